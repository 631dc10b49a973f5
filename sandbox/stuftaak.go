package sandbox

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"

	"solo/dossier"
	"solo/sandbox/stuf"
)

// taak is a kennisgeving that was taken: what stays to be done.
type taak struct {
	dienst string
	lijf   *stuf.Knoop
	inhoud []string // the file of its document
	omvang int64
}

func (o *stufOproep) taak() taak {
	return taak{o.dienst.Naam, o.Lijf, o.bestand, o.Inhoud.Omvang}
}

// keepInhoud gives the content of the document its place, an empty one too.
func (s *Sandbox) keepInhoud(o *stufOproep) error {
	if !o.Inhoud.Gevonden {
		return nil
	}
	if err := o.doc.atLeastEmpty(); err != nil {
		return err
	}
	naam, err := o.doc.keep(uuid.NewString())
	o.bestand = []string{naam}
	return err
}

// verwerk makes the objects of a kennisgeving; the error is a *stuf.Fout.
func (s *Sandbox) verwerk(t taak) ([]*object, error) {
	objecten := t.lijf.Alle("zkn:object")
	if len(objecten) == 0 {
		return nil, stuf.Weiger("StUF055", "element object ontbreekt")
	}
	nieuw := objecten[len(objecten)-1] // of old and new the new one
	switch t.dienst {
	case "creeerZaak":
		return s.creeerZaak(nieuw)
	case "voegZaakdocumentToe":
		return s.voegDocumentToe(nieuw, t)
	case "actualiseerZaakstatus":
		return s.eachZaak(nieuw.Waarde("zkn:identificatie"), func(z *object) ([]*object, error) { return s.stufStatussen(z, nieuw) })
	}
	return s.eachZaak(nieuw.Waarde("zkn:identificatie"), func(z *object) ([]*object, error) { return s.updateZaak(z, objecten[0], nieuw) })
}

// eachZaak changes the zaak of that number; a lenient server may have it twice, and
// changes the first.
func (s *Sandbox) eachZaak(nummer string, f func(z *object) ([]*object, error)) ([]*object, error) {
	if z := s.stufZaak(nummer); z != nil {
		return f(z)
	}
	return nil, stuf.Weiger("StUF064", "object: de zaak bestaat niet")
}

// stufZaak is nil when there is none.
func (s *Sandbox) stufZaak(nummer string) *object {
	for _, z := range s.opslag.index[soortZaak+nummer] {
		if nummer != "" && z.Stuf != nil {
			return z
		}
	}
	return nil
}

// postpone stores a kennisgeving that is done later (StUF 4.4: Bv03 says that it is
// safe, not that it is done).
func (s *Sandbox) postpone(b *object, o *stufOproep) error {
	t := o.taak()
	b.Velden["wacht"], b.Velden["bestandsomvang"] = true, t.omvang
	b.Stuf, b.Inhoud = t.lijf, t.inhoud
	if err := s.store(b); err != nil {
		return err
	}
	s.schedule(b.UUID)
	return nil
}

// schedule lands a message after Vertraging, or holds it until LandLate; what has
// not landed when the sandbox closes is taken up by the next one.
func (s *Sandbox) schedule(uuid string) {
	d := s.config.StUF.Vertraging
	if d <= 0 {
		s.programma.hold(func() { s.landBericht(uuid) })
		return
	}
	s.goLocked(func() {
		if s.wait(context.Background(), d) {
			s.landBericht(uuid)
		}
	})
}

// resumeBerichten takes up what waited when the process ended.
func (s *Sandbox) resumeBerichten() {
	if s.config.StUF == nil {
		return
	}
	for _, b := range s.opslag.lijst[soortBericht] {
		if b.Velden["wacht"] == true {
			s.schedule(b.UUID)
		}
	}
}

// landBericht does a message that waited. A refusal becomes a Fo01, which this
// sandbox keeps instead of sending it (StUF 4.5).
func (s *Sandbox) landBericht(uuid string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	b := s.opslag.find(soortBericht, uuid)
	if b == nil || b.Velden["wacht"] != true {
		return
	}
	nieuw, err := s.verwerk(taak{b.tekst("dienst"), b.Stuf, b.Inhoud, omvang(b)})
	klaar := b.clone()
	delete(klaar.Velden, "wacht")
	if f, ok := errors.AsType[*stuf.Fout](err); ok {
		nieuw = nil
		s.noteFo01(klaar, f)
		_ = s.bestanden.remove(b.Inhoud) // nobody refers to it
	}
	klaar.Stuf, klaar.Inhoud = nil, nil
	_ = s.store(append(nieuw, klaar)...) // a broken journal shows at the next call; the message still waits
}

// Foutbericht is a Fo01: what became of a message that had its Bv03 already.
type Foutbericht struct {
	Dienst           string `json:"dienst"`
	Referentienummer string `json:"referentienummer"` // of the message it is about
	Code             string `json:"code"`
	Omschrijving     string `json:"omschrijving"`
	Bericht          string `json:"bericht"` // the Fo01 in its envelope
}

func (s *Sandbox) noteFo01(b *object, f *stuf.Fout) {
	o := &stufOproep{hoofd: stuf.LeesStuurgegevens(b.Stuf)}
	lijf := stuf.Foutbericht(s.hoofd(o, "Fo01"), f)
	b.Velden["fo01"] = map[string]any{"code": f.Code, "omschrijving": lijf.Waarde("StUF:body", "StUF:omschrijving"),
		"bericht": stuf.Envelop(stuf.Versie(b.tekst("soap")), lijf)}
}

// Foutberichten lists the Fo01's in order of arrival of what they are about.
func (s *Sandbox) Foutberichten() []Foutbericht {
	s.mu.Lock()
	defer s.mu.Unlock()
	uit := []Foutbericht{}
	for _, b := range s.opslag.lijst[soortBericht] {
		if f, ok := b.Velden["fo01"].(map[string]any); ok {
			uit = append(uit, Foutbericht{b.tekst("dienst"), b.tekst("referentienummer"), tekst(f["code"]), tekst(f["omschrijving"]), tekst(f["bericht"])})
		}
	}
	return uit
}

// moment reads a tijdstip on the Dutch clock.
func moment(tijdstip string) (time.Time, bool) {
	t, err := time.ParseInLocation("20060102150405", stuf.Volgorde(tijdstip)[:14], dossier.Amsterdam(time.Time{}).Location())
	return t, err == nil && tijdstip != ""
}
