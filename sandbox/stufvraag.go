package sandbox

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/google/uuid"

	"solo/sandbox/stuf"
)

// vraag answers a question (ZDS 4.2, 4.3).
func (s *Sandbox) vraag(o *stufOproep) (stufAntwoord, error) {
	nummer := o.Lijf.Waarde("zkn:gelijk", "zkn:identificatie")
	scope := o.Lijf.Eerste("zkn:scope", "zkn:object")
	a := stufAntwoord{status: http.StatusOK, soap: o.SOAP}
	var gevonden []*stuf.Knoop
	if o.dienst.Document() {
		d := s.stufDocument(nummer)
		if d != nil {
			a.merk = uuid.NewString()
			gevonden = append(gevonden, toonDocument(d, scope, a.merk))
			var err error
			if a.document, err = s.bestanden.open(d); err != nil {
				return a, err
			}
		}
	} else {
		gevonden = s.toonZaken(o, nummer, scope)
	}
	if len(gevonden) == 0 && s.config.StUF.NietGevonden != "" {
		return s.nietGevonden(o), nil
	}
	a.body = stuf.Envelop(o.SOAP, o.dienst.Lijst(s.dialect(), s.hoofd(o, "La01"), gevonden))
	return a, nil
}

// nietGevonden are the other two forms that are seen (OpenZaakBrug: Fo03 on an Lv01).
func (s *Sandbox) nietGevonden(o *stufOproep) stufAntwoord {
	if s.config.StUF.NietGevonden == "Fo03" {
		return s.fault(o, "Fo03", &stuf.Fout{Code: "StUF058", Tekst: "Zaak not found for identification"})
	}
	return s.fault(o, "Fo02", stuf.Weiger("StUF064", "gelijk/identificatie"))
}

func (s *Sandbox) stufDocument(nummer string) *object {
	for _, d := range s.opslag.index[soortDocument+nummer] {
		if nummer != "" && d.Stuf != nil && len(d.Inhoud) > 0 {
			return d
		}
	}
	return nil
}

// toonZaken shows the zaken of a number; a lenient server may have several, of which
// 1.2 has room for one in the details (XSD).
func (s *Sandbox) toonZaken(o *stufOproep, nummer string, scope *stuf.Knoop) (uit []*stuf.Knoop) {
	hoogstens, err := strconv.Atoi(o.Lijf.Waarde("zkn:parameters", "StUF:maximumAantal"))
	if err != nil || hoogstens == 0 {
		hoogstens = len(s.opslag.lijst[soortZaak])
	}
	if s.dialect() == stuf.ZDS12 {
		hoogstens = 1
	}
	for _, z := range s.opslag.index[soortZaak+nummer] {
		if z.Stuf == nil || nummer == "" || len(uit) == hoogstens {
			continue
		}
		uit = append(uit, s.toonZaak(o, z, scope))
	}
	return uit
}

// toonZaak adds statussen and documents to what the messages gave, and takes out
// what the service does not show.
func (s *Sandbox) toonZaak(o *stufOproep, z *object, scope *stuf.Knoop) *stuf.Knoop {
	vol := stuf.Groep("zkn:object").Met("StUF:entiteittype", "ZAK")
	for _, k := range z.Stuf.Kind {
		if k.Naam != "zkn:heeft" {
			vol.Kind = append(vol.Kind, k)
		}
	}
	if o.dienst.Naam != "geefLijstZaakdocumenten" {
		vol.Kind = append(vol.Kind, s.toonStatussen(z, laatste(o))...)
	}
	if o.dienst.Naam != "geefZaakstatus" {
		vol.Kind = append(vol.Kind, s.toonRelaties(z)...)
	}
	k := stuf.Toon(stuf.ToonZaak, vol, scope)
	return s.needed(o, z, k)
}

// needed adds what the XSD of 1.2 wants in every answer: the number, the date of each
// document, and a nil where there is no document or status.
func (s *Sandbox) needed(o *stufOproep, z *object, k *stuf.Knoop) *stuf.Knoop {
	if o.dienst.Naam == "geefZaakstatus" || o.dienst.Naam == "geefLijstZaakdocumenten" {
		mag := []string{"zkn:identificatie", "zkn:omschrijving", "zkn:isVan", "zkn:heeft", "zkn:heeftRelevant"}
		k.Kind = slices.DeleteFunc(k.Kind, func(c *stuf.Knoop) bool { return !slices.Contains(mag, c.Naam) })
	}
	if s.dialect() != stuf.ZDS12 {
		return k
	}
	if k.Eerste("zkn:identificatie") == nil {
		k.Kind = slices.Insert(k.Kind, 0, stuf.Element("zkn:identificatie", z.tekst("identificatie")))
	}
	s.dated(z, k)
	switch {
	case o.dienst.Naam == "geefLijstZaakdocumenten" && k.Eerste("zkn:heeftRelevant") == nil:
		k.Kind = append(k.Kind, stuf.Leeg("zkn:heeftRelevant").Met("StUF:entiteittype", "ZAKEDC"))
	case o.dienst.Naam == "geefZaakstatus" && k.Eerste("zkn:heeft") == nil:
		k.Kind = append(k.Kind, stuf.Leeg("zkn:heeft").Met("StUF:entiteittype", "ZAKSTT"))
	}
	return k
}

// dated gives each document its registratiedatum, asked or not: the XSD of 1.2 wants it.
func (s *Sandbox) dated(z *object, k *stuf.Knoop) {
	alle := s.toonRelaties(z)
	for _, c := range k.Kind {
		if c.Naam != "zkn:heeftRelevant" || len(alle) == 0 {
			continue
		}
		if c.Eerste("zkn:registratiedatum") == nil {
			c.Kind = append(c.Kind, alle[0].Eerste("zkn:registratiedatum"))
		}
		alle = alle[1:]
	}
}

// laatste reports a question after the last status only.
func laatste(o *stufOproep) bool {
	return o.Lijf.Waarde("zkn:gelijk", "zkn:heeft", "zkn:indicatieLaatsteStatus") == "J"
}
