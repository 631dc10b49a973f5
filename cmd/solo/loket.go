package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"time"

	"golang.org/x/sync/errgroup"

	"solo/clamd"
	"solo/config"
	"solo/dossier"
	"solo/gemeenten"
	"solo/loket"
	"solo/post"
	"solo/store"
	"solo/web"
	"solo/web/opmaak"
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
	d := &loketdeur{bode: w.bode()}
	d.dienst = w.loketdienst(lijst, d.bode)
	s, err := w.loketpaginas(lijst, d)
	if err != nil {
		return nil, err
	}
	h, err := s.Handler()
	d.deur = web.Voordeur{Handler: h, TLS: k.TLS(), AchterProxy: k.AchterProxy, Log: w.log}
	return d, err
}

// loketdienst is the loket without its pages; without a bode no messages go out.
func (w *werk) loketdienst(lijst *gemeenten.Lijst, bode *post.Bode) *loket.Service {
	k := w.in.Loket
	s := &loket.Service{Opslag: w.db, Bestanden: w.bestanden, Kluis: w.db.Kluis, Log: w.log, Now: time.Now,
		PerBestand: k.PerBestand, PerAanvraag: w.in.Grenzen.PerAanvraag, HEIC: k.HEIC, Bewaren: k.Bewaren,
		Definitie: w.in.definitie, Indienen: w.Submit, Vernietigd: w.vernietigd, Afdruk: w.afdruk,
		Meldweg: w.meldweg, Opvolger: opvolger(lijst), Post: loketpost{bode, *k}, Emailcodes: bode != nil}
	if k.Scanner.Adres != "" {
		s.Scanner = &clamd.Scanner{Adres: k.Scanner.Adres}
	}
	return s
}

// loketpaginas are the pages of the loket, its scan and its ways to log in.
func (w *werk) loketpaginas(lijst *gemeenten.Lijst, d *loketdeur) (*paginas.Server, error) {
	k := w.in.Loket
	sd, err := w.in.loadScan()
	if err != nil {
		return nil, err
	}
	kit, err := opmaak.New(k.Naam, w.omgevingstekst(), themas(k))
	if err != nil {
		return nil, err
	}
	diensten, err := w.in.inlogdiensten()
	if err != nil {
		return nil, err
	}
	s := &paginas.Server{Loket: d.dienst, Kit: kit, Log: w.log, Now: time.Now, PerBestand: k.PerBestand, Https: k.AchterProxy || k.TLS() != nil,
		Inloggen: diensten, Bureaus: bureaus{diensten, w.in, opvolger(lijst)},
		Gemeenten: w.kieslijst(lijst), Gemeente: w.loketgemeente(lijst), Scan: w.scan(sd)}
	if d.bode == nil {
		s.ZonderPost = k.Openbaar
	}
	return s, w.testlogin(s)
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
