package zgw

import (
	"context"
	"net/url"
	"slices"

	"solo/connectors"
)

type koppelBody struct {
	Zaak             string `json:"zaak"`
	Informatieobject string `json:"informatieobject"`
	Titel            string `json:"titel"`
}

type koppelRij struct {
	URL              tekst `json:"url"`
	Zaak             tekst `json:"zaak"`
	Informatieobject tekst `json:"informatieobject"`
}

// link relates a document to the zaak.
func (l *levering) link(ctx context.Context, d *document) error {
	stap := "koppeling " + d.bron.Sleutel
	_, err := run(ctx, l, stap, connectors.Stap[adres, adres]{
		Uniek: l.c.inst.HardeSleutels,
		Plan:  func() (adres, error) { return adres{d.uitkomst.URL}, nil },
		Find:  func(ctx context.Context, k adres) (adres, bool, error) { return l.findKoppeling(ctx, stap, k.URL) },
		Do: func(ctx context.Context, k adres) (adres, error) {
			o := l.op(stap, "zaakinformatieobjecten")
			o.body = koppelBody{l.zaak.URL, k.URL, d.velden.Titel}
			m, err := l.c.post(ctx, o)
			if refused(err, "unique") {
				if a, found, ferr := l.findKoppeling(ctx, stap, k.URL); ferr != nil || found {
					return a, ferr
				}
			}
			return adres{string(m.URL)}, err
		},
	})
	return err
}

func (l *levering) findKoppeling(ctx context.Context, stap, document string) (adres, bool, error) {
	rijen, err := l.listKoppelingen(ctx, stap, document)
	if err != nil || len(rijen) == 0 {
		return adres{}, false, err
	}
	return adres{string(rijen[0].URL)}, true, nil
}

// listKoppelingen lists the relations of the zaak, with one document or all.
func (l *levering) listKoppelingen(ctx context.Context, stap, document string) ([]koppelRij, error) {
	o := l.op(stap, "zaakinformatieobjecten")
	o.query = url.Values{"zaak": {l.zaak.URL}}
	if document != "" {
		o.query.Set("informatieobject", document)
	}
	rijen, _, err := list[koppelRij](ctx, l.c.client, o)
	return slices.DeleteFunc(rijen, func(r koppelRij) bool {
		return string(r.Zaak) != l.zaak.URL || document != "" && string(r.Informatieobject) != document
	}), err
}
