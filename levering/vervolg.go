package levering

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"solo/aanvraagpdf"
	"solo/connectors"
	"solo/dossier"
	"solo/intake"
	"solo/mapping"
	"solo/store"
	"solo/zaak"
)

// ZaakOntbreekt is the code of a Fout: there is no zaak yet to which a vervolg can be
// added, because the delivery that should make it was cancelled.
const ZaakOntbreekt = "zaak-ontbreekt"

// MakeVersie renders what the delivery of a Versie brings. For the aanvraag itself that
// is Make; for a vervolg only what is new, or with soort store.Zaak the whole aanvraag
// as it reads with it, for a new zaak that follows the one in p.
func (m Maker) MakeVersie(ctx context.Context, v *store.Versie, soort string, p store.Plaatsing, k Kast) (Gemaakt, error) {
	if v.Vervolg == nil {
		return m.Make(ctx, &v.Dossier, k)
	}
	if soort != store.Zaak && p.Zaaknummer == "" && p.Adres == "" {
		return Gemaakt{}, zonderZaak()
	}
	in, err := m.open(&v.Dossier)
	if err != nil {
		return Gemaakt{}, err
	}
	b, err := openBlad(v)
	if err != nil {
		return Gemaakt{}, err
	}
	in.def = in.def.Op(dossier.DatumVan(b.v.Op))
	var g Gemaakt
	if soort == store.Zaak {
		g, err = m.whole(ctx, in, b, k)
		follow(&g, in.d.ID, p)
	} else {
		g, err = m.added(ctx, in, b, k)
	}
	g.plaats = p
	return g, err
}

func zonderZaak() error {
	return &connectors.Fout{Klasse: connectors.Geweigerd, Stap: "zaak", Code: ZaakOntbreekt,
		Melding: "De zaak waar dit bij hoort, is nooit geleverd: die levering is geannuleerd.",
		Actie:   "Stuur de levering van de zaak alsnog (solo leveringen opnieuw), maak hier een nieuwe zaak van (solo leveringen nieuwe-zaak) of handel het elders af (solo leveringen afgehandeld)."}
}

// follow makes a zaak the successor of the one before. Only the connector puts our
// kenmerk on it: under that of the dossier the first zaak is found.
func follow(g *Gemaakt, id dossier.ID, p store.Plaatsing) {
	z := g.Zaak
	if z == nil || p.Wortel == id {
		return
	}
	for i, k := range z.Kenmerken {
		if k == (dossier.Kenmerk{Bron: "SOLO", Kenmerk: string(id)}) {
			z.Kenmerken[i].Bron = "SOLO dossier"
		}
	}
	if p.Zaaknummer == "" && p.Adres == "" {
		return
	}
	z.Verwant = &zaak.Verwant{Zaaknummer: p.Zaaknummer, Adres: p.Adres}
	const maxToelichting = 1000 // characters, as in the mapping
	if s := "Vervolg op zaak " + p.Zaaknummer + ".\n" + z.Toelichting; p.Zaaknummer != "" && utf8.RuneCountInString(s) <= maxToelichting {
		z.Toelichting = strings.TrimSpace(s)
	}
}

// added renders what a vervolg adds to a zaak that is there.
func (m Maker) added(ctx context.Context, in invoer, b *blad, k Kast) (Gemaakt, error) {
	mp, err := m.Mapping(in.d.Bestemming, in.d.Regeling)
	if err != nil {
		return Gemaakt{}, mappingfout("De mapping is niet te gebruiken.", err)
	}
	nieuw := b.bijlagen(in)
	titels, err := in.applyVervolg(mp, nieuw, b)
	if err != nil {
		return Gemaakt{}, err
	}
	documenten, err := draw(ctx, in, []tekening{m.blad(in, b, titels.Zaak.Documenten)}, k)
	if err != nil {
		return Gemaakt{}, fmt.Errorf("documenten van dossier %s: %w", in.d.ID, err)
	}
	r, err := in.applyVervolg(mp, append(documenten, nieuw...), b)
	if err != nil {
		return Gemaakt{}, err
	}
	z := r.Zaak
	z.Startdatum = in.a.Peildatum()
	z.Bronorganisatie, z.Verantwoordelijk = in.herkomst.Bronorganisatie, in.herkomst.Verantwoordelijk
	return Gemaakt{Zaak: &z, Aangepast: append(in.verouderd(), r.Aangepast...), Mapping: mp.Naam() + " " + mp.Versie()}, nil
}

func (in invoer) applyVervolg(mp *mapping.Mapping, documenten []mapping.Document, b *blad) (mapping.Resultaat, error) {
	v := mapping.Vervolg{Nummer: b.nummer() + 1}
	if b.v.Soort == dossier.Intrekking {
		v.Intrekking = &mapping.Intrekking{Datum: dossier.DatumVan(b.v.Op), Toelichting: b.v.Toelichting}
	}
	r, err := mp.ApplyVervolg(in.def.Omgeving(in.a, string(in.d.ID), in.oordeel), documenten, v)
	if err != nil {
		err = mappingfout("De mapping geeft voor dit vervolg geen goede gegevens.", err)
	}
	return r, err
}

// A blad is the page of a vervolg in the making.
type blad struct {
	versie *store.Versie
	v      *dossier.Vervolg
	was    *dossier.Aanvraag
	eerder intake.Oordeel
}

func openBlad(v *store.Versie) (b *blad, err error) {
	b = &blad{versie: v}
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
	op, nr := dossier.DatumVan(b.v.Op), b.versie.Volgnummer
	pdf := m.document(in, slices.DeleteFunc(slices.Clone(stukken), func(d zaak.Document) bool {
		return !slices.ContainsFunc(b.bijlagen(in), func(n mapping.Document) bool { return n.Sleutel == d.Sleutel })
	}))
	return tekening{fmt.Sprintf("V%02d", nr), mapping.Vervolgblad, fmt.Sprintf("%02d %s %s", b.nummer(), b.soort(), op),
		fmt.Sprintf("vervolg-%d", nr), "vervolg.pdf", "application/pdf", op,
		func(w io.Writer) error { return aanvraagpdf.Vervolg(w, pdf, b.nieuws(in)) }}
}

func (b *blad) nieuws(in invoer) aanvraagpdf.Nieuws {
	n := aanvraagpdf.Nieuws{Soort: b.soort(), Op: b.v.Op, Ingetrokken: b.v.Soort == dossier.Intrekking, Toelichting: b.v.Toelichting,
		Gewijzigd: gewijzigd(in.def, b.was, in.a), WasNiveau: b.eerder.Urgentie.Niveau, WasCompleet: b.eerder.Volledigheid.Percentage}
	for _, o := range b.v.Ondertekeningen {
		n.Getekend = append(n.Getekend, o.Wie+", "+intake.Ondertekening(o))
	}
	return n
}
