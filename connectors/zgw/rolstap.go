package zgw

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"solo/connectors"
)

// adres is the address of something made.
type adres struct{ URL string }

// sleutel is a key that the journal shows and the other side holds.
type sleutel struct{ Sleutel string }

type rolRij struct {
	URL         tekst `json:"url"`
	Zaak        tekst `json:"zaak"`
	Roltype     tekst `json:"roltype"`
	Toelichting tekst `json:"roltoelichting"`
	Betrokkene  struct {
		BSN tekst `json:"inpBsn"`
		Anp tekst `json:"anpIdentificatie"`
	} `json:"betrokkeneIdentificatie"`
}

func (l *levering) createRollen(ctx context.Context) error {
	for _, r := range l.rolBodies {
		if err := l.createRol(ctx, r); err != nil {
			return err
		}
	}
	return nil
}

func (l *levering) createRol(ctx context.Context, r rolBody) error {
	r.Zaak = l.zaak.URL
	_, err := run(ctx, l, r.stap, connectors.Stap[sleutel, adres]{
		Plan: func() (sleutel, error) { return sleutel{r.sleutel}, nil },
		Find: func(ctx context.Context, _ sleutel) (adres, bool, error) { return l.findRol(ctx, r) },
		Do: func(ctx context.Context, _ sleutel) (adres, error) {
			o := l.op(r.stap, "rollen")
			o.body = r
			m, err := l.c.post(ctx, o)
			if refused(err, "max-occurences", "max-occurrences") {
				return l.adoptRol(ctx, r)
			}
			return adres{string(m.URL)}, err
		},
	})
	return err
}

// adoptRol: there is an initiator already. Ours, or one that a person put there.
func (l *levering) adoptRol(ctx context.Context, r rolBody) (adres, error) {
	a, found, err := l.findRol(ctx, r)
	if err == nil && !found {
		err = geweigerd(r.stap, "max-occurences", "De zaak heeft al een andere initiator. SOLO overschrijft die niet.",
			"Verwijder die rol als hij onjuist is, en stuur de levering opnieuw.")
	}
	return a, err
}

// listRollen reads all rollen of the zaak; a BSN never stands in a query.
func (l *levering) listRollen(ctx context.Context, stap string) ([]rolRij, error) {
	o := l.op(stap, "rollen")
	o.query = url.Values{"zaak": {l.zaak.URL}}
	rijen, _, err := list[rolRij](ctx, l.c.client, o)
	return slices.DeleteFunc(rijen, func(r rolRij) bool { return r.Zaak != "" && string(r.Zaak) != l.zaak.URL }), err
}

func (l *levering) findRol(ctx context.Context, r rolBody) (adres, bool, error) {
	rijen, err := l.listRollen(ctx, r.stap)
	if err != nil {
		return adres{}, false, err
	}
	i := slices.IndexFunc(rijen, r.is)
	if i < 0 {
		return adres{}, false, nil
	}
	if wie := orElse(rijen[i].Betrokkene.BSN, rijen[i].Betrokkene.Anp); wie != "" && r.bsn != "" && string(wie) != r.bsn {
		return adres{}, false, geweigerd(r.stap, "andere-betrokkene", "In deze rol staat intussen iemand anders.",
			"Kijk in het zaaksysteem wie in deze rol hoort.")
	}
	return adres{string(rijen[i].URL)}, true, nil
}

// is compares type and key.
func (r rolBody) is(rij rolRij) bool {
	return string(rij.Roltype) == r.Roltype && strings.HasPrefix(string(rij.Toelichting), r.sleutel)
}
