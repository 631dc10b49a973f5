package sqlite_test

import (
	"testing"
	"time"

	"solo/store/sqlite"
)

func TestHastenLetsOthersWriteInBetween(t *testing.T) {
	db := openMap(t, sqlite.Config{})
	mustAccept(t, db, 1, "amersfoort")
	const n = 2500
	straks := time.Now().Add(2 * time.Hour).UnixMilli()
	err := db.Write(t.Context(), func(exec func(string, ...any) error) error {
		err := exec(`WITH RECURSIVE k(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM k WHERE i < ?)
			INSERT INTO dossier(id, leverancier, kenmerk, vingerafdruk, gemeente, regeling, definitie, urgentie,
				bestemming, status, zaaknummer, ontvangen, sleutel, document, oordeel) SELECT 'D' || i, leverancier, i, vingerafdruk, gemeente, regeling, definitie, urgentie,
			bestemming, status, zaaknummer, ontvangen, sleutel, document, oordeel FROM dossier, k`, n)
		if err != nil {
			return err
		}
		return exec(`INSERT INTO levering(dossier, volgnummer, leverancier, bestemming, soort, staat, ready_at, aangenomen, deadline, klasse)
			SELECT id, 2, leverancier, bestemming, 'zaak', 'gepland', ?, 0, 0, 'tijdelijk' FROM dossier
			WHERE id NOT IN (SELECT dossier FROM levering)`, straks)
	})
	if err != nil {
		t.Fatal(err)
	}
	eerst := db.Commits()
	if err := db.Hasten(t.Context(), "amersfoort", false); err != nil {
		t.Fatal(err)
	}
	if got := db.Commits() - eerst; got < 3 {
		t.Errorf("%d rows in %d transactions, want at most a thousand in each", n, got)
	}
	ls, err := db.Claim(t.Context(), "amersfoort", 2*n)
	if err != nil || len(ls) != n {
		t.Errorf("claimed %d, %v; want all %d", len(ls), err, n)
	}
}
