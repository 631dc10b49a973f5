package sandbox_test

import (
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"solo/sandbox"
	"solo/sandbox/stuf"
)

// dialecten runs a test in both dialects and both versions of SOAP.
func dialecten(t *testing.T, cfg func() sandbox.Config, test func(w *stufwereld)) {
	t.Helper()
	for _, d := range []stuf.Dialect{stuf.ZDS11, stuf.ZDS12} {
		for _, soap2 := range []bool{false, true} {
			naam := string(d) + " SOAP 1.1"
			if soap2 {
				naam = string(d) + " SOAP 1.2"
			}
			t.Run(naam, func(t *testing.T) {
				w := startStUF(t, d, cfg())
				w.soap2 = soap2
				test(w)
			})
		}
	}
}

func strengStUF() sandbox.Config { return sandbox.Config{Streng: true} }

// zaakpagina is the page of the only zaak.
func (w *stufwereld) zaakpagina() string {
	w.t.Helper()
	_, link, _ := strings.Cut(string(w.do(200, "GET", "/", nil).Ruw), `href="/zaak/`)
	link, _, _ = strings.Cut(link, `"`)
	return string(w.do(200, "GET", "/zaak/"+link, nil).Ruw)
}

func (w *stufwereld) pageHas(teksten ...string) {
	w.t.Helper()
	pagina := w.zaakpagina()
	for _, want := range teksten {
		if !strings.Contains(pagina, want) {
			w.t.Errorf("page misses %q", want)
		}
	}
}

func TestZaakOverStUFIsFoundAndShown(t *testing.T) {
	dialecten(t, strengStUF, func(w *stufwereld) {
		w.has(w.send(geefNummer("Zaak")), 200, "Du02", "<zkn:identificatie>1900Z0000001</zkn:identificatie>", "<StUF:crossRefnummer>ref-1</StUF:crossRefnummer>")
		w.has(w.send(geefNummer("Document")), 200, "Du02", "<zkn:identificatie>1900D0000002</zkn:identificatie>")
		w.has(w.send(creeerZaak("1900-1")), 200, "Bv03Bericht", "<StUF:crossRefnummer>ref-3</StUF:crossRefnummer>")
		w.has(w.send(voegToe("1900-1", "1900-D1", base("hallo"))), 200, "Bv03Bericht")
		w.has(w.send(zetStatus("1900-1", "Ontvangen", "20260203105900")), 200, "Bv03Bericht")
		w.has(w.send(geefZaakdetails("1900-1")), 200, "La01", "K-1900-1", "SPOED Aanvraag", "999990019", "00 Samenvatting", "Ontvangen")
		w.has(w.send(geefLijst("1900-1")), 200, "La01", "1900-D1", "00 Samenvatting")
		w.has(w.send(geefStatus("1900-1")), 200, "La01", "<zkn:omschrijving>Ontvangen</zkn:omschrijving>", "<zkn:datumStatusGezet>20260203105900000</zkn:datumStatusGezet>")
		w.has(w.send(leesDocument("1900-D1")), 200, "La01", ">"+base("hallo")+"</zkn:inhoud>")
		got := w.s.Tel()
		if z := got.PerZaak[0]; got.Zaken != 1 || got.Documenten != 1 || got.Los != 0 || got.Dubbel() != 0 || z.Rollen != 1 || z.Documenten != 1 || z.Statussen != 1 || z.Kenmerken[0] != "SOLO:K-1900-1" {
			w.t.Errorf("Tel got %+v", got)
		}
		w.pageHas("1900-1", "SPOED Aanvraag", ">spoed<", "Huurachterstand &amp; schuld", "K-1900-1", "A. Testpersoon", "999990019",
			"Proefstraat 12, 1234AB Voorbeeldstad", "0600000001", "regeling", "BBZ aanvraag", "03-02-2026 10:59", "00 Samenvatting", "Formulier", "a &amp; b.pdf", "5 bytes")
		_, link, _ := strings.Cut(w.zaakpagina(), `href="/document/`)
		link, _, _ = strings.Cut(link, `"`)
		a := w.do(200, "GET", "/document/"+link, nil)
		if string(a.Ruw) != "hallo" || a.Kop.Get("Content-Disposition") != `inline; filename="a & b.pdf"` {
			w.t.Errorf("download got %q %q", a.Ruw, a.Kop.Get("Content-Disposition"))
		}
		if v := w.s.Verzoeken(); len(v) != 9 || v[2] != (sandbox.Verzoek{Methode: "POST", Dienst: "creeerZaak", Pad: "/stuf/ontvangasynchroon", Status: 200}) {
			w.t.Errorf("log got %+v", v)
		}
	})
}

