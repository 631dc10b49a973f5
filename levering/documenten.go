package levering

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"solo/aanvraagpdf"
	"solo/dossier"
	"solo/mapping"
	"solo/store"
	"solo/zaak"
)

// auteur stands with every document that SOLO draws itself.
const auteur = "SOLO"

const (
	pdfformaat  = "application/pdf"
	jsonformaat = "application/json"
	jsonbestand = "aanvraag.json"
)

// A tekening is a document that SOLO draws.
type tekening struct {
	sleutel, soort, label string
	deel, bestand         string // of its place in the kast; its file name
	formaat               string
	op                    dossier.Datum
	draw                  func(io.Writer) error
}

// eigen are the documents that SOLO adds to a zaak, in the order of sending; stukken are
// its attachments as the mapping files them. Those of a zaak that follows a first one lie
// beside those of the first.
func (m Maker) eigen(in invoer, b *blad, stukken []zaak.Document) []tekening {
	staart := ""
	if b != nil {
		staart = fmt.Sprintf("-%d", b.versie.Volgnummer)
	}
	op, pdf := in.a.Peildatum(), m.document(in, stukken)
	uit := []tekening{
		{sleutel: "S01", soort: mapping.Samenvatting, deel: mapping.Samenvatting + staart, bestand: "samenvatting.pdf", formaat: pdfformaat, op: op,
			draw: func(w io.Writer) error { return aanvraagpdf.Samenvatting(w, pdf) }},
		{sleutel: "S02", soort: mapping.Formulier, deel: mapping.Formulier + staart, bestand: "aanvraag.pdf", formaat: pdfformaat, op: op,
			draw: func(w io.Writer) error { return aanvraagpdf.Aanvraag(w, pdf) }},
		{sleutel: "S03", soort: mapping.Gegevens, deel: mapping.Gegevens + staart, bestand: jsonbestand, formaat: jsonformaat, op: op, draw: in.writeDocument},
	}
	if b != nil {
		uit = append(uit, m.blad(in, b, stukken))
	}
	return uit
}

// draw puts what SOLO draws in the kast.
func draw(ctx context.Context, in invoer, tekeningen []tekening, k Kast) (uit []mapping.Document, err error) {
	for _, e := range tekeningen {
		var inhoud bytes.Buffer
		if err := e.draw(&inhoud); err != nil {
			return nil, fmt.Errorf("%s: %w", e.soort, err)
		}
		ref := store.Bestandsplaats(in.d.ID, e.deel)
		g, err := k.Put(ctx, ref, &inhoud)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.soort, err)
		}
		uit = append(uit, mapping.Document{Sleutel: e.sleutel, Soort: e.soort, Label: e.label,
			Bestandsnaam: e.bestand, Formaat: e.formaat, Auteur: auteur, Creatiedatum: e.op,
			Inhoud: ref, Grootte: g.Grootte, SHA256: g.SHA256})
	}
	return uit, nil
}

// bijlagen are the papers, each of the day that it came in; with a blad those that came
// with it are new, and the others count as part of the aanvraag.
func bijlagen(in invoer, nieuw *blad) (uit []mapping.Document) {
	for i, b := range in.d.Bijlagen {
		op := in.a.Peildatum()
		if nieuw != nil && i >= nieuw.versie.Eerder {
			op = dossier.DatumVan(nieuw.v.Op)
		}
		uit = append(uit, mapping.Document{Sleutel: sleutel(i), Soort: b.Soort, Label: in.titel(b),
			Omschrijving: b.Omschrijving, Bestandsnaam: b.Bestandsnaam, Formaat: b.Formaat, Auteur: "Aanvrager",
			Creatiedatum: op, Inhoud: b.ID, Grootte: b.Grootte, SHA256: b.SHA256})
	}
	return uit
}

// sleutel names the attachment at place i, at every attempt.
func sleutel(i int) string { return fmt.Sprintf("D%02d", i+1) }
