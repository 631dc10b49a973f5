package paginas_test

import (
	"mime"
	"net/http"
	"strings"
	"testing"
)

func TestApplicantDownloadsHisAanvraagAsPDF(t *testing.T) {
	p := newToneel(t)
	const naam = "01-kapper-regulier"
	id := string(p.verzondenIn(tilburg, naam))
	b := p.bezoeker().login(naam)
	for _, pad := range []string{"/aanvraag/" + id, "/aanvraag/" + id + "/verstuurd"} {
		if b.open(pad); !strings.Contains(b.tekst, `href="/aanvraag/`+id+`/pdf"`) || !strings.Contains(b.tekst, "Zoals u hem verstuurde op 20 november 2026.") {
			t.Errorf("%s does not lead to the PDF:\n%s", pad, b.leesbaar())
		}
	}
	antw, err := b.c.Get(p.adres + "/aanvraag/" + id + "/pdf")
	must(t, err)
	defer antw.Body.Close()
	if got := lees(t, antw.Body); got != pdf || antw.StatusCode != http.StatusOK {
		t.Errorf("%d with %d bytes, want the PDF", antw.StatusCode, len(got))
	}
	soort, veld, err := mime.ParseMediaType(antw.Header.Get("Content-Disposition"))
	if err != nil || soort != "attachment" || veld["filename"] != "aanvraag-"+id+".pdf" {
		t.Errorf("got %q", antw.Header.Get("Content-Disposition"))
	}
	for kop, want := range map[string]string{"Content-Type": "application/pdf", "Cache-Control": "no-store"} {
		if got := antw.Header.Get(kop); got != want {
			t.Errorf("%s: got %q, want %q", kop, got, want)
		}
	}
}

func TestDraftHasNoPDF(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	if b.open(thuis + "/pdf"); b.status != http.StatusConflict || !strings.Contains(b.tekst, "De PDF is er pas als de gemeente uw aanvraag heeft") {
		t.Errorf("got %d:\n%s", b.status, b.leesbaar())
	}
}
