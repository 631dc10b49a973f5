package zgw

import (
	"context"
	"crypto/sha256"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"solo/connectors"
	"solo/dossier"
	"solo/zaak"
)

// stapTypen begins the name of the step that looks up the types.
const stapTypen = "typen"

// typen are the addresses of all types that one delivery needs, of one version of
// the zaaktype. Once there may be a zaak they are never looked up again: a type of
// another version would be refused halfway.
type typen struct {
	Zaaktype      string
	Roltypen      map[string]string // by Sleutel of the rol
	Statustype    string
	Eigenschappen map[string]eigenschaptype // by naam
	Documenttypen map[string]string         // by omschrijving
}

type zaaktype struct {
	URL                   tekst   `json:"url"`
	Identificatie         tekst   `json:"identificatie"`
	Catalogus             tekst   `json:"catalogus"`
	Begin                 tekst   `json:"beginGeldigheid"`
	Einde                 tekst   `json:"eindeGeldigheid"`
	Concept               vlag    `json:"concept"`
	Informatieobjecttypen teksten `json:"informatieobjecttypen"`
}

type roltype struct {
	URL          tekst `json:"url"`
	Zaaktype     tekst `json:"zaaktype"`
	Omschrijving tekst `json:"omschrijving"`
	Generiek     tekst `json:"omschrijvingGeneriek"`
}

type statustype struct {
	URL        tekst `json:"url"`
	Zaaktype   tekst `json:"zaaktype"`
	Volgnummer getal `json:"volgnummer"`
	Eind       vlag  `json:"isEindstatus"`
}

type documenttype struct {
	URL          tekst `json:"url"`
	Omschrijving tekst `json:"omschrijving"`
	Begin        tekst `json:"beginGeldigheid"`
	Einde        tekst `json:"eindeGeldigheid"`
	Concept      vlag  `json:"concept"`
}

// catalogus looks types up by meaning, on a day. Read-only.
type catalogus struct {
	*client
	api    *api
	url    string
	filter bool // datumGeldigheid exists (Catalogi 1.2 and later)
}

func (c *catalogus) oproep(pad string, q url.Values) oproep {
	return oproep{api: c.api, pad: pad, query: q, stap: stapTypen}
}

// openCatalogus finds the one catalogus, and the version of the API in passing.
func (c *Connector) openCatalogus(ctx context.Context, domein string) (*catalogus, error) {
	cat := &catalogus{client: c.client, api: c.catalogi}
	rsin := c.inst.CatalogusRSIN
	type rij struct {
		URL    tekst `json:"url"`
		Domein tekst `json:"domein"`
		RSIN   tekst `json:"rsin"`
	}
	rijen, kop, err := list[rij](ctx, c.client, cat.oproep("catalogussen", url.Values{"domein": {domein}, "rsin": {rsin}}))
	if err != nil {
		return nil, err
	}
	rijen = slices.DeleteFunc(rijen, func(r rij) bool {
		return !strings.EqualFold(string(r.Domein), domein) || r.RSIN != "" && string(r.RSIN) != rsin
	})
	if len(rijen) != 1 {
		return nil, configuratie("catalogus", fmt.Sprintf("%s catalogus met domein %s en RSIN %s.", hoeveel(len(rijen)), domein, rsin),
			"Controleer de catalogus in de mapping en catalogus_rsin in solo.yaml.")
	}
	cat.url, cat.filter = string(rijen[0].URL), sinds12(kop.Get("Api-Version"))
	return cat, nil
}

// hoeveel begins a sentence about a number that should have been one.
func hoeveel(n int) string {
	if n == 0 {
		return "Er is geen"
	}
	return fmt.Sprintf("Er zijn er %d, in plaats van één", n)
}

// sinds12 reports whether a version is 1.2 or later; an unknown one is not, because
// a parameter too many is refused and a filter too few is made up here.
func sinds12(versie string) bool {
	groot, rest, _ := strings.Cut(strings.TrimPrefix(versie, "v"), ".")
	klein, _, _ := strings.Cut(rest, ".")
	g, err := strconv.Atoi(groot)
	k, _ := strconv.Atoi(klein)
	return err == nil && (g > 1 || g == 1 && k >= 2)
}

func (c *catalogus) opDag(q url.Values, d dossier.Datum) url.Values {
	if c.filter {
		q.Set("datumGeldigheid", d.String())
	}
	return q
}

// zaaktypeOp chooses the version of a zaaktype for a day: of those valid the one
// that began last, because on the day of change two are.
func (c *catalogus) zaaktypeOp(ctx context.Context, identificatie string, d dossier.Datum) (zaaktype, error) {
	q := c.opDag(url.Values{"catalogus": {c.url}, "identificatie": {identificatie}}, d)
	rijen, _, err := list[zaaktype](ctx, c.client, c.oproep("zaaktypen", q))
	if err != nil {
		return zaaktype{}, err
	}
	rijen = slices.DeleteFunc(rijen, func(z zaaktype) bool {
		return string(z.Identificatie) != identificatie || bool(z.Concept) || !c.geldig(z.Begin, z.Einde, d)
	})
	if len(rijen) == 0 {
		return zaaktype{}, configuratie("zaaktype",
			fmt.Sprintf("Het zaaktype %s heeft op %s geen gepubliceerde, geldige versie.", identificatie, d),
			"Publiceer een versie die op die dag geldt, of wijzig het zaaktype in de mapping, en stuur de levering opnieuw.")
	}
	return slices.MaxFunc(rijen, func(a, b zaaktype) int { return a.Begin.datum().Compare(b.Begin.datum()) }), nil
}

// geldig: where the server filters it counts the last day as valid, and so do we;
// before 1.2 a version ends before eindeGeldigheid.
func (c *catalogus) geldig(begin, einde tekst, d dossier.Datum) bool {
	b, e := begin.datum(), einde.datum()
	if !b.IsZero() && b.Compare(d) > 0 {
		return false
	}
	return e.IsZero() || d.Compare(e) < 0 || c.filter && d == e
}

func configuratie(code, melding, actie string) *connectors.Fout {
	return &connectors.Fout{Klasse: connectors.Configuratie, Stap: stapTypen, Code: code, Melding: melding, Actie: actie}
}

// stap is the step that looks up these names: another mapping may ask for others, and
// then they are looked up as well.
func (w Wens) stap() string {
	return fmt.Sprintf("%s %x", stapTypen, sha256.Sum256(fmt.Append(nil, w)))[:len(stapTypen)+9]
}

// Wensen are the names that a zaak uses of its zaaktype, for Check.
func Wensen(z *zaak.Zaak) Wens {
	w := Wens{Zaaktype: z.Zaaktype}
	for _, r := range z.Rollen {
		w.Roltypen = append(w.Roltypen, RoltypeWens{Sleutel: r.Sleutel, Roltype: r.Roltype, Generiek: r.Generiek})
	}
	for _, e := range z.Eigenschappen {
		if e.Waarde != "" {
			w.Eigenschappen = append(w.Eigenschappen, e.Naam)
		}
	}
	for _, d := range z.Documenten {
		if !slices.Contains(w.Documenttypen, d.Type) {
			w.Documenttypen = append(w.Documenttypen, d.Type)
		}
	}
	return w
}
