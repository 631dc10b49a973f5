package sandbox

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// The paths of types, from the names in the catalogus.

func (c Catalogus) pad() string { return apiCatalogi + "catalogussen/" + c.id("catalogus") }

func (c Catalogus) zaaktypePad(z Zaaktype) string {
	return apiCatalogi + "zaaktypen/" + c.id("zaaktype", z.Identificatie, z.Begin)
}

func (c Catalogus) roltypePad(z Zaaktype, r Roltype) string {
	return apiCatalogi + "roltypen/" + c.id("roltype", z.Identificatie, z.Begin, r.Omschrijving)
}

func (c Catalogus) statustypePad(z Zaaktype, t Statustype) string {
	return apiCatalogi + "statustypen/" + c.id("statustype", z.Identificatie, z.Begin, fmt.Sprint(t.Volgnummer))
}

func (c Catalogus) eigenschapPad(z Zaaktype, e Eigenschap) string {
	return apiCatalogi + "eigenschappen/" + c.id("eigenschap", z.Identificatie, z.Begin, e.Naam)
}

func (c Catalogus) informatieobjecttypePad(t Informatieobjecttype) string {
	return apiCatalogi + "informatieobjecttypen/" + c.id("informatieobjecttype", t.Omschrijving, t.Begin)
}

func (c Catalogus) relatiePad(z Zaaktype, t Informatieobjecttype) string {
	return apiCatalogi + "zaaktype-informatieobjecttypen/" + c.id("zaaktype-informatieobjecttype", z.Identificatie, z.Begin, t.Omschrijving, t.Begin)
}

// zaaktype finds the version that a stored path means.
func (s *Sandbox) zaaktype(pad string) (Zaaktype, bool) {
	for _, z := range s.catalogus.Zaaktypen {
		if s.catalogus.zaaktypePad(z) == pad {
			return z, true
		}
	}
	return Zaaktype{}, false
}

// informatieobjecttypen are the kinds of document that a zaaktype knows.
func (c Catalogus) informatieobjecttypen(z Zaaktype) (uit []Informatieobjecttype) {
	for _, t := range c.Informatieobjecttypen {
		if slices.Contains(z.Informatieobjecttypen, t.Omschrijving) {
			uit = append(uit, t)
		}
	}
	return uit
}

func (z Zaaktype) vertrouwelijkheid() string { return cmp.Or(z.Vertrouwelijkheid, "zaakvertrouwelijk") }

// isEind: the highest volgnummer is the end (ZTC isEindstatus).
func (z Zaaktype) isEind(t Statustype) bool {
	return !slices.ContainsFunc(z.Statustypen, func(a Statustype) bool { return a.Volgnummer > t.Volgnummer })
}

// ztype is one type as the Catalogi API shows it, with what filters look at.
type ztype struct {
	pad          string
	body         map[string]any // URLs to this server as paths
	concept      bool           // of the type, or of the zaaktype it belongs to
	begin, einde string
	identificatie,
	zaaktype string // of the zaaktype it belongs to: identificatie and path
}

// typeKinds are the lists of the Catalogi API with their filters on the body, by
// path below /catalogi/api/v1/ (ZTC parameters of the same names).
var typeKinds = map[string][]string{
	"catalogussen":                   {"domein", "domein__in", "rsin", "rsin__in"},
	"zaaktypen":                      {"catalogus", "identificatie", "trefwoorden", "status", "datumGeldigheid"},
	"roltypen":                       {"zaaktype", "zaaktypeIdentificatie", "omschrijvingGeneriek", "status", "datumGeldigheid"},
	"statustypen":                    {"zaaktype", "zaaktypeIdentificatie", "status", "datumGeldigheid"},
	"eigenschappen":                  {"zaaktype", "zaaktypeIdentificatie", "status", "datumGeldigheid"},
	"informatieobjecttypen":          {"catalogus", "status", "datumGeldigheid", "omschrijving"},
	"zaaktype-informatieobjecttypen": {"zaaktype", "informatieobjecttype", "richting", "status"},
}

