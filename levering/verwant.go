package levering

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"solo/connectors"
	"solo/dossier"
	"solo/store"
	"solo/zaak"
)

// Why the zaak of another application is not named.
const (
	nietBekend    = "SOLO kreeg die niet van deze leverancier"
	nogOnderweg   = "die is nog niet geleverd"
	nietGeleverd  = "die is niet geleverd"
	elders        = "die staat in een ander zaaksysteem"
	weggelatenVan = "zaak: de verwijzing naar aanvraag %s is weggelaten (%s)"
)

// relate has a new zaak name the zaken of the applications that it goes with. What cannot
// be named is left out and noted: it holds nothing up. wacht: one of them is on its way.
func (v *Leveraar) relate(ctx context.Context, d *store.Dossier, g *Gemaakt) (wacht bool, err error) {
	var verwant []zaak.Verwant
	for _, id := range g.verwant {
		z, waarom, err := v.zaakOf(ctx, d, id)
		if err != nil {
			return false, fmt.Errorf("verwante aanvraag %s: %w", id, err)
		}
		wacht = wacht || waarom == nogOnderweg
		if waarom != "" {
			g.Aangepast = append(g.Aangepast, fmt.Sprintf(weggelatenVan, id, waarom))
			continue
		}
		verwant = append(verwant, z)
	}
	g.name(verwant)
	return wacht, nil
}

// zaakOf finds the last zaak of another application of the same supplier in the same case
// system, or tells why there is none.
func (v *Leveraar) zaakOf(ctx context.Context, d *store.Dossier, id dossier.ID) (z zaak.Verwant, waarom string, err error) {
	regels, err := v.Opslag.List(ctx, store.Filter{Dossier: id, Leverancier: d.Leverancier, Soort: store.Zaak})
	if err != nil {
		return z, "", err
	}
	if waarom = hindrance(regels, d.Bestemming); waarom != "" {
		return z, waarom, nil
	}
	regels = slices.DeleteFunc(regels, func(r store.Regel) bool { return r.Staat != store.Geleverd })
	laatste := slices.MaxFunc(regels, func(a, b store.Regel) int { return a.Volgnummer - b.Volgnummer })
	l, err := v.Opslag.Show(ctx, laatste.Levering)
	if err != nil {
		return z, "", err
	}
	return zaak.Verwant{Zaaknummer: l.Zaaknummer, Adres: l.Zaak}, "", nil
}

// hindrance tells why none of these deliveries of a zaak can be named; "" when one can.
func hindrance(regels []store.Regel, bestemming string) string {
	heeft := func(staten ...store.Staat) bool {
		return slices.ContainsFunc(regels, func(r store.Regel) bool { return slices.Contains(staten, r.Staat) })
	}
	switch {
	case len(regels) == 0:
		return nietBekend
	case regels[0].Bestemming != bestemming:
		return elders
	case heeft(store.Geleverd):
		return ""
	case heeft(store.InRij, store.Gepland, store.Bezig, store.WachtOpMens):
		return nogOnderweg
	}
	return nietGeleverd
}

// toelichting is what the page of a vervolg says in words; first, what it goes with.
func (b *blad) toelichting() string {
	var regels []string
	for _, id := range b.v.Verwant {
		regels = append(regels, fmt.Sprintf("Zie ook aanvraag %s. Dat nummer staat als kenmerk bij de zaak van die aanvraag.", id))
	}
	if b.v.Toelichting != "" {
		regels = append(regels, b.v.Toelichting)
	}
	return strings.Join(regels, "\n")
}

// dispensable lets a mere reference to another application go when nothing may be added to
// the zaak any more: that holds nothing up, and no person needs to decide.
func dispensable(d *store.Versie, soort string, err error) (string, bool) {
	var f *connectors.Fout
	if soort != store.Aanvulling || !errors.As(err, &f) || !slices.Contains([]string{connectors.ZaakGesloten, connectors.ZaakWeg, connectors.ZaakAnderType, ZaakOntbreekt}, f.Code) {
		return "", false
	}
	v, err := dossier.DecodeVervolg(d.Vervolg)
	return "zaak: de verwijzing naar een latere aanvraag is weggelaten (" + f.Code + ")", err == nil && v.IsVerwijzing()
}

// name has the zaak point at others, in words too: not every case system shows it.
func (g *Gemaakt) name(verwant []zaak.Verwant) {
	var nummers []string
	for _, v := range verwant {
		g.Zaak.Verwant = append(g.Zaak.Verwant, v)
		if v.Zaaknummer != "" {
			nummers = append(nummers, v.Zaaknummer)
		}
	}
	if len(nummers) > 0 {
		begin(g.Zaak, "Zie ook zaak "+strings.Join(nummers, ", ")+".")
	}
}

// nameAs names what an earlier rendering named, whatever was delivered since.
func (g *Gemaakt) nameAs(eerder *zaak.Zaak) {
	g.name(slices.DeleteFunc(slices.Clone(eerder.Verwant), func(v zaak.Verwant) bool { return v.Vervolg }))
}
