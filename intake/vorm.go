package intake

import (
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"solo/dossier"
)

func (v *Vraag) leesTekst(s string, l lezing) any {
	switch {
	case utf8.RuneCountInString(s) > v.maxLengte():
		return l.fout("dit is te lang: gebruik hoogstens %d tekens", v.maxLengte())
	case strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsControl(r) && (v.Type != Lang || !strings.ContainsRune("\r\n\t", r))
	}):
		return l.fout("hier staan onzichtbare tekens in; haal die weg")
	case strings.TrimSpace(s) == "":
		return nil
	}
	switch v.Type {
	case EenKeuze:
		return v.leesKeuze(s, l)
	case Datum:
		return v.leesDatum(s, l)
	case Maand:
		return v.leesMaand(s, l)
	case Tekst, Lang:
		return v.leesVorm(s, v.Vorm, l)
	}
	return v.leesVorm(s, string(v.Type), l)
}

func (v *Vraag) maxLengte() int {
	switch {
	case v.MaxLengte > 0:
		return v.MaxLengte
	case v.Type == Lang:
		return maxLang
	}
	return maxTekst
}

// leesDatum takes an incomplete birth date in its own place in the document: the
// BRP knows them; it has no value as a date.
func (v *Vraag) leesDatum(s string, l lezing) any {
	d, err := dossier.ParseDatum(s)
	switch {
	case err != nil && v.Veld != "" && dossier.OnvolledigeDatum(s).IsValid():
		return nil
	case err != nil:
		return l.fout("%v", err)
	case d.Jaar < 1900 || d.Jaar > 2200:
		return l.fout("kijk het jaar van deze datum na")
	case v.Moment == verleden && d.Compare(l.peildatum) > 0:
		return l.fout("deze dag is nog niet geweest; vul een dag in tot en met de dag van de aanvraag")
	}
	if m := v.buiten(d, l, "een dag", dossier.Datum.Tekst); m != "" {
		return l.fout("%s", m)
	}
	return d
}

func (v *Vraag) leesMaand(s string, l lezing) any {
	if v.leesVorm(s, string(Maand), l) == nil {
		return nil
	}
	d, _ := dossier.ParseDatum(s + "-01") // a month of the right form has a first day
	if m := v.buiten(d, l, "een maand", maandtekst); m != "" {
		return l.fout("%s", m)
	}
	return s
}

func (v *Vraag) leesVorm(s, vorm string, l lezing) any {
	if f, ok := vormen[vorm]; ok && !f.goed(s) {
		return l.fout("%s", f.melding)
	}
	return s
}

// A vorm is a fixed form of a text, with what to do when it does not fit. patroon is
// what a JSON Schema can say of it; goed decides.
type vorm struct {
	goed    func(string) bool
	patroon string
	melding string
}

// vormen are the forms that a question may name, and those of the types of text.
var vormen = map[string]vorm{
	string(BSN):        {isBSN, `^[0-9]{9}$`, dossier.ErrBSN.Error()},
	string(KVK):        {dossier.IsKVK, `^[0-9]{8}$`, "een KVK-nummer heeft acht cijfers"},
	string(IBAN):       {dossier.IsIBAN, `^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$`, "vul een geldig rekeningnummer in, zonder spaties, zoals NL00BANK0123456789"},
	string(Email):      volgens(dossier.PatroonEmail, "vul een e-mailadres in, zoals naam@voorbeeld.nl"),
	string(Tel):        volgens(dossier.PatroonTelefoon, "vul een telefoonnummer in, zoals 06 12345678"),
	string(Maand):      {isMaand, `^[0-9]{4}-(0[1-9]|1[0-2])$`, "schrijf een maand als 2026-01 (jaar-maand)"},
	"rsin":             {dossier.IsRSIN, `^[0-9]{9}$`, "een RSIN heeft negen cijfers; kijk of ze alle negen goed zijn"},
	"vestigingsnummer": {dossier.IsVestigingsnummer, `^[0-9]{12}$`, "een vestigingsnummer heeft twaalf cijfers"},
	"btw_id":           volgens(`^NL[0-9]{9}B[0-9]{2}$`, "een btw-id is NL, negen cijfers, B en twee cijfers: NL000000000B00"),
	"btw_periode":      volgens(`^20[0-9]{2}(-([1-4]|0[1-9]|1[0-2]))?$`, "schrijf een kwartaal als 2026-2 (jaar-kwartaal). Doet u elke maand aangifte? Schrijf dan 2026-07 (jaar-maand)"),
	"sbi":              volgens(`^[0-9]{2,6}$`, "een SBI-code heeft twee tot zes cijfers, zonder punten"),
}

func volgens(patroon, melding string) vorm {
	return vorm{regexp.MustCompile(patroon).MatchString, patroon, melding}
}

func isBSN(s string) bool { _, err := dossier.ParseBSN(s); return err == nil }

func isMaand(s string) bool {
	t, err := time.Parse("2006-01", s)
	return err == nil && t.Year() >= 1900 && t.Year() <= 2200
}

const verleden = "verleden"
