package intake_test

import (
	"io/fs"
	"path"
	"testing"

	"solo/dossier"
	"solo/intake"
	voorbeelden "solo/testdata/aanvragen"
)

// andere decodes the examples of the other regelingen, with the definition of each.
func andere(t *testing.T) map[string]*dossier.Aanvraag {
	t.Helper()
	paden, err := fs.Glob(voorbeelden.Andere(), "*/aanvraag.json")
	if err != nil || len(paden) < 10 {
		t.Fatalf("%d examples, %v", len(paden), err)
	}
	uit := map[string]*dossier.Aanvraag{}
	for _, pad := range paden {
		raw, err := fs.ReadFile(voorbeelden.Andere(), pad)
		if err != nil {
			t.Fatal(err)
		}
		a, err := dossier.Decode(raw)
		if err != nil {
			t.Fatalf("%s:\n%v", pad, err)
		}
		uit[path.Dir(pad)] = a
	}
	return uit
}

func loadNaam(t testing.TB, naam string) *intake.Definitie {
	t.Helper()
	d, err := intake.Load(naam)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestExamplesOfEveryRegelingAreGood(t *testing.T) {
	aantal := map[string]int{}
	for naam, a := range andere(t) {
		d := loadNaam(t, a.Regeling)
		aantal[a.Regeling]++
		if b := d.Validate(a); len(b) > 0 {
			t.Errorf("%s:\n%v", naam, b)
		}
		o := d.Beoordeel(a)
		t.Logf("%s: %s %d %v, %d%%, warnings at %s", naam, o.Urgentie.Niveau, o.Urgentie.Punten, o.Urgentie.Redenen, o.Volledigheid.Percentage, paths(o.Waarschuwingen))
	}
	namen, err := intake.Regelingen(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, naam := range namen {
		if naam != "bbz-gevestigd" && aantal[naam] < 2 {
			t.Errorf("%s has %d examples, want two", naam, aantal[naam])
		}
	}
}
