package main

import (
	"maps"
	"slices"
	"strings"
	"time"

	"solo/config"
	"solo/dossier"
	"solo/gemeenten"
	"solo/loket"
	"solo/web/opmaak"
	"solo/web/opmaak/thema"
	"solo/web/paginas"
)

// themas are the colours and logos by code of a gemeente.
func themas(k *config.Loket) map[string]thema.Thema {
	uit := map[string]thema.Thema{}
	for code, g := range k.Gemeenten {
		uit[string(code)] = g.Thema
	}
	return uit
}

// kieslijst are all gemeenten of today, to choose from.
func (w *werk) kieslijst(l *gemeenten.Lijst) (uit []opmaak.Optie) {
	for _, g := range l.Op(dossier.DatumVan(time.Now())) {
		uit = append(uit, opmaak.Optie{Waarde: string(g.Code), Label: g.Label()})
	}
	return uit
}

// loketgemeente gives a gemeente with what may be applied for there today. One that ended
// is who took over.
func (w *werk) loketgemeente(l *gemeenten.Lijst) func(dossier.Gemeentecode) (paginas.Gemeente, bool) {
	return func(code dossier.Gemeentecode) (paginas.Gemeente, bool) {
		nu := dossier.DatumVan(time.Now())
		g, ok := l.Nu(code, nu)
		if !ok {
			return paginas.Gemeente{}, false
		}
		x, ok := w.in.Loket.Gemeenten[g.Code]
		if !ok {
			c := w.in.Loket.Elders[g.Code]
			return paginas.Gemeente{Gemeente: opmaak.Gemeente{Code: string(g.Code), Naam: g.Naam, Telefoon: c.Telefoon, Website: c.Website}}, true
		}
		regelingen := w.in.aangeboden(g.Code, nu)
		return paginas.Gemeente{
			Gemeente: opmaak.Gemeente{Code: string(g.Code), Naam: x.Naam, Telefoon: x.Telefoon, Website: x.Website, Privacy: x.Privacy, Namens: namens(x.Namens)},
			Teksten:  paginas.Teksten(x.Teksten), Email: x.Email, Testlogin: x.Testlogin,
			Regelingen: regelingen, Aangesloten: len(regelingen) > 0}, true
	}
}

// namens is for whom the loket works, as a sentence at the foot of the page. One that says so
// in words of its own stays as it is.
func namens(wie string) string {
	if wie == "" || strings.Contains(strings.ToLower(wie), "namens") || strings.HasSuffix(wie, ".") {
		return wie
	}
	return "Namens " + wie + "."
}

// aangeboden are the regelingen with a route on a day, where people can log in; a melding is
// no aanvraag.
func (in *inrichting) aangeboden(g dossier.Gemeentecode, op dossier.Datum) (uit []paginas.Regeling) {
	if !in.Loket.Gemeenten[g].NeemtAan() {
		return nil
	}
	for _, naam := range slices.Sorted(maps.Keys(in.definities)) {
		if _, err := in.Route(g, naam, op); err == nil && naam != loket.Meldregeling {
			uit = append(uit, paginas.Regeling{Naam: naam, Titel: in.definities[naam][0].Titel, Uitleg: in.definities[naam][0].Uitleg})
		}
	}
	return uit
}

// opvolger gives who a gemeente is today; a code that is not in the list is left alone.
func opvolger(l *gemeenten.Lijst) func(dossier.Gemeentecode) dossier.Gemeentecode {
	return func(code dossier.Gemeentecode) dossier.Gemeentecode {
		if g, ok := l.Nu(code, dossier.DatumVan(time.Now())); ok {
			return g.Code
		}
		return code
	}
}

// meldweg is how a gemeente wants to hear of a melding.
func (w *werk) meldweg(g dossier.Gemeentecode) loket.Meldweg {
	x := w.in.Loket.Gemeenten[g]
	return loket.Meldweg{Zaak: x.Melding == "zaak", Email: x.MeldingEmail}
}
