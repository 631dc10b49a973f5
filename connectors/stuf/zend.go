package stuf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"solo/connectors"
	"solo/connectors/stuf/antwoord"
	"solo/connectors/stuf/bericht"
	"solo/connectors/stuf/soap"
	"solo/connectors/stuf/zds"
	"solo/zaak"
)

// sleutel is a message as it leaves, whole but for the content of a document: a resend
// has the same bytes, whatever program, mapping or setting came since.
type sleutel struct {
	Nummer  string
	Bericht bericht.Bericht
}

// zending is a message that makes something under a number.
type zending struct {
	stap, nummer string
	maak         func(bericht.Kop) bericht.Bericht
	// zoek looks for it; eerste = nothing was ever sent by this journal.
	zoek   func(ctx context.Context, stap, nummer string, eerste bool) (uitkomst, bool, error)
	inhoud *zaak.Document
}

// send is one step. It looks before the first send and after every doubt, when the
// receiver answers questions at all.
func (l *levering) send(ctx context.Context, z zending) (uitkomst, error) {
	v := vlucht{l: l, stap: l.naam(z.stap), soort: "Bv03"}
	b, err := l.j.Read(ctx, v.stap)
	if err != nil {
		return uitkomst{}, fmt.Errorf("stap %s: journaal lezen: %w", v.stap, err)
	}
	eerste := b.Toestand == connectors.Nieuw && l.ronde[z.stap] == 0
	s := connectors.Stap[sleutel, uitkomst]{
		Naam: v.stap, Kijk: true, Uniek: l.c.inst.Dubbelcontrole,
		Plan: func() (sleutel, error) {
			k, err := l.c.zender.draw(ctx, l.j)
			return sleutel{Nummer: z.nummer, Bericht: z.maak(k)}, err
		},
		Do: func(ctx context.Context, k sleutel) (uitkomst, error) {
			_, err := v.post(ctx, k, z.inhoud)
			return l.despite(ctx, z, v.stap, k, err)
		},
	}
	if l.c.inst.Vragen {
		s.Find = func(ctx context.Context, k sleutel) (uitkomst, bool, error) {
			return z.zoek(ctx, v.stap, k.Nummer, eerste)
		}
	}
	return runStap(ctx, &v, s)
}

// despite looks whether what was refused is there all the same: a receiver that
// refuses a number that exists says so in words of its own.
func (l *levering) despite(ctx context.Context, z zending, stap string, k sleutel, err error) (uitkomst, error) {
	var f *connectors.Fout
	klassen := []connectors.Klasse{connectors.Geweigerd, connectors.Configuratie}
	if err == nil || !l.c.inst.Vragen || !errors.As(err, &f) || !slices.Contains(klassen, f.Klasse) && f.Hoogstens == 0 {
		return uitkomst{Nummer: k.Nummer}, err
	}
	u, found, zerr := z.zoek(ctx, stap, k.Nummer, false)
	var ander *connectors.Fout
	switch {
	case zerr == nil && found:
		return u, nil
	case errors.As(zerr, &ander) && ander.Klasse == connectors.Geweigerd:
		return u, zerr
	}
	return u, err
}

// vlucht is one step on its way.
type vlucht struct {
	l     *levering
	stap  string
	soort string // of the answer that confirms
	nieuw bool   // refused for good: what is sent after a repair is another message
}

// runStap holds the turn of the sender from drawing the tijdstip until the answer.
func runStap[T any](ctx context.Context, v *vlucht, s connectors.Stap[sleutel, T]) (T, error) {
	b, err := v.l.j.Read(ctx, v.stap)
	if err != nil {
		var leeg T
		return leeg, fmt.Errorf("stap %s: journaal lezen: %w", v.stap, err)
	}
	if b.Toestand != connectors.Klaar && b.Toestand != connectors.Overgeslagen {
		release, err := v.l.c.zender.take(ctx)
		if err != nil {
			var leeg T
			return leeg, err
		}
		defer release()
	}
	u, err := s.Run(ctx, v.l.j)
	if err == nil || !v.nieuw {
		return u, err
	}
	return u, errors.Join(err, v.spend(ctx))
}

// spend forgets a message that was refused for good, so that a repaired one can follow.
// What stands in doubt keeps it: the first one may have arrived.
func (v *vlucht) spend(ctx context.Context) error {
	b, err := v.l.j.Read(ctx, v.stap)
	if err != nil || b.Toestand != connectors.NietGedaan || b.Sleutels == nil {
		return err
	}
	return v.l.j.Spend(ctx, v.stap)
}

