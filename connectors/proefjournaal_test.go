package connectors_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"solo/connectors"
)

// look runs the step through a Proefjournaal.
func (p *proef) look(t *testing.T, leest bool) (*connectors.Proefjournaal, error) {
	t.Helper()
	j := connectors.NewProefjournaal(p.j)
	s := connectors.Stap[sleutel, string]{Naam: "stap", Uniek: p.uniek, Kijk: p.kijk, Leest: leest,
		Plan: func() (sleutel, error) { return sleutel{1}, nil },
		Do: func(context.Context, sleutel) (string, error) {
			p.gemaakt++
			return "gemaakt", nil
		},
		Find: func(context.Context, sleutel) (string, bool, error) {
			p.gezocht++
			return "gevonden", p.vindt, nil
		}}
	if p.blind {
		s.Find = nil
	}
	_, err := s.Run(t.Context(), j)
	return j, err
}

func TestProefjournaalOnlyLooks(t *testing.T) {
	// twijfel leaves the step in doubt.
	twijfel := func(p *proef) {
		p.fout = onzeker()
		_, _ = p.run(t.Context())
		p.gemaakt, p.gezocht = 0, 0
	}
	for naam, c := range map[string]struct {
		begin    func(*proef)
		vindt    bool
		kijk     bool
		leest    bool
		blind    bool
		stopt    bool // at the step that would be sent
		gezocht  int
		gemaakt  int
		gevonden []string
		klasse   connectors.Klasse
	}{
		"a new step stops it":                     {stopt: true},
		"a new step that is there is adopted":     {kijk: true, vindt: true, gezocht: 1, gevonden: []string{"stap"}},
		"a new step that is not there stops it":   {kijk: true, gezocht: 1, stopt: true},
		"a step that only reads is done":          {leest: true, gemaakt: 1},
		"doubt that is found is adopted":          {begin: twijfel, vindt: true, gezocht: 1, gevonden: []string{"stap"}},
		"doubt that settles stays doubt":          {begin: twijfel, gezocht: 1, klasse: connectors.Onzeker},
		"doubt that cannot be searched is told":   {begin: twijfel, blind: true, klasse: connectors.Geweigerd},
		"doubt that settled would be sent again":  {begin: func(p *proef) { twijfel(p); p.klok.Advance(time.Hour) }, gezocht: 1, stopt: true},
		"what is done is not looked at once more": {begin: func(p *proef) { _, _ = p.run(t.Context()); p.gemaakt, p.gezocht = 0, 0 }},
	} {
		t.Run(naam, func(t *testing.T) {
			p := nieuw()
			if c.begin != nil {
				c.begin(p)
			}
			voor, err := p.j.Read(t.Context(), "stap")
			if err != nil {
				t.Fatal(err)
			}
			p.vindt, p.kijk, p.blind, p.fout = c.vindt, c.kijk, c.blind, nil
			j, err := p.look(t, c.leest)
			var stop *connectors.Proefstop
			var f *connectors.Fout
			switch {
			case c.stopt != errors.As(err, &stop):
				t.Errorf("got %v, want a stop: %v", err, c.stopt)
			case c.klasse != "" && (!errors.As(err, &f) || f.Klasse != c.klasse):
				t.Errorf("got %v, want class %s", err, c.klasse)
			case c.klasse == "" && !c.stopt && err != nil:
				t.Errorf("got %v, want no error", err)
			}
			if c.stopt && stop.Stap != "stap" {
				t.Errorf("it stopped at %q", stop.Stap)
			}
			if got := j.Gevonden(); !slices.Equal(got, c.gevonden) || p.gemaakt != c.gemaakt || p.gezocht != c.gezocht {
				t.Errorf("found %v, made %d, looked %d; want %v, %d, %d", got, p.gemaakt, p.gezocht, c.gevonden, c.gemaakt, c.gezocht)
			}
			na, err := p.j.Read(t.Context(), "stap")
			if err != nil || na.Toestand != voor.Toestand || string(na.Sleutels) != string(voor.Sleutels) || !na.BezonkenOp.Equal(voor.BezonkenOp) {
				t.Errorf("the journal went from %+v to %+v, %v", voor, na, err)
			}
		})
	}
}

func TestProefjournaalRemembersWhatItFound(t *testing.T) {
	p := nieuw()
	p.vindt, p.kijk = true, true
	j, err := p.look(t, false)
	if err != nil {
		t.Fatal(err)
	}
	b, err := j.Read(t.Context(), "stap")
	if err != nil || b.Toestand != connectors.Klaar || string(b.Resultaat) != `"gevonden"` {
		t.Errorf("got %+v, %v; want it done", b, err)
	}
	if echt, err := p.j.Read(t.Context(), "stap"); err != nil || echt.Toestand != connectors.Nieuw {
		t.Errorf("the journal beneath has %+v, %v; want nothing", echt, err)
	}
}
