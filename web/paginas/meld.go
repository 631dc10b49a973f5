package paginas

import (
	"cmp"
	"errors"
	"net/http"

	"solo/dossier"
	"solo/loket"
	"solo/web/opmaak"
)

// meld keeps what was filled in, on the page where it belongs. After the last page it tells
// the gemeente.
func (s *Server) meld(w http.ResponseWriter, r *http.Request) error {
	wie, b, err := s.aanvraag(r)
	if err != nil {
		return err
	}
	bladen, err := s.meldbladen(b)
	if err != nil {
		return err
	}
	i := meldstap(r, b, bladen)
	if len(bladen[i].Zichtbaar) > 0 {
		_, _, err = s.Loket.Bewaar(r.Context(), wie, b.Concept.ID, read(bladen[i], r.PostForm))
	}
	if x, ok := errors.AsType[*loket.Botsing](err); ok {
		p, f := s.meldblad(r, wie, x.Blik, bladen, i)
		p.Inhoud = append(p.Inhoud, collide(r, bladen[i], x, &f)...)
		return s.showFormulier(w, http.StatusConflict, p, f)
	}
	if err != nil {
		return err
	}
	if b, err = s.Loket.Lees(r.Context(), wie, b.Concept.ID); err != nil {
		return err
	}
	if bladen, err = s.meldbladen(b); err != nil {
		return err
	}
	return s.afterMeldstap(w, r, wie, b, bladen, i)
}

// afterMeldstap goes on: to the same page with its mistakes, to the next with work, or home.
func (s *Server) afterMeldstap(w http.ResponseWriter, r *http.Request, wie loket.Wie, b *loket.Blik, bladen []loket.Paginablik, i int) error {
	laatste := len(bladen) - 1
	switch open := nogOpen(b, bladen, 0); {
	case i > laatste || !isKlaar(b, bladen[i].Zichtbaar):
		return s.showMelden(w, r, true)
	case r.PostForm.Get("meld") == "":
		http.Redirect(w, r, meldadres(b, nogOpen(b, bladen, i+1)), http.StatusSeeOther)
		return nil
	case open < laatste:
		http.Redirect(w, r, meldadres(b, open), http.StatusSeeOther)
		return nil
	}
	if err := s.Loket.Meld(r.Context(), wie, b.Concept.ID); err != nil {
		return err
	}
	http.Redirect(w, r, "/aanvraag/"+string(b.Concept.ID), http.StatusSeeOther)
	return nil
}

// waaromMelden is why it helps to tell the gemeente before the aanvraag is done.
func waaromMelden(b *loket.Blik) string {
	return cmp.Or(b.Definitie.Melden, "Hoe eerder de gemeente het weet, hoe eerder iemand u kan helpen.")
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
		return []opmaak.Deel{opmaak.Melding{Toon: opmaak.Waarschuwing, Kop: "De gemeente weet nog niet dat u hulp vraagt", Tekst: []string{"Meld u eerst. " + waaromMelden(b)},
			Naar: []opmaak.Verwijzing{{Tekst: "Meld u nu", Naar: adres(b, "melden")}}}}
	}
	return []opmaak.Deel{opmaak.Melding{Toon: opmaak.Goed, Tekst: []string{"U hebt zich gemeld op " + dossier.DatumVan(b.Concept.MeldingOp).Tekst() + ". De gemeente weet dat u hulp vraagt."}}}
}
