package zgw

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"

	"solo/connectors"
	knip "solo/connectors/tekst"
	"solo/connectors/verbinding"
	"solo/dossier"
	"solo/zaak"
)

// document is one informatieobject to make: its fields, and where its content is.
type document struct {
	stap     string
	bron     zaak.Document
	velden   eioVelden
	uitkomst eioUitkomst // once there
}

// eioVelden is the body of POST enkelvoudiginformatieobjecten but for the content.
type eioVelden struct {
	Identificatie   string       `json:"identificatie"`
	Bronorganisatie string       `json:"bronorganisatie"`
	Creatiedatum    string       `json:"creatiedatum"`
	Titel           string       `json:"titel"`
	Vertrouwelijk   string       `json:"vertrouwelijkheidaanduiding,omitempty"`
	Auteur          string       `json:"auteur"`
	Status          string       `json:"status"`
	Formaat         string       `json:"formaat,omitempty"`
	Taal            string       `json:"taal"`
	Bestandsnaam    string       `json:"bestandsnaam"`
	Omvang          int64        `json:"bestandsomvang"`
	Beschrijving    string       `json:"beschrijving,omitempty"`
	Ontvangstdatum  string       `json:"ontvangstdatum"`
	Gebruiksrecht   bool         `json:"indicatieGebruiksrecht"` // false: null would block closing the zaak
	Integriteit     *integriteit `json:"integriteit,omitempty"`
	Type            string       `json:"informatieobjecttype"`
}

type integriteit struct {
	Algoritme string `json:"algoritme"`
	Waarde    string `json:"waarde"`
	Datum     string `json:"datum"`
}

// eioUitkomst is what the next steps need of a document.
type eioUitkomst struct {
	URL   string
	Lock  string `json:",omitempty"` // open for bestandsdelen under this lock
	Delen bool   `json:",omitempty"`
}

type eioRij struct {
	URL             tekst     `json:"url"`
	Identificatie   tekst     `json:"identificatie"`
	Bronorganisatie tekst     `json:"bronorganisatie"`
	Omvang          getal     `json:"bestandsomvang"`
	Locked          vlag      `json:"locked"`
	Delen           []deelRij `json:"bestandsdelen"`
	Integriteit     struct {
		Algoritme tekst `json:"algoritme"`
		Waarde    tekst `json:"waarde"`
	} `json:"integriteit"`
}

// documentPrefix is not that of the zaak, which may change while a delivery waits: its
// documents must be found again.
const documentPrefix = "SOLO-"

func (l *levering) bodies() (uit []document) {
	for _, d := range l.o.Zaak.Documenten {
		uit = append(uit, document{stap: "document " + d.Sleutel, bron: d, velden: l.eio(d)})
	}
	return uit
}

func (l *levering) eio(d zaak.Document) eioVelden {
	s := snijder{"document " + d.Sleutel, &l.ontvangst.Aangepast}
	v := eioVelden{
		Identificatie: documentPrefix + string(l.o.Dossier) + "-" + d.Sleutel, Bronorganisatie: l.o.Zaak.Bronorganisatie,
		Creatiedatum: orElse(d.Creatiedatum, l.o.Zaak.Startdatum).String(), Ontvangstdatum: l.ontvangen(d).String(),
		Titel: s.cut(orElse(d.Titel, d.Sleutel), 200, "titel"), Auteur: s.cut(orElse(d.Auteur, bron), 200, "auteur"),
		Status: "definitief", Taal: "nld", Vertrouwelijk: d.Vertrouwelijk,
		Bestandsnaam: knip.Bestandsnaam(d.Bestandsnaam), Omvang: d.Grootte, Type: l.typen.Documenttypen[d.Type],
	}
	if !l.c.inst.FormaatWeglaten {
		v.Formaat = formaat(d.Formaat)
	}
	if d.SHA256 != "" {
		v.Integriteit = &integriteit{"sha_256", strings.ToLower(d.SHA256), v.Creatiedatum}
	}
	beschrijving := d.Beschrijving
	if v.Bestandsnaam != d.Bestandsnaam {
		beschrijving = strings.TrimSpace(beschrijving + "\nOorspronkelijke bestandsnaam: " + printable(d.Bestandsnaam))
	}
	v.Beschrijving = s.cut(beschrijving, 1000, "beschrijving")
	return v
}

// ontvangen is the day of receipt. What comes later came in when it was made, at the
// earliest.
func (l *levering) ontvangen(d zaak.Document) dossier.Datum {
	if l.o.Bij != nil && d.Creatiedatum.Compare(l.o.Zaak.Startdatum) > 0 {
		return d.Creatiedatum
	}
	return l.o.Zaak.Startdatum
}

func (l *levering) createDocumenten(ctx context.Context) error {
	for i := range l.documenten {
		if err := l.createDocument(ctx, &l.documenten[i]); err != nil {
			return err
		}
	}
	return nil
}