func TestUpdateChangesWhatItNames(t *testing.T) {
	dialecten(t, strengStUF, func(w *stufwereld) {
		w.send(creeerZaak("1900-1"))
		w.has(w.send(update("1900-1", `<zkn:toelichting>Aanvulling ontvangen</zkn:toelichting>`+
			`<StUF:extraElementen><StUF:extraElement naam="regeling">IOAZ</StUF:extraElement></StUF:extraElementen>`+
			`<zkn:heeftAlsOverigBetrokkene StUF:entiteittype="ZAKBTROVR" StUF:verwerkingssoort="T"><zkn:gerelateerde><zkn:natuurlijkPersoon StUF:entiteittype="NPS" StUF:verwerkingssoort="T"><bg:inp.bsn>999993653</bg:inp.bsn><bg:authentiek StUF:metagegeven="true">N</bg:authentiek><bg:geslachtsnaam>Proefpartner</bg:geslachtsnaam>`+
			`<bg:geboortedatum StUF:indOnvolledigeDatum="M">19700101</bg:geboortedatum><bg:sub.verblijfBuitenland><bg:lnd.landnaam>België</bg:lnd.landnaam><bg:sub.adresBuitenland1>Proefweg 7</bg:sub.adresBuitenland1></bg:sub.verblijfBuitenland></zkn:natuurlijkPersoon></zkn:gerelateerde><zkn:omschrijving>Partner</zkn:omschrijving></zkn:heeftAlsOverigBetrokkene>`)), 200, "Bv03Bericht")
		w.pageHas("Aanvulling ontvangen", "IOAZ", ">spoed<", "SPOED Aanvraag", "Proefpartner", "Proefweg 7, België", "<dd>1970</dd>")
		w.has(w.send(update("1900-1", `<zkn:toelichting xsi:nil="true" StUF:noValue="geenWaarde"/>`)), 200, "Bv03Bericht")
		if strings.Contains(w.zaakpagina(), "Aanvulling ontvangen") {
			w.t.Error("a toelichting that was taken away is still there")
		}
		w.has(w.send(geefZaakdetails("1900-1")), 200, "Proefpartner", `naam="regeling">IOAZ<`, `naam="urgentieniveau">spoed<`)
		if got := w.s.Tel(); got.PerZaak[0].Rollen != 2 || got.PerZaak[0].Eigenschappen != 2 || got.Dubbel() != 0 {
			w.t.Errorf("Tel got %+v", got)
		}
	})
}

func TestWhatAZaakIsAboutHasNoRol(t *testing.T) {
	dialecten(t, strengStUF, func(w *stufwereld) {
		w.send(creeerZaak("1900-1"))
		w.has(w.send(update("1900-1", heleZaak)), 200, "Bv03Bericht")
		if got := w.s.Tel().PerZaak[0].Rollen; got != 1+3 {
			w.t.Errorf("got %d rollen, want those of the two messages and no heeftBetrekkingOp", got)
		}
	})
}

