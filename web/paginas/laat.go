package paginas

import (
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"solo/dossier"
	"solo/invoer"
	"solo/loket"
	"solo/web/opmaak"
)

// What somebody filled in and sent when his session was over.

const koekWas = "solo-was"

// putWas lets this browser show later that somebody was logged in: a keyed hash of who, and
// the seal on it. The session itself is gone by then.
func (s *Server) putWas(w http.ResponseWriter, r *http.Request, x sessie) error {
	wie, err := s.merk(r, "was", strings.Join([]string{x.Rol, x.BSN, x.Namens, x.Naam, x.Account, x.Gemeente + x.Uitvoerder, x.Uitnodiging}, "\x00"))
	if err != nil {
		return err
	}
	zegel, err := s.merk(r, "was-zegel", wie)
	if err != nil {
		return err
	}
	http.SetCookie(w, &http.Cookie{Name: s.koek(koekWas), Value: wie + "." + zegel, Path: "/", HttpOnly: true, Secure: s.Https, SameSite: http.SameSiteLaxMode})
	return nil
}

func (s *Server) merk(r *http.Request, doel, waarde string) (string, error) {
	m, err := s.Loket.Opslag.Merk(r.Context(), doel, waarde)
	return base64.RawURLEncoding.EncodeToString(m), err
}

// was is who was logged in in this browser, as putWas wrote it; empty when nobody was.
func (s *Server) was(r *http.Request) string {
	c, err := r.Cookie(s.koek(koekWas))
	if err != nil {
		return ""
	}
	wie, zegel, _ := strings.Cut(c.Value, ".")
	want, err := s.merk(r, "was-zegel", wie)
	if err != nil || subtle.ConstantTimeCompare([]byte(zegel), []byte(want)) == 0 {
		return ""
	}
	return wie
}

// keep puts a page of questions aside until he is back: of who was logged in here, and one
// at a time.
func (s *Server) keep(r *http.Request) bool {
	f := wachtend{eigenaar: s.was(r), id: dossier.ID(r.PathValue("id")), pagina: r.PathValue("pagina"), form: r.PostForm, op: s.Now()}
	if f.eigenaar == "" || f.pagina == "" || len(f.form.Encode()) > maxWachtform {
		return false
	}
	if oud, ok := s.waiting(r); ok && (oud.id != f.id || oud.pagina != f.pagina) {
		return false // of that one was said that it is kept
	}
	sleutel, ok := s.wacht.Put(f)
	if ok {
		s.sessies.Put(r.Context(), sleutelWacht, sleutel)
	}
	return ok
}

// nietBewaard tells that a page of questions was lost, and where it may be found.
func nietBewaard(r *http.Request) []opmaak.Deel {
	if r.PathValue("pagina") == "" {
		return nil
	}
	return []opmaak.Deel{opmaak.Melding{Toon: opmaak.Waarschuwing, Kop: "Wat u net invulde, is niet opgeslagen", Tekst: []string{"Ga in uw browser een pagina terug. Daar staat het vaak nog. Schrijf het over voor u inlogt."}}}
}

// waiting is the form that waits for this session.
func (s *Server) waiting(r *http.Request) (wachtend, bool) {
	sleutel, _ := s.sessies.Get(r.Context(), sleutelWacht).(string)
	return s.wacht.Look(sleutel, s.Now())
}

// errKwijt: a form that came in too late was not kept.
var errKwijt = errors.New("het formulier is niet bewaard")

// backWith goes back with the form that has this key: saved, or shown when there is newer.
func (s *Server) backWith(r *http.Request, wie loket.Wie, naar, sleutel string) string {
	f, ok := s.wacht.Look(sleutel, s.Now())
	err := errKwijt
	if ok {
		naar = "/aanvraag/" + string(f.id) + "/vraag/" + f.pagina
		err = s.saveLate(r, wie, f)
	}
	if _, nieuwer := errors.AsType[*loket.Botsing](err); nieuwer { // and it waits on
		s.sessies.Put(r.Context(), sleutelWacht, sleutel)
		return naar + "?laat=ja"
	}
	hoe := "bewaard"
	if err != nil {
		s.Log.WarnContext(r.Context(), "een pagina van voor het inloggen is niet bewaard", "concept", f.id, "was er nog", ok)
		hoe = "kwijt"
	}
	s.wacht.Remove(sleutel)
	if !s.mayReturn(r, wie, naar) {
		return ""
	}
	return naar + "?" + url.Values{hoe: {"ja"}}.Encode()
}

// saveLate saves it, unless something newer would go with that.
func (s *Server) saveLate(r *http.Request, wie loket.Wie, f wachtend) error {
	_, err := s.Loket.Vul(r.Context(), wie, f.id, f.pagina, func(p loket.Paginablik) loket.Blad { return read(p, f.form) })
	return err
}

// showLate puts what waits in the fields of its page, to be saved or not.
func (s *Server) showLate(r *http.Request, blad loket.Paginablik, f *opmaak.Formulier) []opmaak.Deel {
	x, ok := s.waiting(r)
	if !r.URL.Query().Has("laat") || !ok || string(x.id) != r.PathValue("id") || x.pagina != blad.ID {
		return nil
	}
	refill(blad, x.form, f)
	return []opmaak.Deel{opmaak.Melding{Toon: opmaak.Waarschuwing, Kop: "Dit is nog niet opgeslagen",
		Tekst: []string{"Uw aanvraag is gewijzigd nadat u dit invulde. Misschien op een ander apparaat. Hieronder staat wat u hier invulde. Kies ‘Opslaan en verder’ als dit klopt."},
		Naar:  []opmaak.Verwijzing{{Tekst: "Bekijk wat er nu is opgeslagen", Naar: r.URL.Path}}}}
}

// refill puts what somebody changed in the fields of a page, in the place of what is stored.
func refill(blad loket.Paginablik, form url.Values, f *opmaak.Formulier) {
	lezing := read(blad, form)
	for _, v := range blad.Zichtbaar {
		if !isVast(v) && slices.Contains(lezing.Vragen, v.ID) && !lezing.Leaves(v.ID) {
			replaceVeld(f.Waarden, form, v.ID)
		}
	}
}

// replaceVeld puts what a form says of a question in the place of what is known.
func replaceVeld(waarden, form url.Values, id string) {
	van := func(veld string) bool { return veld == id || strings.HasPrefix(veld, id+".") }
	for veld := range waarden {
		if van(veld) {
			delete(waarden, veld)
		}
	}
	for veld, w := range form {
		if van(veld) {
			waarden[veld] = w
		}
	}
	waarden[invoer.WeetNiet] = slices.DeleteFunc(slices.Clone(waarden[invoer.WeetNiet]), func(x string) bool { return x == id })
	if slices.Contains(form[invoer.WeetNiet], id) {
		waarden[invoer.WeetNiet] = append(waarden[invoer.WeetNiet], id)
	}
}
