package zgw

import (
	"net/mail"
	"strings"

	knip "solo/connectors/tekst"
	"solo/dossier"
	"solo/zaak"
)

// rolBody is the body of POST rollen. Zaak is filled in when there is one.
type rolBody struct {
	Zaak          string          `json:"zaak"`
	Type          string          `json:"betrokkeneType"`
	Roltype       string          `json:"roltype"`
	Toelichting   string          `json:"roltoelichting"`
	AfwijkendNaam string          `json:"afwijkendeNaamBetrokkene,omitempty"`
	Machtiging    string          `json:"indicatieMachtiging,omitempty"`
	Contact       *contactpersoon `json:"contactpersoonRol,omitempty"`
	Betrokkene    any             `json:"betrokkeneIdentificatie"`

	stap    string
	sleutel string // beginning of Toelichting, by which it is found again, whatever its place
	bsn     string // or anp: who it is, to compare
}

// rollen makes all rol bodies. The notes say what was cut.
func (l *levering) rollen() []rolBody {
	var uit []rolBody
	for _, r := range l.o.Zaak.Rollen {
		s := snijder{"rol " + r.Sleutel, &l.ontvangst.Aangepast}
		b := rolBody{stap: "rol " + r.Sleutel, sleutel: "SOLO rol " + r.Sleutel + ":",
			Roltype: l.typen.Roltypen[r.Sleutel], Machtiging: r.Machtiging, Contact: s.contact(r)}
		b.Toelichting = s.cut(strings.TrimSpace(b.sleutel+" "+r.Toelichting), 1000, "toelichting")
		l.betrokkene(&b, r, s)
		uit = append(uit, b)
	}
	return uit
}

func (l *levering) betrokkene(b *rolBody, r zaak.Rol, s snijder) {
	switch {
	case r.Persoon != nil:
		n := s.persoon(r.Persoon, l.o.Dossier, r.Sleutel)
		n.Verblijfsadres, n.Buitenland = s.adres(r.Persoon.Adres, l.c.inst.AdresZonderBAG), s.buitenland(r.Persoon.Adres)
		b.Type, b.Betrokkene, b.bsn = "natuurlijk_persoon", n, orElse(n.BSN, n.Anp)
		b.AfwijkendNaam = s.afwijkend(r.Persoon, n)
	case r.Vestiging != nil && l.c.inst.KVKInNNP:
		v := r.Vestiging
		b.Type, b.Betrokkene = "niet_natuurlijk_persoon", nietNatuurlijkPersoon{RSIN: rsin(v.RSIN), Naam: s.cut(v.Handelsnaam, 500, "naam"),
			KVK: s.drop(v.KVK, 8, "KVK-nummer"), Vestigingsnummer: s.drop(v.Vestigingsnummer, 24, "vestigingsnummer"), Buitenland: s.buitenland(v.Adres)}
	case r.Vestiging != nil:
		v := r.Vestiging
		b.Type, b.Betrokkene = "vestiging", vestiging{Vestigingsnummer: s.drop(v.Vestigingsnummer, 24, "vestigingsnummer"), KVK: s.drop(v.KVK, 8, "KVK-nummer"),
			Handelsnaam: namen(s.cut(v.Handelsnaam, 625, "handelsnaam")), Buitenland: s.buitenland(v.Adres),
			Verblijfsadres: s.adres(v.Adres, l.c.inst.AdresZonderBAG)}
	case r.Medewerker != nil:
		b.Type, b.Betrokkene = "medewerker", medewerker{s.cut(r.Medewerker.Identificatie, 24, "identificatie"), s.cut(r.Medewerker.Achternaam, 200, "achternaam")}
	case r.Eenheid != nil:
		b.Type, b.Betrokkene = "organisatorische_eenheid", eenheid{s.cut(r.Eenheid.Identificatie, 24, "identificatie"), s.cut(r.Eenheid.Naam, 50, "naam")}
	}
}

// rsin keeps a valid RSIN and nothing else.
func rsin(s string) string {
	if !dossier.IsRSIN(s) {
		return ""
	}
	return s
}

func namen(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// afwijkend gives the whole name beside an identifying one that had to be cut.
func (s snijder) afwijkend(p *zaak.Persoon, n natuurlijkPersoon) string {
	if n.Geslachtsnaam == p.Achternaam && n.Voorvoegsel == p.Voorvoegsel && n.Voorletters == p.Voorletters && n.Voornamen == p.Voornamen {
		return ""
	}
	delen := strings.Fields(orElse(p.Voornamen, p.Voorletters) + " " + p.Voorvoegsel + " " + p.Achternaam)
	naam, _ := knip.Fit(strings.Join(delen, " "), 625)
	return naam
}

// contact needs a name: that of the contact, or of the person himself.
func (s snijder) contact(r zaak.Rol) *contactpersoon {
	if r.Contact == nil {
		return nil
	}
	naam := r.Contact.Naam
	if naam == "" && r.Persoon != nil {
		naam = strings.TrimSpace(r.Persoon.Voorletters + " " + strings.TrimSpace(r.Persoon.Voorvoegsel+" "+r.Persoon.Achternaam))
	}
	if naam == "" {
		s.note("contactgegevens zijn weggelaten (zonder naam)")
		return nil
	}
	return &contactpersoon{Naam: s.cut(naam, 40, "naam van de contactpersoon"),
		Email: s.email(r.Contact.Email), Telefoon: s.drop(r.Contact.Telefoon, 20, "telefoonnummer")}
}

// email leaves out what a server would refuse: one typing mistake must not hold a
// whole application.
func (s snijder) email(v string) string {
	if a, err := mail.ParseAddress(v); v == "" || err == nil && a.Address == v {
		return s.drop(v, 254, "e-mailadres")
	}
	s.note("e-mailadres is weggelaten (geen geldig adres)")
	return ""
}
