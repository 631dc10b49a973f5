package connectors

import (
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"
)

// Klasse says what the engine does with an error.
type Klasse string

// The classes. Only Onzeker leaves open whether the other side did it.
const (
	// Tijdelijk: not done, try again later by itself (429, refused connection).
	Tijdelijk Klasse = "tijdelijk"
	// Onzeker: perhaps done (timeout, reset, 5xx). Look up first, then again.
	Onzeker Klasse = "onzeker"
	// Toegang: credentials, certificate or gateway; the whole destination waits and
	// no attempt is counted.
	Toegang Klasse = "toegang"
	// Configuratie: what we ask for is not there (zaaktype, roltype); a person
	// repairs it and sends the delivery on.
	Configuratie Klasse = "configuratie"
	// Geweigerd: the other side refuses this dossier; a person decides.
	Geweigerd Klasse = "geweigerd"
)

// A Fout is an error at a case system, told so that a beheerder can act on it.
// Melding and Actie are Dutch and built from codes and field names only: the text
// of another system can hold personal data and goes no further than Antwoord.
type Fout struct {
	Klasse   Klasse
	Stap     string    // such as "zaak" or "document D03"
	Code     string    // code of the standard, such as "identificatie-niet-uniek"; may be empty
	Melding  string    // what happened
	Actie    string    // what to do, imperative; empty when SOLO goes on by itself
	NietVoor time.Time // do not come back earlier (Retry-After, settle); zero = own backoff
	// Hoogstens is after how many attempts that fail so, at this Stap with this Code, a
	// person looks: trying again seldom helps. Zero = not before the deadline.
	Hoogstens int
	Antwoord  []byte // the other side's answer, bounded; personal data: store sealed, never show
	Err       error  // technical cause, without personal data
}

// Codes of our own, for a case system that said nothing.
const (
	Onbereikbaar = "onbereikbaar"  // nothing was sent
	GeenAntwoord = "geen-antwoord" // it was sent, and no answer came
)

// LogValue logs what happened in Dutch first, and the technical cause apart from it: in
// whatever language a library tells that.
func (f *Fout) LogValue() slog.Value {
	uit := []slog.Attr{slog.String("melding", f.Melding), slog.String("stap", f.Stap), slog.String("klasse", string(f.Klasse))}
	for _, a := range []slog.Attr{slog.String("code", f.Code), slog.String("actie", f.Actie)} {
		if a.Value.String() != "" {
			uit = append(uit, a)
		}
	}
	if f.Err != nil {
		uit = append(uit, slog.String("oorzaak", f.Err.Error()))
	}
	return slog.GroupValue(uit...)
}

// Error is for who has no log: class, step, code and cause, each told once.
func (f *Fout) Error() string {
	s := fmt.Sprintf("%s (%s): %s", f.Stap, f.Klasse, strings.TrimSuffix(f.Melding, "."))
	if f.Code != "" && !strings.Contains(s, f.Code) {
		s += " [" + f.Code + "]"
	}
	if f.Err == nil {
		return s
	}
	oorzaak := f.Err.Error()
	if f.Code != "" {
		oorzaak = strings.ReplaceAll(oorzaak, " "+f.Code, "")
	}
	if !strings.Contains(s, oorzaak) {
		s += "; oorzaak: " + oorzaak
	}
	return s
}

// Unwrap gives the technical cause.
func (f *Fout) Unwrap() error { return f.Err }

// ErrVerbruikt is wrapped by an error of Stap.Do when the other side will never take
// these keys: the step looks what is there, and plans new ones.
var ErrVerbruikt = errors.New("de sleutels van deze stap zijn verbruikt")

// IsUndone reports whether err says for certain that the step had no effect. Any
// error that is no Fout, a cancelled context for one, is doubt.
func IsUndone(err error) bool {
	var f *Fout
	return errors.As(err, &f) && f.Klasse != Onzeker
}
