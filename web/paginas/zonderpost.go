package paginas

import (
	"strings"

	"solo/loket"
	"solo/web/opmaak"
)

// isZonderPost: no message goes out, and a page promises none.
func (s *Server) isZonderPost() bool { return s.ZonderPost != "" }

// linkVan is the whole link of an invitation, for the applicant to pass on himself; empty
// when it was mailed, or when it does not work any more.
func (s *Server) linkVan(b *loket.Blik, uitnodiging string) string {
	for _, u := range b.Concept.Uitnodigingen {
		if s.isZonderPost() && u.ID == uitnodiging && u.Ingetrokken.IsZero() && s.Now().Before(u.Verloopt) {
			return strings.TrimSuffix(s.ZonderPost, "/") + u.Link(b.Concept.ID)
		}
	}
	return ""
}

// laatsteLink is that of the invitation that was made last.
func (s *Server) laatsteLink(b *loket.Blik) string {
	n := len(b.Concept.Uitnodigingen)
	if n == 0 {
		return ""
	}
	return s.linkVan(b, b.Concept.Uitnodigingen[n-1].ID)
}

// codemelding shows a code, once; and the link with it, when nobody mails that.
func (s *Server) codemelding(b *loket.Blik, code string) opmaak.Deel {
	if link := s.laatsteLink(b); link != "" {
		return opmaak.Melding{Toon: opmaak.Goed, Kop: "De uitnodiging is klaar", Tekst: []string{"Wij sturen geen e-mail. Geef deze link zelf door, bijvoorbeeld in een appje:", link,
			"Geef deze code apart door, bijvoorbeeld per telefoon: " + code, "U ziet de code maar één keer."}}
	}
	return opmaak.Melding{Toon: opmaak.Goed, Kop: "De uitnodiging is verstuurd", Tekst: []string{"Geef deze code zelf door, bijvoorbeeld per telefoon: " + code, "De code staat niet in de e-mail. U ziet hem maar één keer."}}
}

// bericht is what a consulent reads about a message, when one goes out and when not.
func (s *Server) bericht(gaat string) string {
	if s.isZonderPost() {
		return "Er gaat geen bericht uit: bel of schrijf de aanvrager zelf."
	}
	return gaat
}
