package zgw

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"solo/connectors"
	"solo/zaak"
)

// relevant is one of relevanteAndereZaken (Zaken API 1.5.1, RelevanteZaak).
type relevant struct {
	URL  string `json:"url"`
	Aard string `json:"aardRelatie"`
}

// aard is how a zaak relates to another (AardRelatieEnum): that one gave cause to begin
// this one, or it matters to this one.
func aard(v zaak.Verwant) string {
	if v.Vervolg {
		return "vervolg"
	}
	return "onderwerp"
}

// stapVerwant names the step that finds the n-th, from 0.
func stapVerwant(n int) string { return fmt.Sprintf("verwante zaak %d", n+1) }

// findVerwanten finds the zaken that a new one points at.
func (l *levering) findVerwanten(ctx context.Context) error {
	for n, v := range l.o.Zaak.Verwant {
		a, err := l.findVerwant(ctx, stapVerwant(n), v)
		if err != nil {
			return err
		}
		if a.URL == "" {
			l.noteVerwant()
		} else if r := (relevant{a.URL, aard(v)}); !slices.Contains(l.relevant, r) {
			l.relevant = append(l.relevant, r)
		}
	}
	return nil
}

// findVerwant finds one. What was found is kept, so that every attempt tells the same.
func (l *levering) findVerwant(ctx context.Context, stap string, v zaak.Verwant) (adres, error) {
	return connectors.Stap[sleutel, adres]{
		Naam:  stap,
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
}

const zonderVerwant = "zaak: de verwijzing naar een andere zaak is weggelaten (het zaaksysteem vindt die niet)"

// noteVerwant tells once that something was left out.
func (l *levering) noteVerwant() {
	if !slices.Contains(l.ontvangst.Aangepast, zonderVerwant) {
		l.ontvangst.Aangepast = append(l.ontvangst.Aangepast, zonderVerwant)
	}
}