// TestEveryRuleIsRefusedWithItsCode sends one wrong message at a time.
func TestEveryRuleIsRefusedWithItsCode(t *testing.T) {
	const persoon = `<bg:inp.bsn>999990019</bg:inp.bsn>`
	z, doc := creeerZaak("1900-2"), voegToe("1900-1", "D2", base("x"))
	for naam, g := range map[string]struct {
		b    stufbericht
		code string
	}{
		"unknown element":         {z.anders("<zkn:zaakniveau>", "<zkn:iets>1</zkn:iets><zkn:zaakniveau>"), "StUF055"},
		"wrong namespace":         {z.anders(persoon, `<zkn:inp.bsn>999990019</zkn:inp.bsn>`), "StUF055"},
		"order":                   {z.anders("<zkn:omschrijving>SPOED Aanvraag Bbz Testpersoon</zkn:omschrijving><zkn:toelichting>Huurachterstand &amp; schuld</zkn:toelichting>", "<zkn:toelichting>x</zkn:toelichting><zkn:omschrijving>y</zkn:omschrijving>"), "StUF055"},
		"twice":                   {z.anders("<zkn:zaakniveau>1</zkn:zaakniveau>", "<zkn:zaakniveau>1</zkn:zaakniveau><zkn:zaakniveau>1</zkn:zaakniveau>"), "StUF055"},
		"no identificatie":        {z.anders("<zkn:identificatie>1900-2</zkn:identificatie>", ""), "StUF055"},
		"omschrijving too long":   {z.anders("SPOED Aanvraag", strings.Repeat("x", 81)), "StUF055"},
		"zaaktype code too long":  {z.anders("<zkn:code>B1601</zkn:code>", "<zkn:code>B1601678901</zkn:code>"), "StUF055"},
		"date does not exist":     {z.anders("20260202", "20260231"), "StUF055"},
		"date with hyphens":       {z.anders("20260202", "2026-02-02"), "StUF055"},
		"nil without noValue":     {z.anders("<zkn:toelichting>Huurachterstand &amp; schuld</zkn:toelichting>", `<zkn:toelichting xsi:nil="true"/>`), "StUF055"},
		"noValue beside a value":  {z.anders("<zkn:toelichting>", `<zkn:toelichting StUF:noValue="geenWaarde">`), "StUF055"},
		"empty element":           {z.anders("Huurachterstand &amp; schuld", ""), "StUF055"},
		"verwerkingssoort zaak":   {z.anders(`"ZAK" StUF:verwerkingssoort="T"`, `"ZAK" StUF:verwerkingssoort="I"`), "StUF055"},
		"verwerkingssoort person": {z.anders(`"NPS" StUF:verwerkingssoort="T"`, `"NPS" StUF:verwerkingssoort="W"`), "StUF055"},
		"no verwerkingssoort":     {z.anders(`"NPS" StUF:verwerkingssoort="T"`, `"NPS"`), "StUF055"},
		"entiteittype":            {z.anders(`"ZAKBTRINI"`, `"ZAKBTROVR"`), "StUF055"},
		"head entiteittype":       {z.anders(entZak, entEdc), "StUF055"},
		"mutatiesoort":            {z.anders("<StUF:mutatiesoort>T<", "<StUF:mutatiesoort>W<"), "StUF055"},
		"bsn of eight":            {z.anders(persoon, `<bg:inp.bsn>99999001</bg:inp.bsn>`), "StUF055"},
		"anp of sixteen":          {z.anders(persoon+`<bg:authentiek StUF:metagegeven="true">J</bg:authentiek>`, `<bg:anp.identificatie>9000000000000001</bg:anp.identificatie>`), "StUF055"},
		"anp beside a bsn":        {z.anders("<bg:geslachtsnaam>", "<bg:anp.identificatie>90000000000000017</bg:anp.identificatie><bg:geslachtsnaam>"), "StUF055"},
		"no metagegeven":          {z.anders(` StUF:metagegeven="true"`, ""), "StUF055"},
		"addition with a hyphen":  {z.anders("</bg:aoa.huisnummer>", "</bg:aoa.huisnummer><bg:aoa.huisnummertoevoeging>2-hg</bg:aoa.huisnummertoevoeging>"), "StUF055"},
		"street too long":         {z.anders("<bg:aoa.postcode>", "<bg:gor.straatnaam>"+strings.Repeat("x", 25)+"</bg:gor.straatnaam><bg:aoa.postcode>"), "StUF055"},
		"kvk as nnpId":            {z.anders(z.lijf[strings.Index(z.lijf, "<zkn:natuurlijkPersoon"):strings.Index(z.lijf, "</zkn:gerelateerde><zkn:heeftAlsAan")], `<zkn:nietNatuurlijkPersoon StUF:entiteittype="NNP" StUF:verwerkingssoort="T"><bg:inn.nnpId>12345678</bg:inn.nnpId><bg:authentiek StUF:metagegeven="true">N</bg:authentiek></zkn:nietNatuurlijkPersoon>`), "StUF055"},
		"number not unique":       {creeerZaak("1900-1"), "StUF058"},
		"unknown zaaktype":        {z.anders("<zkn:code>B1601</zkn:code>", "<zkn:code>B9999</zkn:code>"), "StUF058"},
		"document without zaak":   {voegToe("1900-9", "D2", base("x")), "StUF064"},
		"document not unique":     {voegToe("1900-1", "D1", base("x")), "StUF058"},
		"document type":           {doc.anders(">Formulier<", ">Rommel<"), "StUF058"},
		"no base64":               {voegToe("1900-1", "D2", "hal*lo"), "StUF055"},
		"half base64":             {voegToe("1900-1", "D2", "YWJjZ"), "StUF055"},
		"empty content":           {voegToe("1900-1", "D2", ""), "StUF055"},
		"no bestandsnaam":         {doc.anders(` StUF:bestandsnaam="a &amp; b.pdf"`, ""), "StUF055"},
		"no contentType":          {doc.anders(` xmime:contentType="application/pdf"`, ""), "StUF055"},
		"update with one object":  {update("1900-1", "").anders(`<zkn:object StUF:entiteittype="ZAK" StUF:verwerkingssoort="W"><zkn:identificatie>1900-1</zkn:identificatie></zkn:object>`, ""), "StUF055"},
		"update of nothing":       {update("1900-9", ""), "StUF064"},
		"status of nothing":       {zetStatus("1900-9", "Ontvangen", "20260203"), "StUF064"},
		"unknown statustype":      {zetStatus("1900-1", "Rommel", "20260203"), "StUF058"},
		"status with a zone":      {zetStatus("1900-1", "Ontvangen", "2026-02-03T10:00:00Z"), "StUF055"},
		"functie":                 {geefNummer("Zaak").anders("genereerZaakid", "genereerZaakId"), "StUF055"},
		"question without number": {geefZaakdetails("x").anders("<zkn:identificatie>x</zkn:identificatie>", ""), "StUF055"},
	} {
		t.Run(naam, func(t *testing.T) {
			w := startStUF(t, stuf.ZDS11, sandbox.Config{Streng: true})
			w.has(w.send(creeerZaak("1900-1")), 200)
			w.has(w.send(voegToe("1900-1", "D1", base("x"))), 200)
			voor := w.s.Tel()
			want := "Fo03Bericht"
			if g.b.adres != "ontvangasynchroon" {
				want = "Fo02Bericht"
			}
			a := w.send(g.b)
			w.has(a, 500, want, "<StUF:code>"+g.code+"<", "<soapenv:Fault>")
			if cross := strings.Contains(string(a.Ruw), "<StUF:crossRefnummer>ref-3<"); cross != (want == "Fo03Bericht") {
				t.Errorf("crossRefnummer %v: %s", cross, a.Ruw)
			}
			if na := w.s.Tel(); na.Zaken != voor.Zaken || na.Documenten != voor.Documenten || na.PerZaak[0].Statussen != 0 {
				t.Errorf("a refused message changed something: %+v", na)
			}
		})
	}
}

