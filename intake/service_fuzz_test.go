package intake_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"solo/dossier"
	"solo/intake"
	"solo/kluis"
	"solo/store"
	voorbeelden "solo/testdata/aanvragen"
)

// zeef takes everything and keeps nothing, so that fuzzing is about the document.
type zeef struct{}

func (zeef) Known(context.Context, string, string) (dossier.ID, string, error) {
	return "", "", store.ErrNotFound
}

func (zeef) Accept(_ context.Context, a store.Aanname) (dossier.ID, bool, error) {
	return a.ID, false, nil
}

func (zeef) Put(_ context.Context, _ string, _ kluis.Sleutel, r io.Reader, _ int64) (store.Geschreven, error) {
	n, err := io.Copy(io.Discard, r)
	return store.Geschreven{Grootte: n}, err
}

func (zeef) Remove(context.Context, string) error { return nil }

func FuzzCompleteNeverPanics(f *testing.F) {
	mappen, err := fs.ReadDir(voorbeelden.FS(), ".")
	if err != nil {
		f.Fatal(err)
	}
	for _, m := range mappen {
		raw, err := fs.ReadFile(voorbeelden.FS(), m.Name()+"/aanvraag.json")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw, "afschrift.pdf", pdf("x"))
	}
	f.Add([]byte(`{"formaat":"solo-aanvraag/1"`), "", []byte(nil))
	s := newService(f, zeef{}, zeef{}, newKluis(f))
	f.Fuzz(func(t *testing.T, document []byte, bestand string, inhoud []byte) {
		in := &inzending{bestanden: map[string][]byte{bestand: inhoud}}
		o, err := s.Complete(t.Context(), document, in.open)
		var b dossier.Bevindingen
		switch {
		case err == nil && !o.ID.IsValid():
			t.Error("accepted without an ID")
		case err != nil && (!errors.As(err, &b) || len(b) == 0):
			t.Errorf("got %v, want findings: nothing but the document can be wrong here", err)
		}
		for _, v := range b {
			if v.Pad == "" || v.Melding == "" {
				t.Errorf("a finding without place or sentence: %+v", v)
			}
		}
	})
}

// Bytes at random seldom get past the JSON; this spoils the values of a good document.
func TestSpoiledDocumentIsAcceptedOrGivesFindings(t *testing.T) {
	raw, err := fs.ReadFile(voorbeelden.FS(), "14-alles-ingevuld/aanvraag.json")
	if err != nil {
		t.Fatal(err)
	}
	s := newService(t, zeef{}, zeef{}, newKluis(t))
	rapid.Check(t, func(rt *rapid.T) {
		var doc any
		if err := json.Unmarshal(raw, &doc); err != nil {
			rt.Fatal(err)
		}
		for range rapid.IntRange(1, 4).Draw(rt, "keer") {
			doc = spoil(rt, doc)
		}
		document, err := json.Marshal(doc)
		if err != nil {
			rt.Fatal(err)
		}
		checkOutcome(rt, s, document)
	})
}

func checkOutcome(rt *rapid.T, s *intake.Service, document []byte) {
	in := &inzending{bestanden: map[string][]byte{"alles.pdf": pdf("x")}}
	o, err := s.Complete(context.Background(), document, in.open)
	var b dossier.Bevindingen
	switch {
	case err == nil && !o.ID.IsValid():
		rt.Error("accepted without an ID")
	case err != nil && (!errors.As(err, &b) || len(b) == 0):
		rt.Errorf("got %v, want findings", err)
	}
	if err != nil && strings.Contains(err.Error(), onzin) {
		rt.Errorf("a message shows the value: %v", err)
	}
}

const onzin = "Verzonnen-Waarde-9"

// spoil walks down to somewhere and puts another value there.
func spoil(rt *rapid.T, v any) any {
	if rapid.IntRange(0, 3).Draw(rt, "verder") > 0 {
		switch w := v.(type) {
		case map[string]any:
			if len(w) > 0 {
				k := rapid.SampledFrom(slices.Sorted(maps.Keys(w))).Draw(rt, "veld")
				w[k] = spoil(rt, w[k])
				return w
			}
		case []any:
			if len(w) > 0 {
				i := rapid.IntRange(0, len(w)-1).Draw(rt, "rij")
				w[i] = spoil(rt, w[i])
				return w
			}
		}
	}
	return rapid.SampledFrom([]any{nil, "", onzin, -1, 0, 1e300, 0.5, true, false, []any{}, map[string]any{},
		[]any{[]any{}}, []any{nil}, []any{onzin}, "2026-02-30", "9999-12-31", "\u0000", map[string]any{"a": onzin}}).Draw(rt, "waarde")
}
