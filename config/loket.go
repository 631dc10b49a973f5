package config

import (
	"crypto/tls"
	"maps"
	"slices"
	"time"

	"solo/dossier"
	"solo/web/opmaak/thema"
)

// A Loket is the pages on which people apply.
type Loket struct {
	Naam        string        // of the service, in every title
	Adres       string        // host:port
	Openbaar    string        // the address as people see it, with a slash at the end
	AchterProxy bool          // a proxy in front speaks https with the browser
	PerBestand  int64         // bytes of one paper
	HEIC        bool          // photographs in HEIC are taken
	Bewaren     time.Duration // how long a draft is kept without anybody touching it
	Scanner     Virusscanner
	Email       *Email // nil: no messages go out
	Gemeenten   map[dossier.Gemeentecode]Loketgemeente
	Elders      map[dossier.Gemeentecode]Contact // gemeenten that are not in Gemeenten
	Bureaus     map[string]Bureau                // by uitvoerder, of those whose employees log in at once for all gemeenten

	cert *tls.Certificate
}

// TLS returns a configuration of one's own for the server; nil: plain HTTP.
func (k Loket) TLS() *tls.Config { return Web{cert: k.cert}.TLS() }

// A Contact is how to reach a gemeente. Website may be empty.
type Contact struct{ Telefoon, Website string }

// A Virusscanner looks at what people upload. Without an address Reden says why not.
type Virusscanner struct{ Adres, Reden string }

// A Loketgemeente is how the loket works for one gemeente.
type Loketgemeente struct {
	Naam                                      string
	Telefoon, Email, Website, Privacy, Namens string
	StarterMaxMaanden                         int
	Melding                                   string // zaak, signaal or geen; empty: nobody chose, and that is geen
	MeldingEmail                              string // of signaal
	Thema                                     thema.Thema
	Inloggen                                  []Inlogdienst
	Medewerkers                               *Medewerkers // nil: nobody of the gemeente logs in
	Testlogin                                 bool         // never in productie
	Teksten                                   Teksten
}

// Teksten are what a gemeente says in words of her own, in four places. Each is plain text,
// with an empty line between paragraphs; empty says nothing.
type Teksten struct {
	Begin     string // on her first page
	Uitkomst  string // with the outcome of the scan
	Verstuurd string // after handing in
	Balie     string // where she tells of her counter
}

// NeemtAan reports whether people can log in to apply: with eHerkenning an office only helps.
// Otherwise the loket only tells how to reach the gemeente.
func (g Loketgemeente) NeemtAan() bool {
	return g.Testlogin || slices.ContainsFunc(g.Inloggen, func(d Inlogdienst) bool { return d.Middel != "eherkenning" })
}

// An Inlogdienst is one means of logging in at the broker of a gemeente (OpenID Connect).
type Inlogdienst struct {
	Middel   string // digid, machtigen, eherkenning, eidas
	Issuer   string
	ClientID string
	Geheim   Geheim
	Niveau   string // at least, as the means names it; empty is its default
	// Claims, Niveaus, Scopes and Userinfo are for a broker with ways of its own: see
	// identiteit.Client.
	Claims, Niveaus map[string]string
	Scopes          []string
	Userinfo        bool
}

// Medewerkers is how employees of a gemeente log in, at her own identity provider (OpenID
// Connect).
type Medewerkers struct {
	Issuer   string
	ClientID string
	Geheim   Geheim
	Rol      string // the role or group that one must have
	RolClaim string // where it stands, a dot goes into an object; empty: the usual names
	// NaamClaim is where the name or number of the employee stands, as the record keeps it;
	// empty: the usual names.
	NaamClaim string
}

// A Bureau is how employees of an uitvoerder log in: once, for all gemeenten for which it has a
// route. Who has Rol works for all of them.
type Bureau struct {
	Medewerkers
	PerGemeente map[dossier.Gemeentecode]string // the role of who works for that gemeente alone
}

// Geheimen are all secrets, in a fixed order.
func (k *Loket) Geheimen() (uit []Geheim) {
	if k == nil {
		return nil
	}
	uit = Signalen{Email: k.Email}.Geheimen()
	for _, code := range slices.Sorted(maps.Keys(k.Gemeenten)) {
		for _, d := range k.Gemeenten[code].Inloggen {
			uit = append(uit, d.Geheim)
		}
		if m := k.Gemeenten[code].Medewerkers; m != nil {
			uit = append(uit, m.Geheim)
		}
	}
	for _, naam := range slices.Sorted(maps.Keys(k.Bureaus)) {
		uit = append(uit, k.Bureaus[naam].Geheim)
	}
	return uit
}