func TestRequiredOnlyIn12(t *testing.T) {
	for _, weg := range []string{"<zkn:startdatum>20260202</zkn:startdatum>", "<zkn:zaakniveau>1</zkn:zaakniveau>", "<zkn:code>B1601</zkn:code>"} {
		w := startStUF(t, stuf.ZDS12, sandbox.Config{Streng: true})
		w.has(w.send(creeerZaak("1900-1").anders(weg, "")), 500, "StUF055")
	}
	w := startStUF(t, stuf.ZDS11, sandbox.Config{Streng: true})
	w.has(w.send(creeerZaak("1900-1").anders("<zkn:zaakniveau>1</zkn:zaakniveau>", "")), 200, "Bv03")
}

func TestPartiesAreKnown(t *testing.T) {
	solo, zsh := stuf.Partij{Organisatie: "1900", Applicatie: "SOLO"}, stuf.Partij{Organisatie: "1900", Applicatie: "ZSH"}
	for code, c := range map[string]sandbox.StUF{
		"Bv03":    {Zenders: []stuf.Partij{solo}, Ontvanger: zsh},
		"StUF013": {Zenders: []stuf.Partij{zsh}, Ontvanger: zsh},
		"StUF010": {Zenders: []stuf.Partij{solo}, Ontvanger: solo},
	} {
		w := startStUF(t, stuf.ZDS11, sandbox.Config{StUF: &c})
		status := 500
		if code == "Bv03" {
			status = 200
		}
		w.has(w.send(creeerZaak("1900-1")), status, code, "<StUF:ontvanger><StUF:organisatie>1900</StUF:organisatie><StUF:applicatie>SOLO<")
	}
}

