package keuring_test

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"solo/sandbox/keuring"
)

// body is what stands in an envelope.
func body(envelop string) string {
	_, na, _ := strings.Cut(envelop, ":Body>")
	voor, _, _ := strings.Cut(na, "</soap")
	return voor
}

// wantFout wants a text in the deviations of a case, or with "" none.
func wantFout(t *testing.T, naam, got, want string) {
	t.Helper()
	if want == "" && got != "" || !strings.Contains(got, want) {
		t.Errorf("%s: got %q, want %q in it", naam, got, want)
	}
}

func TestWhatIsWrongWithTheBindingIsReported(t *testing.T) {
	stufNorm(t)
	fault := func(naam string) func(*stuf) {
		return func(s *stuf) { s.status, s.antwoord = 500, capture(t, "zelfgemaakt-zds12/"+naam+".xml") }
	}
	gevallen := map[string]struct {
		maak func(*stuf)
		want string
	}{
		"actie ontbreekt":        {func(s *stuf) { s.actie = "" }, " creeerZaak_ZakLk01 creeerZaak_ZakLk01 (200): WSDL: the SOAPAction is missing"},
		"actie bestaat niet":     {func(s *stuf) { s.actie = zds11 + "creeerZaak_ZakLk01" }, "WSDL: this SOAPAction is in neither dialect"},
		"actie van een ander":    {func(s *stuf) { s.actie = zds12 + "updateZaak_ZakLk01" }, "WSDL: this SOAPAction carries updateZaak_ZakLk01"},
		"actie van 1.1":          {func(s *stuf) { s.actie = zds11 + "creeerZaak_Lk01" }, "WSDL: this SOAPAction carries zakLk01"},
		"antwoord van een ander": {func(s *stuf) { s.actie = zds12 + "geefZaakdetails_ZakLv01" }, "WSDL: this service does not answer with Bv03Bericht"},
		"foutbericht van vraag":  {fault("09-Fo02-StUF064-fault-soap11"), "(500): WSDL: this service does not answer with Fo02Bericht"},
		"foutbericht":            {fault("09-Fo03-StUF016-fault-soap11"), ""},
		"tussenstation":          {fault("09-Bv04-tussenstation"), ""},
		"soort van SOAP 1.2":     {func(s *stuf) { s.soort = "application/soap+xml" }, " creeerZaak_ZakLk01 creeerZaak_ZakLk01 (200): SOAP: the media type of this envelope is text/xml"},
		"soort van het antwoord": {func(s *stuf) { s.antwoordSoort = "application/xml" }, " creeerZaak_ZakLk01 Bv03Bericht (200): SOAP: the media type of this envelope is text/xml"},
		"zonder envelop":         {func(s *stuf) { s.antwoord = body(s.antwoord) }, " creeerZaak_ZakLk01 Bv03Bericht (200): SOAP: there is no envelope"},
		"leeg antwoord van goed": {func(s *stuf) { s.antwoord = "" }, "cannot be judged: leeg bestand"},
		"leeg verzoek":           {func(s *stuf) { s.verzoek = "" }, " creeerZaak_ZakLk01  (200): cannot be judged: leeg bestand"},
	}
	alle := map[string]stuf{}
	for naam, g := range gevallen {
		s := goed(t)
		g.maak(&s)
		alle[naam] = s
	}
	got := eachAlone(t, alle)
	for naam, g := range gevallen {
		wantFout(t, naam, got[naam], g.want)
	}
}

// mtom packs a message as SOAP MTOM does; delen go by their Content-ID.
func mtom(s stuf, kop, rootSoort string, delen ...string) stuf {
	s.soort = `multipart/related; boundary=grens; start-info="text/xml"; ` + kop
	s.verzoek = "--grens\r\nContent-Type: " + rootSoort + "\r\nContent-ID: <root@x>\r\n\r\n" + s.verzoek
	for _, d := range delen {
		s.verzoek += "\r\n--grens\r\nContent-Type: application/pdf\r\nContent-ID: <" + d + ">\r\n\r\n" + strings.Repeat("%PDF\x00", 50_000)
	}
	s.verzoek += "\r\n--grens--\r\n"
	return s
}

