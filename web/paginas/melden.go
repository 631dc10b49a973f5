package paginas

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"solo/intake"
	"solo/loket"
	"solo/web/opmaak"
)

// melden asks for a yes before the gemeente hears of it, and how to reach him.
func (s *Server) melden(w http.ResponseWriter, r *http.Request) error {
	return s.showMelden(w, r, false)
}

func (s *Server) showMelden(w http.ResponseWriter, r *http.Request, nakijken bool) error {
	wie, b, err := s.aanvraag(r)
	if err != nil {
		return err
	}
	if b.Concept.IsGemeld() || b.Concept.Ingezonden() != nil || wie.Rol == loket.Helper || !s.Loket.Meldweg(wie.Gemeente).Is() {
		http.Redirect(w, r, "/aanvraag/"+string(b.Concept.ID), http.StatusSeeOther)
		return nil
	}
	bladen, err := s.meldbladen(b)
	if err != nil {
		return err
	}
	p, f := s.meldblad(r, wie, b, bladen, meldstap(r, b, bladen))
	if !nakijken {
		f.Fouten = nil
	}
	return s.showFormulier(w, status(f.Fouten), p, f)
}

// showFormulier shows a form below what p has already, with its mistakes on top.
func (s *Server) showFormulier(w http.ResponseWriter, status int, p opmaak.Pagina, f opmaak.Formulier) error {
	p.Fouten, p.Inhoud = foutregels(f), append(p.Inhoud, f)
	return s.Kit.Show(w, status, p)
}

// meldblad is the i-th step with its form.
func (s *Server) meldblad(r *http.Request, wie loket.Wie, b *loket.Blik, bladen []loket.Paginablik, i int) (opmaak.Pagina, opmaak.Formulier) {
	p := s.newBlad(r, wie, b, "Meld u nu bij de gemeente")
	if len(bladen) > 1 {
		p.Stap = fmt.Sprintf("Stap %d van %d", i+1, len(bladen))
	}
	if i > 0 {
		p.Terug = opmaak.Verwijzing{Tekst: "Vorige", Naar: meldadres(b, i-1)}
	}
	komt := r.FormValue("stap") == ""
	p.Inhoud = s.meldtekst(wie, b, i == 0 || komt, i == len(bladen)-1)
	if i > 0 && komt {
		p.Inhoud = append(p.Inhoud, opmaak.Alinea("Wat hiervoor komt, is al ingevuld. Kies ‘Vorige’ om het na te kijken."))
	}
	return p, opmaak.Formulier{Invulling: invulling(b, bladen[i], s.vandaag()), Knoppen: meldknoppen(b, i == len(bladen)-1),
		Verborgen: gezien(b, bladen[i], map[string]string{"stap": strconv.Itoa(i + 1)})}
}

func meldadres(b *loket.Blik, stap int) string {
	return adres(b, "melden") + "?stap=" + strconv.Itoa(stap+1)
}

func meldknoppen(b *loket.Blik, laatste bool) []opmaak.Knop {
	verder := opmaak.Knop{Tekst: "Verder"}
	if laatste {
		verder = opmaak.Knop{Tekst: "Ja, meld mij nu", Naam: "meld", Waarde: "ja"}
	}
	return []opmaak.Knop{verder, {Tekst: "Nee, ik kijk eerst rond", Stijl: opmaak.Secundair, Naar: "/aanvraag/" + string(b.Concept.ID)}}
}

// meldtekst says first why, and last what the button does.
func (s *Server) meldtekst(wie loket.Wie, b *loket.Blik, eerste, laatste bool) (uit []opmaak.Deel) {
	g, _ := s.Gemeente(wie.Gemeente)
	if eerste {
		uit = append(uit, opmaak.Inleiding("De gemeente "+g.Naam+" weet dan meteen dat u hulp vraagt."),
			opmaak.Alinea("Dat is belangrijk. "+waaromMelden(b)+" De rest van de aanvraag mag u de komende dagen afmaken."))
	}
	if laatste {
		uit = append(uit, opmaak.Alinea("Kies onderaan ‘Ja, meld mij nu’. Pas dan weet de gemeente "+g.Naam+" dat u hulp vraagt."))
	}
	return uit
}

// meldbladen are the pages with what the melding must say and is not known yet: of each page
// of the aanvraag the questions that the melding has too. There is always one, for the yes.
func (s *Server) meldbladen(b *loket.Blik) (uit []loket.Paginablik, err error) {
	def, err := s.Loket.Definitie(loket.Meldregeling, 0, b.Concept.Gemeente)
	if err != nil {
		return nil, err
	}
	for _, p := range b.Paginas {
		p.Zichtbaar = slices.DeleteFunc(slices.Clone(p.Zichtbaar), func(v intake.Vraag) bool {
			m, ok := def.Vraag(v.ID)
			return !ok || m.Verplicht != "altijd" || m.Als != "" || weetWelNiet(m) && v.ID != loket.VraagDringend || isVast(v)
		})
		if len(p.Zichtbaar) > 0 {
			uit = append(uit, p)
		}
	}
	if len(uit) == 0 {
		uit = []loket.Paginablik{{}}
	}
	return uit, nil
}

// meldstap is the page that was asked for or sent; else the first with work.
func meldstap(r *http.Request, b *loket.Blik, bladen []loket.Paginablik) int {
	if n, err := strconv.Atoi(r.FormValue("stap")); err == nil && n >= 1 && n <= len(bladen) {
		return n - 1
	}
	return nogOpen(b, bladen, 0)
}

// nogOpen is the first page from here on with something to fill in, or else the last.
func nogOpen(b *loket.Blik, bladen []loket.Paginablik, van int) int {
	for i := van; i < len(bladen); i++ {
		if !isKlaar(b, bladen[i].Zichtbaar) || slices.ContainsFunc(bladen[i].Zichtbaar, func(v intake.Vraag) bool {
			return b.Antwoord(v.ID) == nil && !slices.Contains(b.WeetNiet(), v.ID)
		}) {
			return i
		}
	}
	return len(bladen) - 1
}

// isKlaar reports whether these questions have an answer that can be used.
func isKlaar(b *loket.Blik, vragen []intake.Vraag) bool {
	for _, p := range b.Paginas {
		for _, v := range p.Zichtbaar {
			if slices.Contains(ids(vragen), v.ID) && len(fouten(b, p, v)) > 0 {
				return false
			}
		}
	}
	return true
}
