package paginas

import (
	"io"
	"net/http"
	"regexp"
	"strings"

	"solo/dossier"
	"solo/loket"
	"solo/web/opmaak"
)

var (
	inlogpad = regexp.MustCompile(`^/(g/[0-9]{4}/(inloggen|medewerker)|u/[a-z0-9-]{1,40}/medewerker|uitnodiging/[0-9A-Z-]{1,40}/[0-9a-z]{1,40})$`)
	eigenPad = regexp.MustCompile(`^/(mijn|werk|balie|(werk|aanvraag|tekenen|bewind)/[0-9A-Za-z_/-]{1,120})$`)
)

// isEigenPad reports whether a path is one to come back to.
func isEigenPad(pad string) bool { return eigenPad.MatchString(pad) && !strings.Contains(pad, "//") }

const koekWeg = "solo-inloggen"

// putWeg remembers where somebody logged in: the session is gone when he must know.
func (s *Server) putWeg(w http.ResponseWriter, weg string) {
	http.SetCookie(w, &http.Cookie{Name: s.koek(koekWeg), Value: weg, Path: "/", HttpOnly: true, Secure: s.Https, SameSite: http.SameSiteLaxMode})
}

// weg is where to log in again.
func (s *Server) weg(r *http.Request) string {
	if c, err := r.Cookie(s.koek(koekWeg)); err == nil && inlogpad.MatchString(c.Value) {
		return c.Value
	}
	return "/gemeente"
}

// showInlog asks who is not logged in, or no longer, to do so, and remembers where he was
// and what he filled in there.
func (s *Server) showInlog(w http.ResponseWriter, r *http.Request) error {
	p := s.newFoutpagina(r, "Log eerst in")
	p.Inhoud = []opmaak.Deel{opmaak.Alinea("Voor deze pagina moet u ingelogd zijn. Deed u langer dan 15 minuten niets? Dan bent u uitgelogd. Wat u had opgeslagen, is bewaard.")}
	s.rememberPlace(r)
	switch {
	case r.Method != http.MethodPost:
	case isUpload(r):
		_, _ = io.Copy(io.Discard, io.LimitReader(r.Body, 2*s.PerBestand)) // else the browser never reads the answer
		p.Inhoud = append(p.Inhoud, opmaak.Melding{Toon: opmaak.Waarschuwing, Kop: "Uw bestand is niet opgeslagen", Tekst: []string{"Na het inloggen komt u terug op deze pagina. Kies het bestand dan opnieuw."}})
	case s.keep(r):
		p.Inhoud = append(p.Inhoud, opmaak.Melding{Toon: opmaak.Info, Kop: "Wat u net invulde, staat klaar", Tekst: []string{"Log binnen 30 minuten in. Dan slaan wij het alsnog op, en gaat u verder waar u was."}})
	default:
		p.Inhoud = append(append(p.Inhoud, nietBewaard(r)...), opmaak.Alinea("Na het inloggen komt u terug op deze pagina."))
	}
	p.Inhoud = append(p.Inhoud, opmaak.Knoppen{{Tekst: "Inloggen", Naar: s.weg(r)}})
	return s.Kit.Show(w, http.StatusForbidden, p)
}

// rememberPlace remembers where to come back to. The page to stop a change has no form.
func (s *Server) rememberPlace(r *http.Request) {
	if pad := strings.TrimSuffix(r.URL.Path, "/staken"); isEigenPad(pad) {
		s.sessies.Put(r.Context(), sleutelDaarna, pad)
	}
}

// back is where somebody goes after logging in. What he filled in just too late is saved
// first, when it is his.
func (s *Server) back(r *http.Request, wie loket.Wie) string {
	naar, _ := s.sessies.Pop(r.Context(), sleutelDaarna).(string)
	if strings.HasPrefix(naar, "/bewind/") && wie.Rol != loket.Bewindvoerder {
		return naar // there he gets his role, and comes here again
	}
	if sleutel, _ := s.sessies.Pop(r.Context(), sleutelWacht).(string); sleutel != "" {
		return s.backWith(r, wie, naar, sleutel)
	}
	if !s.mayReturn(r, wie, naar) {
		return ""
	}
	return naar
}

// mayReturn: the page is not of who sat here before.
func (s *Server) mayReturn(r *http.Request, wie loket.Wie, naar string) bool {
	soort, rest, metID := strings.Cut(strings.TrimPrefix(naar, "/"), "/")
	if isWerk := soort == "werk" || soort == "balie"; isWerk && wie.Rol != loket.Consulent {
		return false
	}
	if !metID || soort != "aanvraag" && soort != "werk" {
		return true
	}
	id, _, _ := strings.Cut(rest, "/")
	_, err := s.Loket.Lees(r.Context(), wie, dossier.ID(id))
	return err == nil
}
