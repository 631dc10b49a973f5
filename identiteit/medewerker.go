package identiteit

import (
	"errors"
	"slices"
	"strings"

	"solo/dossier"
)

// maxWerknaam is how long the name of an employee may be, in bytes.
const maxWerknaam = 100

// checkRol finds what is wrong with a Client for employees. How strongly they log in is for
// the gemeente to arrange at her own provider.
func (c Client) checkRol() (fouten []error) {
	if c.Rol == "" && len(c.Rollen) == 0 {
		fouten = append(fouten, errors.New("vul rol in: de rol of groep die een medewerker moet hebben"))
	}
	if c.Minimaal != "" || len(c.Niveaus) > 0 {
		fouten = append(fouten, errors.New("een medewerker heeft geen niveau: laat niveau en niveaus weg"))
	}
	return fouten
}

// medewerker makes of the claims which employee logged in, and which of the roles of the
// Client he has. He has no BSN here; who has none of them is ErrRol.
func (c claims) medewerker() (Persoon, []string, error) {
	p := Persoon{Middel: Medewerker, Naam: c.text("naam")}
	if p.Naam == "" || len(p.Naam) > maxWerknaam {
		return Persoon{}, nil, mislukt("the token tells no name of the employee, or one that is too long")
	}
	p.Account = c.account()
	rollen := c.rollen()
	var heeft []string
	for _, rol := range append([]string{c.Rol}, c.Rollen...) {
		if rol != "" && slices.Contains(rollen, rol) {
			heeft = append(heeft, rol)
		}
	}
	if len(heeft) > 0 {
		return p, heeft, nil
	}
	f := &Fout{Soort: ErrRol, Melding: ErrRol.Error(), Oorzaak: "the token does not have the role that is configured"}
	if len(rollen) == 0 {
		f.Oorzaak = "the token tells no roles; has the provider too many groups to name, then let it give an app role"
	}
	return Persoon{}, nil, f
}

// maxAccount is how long sub may be, in characters (OpenID Connect Core 1.0, par. 2).
const maxAccount = 255

// account is sub; empty when it is of no use, or holds a BSN, which has no place in a record.
func (c claims) account() string {
	sub := value(c.van, "sub")
	if len(sub) > maxAccount || dossier.HasBSN(sub) {
		return ""
	}
	return sub
}

// rollen are all roles and groups that the token tells: as a text, or as a list of them. An
// own claim is the only one that is looked at.
func (c claims) rollen() (uit []string) {
	namen := claimnamen["rol"][Medewerker]
	if eigen := c.Claims["rol"]; eigen != "" {
		namen = []string{eigen}
	}
	for _, naam := range namen {
		uit = append(uit, list(c.van, naam)...)
	}
	return uit
}

// list is value for a claim that may have more than one.
func list(in map[string]any, naam string) (uit []string) {
	switch v := in[naam].(type) {
	case string:
		return []string{strings.TrimSpace(v)}
	case []any:
		for _, x := range v {
			if s, ok := x.(string); ok {
				uit = append(uit, s)
			}
		}
		return uit
	}
	kop, rest, _ := strings.Cut(naam, ".")
	if dieper, ok := in[kop].(map[string]any); ok && rest != "" {
		return list(dieper, rest)
	}
	return nil
}
