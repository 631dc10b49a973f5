package levering

import (
	"cmp"
	"strings"

	"solo/dossier"
)

// door tells who gave an answer, as the applicant saw it before he signed; empty of the
// applicant himself, and at the counter, where the head of the page says it.
func door(a *dossier.Aanvraag, vraag string) string {
	i, ok := a.InbrengVan(vraag)
	switch {
	case !ok || i.Rol == "consulent" && a.Kanaal == dossier.Balie:
		return ""
	case i.Rol == "vooraf":
		return "overgenomen uit " + cmp.Or(i.Wie, "een andere bron")
	}
	return "ingevuld door " + invuller(a, i)
}

// invuller names who filled in, and as what he did.
func invuller(a *dossier.Aanvraag, i dossier.Inbreng) string {
	rol := i.Rol
	switch rol {
	case dossier.Bewindvoerder:
		rol = a.Bewindvoerder.Hoedanigheid()
	case "consulent":
		rol = "medewerker van de gemeente"
	}
	if i.Wie == "" || i.Wie == i.Rol {
		return rol
	}
	return i.Wie + ", " + rol
}

// deels names the people who filled in a part for the applicant; empty when nobody did.
func deels(a *dossier.Aanvraag) string {
	var wie []string
	for _, i := range a.Inbreng {
		if i.Rol != "vooraf" {
			wie = append(wie, invuller(a, i))
		}
	}
	if len(wie) == 0 {
		return ""
	}
	return "de aanvrager, deels " + strings.Join(wie, "; ")
}

// met adds behind a text, when there is one, what there is to say of it.
func met(tekst, tussen, erbij string) string {
	if tekst == "" || erbij == "" {
		return tekst
	}
	return tekst + tussen + "(" + erbij + ")"
}
