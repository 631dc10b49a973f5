package config

import (
	"errors"
	"strings"

	"solo/web/opmaak/thema"
)

// veldnaam is a colour as the file names it.
var veldnaam = strings.NewReplacer("op-kop", "op_kop", "op-knop", "op_knop")

// kleuren tells once of each colour what is wrong with it. A button that is too light is one
// mistake, though its text cannot be read on it either.
func (l *lezer) kleuren(t thema.Thema, g *groep) {
	fouten := map[string]*thema.Kleurfout{}
	var volgorde []string
	for _, err := range t.Check() {
		k, ok := errors.AsType[*thema.Kleurfout](err)
		if !ok || fouten[k.Sleutel] != nil {
			continue
		}
		fouten[k.Sleutel] = k
		volgorde = append(volgorde, k.Sleutel)
	}
	for _, s := range volgorde {
		if grond, op := strings.CutPrefix(s, "op-"); op && fouten[grond] != nil {
			continue
		}
		veld := veldnaam.Replace(s)
		if s == "logo" {
			veld = "logo_bestand"
		}
		l.fout(g.bij(veld), "%s", veldnaam.Replace(fouten[s].Melding))
	}
}
