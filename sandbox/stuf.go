package sandbox

import (
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"solo/dossier"
	"solo/sandbox/stuf"
)

// apiStUF is the root of the three StUF addresses (ZDS 1.2 paragraph 3.1).
const apiStUF = "/stuf/"

// StUF says how the sandbox speaks StUF-ZDS. The zero value works: ZDS 1.1, open to
// every zender, at once. Config.Streng decides on the rules: without it nothing of a
// message is judged but what is needed to do it, no message is recognised when it
// comes again, and no tijdstipBericht is compared.
type StUF struct {
	// Dialect is the version of ZDS; "" is 1.1.
	Dialect stuf.Dialect
	// Zenders are who may send (StUF013); nil is everyone.
	Zenders []stuf.Partij
	// Ontvanger is who the sandbox is (StUF010); the zero value is whoever the
	// message is for.
	Ontvanger stuf.Partij
	// Gebruiker and Wachtwoord are asked as HTTP basic authentication; "" is none.
	Gebruiker, Wachtwoord string
	// WSSGebruiker and WSSWachtwoord are asked as a WS-Security UsernameToken; "" is
	// none.
	WSSGebruiker, WSSWachtwoord string
	// ZonderOntdubbeling makes a strict sandbox forget which messages came before:
	// no identical answer, no StUF016, no StUF019.
	ZonderOntdubbeling bool
	// Asynchroon answers Bv03 when a kennisgeving is stored and does it later: after
	// Vertraging, or at LandLate when that is 0.
	Asynchroon bool
	Vertraging time.Duration
	// ZaakReeks and DocumentReeks stand before the eight digits of a number that is
	// handed out; "" is 1900Z and 1900D.
	ZaakReeks, DocumentReeks string
	// NietGevonden is how a question after something unknown is answered: "" is an
	// La01 without antwoord, else "Fo02" (StUF064) or "Fo03" (StUF058), as seen.
	NietGevonden string
}

// stufOproep is one StUF call under way.
type stufOproep struct {
	*stuf.Bericht
	dienst stuf.Dienst
	hoofd  stuf.Stuurgegevens
	doc    *lateOpvang
}

// stufAntwoord is what goes back.
type stufAntwoord struct {
	status int
	soap   stuf.Versie
	body   string
}

func (s *Sandbox) registerStUF(mux *http.ServeMux) {
	if s.config.StUF == nil {
		return
	}
	for _, adres := range []string{stuf.VrijeBerichten, stuf.OntvangAsynchroon, stuf.BeantwoordVraag} {
		mux.HandleFunc("POST "+apiStUF+adres, func(w http.ResponseWriter, r *http.Request) { s.serveStUF(adres, w, r) })
	}
}

func (s *Sandbox) serveStUF(adres string, w http.ResponseWriter, r *http.Request) {
	o := &stufOproep{doc: &lateOpvang{map_: s.bestanden}}
	defer o.doc.discard()
	a, err := s.handleStUF(adres, o, r)
	if err != nil {
		a = s.refuseStUF(adres, o, err)
	}
	w.Header().Set("Content-Type", a.soap.MediaType()+"; charset=utf-8")
	w.WriteHeader(a.status)
	_, _ = io.WriteString(w, a.body) // the client has gone
}

