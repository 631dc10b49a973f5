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

// entiteit is the entiteittype of an object in b, by its own word or else by the name of
// the message.
func (k *knoop) entiteit(b *knoop) string {
	if k.entiteittype != "" {
		return k.entiteittype
	}
	naam := strings.TrimSuffix(strings.ToUpper(b.naam.Local), "LA01")
	return naam[max(0, len(naam)-3):]
}
