package zgw

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"solo/dossier"
	"solo/zaak"
)

// A Wens is what one koppeling asks of a zaaktype.
type Wens struct {
	Zaaktype      zaak.Zaaktype
	Roltypen      []RoltypeWens
	Eigenschappen []string // names
	Documenttypen []string // omschrijvingen
}

// A RoltypeWens names a roltype as a zaak.Rol does.
type RoltypeWens struct {
	Sleutel  string
	Roltype  string
	Generiek bool
}

// resolve looks up everything that w names, valid on d. What is missing is told at once.
func (c *Connector) resolve(ctx context.Context, w Wens, d dossier.Datum) (typen, error) {
	cat, err := c.openCatalogus(ctx, w.Zaaktype.Catalogus)
	if err != nil {
		return typen{}, err
	}
	zt, err := cat.zaaktypeOp(ctx, w.Zaaktype.Identificatie, d)
	if err != nil {
		return typen{}, err
	}
	t, gemis, err := cat.typenVan(ctx, zt, w, d)
	return t, complete(w, gemis, err)
}

// resolveAt looks up the eigenschappen and documenttypen of the version at this address,
// which must be one of the zaaktype that w names.
func (c *Connector) resolveAt(ctx context.Context, w Wens, adres string, d dossier.Datum) (typen, error) {
	cat, err := c.openCatalogus(ctx, w.Zaaktype.Catalogus)
	if err != nil {
		return typen{}, err
	}
	zt, err := get[zaaktype](ctx, c.client, cat.oproep(under("zaaktypen", adres), nil))
	if err != nil && !isVerdwenen(err) {
		return typen{}, err
	}
	vreemd := zt.Catalogus != "" && under("", string(zt.Catalogus)) != under("", cat.url)
	if err != nil || vreemd || string(zt.Identificatie) != w.Zaaktype.Identificatie {
		return typen{}, anderType("zaak", w.Zaaktype.Identificatie)
	}
	t := typen{Zaaktype: adres}
	gemis, err := cat.eigenschappen(ctx, &t, w)
	if err != nil {
		return typen{}, err
	}
	meer, err := cat.documenttypen(ctx, &t, zt, w, d)
	return t, complete(w, append(gemis, meer...), err)
}

// complete tells what is missing in the zaaktype.
func complete(w Wens, gemis []string, err error) error {
	if err != nil || len(gemis) == 0 {
		return err
	}
	return configuratie("zaaktype-onvolledig",
		"In zaaktype "+w.Zaaktype.Identificatie+" ontbreekt: "+strings.Join(gemis, ", ")+".",
		"Voeg toe wat ontbreekt, of wijzig de mapping, en stuur de levering opnieuw.")
}

// typenVan reads the types of one version, and lists what is missing in Dutch.
func (c *catalogus) typenVan(ctx context.Context, zt zaaktype, w Wens, d dossier.Datum) (t typen, gemis []string, err error) {
	t.Zaaktype = string(zt.URL)
	for _, f := range []func() ([]string, error){
		func() ([]string, error) { return c.roltypen(ctx, &t, w) },
		func() ([]string, error) { return c.statustype(ctx, &t) },
		func() ([]string, error) { return c.eigenschappen(ctx, &t, w) },
		func() ([]string, error) { return c.documenttypen(ctx, &t, zt, w, d) },
	} {
		g, err := f()
		if err != nil {
			return t, nil, err
		}
		gemis = append(gemis, g...)
	}
	return t, gemis, nil
}

// van lists the types of one zaaktype; the caller compares the zaaktype as well.
func van[T any](ctx context.Context, c *catalogus, pad, zaaktype string) ([]T, error) {
	rijen, _, err := list[T](ctx, c.client, c.oproep(pad, url.Values{"zaaktype": {zaaktype}}))
	return rijen, err
}

