package paginas

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"

	"solo/dossier"
	"solo/intake"
	"solo/invoer"
	"solo/loket"
	"solo/web/opmaak"
)

// controle shows all that was filled in, what is wrong and what is missing, and lets who
// may sign and send.
func (s *Server) controle(w http.ResponseWriter, r *http.Request) error {
	return s.showControle(w, r, nil)
}

func (s *Server) showControle(w http.ResponseWriter, r *http.Request, melding opmaak.Deel) error {
	wie, b, err := s.aanvraag(r)
	if err != nil {
		return err
	}
	if b.Concept.Ingezonden() != nil && b.Concept.Wijziging == nil {
		return s.verstuurd(w, r)
	}
	o, err := s.Loket.Overzicht(r.Context(), wie, b.Concept.ID)
	if err != nil {
		return err
	}
	p := s.newBlad(r, wie, b, "Kijk uw aanvraag na")
	p.Terug = naarAanvraag(b)
	if melding != nil {
		p.Inhoud = append(p.Inhoud, melding)
	}
	al, err := s.aanvulling(r, wie, b)
	if err != nil {
		return err
	}
	p.Inhoud = append(append(append(p.Inhoud, al...), tekort(b, o)...), s.onbevestigd(b)...)
	for _, sectie := range o.Secties {
		p.Inhoud = append(p.Inhoud, overzicht(b, o, sectie))
	}
	p.Inhoud = append(p.Inhoud, uitgerekend(b)...)
	if isBalie(wie, b) {
		p.Inhoud = append(p.Inhoud, baliedeel(b, o)...)
	} else {
		p.Inhoud = append(p.Inhoud, s.bevestigd(r, onderteken(b, o)...)...)
	}
	return s.Kit.Show(w, http.StatusOK, p)
}

// uitgerekend is what was worked out of the answers, for who filled them in to see.
func uitgerekend(b *loket.Blik) []opmaak.Deel {
	if len(b.Berekend) == 0 {
		return nil
	}
	uit := opmaak.Overzicht{Kop: "Dit rekenden wij uit"}
	for _, v := range b.Berekend {
		uit.Posten = append(uit.Posten, opmaak.Post{Label: v.Label, Waarden: waarden(v)})
	}
	return []opmaak.Deel{uit}
}

// overzicht is one module as it was filled in; what somebody else filled in says so. The
// signature is not there yet.
func overzicht(b *loket.Blik, o *loket.Overzicht, sectie intake.GetoondeSectie) opmaak.Deel {
	uit := opmaak.Overzicht{Kop: sectie.Titel}
	for _, v := range sectie.Vragen {
		vraag, _ := b.Definitie.Vraag(v.ID)
		if vraag.Type == intake.Handtekening {
			continue
		}
		post := opmaak.Post{Label: v.Label, Waarden: waarden(v)}
		if isVast(vraag) && vraag.Type == intake.BSN {
			post.Waarden = []string{vast(b, vraag)}
		}
		if p, ok := paginaMet(b, v.ID); ok && !isVast(vraag) {
			post.Wijzig = adres(b, "vraag/"+p+"?naar=controle")
		}
		if d, ok := o.Door[v.ID]; ok {
			post.Badge = vanWie(d)
		}
		uit.Posten = append(uit.Posten, post)
	}
	return uit
}

// vanWie tells who gave an answer, or from where it was taken over.
func vanWie(d loket.Inbreng) opmaak.Badge {
	if d.Rol == loket.Vooraf {
		return opmaak.Badge{Tekst: "Overgenomen uit " + d.Wie}
	}
	return opmaak.Badge{Toon: opmaak.Info, Tekst: "Ingevuld door " + d.Wie}
}

// waarden are an answer in lines.
func waarden(v intake.GetoondeVraag) []string {
	switch {
	case len(v.Rijen) > 0:
		var uit []string
		for n, rij := range v.Rijen {
			var delen []string
			for i, w := range rij {
				if w != "" && w != intake.Leeg {
					delen = append(delen, v.Koppen[i]+": "+w)
				}
			}
			uit = append(uit, opVieren(rijkop(v, n)+strings.Join(delen, "; ")))
		}
		return uit
	case v.Antwoord == "" || v.Antwoord == intake.Leeg:
		return nil
	}
	return []string{opVieren(v.Antwoord)}
}

var ibanvorm = regexp.MustCompile(`\b[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}\b`)

// opVieren writes the account numbers in a text in groups of four, as on a bank card.
func opVieren(s string) string {
	return ibanvorm.ReplaceAllStringFunc(s, func(iban string) string {
		if !dossier.IsIBAN(iban) {
			return iban
		}
		return invoer.Vieren(iban)
	})
}

// rijkop names a row as the page where it was filled in does; a block has no rows.
func rijkop(v intake.GetoondeVraag, n int) string {
	if v.Rij == "" {
		return ""
	}
	return fmt.Sprintf("%s %d – ", strings.TrimSuffix(zin(v.Rij), "."), n+1)
}

func paginaMet(b *loket.Blik, vraag string) (string, bool) {
	for _, p := range b.Paginas {
		for _, v := range p.Zichtbaar {
			if v.ID == vraag {
				return p.ID, true
			}
		}
	}
	return "", false
}
