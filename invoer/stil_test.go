package invoer_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"solo/dossier"
	"solo/invoer"
)

func TestAnAnswerPrintsAsAMark(t *testing.T) {
	const geheim = "Kanarievogel-Zonneschijn"
	a := invoer.Antwoord{Waarde: geheim, Ruw: map[string]string{"naam": geheim}, Fouten: dossier.Bevindingen{{Melding: geheim}}}
	var uit bytes.Buffer
	slog.New(slog.NewTextHandler(&uit, nil)).Info("proef", "waarde", a, "in", struct{ V any }{a})
	fmt.Fprintf(&uit, "%v %+v %#v %s %q %v", a, a, a, a, a, []any{a, &a})
	if strings.Contains(uit.String(), geheim) {
		t.Errorf("it tells what was typed: %s", uit.String())
	}
}
