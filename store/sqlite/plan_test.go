package sqlite_test

import (
	"strings"
	"testing"
	"time"

	"solo/store"
	"solo/store/sqlite"
)

// A plan is how SQLite should run a statement.
type plan struct {
	naam, q string
	args    []any
	want    string // stands in it
}

// full is a store with 10,000 delivered at one destination and as many that wait there.
func full(t *testing.T) *sqlite.DB {
	t.Helper()
	db := openMap(t, sqlite.Config{})
	mustAccept(t, db, 1, "dood")
	mustAccept(t, db, 1, "gezond")
	write(t, db, tel+`INSERT INTO dossier(id, leverancier, kenmerk, vingerafdruk, gemeente, regeling, definitie, urgentie,
			bestemming, status, zaaknummer, ontvangen, sleutel, document, oordeel)
			SELECT 'd' || i, 'loket', 'm' || i, 'v', '0855', 'bbz', 1, 'regulier', 'dood', 'ingediend', '', 0, x'00', x'00', x'00' FROM n`,
		tel+`INSERT INTO levering(dossier, volgnummer, leverancier, bestemming, soort, staat, ready_at, geleverd_op, aangenomen, deadline)
			SELECT 'd' || i, 1, 'loket', 'dood', 'zaak', iif(i % 2, 'gepland', 'geleverd'), iif(i % 2, 0, NULL), iif(i % 2, NULL, 0), 0, 0 FROM n`)
	return db
}

const tel = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) `

func write(t *testing.T, db *sqlite.DB, qs ...string) {
	t.Helper()
	err := db.Write(t.Context(), func(exec func(string, ...any) error) error {
		for _, q := range qs {
			if err := exec(q); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// both looks at plans as they are, and as they are when SQLite has counted the rows of its
// tables: it does so only when it is told to, and nobody does.
func both(t *testing.T, db *sqlite.DB, plannen []plan, niet ...string) {
	t.Helper()
	have(t, db, plannen, niet...)
	write(t, db, `ANALYZE`)
	have(t, db, plannen, niet...)
}

// have looks at plans; niet may stand in none of them.
func have(t *testing.T, db *sqlite.DB, plannen []plan, niet ...string) {
	t.Helper()
	for _, c := range plannen {
		regels, err := db.Plan(t.Context(), c.q, c.args...)
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Join(regels, "\n") + "\n"
		if !strings.Contains(got, c.want) {
			t.Errorf("%s: plan\n%s\nwant %s", c.naam, got, c.want)
		}
		for _, n := range niet {
			if strings.Contains(got, n) {
				t.Errorf("%s: plan\n%s\nwant no %s", c.naam, got, n)
			}
		}
	}
}

// The plans are what keeps 100,000 deliveries at a dead destination from being felt.
func TestPlansReadOnlyWhatIsDue(t *testing.T) {
	db := full(t)
	both(t, db, []plan{
		{"claim", sqlite.ClaimSQL, []any{"gezond", time.Now().UnixMilli(), 4}, "USING COVERING INDEX levering_due (bestemming=? AND ready_at<?)"},
		{"next due", sqlite.NextDueSQL, nil, "USING COVERING INDEX levering_due (bestemming=? AND ready_at>?)"},
		{"recall", sqlite.RecallSQL, []any{"amersfoort", 0}, "USING COVERING INDEX levering_due (bestemming=? AND ready_at>?)"},
		{"allowed", sqlite.AllowedSQL, []any{"gezond"}, "USING COVERING INDEX levering_bezig (bestemming=?)"},
		{"promote", sqlite.PromoteSQL, []any{1, "d1", 1}, "SEARCH b USING INDEX levering_hoofd (dossier=?)"},
	}, "SCAN levering", "SCAN l", "TEMP B-TREE")
	ls, err := db.Claim(t.Context(), "gezond", 4)
	if err != nil || len(ls) != 1 {
		t.Errorf("claimed %d, %v; want the one that is due", len(ls), err)
	}
}

// The plans are what keeps all that was ever delivered from being read for a page of a
// list, or for the one that somebody looks for.
func TestPlansOfListsDoNotReadAllThatWasEverDelivered(t *testing.T) {
	lijst := func(naam string, f store.Filter, want string) plan {
		return plan{naam, sqlite.ListSQL(f), sqlite.FilterArgs(f, 100), want}
	}
	both(t, full(t), []plan{
		lijst("one dossier", store.Filter{Dossier: "d1", Staat: store.Geleverd}, "SEARCH l USING INDEX sqlite_autoindex_levering_1 (dossier=?)"),
		lijst("one kenmerk", store.Filter{Kenmerk: "m1", Bestemming: "dood"}, "SEARCH d USING INDEX sqlite_autoindex_dossier_2 (kenmerk=?)"),
		lijst("one kenmerk of a supplier", store.Filter{Kenmerk: "m1", Leverancier: "loket"}, "SEARCH d USING INDEX sqlite_autoindex_dossier_2 (kenmerk=?)"),
		lijst("a destination", store.Filter{Bestemming: "gezond"}, "SEARCH l USING INDEX levering_lijst (bestemming=?)"),
		lijst("what a supplier sent", store.Filter{Leverancier: "kleintje", Bestemming: "dood"}, "SEARCH l USING INDEX levering_leverancier (leverancier=?)"),
		lijst("all that is cancelled", store.Filter{Staat: store.Geannuleerd}, "COVERING INDEX levering_geannuleerd"),
		lijst("all that is being sent", store.Filter{Staat: store.Bezig}, "COVERING INDEX levering_bezig"),
		lijst("all that is planned somewhere", store.Filter{Staat: store.Gepland, Bestemming: "gezond"}, "COVERING INDEX levering_open"),
		{"werkvoorraad", sqlite.WerkSQL, sqlite.FilterArgs(store.Filter{}, 100), "SCAN s USING COVERING INDEX stap_twijfel"},
		{"count of the werkvoorraad", sqlite.CountWerkSQL, sqlite.FilterArgs(store.Filter{}), "SCAN l USING INDEX levering_mens"},
		{"what failed", sqlite.MisluktSQL, nil, "SCAN l USING INDEX levering_due"},
		{"what waits for a person", sqlite.GestrandSQL, nil, "MATERIALIZE verteld"},
		{"what is urgent", sqlite.SpoedSQL(), []any{"webhook", 0, 20}, "SEARCH s USING INDEX signaal_spoed (bestemming=? AND id>?)"},
		{"next of a taak", sqlite.NextOfSQL, sqlite.FilterArgs(store.Filter{Bestemming: "gezond"}, 1), "SEARCH l USING INDEX levering_mens (bestemming=? AND id>?)"},
	}, "SCAN d\n", "SCAN s\n", "SCAN l\n", "SCAN levering\n", "SCAN x\n")
}
