package identiteit

import (
	"slices"
	"strings"
)

// A trede is one level of assurance: as a Persoon has it, and as brokers name it in acr.
// The first name is the one to ask for.
type trede struct {
	niveau string
	namen  []string
}

// Levels, low to high. DigiD: Logius, koppelvlakspecificatie DigiD SAML, level of
// authentication. eHerkenning: Afsprakenstelsel eToegang, level of assurance. eIDAS:
// Uitvoeringsverordening (EU) 2015/1502; by way of eToegang it has that one's names.
var (
	vanDigiD = []trede{
		{"10", []string{"urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport"}},
		{"20", []string{"urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract"}},
		{"25", []string{"urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard"}},
		{"30", []string{"urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI"}},
	}
	vanEHerkenning = []trede{
		{"eh1", []string{"urn:etoegang:core:assurance-class:loa1"}},
		{"eh2", []string{"urn:etoegang:core:assurance-class:loa2"}},
		{"eh2plus", []string{"urn:etoegang:core:assurance-class:loa2plus"}},
		{"eh3", []string{"urn:etoegang:core:assurance-class:loa3"}},
		{"eh4", []string{"urn:etoegang:core:assurance-class:loa4"}},
	}
	vanEIDAS = []trede{
		{"low", []string{"http://eidas.europa.eu/LoA/low", "urn:etoegang:core:assurance-class:loa2", "urn:etoegang:core:assurance-class:loa2plus"}},
		{"substantial", []string{"http://eidas.europa.eu/LoA/substantial", "urn:etoegang:core:assurance-class:loa3"}},
		{"high", []string{"http://eidas.europa.eu/LoA/high", "urn:etoegang:core:assurance-class:loa4"}},
	}
)

// treden are the levels of a means.
func (m Middel) treden() []trede {
	switch m {
	case EHerkenning:
		return vanEHerkenning
	case EIDAS:
		return vanEIDAS
	}
	return vanDigiD
}

// standaard is the level that is required when a Client names none: income and health are
// told, so midden, eHerkenning 3 and substantieel are the least.
func (m Middel) standaard() string {
	switch m {
	case EHerkenning:
		return "eh3"
	case EIDAS:
		return "substantial"
	}
	return "20"
}

// rang orders the levels of a means; below zero is no level of it.
func (m Middel) rang(niveau string) int {
	return slices.IndexFunc(m.treden(), func(t trede) bool { return t.niveau == niveau })
}

// minimaal is the level that is required.
func (c Client) minimaal() string {
	if c.Minimaal == "" {
		return c.Middel.standaard()
	}
	return c.Minimaal
}

// niveau reads what the broker says of the level; "" when it is no level that we know.
func (c Client) niveau(acr string) string {
	if n, ok := c.Niveaus[acr]; ok {
		return n
	}
	for _, t := range c.Middel.treden() {
		if t.niveau == acr || slices.Contains(t.namen, acr) {
			return t.niveau
		}
	}
	return ""
}

// gevraagd is what acr_values asks for: the required level, which is preferred because it
// stands first, and all above it (OpenID Connect Core §3.1.2.1).
func (c Client) gevraagd() string {
	var uit []string
	for _, t := range c.Middel.treden()[c.Middel.rang(c.minimaal()):] {
		if eigen := c.eigenNamen(t.niveau); len(eigen) > 0 {
			uit = append(uit, eigen...)
		} else if len(c.Niveaus) == 0 {
			uit = append(uit, t.namen[0])
		}
	}
	return strings.Join(uit, " ")
}

// eigenNamen are the names of this broker for a level, sorted.
func (c Client) eigenNamen(niveau string) (uit []string) {
	for naam, n := range c.Niveaus {
		if n == niveau {
			uit = append(uit, naam)
		}
	}
	slices.Sort(uit)
	return uit
}
