package paginas

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"slices"
	"strconv"

	"solo/dossier"
	"solo/loket"
	"solo/web/opmaak"
)

// bestanden are the files of one kind that can be opened, of those that the loket shows.
func bestanden(b *loket.Blik, soort string) (uit []loket.Stuk) {
	for _, st := range b.Concept.Stukken {
		if st.Soort == soort && !st.Virus {
			uit = append(uit, st)
		}
	}
	return uit
}

// keuren shows one kind of paper with its files, and asks what to make of it.
func (s *Server) keuren(w http.ResponseWriter, r *http.Request) error { return s.showKeuren(w, r, nil) }

func (s *Server) showKeuren(w http.ResponseWriter, r *http.Request, fouten []opmaak.Fout) error {
	_, b, err := s.werk(r)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(b.Papieren, func(e loket.Papier) bool { return e.Soort == r.PathValue("soort") })
	if i < 0 {
		return errWeg
	}
	e := b.Papieren[i]
	files := opmaak.Taken{}
	for _, st := range bestanden(b, e.Soort) {
		files.Taken = append(files.Taken, opmaak.Taak{Tekst: st.Naam, Naar: werkadres(b, "/stuk/"+st.ID), Hint: omvang(st.Grootte) + ", van " + wanneer(st.Op)})
	}
	boven := []opmaak.Deel{opmaak.Alinea("Er is nog geen bestand.")}
	if len(files.Taken) > 0 {
		boven = []opmaak.Deel{opmaak.Takenlijst{files}}
	}
	return s.toonOordeel(w, r, b, e.Label, boven, s.keurformulier(r, b, e, fouten))
}

const geenOordeel = "geen"

func (s *Server) keurformulier(r *http.Request, b *loket.Blik, e loket.Papier, fouten []opmaak.Fout) opmaak.Formulier {
	waarden := map[string][]string(r.PostForm)
	if k, ok := b.Concept.Keuringen[e.Soort]; ok && len(fouten) == 0 && k.Stand == e.Stand {
		waarden = map[string][]string{"stand": {string(k.Stand)}, "reden": {k.Reden}}
	}
	keuze := opmaak.Veld{Soort: opmaak.Keuze, Naam: "stand", Label: "Wat vindt u van dit papier?", Opties: []opmaak.Optie{
		{Waarde: string(loket.Akkoord), Label: "Akkoord"}, {Waarde: string(loket.Afgekeurd), Label: "Afgekeurd", Hint: s.bericht("De aanvrager krijgt een bericht dat er nog papieren nodig zijn.")},
		{Waarde: string(loket.Vervallen), Label: "Niet meer nodig"}, {Waarde: geenOordeel, Label: "Nog geen oordeel"}}}
	if len(bestanden(b, e.Soort)) == 0 { // there is nothing to judge
		keuze.Opties = keuze.Opties[2:]
	}
	return opmaak.Formulier{Verborgen: map[string]string{"blad": e.Blad}, Knoppen: []opmaak.Knop{{Tekst: "Leg vast"}}, Invulling: opmaak.Invulling{Waarden: waarden, Fouten: fouten, Velden: []opmaak.Veld{keuze,
		{Soort: opmaak.Lang, Naam: "reden", Label: "Waarom?", Hint: "Nodig als u het afkeurt. De aanvrager leest dit. Schrijf kort en gewoon.", Optioneel: true}}}}
}

func (s *Server) keur(w http.ResponseWriter, r *http.Request) error {
	wie, b, err := s.werk(r)
	if err != nil {
		return err
	}
	stand := loket.Papierstand(r.PostForm.Get("stand"))
	reden, fouten := leesReden(r, stand == loket.Afgekeurd)
	switch stand {
	case geenOordeel:
		stand = ""
	case loket.Akkoord, loket.Afgekeurd, loket.Vervallen:
	default:
		fouten = []opmaak.Fout{{Naam: "stand", Melding: "Kies wat u van dit papier vindt"}}
	}
	if len(fouten) > 0 {
		return s.showKeuren(w, r, fouten)
	}
	err = s.Loket.Keur(r.Context(), wie, b.Concept.ID, r.PathValue("soort"), r.PostForm.Get("blad"), stand, reden)
	if errors.Is(err, loket.ErrOudBlad) {
		return s.showKeuren(w, r, []opmaak.Fout{{Naam: "stand", Melding: zin(err.Error())}})
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, werkadres(b, ""), http.StatusSeeOther)
	return nil
}

// werkstuk gives one file to keep, never to show in the browser: who sent it chose what is
// in it.
func (s *Server) werkstuk(w http.ResponseWriter, r *http.Request) error {
	wie, err := s.consulent(r)
	if err != nil {
		return err
	}
	st, in, err := s.Loket.OpenStuk(r.Context(), wie, dossier.ID(r.PathValue("id")), r.PathValue("stuk"))
	if err != nil {
		return err
	}
	defer in.Close()
	h := w.Header()
	h.Set("Content-Type", st.Formaat)
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": st.Naam}))
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'")
	h.Set("Content-Length", strconv.FormatInt(st.Grootte, 10))
	if _, err := io.Copy(w, in); err != nil {
		s.Log.WarnContext(r.Context(), "een download brak af", "concept", r.PathValue("id"), "fout", err)
		panic(http.ErrAbortHandler) // half a file must not look whole
	}
	return nil
}
