package zgw

import (
	"context"
	"fmt"
	"net/http"
	"slices"

	"solo/connectors"
)

type eigenschapBody struct {
	Zaak       string `json:"zaak"`
	Eigenschap string `json:"eigenschap"`
	Waarde     string `json:"waarde"`

	stap string
}

type eigenschapWaarde struct {
	URL        tekst `json:"url"`
	Eigenschap tekst `json:"eigenschap"`
	Waarde     tekst `json:"waarde"`
}

// waarden writes all eigenschappen in their format; gebreken tells what cannot be,
// by name and without the value.
func (l *levering) waarden() (uit []eigenschapBody, gebreken []string) {
	for _, e := range l.o.Zaak.Eigenschappen {
		if e.Waarde == "" {
			continue
		}
		t := l.typen.Eigenschappen[e.Naam]
		w, err := t.write(e.Waarde)
		if err != nil {
			gebreken = append(gebreken, "eigenschap "+e.Naam+": "+err.Error())
			continue
		}
		uit = append(uit, eigenschapBody{Eigenschap: t.URL, Waarde: w, stap: "eigenschap " + e.Naam})
	}
	return uit, gebreken
}

// createEigenschappen writes every value. In a zaak that is there, what stands there as
// it must and was never in doubt needs no step.
func (l *levering) createEigenschappen(ctx context.Context) error {
	staan, err := l.standing(ctx)
	if err != nil {
		return err
	}
	for _, e := range l.eigenschappen {
		b, err := l.j.Read(ctx, l.naam(e.stap))
		if err != nil {
			return fmt.Errorf("%s: journaal lezen: %w", e.stap, err)
		}
		if b.Toestand == connectors.Nieuw && slices.ContainsFunc(staan, e.is) {
			continue
		}
		if err := l.createEigenschap(ctx, e); err != nil {
			return err
		}
	}
	return nil
}

// standing are the values of a zaak that is there; nil for one of our own.
func (l *levering) standing(ctx context.Context) ([]eigenschapWaarde, error) {
	if l.o.Bij == nil || len(l.eigenschappen) == 0 {
		return nil, nil
	}
	return l.listEigenschappen(ctx, "eigenschappen")
}

// is compares eigenschap and value.
func (e eigenschapBody) is(r eigenschapWaarde) bool {
	return string(r.Eigenschap) == e.Eigenschap && string(r.Waarde) == e.Waarde
}

// createEigenschap posts a value, or changes the one that stands there already: a
// second POST would make a second value.
func (l *levering) createEigenschap(ctx context.Context, e eigenschapBody) error {
	e.Zaak = l.zaak.URL
	pad := under("zaken", l.zaak.URL) + "/zaakeigenschappen"
	var ander string // URL of a value that is not ours
	_, err := run(ctx, l, e.stap, connectors.Stap[sleutel, adres]{
		Plan: func() (sleutel, error) { return sleutel{e.Eigenschap}, nil },
		Find: func(ctx context.Context, _ sleutel) (adres, bool, error) {
			rij, err := l.findEigenschap(ctx, e)
			if err != nil || rij == nil {
				return adres{}, false, err
			}
			ander = string(rij.URL)
			return adres{ander}, string(rij.Waarde) == e.Waarde, nil
		},
		Do: func(ctx context.Context, _ sleutel) (adres, error) {
			o := l.op(e.stap, pad)
			o.body = e
			if ander == "" {
				m, err := l.c.post(ctx, o)
				return adres{string(m.URL)}, err
			}
			o.methode, o.pad = http.MethodPatch, pad+under("", ander)
			_, err := l.c.call(ctx, o)
			return adres{ander}, err
		},
	})
	return err
}

func (l *levering) listEigenschappen(ctx context.Context, stap string) ([]eigenschapWaarde, error) {
	rijen, _, err := list[eigenschapWaarde](ctx, l.c.client, l.op(stap, under("zaken", l.zaak.URL)+"/zaakeigenschappen"))
	return rijen, err
}

// findEigenschap prefers the value that is right already.
func (l *levering) findEigenschap(ctx context.Context, e eigenschapBody) (*eigenschapWaarde, error) {
	rijen, err := l.listEigenschappen(ctx, e.stap)
	if err != nil {
		return nil, err
	}
	rijen = slices.DeleteFunc(rijen, func(r eigenschapWaarde) bool { return string(r.Eigenschap) != e.Eigenschap })
	for i := range rijen {
		if string(rijen[i].Waarde) == e.Waarde {
			return &rijen[i], nil
		}
	}
	if len(rijen) == 0 {
		return nil, nil
	}
	return &rijen[0], nil
}
