package paginas

import (
	"fmt"
	"strings"

	"solo/dossier"
	"solo/intake"
)

func (s *Server) vandaag() dossier.Datum { return dossier.DatumVan(s.Now()) }

// isVooruit reports whether the answer may be a day or a month that is still to come.
func isVooruit(v intake.Vraag) bool {
	return (v.Type == intake.Datum || v.Type == intake.Maand) && v.Moment == "" && !strings.HasPrefix(v.Tot, "0 ")
}

// voorbeeld is the hint of a date that may be still to come. The example is soon: one in the
// past, as the kit has, would say that the answer should be too.
func voorbeeld(soort intake.Soort, vandaag dossier.Datum) string {
	d := vandaag.PlusMaanden(1)
	if soort == intake.Maand {
		return fmt.Sprintf("Bijvoorbeeld %d %d", d.Maand, d.Jaar)
	}
	return fmt.Sprintf("Bijvoorbeeld %d %d %d", d.Dag, d.Maand, d.Jaar)
}
