package zgw

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"solo/connectors"
)

// announce sets the size of a locked document without content, which makes parts.
func (l *levering) announce(ctx context.Context, d *document, stap, pad string, slot antwoord) (r eioRij, lock string, err error) {
	var m made
	if err := json.Unmarshal(slot.body, &m); err != nil || m.Lock == "" {
		return r, "", unreadable(oproep{stap: stap, methode: http.MethodPost}, err)
	}
	o := l.opDoc(stap, pad)
	o.methode = http.MethodPatch
	o.body = struct {
		Lock   string  `json:"lock"`
		Omvang int64   `json:"bestandsomvang"`
		Inhoud *string `json:"inhoud"`
	}{string(m.Lock), d.bron.Grootte, nil}
	if _, err = l.c.call(ctx, o); err != nil {
		return r, "", err
	}
	r, err = l.getDocument(ctx, stap, d.uitkomst.URL)
	return r, string(m.Lock), err
}

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
	_, err := connectors.Stap[adres, adres]{
		Naam:  l.naam(stap),
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
	}.Run(ctx, l.j)
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

// printable keeps what can be read of a file name.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return -1
	}, s)
}
