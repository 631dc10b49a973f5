package paginas

import (
	"net/http"
	"slices"
	"strings"

	"solo/dossier"
	"solo/loket"
	"solo/web/opmaak"
)

// lukthetniet is for what nobody can mend on these pages.
const lukthetniet = "Lukt het niet? Bel dan de gemeente."

// asGeweigerd tells what the door did not take, on a page of its own.
func asGeweigerd(fouten dossier.Bevindingen) *fout {
	return &fout{status: http.StatusUnprocessableEntity, titel: "Dit is nog niet verstuurd",
		zeg: strings.Join(redenen(fouten), " ") + " Pas dit aan en verstuur het opnieuw. " + lukthetniet}
}

// redenen are the sentences, each once.
func redenen(fouten dossier.Bevindingen) (uit []string) {
	for _, f := range fouten {
		if z := zin(f.Melding); !slices.Contains(uit, z) {
			uit = append(uit, z)
		}
	}
	return uit
}

// nogNiet shows the aanvraag again, above it why it was not sent. What the loket itself finds
// stands on the page already; what only the door finds stands nowhere else.
func (s *Server) nogNiet(w http.ResponseWriter, r *http.Request, wie loket.Wie, b *loket.Blik, fouten dossier.Bevindingen) error {
	o, err := s.Loket.Overzicht(r.Context(), wie, b.Concept.ID)
	if err != nil {
		return err
	}
	m := opmaak.Melding{Toon: opmaak.Mis, Kop: "De aanvraag is nog niet verstuurd", Tekst: []string{"Vul eerst aan wat hieronder staat."}}
	if len(o.Fouten) == 0 {
		s.logGeweigerd(r, fouten)
		m.Tekst = append(redenen(fouten), lukthetniet)
	}
	return s.showControle(w, r, m)
}

// logGeweigerd names the places for who looks after the program: the loket found nothing
// wrong. What is wrong with them is for who filled it in.
func (s *Server) logGeweigerd(r *http.Request, fouten dossier.Bevindingen) {
	var paden []string
	for _, f := range fouten {
		paden = append(paden, f.Pad)
	}
	s.Log.ErrorContext(r.Context(), "wat iemand verstuurde is geweigerd en staat weer bij hem; kijk waarom", "patroon", r.Pattern, "plaatsen", paden)
}