func TestMTOMIsUnpackedAndJudged(t *testing.T) {
	const (
		insluiting = `<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:d1%40x"/>`
		kop        = `type="application/xop+xml"; start="<root@x>"`
		soort      = "application/xop+xml; charset=UTF-8; type=\"text/xml\""
	)
	met := document(t, insluiting)
	verkeerd := met
	verkeerd.verzoek = strings.ReplaceAll(met.verzoek, "koppelvlak/zds0120", "koppelvlak/zds0130")
	later := mtom(met, kop, soort, "d1@x")
	delen := strings.Split(later.verzoek, "--grens")
	later.verzoek = "--grens" + delen[2] + "--grens" + delen[1] + "--grens--\r\n"
	gevallen := map[string]struct {
		s    stuf
		want string
	}{
		"goed":                     {mtom(met, kop, soort, "d1@x"), ""},
		"root niet vooraan":        {later, ""},
		"zonder start":             {mtom(met, `type="application/xop+xml"`, soort, "d1@x"), ""},
		"verkeerde root":           {mtom(verkeerd, kop, soort, "d1@x"), "cannot be judged: geen schema voor"},
		"root is geen XML":         {mtom(stuf{actie: met.actie, verzoek: "%PDF", antwoord: met.antwoord, antwoordSoort: "text/xml"}, kop, soort), "cannot be judged: geen XML"},
		"start wijst naar deel":    {mtom(met, `type="application/xop+xml"; start="<d1@x>"`, soort, "d1@x"), "cannot be judged: geen XML"},
		"start wijst nergens":      {mtom(met, `type="application/xop+xml"; start="<x@x>"`, soort, "d1@x"), "the multipart has no root part"},
		"deel ontbreekt":           {mtom(met, kop, soort), "an xop:Include names no part"},
		"deel te veel":             {mtom(met, kop, soort, "d1@x", "d2@x"), "a part is not included anywhere"},
		"root van verkeerde soort": {mtom(met, kop, "text/xml", "d1@x"), "the root part is not application/xop+xml"},
		"soort ontbreekt":          {mtom(met, `start="<root@x>"`, soort, "d1@x"), "the type of the multipart is not application/xop+xml"},
		"tekst ernaast":            {mtom(document(t, insluiting+"QUJD"), kop, soort, "d1@x"), "an xop:Include is not alone"},
		"naam ontbreekt":           {mtom(met.without(` StUF:bestandsnaam="aanvraag-bbz.pdf"`), kop, soort, "d1@x"), "bestandsnaam' is required"},
		"zonder multipart":         {met, "Element content is not allowed"},
		"afgekapt":                 {mtom(met, kop, soort, "d1@x").without("\r\n--grens--\r\n"), "the multipart cannot be read to its end"},
	}
	alle := map[string]stuf{}
	for naam, g := range gevallen {
		alle[naam] = g.s
	}
	got := eachAlone(t, alle)
	for naam, g := range gevallen {
		wantFout(t, naam, got[naam], g.want)
	}
}

// with puts one piece of the request in the place of another.
func (s stuf) with(oud, nieuw string) stuf {
	s.verzoek = strings.Replace(s.verzoek, oud, nieuw, 1)
	return s
}

func (s stuf) without(stuk string) stuf { return s.with(stuk, "") }

func TestBrokenOffExchangesAreCountedAndNotJudged(t *testing.T) {
	s := goed(t)
	k := stufNorm(t).New(t.TempDir())
	srv := httptest.NewUnstartedServer(nil)
	var bezig sync.WaitGroup // the client hears of a break before it is booked
	keurder := k.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/afgebroken":
			panic(http.ErrAbortHandler)
		case "/gekaapt":
			c, _, err := w.(http.Hijacker).Hijack()
			if err != nil {
				t.Error(err)
				return
			}
			c.Close()
		case "/half":
			w.Header().Set("Content-Length", "9999")
			_, _ = io.WriteString(w, s.antwoord)
		}
	}))
	srv.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer bezig.Done()
		keurder.ServeHTTP(w, r)
	})
	srv.Start()
	defer srv.Close()
	for _, pad := range []string{"/afgebroken", "/gekaapt", "/half"} {
		bezig.Add(1)
		resp, err := http.Post(srv.URL+pad, "text/xml", strings.NewReader("<wrong"))
		if err == nil {
			_, err = io.ReadAll(resp.Body)
			resp.Body.Close()
		}
		if err == nil {
			t.Errorf("%s was not broken off", pad)
		}
	}
	bezig.Wait()
	v, err := k.Verslag()
	if err != nil || v.Afgebroken != 3 || v.Uitwisselingen != 0 || len(v.Afwijkingen) > 0 {
		t.Errorf("got %v and %s%v, want three broken off", err, v, v.Afwijkingen)
	}
}

func TestARequestOfWhichTheClientSentHalfIsNotJudged(t *testing.T) {
	k := stufNorm(t).New(t.TempDir())
	r := httptest.NewRequest("POST", "/", io.MultiReader(strings.NewReader("<half"), kapot{}))
	r.Header.Set("Content-Type", "text/xml")
	k.Handler(goed(t)).ServeHTTP(httptest.NewRecorder(), r)
	if v, err := k.Verslag(); err != nil || v.Afgebroken != 1 || len(v.Afwijkingen) > 0 {
		t.Errorf("got %v and %s%v, want one broken off", err, v, v.Afwijkingen)
	}
}

type kapot struct{}

func (kapot) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func TestAnswersThatAreNotStUFAreCountedApart(t *testing.T) {
	s := goed(t)
	with := func(status int, soort, antwoord string) stuf {
		s.status, s.antwoordSoort, s.antwoord = status, soort, antwoord
		return s
	}
	v := pass(t, with(502, "text/html", "<html><body>Bad Gateway</body></html>"), with(200, "text/xml", capture(t, "fout-opzettelijk/18-proxy-foutpagina.xml")),
		with(503, "text/plain", ""), with(500, "text/xml", capture(t, "fout-opzettelijk/19-fault-zonder-stuf.xml")))
	if v.HTML != 2 || v.Ongekeurd() != 2 || len(v.Afwijkingen) > 0 || v.Uitwisselingen != 4 {
		t.Errorf("got %s%v, want two of HTML and two not judged", v, v.Afwijkingen)
	}
	if got := v.Gezien["creeerZaak_ZakLk01"]; got.Verzoeken["creeerZaak_ZakLk01"] != 4 || len(got.Antwoord) > 0 {
		t.Errorf("got %+v, want four requests and no answers", got)
	}
}

