// Package identiteit knows how a person tells who he is: by OpenID Connect at the broker of
// a gemeente (DigiD, eHerkenning, eIDAS, DigiD Machtigen), an employee at the identity
// provider of his gemeente or of his uitvoerder (Entra ID, ADFS, Keycloak), or in a demo by
// choosing one of a few invented people.
//
// It refuses to know what he may do, but for the roles by which employees are let in, and
// keeps nothing of him: what must be remembered while he is away to log in (Onderweg) is for
// the session of the caller.
//
// It takes an id token that is signed and holds its claims in clear. Not supported are
// encrypted tokens and claims (BSNk polymorphic pseudonyms), a client that signs an
// assertion (private_key_jwt), and DigiD over SAML.
package identiteit

import (
	"fmt"
	"io"
	"log/slog"
	"time"

	"solo/dossier"
)

// Middel is the means by which somebody logs in.
type Middel string

// The means.
const (
	DigiD       Middel = "digid"
	Machtigen   Middel = "machtigen" // DigiD, for somebody else
	EHerkenning Middel = "eherkenning"
	EIDAS       Middel = "eidas"
	Medewerker  Middel = "medewerker" // of the gemeente, at her own identity provider
	Test        Middel = "test"       // demo and test only
)

// A Persoon is who logged in. It is personal data and prints as a mark.
type Persoon struct {
	BSN           dossier.BSN // zero with eHerkenning, and often with eIDAS
	Namens        dossier.BSN // whom he represents (DigiD Machtigen)
	Middel        Middel
	Niveau        string // level of assurance: 10, 20, 25, 30; eh2plus, eh3, eh4; low, substantial, high
	KVK           string // of the business he acts for (eHerkenning)
	Vestiging     string
	Tussenpersoon string // KVK of the office that acts by a chain of mandates
	Naam          string // eIDAS; of a Medewerker the name or number by which work knows him
	Geboortedatum string // eIDAS, ISO
	Account       string // of a Medewerker: sub, by which the provider tells two of one name apart; may be empty
}

// Format prints a mark.
func (Persoon) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[persoon]") }

// LogValue logs the mark.
func (Persoon) LogValue() slog.Value { return slog.StringValue("[persoon]") }

// An Onderweg is what the session keeps while somebody is away to log in: for ten minutes,
// and for one answer. It is bound to the gemeente that was chosen before, or to the
// uitvoerder whose employee he is.
type Onderweg struct {
	Gemeente   dossier.Gemeentecode
	Uitvoerder string // empty unless BeginBureau made it
	Middel     Middel
	State      string
	Nonce      string
	Verifier   string // of PKCE
	Op         time.Time
}

// Format prints a mark: the Verifier is a secret until it was used.
func (Onderweg) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[onderweg]") }

// LogValue logs the mark.
func (Onderweg) LogValue() slog.Value { return slog.StringValue("[onderweg]") }
