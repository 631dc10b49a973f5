package stuf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"solo/connectors/stuf/zds"
	"solo/voorstel"
)

// Gewoonten are the ways in which receivers differ. LoadProfiel fills them; the zero
// value is no receiver at all, and New refuses it.
type Gewoonten struct {
	Dialect zds.Dialect
	SOAP    string // "1.1" or "1.2"
	// The receiver draws the numbers (Di02), instead of us.
	ZaaknummerOpvragen, DocumentnummerOpvragen bool
	// MTOM sends content beside the envelope; otherwise as base64 inside it.
	MTOM bool
	// Beperkt: characters outside MES-1 are replaced, visibly.
	Beperkt bool
	// Dubbelcontrole: the receiver is known to answer a resend with the same
	// referentienummer without doing it twice (StUF 03.01 par. 4.4). Otherwise there is
	// one message in flight per sender, doubt waits for the settle time, and what was
	// confirmed and does not show is made again only when a person says so: see repair.
	Dubbelcontrole bool
	// Bv04 of an intermediary counts as "under way".
	Bv04 bool
	// Kruissoepel accepts a Bv03 without crossRefnummer.
	Kruissoepel bool
	// Vragen: the receiver answers geefZaakdetails and geefLijstZaakdocumenten.
	// Without them nothing can be found again or read back.
	Vragen bool
	// Wijzigen: the receiver takes changed extraElementen by updateZaak. Otherwise they
	// stand in the documents only, and that is told.
	Wijzigen bool

	Status             Statuswijze
	StatusVolgnummer   int // of the statustype; 0 = leave out
	StatusCode         string
	StatusOmschrijving string
	// ExtraVoorvoegsel stands before the name of every extraElement.
	ExtraVoorvoegsel string

	// Profiel is where these come from, and Onbewezen the settings of it that no public
	// source confirms and nobody chose otherwise, in alphabetical order.
	Profiel   string
	Onbewezen []string
}

// Statuswijze is the service by which the first status is set.
type Statuswijze string

// The ways to set a status.
const (
	StatusActualiseer Statuswijze = "actualiseer" // actualiseerZaakstatus
	StatusUpdate      Statuswijze = "update"      // updateZaak
	StatusGeen        Statuswijze = "geen"        // the receiver does it itself
)

// gewoonte is one key of a profile.
type gewoonte struct {
	sleutel string
	keuzes  []string // nil = free text of at most lang characters; no lang = a number
	lang    int
	zet     func(*Gewoonten, string)
}

var jaNee = []string{"ja", "nee"}

// gewoonten are all keys, in the order in which a person reads them.
func gewoonten() []gewoonte {
	return []gewoonte{
		{sleutel: "dialect", keuzes: []string{"1.1", "1.2"}, zet: func(g *Gewoonten, w string) { g.Dialect = zds.Dialect(w) }},
		{sleutel: "soap", keuzes: []string{"1.1", "1.2"}, zet: func(g *Gewoonten, w string) { g.SOAP = w }},
		{sleutel: "zaaknummer", keuzes: []string{"eigen", "opvragen"}, zet: func(g *Gewoonten, w string) { g.ZaaknummerOpvragen = w == "opvragen" }},
		{sleutel: "documentnummer", keuzes: []string{"eigen", "opvragen"}, zet: func(g *Gewoonten, w string) { g.DocumentnummerOpvragen = w == "opvragen" }},
		{sleutel: "inhoud", keuzes: []string{"inline", "mtom"}, zet: func(g *Gewoonten, w string) { g.MTOM = w == "mtom" }},
		{sleutel: "tekens", keuzes: []string{"alles", "beperkt"}, zet: func(g *Gewoonten, w string) { g.Beperkt = w == "beperkt" }},
		{sleutel: "dubbelcontrole", keuzes: jaNee, zet: func(g *Gewoonten, w string) { g.Dubbelcontrole = w == "ja" }},
		{sleutel: "bv04", keuzes: jaNee, zet: func(g *Gewoonten, w string) { g.Bv04 = w == "ja" }},
		{sleutel: "kruisreferentie", keuzes: []string{"streng", "soepel"}, zet: func(g *Gewoonten, w string) { g.Kruissoepel = w == "soepel" }},
		{sleutel: "vragen", keuzes: jaNee, zet: func(g *Gewoonten, w string) { g.Vragen = w == "ja" }},
		{sleutel: "wijzigen", keuzes: jaNee, zet: func(g *Gewoonten, w string) { g.Wijzigen = w == "ja" }},
		{sleutel: "status", keuzes: []string{"actualiseer", "update", "geen"}, zet: func(g *Gewoonten, w string) { g.Status = Statuswijze(w) }},
		{sleutel: "status_volgnummer", zet: func(g *Gewoonten, w string) { g.StatusVolgnummer, _ = strconv.Atoi(w) }},
		{sleutel: "status_code", lang: zds.MaxStatuscode, zet: func(g *Gewoonten, w string) { g.StatusCode = w }},
		{sleutel: "status_omschrijving", lang: zds.MaxStatusomschrijving, zet: func(g *Gewoonten, w string) { g.StatusOmschrijving = w }},
		{sleutel: "extra_voorvoegsel", lang: zds.MaxVoorvoegsel, zet: func(g *Gewoonten, w string) { g.ExtraVoorvoegsel = w }},
	}
}

// check tells in Dutch what is wrong with a value, or nil.
func (s gewoonte) check(w string) error {
	switch {
	case s.keuzes != nil && !slices.Contains(s.keuzes, w):
		return fmt.Errorf("%s: kies uit %s%s", s.sleutel, strings.Join(s.keuzes, ", "), voorstel.Voor(w, s.keuzes))
	case s.keuzes == nil && s.lang > 0 && len([]rune(w)) > s.lang:
		return fmt.Errorf("%s: hoogstens %d tekens", s.sleutel, s.lang)
	case s.sleutel == "status_volgnummer" && w != "":
		if n, err := strconv.Atoi(w); err != nil || n < 1 || n > zds.MaxStatusvolgnummer {
			return fmt.Errorf("%s: vul een getal van 1 tot en met %d in", s.sleutel, zds.MaxStatusvolgnummer)
		}
	}
	return nil
}
