package zgw

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"solo/connectors"
	"solo/dossier"
)

// levering is one call of Deliver: the bodies to send, and what stands there so far.
type levering struct {
	c *Connector
	o connectors.Opdracht
	j connectors.Journaal

	typen         typen
	body          zaakBody
	rolBodies     []rolBody
	eigenschappen []eigenschapBody
	documenten    []document

	statusToelichting string

	sleutel   zaakSleutel
	zaak      zaakUitkomst
	dicht     bool // the zaak of Opdracht.Bij is closed
	relevant  []relevant
	ronde     map[string]int // how often the read-back missed a step's result
	ontvangst connectors.Ontvangst
}

// naam is the name of a step in the journal; a repair is a step of its own.
func (l *levering) naam(stap string) string {
	if n := l.ronde[stap]; n > 0 {
		return fmt.Sprintf("%s/%d", stap, n+1)
	}
	return stap
}

// prepare looks up the types and makes every body, so that whatever cannot be sent
// is found before anything is.
func (l *levering) prepare(ctx context.Context) error {
	open := l.planNew
	if l.o.Bij != nil {
		open = l.openBestaand
	}
	if err := open(ctx); err != nil {
		return err
	}
	if l.o.Bij == nil {
		l.body = l.zaakBody()
		l.rolBodies = l.rollen()
	}
	l.statusToelichting = snijder{"status", &l.ontvangst.Aangepast}.cut(l.o.Zaak.StatusToelichting, 1000, "toelichting")
	l.documenten = l.bodies()
	var gebreken []string
	l.eigenschappen, gebreken = l.waarden()
	gebreken = append(gebreken, l.sleutels()...)
	if len(gebreken) > 0 {
		return configuratie("waarde", "Deze gegevens passen niet in het zaaksysteem: "+strings.Join(gebreken, "; ")+".",
			"Wijzig de mapping of het zaaktype, en stuur de levering opnieuw.")
	}
	return nil
}

// planNew chooses the keys and the types of a zaak to make, and finds those it points at.
func (l *levering) planNew(ctx context.Context) error {
	z, err := l.j.Read(ctx, "zaak")
	if err != nil {
		return fmt.Errorf("zaak: journaal lezen: %w", err)
	}
	if l.sleutel, err = l.planZaak(z.Sleutels); err != nil {
		return err
	}
	if l.typen, err = l.findTypen(ctx, z.Toestand); err != nil {
		return err
	}
	return l.findVerwanten(ctx)
}

// sleutels checks keys, which may not be cut: they would point at something else.
func (l *levering) sleutels() (gebreken []string) {
	if !dossier.IsRSIN(l.o.Zaak.Bronorganisatie) || !dossier.IsRSIN(l.o.Zaak.Verantwoordelijk) {
		gebreken = append(gebreken, "zaak: de bronorganisatie of verantwoordelijke organisatie is geen geldig RSIN")
	}
	for _, r := range l.o.Zaak.Rollen {
		if r.Medewerker != nil && len([]rune(r.Medewerker.Identificatie)) > 24 || r.Eenheid != nil && len([]rune(r.Eenheid.Identificatie)) > 24 {
			gebreken = append(gebreken, "rol "+r.Sleutel+": de identificatie is langer dan 24 tekens")
		}
	}
	for _, d := range l.documenten {
		if len(d.velden.Identificatie) > 40 {
			gebreken = append(gebreken, d.stap+": de identificatie is langer dan 40 tekens")
		}
	}
	return gebreken
}

// write runs every step; those done before return at once.
func (l *levering) write(ctx context.Context) error {
	stappen := []func(context.Context) error{l.createZaak, l.createRollen, l.createEigenschappen, l.createDocumenten, l.setStatus}
	if l.o.Bij != nil {
		stappen = []func(context.Context) error{l.createEigenschappen, l.createDocumenten}
	}
	for _, stap := range stappen {
		if err := stap(ctx); err != nil {
			return err
		}
	}
	return nil
}

// explain looks at the zaak when a step on it was refused in a way that a closed
// or vanished zaak explains.
func (l *levering) explain(ctx context.Context, err error) error {
	var f *connectors.Fout
	if !errors.As(err, &f) || l.zaak.URL == "" || !suspect(f) {
		return err
	}
	z, zerr := get[zaakRij](ctx, l.c.client, l.op("zaak", under("zaken", l.zaak.URL)))
	reden := f
	switch {
	case isVerdwenen(zerr):
		reden = l.weg(f.Stap)
	case zerr == nil && !z.Einddatum.datum().IsZero():
		reden = l.gesloten(f.Stap)
	}
	f.Klasse, f.Code, f.Melding, f.Actie = reden.Klasse, reden.Code, reden.Melding, reden.Actie
	return err
}

func suspect(f *connectors.Fout) bool {
	switch f.Code {
	case "not_found", "object-does-not-exist", "does_not_exist", "bad-url", "invalid-resource", "zaak-archiefstatus-invalid":
		return true
	}
	return isWeg(f) || statusVan(f) == http.StatusForbidden
}

// statusVan is the HTTP status behind a Fout, or 0.
func statusVan(err error) int {
	var s *statusFout
	if errors.As(err, &s) {
		return s.status
	}
	return 0
}

func isWeg(err error) bool {
	s := statusVan(err)
	return s == http.StatusNotFound || s == http.StatusGone
}

// op is a call on the Zaken API.
func (l *levering) op(stap, pad string) oproep {
	return oproep{api: l.c.zaken, pad: pad, stap: stap}
}

func (l *levering) opDoc(stap, pad string) oproep {
	return oproep{api: l.c.documenten, pad: pad, stap: stap}
}

// refused reports a refusal with one of these codes.
func refused(err error, codes ...string) bool {
	var f *connectors.Fout
	if !errors.As(err, &f) {
		return false
	}
	for _, c := range codes {
		if f.Code == c {
			return true
		}
	}
	return false
}

func geweigerd(stap, code, melding, actie string) *connectors.Fout {
	return &connectors.Fout{Klasse: connectors.Geweigerd, Stap: stap, Code: code, Melding: melding, Actie: actie}
}

// kenmerken always holds ours, first.
func (l *levering) kenmerken() []kenmerk {
	eigen := kenmerk{Bron: bron, Kenmerk: string(l.o.Dossier)}
	uit := []kenmerk{eigen}
	for _, k := range l.o.Zaak.Kenmerken {
		switch {
		case kenmerk(k) == eigen:
		case len([]rune(k.Bron)) > 40 || len([]rune(k.Kenmerk)) > 40:
			l.ontvangst.Aangepast = append(l.ontvangst.Aangepast, "zaak: een kenmerk is weggelaten (te lang)")
		default:
			uit = append(uit, kenmerk(k))
		}
	}
	return uit
}
