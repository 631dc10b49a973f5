package stuf

import (
	"context"
	"fmt"
	"strings"

	"solo/connectors"
	"solo/connectors/stuf/bericht"
	"solo/connectors/stuf/zds"
	"solo/dossier"
	"solo/zaak"
)

// Names of steps. "zaak geheel" is the zaak with all its rollen in one message.
const (
	stapNummer = "zaaknummer"
	stapZaak   = "zaak geheel"
	stapStatus = "status"
	teruglezen = "teruglezen"
)

// levering is one call of Deliver: what is to be sent, and what stands there so far.
type levering struct {
	c *Connector
	o connectors.Opdracht
	j connectors.Journaal

	zaak       uitkomst
	dicht      bool // the zaak of Opdracht.Bij is closed
	documenten []document
	ronde      map[string]int // how often a step's result was missed
	zelf       int            // rounds of repair without a person saying so: see rondes
	ontvangst  connectors.Ontvangst
}

// document is one informatieobject to add.
type document struct {
	stap string
	bron zaak.Document
	uitkomst
}

// uitkomst is what the next steps need of what stands there.
type uitkomst struct {
	Nummer   string
	Gevonden bool `json:",omitempty"` // seen at the other side, not only confirmed by it
}

// naam is the name of a step in the journal; a repair is a step of its own.
func (l *levering) naam(stap string) string {
	if n := l.ronde[stap]; n > 0 {
		return fmt.Sprintf("%s/%d", stap, n+1)
	}
	return stap
}

// prepare finds whatever cannot be sent before anything is.
func (l *levering) prepare(ctx context.Context) error {
	if err := l.findVerwanten(ctx); err != nil {
		return err
	}
	aangepast, gebreken := l.check()
	for _, d := range l.o.Zaak.Documenten {
		l.documenten = append(l.documenten, document{stap: "document " + d.Sleutel, bron: d})
		if err := zds.CheckDocumentnummer(l.c.documentnummer(l.o.Dossier, d.Sleutel)); err != nil && !l.c.inst.DocumentnummerOpvragen {
			gebreken = append(gebreken, "document "+d.Sleutel+": SOLO maakt "+err.Error())
		}
	}
	if len(gebreken) > 0 {
		return &connectors.Fout{Klasse: connectors.Configuratie, Stap: stapZaak, Code: "waarde",
			Melding: "Deze gegevens passen niet in StUF: " + strings.Join(gebreken, "; ") + ".",
			Actie:   "Wijzig de mapping of de koppeling, en stuur de levering opnieuw."}
	}
	l.ontvangst.Aangepast = append(l.ontvangst.Aangepast, aangepast...)
	if l.o.Bij != nil {
		return l.openBestaand(ctx)
	}
	return l.checkSkipped(ctx)
}

// check tells what of this delivery is changed to fit, and what does not fit at all.
func (l *levering) check() (aangepast, gebreken []string) {
	if l.o.Bij == nil {
		return l.c.schrijver.Check(l.o.Dossier, l.o.Zaak)
	}
	z := *l.o.Zaak
	if len(z.Extra) > 0 && !l.changes() {
		z.Extra = nil
		l.note("zaak: gewijzigde gegevens staan alleen in de documenten; het zaaksysteem voegt ze niet toe aan een bestaande zaak")
	}
	return l.c.schrijver.CheckAanvulling(&z)
}

// pass runs every step, those done before return at once, and counts what is there. It
// names the steps that were done and whose result is not there.
func (l *levering) pass(ctx context.Context) (gemist []string, err error) {
	if l.o.Bij == nil {
		if gemist, err = l.makeZaak(ctx); err != nil || gemist != nil {
			return gemist, err
		}
	}
	if err = l.add(ctx); err != nil {
		return l.orWithoutZaak(ctx, err)
	}
	return l.readBack(ctx)
}

// add makes what belongs to the zaak.
func (l *levering) add(ctx context.Context) error {
	for i := range l.documenten {
		if err := l.addDocument(ctx, &l.documenten[i]); err != nil {
			return err
		}
	}
	if err := l.changeExtra(ctx); err != nil {
		return err
	}
	return l.setStatus(ctx)
}

func (l *levering) createZaak(ctx context.Context) error {
	nummer, err := l.zaaknummer(ctx)
	if err != nil {
		return err
	}
	l.zaak, err = l.send(ctx, zending{
		stap: stapZaak, nummer: nummer, zoek: l.findZaak,
		maak: func(k bericht.Kop) bericht.Bericht {
			return l.c.schrijver.CreeerZaak(k, bericht.Zaak{Nummer: nummer, Dossier: l.o.Dossier, Zaak: l.o.Zaak, Geregistreerd: dossier.DatumVan(l.c.now())})
		},
	})
	if err != nil {
		return err
	}
	l.ontvangst.Zaaknummer = l.zaak.Nummer
	if err := l.j.Zaak(ctx, l.zaak.Nummer, ""); err != nil {
		return fmt.Errorf("%s: nummer noteren: %w", stapZaak, err)
	}
	return nil
}

func (l *levering) addDocument(ctx context.Context, d *document) error {
	nummer, err := l.documentnummer(ctx, d)
	if err != nil {
		return err
	}
	d.uitkomst, err = l.send(ctx, zending{
		stap: d.stap, nummer: nummer, zoek: l.findDocument, inhoud: &d.bron,
		maak: func(k bericht.Kop) bericht.Bericht {
			return l.c.schrijver.VoegZaakdocumentToe(k, l.zaak.Nummer, bericht.Document{Nummer: nummer, Document: d.bron, Ontvangen: l.ontvangen(d.bron)})
		},
	})
	return err
}

// ontvangen is the day of receipt. What comes later came in when it was made, at the
// earliest.
func (l *levering) ontvangen(d zaak.Document) dossier.Datum {
	if l.o.Bij != nil && d.Creatiedatum.Compare(l.o.Zaak.Startdatum) > 0 {
		return d.Creatiedatum
	}
	return l.o.Zaak.Startdatum
}

// setsStatus: a zaak that was there keeps the status that it has by now.
func (l *levering) setsStatus() bool { return l.c.inst.setsStatus() && l.o.Bij == nil }

func (l *levering) setStatus(ctx context.Context) error {
	if !l.setsStatus() {
		return nil
	}
	_, err := l.send(ctx, zending{stap: stapStatus, nummer: l.zaak.Nummer, zoek: l.findStatus, maak: l.status})
	return err
}

func (l *levering) status(k bericht.Kop) bericht.Bericht {
	zet := bericht.StatusZet{Zaaknummer: l.zaak.Nummer, Zaaktype: l.o.Zaak.Zaaktype, Gezet: k.Tijdstip, Toelichting: l.o.Zaak.StatusToelichting}
	if l.c.inst.Status == StatusUpdate {
		return l.c.schrijver.UpdateZaakstatus(k, zet)
	}
	return l.c.schrijver.ActualiseerZaakstatus(k, zet)
}
