package paginas

import (
	"net/http"
	"strings"

	"solo/dossier"
	"solo/loket"
	"solo/web/opmaak"
)

// verwijderen asks whether a draft may go, and says what stays.
func (s *Server) verwijderen(w http.ResponseWriter, r *http.Request) error {
	_, b, err := s.eigen(r)
	if err != nil {
		return err
	}
	return s.showJa(w, r, vraagJa{titel: "Uw aanvraag weggooien", knop: "Ja, gooi mijn aanvraag weg", stijl: opmaak.Verwijdert,
		tekst: "Wij wissen alles wat u hebt ingevuld, en ook uw papieren. U kunt dit niet terugdraaien." + watBlijft(b.Concept)})
}

// watBlijft is what is left of a melding when its draft goes.
func watBlijft(c *loket.Concept) string {
	switch {
	case c.Blijft():
		return "\n\nU hebt zich gemeld op " + dossier.DatumVan(c.MeldingOp).Tekst() + ". Die melding blijft bij de gemeente, met uw naam, uw telefoonnummer en wat u toen over uw situatie vertelde. " +
			"Een medewerker kan u daarover bellen. Daarna wissen wij de melding ook. Meldt u zich voor die tijd opnieuw? Dan blijft dit de dag waarop u zich meldde.\n\nWilt u geen hulp meer? Zeg dat dan tegen de gemeente."
	case !c.MeldingOp.IsZero():
		return "\n\nU hebt zich gemeld op " + dossier.DatumVan(c.MeldingOp).Tekst() + ". De gemeente waar u zich meldde, weet dat u hulp vroeg. Wilt u geen hulp meer? Bel dan die gemeente."
	}
	return ""
}

func (s *Server) verwijder(w http.ResponseWriter, r *http.Request) error {
	return s.doen(w, r, func(wie loket.Wie, id dossier.ID) (string, error) {
		return "/mijn", s.Loket.Verwijder(r.Context(), wie, id)
	})
}

// meldhint is what of a melding must be seen before it is opened: that the draft is gone, and
// why there is haste.
func meldhint(x loket.Werk) string {
	var uit []string
	if !x.Weggegooid.IsZero() {
		uit = append(uit, "concept verwijderd door aanvrager")
	}
	uit = append(uit, x.Urgentie.Redenen...)
	if len(uit) == 0 {
		return ""
	}
	return ". " + zin(strings.Join(uit, "; "))
}