func TestSOAPActionDecides(t *testing.T) {
	w := startStUF(t, stuf.ZDS11, sandbox.Config{Streng: true})
	_, tekst := w.bericht(creeerZaak("1900-1"), "r1", "20260203110000")
	for naam, actie := range map[string]string{"none": "", "of a question": zkn + "/geefZaakdetails_Lv01", "of 1.2": zds + "/creeerZaak_ZakLk01", "unknown": zkn + "/x"} {
		if a := w.post("ontvangasynchroon", actie, tekst); a.Status != 500 || !strings.Contains(string(a.Ruw), "StUF040") {
			t.Errorf("%s: got %d %s", naam, a.Status, a.Ruw)
		}
	}
	w.has(w.post("beantwoordvraag", zkn+"/creeerZaak_Lk01", tekst), 500, "StUF040", "plek>server<", "Combinatie van berichtcode")
	w.has(w.post("ontvangasynchroon", zkn+"/updateZaak_Lk01", tekst), 500, "StUF055") // another service, another rule
	_, tekst = w.bericht(creeerZaak("1900-1"), "r2", "20260203110000")
	w.has(w.post("ontvangasynchroon", zkn+"/creeerZaak_Lk01", tekst), 200, "Bv03")
}

func TestSameMessageGetsTheSameAnswer(t *testing.T) {
	dialecten(t, strengStUF, func(w *stufwereld) {
		actie, tekst := w.bericht(creeerZaak("1900-1"), "r1", "20260203110000000")
		eerst := w.post("ontvangasynchroon", actie, tekst)
		w.has(eerst, 200, "Bv03")
		w.klok.Add(60)
		vers := strings.Replace(tekst, "<s:Body>", "<s:Header><x>fresh</x></s:Header><s:Body>", 1)
		if weer := w.post("ontvangasynchroon", actie, vers); string(weer.Ruw) != string(eerst.Ruw) || weer.Status != 200 {
			w.t.Errorf("second answer %d %s, want the first", weer.Status, weer.Ruw)
		}
		w.has(w.post("ontvangasynchroon", actie, strings.Replace(tekst, "SPOED", "GEWOON", 1)), 500, "StUF016", "Fo03")
		actie, gelijk := w.bericht(creeerZaak("1900-2"), "r2", "20260203110000")
		w.has(w.post("ontvangasynchroon", actie, gelijk), 500, "StUF019")
		actie, later := w.bericht(creeerZaak("1900-2"), "r3", "2026020311000001") // two digits of a second
		w.has(w.post("ontvangasynchroon", actie, later), 200, "Bv03")
		w.has(w.post("ontvangasynchroon", actie, tekst), 200, "Bv03") // older, but known
		if got := w.s.Tel(); got.Zaken != 2 || got.Dubbel() != 0 {
			w.t.Errorf("Tel got %+v", got)
		}
	})
}

func TestRefusalStaysAndServerFaultMayPass(t *testing.T) {
	w := startStUF(t, stuf.ZDS11, sandbox.Config{Streng: true})
	actie, fout := w.bericht(creeerZaak("1900-1").anders("20260202", "20260231"), "r1", "20260203110000")
	eerst := w.post("ontvangasynchroon", actie, fout)
	if weer := w.post("ontvangasynchroon", actie, fout); string(weer.Ruw) != string(eerst.Ruw) || weer.Status != 500 {
		t.Errorf("second refusal %d %s, want the first", weer.Status, weer.Ruw)
	}
	actie, doc := w.bericht(voegToe("1900-1", "D1", base("x")), "r3", "20260203110002")
	w.has(w.post("ontvangasynchroon", actie, doc), 500, "StUF064")
	zaakActie, zaak := w.bericht(creeerZaak("1900-1"), "r2", "20260203110001")
	w.has(w.post("ontvangasynchroon", zaakActie, zaak), 200, "Bv03")
	w.has(w.post("ontvangasynchroon", actie, doc), 200, "Bv03")
}

func TestNumberIsHandedOutOnce(t *testing.T) {
	w := startStUF(t, stuf.ZDS11, sandbox.Config{Streng: true, StUF: &sandbox.StUF{Gemeentecode: "0855"}})
	actie, tekst := w.bericht(geefNummer("Zaak"), "r1", "20260203110000")
	a, b := w.post("vrijeberichten", actie, tekst), w.post("vrijeberichten", actie, tekst)
	if string(a.Ruw) != string(b.Ruw) {
		t.Errorf("the same question got %s and %s", a.Ruw, b.Ruw)
	}
	w.has(a, 200, "0855Z0000001")
	w.has(w.send(geefNummer("Document")), 200, "0855D0000002")
}

