package paginas_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestDayOfAPromiseIsToldAtItsField(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	b.open(thuis+"/papieren/overig").druk("Ik stuur dit later", map[string][]string{"op.dag": {"1"}, "op.maand": {"1"}, "op.jaar": {"1999"}})
	if got := b.waarden(); b.status != http.StatusUnprocessableEntity || !strings.Contains(b.leesbaar(), "van vandaag tot over een jaar") || got.Get("op.jaar") != "1999" {
		t.Errorf("got %d with %v:\n%s", b.status, got, b.leesbaar())
	}
}
