package dossier

import (
	"regexp"
	"strings"
)

// cijfergroep is a group of digits; tussen is what people write between the groups of
// one number.
var (
	cijfergroep = regexp.MustCompile(`[0-9]+`)
	tussen      = regexp.MustCompile(`^[\pZ\t.,:;/_\pPd]{1,3}$`)
)

// HasBSN reports whether a text may hold a BSN: nine digits that pass the elfproef, as
// one number or in groups ("999.990.019", "9999 90 019"). One in eleven of other numbers
// of that length passes too, so it is for text that a person can write otherwise, and not
// for references that a system hands out.
func HasBSN(tekst string) bool {
	groepen := cijfergroep.FindAllStringIndex(tekst, -1)
	for i := range groepen {
		getal := ""
		for j := i; j < len(groepen) && len(getal) < 9; j++ {
			if j > i && !tussen.MatchString(tekst[groepen[j-1][1]:groepen[j][0]]) {
				break
			}
			getal += tekst[groepen[j][0]:groepen[j][1]]
		}
		if isElfproef(getal) {
			return true
		}
	}
	return false
}

// IsIn reports whether the digits stand in a text one after the other, whatever stands
// between them: "999.990.019", "z9999-90019". The zero BSN is in no text.
func (b BSN) IsIn(tekst string) bool {
	alleen := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, tekst)
	return !b.IsZero() && strings.Contains(alleen, b.Cijfers())
}
