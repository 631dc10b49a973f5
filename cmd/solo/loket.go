package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"solo/clamd"
	"solo/config"
	"solo/dossier"
	"solo/gemeenten"
	"solo/loket"
	"solo/post"
	"solo/scan"
	"solo/store"
	"solo/web"
	"solo/web/opmaak"
	"solo/web/opmaak/thema"
	"solo/web/paginas"
)

// A loketdeur is the loket of this SOLO, ready to be served.
type loketdeur struct {
	dienst *loket.Service
	bode   *post.Bode // nil: no messages go out
	deur   web.Voordeur
}

// openLoket makes the pages that the configuration asks for; nil when it asks for none.
func (w *werk) openLoket() (*loketdeur, error) {
	k := w.in.Loket
	if k == nil {
		return nil, nil
	}
	if err := w.in.readyLoket(); err != nil {
		return nil, err
	}
	lijst, err := gemeenten.Load()
	if err != nil {
		return nil, err
	}
	sd, err := w.in.loadScan()
	if err != nil {
		return nil, err
	}
	d := &loketdeur{dienst: &loket.Service{Opslag: w.db, Bestanden: w.bestanden, Kluis: w.db.Kluis, PerBestand: k.PerBestand, PerAanvraag: w.in.Grenzen.PerAanvraag, HEIC: k.HEIC, Log: w.log, Now: time.Now,
		Definitie: w.in.definitie,
		Indienen:  w.Submit, Meldweg: w.meldweg, Opvolger: opvolger(lijst), Vernietigd: w.vernietigd, Afdruk: w.afdruk, Bewaren: k.Bewaren}}
	if k.Scanner.Adres != "" {
		d.dienst.Scanner = &clamd.Scanner{Adres: k.Scanner.Adres}
	}
	d.bode = w.bode()
	d.dienst.Post, d.dienst.Emailcodes = loketpost{d.bode, *k}, d.bode != nil
	kit, err := opmaak.New(k.Naam, w.omgevingstekst(), themas(k))
	if err != nil {
		return nil, err
	}
	diensten, err := w.in.inlogdiensten()
	if err != nil {
		return nil, err
	}
	s := &paginas.Server{Loket: d.dienst, Kit: kit, Log: w.log, Now: time.Now, PerBestand: k.PerBestand, Https: k.AchterProxy || k.TLS() != nil,
		Inloggen: diensten, Bureaus: bureaus{diensten, w.in, opvolger(lijst)}, Gemeenten: w.kieslijst(lijst), Gemeente: w.loketgemeente(lijst), Scan: w.scan(sd)}
	if d.bode == nil {
		s.ZonderPost = k.Openbaar
	}
	if err := w.testlogin(s); err != nil {
		return nil, err
	}
	h, err := s.Handler()
	d.deur = web.Voordeur{Handler: h, TLS: k.TLS(), AchterProxy: k.AchterProxy, Log: w.log}
	return d, err
}

// listen listens where the configuration says; nil without a loket.
func (d *loketdeur) listen(k *config.Loket) (net.Listener, error) {
	if d == nil {
		return nil, nil
	}
	l, err := net.Listen("tcp", k.Adres)
	if err != nil {
		return nil, fmt.Errorf("op het adres %s kan het loket niet luisteren; kies bij loket een ander adres, of stop wat daar luistert: %w", k.Adres, err)
	}
	return l, nil
}

// serve answers on l, sends what people are told and looks after what was left, until ctx
// is done. A nil loket does nothing.
func (d *loketdeur) serve(ctx context.Context, g *errgroup.Group, l net.Listener) {
	if d == nil {
		return
	}
	g.Go(func() error { return d.deur.Serve(ctx, l) })
	g.Go(func() error { return d.repeat(ctx) })
	if d.bode != nil {
		g.Go(func() error { return d.bode.Run(ctx) })
	}
}

// loketrust is how often the loket looks whether something was broken off, and looks after a
// part of what nobody touched.
const loketrust = time.Minute

// repeat finishes what was broken off, reminds people and clears up, until ctx is done.
func (d *loketdeur) repeat(ctx context.Context) error {
	t := time.NewTicker(loketrust)
	defer t.Stop()
	ronde := loket.Ronde{Dienst: d.dienst}
	for {
		err := errors.Join(d.dienst.Afmaken(ctx), ronde.Next(ctx))
		if err != nil && ctx.Err() == nil {
			d.dienst.Log.ErrorContext(ctx, "het loket kon niet alles afmaken of opruimen; over een minuut weer", "fout", err)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-t.C:
		}
	}
}

// omgevingstekst is what every page of a system that is no productie says.
func (w *werk) omgevingstekst() string {
	if w.in.Omgeving == config.Productie {
		return ""
	}
	return string(w.in.Omgeving)
}

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
		uit := paginas.Gemeente{Gemeente: opmaak.Gemeente{Code: string(g.Code), Naam: g.Naam}}
		x, ok := w.in.Loket.Gemeenten[g.Code]
		if !ok {
			return uit, true
		}
		uit.Gemeente = opmaak.Gemeente{Code: string(g.Code), Naam: x.Naam, Telefoon: x.Telefoon, Website: x.Website, Privacy: x.Privacy, Namens: namens(x.Namens)}
		uit.Teksten = paginas.Teksten(x.Teksten)
		uit.Email, uit.Testlogin, uit.Regelingen = x.Email, x.Testlogin, w.in.aangeboden(g.Code, nu)
		uit.Aangesloten = len(uit.Regelingen) > 0
		return uit, true
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

// scan gives the doelgroepscan with the amounts of the day and what a gemeente set.
func (w *werk) scan(sd *scan.Definitie) func(dossier.Gemeentecode, time.Time) (*scan.Scan, error) {
	return func(g dossier.Gemeentecode, nu time.Time) (*scan.Scan, error) { return sd.Met(w.in.scanwaarden(g, nu)) }
}

func (in *inrichting) scanwaarden(g dossier.Gemeentecode, nu time.Time) scan.Waarden {
	x, dag := in.Loket.Gemeenten[g], dossier.DatumVan(nu)
	v := scan.Waarden{Peildatum: dag, StarterMaxMaanden: x.StarterMaxMaanden, NietAangesloten: g != "" && len(in.aangeboden(g, dag)) == 0}
	for code, naar := range map[string]*int64{"norm_alleenstaande": &v.NormAlleenstaande, "norm_gehuwden": &v.NormGehuwden,
		"ioaz_grens_gemiddeld": &v.IOAZLimiet1, "ioaz_grens_verwacht": &v.IOAZLimiet2} {
		for _, versies := range in.definities {
			if cent, ok := versies[0].Bedrag(code, v.Peildatum); ok { // every regeling has the same
				*naar = cent
			}
		}
	}
	return v
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

// vernietigd reports whether a dossier is destroyed.
func (w *werk) vernietigd(ctx context.Context, id dossier.ID) (bool, error) {
	if id == "" {
		return false, nil
	}
	_, _, err := w.db.Versie(ctx, id, 0)
	if errors.Is(err, store.ErrVernietigd) {
		return true, nil
	}
	return false, err
}

// listenLoket makes the loket and listens; both nil without one.
func (w *werk) listenLoket() (*loketdeur, net.Listener, error) {
	d, err := w.openLoket()
	if err != nil {
		return nil, nil, err
	}
	l, err := d.listen(w.in.Loket)
	return d, l, err
}

// closeNot closes a listener that is there, and will not be served.
func closeNot(l net.Listener) error {
	if l == nil {
		return nil
	}
	return l.Close()
}
