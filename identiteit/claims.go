package identiteit

import (
	"regexp"
	"strings"
	"time"

	"solo/dossier"
)

// claimnamen are the claims that are read, by what they tell, in the order of looking. The
// urn:nl-eid-gdi names are of DigiD, the urn:etoegang names of eHerkenning and eIDAS.
// Values are read in clear: brokers decrypt; an encrypted BSN or pseudonym is refused.
var claimnamen = map[string]map[Middel][]string{
	"bsn": {
		DigiD:     {"bsn", "urn:nl-eid-gdi:1.0:ActingSubjectID", "sub"},
		Machtigen: {"urn:nl-eid-gdi:1.0:ActingSubjectID"},
		EIDAS:     {"bsn", "urn:etoegang:1.12:EntityConcernedID:BSN"},
	},
	"namens":        {Machtigen: {"urn:nl-eid-gdi:1.0:LegalSubjectID"}},
	"kvk":           {EHerkenning: {"urn:etoegang:core:LegalSubjectID", "urn:etoegang:1.9:EntityConcernedID:KvKnr"}},
	"vestiging":     {EHerkenning: {"urn:etoegang:1.9:ServiceRestriction:Vestigingsnr"}},
	"tussenpersoon": {EHerkenning: {"urn:etoegang:1.9:IntermediateEntityID:KvKnr"}},
	"voornamen":     {EIDAS: {"given_name", "urn:etoegang:1.9:attribute:FirstName"}},
	"achternaam":    {EIDAS: {"family_name", "urn:etoegang:1.9:attribute:FamilyName"}},
	"geboortedatum": {EIDAS: {"birthdate", "urn:etoegang:1.9:attribute:DateOfBirth"}},
	"niveau":        {DigiD: {"acr"}, Machtigen: {"acr"}, EHerkenning: {"acr"}, EIDAS: {"acr"}},
	"rol":           {Medewerker: {"roles", "groups", "role", "group"}},
	"naam":          {Medewerker: {"preferred_username", "upn"}},
}

// sectorBSN stands before a BSN where a number may also be a sofinummer (s00000001), which
// is nobody's BSN (Logius, koppelvlakspecificatie DigiD: sectorcodes).
const sectorBSN = "s00000000:"

var (
	vormKVK       = regexp.MustCompile(`^[0-9]{8}$`)
	vormVestiging = regexp.MustCompile(`^[0-9]{12}$`)
)

// claims are what an id token tells, and how this client reads it.
type claims struct {
	Client
	van map[string]any
}

// text is what the token tells of one thing; "" when it does not.
func (c claims) text(gegeven string) string {
	if eigen := c.Claims[gegeven]; eigen != "" {
		return value(c.van, eigen)
	}
	for _, naam := range claimnamen[gegeven][c.Middel] {
		v := value(c.van, naam)
		if v == "" || naam == "sub" && !strings.HasPrefix(strings.ToLower(v), sectorBSN) {
			continue // without a sector sub is a number of the broker, whatever it looks like
		}
		return v
	}
	return ""
}

// value finds a claim by its whole name, and else by going into objects at the dots.
func value(in map[string]any, naam string) string {
	switch v := in[naam].(type) {
	case string:
		return strings.TrimSpace(v)
	case []any: // SAML gives lists; one value is clear
		if s, ok := first(v).(string); ok {
			return strings.TrimSpace(s)
		}
		return ""
	}
	kop, rest, _ := strings.Cut(naam, ".")
	if dieper, ok := in[kop].(map[string]any); ok && rest != "" {
		return value(dieper, rest)
	}
	return ""
}

func first(v []any) any {
	if len(v) != 1 {
		return nil
	}
	return v[0]
}

// bsn reads a BSN; zero without an error when the token tells none.
func (c claims) bsn(gegeven string) (dossier.BSN, error) {
	s := c.text(gegeven)
	if s == "" {
		return dossier.BSN{}, nil
	}
	if len(s) > len(sectorBSN) && strings.EqualFold(s[:len(sectorBSN)], sectorBSN) {
		s = s[len(sectorBSN):]
	}
	b, err := dossier.ParseBSN(s)
	if err != nil {
		return dossier.BSN{}, mislukt("claim " + gegeven + ": no BSN in clear")
	}
	return b, nil
}

// persoon makes of the claims who logged in, or says why that cannot be.
func (c claims) persoon() (Persoon, error) {
	p := Persoon{Middel: c.Middel, Niveau: c.niveau(c.text("niveau"))}
	if p.Niveau == "" {
		return Persoon{}, mislukt("the token tells no level of assurance that is known")
	}
	if c.Middel.rang(p.Niveau) < c.Middel.rang(c.minimaal()) {
		return Persoon{}, teLaag(c.Middel, c.minimaal())
	}
	var err error
	if p.BSN, err = c.bsn("bsn"); err != nil {
		return Persoon{}, err
	}
	if p.Namens, err = c.bsn("namens"); err != nil {
		return Persoon{}, err
	}
	p.KVK, p.Vestiging, p.Tussenpersoon = c.text("kvk"), c.text("vestiging"), c.text("tussenpersoon")
	p.Naam = strings.TrimSpace(c.text("voornamen") + " " + c.text("achternaam"))
	p.Geboortedatum = c.text("geboortedatum")
	if mist := p.incomplete(); mist != "" {
		return Persoon{}, mislukt(mist)
	}
	return p, nil
}

// incomplete says what a means did not give that it must, or gave in another form.
func (p Persoon) incomplete() string {
	_, geenDag := time.Parse(time.DateOnly, p.Geboortedatum)
	switch {
	case (p.Middel == DigiD || p.Middel == Machtigen) && p.BSN.IsZero():
		return "the token tells no BSN"
	case p.Middel == Machtigen && p.Namens.IsZero():
		return "the token does not tell who is represented"
	case p.Middel == Machtigen && p.Namens == p.BSN:
		return "the token lets somebody represent himself"
	case p.Middel == EHerkenning && !vormKVK.MatchString(p.KVK):
		return "the token tells no KVK number"
	case p.Vestiging != "" && !vormVestiging.MatchString(p.Vestiging):
		return "claim vestiging: not twelve digits"
	case p.Tussenpersoon != "" && !vormKVK.MatchString(p.Tussenpersoon):
		return "claim tussenpersoon: no KVK number"
	case p.Middel == EIDAS && (p.Naam == "" || geenDag != nil):
		return "the token tells no name or date of birth"
	}
	return ""
}
