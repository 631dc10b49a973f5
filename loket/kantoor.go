package loket

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"solo/intake"
)

// A Kantoor is the office as which a Helper logged in with eHerkenning.
type Kantoor struct {
	Middel    string    `json:"middel"`
	Niveau    string    `json:"niveau"`              // level of assurance as the means names it
	KVK       string    `json:"kvk"`                 // of the office; empty: nobody logged in
	Vestiging string    `json:"vestiging,omitempty"` // to which its mandate is limited
	Namens    string    `json:"namens,omitempty"`    // KVK of the business that it acts for by a chain of mandates
	Op        time.Time `json:"op"`                  // of the last login; NeemAan sets it
}

// Format prints a mark: a number of the KVK may be that of one person.
func (Kantoor) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[kantoor]") }

// LogValue logs the mark.
func (Kantoor) LogValue() slog.Value { return slog.StringValue("[kantoor]") }

// ErrKantoor: he may not come in with this eHerkenning, or not without it; the text says
// why and what he can do.
var ErrKantoor = errors.New("u kunt zo niet verder")

// isVan: by this invitation the office came in before, with the code.
func (u *Uitnodiging) isVan(k Kantoor) bool {
	return u.Kantoor != nil && k.KVK != "" && u.Kantoor.KVK == k.KVK
}

// recognizes: the office was here before, or the code is right. No code is no attempt.
func (u *Uitnodiging) recognizes(code string, k Kantoor, nu time.Time) bool {
	if u.isVan(k) {
		u.Gebruikt = nu
		return true
	}
	return code != "" && u.try(code, nu)
}

// isZelfdeMiddel: since an office came in by it, nobody does without logging in as that.
func (u *Uitnodiging) isZelfdeMiddel(middel string) bool {
	return u.Kantoor == nil || u.Kantoor.Middel == middel
}

// admits says why an office that has the code does not come in: what it was mandated for
// must be of this aanvraag, and a mandate that was there before must be there still.
func (c *Concept) admits(def *intake.Definitie, u *Uitnodiging, k Kantoor) error {
	was := u.Kantoor
	bedrijf := c.feit(def, "onderneming.kvk")
	switch {
	case was != nil && !u.isZelfdeMiddel(k.Middel):
		return fmt.Errorf("%w: u logde eerder in met eHerkenning; doe dat nu ook", ErrKantoor)
	case was != nil && was.KVK != k.KVK:
		return fmt.Errorf("%w: een ander kantoor helpt al met deze uitnodiging; vraag de aanvrager om een nieuwe", ErrKantoor)
	case was != nil && was.Namens != "" && was.Namens != k.Namens:
		return fmt.Errorf("%w: u bent niet meer gemachtigd door het bedrijf waarvoor u eerder inlogde; vraag de ondernemer om een nieuwe machtiging", ErrKantoor)
	case k.Namens != "" && bedrijf == "":
		return fmt.Errorf("%w: in de aanvraag staat nog geen KVK-nummer; vraag de aanvrager om dat in te vullen, of log in voor uw eigen kantoor", ErrKantoor)
	case k.Namens != "" && bedrijf != k.Namens:
		return fmt.Errorf("%w: u logde in voor een ander bedrijf dan in de aanvraag staat; log in voor dat bedrijf, of voor uw eigen kantoor", ErrKantoor)
	}
	return nil
}

// welcome lets wie in, when the office as which he logged in may.
func (c *Concept) welcome(def *intake.Definitie, u *Uitnodiging, wie Wie, k Kantoor, nu time.Time) error {
	if err := c.admits(def, u, k); err != nil {
		return err
	}
	if k.KVK != "" {
		c.noteKantoor(def, wie, k, nu)
	}
	return nil
}

// noteKantoor keeps as which office wie came in, and answers with it which office filled
// this in, as far as the applicant did not say so himself.
func (c *Concept) noteKantoor(def *intake.Definitie, wie Wie, k Kantoor, nu time.Time) {
	k.Op = nu
	c.uitnodiging(wie.Uitnodiging).Kantoor = &k
	if c.Ingezonden() != nil && c.Wijziging == nil || c.isStill() != nil {
		return
	}
	for _, p := range def.Paginas() {
		for _, v := range p.Vragen {
			if v.Veld == "gemachtigde.kvk" && (c.nu()[v.ID] == nil || c.Door[v.ID].Rol == Helper) {
				c.antwoord(wie, v.ID, k.KVK, nu)
				c.weetNiet(wie, v.ID, false, nu)
				c.ruw(v.ID, nil)
			}
		}
	}
}
