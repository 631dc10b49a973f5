package levering

import (
	"fmt"
	"io"

	"solo/aanvraagpdf"
	"solo/store"
)

// Formulier draws the whole aanvraag of a dossier as it was accepted: the PDF that Make
// puts in its zaak. It keeps nothing.
func (m Maker) Formulier(d *store.Dossier, w io.Writer) error {
	in, err := m.open(d)
	if err != nil {
		return err
	}
	mp, err := m.Mapping(d.Bestemming, d.Regeling)
	if err != nil {
		return mappingfout("De mapping is niet te gebruiken.", err)
	}
	titels, err := in.apply(mp, bijlagen(in, nil))
	if err != nil {
		return err
	}
	if err := aanvraagpdf.Aanvraag(w, m.document(in, titels.Zaak.Documenten)); err != nil {
		return fmt.Errorf("aanvraag %s tekenen: %w", d.ID, err)
	}
	return nil
}
