package paginas

import (
	"maps"
	"net/http"
	"slices"

	"solo/dossier"
	"solo/loket"
	"solo/scan"
	"solo/web/opmaak"
)

// A meegebracht is what somebody takes along from the scan to his aanvraag: the outcome,
// and when he said yes to that his answers. It waits in the session, in memory only, until
// the aanvraag begins.
type meegebracht struct {
	Regeling, Variant string
	Antwoorden        map[string][]string // by question of the scan
}

// van is the answer to a question of the scan.
func (m meegebracht) van(vraag string) []string { return m.Antwoorden[vraag] }

// verder is the way on: into the intake, or to the gemeente herself.
func (s *Server) verder(u scan.Uitkomst, g Gemeente, f opmaak.Formulier) []opmaak.Deel {
	if !g.Aangesloten {
		if g.Naam == "" {
			return nil
		}
		return contact(g)
	}
	kop := "Vraag deze hulp aan"
	if u.Primair == "" {
		kop = "Vraag toch hulp aan"
	}
	f.Actie = "/g/" + g.Code + "/aanvragen"
	f.Knoppen = []opmaak.Knop{{Tekst: "Vraag aan en neem mijn antwoorden mee", Naam: "mee", Waarde: "ja"}, {Tekst: "Vraag aan zonder mijn antwoorden", Stijl: opmaak.Secundair}}
	if u.Primair == "" {
		f.Knoppen[0].Stijl = opmaak.Secundair
	}
	return []opmaak.Deel{opmaak.Tussenkop(kop),
		opmaak.Alinea("Neemt u uw antwoorden mee? Dan hoeft u ze niet nog een keer te geven. U kunt ze later nog veranderen.\n\nWij bewaren uw antwoorden pas als u inlogt en met de aanvraag begint. Meldt u zich? Dan ziet uw gemeente ook waarvoor u hulp zoekt."), f}
}

// aanvragen keeps what somebody takes along, and lets him log in. The outcome is worked out
// again: an address or a field says nothing.
func (s *Server) aanvragen(w http.ResponseWriter, r *http.Request) error {
	g, ok := s.Gemeente(dossier.Gemeentecode(r.PathValue("gemeente")))
	if !ok || !g.Aangesloten {
		return errWeg
	}
	sc, err := s.Scan(dossier.Gemeentecode(g.Code), s.Now())
	if err != nil {
		return err
	}
	a, _ := sc.Lees(eerder(r.PostForm))
	var m meegebracht
	if u, err := sc.Beoordeel(a); err == nil && slices.ContainsFunc(g.Regelingen, func(x Regeling) bool { return x.Naam == u.Primair }) {
		m.Regeling, m.Variant = u.Primair, u.Variant
	}
	if r.PostForm.Get("mee") == "ja" {
		m.Antwoorden = map[string][]string{}
		for _, x := range sc.Gegeven(a) {
			m.Antwoorden[x.Vraag] = x.Waarden
		}
	}
	s.sessies.Put(r.Context(), sleutelScan, m)
	http.Redirect(w, r, "/g/"+g.Code+"/inloggen", http.StatusSeeOther)
	return nil
}

// meegebracht is what waits in the session; the zero value when nothing does.
func (s *Server) meegebracht(r *http.Request) meegebracht {
	m, _ := s.sessies.Get(r.Context(), sleutelScan).(meegebracht)
	return m
}

// neemtMee says that answers were brought along.
func neemtMee(m meegebracht) []opmaak.Deel {
	if len(m.Antwoorden) == 0 {
		return nil
	}
	return []opmaak.Deel{opmaak.Melding{Toon: opmaak.Info, Kop: "Uw antwoorden uit de test gaan mee", Tekst: []string{"U ziet ze straks terug. U kunt ze veranderen."}}}
}

// antwoorden are those that somebody brought along, for the aanvraag and for the melding
// that goes before it.
func (s *Server) antwoorden(m meegebracht, regeling string, g dossier.Gemeentecode) dossier.Antwoorden {
	uit := dossier.Antwoorden{}
	for _, naam := range []string{loket.Meldregeling, regeling} {
		if def, err := s.Loket.Definitie(naam, 0, g); err == nil { // without a melding there is none to fill in
			maps.Copy(uit, def.Overgenomen(m.van))
		}
	}
	if m.Regeling == regeling && m.Variant != "" {
		uit["bbz_variant"] = m.Variant
	}
	return uit
}
