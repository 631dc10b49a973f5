package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"solo/bediening"
	"solo/config"
	"solo/dossier"
	"solo/intake"
	"solo/kluis"
	"solo/levering"
	"solo/mapping"
)

// An inrichting is a configuration with everything it names, read and compiled. What
// is wrong in any of it is found here, before the first citizen.
type inrichting struct {
	*config.Config
	definities map[string][]*intake.Definitie         // by regeling, the newest version first
	eigen      map[eigenregeling][]*intake.Definitie  // the same, where a gemeente asks papers of her own
	mappings   map[string]map[string]*mapping.Mapping // by zaaksysteem, by regeling
	aangepast  sync.Map                               // by aanpassing, what was asked for once: *intake.Definitie
	gelezen    bediening.Instellingen
}

// loadInrichting reports every mistake of the configuration at once, and when there is none
// every mistake of the mappings.
func loadInrichting(pad string) (*inrichting, error) {
	cfg, err := config.Load(pad)
	if err != nil {
		return nil, err
	}
	in := &inrichting{Config: cfg, mappings: map[string]map[string]*mapping.Mapping{}}
	if in.definities, err = intake.Alle(nil); err != nil {
		return nil, err
	}
	namen := slices.Sorted(maps.Keys(in.definities))
	if err := errors.Join(cfg.CheckRegelingen(namen), cfg.CheckStUF(checkStUF), cfg.CheckStukken(in.magWeg), cfg.CheckEigenStukken(in.checkEigenStuk)); err != nil {
		return nil, err
	}
	in.addEigenStukken()
	if err := in.loadMappings(filepath.Dir(pad)); err != nil {
		return nil, err
	}
	in.gelezen, err = in.identify(pad)
	return in, err
}

// identify tells this configuration from a later one: the file, its mappings and its
// secrets, in one short hash under the active key, so that it gives nothing away.
func (in *inrichting) identify(pad string) (bediening.Instellingen, error) {
	raw, err := os.ReadFile(pad)
	if err != nil {
		return bediening.Instellingen{}, err
	}
	h := hmac.New(sha256.New, []byte(in.Sleutels.Bestanden[in.Sleutels.Actief].Inhoud()))
	h.Write(raw)
	for _, naam := range in.zaaksystemen() {
		for _, regeling := range slices.Sorted(maps.Keys(in.mappings[naam])) {
			fmt.Fprintln(h, naam, regeling, in.mappings[naam][regeling].Versie())
		}
		for _, g := range in.Zaaksystemen[naam].Geheimen() {
			fmt.Fprintln(h, g.Inhoud())
		}
	}
	for _, g := range slices.Concat(in.Web.Geheimen(), in.Signalen.Geheimen(), in.Loket.Geheimen()) {
		fmt.Fprintln(h, g.Inhoud())
	}
	return bediening.Instellingen{Afdruk: hex.EncodeToString(h.Sum(nil)[:8]), Sinds: time.Now()}, nil
}

// opslagMap is the one name of the folder of the store, however it is written in the
// configuration; of a folder that is not there yet it may become another.
func (in *inrichting) opslagMap() string {
	pad := in.Opslag.Map
	if heel, err := filepath.Abs(pad); err == nil {
		pad = heel
	}
	if echt, err := filepath.EvalSymlinks(pad); err == nil {
		pad = echt
	}
	return pad
}

// definitie is an intake.Kiezer. It gives the same one each time: what the loket made with it is
// looked for by it.
func (in *inrichting) definitie(regeling string, versie int, g dossier.Gemeentecode) (*intake.Definitie, error) {
	versies := in.versies(regeling, g)
	if versies == nil {
		return nil, fmt.Errorf("regeling %s: %w", regeling, intake.ErrOnbekend)
	}
	d := intake.Kies(versies, versie)
	if al, ok := in.aangepast.Load(aanpassing{d, g}); ok {
		return al.(*intake.Definitie), nil
	}
	eigen := d.Met(in.Gemeenten[g].Stukken).MetBedrag("starter_maanden", in.starterMaanden(g))
	if eigen == d {
		return d, nil
	}
	al, _ := in.aangepast.LoadOrStore(aanpassing{d, g}, eigen)
	return al.(*intake.Definitie), nil
}

// An aanpassing is a version with what one gemeente wants otherwise.
type aanpassing struct {
	van *intake.Definitie
	g   dossier.Gemeentecode
}

// starterMaanden is how long a gemeente calls somebody a starter; zero when she does not say.
func (in *inrichting) starterMaanden(g dossier.Gemeentecode) float64 {
	if in.Loket == nil {
		return 0
	}
	return float64(in.Loket.Gemeenten[g].StarterMaxMaanden)
}

// magWeg tells of the papers of a regeling whether a gemeente may leave them out.
func (in *inrichting) magWeg(regeling string) map[string]bool {
	uit := map[string]bool{}
	for _, d := range in.definities[regeling] {
		for _, s := range d.Documenten() {
			eerder, bekend := uit[s.Soort]
			uit[s.Soort] = d.MagWeg(s.Soort) && (eerder || !bekend)
		}
	}
	return uit
}

func (in *inrichting) bestemming(g dossier.Gemeentecode, regeling string, op dossier.Datum) (string, error) {
	r, err := in.Route(g, regeling, op)
	return r.Zaaksysteem, err
}

func (in *inrichting) herkomst(g dossier.Gemeentecode, regeling string, op dossier.Datum) (levering.Herkomst, error) {
	r, err := in.Route(g, regeling, op)
	return in.herkomstOf(r), err
}

func (in *inrichting) herkomstOf(r config.Route) levering.Herkomst {
	return levering.Herkomst{Gemeente: in.Gemeenten[r.Gemeente].Naam, Bronorganisatie: r.Bronorganisatie,
		Verantwoordelijk: r.VerantwoordelijkeOrganisatie}
}

// maker renders with this configuration.
func (in *inrichting) maker() levering.Maker {
	m := levering.Maker{Definitie: in.definitie, Mapping: in.mapping, Herkomst: in.herkomst}
	if in.Omgeving != config.Productie {
		m.Omgeving = string(in.Omgeving)
	}
	return m
}

// kluis opens the keys that the configuration names.
func (in *inrichting) kluis() (*kluis.Kluis, error) {
	keks, fouten := map[string][]byte{}, []error(nil)
	for _, id := range slices.Sorted(maps.Keys(in.Sleutels.Bestanden)) {
		kek, err := kluis.ParseKEK(in.Sleutels.Bestanden[id].Inhoud())
		if err != nil {
			fouten = append(fouten, fmt.Errorf("sleutel %q: %w. Zet het bestand terug van uw kopie; draaide SOLO hier nog nooit, maak er dan een met 'solo sleutel BESTAND'", id, err))
		}
		keks[id] = kek
	}
	if err := errors.Join(fouten...); err != nil {
		return nil, err
	}
	return kluis.Open(keks, in.Sleutels.Actief)
}

// zaaksystemen are the names of all case systems, sorted.
func (in *inrichting) zaaksystemen() []string { return slices.Sorted(maps.Keys(in.Zaaksystemen)) }

func oneOf(namen []string) string { return strings.Join(namen, ", ") }
