package levering_test

import (
	"io/fs"
	"testing"

	voorbeelden "solo/testdata/aanvragen"
)

func TestEveryExampleReachesTheCaseSystemWhole(t *testing.T) {
	mappen, err := fs.ReadDir(voorbeelden.FS(), ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range mappen {
		t.Run(m.Name(), func(t *testing.T) {
			k := newKeten(t)
			k.accept(t, m.Name())
			if _, err := k.attempt(t); err != nil {
				t.Fatal(err)
			}
			bestanden, err := fs.ReadDir(voorbeelden.FS(), m.Name())
			if err != nil {
				t.Fatal(err)
			}
			// The folder holds aanvraag.json and the attachments; SOLO adds three.
			if got, want := len(k.ander.last(t).Documenten), len(bestanden)-1+3; got != want {
				t.Errorf("got %d documents, want %d", got, want)
			}
			k.save(t, m.Name())
		})
	}
}

func TestConnectorIsToldHowOftenAPersonSentItOn(t *testing.T) {
	k := newKeten(t)
	k.accept(t, "01-kapper-regulier")
	for want := range 3 {
		if _, err := k.attempt(t); err != nil {
			t.Fatal(err)
		}
		if got := k.ander.laatste.Opnieuw; got != want {
			t.Errorf("got %d, want %d", got, want)
		}
		if err := k.db.Retry(t.Context(), 1, "jansen", ""); err != nil {
			t.Fatal(err)
		}
	}
}
