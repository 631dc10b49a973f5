package paginas

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"solo/dossier"
	"solo/intake"
	"solo/invoer"
	"solo/loket"
	"solo/web/opmaak"
)

// veld is a question as the kit shows it today.
func veld(v intake.Vraag, vandaag dossier.Datum) opmaak.Veld {
	uit := opmaak.Veld{Soort: opmaak.Soort(v.Type), Naam: v.ID, Label: v.Label, Hint: v.Uitleg, Waarom: v.Waarom, Autocomplete: autocomplete[v.Veld],
		Optioneel: magLeeg(v), MagWeetNiet: weetWelNiet(v) && !magLeeg(v), MetKomma: v.Decimalen > 0, MaxRijen: v.MaxAantal, Rijnaam: cmp.Or(v.Rij, "regel")}
	if isVast(v) {
		uit.Soort, uit.MagWeetNiet, uit.Optioneel = opmaak.Vast, false, false
	}
	if strings.HasSuffix(v.Veld, ".geboortedatum") {
		uit.Hint = cmp.Or(uit.Hint, "Bijvoorbeeld 27 3 1985")
	}
	if isVooruit(v) {
		uit.Hint = cmp.Or(uit.Hint, voorbeeld(v.Type, vandaag))
	}
	for _, k := range v.Keuzes {
		uit.Opties = append(uit.Opties, opmaak.Optie{Waarde: k.Waarde, Label: k.Label})
	}
	for _, d := range v.Velden {
		deel := veld(d, vandaag)
		deel.MagWeetNiet = false // of a row the whole is known or not
		uit.Velden = append(uit.Velden, deel)
	}
	return uit
}

// magLeeg reports whether a question may stay without an answer, whatever else is answered.
func magLeeg(v intake.Vraag) bool { return v.Verplicht == "" || v.Verplicht == "nooit" }

// weetWelNiet reports whether "dat weet ik niet" is an answer.
func weetWelNiet(v intake.Vraag) bool { return v.WeetNiet == nil || *v.WeetNiet }

// isVast reports whether it is known already, or worked out.
func isVast(v intake.Vraag) bool { return v.Voorinvulling == "digid" || v.Berekend != "" }

// autocomplete is what a browser may fill in (WCAG 1.3.5), by the place of the answer.
var autocomplete = map[string]string{
	"aanvrager.achternaam": "family-name", "aanvrager.voornamen": "given-name", "aanvrager.geboortedatum": "bday", "aanvrager.adres": "ja",
	"aanvrager.telefoon": "tel", "aanvrager.email": "email", "onderneming.handelsnaam": "organization",
	"partner.achternaam": "off", "partner.telefoon": "off", "partner.email": "off", "partner.geboortedatum": "off",
	"gemachtigde.telefoon": "off", "gemachtigde.email": "off",
}

// invulling is a page with what was filled in. Mistakes are shown on a page that was saved
// once: nobody is told off before he began.
func invulling(b *loket.Blik, p loket.Paginablik, vandaag dossier.Datum) opmaak.Invulling {
	uit := opmaak.Invulling{Waarden: map[string][]string{}}
	for _, v := range p.Zichtbaar {
		f := veld(v, vandaag)
		if b.Concept.Balie != nil {
			f = vanEenAnder(f)
		}
		f.DoorKop = len(p.Zichtbaar) == 1 && v.Label == p.Titel
		uit.Velden = append(uit.Velden, f)
		w := b.Antwoord(v.ID)
		if w == nil {
			w = b.Voorstel[v.ID]
		}
		for naam, waarden := range invoer.Toon(v, w, b.Ruw()) {
			uit.Waarden[naam] = waarden
		}
		if slices.Contains(b.WeetNiet(), v.ID) {
			uit.Waarden[invoer.WeetNiet] = append(uit.Waarden[invoer.WeetNiet], v.ID)
		}
		if f.Soort == opmaak.Vast {
			uit.Waarden[v.ID] = []string{vast(b, v)}
		}
		uit.Fouten = append(uit.Fouten, fouten(b, p, v)...)
	}
	return uit
}

// vast is what is known already: of the BSN the last three digits.
func vast(b *loket.Blik, v intake.Vraag) string {
	if s := b.Concept.Aanvrager.Cijfers(); v.Type == intake.BSN && s != "" {
		return "••••••" + s[6:]
	}
	return ""
}

// fouten are what could not be read, and else what is wrong with the answer.
func fouten(b *loket.Blik, p loket.Paginablik, v intake.Vraag) (uit []opmaak.Fout) {
	if slices.Contains(b.WeetNiet(), v.ID) {
		return weetWel(b, v)
	}
	typt := invoer.Velden{}
	for naam, w := range b.Ruw() {
		typt[naam] = []string{w}
	}
	for _, f := range invoer.Lees(v, typt).Fouten {
		uit = append(uit, opmaak.Fout{Naam: f.Pad, Melding: f.Melding})
	}
	if len(uit) > 0 {
		return uit
	}
	for _, f := range p.Fouten {
		if rest, ok := strings.CutPrefix(f.Pad, v.Pad()); ok && (rest == "" || rest[0] == '[' || rest[0] == '.') {
			uit = append(uit, opmaak.Fout{Naam: v.ID + rijpad(rest), Melding: melding(deel(v, rest), f)})
		}
	}
	return uit
}

// deel is the question that the place of a mistake is about: of "[2].bedrag" the field in
// the row, of "" and of "[2]" the whole.
func deel(v intake.Vraag, plaats string) intake.Vraag {
	_, naam, _ := strings.Cut(plaats, ".")
	naam, rest, _ := strings.Cut(naam, ".")
	for _, d := range v.Velden {
		if d.ID == naam {
			return deel(d, "."+rest)
		}
	}
	return v
}

// weetWel: somebody does not know an answer, and wrote one all the same.
func weetWel(b *loket.Blik, v intake.Vraag) []opmaak.Fout {
	for naam := range b.Ruw() {
		if naam == v.ID || strings.HasPrefix(naam, v.ID+".") {
			return []opmaak.Fout{{Naam: v.ID, Melding: "U vulde iets in en koos ook ‘Dat weet ik niet’. Haal het vinkje weg, of maak het veld leeg"}}
		}
	}
	return nil
}

var index = regexp.MustCompile(`\[([0-9]+)\]`)

// rijpad makes of "[2].bedrag" the name of the field, ".2.bedrag".
func rijpad(s string) string { return index.ReplaceAllString(s, ".$1") }
