package stuf

import (
	"slices"
	"strings"
)

// Dialect is a version of ZDS.
type Dialect string

// The dialects.
const (
	ZDS11 Dialect = "1.1"
	ZDS12 Dialect = "1.2"
)

// The addresses (ZDS 1.2 paragraph 3.1: three endpoints).
const (
	VrijeBerichten    = "vrijeberichten"
	OntvangAsynchroon = "ontvangasynchroon"
	BeantwoordVraag   = "beantwoordvraag"
)

// Dienst is one service (ZDS chapter 4).
type Dienst struct {
	Naam     string // such as creeerZaak
	Adres    string // VrijeBerichten, OntvangAsynchroon or BeantwoordVraag
	code     string // Lk01, Lv01 or Di02
	entiteit string // ZAK or EDC
	functie  string // of a Di02
	deel     string // the part of its 1.2 root after the name: ZakLk01
	antwoord string // the part of its 1.2 answer: ZakLa01
}

// diensten is what this receiver serves. Names, roots and SOAPActions: the WSDLs of
// ZDS 1.1.02 and 1.2.
var diensten = []Dienst{
	{"genereerZaakIdentificatie", VrijeBerichten, "Di02", "ZAK", "genereerZaakidentificatie", "Di02", "Du02"},
	{"genereerDocumentIdentificatie", VrijeBerichten, "Di02", "EDC", "genereerDocumentidentificatie", "Di02", "Du02"},
	{"creeerZaak", OntvangAsynchroon, "Lk01", "ZAK", "", "ZakLk01", ""},
	{"updateZaak", OntvangAsynchroon, "Lk01", "ZAK", "", "ZakLk01", ""},
	{"actualiseerZaakstatus", OntvangAsynchroon, "Lk01", "ZAK", "", "ZakLk01", ""},
	{"voegZaakdocumentToe", OntvangAsynchroon, "Lk01", "EDC", "", "EdcLk01", ""},
	{"geefZaakdetails", BeantwoordVraag, "Lv01", "ZAK", "", "ZakLv01", "ZakLa01"},
	{"geefZaakstatus", BeantwoordVraag, "Lv01", "ZAK", "", "ZakLv01", "ZakLa01"},
	{"geefLijstZaakdocumenten", BeantwoordVraag, "Lv01", "ZAK", "", "ZakLv01", "ZakLa01"},
	{"geefZaakdocumentLezen", BeantwoordVraag, "Lv01", "EDC", "", "EdcLv01", "EdcLa01"},
}

// Kennisgeving reports a message that changes something.
func (d Dienst) Kennisgeving() bool { return d.code == "Lk01" }

// Vraag reports a message that only asks.
func (d Dienst) Vraag() bool { return d.code == "Lv01" }

// Document reports a service about documents.
func (d Dienst) Document() bool { return d.entiteit == "EDC" }

// wortel is the element in the Body: in 1.1 the entiteit with the berichtcode, but
// for free messages; in 1.2 always the name of the service.
func (d Dienst) wortel(z Dialect) string {
	switch {
	case z == ZDS12:
		return "zds:" + d.Naam + "_" + d.deel
	case d.code == "Di02":
		return "zkn:" + d.Naam + "_Di02"
	}
	return "zkn:" + strings.ToLower(d.entiteit) + d.code
}

// actie is the SOAPAction.
func (d Dienst) actie(z Dialect) string {
	if z == ZDS12 {
		return ruimten["zds"] + "/" + d.Naam + "_" + d.deel
	}
	return ruimten["zkn"] + "/" + d.Naam + "_" + d.code
}

// Actie finds the service of a SOAPAction without its quotes; ok is false when
// there is none.
func Actie(actie string) (d Dienst, z Dialect, ok bool) {
	for _, z := range []Dialect{ZDS11, ZDS12} {
		i := slices.IndexFunc(diensten, func(d Dienst) bool { return d.actie(z) == actie })
		if i >= 0 {
			return diensten[i], z, true
		}
	}
	return Dienst{}, "", false
}

// Wortel finds the services that a root element may be: one, or in 1.1 all that
// share a kennisgeving or vraag.
func Wortel(naam string, z Dialect) (uit []Dienst) {
	for _, d := range diensten {
		if d.wortel(z) == naam {
			uit = append(uit, d)
		}
	}
	return uit
}
