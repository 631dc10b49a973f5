package zgw

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"solo/connectors"
	"solo/connectors/verbinding"
)

// toneel plays the case system of one Voorbeeld: whatever is asked for exists, and
// whatever is made is there when it is read back.
type toneel struct {
	c       *Connector
	o       connectors.Opdracht
	schrijf func(Verzoek) error
	fout    error // of schrijf

	nr       int
	rollen   []any
	waarden  []any
	stukken  []map[string]any
	koppels  map[string]string // document → relation
	status   map[string]any
	zaakBody map[string]any
}

// rij is a list of one page.
func rij(v ...any) map[string]any { return map[string]any{"results": append([]any{}, v...)} }

// voorbeeldURL is an address that shows what would stand there.
func (t *toneel) voorbeeldURL(a *api, soort, naam string) string {
	return a.basis.JoinPath(soort, "voorbeeld-"+url.PathEscape(naam)).String()
}

func (t *toneel) answer(r *http.Request, body []byte) any {
	adres := r.URL.String()
	if s, ok := strings.CutPrefix(adres, t.c.catalogi.basis.String()+"/"); ok {
		return t.typen(s, r.URL.Query())
	}
	if r.Method == http.MethodGet {
		return t.read(r.URL)
	}
	return t.write(r, fields(body))
}

// fields reads the fields of a body; that of a document ends in content, which may
// not be in it whole.
func fields(body []byte) map[string]any {
	if i := bytes.Index(body, []byte(`,"inhoud":"`)); i >= 0 {
		body = append(bytes.Clone(body[:i]), '}')
	}
	m := map[string]any{}
	_ = json.Unmarshal(body, &m) // a bestandsdeel has none
	return m
}

func (t *toneel) typen(pad string, q url.Values) any {
	soort, _, _ := strings.Cut(pad, "?")
	if strings.HasPrefix(soort, "zaaktypen/") {
		return t.zaaktype()
	}
	maak := func(naam string, meer map[string]any) any {
		meer["url"] = t.voorbeeldURL(t.c.catalogi, soort, naam)
		return meer
	}
	w := Wensen(t.o.Zaak)
	switch soort {
	case "catalogussen":
		return rij(maak(q.Get("domein"), map[string]any{"domein": q.Get("domein"), "rsin": q.Get("rsin")}))
	case "zaaktypen":
		return rij(t.zaaktype())
	case "statustypen":
		return rij(maak("begin", map[string]any{"volgnummer": 1}))
	case "informatieobjecttypen":
		return rij(maak(q.Get("omschrijving"), map[string]any{"omschrijving": q.Get("omschrijving")}))
	case "eigenschappen":
		return rij(each(w.Eigenschappen, func(n string) any {
			return maak(n, map[string]any{"naam": n, "specificatie": map[string]string{"formaat": "tekst"}})
		})...)
	}
	return rij(each(w.Roltypen, func(r RoltypeWens) any {
		m := map[string]any{"omschrijving": r.Roltype}
		if r.Generiek {
			m["omschrijvingGeneriek"] = r.Roltype
		}
		return maak(r.Roltype, m)
	})...)
}

// zaaktype is that of the zaak that is there.
func (t *toneel) zaaktype() map[string]any {
	var iot []string
	w := Wensen(t.o.Zaak)
	for _, d := range w.Documenttypen {
		iot = append(iot, t.voorbeeldURL(t.c.catalogi, "informatieobjecttypen", d))
	}
	i := w.Zaaktype.Identificatie
	return map[string]any{"url": t.voorbeeldURL(t.c.catalogi, "zaaktypen", i), "identificatie": i, "informatieobjecttypen": iot}
}

func each[T any](l []T, f func(T) any) (uit []any) {
	for _, v := range l {
		uit = append(uit, f(v))
	}
	return uit
}

func (t *toneel) read(u *url.URL) any {
	pad, soort := u.Path, u.Path[strings.LastIndex(u.Path, "/")+1:]
	switch {
	case soort == "rollen":
		return rij(t.rollen...)
	case soort == "statussen" && t.status != nil:
		return rij(t.status)
	case soort == "zaakeigenschappen":
		return rij(t.waarden...)
	case soort == "zaakinformatieobjecten":
		var uit []any
		for d, k := range t.koppels {
			uit = append(uit, map[string]any{"url": k, "zaak": u.Query().Get("zaak"), "informatieobject": d})
		}
		return rij(uit...)
	case soort == "enkelvoudiginformatieobjecten":
		return rij(each(t.stukken, func(m map[string]any) any { return m })...)
	case strings.Contains(pad, "/enkelvoudiginformatieobjecten/"):
		return t.stuk(u.String())
	case soort == "zaken":
		return t.eerdere(u.Query().Get("identificatie"))
	case strings.Contains(pad, "/zaken/voorbeeld-") && t.zaakBody != nil:
		return t.zaakBody
	case t.o.Bij != nil && under("", pad) == under("", t.o.Bij.Adres):
		return t.eerder(t.o.Bij.Adres, t.o.Bij.Zaaknummer)
	}
	for _, v := range t.o.Zaak.Verwant {
		if v.Adres != "" && under("", pad) == under("", v.Adres) {
			return t.eerder(v.Adres, v.Zaaknummer)
		}
	}
	return rij()
}

func (t *toneel) stuk(adres string) map[string]any {
	for _, m := range t.stukken {
		if m["url"] == adres {
			return m
		}
	}
	return map[string]any{}
}

func (t *toneel) write(r *http.Request, m map[string]any) any {
	soort := r.URL.Path[strings.LastIndex(r.URL.Path, "/")+1:]
	if r.Method == http.MethodPatch {
		return t.change(under("", r.URL.Path), m)
	}
	t.nr++
	a := t.c.zaken
	if strings.HasPrefix(r.URL.String(), t.c.documenten.basis.String()+"/") {
		a = t.c.documenten
	}
	m["url"] = t.voorbeeldURL(a, soort, fmt.Sprint(t.nr))
	switch soort {
	case "zaken":
		t.zaakBody = m
	case "rollen":
		t.rollen = append(t.rollen, m)
	case "zaakeigenschappen":
		t.waarden = append(t.waarden, m)
	case "statussen":
		t.status = m
	case "zaakinformatieobjecten":
		t.koppels[fmt.Sprint(m["informatieobject"])] = fmt.Sprint(m["url"])
	case "enkelvoudiginformatieobjecten":
		t.store(r, m)
	case "unlock":
		d := t.stuk(strings.TrimSuffix(r.URL.String(), "/unlock"))
		d["locked"], d["bestandsdelen"] = false, nil
	}
	return m
}

// store keeps a document; one without content gets one bestandsdeel for all of it.
func (t *toneel) store(r *http.Request, m map[string]any) {
	omvang, _ := m["bestandsomvang"].(float64)
	if p := verbinding.PogingVan(r.Context()); p.Body == nil && omvang > 0 {
		deel := t.voorbeeldURL(t.c.documenten, "bestandsdelen", fmt.Sprint(t.nr))
		m["locked"], m["lock"] = true, "voorbeeld"
		m["bestandsdelen"] = []any{map[string]any{"url": deel, "volgnummer": 1, "omvang": m["bestandsomvang"], "lock": "voorbeeld"}}
	}
	t.stukken = append(t.stukken, m)
}
