package paginas

import (
	"fmt"
	"net/http"
	"strconv"

	"solo/dossier"
	"solo/loket"
	"solo/web/opmaak"
)

// downloads are what somebody may keep of what he sent.
func downloads(b *loket.Blik) (uit []opmaak.Taak) {
	if b.Concept.HeeftFormulier() {
		uit = append(uit, opmaak.Taak{Tekst: "Uw aanvraag als PDF", Naar: adres(b, "pdf"),
			Hint: "Zoals u hem verstuurde op " + dossier.DatumVan(b.Concept.Ingezonden().Op).Tekst() + "."})
	}
	return append(uit, opmaak.Taak{Tekst: "Download alles wat u stuurde", Naar: adres(b, "alles")})
}

// formulier gives somebody's aanvraag as a PDF, as he sent it.
func (s *Server) formulier(w http.ResponseWriter, r *http.Request) error {
	wie, b, err := s.eigen(r)
	if err != nil {
		return err
	}
	pdf, err := s.Loket.Formulier(r.Context(), wie, b.Concept.ID)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "application/pdf")
	h.Set("Content-Length", strconv.Itoa(len(pdf)))
	h.Set("Content-Disposition", fmt.Sprintf(`attachment; filename="aanvraag-%s.pdf"`, b.Concept.ID))
	_, err = w.Write(pdf)
	return err
}