func TestLenientServerMakesDoublesThatShow(t *testing.T) {
	dialecten(t, func() sandbox.Config { return sandbox.Config{} }, func(w *stufwereld) {
		for range 2 {
			actie, tekst := w.bericht(creeerZaak("1900-1").anders("<zkn:zaakniveau>", "<zkn:vreemd/><zkn:zaakniveau>"), "r1", "20260203110000")
			w.has(w.post("ontvangasynchroon", actie, tekst), 200, "Bv03")
		}
		for range 2 {
			w.has(w.send(voegToe("1900-1", "D1", base("x"))), 200, "Bv03")
			w.has(w.send(zetStatus("1900-1", "Ontvangen", "20260203")), 200, "Bv03")
		}
		got := w.s.Tel()
		if got.Zaken != 2 || got.DubbeleZaken != 1 || got.DubbeleDocumenten != 1 || got.DubbeleStatussen != 1 {
			w.t.Errorf("Tel got %+v", got)
		}
		if n := strings.Count(string(w.do(200, "GET", "/", nil).Ruw), ">dubbel<"); n != 2 {
			w.t.Errorf("marked %d doubles, want 2", n)
		}
	})
}

func TestWithoutDeduplicationARepeatIsNotUnique(t *testing.T) {
	w := startStUF(t, stuf.ZDS11, sandbox.Config{Streng: true, StUF: &sandbox.StUF{ZonderOntdubbeling: true}})
	actie, tekst := w.bericht(creeerZaak("1900-1"), "r1", "20260203110000")
	w.has(w.post("ontvangasynchroon", actie, tekst), 200, "Bv03")
	w.has(w.post("ontvangasynchroon", actie, tekst), 500, "StUF058", "niet uniek")
}

func TestNotFoundInThreeForms(t *testing.T) {
	for vorm, want := range map[string][]string{"": {"La01"}, "Fo02": {"Fo02Bericht", "StUF064"}, "Fo03": {"Fo03Bericht", "StUF058"}} {
		dialecten(t, func() sandbox.Config { return sandbox.Config{Streng: true, StUF: &sandbox.StUF{NietGevonden: vorm}} }, func(w *stufwereld) {
			status := 500
			if vorm == "" {
				status = 200
			}
			for _, b := range []stufbericht{geefZaakdetails("1900-9"), geefLijst("1900-9"), leesDocument("D9")} {
				a := w.send(b)
				w.has(a, status, want...)
				if strings.Contains(string(a.Ruw), "antwoord>") {
					w.t.Errorf("found something: %s", a.Ruw)
				}
			}
		})
	}
}

func TestScopeChoosesAndNamesWhatIsNotThere(t *testing.T) {
	w := startStUF(t, stuf.ZDS11, sandbox.Config{Streng: true})
	w.send(creeerZaak("1900-1"))
	a := w.send(vraag("geefZaakdetails", "1900-1", "", `<zkn:identificatie xsi:nil="true"/><zkn:kenmerk><zkn:kenmerk xsi:nil="true"/><zkn:bron xsi:nil="true"/></zkn:kenmerk><zkn:einddatum xsi:nil="true"/>`))
	w.has(a, 200, "K-1900-1", `<zkn:einddatum StUF:noValue="geenWaarde" xsi:nil="true"/>`)
	if strings.Contains(string(a.Ruw), "999990019") || strings.Contains(string(a.Ruw), "SPOED") {
		t.Errorf("answer holds what was not asked: %s", a.Ruw)
	}
}

func TestDoneLaterByHandAndByItself(t *testing.T) {
	w := startStUF(t, stuf.ZDS11, sandbox.Config{Streng: true, StUF: &sandbox.StUF{Asynchroon: true}})
	w.has(w.send(creeerZaak("1900-1")), 200, "Bv03")
	w.has(w.send(voegToe("1900-1", "D1", base("hallo"))), 200, "Bv03")
	w.has(w.send(voegToe("1900-9", "D2", base("hallo"))), 200, "Bv03")
	w.has(w.send(geefZaakdetails("1900-1")), 200, "La01")
	if got := w.s.Tel(); got.Zaken != 0 || got.Documenten != 0 {
		t.Errorf("done at once: %+v", got)
	}
	if n := w.s.LandLate(); n != 3 {
		t.Errorf("landed %d, want 3", n)
	}
	if got := w.s.Tel(); got.Zaken != 1 || got.Documenten != 1 {
		t.Errorf("after landing: %+v", got)
	}
	f := w.s.Foutberichten()
	if len(f) != 1 || f[0].Referentienummer != "ref-3" || f[0].Code != "StUF064" || !strings.Contains(f[0].Bericht, "Fo01Bericht") {
		t.Errorf("Foutberichten got %+v", f)
	}
	if got := string(w.do(200, "GET", "/_foutberichten", nil).Ruw); !strings.Contains(got, "StUF064") {
		t.Errorf("/_foutberichten got %s", got)
	}
	keep(f[0].Bericht)

	v := startStUF(t, stuf.ZDS11, sandbox.Config{Streng: true, StUF: &sandbox.StUF{Asynchroon: true, Vertraging: time.Millisecond}})
	v.has(v.send(creeerZaak("1900-1")), 200, "Bv03")
	for limiet := time.Now().Add(5 * time.Second); v.s.Tel().Zaken == 0; {
		if time.Now().After(limiet) {
			t.Fatal("the zaak never came")
		}
		v.do(200, "GET", "/", nil)
	}
}

