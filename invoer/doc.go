// Package invoer turns what people type into answers, and answers into what they typed.
// It forgives notation (€ 1.250, 27 maart 2025, nl20 ingb 0001 2345 67, 1234 ab) and says
// in B1 what to do when something cannot be read.
//
// It knows the types of questions and the names of form fields, and nothing of pages, of
// what was answered elsewhere, or of whether an answer is right: the definition judges.
package invoer

import (
	"strings"

	"solo/dossier"
	"solo/intake"
)

// Velden are the fields of a form as they were sent, by name (url.Values is one). A
// question has a field with its id; a date has id.dag, id.maand and id.jaar, an address
// id.postcode and so on, a row of a group id.0.veld. Who does not know sends the id as a
// value of WeetNiet.
type Velden map[string][]string

// WeetNiet is the name of the field that holds the ids of questions not known.
const WeetNiet = "weet_niet"

func (f Velden) een(naam string) string {
	if w := f[naam]; len(w) > 0 {
		return strings.TrimSpace(schoon(w[0]))
	}
	return ""
}

// An Antwoord is one question as it was filled in.
type Antwoord struct {
	Waarde   any                 // in the JSON form of the type; nil is no answer
	WeetNiet bool                // Waarde is nil then
	Ruw      map[string]string   // by field, what was typed and could not be read: it is shown again
	Fouten   dossier.Bevindingen // the path is the name of a field
}

// Lees reads one question from a form. It takes any input: what it cannot read is in Ruw
// with a sentence that says what to do, and the rest is in Waarde.
func Lees(v intake.Vraag, f Velden) Antwoord {
	for _, id := range f[WeetNiet] {
		if id == v.ID {
			return Antwoord{WeetNiet: true}
		}
	}
	l := &lezer{f: f}
	return Antwoord{Waarde: l.vraag(v, v.ID), Ruw: l.ruw, Fouten: l.fouten}
}

// A lezer collects what is wrong while it reads.
type lezer struct {
	f      Velden
	ruw    map[string]string
	fouten dossier.Bevindingen
}

// fout keeps what was typed in the fields and says what to do at the first of them.
func (l *lezer) fout(melding string, velden ...string) any {
	l.fouten = append(l.fouten, dossier.Bevinding{Pad: velden[0], Melding: melding})
	for _, naam := range velden {
		if w := l.f.een(naam); w != "" {
			if l.ruw == nil {
				l.ruw = map[string]string{}
			}
			l.ruw[naam] = kort(w)
		}
	}
	return nil
}

func (l *lezer) vraag(v intake.Vraag, naam string) any {
	switch v.Type {
	case intake.Datum:
		return l.datum(v, naam)
	case intake.Maand:
		return l.maand(naam)
	case intake.Adres:
		return l.adres(naam)
	case intake.Groep:
		return l.groep(v, naam)
	case intake.Blok:
		return l.rij(v, naam)
	case intake.Multi:
		return l.multi(v, naam)
	case intake.Handtekening:
		return nil // a signature is not typed
	}
	w := l.f.een(naam)
	if w == "" {
		return nil
	}
	return l.tekst(v, naam, w)
}

func (l *lezer) tekst(v intake.Vraag, naam, w string) any {
	lees, ok := lezers[v.Type]
	if !ok {
		return w
	}
	waarde, melding := lees(w)
	if melding != "" {
		return l.fout(melding, naam)
	}
	return waarde
}

// lezers read one line of text; the sentence is empty when it could be read.
var lezers = map[intake.Soort]func(string) (waarde any, melding string){
	intake.Geld:       geld,
	intake.Getal:      getal,
	intake.Jaar:       jaar,
	intake.Janee:      janee,
	intake.Verklaring: janee,
	intake.BSN:        bsn,
	intake.KVK:        kvk,
	intake.IBAN:       iban,
	intake.Tel:        tel,
	intake.Email:      email,
}

// multi are the boxes that were ticked, in the order of the question.
func (l *lezer) multi(v intake.Vraag, naam string) any {
	var uit []any
	for _, k := range v.Keuzes {
		for _, w := range l.f[naam] {
			if w == k.Waarde {
				uit = append(uit, k.Waarde)
				break
			}
		}
	}
	if uit == nil {
		return nil
	}
	return uit
}
