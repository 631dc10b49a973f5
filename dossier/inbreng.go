package dossier

import (
	"slices"
	"strings"
)

// An Inbreng is what somebody else filled in than the applicant, or what was taken over from
// elsewhere and left as it was. The applicant saw it and signed for it.
type Inbreng struct {
	Rol    string   `json:"rol"`           // one of Inbrengrollen
	Wie    string   `json:"wie,omitempty"` // as the applicant knows him, of vooraf the source; never a BSN, and empty of an employee
	Vragen []string `json:"vragen"`        // question ids
}

// Inbrengrollen are the roles of an Inbreng. A gemachtigde acts by his login (DigiD
// Machtigen), a consulent enters at the counter, and vooraf is nobody: a register, the login
// or the test.
func Inbrengrollen() []string {
	return []string{"helper", "partner", "gemachtigde", Bewindvoerder, "consulent", "vooraf"}
}

// InbrengVan finds who gave the answer to a question; false when that is the applicant, or
// when nothing is said of it.
func (a *Aanvraag) InbrengVan(vraag string) (Inbreng, bool) {
	i := slices.IndexFunc(a.Inbreng, func(i Inbreng) bool { return slices.Contains(i.Vragen, vraag) })
	if i < 0 {
		return Inbreng{}, false
	}
	return a.Inbreng[i], true
}

func leesInbreng(l lezer) Inbreng {
	i := Inbreng{Rol: l.verplicht("rol", 20), Wie: l.tekst("wie", 200), Vragen: l.teksten("vragen", maxLijst*5, 60)}
	if rollen := Inbrengrollen(); i.Rol != "" && !slices.Contains(rollen, i.Rol) {
		l.fout("rol", "kies uit: "+strings.Join(rollen, ", "))
	}
	if HasBSN(i.Wie) {
		l.fout("wie", "noem geen BSN: anderen lezen dit ook")
	}
	return i
}
