package levering

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"solo/aanvraagpdf"
	"solo/mapping"
	"solo/store"
)

// auteur stands with every document that SOLO draws itself.
const auteur = "SOLO"

// documenten draws what SOLO adds and lists it before the attachments, in the order
// of sending.
func (m Maker) documenten(ctx context.Context, in invoer, pdf aanvraagpdf.Document, k Kast) ([]mapping.Document, error) {
	eigen := []struct {
		soort, bestand, formaat string
		draw                    func(io.Writer) error
	}{
		{mapping.Samenvatting, "samenvatting.pdf", "application/pdf", func(w io.Writer) error { return aanvraagpdf.Samenvatting(w, pdf) }},
		{mapping.Formulier, "aanvraag.pdf", "application/pdf", func(w io.Writer) error { return aanvraagpdf.Aanvraag(w, pdf) }},
		{mapping.Gegevens, "aanvraag.json", "application/json", func(w io.Writer) error { _, err := w.Write(in.d.Document); return err }},
	}
	var uit []mapping.Document
	for i, e := range eigen {
		var inhoud bytes.Buffer
		if err := e.draw(&inhoud); err != nil {
			return nil, fmt.Errorf("%s: %w", e.soort, err)
		}
		ref := store.Bestandsplaats(in.d.ID, e.soort)
		g, err := k.Put(ctx, ref, &inhoud)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.soort, err)
		}
		uit = append(uit, mapping.Document{Sleutel: fmt.Sprintf("S%02d", i+1), Soort: e.soort,
			Bestandsnaam: e.bestand, Formaat: e.formaat, Auteur: auteur, Creatiedatum: in.a.Peildatum(),
			Inhoud: ref, Grootte: g.Grootte, SHA256: g.SHA256})
	}
	return append(uit, bijlagen(in)...), nil
}

func bijlagen(in invoer) (uit []mapping.Document) {
	for i, b := range in.d.Bijlagen {
		uit = append(uit, mapping.Document{Sleutel: sleutel(i), Soort: b.Soort, Label: in.titel(b),
			Omschrijving: b.Omschrijving, Bestandsnaam: b.Bestandsnaam, Formaat: b.Formaat, Auteur: "Aanvrager",
			Creatiedatum: in.a.Peildatum(), Inhoud: b.ID, Grootte: b.Grootte, SHA256: b.SHA256})
	}
	return uit
}

// sleutel names the attachment at place i, at every attempt.
func sleutel(i int) string { return fmt.Sprintf("D%02d", i+1) }