// post sends a message and judges the answer.
func (v *vlucht) post(ctx context.Context, k sleutel, d *zaak.Document) (*antwoord.Antwoord, error) {
	q := verzoek(v.stap, k.Bericht)
	if d != nil {
		q.Grootte, q.SHA256 = d.Grootte, d.SHA256
		q.Inhoud = func(ctx context.Context) (io.ReadCloser, error) { return v.l.o.Inhoud.Open(ctx, d.Inhoud, 0) }
	}
	a, ruw, err := v.l.c.exchange(ctx, q, k.Bericht.Dienst)
	if err != nil {
		return nil, err
	}
	if f := v.judge(a, k.Bericht); f != nil {
		f.Stap, f.Antwoord = v.stap, ruw
		return nil, f
	}
	return a, nil
}

// judge: only the answer that belongs to this message confirms it.
func (v *vlucht) judge(a *antwoord.Antwoord, b bericht.Bericht) *connectors.Fout {
	switch {
	case a.Fout != nil && (a.Cross == "" || a.Bevestigt(b.Kop.Referentie, v.l.c.inst.Kruissoepel)):
		return v.refused(a.Fout, b)
	case a.Fout != nil:
		return onzeker("kruisreferentie", "Het zaaksysteem antwoordde met een fout over een ander bericht.", vraagKruis)
	case a.Soort == "Bv04" && v.soort == "Bv03" && !v.l.c.inst.Bv04:
		return onzeker("Bv04", "Een tussenstation heeft het bericht aangenomen, maar het zaaksysteem heeft het nog niet bevestigd.",
			"Is dit altijd zo bij dit zaaksysteem, zet dan in solo.yaml bij gewoonten bv04: ja. Vraag het anders de beheerder van het tussenstation.")
	case a.Soort != v.soort && (a.Soort != "Bv04" || v.soort != "Bv03"):
		return onzeker("antwoord", "Het zaaksysteem gaf een antwoord dat niet bij dit bericht hoort.", vraagAntwoord)
	case !a.Bevestigt(b.Kop.Referentie, v.l.c.inst.Kruissoepel):
		return onzeker("kruisreferentie", "Het zaaksysteem bevestigde een ander bericht.", vraagKruis)
	}
	return nil
}

// refused: a mistake of the client is in the message, and the same bytes will meet the
// same refusal (StUF 03.01 par. 4.4); after a mistake of the server they are offered again.
func (v *vlucht) refused(fout *antwoord.Fout, b bericht.Bericht) *connectors.Fout {
	f := antwoord.Oordeel(fout, b.Dienst)
	if f.Klasse != connectors.Onzeker && (f.Klasse != connectors.Tijdelijk || fout.Plek == "client") {
		v.nieuw = true
	}
	return f
}

const (
	vraagKruis    = "Houdt dit aan, vraag dan de leverancier van het zaaksysteem waarom crossRefnummer niet het referentienummer is van het bericht dat SOLO stuurde."
	vraagAntwoord = "Houdt dit aan, vraag dan de leverancier van het zaaksysteem welk antwoord het op dit adres geeft, en controleer het adres in solo.yaml."
)

func onzeker(code, melding, actie string) *connectors.Fout {
	return &connectors.Fout{Klasse: connectors.Onzeker, Code: code, Melding: melding, Actie: actie}
}

func verzoek(stap string, b bericht.Bericht) soap.Verzoek {
	return soap.Verzoek{Kanaal: b.Dienst.Kanaal(), Actie: b.Actie, Voor: b.Voor, Na: b.Na, CID: b.CID, Soort: b.Soort, Stap: stap}
}

// maxBewaard is how much of an answer goes into a Fout, in bytes.
const maxBewaard = 8 << 10

// exchange sends, and reads what comes back; ruw is the beginning of the answer.
func (c *Connector) exchange(ctx context.Context, q soap.Verzoek, d zds.Dienst) (a *antwoord.Antwoord, ruw []byte, err error) {
	r, err := c.lijn.Send(ctx, q)
	if err != nil {
		return nil, nil, err
	}
	ruw = bytes.Clone(r.Body[:min(len(r.Body), maxBewaard)])
	a, err = antwoord.Read(bytes.NewReader(r.Body), r.ContentType, int64(len(r.Body)))
	if err != nil {
		f := antwoord.Onleesbaar(err, d)
		f.Stap, f.Antwoord = q.Stap, ruw
		return nil, nil, f
	}
	return a, ruw, nil
}