func TestStUFSurvivesARestart(t *testing.T) {
	map1 := t.TempDir()
	cfg := func(asynchroon bool) sandbox.Config {
		return sandbox.Config{Streng: true, Journaal: filepath.Join(map1, "journaal"), Map: filepath.Join(map1, "inhoud"), StUF: &sandbox.StUF{Asynchroon: asynchroon}}
	}
	w := startStUF(t, stuf.ZDS12, cfg(false))
	actie, tekst := w.bericht(creeerZaak("1900-1"), "r1", "20260203110000")
	eerst := w.post("ontvangasynchroon", actie, tekst)
	w.has(w.send(voegToe("1900-1", "D1", base("hallo"))), 200)
	details := w.send(geefZaakdetails("1900-1"))
	voor := w.zaakpagina()
	if err := w.s.Close(); err != nil {
		t.Fatal(err)
	}
	w2 := startStUF(t, stuf.ZDS12, cfg(true))
	if got := w2.zaakpagina(); got != voor {
		t.Errorf("page after restart:\n%s\nwant\n%s", got, voor)
	}
	if weer := w2.post("ontvangasynchroon", actie, tekst); string(weer.Ruw) != string(eerst.Ruw) {
		t.Errorf("answer after restart %s, want %s", weer.Ruw, eerst.Ruw)
	}
	a, ouder := w2.bericht(creeerZaak("1900-2"), "r9", "20260203105959")
	w2.has(w2.post("ontvangasynchroon", a, ouder), 500, "StUF019")
	w2.nr = 10
	strip := regexp.MustCompile(`<zkn:stuurgegevens>.*</zkn:stuurgegevens>`)
	if got := w2.send(geefZaakdetails("1900-1")); strip.ReplaceAllString(string(got.Ruw), "") != strip.ReplaceAllString(string(details.Ruw), "") {
		t.Errorf("details after restart %s, want %s", got.Ruw, details.Ruw)
	}
	w2.has(w2.send(leesDocument("D1")), 200, base("hallo"))
	w2.has(w2.send(voegToe("1900-1", "D2", base("later"))), 200, "Bv03")
	if err := w2.s.Close(); err != nil {
		t.Fatal(err)
	}
	w3 := startStUF(t, stuf.ZDS12, cfg(true))
	if n := w3.s.LandLate(); n != 1 {
		t.Errorf("landed %d after restart, want 1", n)
	}
	w3.has(w3.send(leesDocument("D2")), 200, base("later"))
}

