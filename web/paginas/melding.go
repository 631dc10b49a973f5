package paginas

import (
	"cmp"
	"regexp"
	"strings"

	"solo/dossier"
	"solo/intake"
	"solo/web/opmaak"
)

// melding says what to do; what the definition says to every supplier alike is put for who
// looks at the field.
func melding(v intake.Vraag, f dossier.Bevinding) string {
	if f.Melding != "vul dit in" {
		return zin(f.Melding)
	}
	switch v.Type {
	case intake.EenKeuze, intake.Janee:
		return "Kies een antwoord bij ‘" + v.Label + "’"
	case intake.Multi:
		return "Kies een of meer antwoorden bij ‘" + v.Label + "’"
	case intake.Verklaring:
		return "Zet een vinkje als u het hiermee eens bent"
	case intake.Geld:
		return vulIn(v.Label, "een bedrag") + ". Is het niets? Vul dan 0 in"
	case intake.Getal:
		return vulIn(v.Label, "een getal") + ". Is het niets? Vul dan 0 in"
	case intake.Datum:
		return vulIn(v.Label, "een datum") + ", met dag, maand en jaar"
	case intake.Tel:
		return "Vul een telefoonnummer in, bijvoorbeeld 06 12345678"
	case intake.Email:
		return "Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl"
	case intake.IBAN:
		return vulIn(v.Label, "een rekeningnummer (IBAN)")
	case intake.Groep:
		return "Vul minstens één " + cmp.Or(v.Rij, "regel") + " in bij ‘" + v.Label + "’"
	}
	return vulIn(v.Label, "een antwoord")
}

var watIs = regexp.MustCompile(`^Wat (?:is|zijn) ((?:uw|de|het) [^?,]{2,60})\?$`)

// vulIn asks for the thing itself where the question names it: "Vul uw achternaam in".
func vulIn(label, wat string) string {
	if m := watIs.FindStringSubmatch(label); m != nil {
		return "Vul " + m[1] + " in"
	}
	return "Vul " + wat + " in bij ‘" + strings.TrimSuffix(label, ".") + "’"
}

// foutregels are the lines of the summary. What is said more than once names its field.
func foutregels(f opmaak.Formulier) []opmaak.Foutregel {
	regels := f.Foutregels()
	keer := map[string]int{}
	for _, r := range regels {
		keer[r.Tekst]++
	}
	for i, r := range regels {
		if label := veldlabel(f.Velden, f.Fouten[i].Naam); keer[r.Tekst] > 1 && label != "" {
			regels[i].Tekst = r.Tekst + " (bij ‘" + label + "’)"
		}
	}
	return regels
}

// veldlabel finds the label of a field by its name in the form, in rows too.
func veldlabel(velden []opmaak.Veld, naam string) string {
	for _, v := range velden {
		rest, ok := strings.CutPrefix(naam, v.Naam)
		switch {
		case !ok || rest != "" && rest[0] != '.':
			continue
		case len(v.Velden) == 0 || rest == "":
			return v.Label
		case v.Soort == opmaak.Groep:
			_, rest, _ = strings.Cut(rest[1:], ".")
			return veldlabel(v.Velden, rest)
		}
		return veldlabel(v.Velden, rest[1:])
	}
	return ""
}
