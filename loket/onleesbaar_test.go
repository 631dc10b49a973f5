package loket_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"solo/dossier"
	"solo/loket"
	"solo/store"
)

// breekAf makes it so that a concept of somebody cannot be read any more.
func (p *toneel) breekAf(id dossier.ID, van dossier.BSN) {
	p.t.Helper()
	rij, _, err := p.db.Concept(p.t.Context(), id)
	must(p.t, err)
	rij.Inhoud, rij.Personen = []byte("{"), []dossier.BSN{van}
	must(p.t, p.db.PutConcept(p.t.Context(), *rij))
}

func TestOneThatCannotBeReadDoesNotHideTheRest(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	stuk, _ := p.ingezonden(wie, "01-kapper-regulier")
	heel, _ := p.ingezonden(wie, "02-spoed-gezin-afsluiting")
	p.breekAf(stuk, wie.BSN)
	b, err := p.Werk(t.Context(), loket.Bureau{consulent()}, loket.Binnen, store.Conceptplek{})
	must(t, err)
	if len(b.Werk) != 1 || b.Werk[0].ID != heel || b.Onleesbaar != 1 {
		t.Errorf("got %d lines and %d that could not be read, want one each", len(b.Werk), b.Onleesbaar)
	}
	if l := p.log.String(); !strings.Contains(l, "level=ERROR") || !strings.Contains(l, string(stuk)) {
		t.Errorf("the log does not say which: %s", l)
	}
	lijst, err := p.Eerdere(t.Context(), wie)
	must(t, err)
	if len(lijst) != 2 || lijst[0].ID != heel || lijst[1] != (loket.Eerder{ID: stuk, Stand: loket.Onleesbaar}) {
		t.Errorf("the applicant finds %+v", lijst)
	}
	if _, err := p.Begin(t.Context(), wie, loket.Start{Gemeente: tilburg, Regeling: "bbz-gevestigd", Eenmaal: true}); err != nil {
		t.Errorf("he cannot begin anew: %v", err)
	}
	bewind := p.bewindvoerder()
	if lijst, err := p.Eerdere(t.Context(), bewind); err != nil || len(lijst) != 0 {
		t.Errorf("his bewindvoerder finds %+v, %v", lijst, err)
	}
	weg, stop := context.WithCancel(t.Context())
	stop()
	if _, err := p.Eerdere(weg, wie); !errors.Is(err, context.Canceled) {
		t.Errorf("who left: got %v", err)
	}
}