// heleZaak is much of what a zaak may have.
const heleZaak = `<zkn:einddatumGepland>20260401</zkn:einddatumGepland><zkn:opschorting><zkn:indicatie>N</zkn:indicatie><zkn:reden xsi:nil="true" StUF:noValue="geenWaarde"/></zkn:opschorting><zkn:betalingsIndicatie>N.v.t.</zkn:betalingsIndicatie>` +
	`<StUF:tijdstipRegistratie>20260203110000</StUF:tijdstipRegistratie><StUF:extraElementen><StUF:extraElement naam="a.b">x</StUF:extraElement></StUF:extraElementen>` +
	`<zkn:heeftBetrekkingOp StUF:entiteittype="ZAKOBJ" StUF:verwerkingssoort="T"><zkn:gerelateerde><zkn:vestiging StUF:entiteittype="VES" StUF:verwerkingssoort="T"><bg:vestigingsNummer>000012345678</bg:vestigingsNummer><bg:authentiek StUF:metagegeven="true">N</bg:authentiek><bg:handelsnaam>Proefzaak</bg:handelsnaam></zkn:vestiging></zkn:gerelateerde><zkn:omschrijving>Onderneming</zkn:omschrijving></zkn:heeftBetrekkingOp>` +
	`<zkn:heeftAlsGemachtigde StUF:entiteittype="ZAKBTRGMC" StUF:verwerkingssoort="T"><zkn:gerelateerde><zkn:nietNatuurlijkPersoon StUF:entiteittype="NNP" StUF:verwerkingssoort="T"><bg:inn.nnpId>123456782</bg:inn.nnpId><bg:authentiek StUF:metagegeven="true">N</bg:authentiek><bg:statutaireNaam>Proefkantoor</bg:statutaireNaam></zkn:nietNatuurlijkPersoon></zkn:gerelateerde></zkn:heeftAlsGemachtigde>` +
	`<zkn:heeftAlsUitvoerende StUF:entiteittype="ZAKBTRUTV" StUF:verwerkingssoort="T"><zkn:gerelateerde><zkn:medewerker StUF:entiteittype="MDW" StUF:verwerkingssoort="I"><zkn:identificatie>m1</zkn:identificatie><zkn:achternaam>Proef</zkn:achternaam></zkn:medewerker></zkn:gerelateerde></zkn:heeftAlsUitvoerende>` +
	`<zkn:heeftAlsOverigBetrokkene StUF:entiteittype="ZAKBTROVR" StUF:verwerkingssoort="T"><zkn:gerelateerde><zkn:natuurlijkPersoon StUF:entiteittype="NPS" StUF:verwerkingssoort="T"><bg:anp.identificatie>12345678901234567</bg:anp.identificatie><bg:geslachtsnaam>Proef</bg:geslachtsnaam><bg:sub.verblijfBuitenland><bg:lnd.landnaam>België</bg:lnd.landnaam><bg:sub.adresBuitenland1>Proefweg 7</bg:sub.adresBuitenland1></bg:sub.verblijfBuitenland></zkn:natuurlijkPersoon></zkn:gerelateerde><zkn:omschrijving>Partner</zkn:omschrijving><StUF:extraElementen><StUF:extraElement naam="emailadres">p@voorbeeld.example</StUF:extraElement></StUF:extraElementen></zkn:heeftAlsOverigBetrokkene>`

func TestStUFOffIsNotThere(t *testing.T) {
	w := start(t, sandbox.Config{})
	for _, pad := range []string{"/stuf/ontvangasynchroon", "/_foutberichten"} {
		if a, err := w.try(http.MethodPost, pad, "x"); err != nil || a.Status != 404 && a.Status != 405 {
			t.Errorf("%s: got %d, %v", pad, a.Status, err)
		}
	}
}

func TestUpdateRefusesWhatItCannotDo(t *testing.T) {
	w := startStUF(t, stuf.ZDS11, sandbox.Config{Streng: true})
	w.send(creeerZaak("1900-1"))
	rol := `<zkn:heeftAlsInitiator StUF:entiteittype="ZAKBTRINI" StUF:verwerkingssoort="W"><zkn:gerelateerde><zkn:natuurlijkPersoon StUF:entiteittype="NPS" StUF:verwerkingssoort="W"><bg:geslachtsnaam>Anders</bg:geslachtsnaam></zkn:natuurlijkPersoon></zkn:gerelateerde></zkn:heeftAlsInitiator>`
	w.has(w.send(update("1900-1", rol)), 500, "StUF058")
	w.has(w.send(update("1900-1", "").anders("1900-1", "1900-7")), 500, "StUF055")
}

func TestEndStatusClosesAndLastStatusIsTold(t *testing.T) {
	w := startStUF(t, stuf.ZDS12, sandbox.Config{Streng: true})
	w.send(creeerZaak("1900-1"))
	w.has(w.send(zetStatus("1900-1", "Ontvangen", "20260203105900")), 200, "Bv03")
	w.has(w.send(zetStatus("1900-1", "Afgehandeld", "20260204")), 200, "Bv03")
	a := w.send(geefStatus("1900-1"))
	w.has(a, 200, "Afgehandeld", "<zkn:volgnummer>3</zkn:volgnummer>", "20260204000000000")
	if strings.Contains(string(a.Ruw), "Ontvangen") {
		t.Errorf("more than the last status: %s", a.Ruw)
	}
	w.pageHas("Afgehandeld", "Einddatum")
}

func TestUnknownDialectIsRefused(t *testing.T) {
	if _, err := sandbox.New(sandbox.Config{StUF: &sandbox.StUF{Dialect: "2.0"}}); err == nil {
		t.Error("a dialect that does not exist was accepted")
	}
}
