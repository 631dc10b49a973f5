package main

import (
	"context"
	"errors"
	"os"
	"time"

	"solo/config"
	"solo/connectors"
	"solo/dossier"
	"solo/intake"
	"solo/kluis"
	"solo/levering"
	"solo/store"
	"solo/store/bestanden"
)

// proefID stands for the dossier that a trial never becomes.
const proefID dossier.ID = "0000-0000-0000-0000"

// A proef takes an aanvraag through the same door as a real one, as far as the zaak
// that would be sent, and keeps nothing: the attachments are in a temporary folder,
// encrypted under a key that is thrown away.
type proef struct {
	in        *inrichting
	folder    string
	bestanden *bestanden.Bestanden
	kluis     *kluis.Kluis
}

func newProef(in *inrichting) (*proef, error) {
	kek, err := kluis.NewKEK()
	if err != nil {
		return nil, err
	}
	k, err := kluis.Open(map[string][]byte{"proef": kek}, "proef")
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "solo-proef-")
	if err != nil {
		return nil, err
	}
	b, err := bestanden.Open(folder)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(folder))
	}
	return &proef{in, folder, b, k}, nil
}

func (p *proef) close() error { return os.RemoveAll(p.folder) }

// opdracht is what a connector would get for an aanvraag at a zaaksysteem, and what
// had to be cut for it.
func (p *proef) opdracht(ctx context.Context, zaaksysteem string, document []byte, open intake.Open) (connectors.Opdracht, []string, error) {
	return p.make(ctx, zaaksysteem, p.in.deur(), p.in.maker(), document, open)
}

// example is opdracht for an invented person, who may live anywhere.
func (p *proef) example(ctx context.Context, zaaksysteem string, document []byte, open intake.Open) (connectors.Opdracht, []string, error) {
	deur, maker := p.in.deur(), p.in.maker()
	deur.Testgegevens = true
	deur.Route = func(dossier.Gemeentecode, string, dossier.Datum) (string, error) { return zaaksysteem, nil }
	maker.Herkomst = func(dossier.Gemeentecode, string, dossier.Datum) (levering.Herkomst, error) {
		for _, r := range p.in.Routes {
			if r.Zaaksysteem == zaaksysteem {
				return p.in.herkomstOf(r), nil
			}
		}
		return levering.Herkomst{}, nil
	}
	return p.make(ctx, zaaksysteem, deur, maker, document, open)
}

func (p *proef) make(ctx context.Context, zaaksysteem string, deur *intake.Service, maker levering.Maker, document []byte, open intake.Open) (connectors.Opdracht, []string, error) {
	vang := &vangnet{}
	deur.Opslag, deur.Bestanden, deur.Kluis = vang, p.bestanden, p.kluis
	if _, err := deur.Complete(ctx, document, open); err != nil {
		return connectors.Opdracht{}, nil, err
	}
	sleutel, err := p.kluis.Unwrap(vang.aanname.Sleutel, store.Sleutelplaats(vang.aanname.ID))
	if err != nil {
		return connectors.Opdracht{}, nil, err
	}
	d, lade := vang.dossier(zaaksysteem), levering.Lade{Bestanden: p.bestanden, Sleutel: sleutel}
	g, err := maker.Make(ctx, d, lade)
	if err != nil {
		return connectors.Opdracht{}, nil, err
	}
	return connectors.Opdracht{Dossier: d.ID, Zaak: g.Zaak, Inhoud: lade}, g.Aangepast, nil
}

// deur is the intake as this configuration wants it, without a store.
func (in *inrichting) deur() *intake.Service {
	return &intake.Service{Definitie: in.definitie, Route: in.bestemming,
		Testgegevens: in.Omgeving != config.Productie, Now: time.Now,
		Grenzen: intake.Grenzen{PerBestand: in.Grenzen.PerBestand, PerAanvraag: in.Grenzen.PerAanvraag}}
}

// vangnet is an intake.Opslag that holds one aanvraag for as long as the trial lasts.
type vangnet struct{ aanname store.Aanname }

func (*vangnet) Known(context.Context, string, string) (dossier.ID, string, error) {
	return "", "", store.ErrNotFound
}

func (v *vangnet) Accept(_ context.Context, a store.Aanname) (dossier.ID, bool, error) {
	v.aanname = a
	return a.ID, false, nil
}

func (v *vangnet) dossier(zaaksysteem string) *store.Dossier {
	a := v.aanname
	return &store.Dossier{ID: proefID, Leverancier: a.Leverancier, Kenmerk: a.Kenmerk, Gemeente: a.Gemeente,
		Regeling: a.Regeling, Definitie: a.Definitie, Urgentie: a.Urgentie, Status: dossier.Ingediend,
		Bestemming: zaaksysteem, Ontvangen: a.Nu, Document: a.Document, Oordeel: a.Oordeel, Bijlagen: a.Bijlagen}
}
