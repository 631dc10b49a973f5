package bericht

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"solo/connectors/stuf/zds"
	"solo/connectors/tekst"
	"solo/zaak"
)

// A Partij is a system in the stuurgegevens (StUF 03.01, 4.3), with the lengths of
// package zds; what is empty is left out, but for the Applicatie. The receiver decides
// about the values in ontvanger, the sender about those in zender.
type Partij struct{ Organisatie, Applicatie, Administratie, Gebruiker string }

// A Status is the first status of a zaak, as the case system knows it in the zaaktype.
type Status struct {
	Volgnummer   int    // from 1
	Code         string // empty = left out
	Omschrijving string
}

// Instellingen are what one receiver wants.
type Instellingen struct {
	Dialect           zds.Dialect // empty: 1.1
	Zender, Ontvanger Partij
	// Beperkt: the receiver takes the letters of MES-1 only; the rest becomes "?" and
	// is reported. Dashes and dots of typography become plain ones, unreported.
	Beperkt bool
	// ExtraVoorvoegsel stands before the name of each extraElement of the zaak that
	// ExtraNamen does not name, as in "zaakspecifiek.".
	ExtraVoorvoegsel string
	// ExtraNamen gives an extraElement the name that the receiver knows. Of a rol,
	// kvkNummer and rsin go by that name unless it is named here; emailadres and
	// telefoonnummer only go as extraElement when named here.
	ExtraNamen map[string]string
	// Rolcodes gives a roltype the code that the receiver knows.
	Rolcodes map[string]string
	// Status is for ActualiseerZaakstatus and UpdateZaakstatus, as is Gezet: who sets
	// it. The zero Status: those two are not used.
	Status Status
	Gezet  zaak.Eenheid
	// MTOM: the content of a document goes beside the message, not in it.
	MTOM bool
}

// A Schrijver writes the messages for one receiver. It does not change and may be
// used by many at once.
type Schrijver struct{ inst Instellingen }

// New refuses what the schemas would refuse in every message; all mistakes at once,
// in Dutch.
func New(i Instellingen) (*Schrijver, error) {
	if i.Dialect == "" {
		i.Dialect = zds.ZDS11
	}
	k := keurder{beperkt: i.Beperkt}
	if i.Dialect != zds.ZDS11 && i.Dialect != zds.ZDS12 {
		k.fout("dialect: kies 1.1 of 1.2")
	}
	k.partij("zender", i.Zender)
	k.partij("ontvanger", i.Ontvanger)
	k.namen(i)
	k.status(i)
	if err := errors.Join(k.fouten...); err != nil {
		return nil, err
	}
	i.ExtraNamen, i.Rolcodes = maps.Clone(i.ExtraNamen), maps.Clone(i.Rolcodes)
	return &Schrijver{i}, nil
}

// keurder gathers mistakes.
type keurder struct {
	beperkt bool
	fouten  []error
}

func (k *keurder) fout(vorm string, a ...any) { k.fouten = append(k.fouten, fmt.Errorf(vorm, a...)) }

func (k *keurder) lengte(veld, v string, minstens, hoogstens int) {
	n := utf8.RuneCountInString(v)
	_, vreemd := tekst.Clean(v, k.beperkt)
	switch {
	case n == 0 && minstens > 0:
		k.fout("%s: vul dit in", veld)
	case n < minstens:
		k.fout("%s: gebruik minstens %d tekens", veld, minstens)
	case n > hoogstens:
		k.fout("%s: gebruik hoogstens %d tekens", veld, hoogstens)
	case v != strings.TrimSpace(v):
		k.fout("%s: haal de spaties aan het begin en het einde weg", veld)
	case vreemd > 0:
		k.fout("%s: haal de tekens weg die de ontvanger niet kan lezen", veld)
	}
}

func (k *keurder) partij(wie string, p Partij) {
	k.lengte(wie+": organisatie", p.Organisatie, 0, zds.MaxOrganisatie)
	k.lengte(wie+": applicatie", p.Applicatie, zds.MinApplicatie, zds.MaxApplicatie)
	k.lengte(wie+": administratie", p.Administratie, 0, zds.MaxAdministratie)
	k.lengte(wie+": gebruiker", p.Gebruiker, 0, zds.MaxGebruiker)
}

func (k *keurder) namen(i Instellingen) {
	k.lengte("voorvoegsel van extra elementen", i.ExtraVoorvoegsel, 0, zds.MaxVoorvoegsel)
	for _, n := range slices.Sorted(maps.Keys(i.ExtraNamen)) {
		k.lengte("naam van extra element "+n, i.ExtraNamen[n], 1, 200)
	}
	for _, r := range slices.Sorted(maps.Keys(i.Rolcodes)) {
		k.lengte("code van rol "+r, i.Rolcodes[r], 1, zds.MaxRolcode)
	}
}

func (k *keurder) status(i Instellingen) {
	if i.Status == (Status{}) {
		return
	}
	if i.Status.Volgnummer < 1 || i.Status.Volgnummer > zds.MaxStatusvolgnummer {
		k.fout("status: het volgnummer ligt tussen 1 en %d", zds.MaxStatusvolgnummer)
	}
	k.lengte("status: code", i.Status.Code, 0, zds.MaxStatuscode)
	k.lengte("status: omschrijving", i.Status.Omschrijving, 1, zds.MaxStatusomschrijving)
	k.lengte("status gezet door: identificatie", i.Gezet.Identificatie, 1, zds.MaxEenheid)
	k.lengte("status gezet door: naam", i.Gezet.Naam, 0, 50)
}
