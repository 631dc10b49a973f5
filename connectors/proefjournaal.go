package connectors

import (
	"context"
	"slices"
)

// A Proefjournaal decorates the journal of a delivery, so that Deliver only looks: what
// a lookup finds is remembered as long as the Proefjournaal, and the first step that
// would be sent ends it with a *Proefstop. Nothing is written to the journal beneath.
type Proefjournaal struct {
	Journaal // Read, Now, and numbers from Rise: a lookup may need one of its own

	klaar    map[string][]byte
	leest    map[string]bool
	gevonden []string
}

// NewProefjournaal makes one for one call of Deliver.
func NewProefjournaal(j Journaal) *Proefjournaal {
	return &Proefjournaal{Journaal: j, klaar: map[string][]byte{}, leest: map[string]bool{}}
}

// A Proefstop is the error at the step that would have been sent.
type Proefstop struct{ Stap string }

// Error names the step.
func (p *Proefstop) Error() string { return "proef: stap " + p.Stap + " zou verstuurd worden" }

// Gevonden names the steps that the journal has open and that turned out to be there
// already, in the order of looking.
func (p *Proefjournaal) Gevonden() []string { return slices.Clone(p.gevonden) }

// pretend lets a step go on that sends nothing.
func (p *Proefjournaal) pretend(stap string, gevonden bool) { p.leest[stap] = !gevonden }

// Read implements Journaal.
func (p *Proefjournaal) Read(ctx context.Context, stap string) (Boeking, error) {
	if r, ok := p.klaar[stap]; ok {
		return Boeking{Toestand: Klaar, Resultaat: r}, nil
	}
	return p.Journaal.Read(ctx, stap)
}

// Intend implements Journaal: it refuses with a *Proefstop.
func (p *Proefjournaal) Intend(_ context.Context, stap string, _ []byte) error {
	return &Proefstop{stap}
}

// Done implements Journaal.
func (p *Proefjournaal) Done(_ context.Context, stap string, r []byte, _ bool) error {
	p.klaar[stap] = r
	if !p.leest[stap] {
		p.gevonden = append(p.gevonden, stap)
	}
	return nil
}

// Undone implements Journaal: it forgets nothing and keeps nothing.
func (p *Proefjournaal) Undone(context.Context, string) error { return nil }

// Spend implements Journaal, as Undone.
func (p *Proefjournaal) Spend(context.Context, string) error { return nil }

// Zaak implements Journaal, as Undone.
func (p *Proefjournaal) Zaak(context.Context, string, string) error { return nil }

// NotFound implements Journaal, as Undone.
func (p *Proefjournaal) NotFound(context.Context, string) error { return nil }

// Doubt implements Journaal: only a step that was sent comes to it, and none is.
func (p *Proefjournaal) Doubt(_ context.Context, stap string) (Boeking, error) {
	return Boeking{}, &Proefstop{stap}
}
