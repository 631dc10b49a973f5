package paginas

import (
	"net/http"
	"slices"
	"strings"

	"solo/dossier"
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
	blad, err := s.meldblad(b)
	if err != nil {
		return err
	}
	f := opmaak.Formulier{Invulling: invulling(b, blad), Verborgen: map[string]string{"gezien": strings.Join(ids(blad.Zichtbaar), " ")},
		Knoppen: []opmaak.Knop{{Tekst: "Ja, meld mij nu", Naam: "meld", Waarde: "ja"}, {Tekst: "Nee, ik kijk eerst rond", Stijl: opmaak.Secundair, Naar: "/aanvraag/" + string(b.Concept.ID)}}}
	if !nakijken {
		f.Fouten = nil
	}
	g, _ := s.Gemeente(wie.Gemeente)
	p := s.newBlad(r, wie, b, "Meld u nu bij de gemeente")
	p.Fouten = foutregels(f)
	p.Inhoud = []opmaak.Deel{
		opmaak.Inleiding("De gemeente " + g.Naam + " weet dan meteen dat u hulp vraagt."),
		opmaak.Alinea("Dat is belangrijk. U krijgt op zijn vroegst hulp vanaf de dag dat u zich meldt. De rest van de aanvraag mag u de komende dagen afmaken."), f}
	return s.Kit.Show(w, status(f.Fouten), p)
}

// meldblad is a page with what the melding must say and is not known yet: the questions of
// the melding that the aanvraag has too.
func (s *Server) meldblad(b *loket.Blik) (loket.Paginablik, error) {
	def, err := s.Loket.Definitie(loket.Meldregeling, 0, b.Concept.Gemeente)
	if err != nil {
		return loket.Paginablik{}, err
	}
	var uit loket.Paginablik
	for _, p := range b.Paginas {
		for _, v := range p.Zichtbaar {
			if m, ok := def.Vraag(v.ID); ok && m.Verplicht == "altijd" && m.Als == "" && (!weetWelNiet(m) || v.ID == dringend) && !isVast(v) {
				uit.Zichtbaar = append(uit.Zichtbaar, v)
			}
		}
		uit.Fouten = append(uit.Fouten, p.Fouten...)
	}
	return uit, nil
}

// dringend is the question by which the gemeente knows whom to call first.
const dringend = "u_dringend"

// meld keeps what was filled in, on the pages where it belongs, and tells the gemeente.
func (s *Server) meld(w http.ResponseWriter, r *http.Request) error {
	wie, b, err := s.aanvraag(r)
	if err != nil {
		return err
	}
	blad, err := s.meldblad(b)
	if err != nil {
		return err
	}
	if err := s.saveMelding(r, wie, b, blad); err != nil {
		return err
	}
	if b, err = s.Loket.Lees(r.Context(), wie, b.Concept.ID); err != nil {
		return err
	}
	if !isKlaar(b, blad.Zichtbaar) {
		return s.showMelden(w, r, true)
	}
	if err := s.Loket.Meld(r.Context(), wie, b.Concept.ID); err != nil {
		return err
	}
	http.Redirect(w, r, "/aanvraag/"+string(b.Concept.ID), http.StatusSeeOther)
	return nil
}

func (s *Server) saveMelding(r *http.Request, wie loket.Wie, b *loket.Blik, blad loket.Paginablik) error {
	for _, p := range b.Paginas {
		p.Zichtbaar = slices.DeleteFunc(slices.Clone(p.Zichtbaar), func(v intake.Vraag) bool { return !slices.Contains(ids(blad.Zichtbaar), v.ID) })
		if len(p.Zichtbaar) == 0 {
			continue
		}
		if _, _, err := s.Loket.Bewaar(r.Context(), wie, b.Concept.ID, read(p, r.PostForm)); err != nil {
			return err
		}
	}
	return nil
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

// meldOp is when he told the gemeente, for the task list. Nothing where she takes no melding.
func (s *Server) meldOp(b *loket.Blik) []opmaak.Deel {
	switch {
	case b.Concept.Ingezonden() != nil || !s.Loket.Meldweg(b.Concept.Gemeente).Is():
		return nil
	case b.Concept.Ongemeld:
		return []opmaak.Deel{opmaak.Melding{Toon: opmaak.Waarschuwing, Kop: "Deze gemeente weet nog niet dat u hulp vraagt", Tekst: []string{"U hebt zich op " + dossier.DatumVan(b.Concept.MeldingOp).Tekst() + " gemeld bij een andere gemeente. Meld u ook hier. De gemeente ziet dan dat u zich toen al meldde."},
			Naar: []opmaak.Verwijzing{{Tekst: "Meld u nu", Naar: adres(b, "melden")}}}}
	case b.Concept.MeldingOp.IsZero():
		return []opmaak.Deel{opmaak.Melding{Toon: opmaak.Waarschuwing, Kop: "De gemeente weet nog niet dat u hulp vraagt", Tekst: []string{"Meld u eerst. Uw recht op hulp begint op zijn vroegst op die dag."},
			Naar: []opmaak.Verwijzing{{Tekst: "Meld u nu", Naar: adres(b, "melden")}}}}
	}
	return []opmaak.Deel{opmaak.Melding{Toon: opmaak.Goed, Tekst: []string{"U hebt zich gemeld op " + dossier.DatumVan(b.Concept.MeldingOp).Tekst() + ". De gemeente weet dat u hulp vraagt."}}}
}
