package sandbox

import (
	"fmt"
	"io"
	"net/http"
	"slices"

	"solo/sandbox/stuf"
)

// StUFAntwoord is a StUF message that a fault answers with, in place of the right
// one.
type StUFAntwoord struct {
	// Bericht is Fo01, Fo02, Fo03, Bv03 or Bv04; "" is Fo03.
	Bericht string `json:"bericht,omitempty"`
	// Code is that of a fout; its plek and text follow from it when they are "".
	Code    string `json:"code,omitempty"`
	Plek    string `json:"plek,omitempty"`
	Tekst   string `json:"tekst,omitempty"`
	Details string `json:"details,omitempty"`
	// Kaal puts a fout straight in the Body, without a SOAP fault around it.
	Kaal bool `json:"kaal,omitempty"`
	// CrossRefnummer is a wrong one; "" is the right one.
	CrossRefnummer string `json:"crossRefnummer,omitempty"`
	// SOAP is the version of the answer; "" is that of the request.
	SOAP stuf.Versie `json:"soap,omitempty"`
}

// check finds nothing wrong with none.
func (p *StUFAntwoord) check() error {
	berichten := []string{"Fo01", "Fo02", "Fo03", "Bv03", "Bv04"}
	if p != nil && p.Bericht != "" && !slices.Contains(berichten, p.Bericht) {
		return fmt.Errorf("het bericht %q bestaat niet; kies uit %s", p.Bericht, opgesomd(berichten))
	}
	return nil
}

// disturbStUF reads the request to learn whom to answer, applies it when the fault
// says so, and gives the answer of the fault.
func (s *Sandbox) disturbStUF(p Storing, next http.Handler, w http.ResponseWriter, r *http.Request) {
	body, err := s.spool(r.Body)
	if err != nil {
		verbreek()
	}
	defer body.discard()
	o := &stufOproep{Bericht: &stuf.Bericht{SOAP: soapVersie(r)}}
	if b, err := stuf.Lees(r.Header.Get("Content-Type"), body, io.Discard); err == nil {
		o.Bericht, o.hoofd = b, stuf.LeesStuurgegevens(b.Lijf)
	}
	if _, err := body.Seek(0, io.SeekStart); err != nil {
		verbreek()
	}
	if p.Soort == NaAntwoord {
		r.Body = body.File
		next.ServeHTTP(&opvangWriter{}, r)
	}
	a := s.stufStoring(*p.StUF, o)
	if p.Status != 0 {
		a.status = p.Status
	}
	a.send(w)
}

func (s *Sandbox) stufStoring(p StUFAntwoord, o *stufOproep) stufAntwoord {
	if p.SOAP != "" {
		o.SOAP = p.SOAP
	}
	if p.Bericht == "" {
		p.Bericht = "Fo03"
	}
	h := s.hoofd(o, p.Bericht)
	if p.CrossRefnummer != "" {
		h.CrossRefnummer = p.CrossRefnummer
	}
	a := stufAntwoord{status: http.StatusOK, soap: o.SOAP}
	if p.Bericht[0] == 'B' {
		a.body = stuf.Envelop(o.SOAP, stuf.Bevestiging(h))
		return a
	}
	f := &stuf.Fout{Code: p.Code, Plek: p.Plek, Tekst: p.Tekst, Details: p.Details}
	lijf := stuf.Foutbericht(h, f)
	if p.Bericht == "Fo02" {
		lijf = stuf.FoutberichtKaal(f)
	}
	a.status = http.StatusInternalServerError
	if a.body = stuf.Fault(o.SOAP, f, lijf); p.Kaal {
		a.body = stuf.Envelop(o.SOAP, lijf)
	}
	return a
}