func TestMessagesThatAreTooLargeAreCounted(t *testing.T) {
	s := goed(t)
	s.verzoek = "<!--" + strings.Repeat("x", keuring.MaxBericht) + "-->" + s.verzoek
	if v := pass(t, s); v.Ongekeurd() != 1 || len(v.Afwijkingen) > 0 {
		t.Errorf("got %s%v, want one not judged", v, v.Afwijkingen)
	}
}

func TestHandlerGetsTheWholeStUFBodyAndOtherTrafficPasses(t *testing.T) {
	k := stufNorm(t).New(t.TempDir())
	for _, g := range []struct {
		methode, soort, body string
		want                 int
	}{{"POST", "text/xml", "<x/>", 1}, {"POST", "application/json", "{}", 1}, {"GET", "text/xml", "<x/>", 1}} {
		r := httptest.NewRequest(g.methode, "/", strings.NewReader(g.body))
		r.Header.Set("Content-Type", g.soort)
		got := ""
		k.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			b, _ := io.ReadAll(r.Body)
			got = string(b)
			w.Header().Set("Content-Type", "application/json")
			_, _ = io.WriteString(w, "{}")
		})).ServeHTTP(httptest.NewRecorder(), r)
		if v, err := k.Verslag(); err != nil || got != g.body || v.Uitwisselingen != g.want {
			t.Errorf("%s %s: got %v, %q and %d exchanges, want %q and %d", g.methode, g.soort, err, got, v.Uitwisselingen, g.body, g.want)
		}
	}
}

// What a message holds is in no report, wherever it stands.
func TestReportsHoldNoValues(t *testing.T) {
	const geheim = "Geheim't \"Proef\" is not a valid value of x"
	s := goed(t)
	var alle []stuf
	for _, element := range []string{"identificatie", "startdatum", "zaakniveau", "inp.bsn", "geslachtsnaam", "aoa.postcode", "betalingsIndicatie", "archiefnominatie", "tijdstipBericht", "mutatiesoort", "code"} {
		for _, waarde := range []string{geheim, geheim + "\n" + geheim, strings.Repeat(geheim, 50), "20269999"} {
			anders := s
			voor, na, _ := strings.Cut(s.verzoek, element+">")
			_, na, _ = strings.Cut(na, "<")
			anders.verzoek = voor + element + ">" + waarde + "<" + na
			alle = append(alle, anders)
		}
	}
	for _, attribuut := range []string{`StUF:verwerkingssoort="`, `StUF:entiteittype="`} {
		anders := s
		anders.verzoek = strings.ReplaceAll(s.verzoek, attribuut, attribuut+`Geheim't Proef`)
		alle = append(alle, anders)
	}
	v := pass(t, alle...)
	got := v.String() + strings.Join(v.Of(keuring.Verzoek), "\n")
	for _, niet := range []string{"Geheim", "Proef", "20269999"} {
		if i := strings.Index(got, niet); i >= 0 {
			t.Errorf("got %q, want no values", got[max(0, i-200):i+50])
		}
	}
	if len(v.Afwijkingen) < len(alle)/2 {
		t.Errorf("got %d deviations of %d messages, want more", len(v.Afwijkingen), len(alle))
	}
}

func TestWhatIsAbsentIsToldApart(t *testing.T) {
	if _, err := keuring.LoadStUF(filepath.Join(t.TempDir(), "stuf-validate")); !errors.Is(err, keuring.ErrStUFAfwezig) || !strings.Contains(err.Error(), keuring.StUFStandaard) {
		t.Errorf("got %v, want ErrStUFAfwezig that names the script", err)
	}
	stufNorm(t)
	t.Setenv("PATH", t.TempDir())
	for ci, want := range map[string]bool{"": true, "true": false} {
		t.Setenv("CI", ci)
		if _, err := keuring.LoadStUF(stufScript); errors.Is(err, keuring.ErrStUFAfwezig) != want || !strings.Contains(err.Error(), "is not installed") {
			t.Errorf("CI=%q: got %v, want one that names a program, and ErrStUFAfwezig: %v", ci, err, want)
		}
	}
}

// A script of another make is no reason to skip: somebody has to look.
func TestAnotherScriptIsNoAbsence(t *testing.T) {
	script := filepath.Join(t.TempDir(), "stuf-validate")
	if err := os.WriteFile(script, []byte("#!/bin/sh\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := keuring.LoadStUF(script); err == nil || errors.Is(err, keuring.ErrStUFAfwezig) {
		t.Errorf("got %v, want another error", err)
	}
}
