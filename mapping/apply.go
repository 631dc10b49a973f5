package mapping

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"solo/dossier"
	"solo/formule"
	"solo/zaak"
)

// Resultaat is the zaak with what had to give way.
type Resultaat struct {
	Zaak zaak.Zaak
	// Aangepast says in Dutch what was cut or left out, for the delivery; it holds
	// no values of the application.
	Aangepast []string
}

// Apply fills in the mapping. It is pure: no clock, no order of maps, no I/O. The
// environment is that of the intake; "dossier" and "peildatum" must be in it. The
// error is Fouten: every formula that could not be computed, without its values.
func (m *Mapping) Apply(env map[string]any, docs []Document) (Resultaat, error) {
	a := &applier{m: m, env: env}
	z := zaak.Zaak{
		Zaaktype:      zaak.Zaaktype{Catalogus: a.regel(m.catalogus), Identificatie: a.regel(m.zaaktype)},
		Communicatie:  a.regel(m.communicatiekanaal),
		Vertrouwelijk: a.regel(m.vertrouwelijkheid),
		Startdatum:    a.startdatum(),
		Kenmerken:     a.kenmerken(),
		Rollen:        a.rollen(),
		Eigenschappen: a.eigenschappen(m.eigenschappen),
		Extra:         a.extra(m.extra),
		Documenten:    a.documenten(docs),
	}
	z.Omschrijving, z.Toelichting = a.omschrijving(docs)
	z.StatusToelichting = a.cut("de toelichting bij de status", a.blok(m.statustoelichting), MaxToelichting)
	if z.Zaaktype.Identificatie == "" {
		a.meld(m.zaaktype, "het zaaktype heeft geen identificatie")
	}
	if err := a.fouten.Err(); err != nil {
		return Resultaat{}, err
	}
	return Resultaat{z, a.aangepast}, nil
}

// applier fills in one mapping for one application.
type applier struct {
	m         *Mapping
	env       map[string]any
	fouten    Fouten
	aangepast []string
}

func (a *applier) note(format string, args ...any) {
	a.aangepast = append(a.aangepast, fmt.Sprintf(format, args...))
}

func (a *applier) meld(v *veld, format string, args ...any) {
	a.fouten = append(a.fouten, v.boom.fout(format, args...))
}

// eval computes a value; nil when unset, absent or wrong.
func (a *applier) eval(v *veld) any {
	if v == nil {
		return nil
	}
	uit, err := v.Eval(a.env)
	var fouten formule.Fouten
	if errors.As(err, &fouten) {
		a.fouten = append(a.fouten, v.boom.within(fouten)...)
	}
	return uit
}

// blok is a text of several lines, regel one of a single line.
func (a *applier) blok(v *veld) string  { return clean(neutral(a.eval(v))) }
func (a *applier) regel(v *veld) string { return oneLine(neutral(a.eval(v))) }

// neutral writes a value as the connector expects it: a date as 2026-01-31, a
// number and an amount with a decimal point.
func neutral(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case int64:
		s := strconv.FormatInt(max(v, -v), 10)
		s = strings.Repeat("0", max(0, 3-len(s))) + s
		s = s[:len(s)-2] + "." + s[len(s)-2:]
		if v < 0 {
			return "-" + s
		}
		return s
	case bool:
		if v {
			return "ja"
		}
		return "nee"
	case dossier.Datum:
		return v.String()
	}
	return ""
}

// clean drops control characters and empty lines, so that a mapping can write a line
// that is sometimes empty.
func clean(s string) string {
	s = norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' {
			return ' '
		}
		return r
	}, strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\r\n", "\n")))
	var regels []string
	for regel := range strings.SplitSeq(s, "\n") {
		if regel = strings.TrimSpace(regel); regel != "" {
			regels = append(regels, regel)
		}
	}
	return strings.Join(regels, "\n")
}

