package levering

import (
	"encoding/json"
	"fmt"
	"io"

	"solo/dossier"
	"solo/intake"
	"solo/store"
)

// invoer is a stored dossier, read.
type invoer struct {
	d        *store.Dossier
	a        *dossier.Aanvraag
	def      *intake.Definitie
	oordeel  intake.Oordeel
	herkomst Herkomst
}

func (m Maker) open(d *store.Dossier) (in invoer, err error) {
	in.d = d
	if in.a, err = dossier.Decode(d.Document); err != nil {
		return in, fmt.Errorf("document van dossier %s: %w", d.ID, err)
	}
	if err = json.Unmarshal(d.Oordeel, &in.oordeel); err != nil {
		return in, fmt.Errorf("oordeel van dossier %s: %w", d.ID, err)
	}
	if in.def, err = m.Definitie(d.Regeling, d.Definitie, d.Gemeente); err != nil {
		return in, configuratie("regeling", fmt.Sprintf("De regeling %s is niet te gebruiken.", d.Regeling),
			"Gebruik een versie van SOLO die deze regeling kent en stuur de levering opnieuw.", err)
	}
	if in.herkomst, err = m.Herkomst(d.Gemeente, d.Regeling, in.a.Peildatum()); err != nil {
		return in, configuratie("route", fmt.Sprintf("Voor gemeente %s en regeling %s staat er op de dag van ontvangst geen route in de configuratie.", d.Gemeente, d.Regeling),
			"Zet de route terug in solo.yaml, start SOLO opnieuw en stuur de levering opnieuw.", err)
	}
	return in, nil
}

// writeDocument writes the document as it is kept.
func (in invoer) writeDocument(w io.Writer) error {
	_, err := w.Write(in.d.Document)
	return err
}

// verouderd tells that an upgrade came between acceptance and rendering.
func (in invoer) verouderd() []string {
	if in.def.Versie == in.d.Definitie {
		return nil
	}
	return []string{fmt.Sprintf("de aanvraag is ingevuld met versie %d van het formulier en weergegeven met versie %d", in.d.Definitie, in.def.Versie)}
}
