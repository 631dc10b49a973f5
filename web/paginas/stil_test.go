package paginas_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"solo/web/paginas"
)

func TestWhatAPageKnowsOfAPersonPrintsAsAMark(t *testing.T) {
	const geheim = "Kanarievogel-Zonneschijn"
	for _, v := range paginas.Persoonlijk(geheim) {
		var uit bytes.Buffer
		slog.New(slog.NewTextHandler(&uit, nil)).Info("proef", "waarde", v, "in", struct{ V any }{v})
		fmt.Fprintf(&uit, "%v %+v %#v %s %q %v", v, v, v, v, v, []any{v})
		if strings.Contains(uit.String(), geheim) || strings.Contains(uit.String(), fmt.Sprint([]byte(geheim))) {
			t.Errorf("%T tells it: %s", v, uit.String())
		}
	}
}
