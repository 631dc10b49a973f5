package paginas

import (
	"fmt"
	"strings"

	"solo/dossier"
	"solo/loket"
	"solo/web/opmaak"
)

// tekort tells what stops the submission, what is strange, and what may come later.
func tekort(b *loket.Blik, o *loket.Overzicht) (uit []opmaak.Deel) {
	if len(o.Fouten) > 0 {
		uit = append(uit, nodig(b, o.Fouten))
	}
	if len(o.Waarschuwingen) > 0 {
		uit = append(uit, vreemd(b, o.Waarschuwingen))
	}
	return append(append(uit, vervalt(b, o)...), ontbreekt(b)...)
}

// vreemd tells what is strange; each leads to its question, and from there back.
func vreemd(b *loket.Blik, waarschuwingen dossier.Bevindingen) opmaak.Melding {
	m := opmaak.Melding{Toon: opmaak.Waarschuwing, Kop: "Kijk dit nog even na"}
	for _, f := range waarschuwingen {
		if p, ok := paginaVan(b, f.Pad); ok {
			m.Naar = append(m.Naar, opmaak.Verwijzing{Tekst: zin(f.Melding), Naar: adres(b, "vraag/"+p.ID+"?naar=controle")})
		} else {
			m.Tekst = append(m.Tekst, zin(f.Melding))
		}
	}
	return m
}

// vervalt tells, before he sends, that the partner signed something else. With another partner
// there is somebody else to ask, or nobody.
func vervalt(b *loket.Blik, o *loket.Overzicht) []opmaak.Deel {
	if !o.PartnerVervalt {
		return nil
	}
	m := opmaak.Melding{Toon: opmaak.Waarschuwing, Kop: "De handtekening van uw partner vervalt", Tekst: []string{"U veranderde iets waarvoor uw partner al had getekend. Als u verstuurt, geldt die handtekening niet meer. U mag gewoon versturen. Uw partner moet daarna opnieuw tekenen."}}
	if b.Concept.Wijziging != nil {
		m.Tekst = []string{"U noemt nu een andere partner, of geen partner meer. Als u verstuurt, geldt de handtekening van uw vorige partner niet meer. Hebt u een nieuwe partner? Dan moet die ook tekenen. Vraag dat na het versturen."}
	}
	return []opmaak.Deel{m}
}

// veel is how many pages are named that must be looked at; with more somebody had better
// go on with filling in.
const veel = 8

// nodig names the pages with something that stops the submission.
func nodig(b *loket.Blik, fouten dossier.Bevindingen) opmaak.Melding {
	m := opmaak.Melding{Toon: opmaak.Mis, Kop: "Dit moet nog voor u kunt versturen"}
	gezien := map[string]bool{}
	for _, f := range fouten {
		if p, ok := paginaVan(b, f.Pad); ok && !gezien[p.ID] {
			gezien[p.ID] = true
			m.Naar = append(m.Naar, opmaak.Verwijzing{Tekst: p.Titel, Naar: adres(b, "vraag/"+p.ID+"?naar=controle&nakijken")})
		} else if !ok {
			m.Tekst = append(m.Tekst, zin(f.Melding))
		}
	}
	if n := len(m.Naar); n > veel {
		m.Kop, m.Tekst = "Uw aanvraag is nog niet klaar", []string{fmt.Sprintf("Er zijn nog %d onderdelen niet klaar.", n)}
		m.Naar = []opmaak.Verwijzing{{Tekst: "Ga verder met invullen", Naar: "/aanvraag/" + string(b.Concept.ID)}}
	}
	return m
}

// paginaVan is the page on which the question of a finding stands.
func paginaVan(b *loket.Blik, pad string) (loket.Paginablik, bool) {
	for _, p := range b.Paginas {
		for _, v := range p.Zichtbaar {
			if rest, ok := strings.CutPrefix(pad, v.Pad()); ok && (rest == "" || rest[0] == '[' || rest[0] == '.') {
				return p, true
			}
		}
	}
	return loket.Paginablik{}, false
}
