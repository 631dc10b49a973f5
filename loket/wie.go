package loket

import (
	"fmt"
	"io"
	"log/slog"
	"slices"

	"solo/dossier"
)

// Rol is as what somebody acts.
type Rol string

// The roles. A Helper was invited by the applicant and never signs. A Bewindvoerder acts
// for the applicant with a decision of the court; under curatele he signs. A Consulent
// enters at the counter for a person who is present.
const (
	Aanvrager     Rol = "aanvrager"
	Partner       Rol = "partner"
	Helper        Rol = "helper"
	Bewindvoerder Rol = "bewindvoerder"
	Consulent     Rol = "consulent"
)

// Gemachtigde is who gave an answer when the applicant did not give it himself, but who acts
// for him by the login (DigiD Machtigen). He acts as the Aanvrager.
const Gemachtigde Rol = "gemachtigde"

// A Wie is who acts, as he was identified in this session.
type Wie struct {
	Rol      Rol
	BSN      dossier.BSN          // his own; zero for a Helper and a Consulent
	Namens   dossier.BSN          // whom he represents (DigiD Machtigen, Bewindvoerder)
	Naam     string               // of a Helper or Consulent: for the record of who entered what
	Account  string               // of a Consulent: how his provider tells him from another of that name; may be empty
	Middel   string               // digid, machtigen, eherkenning, eidas, uitnodiging, medewerker, test, test-machtigen
	Niveau   string               // level of assurance as the means names it
	Gemeente dossier.Gemeentecode // to which the session is bound
	// Regelingen are those that a Consulent of an uitvoerder works for at Gemeente; nil is every
	// one, as for her own employees.
	Regelingen []string
	// Uitnodiging let a Helper or Partner in; empty for others.
	Uitnodiging string
}

// Format prints a mark.
func (w Wie) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "["+string(w.Rol)+"]") }

// LogValue logs the mark.
func (w Wie) LogValue() slog.Value { return slog.StringValue("[" + string(w.Rol) + "]") }

// voor is whose aanvraag it is.
func (w Wie) voor() dossier.BSN {
	if !w.Namens.IsZero() {
		return w.Namens
	}
	return w.BSN
}

// isGemachtigd reports whether he acts for the applicant by his login (DigiD Machtigen).
func (w Wie) isGemachtigd() bool { return w.Rol == Aanvrager && !w.Namens.IsZero() }

// naam is how he reads in the record of who entered what: never a BSN.
func (w Wie) naam() string {
	if w.Naam != "" {
		return w.Naam
	}
	return string(w.Rol)
}

// vermelding is how a Consulent reads in the record of what he did.
func (w Wie) vermelding() string {
	if w.Account == "" {
		return w.naam()
	}
	return w.naam() + " (" + w.Account + ")"
}

// worksAt reports whether he is a Consulent for a regeling at a gemeente.
func (w Wie) worksAt(g dossier.Gemeentecode, regeling string) bool {
	return w.Rol == Consulent && w.Gemeente == g && (w.Regelingen == nil || slices.Contains(w.Regelingen, regeling))
}

// tekent reports whether wie may sign: the applicant, who represents him, and the
// bewindvoerder. Whether the applicant himself may is for the curatele to say (Bewind).
func (w Wie) tekent() bool { return w.Rol == Aanvrager || w.Rol == Bewindvoerder }

// acts reports whether wie may do what is for the applicant to do, himself or for him.
func (w Wie) acts() bool { return w.tekent() || w.Rol == Consulent }
