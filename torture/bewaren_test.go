package main

import (
	"database/sql"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// TestJudgeSeesWhatIsDestroyedTooEarlyTooLateOrByHalf gives it a store with three
// dossiers: one that is destroyed, one that is due, one that is not.
func TestJudgeSeesWhatIsDestroyedTooEarlyTooLateOrByHalf(t *testing.T) {
	lang := time.Now().Add(-ouderdom).UnixMilli()
	for naam, c := range map[string]struct {
		verander string // in a store in which all is well
		kennis   func(*beheerder)
		fouten   int
	}{
		"all is well":               {},
		"no receipt":                {verander: `DELETE FROM bewijs`, fouten: 1},
		"a key that was not wiped":  {verander: `UPDATE dossier SET sleutel = x'01' WHERE id = 'D1'`, fouten: 1},
		"a step that was not wiped": {verander: `INSERT INTO stap(levering) VALUES (1)`, fouten: 1},
		"what is sent not wiped":    {verander: `INSERT INTO weergave(levering) VALUES (1)`, fouten: 1},
		"an attachment not wiped":   {verander: `INSERT INTO bijlage(dossier) VALUES ('D1')`, fouten: 1},
		"destroyed, not delivered":  {verander: `UPDATE levering SET staat = 'gepland', geleverd_op = NULL WHERE id = 1`, fouten: 1},
		"destroyed within its term": {verander: `UPDATE levering SET geleverd_op = 4000000000000 WHERE id = 1`, fouten: 1},
		"papers were expected":      {kennis: func(b *beheerder) { delete(b.gevraagd, "D1") }, fouten: 1},
		"due, and still there":      {kennis: func(b *beheerder) { b.vrij["D2"] = true }, fouten: 1},
		"perhaps told, still there": {kennis: func(b *beheerder) { b.gevraagd["D2"] = true }},
	} {
		t.Run(naam, func(t *testing.T) {
			p := &proef{huis: &huis{folder: t.TempDir()}, zz: []*zending{{Kenmerk: "1"}, {Kenmerk: "2"}, {Kenmerk: "3"}}}
			p.boek = &boek{stand: map[string]regel{"1": {Dossier: "D1"}, "2": {Dossier: "D2"}, "3": {Dossier: "D3"}}}
			p.beheer = newBeheerder(p)
			p.beheer.gevraagd["D1"], p.beheer.vrij["D1"] = true, true
			if c.kennis != nil {
				c.kennis(p.beheer)
			}
			if err := os.MkdirAll(p.huis.opslag(), 0o700); err != nil {
				t.Fatal(err)
			}
			db, err := sql.Open("sqlite", filepath.Join(t.TempDir(), "x.db"))
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			if _, err := db.Exec(kleineWinkel+c.verander, lang, lang, time.Now().UnixMilli()); err != nil {
				t.Fatal(err)
			}
			o := &oordeel{}
			if err := p.checkBewaard(t.Context(), &inzage{db: db}, o); err != nil {
				t.Fatal(err)
			}
			if len(o.fouten) != c.fouten {
				t.Errorf("got %q, want %d", o.fouten, c.fouten)
			}
		})
	}
}

// kleineWinkel has of every table what the judge looks at.
const kleineWinkel = `CREATE TABLE dossier(id, sleutel DEFAULT x'', document DEFAULT x'', oordeel DEFAULT x'', vernietigd_op);
CREATE TABLE levering(id, dossier, staat DEFAULT 'geleverd', geleverd_op, antwoord);
CREATE TABLE bewijs(dossier); CREATE TABLE stap(levering); CREATE TABLE weergave(levering); CREATE TABLE bijlage(dossier);
CREATE TABLE handeling(levering, waarom); CREATE TABLE vervolg(dossier, document, aanvraag, oordeel);
INSERT INTO dossier(id, vernietigd_op) VALUES ('D1', 1), ('D2', NULL), ('D3', NULL);
INSERT INTO bewijs VALUES ('D1');
INSERT INTO levering(id, dossier, geleverd_op) VALUES (1, 'D1', ?), (2, 'D2', ?), (3, 'D3', ?);
`

func TestTraceOfADestroyedDossierIsFound(t *testing.T) {
	p := &proef{huis: &huis{folder: t.TempDir()}, sporen: map[string][]byte{"BD20-6SD9-CZ3V-11P5": []byte("wrapped key"), "D2": []byte("another")}}
	weg := map[string]bool{"BD20-6SD9-CZ3V-11P5": true}
	for naam, inhoud := range map[string]string{"solo.db": "x wrapped key y another", "bijlagen/b1/b-bd20-6sd9-cz3v-11p5-json": "", "bijlagen/b1/b-d205-6sd9-cz3v-11p5-json": ""} {
		pad := filepath.Join(p.huis.opslag(), naam)
		if err := os.MkdirAll(filepath.Dir(pad), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(pad, []byte(inhoud), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	o := &oordeel{}
	if err := p.smell(weg, o); err != nil {
		t.Fatal(err)
	}
	want := []string{"solo.db still holds the key of BD20-6SD9-CZ3V-11P5, which was destroyed",
		"the file b-bd20-6sd9-cz3v-11p5-json is of a dossier that was destroyed"}
	if !slices.Equal(o.fouten, want) {
		t.Errorf("got %q, want %q", o.fouten, want)
	}
}
