package paginas_test

import (
	"strings"
	"testing"
)

// TestJudgementOfAnOldPageIsAskedAgain: somebody else judged it while the page was open.
func TestJudgementOfAnOldPageIsAskedAgain(t *testing.T) {
	p := newToneel(t)
	id, _ := p.verzonden()
	een, twee := p.bezoeker().werkt("0855").open("/werk/"+id+"/papier/overig"), p.bezoeker().werkt("0855").open("/werk/"+id+"/papier/overig")
	een.druk("Leg vast", map[string][]string{"stand": {"afgekeurd"}, "reden": {"De foto is niet scherp"}})
	if twee.druk("Leg vast", map[string][]string{"stand": {"akkoord"}}); twee.status != 422 || len(twee.fouten()) != 1 || !strings.Contains(twee.leesbaar(), "koos afgekeurd") {
		t.Fatalf("%d %v:\n%s", twee.status, twee.fouten(), twee.leesbaar())
	}
	if twee.druk("Leg vast", map[string][]string{"stand": {"akkoord"}}); twee.adres.Path != "/werk/"+id || !strings.Contains(twee.leesbaar(), "papier overig: akkoord") {
		t.Errorf("after looking again, at %s:\n%s", twee.adres.Path, twee.leesbaar())
	}
}