func (c *catalogus) roltypen(ctx context.Context, t *typen, w Wens) (gemis []string, err error) {
	rijen, err := van[roltype](ctx, c, "roltypen", t.Zaaktype)
	if err != nil {
		return nil, err
	}
	rijen = slices.DeleteFunc(rijen, func(r roltype) bool { return r.Zaaktype != "" && string(r.Zaaktype) != t.Zaaktype })
	t.Roltypen = map[string]string{}
	for _, v := range w.Roltypen {
		switch passend := kiesRoltype(rijen, v); len(passend) {
		case 1:
			t.Roltypen[v.Sleutel] = string(passend[0].URL)
		case 0:
			gemis = append(gemis, "roltype "+v.Roltype)
		default:
			gemis = append(gemis, fmt.Sprintf("één roltype %s (het zaaktype heeft er %d)", v.Roltype, len(passend)))
		}
	}
	return gemis, nil
}

// kiesRoltype matches the omschrijving exactly. A generic name matches the generic
// omschrijving, and the plain one at servers that leave the generic one out; when
// several roltypen share it, only a person can choose.
func kiesRoltype(rijen []roltype, w RoltypeWens) (uit []roltype) {
	for _, r := range rijen {
		gelijk := string(r.Omschrijving) == w.Roltype
		if w.Generiek {
			gelijk = strings.EqualFold(string(r.Generiek), w.Roltype) || r.Generiek == "" && strings.EqualFold(string(r.Omschrijving), w.Roltype)
		}
		if gelijk {
			uit = append(uit, r)
		}
	}
	return uit
}

// statustype is the one with the lowest volgnummer, on whatever page it stands.
func (c *catalogus) statustype(ctx context.Context, t *typen) (gemis []string, err error) {
	rijen, err := van[statustype](ctx, c, "statustypen", t.Zaaktype)
	if err != nil {
		return nil, err
	}
	rijen = slices.DeleteFunc(rijen, func(s statustype) bool {
		return s.Volgnummer < 0 || bool(s.Eind) || s.Zaaktype != "" && string(s.Zaaktype) != t.Zaaktype
	})
	if len(rijen) == 0 {
		return []string{"een beginstatus"}, nil
	}
	eerste := slices.MinFunc(rijen, func(a, b statustype) int { return int(a.Volgnummer - b.Volgnummer) })
	t.Statustype = string(eerste.URL)
	return nil, nil
}

func (c *catalogus) eigenschappen(ctx context.Context, t *typen, w Wens) (gemis []string, err error) {
	t.Eigenschappen = map[string]eigenschaptype{}
	if len(w.Eigenschappen) == 0 {
		return nil, nil
	}
	rijen, err := van[eigenschapRij](ctx, c, "eigenschappen", t.Zaaktype)
	if err != nil {
		return nil, err
	}
	for _, naam := range w.Eigenschappen {
		i := slices.IndexFunc(rijen, func(e eigenschapRij) bool {
			return string(e.Naam) == naam && (e.Zaaktype == "" || string(e.Zaaktype) == t.Zaaktype)
		})
		if i < 0 {
			gemis = append(gemis, "eigenschap "+naam)
			continue
		}
		t.Eigenschappen[naam] = rijen[i].soort()
	}
	return gemis, nil
}

func (c *catalogus) documenttypen(ctx context.Context, t *typen, zt zaaktype, w Wens, d dossier.Datum) (gemis []string, err error) {
	t.Documenttypen = map[string]string{}
	for _, naam := range w.Documenttypen {
		q := url.Values{"catalogus": {c.url}}
		if c.filter {
			q = c.opDag(url.Values{"catalogus": {c.url}, "omschrijving": {naam}}, d)
		}
		rijen, _, err := list[documenttype](ctx, c.client, c.oproep("informatieobjecttypen", q))
		if err != nil {
			return nil, err
		}
		rijen = slices.DeleteFunc(rijen, func(i documenttype) bool {
			return string(i.Omschrijving) != naam || bool(i.Concept) || !c.geldig(i.Begin, i.Einde, d) ||
				!slices.Contains(zt.Informatieobjecttypen, string(i.URL))
		})
		if len(rijen) == 0 {
			gemis = append(gemis, "documenttype "+naam)
			continue
		}
		t.Documenttypen[naam] = string(slices.MaxFunc(rijen, func(a, b documenttype) int { return a.Begin.datum().Compare(b.Begin.datum()) }).URL)
	}
	return gemis, nil
}
