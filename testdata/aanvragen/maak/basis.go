package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"time"

	"solo/dossier"
)

// A geval is one example in the making.
type geval struct {
	naam string
	*dossier.Aanvraag
	bestanden map[string][]byte
}

type (
	rij   = map[string]any
	lijst = []any
)

// plaats is one of the three gemeenten of the demo, with a postcode that has no street.
type plaats struct{ code, naam, postcode string }

var (
	tilburg   = plaats{"0855", "Tilburg", "5000ZZ"}
	denHaag   = plaats{"0518", "'s-Gravenhage", "2500ZZ"}
	groningen = plaats{"0014", "Groningen", "9700ZZ"}
)

// nieuw is a complete application: a hairdresser alone, without debts, who asks for
// money to live on. Every example says what is different.
func nieuw(nr int, naam string, p plaats) *geval {
	op := time.Date(2026, 11, 3+(nr-1)%16, 14, 5, nr, 0, time.UTC)
	a := &dossier.Aanvraag{
		Leverancier: "loket", Kenmerk: fmt.Sprintf("voorbeeld-%02d", nr), Regeling: "bbz-gevestigd", Definitie: 1,
		Gemeente: dossier.Gemeentecode(p.code), Kanaal: dossier.Online,
		MeldingOp: op.Add(-52 * time.Hour), AanvraagOp: op,
		Aanvrager: dossier.Persoon{
			BSN: bsn(nr), Achternaam: "Voorbeeld", Voornamen: "Proef Test", Voorletters: "P.T.",
			Geboortedatum: dossier.OnvolledigeDatum(fmt.Sprintf("19%02d-04-1%d", 70+nr, nr%10)),
			Adres:         woning(p, "Voorbeeldstraat", nr), Telefoon: fmt.Sprintf("06 000000%02d", nr),
			Email: fmt.Sprintf("aanvrager%02d@voorbeeld.example", nr),
		},
		Onderneming: &dossier.Onderneming{
			KVK: kvk(nr), Handelsnaam: "Kapsalon De Verzonnen Schaar", Vestigingsnummer: vestiging(nr),
			Rechtsvorm: "eenmanszaak", SBI: "96021", Inschrijfdatum: "2015-03-01", Adres: woning(p, "Proeflaan", nr),
		},
		Antwoorden: maps.Clone(basisantwoorden(nr)),
		Ondertekeningen: []dossier.Ondertekening{{Wie: "aanvrager", Op: op, Middel: "digid", Niveau: "25",
			Hash: hash([]byte(naam))}},
	}
	return &geval{naam: naam, Aanvraag: a, bestanden: map[string][]byte{}}
}

func woning(p plaats, straat string, nr int) *dossier.Adres {
	return &dossier.Adres{Straat: straat, Huisnummer: nr, Postcode: p.postcode, Woonplaats: p.naam,
		BAG: fmt.Sprintf("%s01%010d", p.code, nr)}
}

func hash(b []byte) string {
	som := sha256.Sum256(b)
	return hex.EncodeToString(som[:])
}

// zet answers questions, over what was answered.
func (g *geval) zet(antwoorden rij) { maps.Copy(g.Antwoorden, antwoorden) }

// weg takes answers away: the questions are no longer asked.
func (g *geval) weg(vragen ...string) {
	for _, v := range vragen {
		delete(g.Antwoorden, v)
	}
}

// weetNiet answers with "weet ik niet".
func (g *geval) weetNiet(vragen ...string) {
	g.weg(vragen...)
	g.WeetNiet = append(g.WeetNiet, vragen...)
}

// erbij adds choices to a question of which more may be chosen.
func (g *geval) erbij(vraag string, keuzes ...any) {
	oud, _ := g.Antwoorden[vraag].(lijst)
	oud = slices.DeleteFunc(slices.Clone(oud), func(k any) bool { return k == "geen" })
	g.Antwoorden[vraag] = append(oud, keuzes...)
}

// stuur adds an attachment.
func (g *geval) stuur(soort, bestand, omschrijving string, inhoud []byte) {
	g.bestanden[bestand] = inhoud
	g.Bijlagen = append(g.Bijlagen, dossier.Bijlage{Bestand: bestand, Grootte: int64(len(inhoud)),
		SHA256: hash(inhoud), Soort: soort, Omschrijving: omschrijving})
}

// stuurPDF adds a document of one page.
func (g *geval) stuurPDF(soort, bestand string) {
	g.stuur(soort, bestand+".pdf", "", pdf(bestand, 1))
}

// teken adds a signature.
func (g *geval) teken(wie, middel, niveau string, na time.Duration) {
	g.Ondertekeningen = append(g.Ondertekeningen, dossier.Ondertekening{Wie: wie, Op: g.AanvraagOp.Add(na),
		Middel: middel, Niveau: niveau})
}

// metPartner adds a partner who does not work in the business.
func (g *geval) metPartner(nr int, leefsituatie, achternaam, geboren string) {
	g.Partner = &dossier.Persoon{BSN: bsn(100 + nr), Achternaam: achternaam, Voornamen: "Tegenhanger",
		Geboortedatum: dossier.OnvolledigeDatum(geboren), Adres: g.Aanvrager.Adres,
		Telefoon: fmt.Sprintf("+31 6 000001%02d", nr), Email: fmt.Sprintf("partner%02d@voorbeeld.example", nr)}
	g.zet(rij{"leefsituatie": leefsituatie, "partner_werkt_mee": false, "partner_eigen_bedrijf": false})
}
