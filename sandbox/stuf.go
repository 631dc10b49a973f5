package sandbox

import (
	"cmp"
	"encoding/base64"
	"errors"
	"io"
	"net/http"
	"slices"
	"strconv"
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
	// Gemeentecode begins a number that is handed out, then Z or D and seven digits; ""
	// is 1900.
	Gemeentecode dossier.Gemeentecode
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

	bestand []string // the document, once it has its place
}

// stufAntwoord is what goes back; document takes the place of merk in the body.
type stufAntwoord struct {
	status   int
	soap     stuf.Versie
	body     string
	merk     string
	document *inhoudLezer
}

func (s *Sandbox) registerStUF(mux *http.ServeMux) {
	if s.config.StUF == nil {
		return
	}
	mux.HandleFunc("GET /_foutberichten", func(w http.ResponseWriter, r *http.Request) {
		writeJSON(w, "application/json", http.StatusOK, s.Foutberichten())
	})
	for _, adres := range []string{stuf.VrijeBerichten, stuf.OntvangAsynchroon, stuf.BeantwoordVraag} {
		mux.HandleFunc("POST "+apiStUF+adres, func(w http.ResponseWriter, r *http.Request) { s.serveStUF(adres, w, r) })
	}
}

func (s *Sandbox) serveStUF(adres string, w http.ResponseWriter, r *http.Request) {
	o := &stufOproep{doc: &lateOpvang{folder: s.bestanden}}
	defer o.doc.discard()
	a, err := s.handleStUF(adres, o, r)
	if err != nil {
		a = s.refuseStUF(adres, o, err)
	}
	a.send(w)
}

func (a stufAntwoord) send(w http.ResponseWriter) {
	w.Header().Set("Content-Type", a.soap.MediaType()+"; charset=utf-8")
	if a.document != nil {
		a.stream(w)
		return
	}
	if a.status == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", `Basic realm="StUF"`)
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(a.body)))
	w.WriteHeader(a.status)
	_, _ = io.WriteString(w, a.body) // the client has gone
}

// stream writes the document as base64 where the mark stands.
func (a stufAntwoord) stream(w http.ResponseWriter) {
	defer a.document.close()
	w.WriteHeader(a.status)
	voor, na, _ := strings.Cut(a.body, a.merk)
	_, _ = io.WriteString(w, voor) // the client has gone
	b := base64.NewEncoder(base64.StdEncoding, w)
	for _, f := range a.document.bestanden {
		if _, err := io.Copy(b, f); err != nil {
			return // the client has gone
		}
	}
	_ = b.Close()                // the client has gone
	_, _ = io.WriteString(w, na) // the client has gone
}

func (s *Sandbox) handleStUF(adres string, o *stufOproep, r *http.Request) (stufAntwoord, error) {
	o.Bericht = &stuf.Bericht{SOAP: soapVersie(r)}
	if a, ok := s.basic(o, r); !ok {
		return a, nil
	}
	b, err := stuf.Lees(r.Header.Get("Content-Type"), r.Body, o.doc)
	if err != nil {
		return stufAntwoord{}, err
	}
	o.Bericht, o.hoofd = b, stuf.LeesStuurgegevens(b.Lijf)
	if err := s.token(b.Kop); err != nil {
		return stufAntwoord{}, err
	}
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
	kaal := r.Header.Get("SOAPAction")
	switch {
	case s.config.Streng && o.SOAP == stuf.SOAP11 && (len(kaal) < 2 || kaal[0] != '"' || kaal[len(kaal)-1] != '"'):
		return d, stuf.Weiger("StUF040", "de SOAPAction ontbreekt of staat niet tussen aanhalingstekens") // BP R1109, R2744
	case len(kan) == 0:
		return d, stuf.Weiger("StUF055", "het bericht in de body hoort niet bij ZDS %s", s.dialect())
	case ok && z == s.dialect() && slices.Contains(kan, d) && d.Adres == adres:
		return d, nil
	case actie(r) == "" && len(kan) == 1 && kan[0].Adres == adres && !s.config.Streng:
		return kan[0], nil
	}
	return d, stuf.Weiger("StUF040", "de SOAPAction past niet bij het bericht, het adres en ZDS %s", s.dialect())
}

// dialect is "" when the sandbox does not speak StUF.
func (s *Sandbox) dialect() stuf.Dialect {
	if s.config.StUF == nil {
		return ""
	}
	return cmp.Or(s.config.StUF.Dialect, stuf.ZDS11)
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
	return s.fault(o, code, f)
}

// fault: a Fo02 has no head but its berichtcode; a message without referentienummer
// gets one too, because a Fo03 needs a crossRefnummer (XSD).
func (s *Sandbox) fault(o *stufOproep, code string, f *stuf.Fout) stufAntwoord {
	lijf := stuf.FoutberichtKaal(f)
	switch {
	case f.BuitenStUF():
		lijf = nil
	case code != "Fo02" && o.hoofd.Referentienummer != "":
		lijf = stuf.Foutbericht(s.hoofd(o, code), f)
	}
	return stufAntwoord{status: http.StatusInternalServerError, soap: o.SOAP, body: stuf.Fault(o.SOAP, f, lijf)}
}

func isLeesfout(err error) bool {
	_, ok := errors.AsType[stuf.Leesfout](err)
	return ok || errors.Is(err, stuf.ErrTeGroot)
}

// hoofd is the head of an answer.
func (s *Sandbox) hoofd(o *stufOproep, code string) stuf.Stuurgegevens {
	return o.hoofd.Antwoord(code, s.config.StUF.Ontvanger, uuid.NewString(), dossier.Amsterdam(s.nu()))
}
