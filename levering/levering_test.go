package levering_test

import (
	"io/fs"
	"testing"

	voorbeelden "solo/testdata/aanvragen"
)

func TestEveryExampleReachesTheCaseSystemWhole(t *testing.T) {
	for _, alle := range []fs.FS{voorbeelden.FS(), voorbeelden.Andere()} {
		mappen, err := fs.ReadDir(alle, ".")
		if err != nil || len(mappen) < 10 {
			t.Fatalf("%d examples, %v", len(mappen), err)
		}
		for _, m := range mappen {
			t.Run(m.Name(), func(t *testing.T) { reachesWhole(t, alle, m.Name()) })
		}
	}
}

func reachesWhole(t *testing.T, alle fs.FS, naam string) {
	k := newKeten(t)
	k.accept(t, naam)
	if _, err := k.attempt(t); err != nil {
		t.Fatal(err)
	}
	bestanden, err := fs.ReadDir(alle, naam)
	if err != nil {
		t.Fatal(err)
	}
	// The folder holds aanvraag.json and the attachments; SOLO adds three.
	if got, want := len(k.ander.last(t).Documenten), len(bestanden)-1+3; got != want {
		t.Errorf("got %d documents, want %d", got, want)
	}
	k.save(t, naam)
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

func TestNumberOfWhoHasNoBSNReachesTheCaseSystem(t *testing.T) {
	k := newKeten(t)
	k.accept(t, "08-balie-zonder-bsn")
	if _, err := k.attempt(t); err != nil {
		t.Fatal(err)
	}
	for _, r := range k.ander.last(t).Rollen {
		if r.Sleutel == "initiator" && r.Persoon.Anp != "90000000000000008" {
			t.Errorf("got %q, want the number in the aanvraag", r.Persoon.Anp)
		}
	}
}
