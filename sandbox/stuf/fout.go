package stuf

import (
	"cmp"
	"fmt"
)

// Fout is a refusal (StUF 4.5, table of error codes; XSD Foutbericht). Details
// name elements and never quote a value.
type Fout struct {
	Code    string
	Plek    string // client or server; "" follows from the code
	Tekst   string // at most 200; "" is the text of the code
	Details string // at most 1000
}

// Error is for the log of who runs the receiver.
func (f *Fout) Error() string { return f.Code + " " + f.tekst() }

// Weiger makes a refusal with details.
func Weiger(code, details string, a ...any) *Fout {
	return &Fout{Code: code, Details: fmt.Sprintf(details, a...)}
}

// codes are the texts of StUF 4.5 that this receiver uses or a test may choose.
var codes = map[string]struct{ plek, tekst string }{
	"StUF001": {"server", "Versie van StUF wordt niet ondersteund"},
	"StUF004": {"server", "Sectormodel wordt niet ondersteund"},
	"StUF007": {"server", "Versie van het sectormodel wordt niet ondersteund"},
	"StUF010": {"client", "Combinatie van ontvangende organisatie, applicatie en administratie onbekend"},
	"StUF013": {"client", "Combinatie van zendende organisatie, applicatie en administratie onbekend"},
	"StUF016": {"client", "Combinatie zender en referentienummer niet uniek"},
	"StUF019": {"client", "Tijdstip bericht is niet groter dan dat van het vorige bericht"},
	"StUF022": {"client", "Berichtcode onbekend"},
	"StUF025": {"server", "Berichtcode wordt niet ondersteund"},
	"StUF028": {"client", "Entiteittype onbekend"},
	"StUF031": {"server", "Entiteittype wordt niet ondersteund"},
	"StUF034": {"client", "Functie onbekend"},
	"StUF037": {"server", "Functie wordt niet ondersteund"},
	"StUF040": {"server", "Combinatie van berichtcode, entiteittype en functie wordt niet ondersteund"},
	"StUF046": {"server", "Opslaan bericht niet mogelijk"},
	"StUF049": {"server", "Proces voor afhandelen bericht niet beschikbaar"},
	"StUF052": {"client", "Niet geautoriseerd"},
	"StUF055": {"client", "Berichtbody is niet conform schema in sectormodel"},
	"StUF058": {"server", "Proces voor afhandelen bericht geeft fout"},
	"StUF064": {"server", "Object niet gevonden"},
	"StUF067": {"server", "Dubbelen gevonden"},
	"StUF960": {"server", "Bericht kon niet op tijd verwerkt worden"},
}

func (f *Fout) plek() string {
	if cmp.Or(f.Plek, codes[f.Code].plek) == "client" {
		return "client"
	}
	return "server"
}

// Herhaalbaar reports that the same message may be offered again (StUF 4.5: plek
// server); a refusal on the side of the client stays what it is.
func (f *Fout) Herhaalbaar() bool { return f.plek() == "server" }

func (f *Fout) tekst() string {
	if f.Tekst == "" {
		return codes[f.Code].tekst
	}
	return knip(f.Tekst, 200)
}

// knoop is Fo01, Fo02 or Fo03.
func (f *Fout) knoop(s Stuurgegevens) *Knoop {
	body := Groep("StUF:body", Element("StUF:code", knip(f.Code, 7)), Element("StUF:plek", f.plek()), Element("StUF:omschrijving", f.tekst()))
	if f.Details != "" {
		body.Kind = append(body.Kind, Element("StUF:details", knip(f.Details, 1000)))
	}
	return Groep("StUF:"+s.Berichtcode+"Bericht", s.knoop("StUF"), body)
}