func oneLine(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

// cut shortens on the end of a word and says so.
func (a *applier) cut(wat, s string, n int) string {
	kort := formule.Afkorten(s, n)
	a.noteCut(wat, s, kort)
	return kort
}

func (a *applier) noteCut(wat, heel, kort string) {
	if kort != heel {
		a.note("%s is ingekort van %d naar %d tekens", wat, utf8.RuneCountInString(heel), utf8.RuneCountInString(kort))
	}
}

// omschrijving is cut to what a zaak can hold; the whole then leads the
// toelichting, when there is room for it.
func (a *applier) omschrijving(docs []Document) (kort, toelichting string) {
	eerder := len(a.fouten)
	heel := a.regel(a.m.omschrijving)
	if heel == "" && len(a.fouten) == eerder {
		a.meld(a.m.omschrijving, "de omschrijving van de zaak is leeg")
	}
	toelichting = a.blok(a.m.toelichting)
	kort = a.cut("de omschrijving van de zaak", heel, maxOmschrijving)
	samen := strings.TrimSpace(heel + "\n" + toelichting)
	switch {
	case kort == heel:
	case utf8.RuneCountInString(samen) <= MaxToelichting:
		toelichting = samen
		a.note("de hele omschrijving staat in de toelichting")
	default:
		a.note("de hele omschrijving past niet meer in de toelichting en staat alleen in de documenten")
	}
	if utf8.RuneCountInString(toelichting) <= MaxToelichting {
		return kort, toelichting
	}
	waar := ""
	if titel := a.samenvattingTitel(docs); titel != "" {
		waar = " (zie " + formule.Afkorten(titel, maxVerwijzing) + ")"
	}
	korter := inkorten(toelichting, MaxToelichting, waar)
	a.noteCut("de toelichting van de zaak", toelichting, korter)
	return kort, korter
}

// maxVerwijzing is how much of a title stands where a text was cut.
const maxVerwijzing = 40

// startdatum is the day of receipt: the statutory term runs from it.
func (a *applier) startdatum() dossier.Datum {
	d, ok := a.env["peildatum"].(dossier.Datum)
	if !ok || d.IsZero() {
		a.fouten = append(a.fouten, a.m.bron.boom.fout("de peildatum ontbreekt in de gegevens van deze aanvraag"))
	}
	return d
}

// kenmerken name the dossier at SOLO and at the supplier. A key is never cut: too
// long is left out.
func (a *applier) kenmerken() (uit []dossier.Kenmerk) {
	d, _ := a.env["dossier"].(map[string]any)
	for _, k := range []dossier.Kenmerk{
		{Bron: "SOLO", Kenmerk: str(d, "referentie")},
		{Bron: str(d, "leverancier"), Kenmerk: str(d, "kenmerk")},
	} {
		switch {
		case k.Bron == "" || k.Kenmerk == "":
		case utf8.RuneCountInString(k.Bron) > maxKenmerk || utf8.RuneCountInString(k.Kenmerk) > maxKenmerk:
			a.note("het kenmerk van de leverancier is langer dan %d tekens en gaat niet mee", maxKenmerk)
		default:
			uit = append(uit, k)
		}
	}
	return uit
}

// eigenschappen that are unset or empty are left out: a case system refuses them.
func (a *applier) eigenschappen(van []benoemd) (uit []zaak.Eigenschap) {
	for _, b := range van {
		if s := a.cut("eigenschap "+b.naam, a.regel(b.veld), maxWaarde); s != "" {
			uit = append(uit, zaak.Eigenschap{Naam: b.naam, Waarde: s})
		}
	}
	return uit
}

func (a *applier) extra(van []benoemd) (uit []zaak.Extra) {
	for _, b := range van {
		if s := a.regel(b.veld); s != "" {
			uit = append(uit, zaak.Extra{Naam: b.naam, Waarde: s})
		}
	}
	return uit
}

// str is a text of a group, "" when unset.
func str(g map[string]any, naam string) string {
	s, _ := g[naam].(string)
	return s
}
