package paginas

import (
	"cmp"
	"encoding/gob"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/alexedwards/scs/v2"

	"solo/dossier"
	"solo/identiteit"
	"solo/loket"
	"solo/web/opmaak"
)

// How long somebody stays logged in: without doing anything (Logius, aansluitvoorwaarden
// DigiD), and at all.
const (
	sessieStil  = 15 * time.Minute
	sessieTotal = 4 * time.Hour
)

// A sessie is who is logged in, as plain text: the session keeps it in memory only.
type sessie struct {
	Rol, BSN, Namens, Naam, Middel, Niveau, Gemeente, Uitnodiging string
	KVK, Vestiging, Account                                       string
	Uitvoerder                                                    string    // of an employee who works for all gemeenten of it; Gemeente is empty then
	Rollen                                                        []string  // that he has there
	Proefpersoon                                                  string    // of the demo: whose registers are known
	Op                                                            time.Time // when he logged in: see isVers
}

const (
	sleutelSessie   = "wie"
	sleutelOnderweg = "onderweg"
	sleutelDaarna   = "daarna"   // where to go after logging in
	sleutelVerder   = "verder"   // and from there, when that is the page of an invitation
	sleutelScan     = "scan"     // what somebody takes along from the scan: meegebracht
	sleutelTest     = "test"     // what was answered in the scan so far: keepScan
	sleutelBlad     = "blad"     // the page that a form gave: antwoordblad
	sleutelGevraagd = "gevraagd" // an invitation was opened here: there is a session, to keep an antwoordblad
	sleutelWacht    = "wacht"    // a form that came in too late, in the wachtkamer
	// sleutelUitnodiging is from which invitation an office went to log in, and
	// sleutelKantoor that it did: kantoorlogin.
	sleutelUitnodiging = "uitnodiging"
	sleutelKantoor     = "kantoor"
)

// newSessies keeps sessions in memory: no BSN reaches the disk. After a restart people log
// in again; what they filled in is safe.
func (s *Server) newSessies() *scs.SessionManager {
	gob.Register(sessie{})
	gob.Register(identiteit.Onderweg{})
	gob.Register(meegebracht{})
	gob.Register(kantoorlogin{})
	gob.Register(antwoordblad{})
	m := scs.New()
	m.Store = newSessiebak()
	m.HashTokenInStore, m.Codec = true, sessiecodec{}
	m.IdleTimeout, m.Lifetime = sessieStil, sessieTotal
	m.Cookie.Name, m.Cookie.Path, m.Cookie.HttpOnly, m.Cookie.SameSite, m.Cookie.Persist = s.koek("solo"), "/", true, http.SameSiteLaxMode, false
	m.Cookie.Secure = s.Https
	return m
}

// koek is the name of a cookie; over https the browser holds it to this host.
func (s *Server) koek(naam string) string {
	if s.Https {
		return "__Host-" + naam
	}
	return naam
}

func (s *Server) sessie(r *http.Request) (sessie, bool) {
	x, ok := s.sessies.Get(r.Context(), sleutelSessie).(sessie)
	return x, ok
}

// login begins a new session: an id from before logging in is worth nothing after it. Who gets
// another role logged in when he did. Weg is where he logs in again.
func (s *Server) login(w http.ResponseWriter, r *http.Request, x sessie, weg string) error {
	if err := s.sessies.RenewToken(r.Context()); err != nil {
		return err
	}
	s.forget(r, sleutelBlad, sleutelTest) // may be of who sat here before
	x.Op = cmp.Or(x.Op, s.Now())
	s.sessies.Put(r.Context(), sleutelSessie, x)
	s.putWeg(w, weg)
	return s.putWas(w, r, x)
}

func (s *Server) forget(r *http.Request, sleutels ...string) {
	for _, sleutel := range sleutels {
		s.sessies.Remove(r.Context(), sleutel)
	}
}

// wie is who is logged in, or errInlog.
func (s *Server) wie(r *http.Request) (loket.Wie, error) {
	x, ok := s.sessie(r)
	if !ok {
		return loket.Wie{}, errInlog
	}
	if x.Uitvoerder != "" {
		return s.bureauWie(r, x)
	}
	wie := x.wie()
	if g, ok := s.Gemeente(wie.Gemeente); ok { // who took over, when hers ended since he logged in
		wie.Gemeente = dossier.Gemeentecode(g.Code)
	}
	return wie, nil
}

func (x sessie) wie() loket.Wie {
	return loket.Wie{Rol: loket.Rol(x.Rol), BSN: bsn(x.BSN), Namens: bsn(x.Namens), Naam: x.Naam, Account: x.Account, Middel: x.Middel, Niveau: x.Niveau,
		Gemeente: dossier.Gemeentecode(x.Gemeente), Uitnodiging: x.Uitnodiging}
}

// bsn reads what the session wrote; the zero BSN when there is none.
func bsn(s string) dossier.BSN {
	b, err := dossier.ParseBSN(s)
	if err != nil {
		return dossier.BSN{}
	}
	return b
}

// newPagina is the shell of a page: for the gemeente of the session, or of the address.
func (s *Server) newPagina(r *http.Request, titel string) opmaak.Pagina {
	p := opmaak.Pagina{Titel: titel}
	code := r.PathValue("gemeente")
	if x, ok := s.sessie(r); ok {
		if x.Uitvoerder == "" {
			code = x.Gemeente
		}
		p.Sessie = &opmaak.Sessie{Duur: sessieStil, Verleng: "/sessie/verleng", Uitloggen: "/uitloggen", Verlopen: "/verlopen?" + url.Values{"van": {r.URL.Path}}.Encode()}
	}
	if g, ok := s.Gemeente(dossier.Gemeentecode(code)); ok {
		p.Gemeente = g.Gemeente
	}
	return p
}

// newFoutpagina is newPagina for who may be nowhere any more: for the gemeente that he chose
// in the scan, or where he logged in last, so that he knows whom to call.
func (s *Server) newFoutpagina(r *http.Request, titel string) opmaak.Pagina {
	p := s.newPagina(r, titel)
	for _, code := range []string{eerder(r.PostForm).Get("q_gemeente"), inlogcode(s.weg(r))} {
		if g, ok := s.Gemeente(dossier.Gemeentecode(code)); ok && p.Gemeente.Code == "" {
			p.Gemeente = g.Gemeente
		}
	}
	return p
}

// inlogcode is the gemeente of an address where people log in, or empty.
func inlogcode(weg string) string {
	code, _, _ := strings.Cut(strings.TrimPrefix(weg, "/g/"), "/")
	return code
}

// verleng lets the session last again: having come here was enough.
func (s *Server) verleng(w http.ResponseWriter, r *http.Request) error {
	if _, err := s.wie(r); err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}
