package intake_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"solo/dossier"
	"solo/intake"
)

// gevraagd is how a paper is asked for: "B", "BB" for two, or "".
func gevraagd(d *intake.Definitie, a *dossier.Aanvraag, soort string) (uit string) {
	for _, e := range d.Beoordeel(a).Volledigheid.Nodig {
		if e.Soort == soort {
			uit += e.Niveau
		}
	}
	return uit
}

func TestGemeenteAddsRelaxesAndChangesWhatIsAsked(t *testing.T) {
	land := load(t)
	for _, c := range []struct{ voorbeeld, soort, wens, was, want string }{
		{"gezin", "bank_prive", "A", "BB", "AA"},
		{"gezin", "bank_prive", "B altijd", "BB", "BB"},
		{"gezin", "bank_prive", "weg", "BB", ""},
		{"gezin", "kvk_uittreksel", "B altijd", "", "B"},
		{"zzp", "personeel", "A altijd", "", "A"},
		{"zzp", "overig", "B altijd", "", "B"},
		{"zzp", "overig", "A", "", ""},
		{"zzp", "van_een_andere_regeling", "B altijd", "", ""},
	} {
		a := read(t, c.voorbeeld)
		if got := gevraagd(land, a, c.soort); got != c.was {
			t.Errorf("%s without: %s is asked as %q, want %q", c.voorbeeld, c.soort, got, c.was)
		}
		if got := gevraagd(land.Met(intake.Aanpassingen{c.soort: c.wens}), a, c.soort); got != c.want {
			t.Errorf("%s with %q: %s is asked as %q, want %q", c.voorbeeld, c.wens, c.soort, got, c.want)
		}
		if got := gevraagd(land, a, c.soort); got != c.was {
			t.Errorf("the definition of the country changed: %s is asked as %q, want %q", c.soort, got, c.was)
		}
	}
}

// A level of its own for one condition (beslag_bewijs is A when there is haste) gives way to
// what the gemeente says.
func TestLevelOfTheGemeenteHoldsUnderEveryCondition(t *testing.T) {
	a := set(read(t, "gezin"), map[string]any{"heeft_beslag": true, "beslag": []any{map[string]any{"soort": "bank", "door_wie": "Deurwaarder"}}})
	d := load(t)
	if was, is := gevraagd(d, a, "beslag_bewijs"), gevraagd(d.Met(intake.Aanpassingen{"beslag_bewijs": "B"}), a, "beslag_bewijs"); was != "A" || is != "B" {
		t.Errorf("was %q, is %q; want A and B", was, is)
	}
}

func TestPaperThatIsNotAskedForMayBeSent(t *testing.T) {
	a := read(t, "zzp")
	a.Bijlagen = []dossier.Bijlage{{Soort: "uren_bewijs"}}
	d := load(t).Met(intake.Aanpassingen{"uren_bewijs": "weg"})
	if got := d.Validate(a); len(got) > 0 {
		t.Errorf("got %v, want no finding", got)
	}
}

func TestOnlyAPaperOfLevelMMustStay(t *testing.T) {
	for nieuw, want := range map[string]bool{"    niveau: B\n": true, "    niveau: M\n": false} {
		d, err := loadKlein(strings.Replace(klein, "    niveau: B\n", nieuw, 1))
		if err != nil {
			t.Fatal(err)
		}
		if got := d.MagWeg("bon"); got != want {
			t.Errorf("%q may go: %v, want %v", nieuw, got, want)
		}
	}
}

// Who began 20 months ago is a starter where the gemeente says 36, and not by the country's 18.
func TestGemeenteSaysHowLongSomebodyIsAStarter(t *testing.T) {
	a := set(read(t, "zzp"), map[string]any{"startdatum_werkzaamheden": "2025-03-01"})
	a.AanvraagOp = time.Date(2026, 11, 2, 10, 0, 0, 0, time.UTC)
	for maanden, want := range map[float64]bool{0: false, 18: false, 36: true} {
		w := load(t).MetBedrag("starter_maanden", maanden).Beoordeel(a).Waarschuwingen
		if got := slices.ContainsFunc(w, func(b dossier.Bevinding) bool { return strings.Contains(b.Melding, "nog kort bezig") }); got != want {
			t.Errorf("%v months: warned %v, want %v (of %d warnings)", maanden, got, want, len(w))
		}
	}
}
