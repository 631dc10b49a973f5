package web_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"solo/dossier"
	"solo/store"
)

func TestAanvraagIsAcceptedOnceAndKnownAgain(t *testing.T) {
	h, in := newHuis(t), newInzending(t, 3, 2000)
	var ids [2]string
	for i, want := range []int{http.StatusCreated, http.StatusOK} {
		w := h.ask(in.verzoek(t))
		var o struct {
			Dossier string
			Al      bool
			Oordeel struct{ Urgentie struct{ Niveau string } }
		}
		if err := json.Unmarshal(w.Body.Bytes(), &o); w.Code != want || err != nil || o.Al != (i == 1) || o.Oordeel.Urgentie.Niveau == "" {
			t.Fatalf("time %d: got %d %s, want %d", i+1, w.Code, w.Body, want)
		}
		ids[i] = o.Dossier
	}
	if l, b := h.inhoud(t); ids[0] != ids[1] || l != 1 || b != 3 {
		t.Errorf("got dossiers %v, %d deliveries and %d files", ids, l, b)
	}
	in.doc["kanaal"] = "balie"
	if p := asProbleem(t, h.ask(in.verzoek(t))); p.Status != http.StatusConflict || p.Code != "anders" {
		t.Errorf("other content: got %d %s", p.Status, p.Code)
	}
}

