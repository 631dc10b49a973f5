package web

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"solo/bediening"
	"solo/store"
)

// errStaat is of what cannot be done now; detail says why, and what can.
func errStaat(detail string) *probleem {
	if detail == "" {
		detail = "Iemand was u voor, of het is al gedaan. Vraag de lijst opnieuw op en kijk wat er nu staat."
	}
	return nieuw(http.StatusConflict, "staat", "Dit kan nu niet.", detail)
}

// eigenWoorden is the sentence with which Verbs tells why something cannot be done; empty
// when it has none.
func eigenWoorden(err error) string {
	var g *bediening.Gezegd
	if !errors.As(err, &g) || g.Tekst == "" {
		return ""
	}
	return strings.ToUpper(g.Tekst[:1]) + strings.TrimRight(g.Tekst[1:], ".") + "."
}

// tellStaat tells of an act on a delivery that cannot be done how the delivery is.
func (s *Server) tellStaat(r *http.Request, nr int64, err error) error {
	if !errors.Is(err, store.ErrStaat) || eigenWoorden(err) != "" {
		return err
	}
	d, gezien := s.Verbs.Show(r.Context(), nr)
	if gezien != nil {
		return err
	}
	uitleg := staatUitleg[d.Staat]
	if !d.AfgehandeldOp.IsZero() {
		uitleg = "Levering %d is als elders afgehandeld gemeld. Moet ze toch mee? Stuur haar opnieuw."
	}
	if uitleg == "" {
		return err
	}
	return errStaat(fmt.Sprintf(uitleg, nr))
}

// staatUitleg tells how a delivery is, and what can be done then.
var staatUitleg = map[store.Staat]string{
	store.InRij:       "Levering %d wacht tot een eerdere levering van hetzelfde dossier klaar is. Kijk wat die tegenhoudt.",
	store.Gepland:     "Levering %d gaat vanzelf mee: u hoeft niets te doen. Wilt u niet wachten? Stuur haar opnieuw. Moet ze niet meer mee? Annuleer haar.",
	store.Bezig:       "Levering %d wordt nu verstuurd. Wacht tot dat klaar is en kijk dan opnieuw.",
	store.Geleverd:    "Levering %d is al geleverd. Wat er nog anders moet, wijzigt u in het zaaksysteem.",
	store.WachtOpMens: "Levering %d wacht op een mens. Lees de melding en de actie van de levering: daar staat wat er kan.",
	store.Geannuleerd: "Levering %d is geannuleerd. Moet ze toch mee? Stuur haar opnieuw. Is ze elders verwerkt? Meld haar als afgehandeld.",
}
