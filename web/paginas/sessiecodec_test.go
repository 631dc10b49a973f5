package paginas_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"solo/web/paginas"
)

// What a session holds is read back as it was, however it was written; and what is no session
// is none.
func TestASessionIsReadAsItWasWritten(t *testing.T) {
	tot := time.Date(2026, 11, 22, 15, 4, 5, 0, time.UTC)
	ingelogd := map[string]any{}
	alles := map[string]any{"daarna": "/mijn", "gevraagd": true}
	paginas.VulSessies(ingelogd, alles)
	for wat, waarden := range map[string]map[string]any{"nothing": {}, "who is logged in": ingelogd, "more than that": alles} {
		b, err := paginas.Sessiecodec.Encode(tot, waarden)
		if err != nil {
			t.Fatal(err)
		}
		op, got, err := paginas.Sessiecodec.Decode(b)
		if err != nil || !op.Equal(tot) || !cmp.Equal(paginas.Kaal(got), paginas.Kaal(waarden)) {
			t.Errorf("%s: got %v until %v, %v", wat, cmp.Diff(paginas.Kaal(waarden), paginas.Kaal(got)), op, err)
		}
	}
	for _, b := range []string{"", "j", "g", "j{", `{"Wie":{}}`} {
		if _, _, err := paginas.Sessiecodec.Decode([]byte(b)); err == nil {
			t.Errorf("%q is taken for a session", b)
		}
	}
}
