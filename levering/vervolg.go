package levering

import (
	"context"
	"strings"
	"unicode/utf8"

	"solo/connectors"
	"solo/dossier"
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
		return Gemaakt{}, zonderZaak(soort)
	}
	in, err := m.open(&v.Dossier)
	if err != nil {
		return Gemaakt{}, err
	}
	b, err := openBlad(v, soort != store.Zaak)
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

// zonderZaak: there is nothing to add to. Of a withdrawal no new zaak is made.
func zonderZaak(soort string) error {
	nieuw := ", maak hier een nieuwe zaak van (solo leveringen nieuwe-zaak)"
	if soort == store.Intrekking {
		nieuw = ""
	}
	return &connectors.Fout{Klasse: connectors.Geweigerd, Stap: "zaak", Code: ZaakOntbreekt,
		Melding: "De zaak waar dit bij hoort, is nooit geleverd: die levering is geannuleerd.",
		Actie:   "Stuur de levering van de zaak alsnog (solo leveringen opnieuw)" + nieuw + " of handel het elders af (solo leveringen afgehandeld)."}
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
	z.Verwant = append(z.Verwant, zaak.Verwant{Zaaknummer: p.Zaaknummer, Adres: p.Adres, Vervolg: true})
	if p.Zaaknummer != "" {
		begin(z, "Vervolg op zaak "+p.Zaaknummer+".")
	}
}

// begin puts a sentence before the toelichting, when both fit.
func begin(z *zaak.Zaak, zin string) {
	if s := strings.TrimSpace(zin + "\n" + z.Toelichting); utf8.RuneCountInString(s) <= mapping.MaxToelichting {
		z.Toelichting = s
	}
}

// added renders what a vervolg adds to a zaak that is there.
func (m Maker) added(ctx context.Context, in invoer, b *blad, k Kast) (Gemaakt, error) {
	return m.render(ctx, opzet{in: in, stukken: b.bijlagen(in),
		apply: func(mp *mapping.Mapping, documenten []mapping.Document) (mapping.Resultaat, error) {
			return in.applyVervolg(mp, documenten, b)
		},
		teken: func(stukken []zaak.Document) []tekening {
			return append([]tekening{m.blad(in, b, stukken)}, b.gegevens(in)...)
		}}, k)
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
	if b.v.IsVerwijzing() && !b.herzien(in) { // it touches nothing that a caseworker may have changed
		r.Zaak.Eigenschappen, r.Zaak.Extra = nil, nil
	}
	return r, err
}
