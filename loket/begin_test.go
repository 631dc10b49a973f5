package loket_test

import (
	"testing"

	"solo/dossier"
	"solo/loket"
)

func TestWhatIsTakenOverSaysFromWhereUntilTheApplicantChangesIt(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, err := p.Begin(t.Context(), wie, loket.Start{Gemeente: wie.Gemeente, Regeling: "bbz-gevestigd",
		Antwoorden: dossier.Antwoorden{"telefoon": "0611111111", "email": "z@voorbeeld.example", "bestaat_niet": "x"}, Van: map[string]string{"telefoon": "de test", "bestaat_niet": "de test"}})
	must(t, err)
	door := func() map[string]loket.Inbreng {
		o, err := p.Overzicht(t.Context(), wie, id)
		must(t, err)
		return o.Door
	}
	if d := door(); len(d) != 1 || d["telefoon"].Rol != loket.Vooraf || d["telefoon"].Wie != "de test" {
		t.Errorf("got %v, want that the telephone is from the test and the rest his own", d)
	}
	p.zet(wie, id, dossier.Antwoorden{"telefoon": "0622222222"})
	if d := door(); len(d) != 0 {
		t.Errorf("after he changed it: got %v, want nothing", d)
	}
}