func (s *Sandbox) handleStUF(adres string, o *stufOproep, r *http.Request) (stufAntwoord, error) {
	o.Bericht = &stuf.Bericht{SOAP: soapVersie(r)}
	b, err := stuf.Lees(r.Header.Get("Content-Type"), r.Body, o.doc)
	if err != nil {
		return stufAntwoord{}, err
	}
	o.Bericht, o.hoofd = b, stuf.LeesStuurgegevens(b.Lijf)
	if o.dienst, err = s.findDienst(adres, o, r); err != nil {
		return stufAntwoord{}, err
	}
	if err := o.doc.finish(); err != nil {
		return stufAntwoord{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.doeStUF(o)
}

// soapVersie is the version in which an unreadable message is answered.
func soapVersie(r *http.Request) stuf.Versie {
	if strings.Contains(r.Header.Get("Content-Type"), stuf.SOAP12.MediaType()) {
		return stuf.SOAP12
	}
	return stuf.SOAP11
}

// findDienst: the SOAPAction says which service is asked (in ZDS 1.1 nothing else
// does); it must fit the root, the address and the dialect.
func (s *Sandbox) findDienst(adres string, o *stufOproep, r *http.Request) (stuf.Dienst, error) {
	kan := stuf.Wortel(o.Lijf.Naam, s.dialect())
	d, z, ok := stuf.Actie(actie(r))
	switch {
	case len(kan) == 0:
		return d, stuf.Weiger("StUF055", "het bericht in de body hoort niet bij ZDS %s", s.dialect())
	case ok && z == s.dialect() && slices.Contains(kan, d) && d.Adres == adres:
		return d, nil
	case actie(r) == "" && len(kan) == 1 && kan[0].Adres == adres && !s.config.Streng:
		return kan[0], nil
	}
	return d, stuf.Weiger("StUF040", "de SOAPAction past niet bij het bericht, het adres en ZDS %s", s.dialect())
}

func (s *Sandbox) dialect() stuf.Dialect {
	if s.config.StUF.Dialect == stuf.ZDS12 {
		return stuf.ZDS12
	}
	return stuf.ZDS11
}

// actie is the SOAPAction: a header in SOAP 1.1, a parameter of the media type in
// 1.2, where a header is seen too.
func actie(r *http.Request) string {
	if a := strings.Trim(r.Header.Get("SOAPAction"), `"`); a != "" {
		return a
	}
	return mediaParam(r, "action")
}

// refuseStUF makes Fo02 or Fo03 in a fault with status 500 (StUF 4.5; BP R1126).
func (s *Sandbox) refuseStUF(adres string, o *stufOproep, err error) stufAntwoord {
	f, ok := errors.AsType[*stuf.Fout](err)
	switch {
	case ok:
	case isLeesfout(err):
		f = stuf.Weiger("StUF055", "%s", err.Error())
	default:
		f = stuf.Weiger("StUF046", "")
	}
	code := "Fo02"
	if adres == stuf.OntvangAsynchroon {
		code = "Fo03"
	}
	lijf := stuf.FoutberichtKaal(f)
	if o.hoofd.Referentienummer != "" {
		lijf = stuf.Foutbericht(s.hoofd(o, code), f)
	}
	return stufAntwoord{http.StatusInternalServerError, o.SOAP, stuf.Fault(o.SOAP, f, lijf)}
}

func isLeesfout(err error) bool {
	_, ok := errors.AsType[stuf.Leesfout](err)
	return ok || errors.Is(err, stuf.ErrTeGroot)
}

// hoofd is the head of an answer.
func (s *Sandbox) hoofd(o *stufOproep, code string) stuf.Stuurgegevens {
	return o.hoofd.Antwoord(code, s.config.StUF.Ontvanger, uuid.NewString(), dossier.Amsterdam(s.nu()))
}

// doeStUF does a message; the caller holds s.mu.
func (s *Sandbox) doeStUF(o *stufOproep) (stufAntwoord, error) {
	switch {
	case o.dienst.Vraag():
		lijf, err := s.vraag(o)
		return stufAntwoord{http.StatusOK, o.SOAP, stuf.Envelop(o.SOAP, lijf)}, err
	case o.dienst.Kennisgeving():
		nieuw, err := s.verwerk(o)
		if err != nil {
			return stufAntwoord{}, err
		}
		a := stufAntwoord{http.StatusOK, o.SOAP, stuf.Envelop(o.SOAP, stuf.Bevestiging(s.hoofd(o, "Bv03")))}
		return a, s.store(nieuw...)
	}
	return stufAntwoord{}, stuf.Weiger("StUF040", "")
}
