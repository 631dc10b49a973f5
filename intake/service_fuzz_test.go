package intake_test

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"testing"

	"solo/dossier"
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
