package web

import (
	"bytes"
	"cmp"
	_ "embed"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"solo/config"
	"solo/dossier"
	"solo/store"
)

var (
	//go:embed pagina.html
	paginaTekst string
	//go:embed werk.html
	werkTekst string
	//go:embed aansluiting.html
	aansluitTekst string
	//go:embed stijl.css
	stijl []byte
)

func (s *Server) paginas() []route {
	return []route{
		{"GET", "/{$}", nil, naarMonitor},
		{"GET", stijlPad, nil, showStijl},
		{"GET", inlogPad, nil, s.inlog},
		{"POST", inlogPad, nil, s.login},
		{"POST", uitlogPad, nil, s.logout},
		{"GET", monitorPad, nil, s.see(s.showOverzicht)},
		{"GET", werkPad, nil, s.see(s.showWerk)},
		{"GET", signaalPad, nil, s.see(s.showSignalen)},
		{"GET", aansluitPad, nil, s.see(s.showAansluiting)},
		{"GET", leverPad, nil, s.see(s.showLijst)},
		{"GET", leverPad + "/{nr}", nil, s.see(s.showDetail)},
	}
}

func naarMonitor(w http.ResponseWriter, r *http.Request, _ verzoeker) error {
	http.Redirect(w, r, monitorPad, http.StatusSeeOther)
	return nil
}

func showStijl(w http.ResponseWriter, _ *http.Request, _ verzoeker) error {
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	w.Header().Set("Cache-Control", "max-age=300")
	_, _ = w.Write(stijl) // the reader has gone
	return nil
}

// A pagina is what every page has.
type pagina struct {
	Titel    string
	Omgeving config.Omgeving // empty: productie
	Op       time.Time
	Binnen   bool // somebody is logged in
	Inhoud   any
}

// vormen are the pages, read once.
type vormen struct {
	een  sync.Once
	t    *template.Template
	fout error
}

func (v *vormen) of(s *Server) (*template.Template, error) {
	v.een.Do(func() {
		v.t, v.fout = template.New("").Funcs(template.FuncMap{"moment": moment, "minuut": minuut, "iso": iso, "dag": dag,
			"sinds": s.sinds, "staat": staatnaam, "hoe": hoe, "soort": soortnaam}).Parse(paginaTekst + werkTekst + aansluitTekst)
	})
	return v.t, v.fout
}

func (s *Server) show(w http.ResponseWriter, status int, naam, titel string, inhoud any) error {
	t, err := s.vormen.of(s)
	if err != nil {
		return err
	}
	p := pagina{Titel: titel, Op: s.Now(), Binnen: naam != "inlog", Inhoud: inhoud}
	if s.Omgeving != config.Productie {
		p.Omgeving = s.Omgeving
	}
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, naam, p); err != nil {
		return fmt.Errorf("pagina %s: %w", naam, err)
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes()) // the reader has gone
	return nil
}

// melding is a page that only says something.
type melding struct{ Kop, Tekst string }

// geenPagina is for a person, who gets a page where a program gets a probleem.
func (s *Server) geenPagina(w http.ResponseWriter, _ *http.Request, _ verzoeker) error {
	return s.show(w, http.StatusNotFound, "melding", "Deze pagina bestaat niet",
		melding{"Deze pagina bestaat niet", "Misschien is het adres niet goed overgenomen."})
}

// asPagina tells an error as a page.
func (s *Server) asPagina(w http.ResponseWriter, r *http.Request, err error) error {
	var p *probleem
	switch {
	case errors.Is(err, store.ErrNotFound):
		return s.geenPagina(w, r, verzoeker{})
	case errors.As(err, &p) && p.Status == http.StatusBadRequest:
		return s.show(w, p.Status, "melding", "Dit filter klopt niet", melding{"Dit filter klopt niet", p.Detail})
	}
	id := verslagVan(w).id
	s.Log.ErrorContext(r.Context(), "pagina mislukt", "verzoek", id, "fout", err)
	return s.show(w, http.StatusInternalServerError, "melding", "Er ging iets mis",
		melding{"Er ging iets mis", "SOLO kan dit nu niet laten zien. Probeer het zo nog eens. Blijft het zo? De beheerder vindt het in het logboek onder " + id + "."})
}

// inlogForm is the page that asks for the token.
type inlogForm struct{ Naar, Fout, Actie string }

