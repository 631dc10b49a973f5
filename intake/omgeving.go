package intake

import (
	"solo/dossier"
	"solo/formule"
)

// The levels of urgency, from high to low.
const (
	Spoed    = dossier.Spoed
	Verhoogd = dossier.Verhoogd
	Regulier = dossier.Regulier
)

// heelSchema is Schema of this version.
func (d *Definitie) heelSchema() formule.Schema {
	s := d.schema()
	s["urgentie"] = urgentietype()
	s["dossier"].Velden["inbreng"] = inbrengtype() // known once it is handed in, so no condition may use it
	s["volledigheid"] = formule.Type{Soort: formule.Groep, Velden: map[string]formule.Type{
		"percentage": {Soort: formule.Getal}, "akkoord": {Soort: formule.Getal}, "ontbreekt": tekstlijst(), "later": tekstlijst()}}
	return s
}

func urgentietype() formule.Type {
	niveau := formule.Type{Soort: formule.Tekst, Keuzes: []string{Spoed, Verhoogd, Regulier}}
	return formule.Type{Soort: formule.Groep, Velden: map[string]formule.Type{"niveau": niveau, "berekend": niveau,
		"besluit": {Soort: formule.Tekst}, "redenen": tekstlijst(), "punten": {Soort: formule.Getal}}}
}

// schema is what the rules of this definition may use: the facts that are always
// there and the questions.
func (d *Definitie) schema() formule.Schema {
	s := d.basis()
	for _, v := range d.volgorde {
		s[v.ID] = v.typ()
	}
	return s
}

// basis are the facts that are there whatever was asked.
func (d *Definitie) basis() formule.Schema {
	aanvrager, partner := persoonstype(), persoonstype()
	partner.Optioneel = true
	s := formule.Schema{"aanvrager": aanvrager, "partner": partner, "gemachtigde": gemachtigdetype(),
		"bewindvoerder": contacttype(), "onderneming": ondernemingtype(), "bedragen": d.bedragen.typen(),
		"peildatum": {Soort: formule.Datum}}
	for _, naam := range []string{"heeft_partner", "heeft_gemachtigde", "heeft_bewindvoerder", "heeft_onderneming"} {
		s[naam] = formule.Type{Soort: formule.Janee}
	}
	dos := tekstvelden("referentie", "regeling", "gemeentecode", "kanaal", "leverancier", "kenmerk", "digid_niveau", "partner_middel", "partner_digid_niveau")
	dos["gemachtigd_bij_inlog"] = formule.Type{Soort: formule.Janee}
	dos["datum_melding"], dos["datum_aanvraag"] = formule.Type{Soort: formule.Datum}, formule.Type{Soort: formule.Datum}
	s["dossier"] = formule.Type{Soort: formule.Groep, Velden: dos}
	return s
}

// Omgeving gives the values of Schema for one aanvraag: typed as formule asks, what
// was not asked, not answered or not known is absent. ref is the SOLO reference. The
// result holds personal data, the BSN as text too.
func (d *Definitie) Omgeving(a *dossier.Aanvraag, ref string, o Oordeel) map[string]any {
	env := d.Ingevuld(a).all()
	dos := env["dossier"].(map[string]any)
	dos["referentie"], dos["inbreng"] = ref, inbrenglijst(a.Inbreng)
	env["urgentie"] = o.Urgentie.groep()
	env["volledigheid"] = map[string]any{"percentage": float64(o.Volledigheid.Percentage), "akkoord": d.akkoord(o.Volledigheid),
		"ontbreekt": teksten(o.Volledigheid.Ontbreekt), "later": teksten(o.Volledigheid.later())}
	return env
}

// fact gives one of the facts of basis; nil is absent.
func (d *Definitie) fact(naam string, a *dossier.Aanvraag) any {
	switch naam {
	case "aanvrager":
		return persoonsgroep(&a.Aanvrager)
	case "partner":
		return persoonsgroep(a.Partner)
	case "gemachtigde":
		return gemachtigdegroep(a.Gemachtigde)
	case "bewindvoerder":
		return contactgroep(a.Bewindvoerder)
	case "onderneming":
		return ondernemingsgroep(a.Onderneming)
	case "bedragen":
		return d.bedragen.op(a.Peildatum())
	case "peildatum":
		return a.Peildatum()
	case "heeft_partner":
		return a.Partner != nil
	case "heeft_gemachtigde":
		return a.Gemachtigde != nil
	case "heeft_bewindvoerder":
		return a.Bewindvoerder != nil
	case "heeft_onderneming":
		return a.Onderneming != nil
	case "dossier":
		return dossiergroep(a)
	}
	return nil
}

func dossiergroep(a *dossier.Aanvraag) any {
	middel, niveau := inlog(a, "partner")
	return map[string]any{"regeling": a.Regeling, "gemeentecode": string(a.Gemeente),
		"kanaal": string(a.Kanaal), "leverancier": a.Leverancier, "kenmerk": a.Kenmerk,
		"digid_niveau": digidNiveau(inlog(a, "aanvrager")), "partner_middel": middel, "partner_digid_niveau": digidNiveau(middel, niveau),
		"gemachtigd_bij_inlog": isGemachtigdBijInlog(a),
		"datum_melding":        dossier.DatumVan(a.MeldingOp), "datum_aanvraag": a.Peildatum()}
}

// inlog is the means with which somebody signed last, and its level; empty when he did not.
func inlog(a *dossier.Aanvraag, wie string) (middel, niveau string) {
	for _, o := range a.Ondertekeningen {
		if o.Wie == wie {
			middel, niveau = o.Middel, o.Niveau
		}
	}
	return middel, niveau
}

// digidNiveau is the level of DigiD: 10, 20, 25 or 30; of a European means that of DigiD
// that proves as much (Uitvoeringsverordening (EU) 2015/1502); empty of another means.
func digidNiveau(middel, niveau string) string {
	switch middel {
	case "digid":
		return niveau
	case "eidas":
		return map[string]string{"substantial": "25", "high": "30"}[niveau]
	}
	return ""
}

// isGemachtigdBijInlog reports whether the login itself said that who filled it in may act
// for the applicant: DigiD Machtigen, and the test login of it (test-machtigen).
func isGemachtigdBijInlog(a *dossier.Aanvraag) bool {
	middel, _ := inlog(a, "gemachtigde")
	return middel == "machtigen" || middel == "test-machtigen"
}

// raw is what the document holds for a question; nil is nothing.
func (v *Vraag) raw(a *dossier.Aanvraag) any {
	if v.Veld != "" {
		return feiten[v.Veld].lees(a)
	}
	return a.Antwoorden[v.ID]
}

// holds evaluates a condition; no condition holds always. A formula that was checked
// at load can only fail on numbers beyond all bounds: then it does not hold.
func holds(f *formule.Formule, env *formule.Omgeving) bool {
	if f == nil {
		return true
	}
	w, err := f.EvalIn(env)
	return err == nil && w == true
}
