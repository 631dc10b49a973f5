package config

import (
	"slices"

	"solo/dossier"
)

// A meldweg is where a gemeente says how she hears of a melding.
type meldweg struct {
	code     dossier.Gemeentecode
	gemeente Loketgemeente
	g        *groep
}

// checkMeldwegen reports a signaal that nobody would get, and one that tells of a desk at
// which nobody can log in.
func (l *lezer) checkMeldwegen(c *Config) {
	for _, m := range l.meldwegen {
		if m.gemeente.Melding != "signaal" {
			continue
		}
		if c.Loket.Email == nil {
			l.fout(m.g.bij("melding"), "zonder mailserver gaat er geen signaal uit: vul bij loket ook email in, of kies zaak of geen")
		}
		if !c.metBalie(m) {
			l.fout(m.g.bij("melding"), "wie zich meldde, staat alleen op de pagina's van medewerkers, en daar kan niemand inloggen: vul medewerkers in, bij deze gemeente of bij haar uitvoerder, of kies zaak of geen")
		}
	}
}

// metBalie reports whether an employee can log in to read the meldingen of a gemeente, or
// would but for a mistake that is told already.
func (c *Config) metBalie(m meldweg) bool {
	if m.gemeente.Testlogin || m.g.knoop("medewerkers") != nil {
		return true
	}
	for naam, b := range c.Loket.Bureaus {
		if (b.Rol != "" || b.PerGemeente[m.code] != "") && slices.Contains(c.loketgemeenten(naam), string(m.code)) {
			return true
		}
	}
	return false
}
