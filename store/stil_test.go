package store_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"solo/store"
)

func TestWhatIsPersonalPrintsAsAMark(t *testing.T) {
	const geheim = "afschrift van Voorbeeld"
	b := store.Bijlage{Bestandsnaam: geheim}
	var uit bytes.Buffer
	for _, v := range []any{b, &b, []store.Bijlage{b}, store.Aanname{Bijlagen: []store.Bijlage{b}}, store.Weergave{Inhoud: []byte(b.Bestandsnaam)},
		store.Dossier{Document: []byte(geheim), Bijlagen: []store.Bijlage{b}}} {
		fmt.Fprintf(&uit, "%v %+v %#v %s %q", v, v, v, v, v)
		slog.New(slog.NewTextHandler(&uit, nil)).Info("x", "v", v)
	}
	if strings.Contains(uit.String(), geheim) || strings.Contains(uit.String(), "97 102 115") {
		t.Error("personal data was printed")
	}
}
