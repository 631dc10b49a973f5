package paginas_test

import (
	"fmt"
	"regexp"
	"strconv"
	"testing"
)

var (
	badge     = regexp.MustCompile(`([0-9]+) van ([0-9]+)`)
	ontbreken = regexp.MustCompile(`Er ontbreken nog ([0-9]+) papieren`)
)

// getal is what stands in a group; -1 when the page does not say it.
func getal(re *regexp.Regexp, tekst string, groep int) int {
	m := re.FindStringSubmatch(tekst)
	if m == nil {
		return -1
	}
	n, _ := strconv.Atoi(m[groep])
	return n
}

func TestBadgeAndSentenceTellTheSameOfThePapers(t *testing.T) {
	p := newToneel(t)
	id, _ := p.verzonden()
	b := p.bezoeker().login("01-kapper-regulier").open("/aanvraag/" + id)
	er, van, nog := getal(badge, b.leesbaar(), 1), getal(badge, b.leesbaar(), 2), getal(ontbreken, b.leesbaar(), 1)
	later := max(getal(regexp.MustCompile(`Van ([0-9]+) ander`), b.leesbaar(), 1), 0)
	if er < 0 || nog < 1 || er+nog+later != van {
		t.Error(fmt.Sprintf("%d of %d came, %d are missing and %d come later:\n", er, van, nog, later) + b.leesbaar())
	}
}

func TestApplicantAndDeskSeeWhatCameAndWhatWasAccepted(t *testing.T) {
	p := newToneel(t)
	id, _ := p.verzonden()
	b := p.bezoeker().login("01-kapper-regulier").open("/aanvraag/" + id + "/papieren/huur").laadOp(bestand{"huur.pdf", []byte(pdf)})
	b.open("/aanvraag/"+id+"/papieren").druk("Verstuur 1 nieuw papier", nil)
	n := getal(badge, b.leesbaar(), 2) // how many are needed
	ziet(t, b, "before the gemeente looked", fmt.Sprintf("Gestuurd: 1 van %d. Goedgekeurd door de gemeente: 0 van %d.", n, n))
	c := p.bezoeker().werkt("0855").open("/werk/" + id)
	ziet(t, c, "the desk", fmt.Sprintf("%d%%: 1 van de %d papieren", 100/n, n), fmt.Sprintf("0%%: 0 van de %d papieren", n), fmt.Sprintf("Nodig voor een besluit (B): 1 van %d aangeleverd, 0 akkoord", n))
	c.open("/werk/"+id+"/papier/huur").druk("Leg vast", map[string][]string{"stand": {"akkoord"}})
	ziet(t, c, "the desk after", fmt.Sprintf("(B): 1 van %d aangeleverd, 1 akkoord", n))
	ziet(t, c.open("/werk"), "the list", fmt.Sprintf("%d%% aangeleverd, %d%% akkoord", 100/n, 100/n))
	ziet(t, b.open("/aanvraag/"+id), "after it accepted one", fmt.Sprintf("Goedgekeurd door de gemeente: 1 van %d.", n))
}
