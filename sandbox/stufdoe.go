package sandbox

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/google/uuid"

	"solo/sandbox/stuf"
)

// doeStUF does a message; the caller holds s.mu.
func (s *Sandbox) doeStUF(o *stufOproep) (stufAntwoord, error) {
	if err := s.checkPartijen(o.hoofd); err != nil {
		return stufAntwoord{}, err
	}
	if o.dienst.Vraag() {
		if err := s.checkBericht(o); err != nil {
			return stufAntwoord{}, err
		}
		return s.vraag(o)
	}
	if eerder := s.eerder(o); eerder != nil {
		return repeat(eerder, o)
	}
	a, err := s.doeNieuw(o)
	f, ok := errors.AsType[*stuf.Fout](err)
	if !ok || !s.ontdubbelt() || f.Herhaalbaar() || f.Code == "StUF019" || o.hoofd.Referentienummer == "" {
		return a, err
	}
	a = s.refuseStUF(o.dienst.Adres, o, f)
	return a, s.store(s.newBericht(o, a, false)) // a refusal stays what it is (StUF 4.4)
}

// checkPartijen: who it is for (StUF010) and from (StUF013), in this order. gebruiker
// does not count.
func (s *Sandbox) checkPartijen(h stuf.Stuurgegevens) error {
	c := s.config.StUF
	if c.Ontvanger != (stuf.Partij{}) && c.Ontvanger.Sleutel() != h.Ontvanger.Sleutel() {
		return stuf.Weiger("StUF010", "stuurgegevens/ontvanger")
	}
	if c.Zenders != nil && !slices.ContainsFunc(c.Zenders, func(p stuf.Partij) bool { return p.Sleutel() == h.Zender.Sleutel() }) {
		return stuf.Weiger("StUF013", "stuurgegevens/zender")
	}
	return nil
}

// checkBericht judges the message by the schema and the rules beside it (StUF055).
func (s *Sandbox) checkBericht(o *stufOproep) error {
	if !s.config.Streng {
		return checkInhoud(o)
	}
	if fouten := stuf.Controleer(o.dienst, s.dialect(), o.Bericht); len(fouten) > 0 {
		return stuf.Weiger("StUF055", "%s", strings.Join(fouten, "; "))
	}
	return nil
}

// checkInhoud is what even a lenient receiver cannot do without.
func checkInhoud(o *stufOproep) error {
	if o.Inhoud.Fout != nil {
		return stuf.Weiger("StUF055", "inhoud: %s", o.Inhoud.Fout)
	}
	return nil
}

// ontdubbelt reports whether this receiver knows a message when it comes again.
func (s *Sandbox) ontdubbelt() bool { return s.config.Streng && !s.config.StUF.ZonderOntdubbeling }

// eerder finds a message of this zender with this referentienummer.
func (s *Sandbox) eerder(o *stufOproep) *object {
	if !s.ontdubbelt() || o.hoofd.Referentienummer == "" {
		return nil
	}
	if oo := s.opslag.index[soortBericht+berichtSleutel(o.hoofd)]; len(oo) > 0 {
		return oo[0]
	}
	return nil
}

func berichtSleutel(h stuf.Stuurgegevens) string {
	return h.Zender.Sleutel() + "\x00" + h.Referentienummer
}

// repeat gives the answer of the first time to the same message, byte for byte, and
// StUF016 to another one under its number (StUF 4.4).
func repeat(eerder *object, o *stufOproep) (stufAntwoord, error) {
	if eerder.tekst("som") != o.som() {
		return stufAntwoord{}, stuf.Weiger("StUF016", "stuurgegevens/referentienummer")
	}
	a := stufAntwoord{status: http.StatusOK, soap: stuf.Versie(eerder.tekst("soap")), body: eerder.tekst("antwoord")}
	if eerder.Velden["aangenomen"] != true {
		a.status = http.StatusInternalServerError
	}
	return a, nil
}

// som is what makes a message the same: the bytes of its Body, and in 1.1 the
// SOAPAction that says what to do with them.
func (o *stufOproep) som() string { return o.dienst.Naam + " " + o.Som }

// doeNieuw does a message for the first time.
func (s *Sandbox) doeNieuw(o *stufOproep) (stufAntwoord, error) {
	if err := s.checkBericht(o); err != nil {
		return stufAntwoord{}, err
	}
	if err := s.checkTijdstip(o.hoofd); err != nil {
		return stufAntwoord{}, err
	}
	if !o.dienst.Kennisgeving() {
		return s.geefNummer(o)
	}
	if err := s.keepInhoud(o); err != nil {
		return stufAntwoord{}, err
	}
	a := stufAntwoord{status: http.StatusOK, soap: o.SOAP, body: stuf.Envelop(o.SOAP, stuf.Bevestiging(s.hoofd(o, "Bv03")))}
	b := s.newBericht(o, a, true)
	if s.config.StUF.Asynchroon {
		return a, s.postpone(b, o)
	}
	nieuw, err := s.verwerk(o.taak())
	if err != nil {
		return stufAntwoord{}, errors.Join(err, s.bestanden.remove(o.bestand))
	}
	return a, s.store(append(nieuw, b)...)
}

// checkTijdstip: later than the last message of this zender (StUF 4.3.2).
func (s *Sandbox) checkTijdstip(h stuf.Stuurgegevens) error {
	vorige := s.tijdstip[h.Zender.Sleutel()]
	if s.ontdubbelt() && h.Tijdstip != "" && stuf.Volgorde(h.Tijdstip) <= vorige {
		return stuf.Weiger("StUF019", "stuurgegevens/tijdstipBericht")
	}
	return nil
}

// geefNummer hands out a number once (ZDS 4.1.4, 4.3.3).
func (s *Sandbox) geefNummer(o *stufOproep) (stufAntwoord, error) {
	soort := "Z"
	if o.dienst.Document() {
		soort = "D"
	}
	nummer := fmt.Sprintf("%s%s%07d", cmp.Or(s.config.StUF.Gemeentecode, "1900"), soort, s.volgnr+1)
	lijf := o.dienst.Nummer(s.dialect(), s.hoofd(o, "Du02"), nummer)
	a := stufAntwoord{status: http.StatusOK, soap: o.SOAP, body: stuf.Envelop(o.SOAP, lijf)}
	return a, s.store(s.newBericht(o, a, true))
}

// newBericht is the memory of a message and its answer.
func (s *Sandbox) newBericht(o *stufOproep, a stufAntwoord, aangenomen bool) *object {
	h := o.hoofd
	v := map[string]any{"dienst": o.dienst.Naam, "zender": h.Zender.Sleutel(), "referentienummer": h.Referentienummer,
		"tijdstip": h.Tijdstip, "som": o.som(), "antwoord": a.body, "soap": string(a.soap), "aangenomen": aangenomen}
	if h.Referentienummer != "" {
		v["identificatie"] = berichtSleutel(h)
	}
	return &object{Soort: soortBericht, UUID: uuid.NewString(), Velden: v}
}

// replayBericht raises the mark of the zender.
func (s *Sandbox) replayBericht(o *object) {
	if o.Soort != soortBericht || o.Velden["aangenomen"] != true {
		return
	}
	if t := o.tekst("tijdstip"); t != "" {
		z := o.tekst("zender")
		s.tijdstip[z] = max(s.tijdstip[z], stuf.Volgorde(t))
	}
}
