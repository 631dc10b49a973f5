package zgw

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"

	"solo/connectors"
)

// readBack counts everything in the case system. What is missing goes into ronde
// for another turn; what is there twice under our key is removed where that is
// allowed, and reported otherwise.
func (l *levering) readBack(ctx context.Context) (compleet bool, err error) {
	l.ontvangst.Dubbel = nil
	compleet = true
	for _, lees := range l.lezingen() {
		gemist, err := lees(ctx)
		if err != nil {
			return false, err
		}
		for _, stap := range gemist {
			l.ronde[stap]++
			compleet = false
		}
	}
	return compleet, nil
}

// lezingen are what to count. Of a zaak that was there only what this delivery adds:
// the rest belongs to earlier ones and to caseworkers.
func (l *levering) lezingen() []func(context.Context) (gemist []string, err error) {
	if l.o.Bij != nil {
		return []func(context.Context) ([]string, error){l.readEigenschappen, l.readDocumenten}
	}
	return []func(context.Context) ([]string, error){l.readZaak, l.readRollen, l.readEigenschappen, l.readDocumenten, l.readStatus}
}

func (l *levering) readZaak(ctx context.Context) ([]string, error) {
	z, err := get[zaakRij](ctx, l.c.client, l.op("teruglezen", under("zaken", l.zaak.URL)))
	if err != nil {
		return nil, err
	}
	if !z.isVan(l.o.Dossier) || string(z.Zaaktype) != l.typen.Zaaktype {
		return nil, geweigerd("teruglezen", "zaak-gewijzigd", "Iemand heeft het kenmerk of het zaaktype van de zaak gewijzigd.",
			"Beslis of deze zaak nog bij de aanvraag hoort.")
	}
	if z.Identificatie != "" {
		l.ontvangst.Zaaknummer = string(z.Identificatie)
	}
	return nil, l.readTweede(ctx)
}

// readTweede reports a second zaak with our kenmerk. It may have been taken up by a
// person, so it is never removed; a server that cannot look it up holds nothing up.
func (l *levering) readTweede(ctx context.Context) error {
	rijen, err := l.listZaken(ctx, "teruglezen", l.sleutel)
	var f *connectors.Fout
	if errors.As(err, &f) && (f.Klasse == connectors.Geweigerd || f.Klasse == connectors.Configuratie) {
		return nil
	}
	if slices.ContainsFunc(rijen, func(z zaakRij) bool { return z.isVan(l.o.Dossier) && string(z.URL) != l.zaak.URL }) {
		l.ontvangst.Dubbel = append(l.ontvangst.Dubbel, "zaak")
	}
	return err
}

func (l *levering) readRollen(ctx context.Context) (gemist []string, err error) {
	rijen, err := l.listRollen(ctx, "teruglezen")
	if err != nil {
		return nil, err
	}
	for _, r := range l.rolBodies {
		var urls []string
		for _, rij := range rijen {
			if r.is(rij) {
				urls = append(urls, string(rij.URL))
			}
		}
		if len(urls) == 0 {
			gemist = append(gemist, r.stap)
		}
		if err := l.removeSurplus(ctx, r.stap, "rollen", urls); err != nil {
			return nil, err
		}
	}
	return gemist, nil
}

func (l *levering) readEigenschappen(ctx context.Context) (gemist []string, err error) {
	if len(l.eigenschappen) == 0 {
		return nil, nil
	}
	rijen, err := l.listEigenschappen(ctx, "teruglezen")
	if err != nil {
		return nil, err
	}
	for _, e := range l.eigenschappen {
		var goed []string
		for _, r := range rijen {
			if e.is(r) {
				goed = append(goed, string(r.URL))
			}
		}
		if len(goed) == 0 {
			gemist = append(gemist, e.stap)
		}
		if err := l.removeSurplus(ctx, e.stap, under("zaken", l.zaak.URL)+"/zaakeigenschappen", goed); err != nil {
			return nil, err
		}
	}
	return gemist, nil
}

func (l *levering) readStatus(ctx context.Context) ([]string, error) {
	rijen, err := l.listStatussen(ctx)
	if err != nil {
		return nil, err
	}
	eigen := slices.DeleteFunc(rijen, func(r statusRij) bool { return string(r.Statustype) != l.typen.Statustype })
	if len(eigen) > 1 {
		l.ontvangst.Dubbel = append(l.ontvangst.Dubbel, "status")
	}
	if len(rijen) == 0 {
		return []string{"status"}, nil
	}
	return nil, nil
}

// removeSurplus keeps the first by address, so that two programs that clean up at
// once keep the same one.
func (l *levering) removeSurplus(ctx context.Context, stap, soort string, urls []string) error {
	slices.Sort(urls)
	for _, u := range urls[min(len(urls), 1):] {
		if err := l.remove(ctx, l.op(stap, under(soort, u)), u); err != nil {
			return err
		}
	}
	return nil
}

// remove deletes one object, as a step: no intent, no send.
func (l *levering) remove(ctx context.Context, o oproep, u string) error {
	o.methode = http.MethodDelete
	type weg struct{ Weg bool }
	gedaan, err := connectors.Stap[adres, weg]{
		Naam:  "opruimen " + o.stap + " " + u[strings.LastIndex(u, "/")+1:],
		Uniek: true,
		Plan:  func() (adres, error) { return adres{u}, nil },
		Find:  func(context.Context, adres) (weg, bool, error) { return weg{}, false, nil },
		Do: func(ctx context.Context, _ adres) (weg, error) {
			_, err := l.c.call(ctx, o)
			switch s := statusVan(err); {
			case err == nil, isWeg(err):
				return weg{true}, nil
			case s == http.StatusForbidden, s == http.StatusUnauthorized, s == http.StatusMethodNotAllowed, s == http.StatusBadRequest:
				return weg{false}, nil
			}
			return weg{}, err
		},
	}.Run(ctx, l.j)
	if err == nil && !gedaan.Weg {
		l.ontvangst.Dubbel = append(l.ontvangst.Dubbel, o.stap)
	}
	return err
}
