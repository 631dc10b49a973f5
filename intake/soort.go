package intake

import "solo/formule"

// Soort is the type of an answer.
type Soort string

// The types, with the JSON that an answer must be. BSN to Email and Maand are text
// with a fixed form.
const (
	Tekst        Soort = "tekst"        // text of one line
	Lang         Soort = "lang"         // text of several lines
	Datum        Soort = "datum"        // "2026-01-31"
	Maand        Soort = "maand"        // "2026-01"
	Jaar         Soort = "jaar"         // 2026
	Geld         Soort = "geld"         // whole cents
	Getal        Soort = "getal"        // number
	EenKeuze     Soort = "keuze"        // text, one of the choices
	Multi        Soort = "multi"        // list of choices
	Janee        Soort = "janee"        // true or false
	Verklaring   Soort = "verklaring"   // must be true
	BSN          Soort = "bsn"          //
	KVK          Soort = "kvk"          //
	IBAN         Soort = "iban"         // capitals, no spaces
	Email        Soort = "email"        //
	Tel          Soort = "tel"          //
	Adres        Soort = "adres"        // only with a Veld
	Groep        Soort = "groep"        // list of objects with the Velden
	Blok         Soort = "blok"         // one object with the Velden
	Handtekening Soort = "handtekening" // only with a Veld
)

func soorten() []string {
	var uit []string
	for _, s := range []Soort{Tekst, Lang, Datum, Maand, Jaar, Geld, Getal, EenKeuze, Multi, Janee,
		Verklaring, BSN, KVK, IBAN, Email, Tel, Adres, Groep, Blok, Handtekening} {
		uit = append(uit, string(s))
	}
	return uit
}

// typ is the type that a formula sees. An answer may always be absent: not asked,
// not given or not known. Only a required field of a row is certainly there,
// because incomplete rows are left out.
func (v *Vraag) typ() formule.Type {
	if v.berekend != nil {
		return v.berekend.Type()
	}
	t := formule.Type{Optioneel: true}
	switch v.Type {
	case Geld:
		t.Soort = formule.Geld
	case Getal, Jaar:
		t.Soort = formule.Getal
	case Janee, Verklaring, Handtekening:
		t.Soort = formule.Janee
	case Datum:
		t.Soort = formule.Datum
	case EenKeuze:
		t.Soort, t.Keuzes = formule.Tekst, v.keuzewaarden()
	case Multi:
		t.Soort, t.Elem = formule.Lijst, &formule.Type{Soort: formule.Tekst, Keuzes: v.keuzewaarden()}
	case Groep:
		t.Soort, t.Elem = formule.Lijst, &formule.Type{Soort: formule.Groep, Velden: v.veldtypen()}
	case Blok:
		t.Soort, t.Velden = formule.Groep, v.veldtypen()
	case Adres:
		t.Soort, t.Velden = formule.Groep, adrestypen()
	default:
		t.Soort = formule.Tekst
	}
	return t
}

func (v *Vraag) keuzewaarden() []string {
	uit := make([]string, len(v.Keuzes))
	for i, k := range v.Keuzes {
		uit[i] = k.Waarde
	}
	return uit
}

func (v *Vraag) veldtypen() map[string]formule.Type {
	uit := map[string]formule.Type{}
	for i := range v.Velden {
		t := v.Velden[i].typ()
		t.Optioneel = v.Velden[i].Verplicht != altijd
		uit[v.Velden[i].ID] = t
	}
	return uit
}

const altijd, nooit = "altijd", "nooit"
