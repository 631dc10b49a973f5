package zgw

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"solo/connectors"
	"solo/dossier"
)

const bron = "SOLO" // of our kenmerk at a zaak

type zaakBody struct {
	Identificatie                string     `json:"identificatie,omitempty"`
	Bronorganisatie              string     `json:"bronorganisatie"`
	VerantwoordelijkeOrganisatie string     `json:"verantwoordelijkeOrganisatie"`
	Zaaktype                     string     `json:"zaaktype"`
	Omschrijving                 string     `json:"omschrijving,omitempty"`
	Toelichting                  string     `json:"toelichting,omitempty"`
	Registratiedatum             string     `json:"registratiedatum"`
	Startdatum                   string     `json:"startdatum"`
	Communicatiekanaal           string     `json:"communicatiekanaal,omitempty"`
	Vertrouwelijk                string     `json:"vertrouwelijkheidaanduiding,omitempty"`
	Kenmerken                    []kenmerk  `json:"kenmerken"`
	Relevant                     []relevant `json:"relevanteAndereZaken,omitempty"`
}

type kenmerk struct {
	Bron    string `json:"bron"`
	Kenmerk string `json:"kenmerk"`
}

// zaakSleutel is how the zaak is found again.
type zaakSleutel struct {
	Identificatie    string `json:",omitempty"` // "" = the server numbers
	Registratiedatum string
}

type zaakUitkomst struct {
	URL, Nummer, Zaaktype string
	ZonderKanaal          bool `json:",omitempty"`
	ZonderVerwant         bool `json:",omitempty"`
	Gevonden              bool `json:",omitempty"` // not made by this journal: its parts may be there too
}

type zaakRij struct {
	URL              tekst `json:"url"`
	Identificatie    tekst `json:"identificatie"`
	Bronorganisatie  tekst `json:"bronorganisatie"`
	Zaaktype         tekst `json:"zaaktype"`
	Registratiedatum tekst `json:"registratiedatum"`
	Einddatum        tekst `json:"einddatum"`
	Status           tekst `json:"status"`
	Kenmerken        []struct {
		Bron    tekst `json:"bron"`
		Kenmerk tekst `json:"kenmerk"`
	} `json:"kenmerken"`
}

func (z zaakRij) isVan(id dossier.ID) bool {
	return slices.ContainsFunc(z.Kenmerken, func(k struct {
		Bron    tekst `json:"bron"`
		Kenmerk tekst `json:"kenmerk"`
	}) bool {
		return k.Bron == bron && string(k.Kenmerk) == string(id)
	})
}

func (l *levering) createZaak(ctx context.Context) (err error) {
	stap := connectors.Stap[zaakSleutel, zaakUitkomst]{
		Naam:  "zaak",
		Plan:  func() (zaakSleutel, error) { return l.sleutel, nil },
		Find:  l.findZaak,
		Do:    l.postZaak,
		Uniek: l.c.inst.HardeSleutels && l.sleutel.Identificatie != "",
		Kijk:  true,
	}
	skipped, err := l.checkSkipped(ctx)
	if err != nil {
		return err
	}
	if l.zaak, err = stap.Run(ctx, l.j); err != nil {
		return err
	}
	l.zaak.Gevonden = l.zaak.Gevonden || skipped
	if l.zaak.Zaaktype != l.typen.Zaaktype && l.zaak.Zaaktype != "" {
		return geweigerd("zaak", "ander-zaaktype", "De zaak is gemaakt onder een andere versie van het zaaktype dan de mapping nu geeft.",
			"Stuur de levering opnieuw zonder --mapping, of maak de zaak met de hand af.")
	}
	l.ontvangst.Zaak, l.ontvangst.Zaaknummer = l.zaak.URL, l.zaak.Nummer
	if err := l.j.Zaak(ctx, l.zaak.Nummer, l.zaak.URL); err != nil {
		return fmt.Errorf("zaak: nummer noteren: %w", err)
	}
	if l.zaak.ZonderVerwant {
		l.noteVerwant()
	}
	if l.zaak.ZonderKanaal {
		l.ontvangst.Aangepast = append(l.ontvangst.Aangepast, "zaak: communicatiekanaal is weggelaten (het zaaksysteem kan het niet lezen)")
	}
	return nil
}

// planZaak gives the keys that were committed, or chooses them.
func (l *levering) planZaak(vast []byte) (k zaakSleutel, err error) {
	if vast != nil {
		if err = json.Unmarshal(vast, &k); err != nil {
			return k, fmt.Errorf("zaak: journaal: %w", err)
		}
		return k, nil
	}
	k.Registratiedatum = dossier.DatumVan(l.c.now()).String()
	if l.c.inst.Prefix != "" {
		k.Identificatie = l.c.inst.Prefix + string(l.o.Dossier)
	}
	return k, nil
}

// zaakBody is the body but for its keys.
func (l *levering) zaakBody() zaakBody {
	z := l.o.Zaak
	s := snijder{"zaak", &l.ontvangst.Aangepast}
	return zaakBody{
		Bronorganisatie:              z.Bronorganisatie,
		VerantwoordelijkeOrganisatie: z.Verantwoordelijk,
		Zaaktype:                     l.typen.Zaaktype, Startdatum: z.Startdatum.String(),
		Omschrijving: s.cut(z.Omschrijving, 80, "omschrijving"), Toelichting: s.cut(z.Toelichting, 1000, "toelichting"),
		Communicatiekanaal: z.Communicatie, Vertrouwelijk: z.Vertrouwelijk, Kenmerken: l.kenmerken(), Relevant: l.relevant,
	}
}

