package zgw

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"solo/connectors"
	"solo/connectors/verbinding"
)

// list reads all pages of a list. A next link counts for its query only: behind a
// proxy it may carry another host. The header is that of the first page.
func list[T any](ctx context.Context, c *client, o oproep) ([]T, http.Header, error) {
	var uit []T
	var kop http.Header
	o.methode = http.MethodGet
	gezien := map[string]bool{}
	for range maxPaginas {
		gezien[o.query.Encode()] = true
		a, err := c.call(ctx, o)
		if errors.Is(err, verbinding.ErrTeGroot) {
			return nil, nil, teVeel(o)
		}
		if err != nil {
			return nil, nil, err
		}
		if kop == nil {
			kop = a.kop
		}
		o.gelezen += len(a.body)
		p, err := decodePagina(a.body)
		if err != nil {
			return nil, nil, unreadable(o, err)
		}
		if len(uit)+len(p.Results) > maxRijen {
			return nil, nil, teVeel(o)
		}
		for _, r := range p.Results {
			var v T
			if err := json.Unmarshal(r, &v); err != nil {
				return nil, nil, unreadable(o, err)
			}
			uit = append(uit, v)
		}
		next, err := url.Parse(string(p.Next))
		if err != nil || p.Next == "" || gezien[next.Query().Encode()] {
			return uit, kop, nil
		}
		o.query = next.Query()
	}
	return nil, nil, teVeel(o)
}

// teVeel is a list without end, or as good as.
func teVeel(o oproep) *connectors.Fout {
	return geweigerd(o.stap, "te-veel",
		fmt.Sprintf("Het zaaksysteem geeft meer dan %d pagina's, %d regels of %d MB; waarschijnlijk negeert het de zoekvraag.", maxPaginas, maxRijen, maxAntwoord>>20),
		"Vraag de leverancier naar de zoekparameters van de standaard.")
}

// get reads one object.
func get[T any](ctx context.Context, c *client, o oproep) (v T, err error) {
	o.methode = http.MethodGet
	a, err := c.call(ctx, o)
	if err != nil {
		return v, err
	}
	if err := json.Unmarshal(a.body, &v); err != nil {
		return v, unreadable(o, err)
	}
	return v, nil
}

// unreadable is a 2xx without sense in it. After a GET nothing was done; after
// anything else it was, and the step has to look for it.
func unreadable(o oproep, _ error) error {
	f := &connectors.Fout{Klasse: connectors.Onzeker, Stap: o.stap, Code: "onleesbaar",
		Melding: "Het antwoord van het zaaksysteem is niet te lezen."}
	if o.methode == http.MethodGet {
		f.Klasse = connectors.Tijdelijk
	}
	return f
}

// made is what a POST answers with: the address of the new object, and its number.
type made struct {
	URL           tekst `json:"url"`
	Identificatie tekst `json:"identificatie"`
	Lock          tekst `json:"lock"`
}

// post creates one object. An empty body is no problem when Location says where it is.
func (c *client) post(ctx context.Context, o oproep) (made, error) {
	var m made
	o.methode = http.MethodPost
	a, err := c.call(ctx, o)
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(a.body, &m); err != nil && len(a.body) > 0 {
		return m, unreadable(o, err)
	}
	if m.URL == "" {
		m.URL = tekst(a.kop.Get("Location"))
	}
	if m.URL == "" {
		return m, unreadable(o, nil)
	}
	return m, nil
}
