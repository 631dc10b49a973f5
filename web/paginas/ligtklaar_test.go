package paginas_test

import (
	"strings"
	"testing"
)

// speelLigtklaar shows a paper that waits to be sent, and one that was refused.
func (p *toneel) speelLigtklaar(b *bezoeker, thuis string) {
	soort := thuis + "/papieren/overig"
	b.open(soort).laadOp(bestand{"brief.pdf", []byte(pdf)}).noem("papier-klaar").volg("Terug naar de papieren").noem("papieren-klaar")
	b.open(thuis).noem("verstuurd-papier-klaar").open(soort).druk("Verstuur 1 nieuw papier", nil).noem("verstuurd-papier-na")
	c := p.bezoeker().werkt("0855").open("/werk" + strings.TrimPrefix(thuis, "/aanvraag") + "/papier/overig")
	c.druk("Leg vast", map[string][]string{"stand": {"afgekeurd"}, "reden": {"De foto is niet scherp"}})
	b.open(soort).noem("papier-afgekeurd").open(thuis + "/papieren").noem("papieren-afgekeurd")
	b.open(thuis).noem("verstuurd-papier-afgekeurd")
}

// What was added after the submission is at the gemeente only once it was sent; and what she
// refused is not there either.
func TestPaperThatWasNotSentOrWasRefusedIsNotShownAsThere(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.verstuurd("01-kapper-regulier")
	soort := thuis + "/papieren/bank_prive"
	aantal := func() string {
		b.open(thuis)
		_, na, _ := strings.Cut(b.leesbaar(), "Er ontbreken nog ")
		n, _, _ := strings.Cut(na, " ")
		return n
	}
	eerst := aantal()
	b.open(soort).laadOp(bestand{"paspoort.pdf", []byte(pdf)})
	ziet(t, b, "page of the paper", "U hebt 1 papier nog niet verstuurd", "Verstuur 1 nieuw papier")
	b.volg("Terug naar de papieren")
	ziet(t, b, "list", "Nog niet verstuurd")
	if na := aantal(); na != eerst {
		t.Errorf("%q papers are missing after one lies ready, want %q", na, eerst)
	}
	ziet(t, b, "overview", "U hebt 1 papier nog niet verstuurd")
	b.volg("Kijk het na en verstuur het").druk("Verstuur 1 nieuw papier", nil)
	if na := aantal(); na == eerst {
		t.Errorf("%q papers are missing after one was sent, want one less", na)
	}
	mist(t, b, "nog niet verstuurd")

	id := strings.TrimPrefix(thuis, "/aanvraag/")
	c := p.bezoeker().werkt("0855").open("/werk/" + id + "/papier/bank_prive")
	c.druk("Leg vast", map[string][]string{"stand": {"afgekeurd"}, "reden": {"De foto is niet scherp"}})
	if na := aantal(); na != eerst {
		t.Errorf("%q papers are missing after one was refused, want %q", na, eerst)
	}
	b.open(soort)
	ziet(t, b, "refused", "De gemeente kan dit papier niet gebruiken", "De foto is niet scherp", "Stuur een nieuwe")
}

// Who cannot wait reads so after sending too, with a number that calls.
func TestWhoCannotWaitIsToldToCall(t *testing.T) {
	p := newToneel(t)
	b, _ := p.verstuurd("02-spoed-gezin-afsluiting")
	ziet(t, b, "sent", "Bel vandaag nog uw gemeente")
	if !strings.Contains(b.tekst, `href="tel:14013">Bel 14 013`) {
		t.Errorf("no number to call:\n%s", b.leesbaar())
	}
	b.open("/scan").druk("Begin met de vragen", nil).scan(doorgaan(map[string]string{"q_acuut": "geen_eten"}))
	for _, want := range []string{`href="tel:14013">Bel 14 013`, `href="tel:0889990155"`} {
		if !strings.Contains(b.tekst, want) {
			t.Errorf("no %s:\n%s", want, b.leesbaar())
		}
	}
}
