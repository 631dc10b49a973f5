package zgw

import (
	"context"
	"errors"

	"solo/connectors"
)

// relevant is one of relevanteAndereZaken (Zaken API 1.5.1, RelevanteZaak).
type relevant struct {
	URL  string `json:"url"`
	Aard string `json:"aardRelatie"`
}

// aardVervolg: the other zaak gave cause to begin this one (AardRelatieEnum).
const aardVervolg = "vervolg"

// findVerwant finds the zaak that a new one follows. What was found is kept, so that
// every attempt tells the same.
func (l *levering) findVerwant(ctx context.Context) error {
	v := l.o.Zaak.Verwant
	if v == nil {
		return nil
	}
	a, err := connectors.Stap[sleutel, adres]{
		Naam:  "verwante zaak",
		Uniek: true, // reading twice does no harm
		Leest: true,
		Plan:  func() (sleutel, error) { return sleutel{v.Zaaknummer}, nil },
		Do: func(ctx context.Context, _ sleutel) (adres, error) {
			z, _, err := l.lookAt(ctx, v.Adres, v.Zaaknummer)
			var f *connectors.Fout
			if errors.As(err, &f) && f.Klasse == connectors.Geweigerd { // it holds nothing up
				return adres{}, nil
			}
			return adres{string(z.URL)}, err
		},
	}.Run(ctx, l.j)
	if err != nil {
		return err
	}
	if a.URL == "" {
		l.noteVerwant()
		return nil
	}
	l.relevant = []relevant{{a.URL, aardVervolg}}
	return nil
}

func (l *levering) noteVerwant() {
	l.ontvangst.Aangepast = append(l.ontvangst.Aangepast, "zaak: de verwijzing naar de eerdere zaak is weggelaten (het zaaksysteem vindt die niet)")
}
