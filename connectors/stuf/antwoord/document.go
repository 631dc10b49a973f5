package antwoord

import "strings"

// A Document is one of a list of documents, or one that was asked for. A field is
// empty when the server did not give it. Titel and the like can be personal data.
type Document struct {
	Identificatie     string
	Titel             string
	Omschrijving      string // dct.omschrijving: the documenttype
	Beschrijving      string
	Formaat           string
	Taal              string
	Versie            string
	Status            string
	Creatiedatum      string // as given, by the standard 8 digits; so are the next two
	Ontvangstdatum    string
	Registratiedatum  string // on which it came to the zaak
	Vertrouwelijkheid string // vertrouwelijkAanduiding
	Auteur            string
	Link              string
	Bestandsnaam      string
	Zaken             []string // zaaknummers of isRelevantVoor
}

// documentVan reads an EDC, or the relation of a zaak to one (heeftRelevant), which
// may repeat its titel and beschrijving.
func documentVan(o *knoop) Document {
	edc := o.kind("gerelateerde")
	if edc == nil {
		edc = o
	}
	of := func(naam string) string {
		if v := edc.kind(naam).waarde(); v != "" {
			return v
		}
		return o.kind(naam).waarde()
	}
	d := Document{Identificatie: of("identificatie"), Titel: of("titel"), Omschrijving: of("dct.omschrijving"),
		Beschrijving: of("beschrijving"), Formaat: of("formaat"), Taal: of("taal"), Versie: of("versie"), Status: of("status"),
		Creatiedatum: of("creatiedatum"), Ontvangstdatum: of("ontvangstdatum"), Registratiedatum: of("registratiedatum"),
		Vertrouwelijkheid: of("vertrouwelijkAanduiding"), Auteur: of("auteur"), Link: of("link")}
	if i := edc.kind("inhoud"); i != nil {
		d.Bestandsnaam = i.bestandsnaam
	}
	for r := range edc.elk("isRelevantVoor") {
		if z := r.kind("gerelateerde").kind("identificatie").waarde(); z != "" {
			d.Zaken = append(d.Zaken, z)
		}
	}
	return d
}

// isDocument: the object of b is an EDC, by its own word or else by the name of the
// message. Whatever else it says to be counts as a zaak: a zaak that is overlooked is
// made a second time.
func (k *knoop) isDocument(b *knoop) bool {
	if k.entiteittype != "" {
		return strings.EqualFold(k.entiteittype, "EDC")
	}
	return strings.HasSuffix(strings.ToLower(b.naam.Local), "edcla01")
}
