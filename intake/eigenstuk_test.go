package intake_test

import (
	"errors"
	"slices"
	"testing"

	"solo/dossier"
	"solo/formule"
	"solo/intake"
)

func TestGemeenteAsksAPaperOfHerOwn(t *testing.T) {
	land := load(t)
	for _, c := range []struct{ voorbeeld, als, want string }{
		{"zzp", "", "B"}, {"zzp", "heeft_partner", ""}, {"gezin", "heeft_partner", "B"},
	} {
		a := read(t, c.voorbeeld)
		d, err := land.MetStuk(intake.EigenStuk{Soort: "wijkplan", Label: "Uw wijkplan", Hulp: "Dat kreeg u van de gemeente.", Niveau: "B", Als: c.als})
		if err != nil {
			t.Fatal(err)
		}
		if got := gevraagd(d, a, "wijkplan"); got != c.want {
			t.Errorf("%s when %q: asked as %q, want %q", c.voorbeeld, c.als, got, c.want)
		}
		if got := gevraagd(land, a, "wijkplan"); got != "" {
			t.Errorf("the definition of the country changed: asked as %q", got)
		}
		a.Bijlagen = []dossier.Bijlage{{Soort: "wijkplan"}}
		if len(d.Validate(a)) > 0 || len(land.Validate(a)) == 0 {
			t.Errorf("%s: it may be sent to that gemeente only; got %v", c.voorbeeld, d.Validate(a))
		}
		docs := d.Documenten()
		if x := docs[len(docs)-1]; x.Soort != "wijkplan" || x.Label != "Uw wijkplan" || x.Hulp == "" {
			t.Errorf("got %+v as its last kind", x)
		}
		if c.want != "" && !slices.Contains(d.Beoordeel(read(t, c.voorbeeld)).Volledigheid.Ontbreekt, "Uw wijkplan") {
			t.Errorf("%s: it is not missed", c.voorbeeld)
		}
	}
}

func TestPaperOfAGemeenteMustFit(t *testing.T) {
	d := load(t)
	for _, soort := range []string{"bank_prive", "heeft_beslag"} {
		if _, err := d.MetStuk(intake.EigenStuk{Soort: soort, Label: "x", Niveau: "B"}); !errors.Is(err, intake.ErrSoort) {
			t.Errorf("%s: got %v, want ErrSoort", soort, err)
		}
	}
	for _, als := range []string{"heeft_hond", "1 + 1", "heeft_partner &&"} {
		_, err := d.MetStuk(intake.EigenStuk{Soort: "eigen", Label: "x", Niveau: "B", Als: als})
		if fouten, ok := errors.AsType[formule.Fouten](err); !ok || len(fouten) == 0 {
			t.Errorf("%q: got %v, want what is wrong and where", als, err)
		}
	}
}