func (s *Server) showInlog(w http.ResponseWriter, status int, naar, fout string) error {
	if s.Toegang.Monitor.Inhoud() == "" && s.Toegang.Beheer.Inhoud() == "" {
		return s.show(w, http.StatusNotFound, "melding", "De monitor staat uit",
			melding{"De monitor staat uit", "De beheerder zet hem aan met monitor: token_bestand in solo.yaml."})
	}
	titel := "Inloggen"
	if fout != "" {
		titel = "Fout: " + titel
	}
	return s.show(w, status, "inlog", titel, inlogForm{naarBinnen(naar), fout, inlogPad})
}

// naarBinnen is where to go after the login: a page of the monitor and nothing else.
func naarBinnen(naar string) string {
	u, err := url.Parse(naar)
	if err != nil || u.Host != "" || u.Scheme != "" || u.Opaque != "" || strings.HasPrefix(naar, "//") {
		return monitorPad
	}
	binnen := []string{monitorPad, werkPad, signaalPad, aansluitPad, leverPad}
	if p := path.Clean(u.Path); p != u.Path || !slices.Contains(binnen, p) && !strings.HasPrefix(p, leverPad+"/") {
		return monitorPad
	}
	return (&url.URL{Path: u.Path, RawQuery: u.Query().Encode()}).String()
}

func (s *Server) inlog(w http.ResponseWriter, _ *http.Request, _ verzoeker) error {
	return s.showInlog(w, http.StatusOK, monitorPad, "")
}

func (s *Server) login(w http.ResponseWriter, r *http.Request, _ verzoeker) error {
	r.Body = http.MaxBytesReader(w, r.Body, inlogMaxLen)
	if http.NewCrossOriginProtection().Check(r) != nil || r.ParseForm() != nil {
		return s.showInlog(w, http.StatusForbidden, monitorPad, "Log in op deze pagina zelf.")
	}
	naar := naarBinnen(r.PostForm.Get("naar"))
	v, ok := s.recognise(strings.TrimSpace(r.PostForm.Get("token")))
	if !ok || v.rol == leverancier {
		return s.showInlog(w, http.StatusUnauthorized, naar, "Dit token klopt niet. Neem het helemaal over uit het bestand dat bij monitor in solo.yaml staat.")
	}
	setKoekje(w, r, s.sessies.begin(s.Now()), sessieDuur)
	http.Redirect(w, r, naar, http.StatusSeeOther)
	return nil
}

func (s *Server) logout(w http.ResponseWriter, r *http.Request, _ verzoeker) error {
	if k, err := r.Cookie(koekje); err == nil && http.NewCrossOriginProtection().Check(r) == nil {
		s.sessies.end(k.Value)
		setKoekje(w, r, "", -time.Second)
	}
	http.Redirect(w, r, inlogPad, http.StatusSeeOther)
	return nil
}

// moment is an instant on the Dutch clock, as people write it.
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return dossier.Amsterdam(t).Format("02-01-2006 15:04:05")
}

// minuut is moment for who only glances.
func minuut(t time.Time) string { return dossier.Amsterdam(t).Format("02-01-2006 15:04") }

// dag is the day in the Netherlands, as addresses write it.
func dag(t time.Time) string { return dossier.DatumVan(t).String() }

func iso(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// sinds is how long ago, in one unit.
func (s *Server) sinds(t time.Time) string { return duur(s.Now().Sub(t)) }

// duur is a length of time in one unit, rounded down.
func duur(d time.Duration) string {
	for _, e := range []struct {
		een             time.Duration
		enkel, meervoud string
	}{{24 * time.Hour, "dag", "dagen"}, {time.Hour, "uur", "uur"}, {time.Minute, "minuut", "minuten"}, {time.Second, "seconde", "seconden"}} {
		if n := int(d / e.een); n == 1 {
			return "1 " + e.enkel
		} else if n > 1 {
			return fmt.Sprintf("%d %s", n, e.meervoud)
		}
	}
	return "minder dan een seconde"
}

func staatnaam(s store.Staat) string {
	return cmp.Or(map[store.Staat]string{store.InRij: "in de rij", store.Gepland: "gepland", store.Bezig: "bezig",
		store.Geleverd: "geleverd", store.WachtOpMens: "wacht op een mens", store.Geannuleerd: "geannuleerd"}[s], string(s))
}

// hoe is how one delivery is: what a person dealt with elsewhere was not just cancelled.
func hoe(r store.Regel) string {
	if !r.AfgehandeldOp.IsZero() {
		return "elders afgehandeld"
	}
	return staatnaam(r.Staat)
}

func soortnaam(soort string) string {
	return cmp.Or(map[string]string{store.Zaak: "aanvraag", store.Aanvulling: "aanvulling", store.Intrekking: "intrekking"}[soort], soort)
}