func (s *Sandbox) catalogiRoutes() (rr []route) {
	lezen := []string{"catalogi.lezen"}
	for soort := range typeKinds {
		rr = append(rr,
			route{"GET " + apiCatalogi + soort, lezen, false, nil, func(o *oproep) (antwoord, error) { return s.listTypes(o, soort) }},
			route{"GET " + apiCatalogi + soort + "/{uuid}", lezen, false, nil, func(o *oproep) (antwoord, error) { return s.getType(o, soort) }})
	}
	return rr
}

func (s *Sandbox) getType(o *oproep, soort string) (antwoord, error) {
	for _, t := range s.types(soort) {
		if t.pad == o.r.URL.Path {
			return antwoord{Status: http.StatusOK, Body: t.render(o.basis)}, nil
		}
	}
	return antwoord{}, errNotFound
}

// typeExists reports whether a path is one of the types that a field may name.
func (s *Sandbox) typeExists(veld, pad string) bool {
	soort := map[string]string{"roltype": "roltypen", "statustype": "statustypen", "eigenschap": "eigenschappen"}[veld]
	return slices.ContainsFunc(s.types(soort), func(t ztype) bool { return t.pad == pad })
}

// listTypes answers one list. Without status only what is published counts (ZTC
// parameter status, default definitief).
func (s *Sandbox) listTypes(o *oproep, soort string) (antwoord, error) {
	q, err := s.query(o, func(n string) bool { return n == "page" || s.hasParameter(soort, n) })
	if err != nil {
		return antwoord{}, err
	}
	if err := checkDatums(q, "datumGeldigheid"); err != nil {
		return antwoord{}, err
	}
	if st := q.Get("status"); !slices.Contains([]string{"", "alles", "definitief", "concept"}, st) {
		return antwoord{}, invalid("status", "invalid_choice", "Kies alles, concept of definitief.")
	}
	uit := slices.DeleteFunc(s.types(soort), func(t ztype) bool {
		for n := range q {
			if n != "page" && !t.passes(n, q.Get(n), o.basis) {
				return true
			}
		}
		return t.concept && q.Get("status") == ""
	})
	return s.paginate(o, len(uit), func(i int) map[string]any { return uit[i].render(o.basis) })
}

// hasParameter: datumGeldigheid came with Catalogi 1.2. That 1.0 and 1.1 lack
// zaaktypeIdentificatie and omschrijving (of an informatieobjecttype) too is an
// inference: the 1.2 document is the oldest at hand and has them.
func (s *Sandbox) hasParameter(soort, naam string) bool {
	oud := strings.HasPrefix(s.config.CatalogiVersie, "1.0") || strings.HasPrefix(s.config.CatalogiVersie, "1.1")
	if oud && slices.Contains([]string{"datumGeldigheid", "zaaktypeIdentificatie", "omschrijving"}, naam) {
		return false
	}
	return slices.Contains(typeKinds[soort], naam)
}

func (t ztype) passes(naam, w, basis string) bool {
	switch naam {
	case "status":
		return w == "alles" || t.concept == (w == "concept")
	case "datumGeldigheid": // OZ counts the last day
		return t.begin <= w && (t.einde == "" || w <= t.einde)
	case "zaaktypeIdentificatie":
		return t.identificatie == w
	case "domein__in", "rsin__in":
		return slices.Contains(strings.Split(w, ","), tekst(t.body[strings.TrimSuffix(naam, "__in")]))
	case "trefwoorden":
		return false // no type here has any
	case "zaaktype", "catalogus", "informatieobjecttype":
		return w == basis+tekst(t.body[naam])
	}
	return tekst(t.body[naam]) == w
}

func (t ztype) render(basis string) map[string]any {
	uit := absolute(t.body, basis).(map[string]any)
	uit["url"] = basis + t.pad
	return uit
}

// absolute puts the host before every path of the Catalogi API. Names of types are
// free text, but none begins like that.
func absolute(in any, basis string) any {
	switch v := in.(type) {
	case string:
		if strings.HasPrefix(v, apiCatalogi) {
			return basis + v
		}
	case []string:
		uit := []any{}
		for _, x := range v {
			uit = append(uit, absolute(x, basis))
		}
		return uit
	case map[string]any:
		uit := map[string]any{}
		for k, x := range v {
			uit[k] = absolute(x, basis)
		}
		return uit
	}
	return in
}
