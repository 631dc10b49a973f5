package sqlite_test

import (
	"fmt"
	"testing"
	"time"

	"solo/dossier"
	"solo/kluis"
	"solo/store"
	"solo/store/sqlite"
)

// proefKEK is the key of every process of one test; it protects nothing.
func proefKEK() []byte { return []byte("0123456789abcdef0123456789abcdef") }

func newKluis(t testing.TB) *kluis.Kluis {
	t.Helper()
	k, err := kluis.Open(map[string][]byte{"k1": proefKEK()}, "k1")
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func openMap(t testing.TB, c sqlite.Config) *sqlite.DB {
	t.Helper()
	if c.Map == "" {
		c.Map = t.TempDir()
	}
	c.Kluis = newKluis(t)
	db, err := sqlite.Open(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func newAanname(k *kluis.Kluis, kenmerk, bestemming string) (store.Aanname, error) {
	nu := time.Now()
	id := dossier.NewID(nu)
	_, verpakt, err := k.New(store.Sleutelplaats(id))
	return store.Aanname{ID: id, Leverancier: "loket", Kenmerk: kenmerk, Vingerafdruk: "v-" + kenmerk,
		Gemeente: "0855", Regeling: "bbz-gevestigd", Definitie: 1, Urgentie: "spoed", Sleutel: verpakt,
		Document: []byte(`{}`), Oordeel: []byte(`{}`), Bestemming: bestemming, Nu: nu}, err
}

func newConcept(k *kluis.Kluis) (store.Concept, error) {
	nu := time.Now()
	id := dossier.NewID(nu)
	bsn, err := dossier.ParseBSN("999990019")
	if err != nil {
		return store.Concept{}, err
	}
	_, verpakt, err := k.New(store.Sleutelplaats(id))
	return store.Concept{ID: id, Gemeente: "0855", Regeling: "bbz-gevestigd", Urgentie: "regulier", Stand: "open", Gewijzigd: nu,
		Sleutel: verpakt, Personen: []dossier.BSN{bsn}, Inhoud: []byte(`{}`)}, err
}

func accept(t testing.TB, db *sqlite.DB, kenmerk, bestemming string) (dossier.ID, error) {
	t.Helper()
	a, err := newAanname(db.Kluis, kenmerk, bestemming)
	if err != nil {
		t.Fatal(err)
	}
	id, _, err := db.Accept(t.Context(), a)
	return id, err
}

func mustAccept(t testing.TB, db *sqlite.DB, n int, bestemming string) {
	t.Helper()
	for i := range n {
		if _, err := accept(t, db, fmt.Sprintf("%s-%d", bestemming, i), bestemming); err != nil {
			t.Fatal(err)
		}
	}
}
