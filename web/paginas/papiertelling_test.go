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
