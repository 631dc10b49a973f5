package zds

// A Dienst is a service of the case system. One that is not among the constants is
// taken to change something.
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
	switch d.Berichtcode() {
	case "Di02":
		return VrijeBerichten
	case "Lv01":
		return BeantwoordVraag
	}
	return OntvangAsynchroon
}

// Berichtcode tells a request for a number (Di02), a question (Lv01) and a notification
// (Lk01) apart.
func (d Dienst) Berichtcode() string {
	switch d {
	case GenereerZaakIdentificatie, GenereerDocumentIdentificatie:
		return "Di02"
	case GeefZaakdetails, GeefLijstZaakdocumenten:
		return "Lv01"
	}
	return "Lk01"
}

// Functie is that of the stuurgegevens of a Di02; its second word has no capital, unlike
// that of the root.
func (d Dienst) Functie() string {
	if d == GenereerDocumentIdentificatie {
		return "genereerDocumentidentificatie"
	}
	return "genereerZaakidentificatie"
}

// Entiteittype is that of the object.
func (d Dienst) Entiteittype() string {
	if d == VoegZaakdocumentToe {
		return "EDC"
	}
	return "ZAK"
}

// Actie is the SOAPAction. In 1.1 it alone tells which service a zakLk01 or zakLv01
// is for.
func (d Dienst) Actie(v Dialect) string {
	if v == ZDS12 {
		return NSZDS + "/" + d.Root(v)
	}
	return NSZKN + "/" + string(d) + "_" + d.Berichtcode()
}

// Root is the local name of the root element: in NSZKN for 1.1, in NSZDS for 1.2.
func (d Dienst) Root(v Dialect) string {
	switch edc := d.Entiteittype() == "EDC"; {
	case d.Berichtcode() == "Di02":
		return string(d) + "_Di02"
	case v == ZDS12 && edc:
		return string(d) + "_Edc" + d.Berichtcode()
	case v == ZDS12:
		return string(d) + "_Zak" + d.Berichtcode()
	case edc:
		return "edc" + d.Berichtcode()
	}
	return "zak" + d.Berichtcode()
}
