package identiteit

import (
	"cmp"
	"fmt"
	"io"
	"log/slog"

	"solo/dossier"
)

// A Proefpersoon is an invented person of the demo, with a BSN of the published test range.
type Proefpersoon struct {
	ID, Naam, Wie string // Wie tells what he is good for
	Persoon       Persoon
	Als           Middel // what he stands for, with its levels; empty: DigiD
	// Voorinvulling is what the registers would know of him, or of whom he represents, by
	// question id, in the form in which answers are kept.
	Voorinvulling map[string]any
}

// Format prints a mark, as for a real person.
func (p Proefpersoon) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, "[proefpersoon "+p.ID+"]")
}

// LogValue logs the mark.
func (p Proefpersoon) LogValue() slog.Value { return slog.StringValue("[proefpersoon " + p.ID + "]") }

// Login is the Testlogin: who he is then, or ErrNiveau for one whose level is too low, as a
// broker would have it. The page that calls it says that it is no DigiD.
func (p Proefpersoon) Login() (Persoon, error) {
	als := cmp.Or(p.Als, DigiD)
	if als.rang(p.Persoon.Niveau) < als.rang(als.standaard()) {
		return Persoon{}, teLaag(als, als.standaard())
	}
	return p.Persoon, nil
}

// NewTest gives who may be chosen instead of logging in, as they are on a day. Only an omgeving
// demo or test has that: any other name is refused.
func NewTest(omgeving string, op dossier.Datum) ([]Proefpersoon, error) {
	if err := checkTest(omgeving); err != nil {
		return nil, err
	}
	return Proefpersonen(op), nil
}

func checkTest(omgeving string) error {
	if omgeving != "demo" && omgeving != "test" {
		return fmt.Errorf("testlogin: in omgeving %q kan niemand een verzonnen persoon kiezen; dat kan alleen in demo en test", omgeving)
	}
	return nil
}

// NewTestMedewerkers gives the invented employees who may be chosen instead of logging in,
// where NewTest would give people. Their Persoon has a work name only.
func NewTestMedewerkers(omgeving string) ([]Proefpersoon, error) {
	if err := checkTest(omgeving); err != nil {
		return nil, err
	}
	return []Proefpersoon{
		{ID: "consulent", Naam: "C. Onsulent", Wie: "Consulent aan de balie", Persoon: Persoon{Middel: Test, Naam: "c.onsulent"}},
		{ID: "collega", Naam: "C. Ollega", Wie: "Collega van de consulent", Persoon: Persoon{Middel: Test, Naam: "c.ollega"}},
	}, nil
}

// proef is a test BSN that no example uses; zero when it is none.
func proef(cijfers string) dossier.BSN {
	b, _ := dossier.ParseBSN(cijfers) // a test looks at all
	return b
}
