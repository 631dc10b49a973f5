package web

import (
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strings"

	"solo/store"
)

// errStaat is of what cannot be done now; detail says why, and what can.
func errStaat(detail string) *probleem {
	if detail == "" {
		detail = "Iemand was u voor, of het is al gedaan. Vraag de lijst opnieuw op en kijk wat er nu staat."
	}
	return nieuw(http.StatusConflict, "staat", "Dit kan nu niet.", detail)
}

var plek = regexp.MustCompile(`^(levering|taak|dossier|signaal|stap|bestemming) [^:]*(: |$)`)

// eigenWoorden is the sentence with which Verbs tells why something cannot be done, without
// the error that programs decide on; empty when it only says where.
func eigenWoorden(err, is error) string {
	s := strings.TrimSuffix(strings.TrimSuffix(err.Error(), is.Error()), ": ")
	for plek.MatchString(s) {
		s = plek.ReplaceAllString(s, "")
	}
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + strings.TrimRight(s[1:], ".") + "."
}

// tellStaat tells of an act on a delivery that cannot be done how the delivery is.
func (s *Server) tellStaat(r *http.Request, nr int64, err error) error {
	if !errors.Is(err, store.ErrStaat) || eigenWoorden(err, store.ErrStaat) != "" {
		return err
	}
	d, gezien := s.Verbs.Show(r.Context(), nr)
	if gezien != nil || staatUitleg[d.Staat] == "" {
		return err
	}
	return errStaat(fmt.Sprintf(staatUitleg[d.Staat], nr))
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
