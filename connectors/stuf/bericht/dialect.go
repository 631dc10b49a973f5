package bericht

// A Dialect is a version of Zaak- en Documentservices.
type Dialect string

// The dialects. 1.1 is what most receivers speak; 1.2 has a root per service.
const (
	ZDS11 Dialect = "1.1"
	ZDS12 Dialect = "1.2"
)

// A Kanaal is the kind of port that a service listens at; each has its own address.
type Kanaal string

// The three channels of the StUF protocol binding that SOLO uses.
const (
	VrijeBerichten    Kanaal = "VrijeBerichten"
	OntvangAsynchroon Kanaal = "OntvangAsynchroon"
	BeantwoordVraag   Kanaal = "BeantwoordVraag"
)

// A Dienst is a service of the case system.
type Dienst string

// The services that SOLO uses (ZDS 1.2, chapter 4).
const (
	GenereerZaakIdentificatie     Dienst = "genereerZaakIdentificatie"
	CreeerZaak                    Dienst = "creeerZaak"
	GenereerDocumentIdentificatie Dienst = "genereerDocumentIdentificatie"
	VoegZaakdocumentToe           Dienst = "voegZaakdocumentToe"
	ActualiseerZaakstatus         Dienst = "actualiseerZaakstatus"
	UpdateZaak                    Dienst = "updateZaak"
	GeefZaakdetails               Dienst = "geefZaakdetails"
	GeefLijstZaakdocumenten       Dienst = "geefLijstZaakdocumenten"
)

// Diensten are all services, in the order in which they are used.
func Diensten() []Dienst {
	return []Dienst{GenereerZaakIdentificatie, CreeerZaak, GenereerDocumentIdentificatie, VoegZaakdocumentToe,
		ActualiseerZaakstatus, UpdateZaak, GeefZaakdetails, GeefLijstZaakdocumenten}
}

// Kanaal is where the service listens.
func (d Dienst) Kanaal() Kanaal {
	switch d.code() {
	case "Di02":
		return VrijeBerichten
	case "Lv01":
		return BeantwoordVraag
	}
	return OntvangAsynchroon
}

// code is the berichtcode: a request for a number, a question, or a notification.
func (d Dienst) code() string {
	switch d {
	case GenereerZaakIdentificatie, GenereerDocumentIdentificatie:
		return "Di02"
	case GeefZaakdetails, GeefLijstZaakdocumenten:
		return "Lv01"
	}
	return "Lk01"
}

// functie is the functie of the stuurgegevens of a Di02; its second word has no
// capital, unlike that of the root.
func (d Dienst) functie() string {
	if d == GenereerDocumentIdentificatie {
		return "genereerDocumentidentificatie"
	}
	return "genereerZaakidentificatie"
}

// entiteit is the entiteittype of the object.
func (d Dienst) entiteit() string {
	if d == VoegZaakdocumentToe {
		return "EDC"
	}
	return "ZAK"
}

const (
	nsZKN   = "http://www.egem.nl/StUF/sector/zkn/0310"
	nsBG    = "http://www.egem.nl/StUF/sector/bg/0310"
	nsStUF  = "http://www.egem.nl/StUF/StUF0301"
	nsZDS   = "http://www.stufstandaarden.nl/koppelvlak/zds0120"
	nsXSI   = "http://www.w3.org/2001/XMLSchema-instance"
	nsXMIME = "http://www.w3.org/2005/05/xmlmime"
	nsXOP   = "http://www.w3.org/2004/08/xop/include"
)

// Actie is the SOAPAction. In 1.1 it alone tells which service a zakLk01 or zakLv01
// is for.
func (d Dienst) Actie(v Dialect) string {
	if v == ZDS12 {
		return nsZDS + "/" + d.root12()
	}
	return nsZKN + "/" + string(d) + "_" + d.code()
}

// root is the qualified name of the root element.
func (d Dienst) root(v Dialect) string {
	switch {
	case v == ZDS12:
		return "zds:" + d.root12()
	case d.code() == "Di02":
		return "zkn:" + string(d) + "_Di02"
	case d.entiteit() == "EDC":
		return "zkn:edc" + d.code()
	}
	return "zkn:zak" + d.code()
}

func (d Dienst) root12() string {
	switch {
	case d.code() == "Di02":
		return string(d) + "_Di02"
	case d.entiteit() == "EDC":
		return string(d) + "_Edc" + d.code()
	}
	return string(d) + "_Zak" + d.code()
}
