package levering

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"solo/aanvraagpdf"
	"solo/dossier"
	"solo/intake"
	"solo/mapping"
	"solo/store"
	"solo/zaak"
)

// A blad is the page of a vervolg in the making.
type blad struct {
	versie *store.Versie
	v      *dossier.Vervolg
	was    *dossier.Aanvraag
	eerder intake.Oordeel
	bij    bool // it goes to a zaak that is there, and not with a new one
}

func openBlad(v *store.Versie, bij bool) (b *blad, err error) {
	b = &blad{versie: v, bij: bij}
	if b.v, err = dossier.DecodeVervolg(v.Vervolg); err != nil {
		return nil, fmt.Errorf("vervolg %d van dossier %s: %w", v.Volgnummer, v.ID, err)
	}
	if b.was, err = dossier.Decode(v.Was); err != nil {
		return nil, fmt.Errorf("document van dossier %s voor vervolg %d: %w", v.ID, v.Volgnummer, err)
	}
	if err = json.Unmarshal(v.WasOordeel, &b.eerder); err != nil {
		return nil, fmt.Errorf("oordeel van dossier %s voor vervolg %d: %w", v.ID, v.Volgnummer, err)
	}
	return b, nil
}

// nummer is where the page stands among the documents of the zaak, of two digits: behind
// those of the aanvraag, in the order of coming in, each with its own papers behind it; a
// withdrawal stands last.
func (b *blad) nummer() int {
	if b.v.Soort == dossier.Intrekking {
		return 90
	}
	return min(50+2*(b.versie.Volgnummer-2), 88)
}

func (b *blad) soort() string {
	return map[dossier.Vervolgsoort]string{dossier.Aanvulling: "Aanvulling", dossier.Wijziging: "Wijziging", dossier.Intrekking: "Intrekking"}[b.v.Soort]
}

// bijlagen are the papers that came with it.
func (b *blad) bijlagen(in invoer) []mapping.Document { return bijlagen(in, b)[b.versie.Eerder:] }

// blad draws the page, which lists only the papers that are new.
func (m Maker) blad(in invoer, b *blad, stukken []zaak.Document) tekening {
	nieuw, nr := b.bijlagen(in), b.versie.Volgnummer
	pdf := m.document(in, slices.DeleteFunc(slices.Clone(stukken), func(d zaak.Document) bool {
		return !slices.ContainsFunc(nieuw, func(n mapping.Document) bool { return n.Sleutel == d.Sleutel })
	}))
	pdf.Urgentie.Redenen = slices.Concat(pdf.Urgentie.Redenen, b.blijft(in))
	return tekening{sleutel: fmt.Sprintf("V%02d", nr), soort: mapping.Vervolgblad, label: b.titel(in),
		deel: fmt.Sprintf("vervolg-%d", nr), bestand: "vervolg.pdf", formaat: pdfformaat, op: dossier.DatumVan(b.v.Op),
		draw: func(w io.Writer) error { return aanvraagpdf.Vervolg(w, pdf, b.nieuws(in)) }}
}

// gegevens are the application for machines as it reads now: who reads the earlier ones by
// machine would work on with what is no longer so. A withdrawal changes nothing of it.
func (b *blad) gegevens(in invoer) []tekening {
	if b.v.Soort == dossier.Intrekking {
		return nil
	}
	nr, op := b.versie.Volgnummer, dossier.DatumVan(b.v.Op)
	return []tekening{{sleutel: fmt.Sprintf("G%02d", nr), soort: mapping.Gegevens, deel: fmt.Sprintf("%s-%d", mapping.Gegevens, nr),
		label:   fmt.Sprintf("%02d Gegevens voor verwerking (%s)", b.nummer()+1, op),
		bestand: jsonbestand, formaat: jsonformaat, op: op, draw: in.writeDocument}}
}

// titel sorts the page among the documents. The omschrijving of a zaak that is there does
// not change (why: connectors.Opdracht), so the title says that there is haste now.
func (b *blad) titel(in invoer) string {
	spoed := ""
	if b.herzien(in) && in.oordeel.Urgentie.Niveau == intake.Spoed {
		spoed = "SPOED "
	}
	return fmt.Sprintf("%02d %s%s %s", b.nummer(), spoed, b.soort(), dossier.DatumVan(b.v.Op))
}

// blijft tells what the zaak still says of the urgency that was.
func (b *blad) blijft(in invoer) []string {
	if !b.herzien(in) {
		return nil
	}
	return []string{fmt.Sprintf("De omschrijving en de toelichting van de zaak veranderen niet mee: daar kan nog de urgentie van eerder staan (%s).", b.eerder.Urgentie.Niveau)}
}

// herzien reports that the urgency of a zaak that is there is another now.
func (b *blad) herzien(in invoer) bool {
	return b.bij && b.v.Soort != dossier.Intrekking && b.eerder.Urgentie.Niveau != in.oordeel.Urgentie.Niveau
}

func (b *blad) nieuws(in invoer) aanvraagpdf.Nieuws {
	n := aanvraagpdf.Nieuws{Soort: b.soort(), Op: b.v.Op, Ingetrokken: b.v.Soort == dossier.Intrekking, Toelichting: b.toelichting(),
		Gewijzigd: gewijzigd(in.def, b.was, in.a), WasNiveau: b.eerder.Urgentie.Niveau, WasCompleet: b.eerder.Volledigheid.Percentage}
	for _, o := range b.v.Ondertekeningen {
		n.Getekend = append(n.Getekend, getekend(in.a, o))
	}
	return n
}
