package opmaak

import (
	"errors"
	"fmt"
	"regexp"

	"solo/web/opmaak/thema"
)

var codes = regexp.MustCompile(`^[0-9a-z-]{1,40}$`)

func (k *Kit) addThema(code string, t thema.Thema) error {
	if !codes.MatchString(code) {
		return fmt.Errorf("thema %q: a code is of small letters, digits and hyphens", code)
	}
	if fouten := t.Check(); len(fouten) > 0 {
		return fmt.Errorf("thema %s: %w", code, errors.Join(fouten...))
	}
	pad := "/thema/" + code + ".css"
	k.bestand[pad] = newBestand(soorten[".css"], "public, max-age=300", t.CSS())
	k.adressen["thema/"+code] = pad + "?v=" + hash(t.CSS())[:12]
	if ext := t.LogoSoort(); ext != "" {
		k.logo[code] = fmt.Sprintf("/thema/%s.%s%s", code, hash(t.Logo)[:12], ext)
		k.logotekst[code] = t.LogoTekst
		k.bestand[k.logo[code]] = newBestand(soorten[ext], eeuwig, t.Logo)
	}
	return nil
}
