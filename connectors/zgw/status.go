package zgw

import (
	"context"
	"net/url"
	"slices"
	"time"

	"solo/connectors"
)

type statusBody struct {
	Zaak        string `json:"zaak"`
	Statustype  string `json:"statustype"`
	Gezet       string `json:"datumStatusGezet"`
	Toelichting string `json:"statustoelichting,omitempty"`
}

// statusSleutel is chosen once: zaak and datumStatusGezet are unique together.
type statusSleutel struct{ Gezet time.Time }

type statusRij struct {
	URL        tekst `json:"url"`
	Zaak       tekst `json:"zaak"`
	Statustype tekst `json:"statustype"`
	Gezet      tekst `json:"datumStatusGezet"`
}

// achteraf is how far the moment of the status lies back: a server refuses one in
// its future.
const achteraf = 10 * time.Second

// setStatus sets the initial status. A zaak that has a status already was taken up
// by someone, and is not put back.
func (l *levering) setStatus(ctx context.Context) error {
	_, err := run(ctx, l, "status", connectors.Stap[statusSleutel, adres]{
		Uniek: l.c.inst.HardeSleutels,
		Plan: func() (statusSleutel, error) {
			return statusSleutel{l.c.now().UTC().Add(-achteraf).Truncate(time.Second)}, nil
		},
		Find: l.findStatus,
		Do: func(ctx context.Context, k statusSleutel) (adres, error) {
			rijen, err := l.listStatussen(ctx)
			if err != nil {
				return adres{}, err
			}
			if len(rijen) > 0 {
				return adres{string(rijen[0].URL)}, nil
			}
			o := l.op("status", "statussen")
			o.body = statusBody{Zaak: l.zaak.URL, Statustype: l.typen.Statustype, Gezet: k.Gezet.Format(time.RFC3339), Toelichting: l.statusToelichting}
			m, err := l.c.post(ctx, o)
			if refused(err, "unique") {
				return l.adoptStatus(ctx, k, err)
			}
			return adres{string(m.URL)}, err
		},
	})
	return err
}

func (l *levering) adoptStatus(ctx context.Context, k statusSleutel, oorzaak error) (adres, error) {
	a, found, err := l.findStatus(ctx, k)
	if err == nil && !found {
		err = oorzaak
	}
	return a, err
}

func (l *levering) listStatussen(ctx context.Context) ([]statusRij, error) {
	o := l.op("status", "statussen")
	o.query = url.Values{"zaak": {l.zaak.URL}}
	rijen, _, err := list[statusRij](ctx, l.c.client, o)
	return slices.DeleteFunc(rijen, func(s statusRij) bool { return s.Zaak != "" && string(s.Zaak) != l.zaak.URL }), err
}

func (l *levering) findStatus(ctx context.Context, k statusSleutel) (adres, bool, error) {
	rijen, err := l.listStatussen(ctx)
	if err != nil {
		return adres{}, false, err
	}
	for _, r := range rijen {
		gezet, err := time.Parse(time.RFC3339, string(r.Gezet))
		if err == nil && gezet.Equal(k.Gezet) && string(r.Statustype) == l.typen.Statustype {
			return adres{string(r.URL)}, true, nil
		}
	}
	return adres{}, false, nil
}