func TestNothingTouchesTheDiskInClear(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	h, in := newHuis(t), newInzending(t, 0, 0)
	geheim := bytes.Repeat([]byte("afschrift-van-Voorbeeld "), 20_000)
	in.add("afschrift.pdf", slices.Concat([]byte("%PDF-1.7\n<< /Type /Page >>\n"), geheim, []byte("\n%%EOF\n")))
	if w := h.ask(in.verzoek(t)); w.Code != http.StatusCreated {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	for _, m := range []string{h.folder, os.Getenv("TMPDIR")} {
		err := filepath.WalkDir(m, func(pad string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || e.Name() == "solo.reserve" {
				return err
			}
			raw, err := os.ReadFile(pad)
			if bytes.Contains(raw, []byte("afschrift-van-Voorbeeld")) {
				t.Errorf("%s holds the content of an attachment", e.Name())
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestWhatIsWrongIsToldAndLeavesNothing(t *testing.T) {
	zonderBijlage := func(in *inzending, i int) {
		in.namen = append(in.namen[:i:i], in.namen[i+1:]...)
		in.inhouden = append(in.inhouden[:i:i], in.inhouden[i+1:]...)
	}
	for naam, c := range map[string]struct {
		edit   func(*inzending)
		status int
		code   string
		pad    string // of a finding; empty: none is asked
	}{
		"a mistake in an answer": {func(in *inzending) { in.doc["gemeentecode"] = "855" }, 422, "bevindingen", "gemeentecode"},
		"another leverancier":    {func(in *inzending) { in.doc["leverancier"] = "ander" }, 403, "andere-leverancier", ""},
		"the last is missing":    {func(in *inzending) { zonderBijlage(in, 2) }, 422, "bevindingen", "bijlagen[2]"},
		"the first is missing":   {func(in *inzending) { zonderBijlage(in, 0) }, 422, "bevindingen", "bijlagen[0]"},
		"one too many": {func(in *inzending) {
			in.namen, in.inhouden = append(in.namen, "meer.pdf"), append(in.inhouden, []byte("%PDF-1.7 meer"))
		}, 422, "bevindingen", "bijlagen"},
		"two changed places":  {func(in *inzending) { in.inhouden[0], in.inhouden[1] = in.inhouden[1], in.inhouden[0] }, 422, "bevindingen", "bijlagen[0]"},
		"larger than it says": {func(in *inzending) { in.inhouden[1] = append(in.inhouden[1], 'x') }, 422, "bevindingen", "bijlagen[1]"},
		"a file too large":    {func(in *inzending) { in.add("groot.pdf", append([]byte("%PDF-1.7\n"), make([]byte, 1<<20)...)) }, 413, "te-groot", "bijlagen[3].grootte"},
		"all too large": {func(in *inzending) {
			for i := range 3 {
				in.add(strings.Repeat("x", i+1)+".pdf", append([]byte("%PDF-1.7\n"), make([]byte, 1<<20-9)...))
			}
		}, 413, "te-groot", "bijlagen"},
	} {
		t.Run(naam, func(t *testing.T) {
			h, in := newHuis(t), newInzending(t, 3, 3000)
			c.edit(in)
			p := asProbleem(t, h.ask(in.verzoek(t)))
			if p.Status != c.status || p.Code != c.code {
				t.Errorf("got %d %s %+v, want %d %s", p.Status, p.Code, p.Bevindingen, c.status, c.code)
			}
			gevonden := c.pad == ""
			for _, b := range p.Bevindingen {
				gevonden = gevonden || b.Pad == c.pad
			}
			if !gevonden {
				t.Errorf("no finding at %s; got %+v", c.pad, p.Bevindingen)
			}
			h.checkEmpty(t)
		})
	}
}

// A missing file is told as that, and not as three files that differ.
func TestMissingAttachmentDoesNotSpoilTheNext(t *testing.T) {
	h, in := newHuis(t), newInzending(t, 3, 3000)
	in.namen, in.inhouden = in.namen[1:], in.inhouden[1:]
	if p := asProbleem(t, h.ask(in.verzoek(t))); len(p.Bevindingen) != 1 {
		t.Errorf("got %+v, want the first alone", p.Bevindingen)
	}
}

func TestSeveralMissingAttachmentsAreToldTogether(t *testing.T) {
	for naam, over := range map[string]int{"two": 1, "all": 0} {
		h, in := newHuis(t), newInzending(t, 3, 3000)
		in.namen, in.inhouden = in.namen[:over], in.inhouden[:over]
		p := asProbleem(t, h.ask(in.verzoek(t)))
		if p.Status != http.StatusUnprocessableEntity || len(p.Bevindingen) != 3-over || p.Bevindingen[0].Melding != "dit bestand is er niet bij" {
			t.Errorf("%s: got %d %+v, want a finding for each", naam, p.Status, p.Bevindingen)
		}
		h.checkEmpty(t)
	}
}

func TestAttachmentsInAnotherOrderAreToldAsThat(t *testing.T) {
	h, in := newHuis(t), newInzending(t, 3, 3000)
	slices.Reverse(in.namen)
	slices.Reverse(in.inhouden)
	p := asProbleem(t, h.ask(in.verzoek(t)))
	if p.Status != http.StatusUnprocessableEntity || len(p.Bevindingen) != 1 || !strings.Contains(p.Bevindingen[0].Melding, "andere volgorde") {
		t.Errorf("got %d %+v, want one finding about the order", p.Status, p.Bevindingen)
	}
	h.checkEmpty(t)
}

func TestADocumentAtTheWrongAddressIsToldTheRightOne(t *testing.T) {
	h, in := newHuis(t), newInzending(t, 0, 0)
	soort, body := in.body(t)
	if p := asProbleem(t, h.ask(vervolg(soort, bytes.NewReader(body)))); p.Status != 422 || !strings.Contains(p.Bevindingen[0].Melding, "/api/v1/aanvragen") {
		t.Errorf("an aanvraag: got %+v", p)
	}
	in.doc = map[string]any{"formaat": dossier.FormaatVervolg, "leverancier": "loket"}
	if p := asProbleem(t, h.ask(in.verzoek(t))); p.Status != 422 || len(p.Bevindingen) != 1 || !strings.Contains(p.Bevindingen[0].Melding, "/api/v1/vervolg") {
		t.Errorf("a vervolg: got %+v", p)
	}
}

// Names change on the way; the content decides.
func TestNamesOfFilesMayDiffer(t *testing.T) {
	h, in := newHuis(t), newInzending(t, 2, 3000)
	in.namen = []string{"", "C:\\mijn map\\anders.pdf"}
	if w := h.ask(in.verzoek(t)); w.Code != http.StatusCreated {
		t.Errorf("got %d %s", w.Code, w.Body)
	}
}

func TestBodyThatIsNoneIsRefused(t *testing.T) {
	soort, body := newInzending(t, 2, 3000).body(t)
	verkeerd := func(naam string) []byte {
		var b bytes.Buffer
		m := multipart.NewWriter(&b)
		_ = m.SetBoundary("grens")
		writeDeel(t, m, naam, "", []byte("{}"))
		_ = m.Close()
		return b.Bytes()
	}
	for naam, c := range map[string]struct {
		soort  string
		body   io.Reader
		status int
		code   string
	}{
		"JSON":             {"application/json", strings.NewReader("{}"), 415, "mediatype"},
		"no boundary":      {"multipart/form-data", bytes.NewReader(body), 415, "mediatype"},
		"mixed":            {strings.Replace(soort, "form-data", "mixed", 1), bytes.NewReader(body), 415, "mediatype"},
		"nothing":          {soort, strings.NewReader(""), 400, "verzoek"},
		"another boundary": {"multipart/form-data; boundary=grens", bytes.NewReader(body), 400, "verzoek"},
		"no document":      {"multipart/form-data; boundary=grens", bytes.NewReader(verkeerd("bijlage")), 400, "verzoek"},
		"no aanvraag":      {"multipart/form-data; boundary=grens", bytes.NewReader(verkeerd("document")), 422, "bevindingen"},
		"half":             {soort, bytes.NewReader(body[:len(body)-2000]), 400, "verzoek"},
		"broken off":       {soort, io.MultiReader(bytes.NewReader(body[:len(body)-2000]), stuk{io.ErrUnexpectedEOF}), 400, "verzoek"},
		"too slow":         {soort, io.MultiReader(bytes.NewReader(body[:len(body)-2000]), stuk{os.ErrDeadlineExceeded}), 408, "te-traag"},
		"endless":          {soort, io.MultiReader(bytes.NewReader(body[:len(body)-50]), eindeloos{}), 422, "bevindingen"},
		"endless document": {"multipart/form-data; boundary=grens", io.MultiReader(bytes.NewReader(totInhoud(verkeerd("document"))), eindeloos{}), 413, "te-groot"},
	} {
		t.Run(naam, func(t *testing.T) {
			h := newHuis(t)
			if p := asProbleem(t, h.ask(indienen(c.soort, c.body))); p.Status != c.status || p.Code != c.code {
				t.Errorf("got %d %s %+v, want %d %s", p.Status, p.Code, p.Bevindingen, c.status, c.code)
			}
			h.checkEmpty(t)
		})
	}
}

// totInhoud is a body up to the content of its first part.
func totInhoud(body []byte) []byte { return body[:bytes.Index(body, []byte("\r\n\r\n"))+4] }

type stuk struct{ err error }

func (s stuk) Read([]byte) (int, error) { return 0, s.err }

type eindeloos struct{}

func (eindeloos) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

func TestStoreThatCannotCommitIsATryLater(t *testing.T) {
	for _, fout := range []error{store.ErrVol, store.ErrOpslag} {
		h := newHuis(t)
		h.verbs.fout = fout
		w := h.ask(newInzending(t, 1, 500).verzoek(t))
		if p := asProbleem(t, w); p.Status != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
			t.Errorf("%v: got %d with Retry-After %q", fout, p.Status, w.Header().Get("Retry-After"))
		}
	}
}

func TestUnforeseenErrorTellsNothingOfItself(t *testing.T) {
	h := newHuis(t)
	h.verbs.fout = errors.New("iets met een wachtwoord")
	w := h.ask(newInzending(t, 0, 0).verzoek(t))
	p := asProbleem(t, w)
	if p.Status != http.StatusInternalServerError || strings.Contains(w.Body.String(), "wachtwoord") {
		t.Errorf("got %d %s", p.Status, w.Body)
	}
	if !strings.Contains(h.log.String(), p.Verzoek) || !strings.Contains(h.log.String(), "wachtwoord") {
		t.Errorf("the log does not tell it under %s: %s", p.Verzoek, h.log)
	}
}

// One leverancier at its limit leaves the other's room alone.
func TestNinthUploadAtOnceWaitsItsTurn(t *testing.T) {
	h := newHuis(t)
	soort, body := newInzending(t, 0, 0).body(t)
	begonnen, verder := make(chan struct{}), make(chan struct{})
	klaar := make(chan int)
	for range 8 {
		go func() {
			klaar <- h.ask(indienen(soort, io.MultiReader(&wacht{begonnen, verder}, bytes.NewReader(body)))).Code
		}()
		<-begonnen
	}
	w := h.ask(indienen(soort, bytes.NewReader(body)))
	if p := asProbleem(t, w); p.Status != http.StatusTooManyRequests || w.Header().Get("Retry-After") == "" {
		t.Errorf("the ninth: got %d", p.Status)
	}
	ander := indienen(soort, bytes.NewReader(body))
	ander.Header.Set("Authorization", "Bearer "+tokenAnder)
	if p := asProbleem(t, h.ask(ander)); p.Code != "andere-leverancier" {
		t.Errorf("another leverancier: got %s, want that it is heard", p.Code)
	}
	close(verder)
	for range 8 {
		if code := <-klaar; code != http.StatusCreated && code != http.StatusOK {
			t.Errorf("one of the eight: got %d", code)
		}
	}
}

// wacht says that it is being read, and gives nothing until it may go on.
type wacht struct{ begonnen, verder chan struct{} }

func (w *wacht) Read([]byte) (int, error) {
	w.begonnen <- struct{}{}
	<-w.verder
	return 0, io.EOF
}
