package intake_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"solo/intake"
)

func TestWhatTheIntakeGivesOutNeverPrints(t *testing.T) {
	const geheim = "Verzonnen-Geheim"
	u := intake.Urgentie{Niveau: intake.Spoed, Redenen: []string{geheim}, Regels: []string{geheim}}
	o := intake.Oordeel{Urgentie: u, Volledigheid: intake.Volledigheid{Nodig: []intake.DocumentEis{{Label: geheim}}, Ontbreekt: []string{geheim}}}
	c, e := o.Volledigheid, o.Volledigheid.Nodig[0]
	v := intake.GetoondeVraag{ID: "huur", Label: "Huur", Antwoord: geheim, Rijen: [][]string{{geheim}}}
	s := intake.GetoondeSectie{Module: "C", Vragen: []intake.GetoondeVraag{v}}
	b := intake.GetoondBlok{Regels: []intake.GetoondFeit{{Label: geheim, Tekst: geheim}}}
	r := intake.Ontvangen{ID: "0000-0000-0000-0000", Oordeel: o}
	var uit bytes.Buffer
	for _, w := range []any{u, &u, o, &o, c, &c, e, &e, v, &v, s, &s, b, &b, b.Regels[0], r, &r, []intake.GetoondeSectie{s}, struct{ O *intake.Oordeel }{&o}} {
		fmt.Fprintf(&uit, "%v %+v %#v %s %q %x\n", w, w, w, w, w, w)
		slog.New(slog.NewTextHandler(&uit, nil)).Info("x", "w", w)
	}
	for _, w := range []any{u, &u, o, &o, c, &c, e, &e, v, &v, s, &s, b, &b, b.Regels[0], r, &r} {
		slog.New(slog.NewJSONHandler(&uit, nil)).Info("x", "w", w)
	}
	if got := uit.String(); strings.Contains(got, geheim) || strings.Contains(got, fmt.Sprintf("%x", geheim)) {
		t.Errorf("printed: %s", got)
	}
	if got := fmt.Sprint(r); got != "0000-0000-0000-0000" {
		t.Errorf("a receipt prints as %q, want its reference", got)
	}
}
