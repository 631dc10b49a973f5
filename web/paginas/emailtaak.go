package paginas

import (
	"errors"
	"net/http"
	"slices"

	"solo/loket"
	"solo/web/opmaak"
)

// Where the address comes up besides its own page.

// isNieuwEmail: this page was filled in, and has an address to which no code was sent yet.
func (s *Server) isNieuwEmail(wie loket.Wie, b *loket.Blik, pagina string) bool {
	p, ok := emailpagina(b)
	is, st := s.Loket.Email(b)
	return ok && p.ID == pagina && st == loket.EmailOpen && b.Concept.Email.Adres != is && wie.Rol != loket.Helper && isKlaar(b, p.Zichtbaar)
}

// naarEmail mails a code, and leads to its page. That too many were sent is told there.
func (s *Server) naarEmail(r *http.Request, wie loket.Wie, b *loket.Blik, pagina string) (string, error) {
	err := s.Loket.StuurEmailcode(r.Context(), wie, b.Concept.ID)
	if errors.Is(err, loket.ErrEmailVaak) {
		err = nil
	}
	return emailadres(b, pagina, naar(r)), err
}

// emailtaak is the task of confirming, when there is something to confirm.
func (s *Server) emailtaak(b *loket.Blik) []opmaak.Taak {
	t := opmaak.Taak{Tekst: "E-mailadres bevestigen", Naar: adres(b, "email"), Hint: "Dit hoeft niet. Zonder bevestiging mailen wij u niet.",
		Stand: opmaak.Badge{Toon: opmaak.Waarschuwing, Tekst: "Nog niet bevestigd"}}
	switch _, st := s.Loket.Email(b); st {
	case loket.EmailGeen:
		return nil
	case loket.EmailBevestigd:
		t.Hint, t.Stand = "", opmaak.Badge{Toon: opmaak.Goed, Tekst: "Bevestigd"}
	}
	return []opmaak.Taak{t}
}

// withEmail puts that task behind the page on which the address is asked.
func (s *Server) withEmail(l opmaak.Takenlijst, wie loket.Wie, b *loket.Blik) opmaak.Takenlijst {
	p, ok := emailpagina(b)
	if !ok || wie.Rol == loket.Helper {
		return l
	}
	for i := range l {
		if j := slices.IndexFunc(l[i].Taken, func(t opmaak.Taak) bool { return t.Naar == adres(b, "vraag/"+p.ID) }); j >= 0 {
			l[i].Taken = slices.Insert(l[i].Taken, j+1, s.emailtaak(b)...)
		}
	}
	return l
}

// onbevestigd warns before the signature.
func (s *Server) onbevestigd(b *loket.Blik) []opmaak.Deel {
	if _, st := s.Loket.Email(b); st != loket.EmailOpen && st != loket.EmailCode {
		return nil
	}
	return []opmaak.Deel{opmaak.Melding{Toon: opmaak.Info, Kop: "Uw e-mailadres is nog niet bevestigd", Tekst: []string{"U mag uw aanvraag ook zo versturen. Maar dan mailen wij u niet."},
		Naar: []opmaak.Verwijzing{{Tekst: "Bevestig uw e-mailadres", Naar: emailadres(b, "", "controle")}}}}
}
