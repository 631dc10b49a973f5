package sqlite_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"solo/dossier"
	"solo/outbox"
	"solo/store"
	"solo/store/sqlite"
)

// sealed are the encrypted values of all tables that a condition selects, read past SOLO.
func sealed(t *testing.T, folder string, waar map[string]string) (uit [][]byte) {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(folder, "solo.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for kolom, w := range waar {
		tabel, naam, _ := strings.Cut(kolom, ".")
		rows, err := db.QueryContext(t.Context(), fmt.Sprintf("SELECT %s FROM %s WHERE %s AND length(%s) > 0", naam, tabel, w, naam))
		if err != nil {
			t.Fatal(err)
		}
		n := len(uit)
		for rows.Next() {
			var b []byte
			if err := rows.Scan(&b); err != nil {
				t.Fatal(err)
			}
			uit = append(uit, b)
		}
		if err := rows.Close(); err != nil || len(uit) == n {
			t.Fatalf("%s holds nothing to look for (%v)", kolom, err)
		}
	}
	return uit
}

// onDisk counts the pieces of sealed values that lie in some file.
func onDisk(t *testing.T, folder string, waarden [][]byte) (n int) {
	t.Helper()
	var alles []byte
	files, err := filepath.Glob(filepath.Join(folder, "solo.db*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files: %v", err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		alles = append(alles, b...)
	}
	for _, w := range waarden {
		for i := 0; i+16 <= len(w); i += 97 {
			if bytes.Contains(alles, w[i:i+16]) {
				n++
			}
		}
	}
	return n
}

// TestNothingOfWhatWasShreddedLiesOnDisk looks for the encrypted bytes themselves: the
// content in clear never lies there.
func TestNothingOfWhatWasShreddedLiesOnDisk(t *testing.T) {
	nu := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	db := openMap(t, sqlite.Config{Now: func() time.Time { return nu }})
	var ids []dossier.ID
	for i := range 6 {
		a, err := newAanname(db.Kluis, fmt.Sprint("k", i), "assen")
		if err != nil {
			t.Fatal(err)
		}
		a.Nu = nu
		a.Document, a.Oordeel = bytes.Repeat([]byte("d"), 3<<i<<8), bytes.Repeat([]byte("o"), 900)
		a.Bijlagen = []store.Bijlage{{ID: store.Bestandsplaats(a.ID, "d01"), Soort: "x", Bestandsnaam: strings.Repeat("n", 60), Omschrijving: strings.Repeat("m", 60), SHA256: "ab", Formaat: "x"}}
		if _, _, err := db.Accept(t.Context(), a); err != nil {
			t.Fatal(err)
		}
		fillSealed(t, db, a.ID)
		ids = append(ids, a.ID)
	}
	in := func(kies string) map[string]string {
		l := "levering IN (SELECT id FROM levering WHERE dossier " + kies + ")"
		return map[string]string{"dossier.sleutel": "id " + kies, "dossier.document": "id " + kies, "dossier.oordeel": "id " + kies,
			"weergave.zaak": l, "bijlage.bestandsnaam": "dossier " + kies, "bijlage.omschrijving": "dossier " + kies,
			"vervolg.document": "dossier " + kies, "vervolg.aanvraag": "dossier " + kies, "vervolg.oordeel": "dossier " + kies,
			"stap.sleutels": l, "stap.resultaat": l, "handeling.waarom": l}
	}
	blijft := fmt.Sprintf("= '%s'", ids[3])
	weg, blijven := sealed(t, db.Map, in("<> "+blijft[2:])), sealed(t, db.Map, in(blijft))
	if onDisk(t, db.Map, weg) == 0 {
		t.Fatal("the test is blind: nothing is found before")
	}
	was := onDisk(t, db.Map, blijven)
	for i, id := range ids {
		if i == 3 {
			continue
		}
		if err := db.Shred(t.Context(), store.Vernietiging{ID: id, Volgnummer: 2, KlaarTot: nu, Nu: nu, Door: "SOLO"}); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Empty(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := onDisk(t, db.Map, weg); n != 0 {
		t.Errorf("%d pieces of what was destroyed lie on disk", n)
	}
	if n := onDisk(t, db.Map, blijven); n == 0 || n > was {
		t.Errorf("%d pieces of what is kept lie on disk, %d before", n, was)
	}
}

// fillSealed gives a dossier something sealed in every column, and ends it.
func fillSealed(t *testing.T, db *sqlite.DB, id dossier.ID) {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	claim := func() outbox.Levering {
		ls, err := db.Claim(t.Context(), "assen", 1)
		must(err)
		if len(ls) != 1 {
			t.Fatalf("claimed %d", len(ls))
		}
		return ls[0]
	}
	l := claim()
	must(db.Pin(t.Context(), l, bytes.Repeat([]byte("z"), 20_000), "m@1"))
	j := db.Journaal(l)
	must(j.Intend(t.Context(), "zaak", bytes.Repeat([]byte("1"), 300)))
	must(j.Done(t.Context(), "zaak", bytes.Repeat([]byte("2"), 300), true))
	must(j.Release(t.Context(), outbox.Uitkomst{Besluit: outbox.Geleverd}))
	_, err := db.AcceptVervolg(t.Context(), store.Vervolg{ID: id, Leverancier: "loket", Kenmerk: string(id) + "v", Vingerafdruk: "v", Soort: dossier.Aanvulling,
		Na: 1, Urgentie: "regulier", Document: bytes.Repeat([]byte("v"), 2000), Aanvraag: bytes.Repeat([]byte("a"), 9000), Oordeel: []byte(strings.Repeat("o", 99)), Nu: db.Now()})
	must(err)
	l = claim()
	must(db.Journaal(l).Release(t.Context(), outbox.Uitkomst{Besluit: outbox.WachtOpMens}))
	must(db.Afgehandeld(t.Context(), l.ID, "beheer", strings.Repeat("waarom ", 30)))
}