func (l *levering) postZaak(ctx context.Context, k zaakSleutel) (zaakUitkomst, error) {
	u := zaakUitkomst{Zaaktype: l.typen.Zaaktype}
	o := l.op("zaak", "zaken")
	body := l.body
	body.Identificatie, body.Registratiedatum = k.Identificatie, k.Registratiedatum
	o.body = body
	m, err := l.c.post(ctx, o)
	if rest, ok := l.leaveOut(body, err); ok {
		o.body = rest
		m, err = l.c.post(ctx, o)
		u.ZonderKanaal, u.ZonderVerwant = rest.Communicatiekanaal != body.Communicatiekanaal, len(rest.Relevant) != len(body.Relevant)
	}
	if refused(err, "identificatie-niet-uniek") {
		return l.adoptZaak(ctx, k, err)
	}
	if err == nil && m.Identificatie == "" {
		m.Identificatie = tekst(k.Identificatie)
	}
	u.URL, u.Nummer = string(m.URL), string(m.Identificatie)
	return u, err
}

// leaveOut takes out of the body what the server fetches itself and could not read, when
// that is all that is wrong: a communicatiekanaal, which it cannot without internet, and
// the zaken that this one points at.
func (l *levering) leaveOut(b zaakBody, err error) (rest zaakBody, ok bool) {
	var f *connectors.Fout
	if !errors.As(err, &f) {
		return b, false
	}
	p, _ := decodeProbleem(antwoord{body: f.Antwoord})
	for _, v := range p.InvalidParams {
		veld, _, _ := strings.Cut(string(v.Name), ".")
		switch onleesbaar := v.Code == "bad-url" || v.Code == "invalid-resource"; {
		case veld == "communicatiekanaal" && onleesbaar && l.c.inst.KanaalWeglaten:
			b.Communicatiekanaal = ""
		case veld == "relevanteAndereZaken":
			b.Relevant = nil
		default:
			return b, false
		}
	}
	return b, len(p.InvalidParams) > 0
}

// adoptZaak: the number is taken. By ourselves, or it is somebody else's zaak.
func (l *levering) adoptZaak(ctx context.Context, k zaakSleutel, oorzaak error) (zaakUitkomst, error) {
	u, found, err := l.findZaak(ctx, k)
	if err != nil || found {
		return u, err
	}
	return u, oorzaak
}

// listZaken reads the zaken that may be ours, and compares every field itself: a
// server may ignore a filter. It asks by startdatum and not by registratiedatum, which
// a journal that was put back from a backup does not know.
func (l *levering) listZaken(ctx context.Context, stap string, k zaakSleutel) ([]zaakRij, error) {
	o := l.op(stap, "zaken")
	o.query = url.Values{"bronorganisatie": {l.o.Zaak.Bronorganisatie}}
	if k.Identificatie != "" {
		o.query.Set("identificatie", k.Identificatie)
	} else {
		o.query.Set("startdatum", l.o.Zaak.Startdatum.String())
		o.query.Set("zaaktype", l.typen.Zaaktype)
	}
	rijen, _, err := list[zaakRij](ctx, l.c.client, o)
	return slices.DeleteFunc(rijen, func(z zaakRij) bool { return !l.isZaak(z, k) }), err
}

// findZaak finds the one zaak that is ours.
func (l *levering) findZaak(ctx context.Context, k zaakSleutel) (u zaakUitkomst, found bool, err error) {
	rijen, err := l.listZaken(ctx, "zaak", k)
	if err != nil {
		return u, false, err
	}
	switch {
	case len(rijen) == 0:
		return u, false, nil
	case len(rijen) > 1:
		return u, false, geweigerd("zaak", "dubbel", "In het zaaksysteem staan twee zaken met ons kenmerk.",
			"Verwijder of sluit de overtollige zaak, en stuur de levering opnieuw.")
	case !rijen[0].isVan(l.o.Dossier):
		return u, false, geweigerd("zaak", "identificatie-niet-uniek", "Een andere zaak heeft al dit zaaknummer. SOLO komt daar niet aan.",
			"Zoek uit waar die zaak vandaan komt, of kies een andere prefix voor nieuwe aanvragen.")
	case string(rijen[0].Zaaktype) != l.typen.Zaaktype:
		return u, false, geweigerd("zaak", "ander-zaaktype", "De zaak van deze aanvraag heeft intussen een ander zaaktype.",
			"Beslis wat er met deze aanvraag moet gebeuren.")
	}
	return zaakUitkomst{URL: string(rijen[0].URL), Nummer: string(rijen[0].Identificatie), Zaaktype: l.typen.Zaaktype, Gevonden: true}, true, nil
}

// isZaak: with a number of our own that number decides, else our kenmerk.
func (l *levering) isZaak(z zaakRij, k zaakSleutel) bool {
	if string(z.Bronorganisatie) != l.o.Zaak.Bronorganisatie {
		return false
	}
	if k.Identificatie != "" {
		return string(z.Identificatie) == k.Identificatie
	}
	return z.isVan(l.o.Dossier)
}