// createDocument makes the informatieobject, fills it, and links it to the zaak.
func (l *levering) createDocument(ctx context.Context, d *document) (err error) {
	groot := d.bron.Grootte > l.c.inst.inlineTot()
	d.uitkomst, err = run(ctx, l, d.stap, connectors.Stap[sleutel, eioUitkomst]{
		Direct: groot, // older servers do not show the lock again
		Plan:   func() (sleutel, error) { return sleutel{d.velden.Identificatie}, nil },
		Find:   func(ctx context.Context, _ sleutel) (eioUitkomst, bool, error) { return l.findDocument(ctx, d) },
		Do:     func(ctx context.Context, _ sleutel) (eioUitkomst, error) { return l.postDocument(ctx, d, groot) },
	})
	if err != nil {
		return err
	}
	if d.uitkomst.Delen {
		if err := l.fill(ctx, d); err != nil {
			return err
		}
	}
	return l.link(ctx, d)
}

func (l *levering) postDocument(ctx context.Context, d *document, groot bool) (eioUitkomst, error) {
	o := l.opDoc(d.stap, "enkelvoudiginformatieobjecten")
	o.body = d.velden
	inline := !groot && d.bron.Grootte > 0 // an empty one is only its fields
	if inline {
		s, err := l.inline(d)
		if err != nil {
			return eioUitkomst{}, err
		}
		o.stroom = s
	}
	m, err := l.c.post(ctx, o)
	if inline && statusVan(err) == 413 { // too large for some proxy: in parts then
		o.stroom, inline = nil, false
		m, err = l.c.post(ctx, o)
	}
	if refused(err, "identificatie-niet-uniek", "unique") {
		return l.adoptDocument(ctx, d, err)
	}
	return eioUitkomst{URL: string(m.URL), Lock: string(m.Lock), Delen: !inline && d.bron.Grootte > 0}, err
}

// inline is the body with the content as base64 at its end, streamed.
func (l *levering) inline(d *document) (*verbinding.Stroom, error) {
	kop, err := json.Marshal(d.velden)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", d.stap, err)
	}
	return &verbinding.Stroom{
		Kop: string(kop[:len(kop)-1]) + `,"inhoud":"`, Staart: `"}`, Soort: "application/json",
		Inhoud: verbinding.Base64Lengte(d.bron.Grootte),
		Open: func(ctx context.Context) (io.ReadCloser, error) {
			rc, err := l.o.Inhoud.Open(ctx, d.bron.Inhoud, 0)
			if err != nil {
				return nil, err
			}
			return verbinding.Base64(verbinding.Exact(rc, d.bron.Grootte, d.bron.SHA256)), nil
		},
	}, nil
}

func (l *levering) adoptDocument(ctx context.Context, d *document, oorzaak error) (eioUitkomst, error) {
	u, found, err := l.findDocument(ctx, d)
	if err == nil && !found {
		err = oorzaak
	}
	return u, err
}

// listDocument reads every document with our identificatie; more than one is
// possible at servers that check it only beforehand.
func (l *levering) listDocument(ctx context.Context, d *document) ([]eioRij, error) {
	o := l.opDoc(d.stap, "enkelvoudiginformatieobjecten")
	o.query = url.Values{"bronorganisatie": {d.velden.Bronorganisatie}, "identificatie": {d.velden.Identificatie}}
	rijen, _, err := list[eioRij](ctx, l.c.client, o)
	return slices.DeleteFunc(rijen, func(r eioRij) bool {
		return string(r.Identificatie) != d.velden.Identificatie || string(r.Bronorganisatie) != d.velden.Bronorganisatie
	}), err
}

func (l *levering) findDocument(ctx context.Context, d *document) (eioUitkomst, bool, error) {
	rijen, err := l.listDocument(ctx, d)
	if err != nil || len(rijen) == 0 {
		return eioUitkomst{}, false, err
	}
	r := rijen[0] // a surplus is for the read-back
	if len(r.Delen) > 0 {
		return eioUitkomst{URL: string(r.URL), Lock: r.lock(), Delen: true}, true, nil
	}
	if !d.is(r) {
		return eioUitkomst{}, false, geweigerd(d.stap, "andere-inhoud", "Onder de identificatie van dit document staat iets anders.",
			"Kijk in het zaaksysteem wat er onder deze identificatie staat.")
	}
	return eioUitkomst{URL: string(r.URL)}, true, nil
}

// is compares size and, where given, hash.
func (d *document) is(r eioRij) bool {
	som := string(r.Integriteit.Waarde)
	return int64(max(r.Omvang, 0)) == d.bron.Grootte &&
		(som == "" || d.bron.SHA256 == "" || r.Integriteit.Algoritme != "sha_256" || strings.EqualFold(som, d.bron.SHA256))
}
