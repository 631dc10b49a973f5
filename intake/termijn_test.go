package intake_test

import (
	"slices"
	"testing"

	"solo/dossier"
	"solo/intake"
)

func TestTermijnCountsWeeksOrWorkingDays(t *testing.T) {
	vrijdag := dossier.Datum{Jaar: 2026, Maand: 11, Dag: 20}
	for want, x := range map[string]intake.Termijn{"2027-02-19": {Weken: 13}, "2026-12-18": {Weken: 4}, "2026-11-25": {Werkdagen: 3}, "2026-11-27": {Werkdagen: 5}} {
		if got := x.Tot(vrijdag).String(); got != want {
			t.Errorf("%+v: got %s, want %s", x, got, want)
		}
	}
}

// The handbook, section 5: Bbz 13 weeks, IOAZ 8, an advance for living costs 4, and a first
// talk about debts 4 weeks or 3 working days.
func TestRegelingSaysWithinWhatTimeTheGemeenteMustAct(t *testing.T) {
	for _, c := range []struct {
		regeling, vraag string
		antwoord        any
		want            []int // weeks, or minus the working days
	}{
		{"bbz-gevestigd", "hulpvraag", []any{"levensonderhoud"}, []int{13, 4}},
		{"bbz-starter", "hulpvraag", []any{"bedrijfskapitaal"}, []int{13}},
		{"ioaz", "", nil, []int{8}},
		{"schuldhulp", "u_dringend", []any{"ontruiming"}, []int{-3}},
		{"schuldhulp", "u_dringend", []any{"geen"}, []int{4}},
		{"melding", "", nil, nil},
	} {
		d, err := intake.Load(c.regeling)
		if err != nil {
			t.Fatal(err)
		}
		a := &dossier.Aanvraag{Regeling: c.regeling, Antwoorden: dossier.Antwoorden{}}
		if c.vraag != "" {
			d.Beantwoord(a, c.vraag, c.antwoord)
		}
		var got []int
		for _, x := range d.Ingevuld(a).Termijnen() {
			got = append(got, x.Weken-x.Werkdagen)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s %v: got %v, want %v", c.regeling, c.antwoord, got, c.want)
		}
	}
}
