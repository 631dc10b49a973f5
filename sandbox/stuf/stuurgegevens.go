package stuf

import (
	"strings"
	"time"
)

// Partij is a sender or receiver (StUF 4.3.1). Organisatie, Applicatie and
// Administratie together say who it is; Gebruiker does not count.
type Partij struct {
	Organisatie, Applicatie, Administratie, Gebruiker string
}

// Sleutel is the combination that must be known.
func (p Partij) Sleutel() string {
	return p.Organisatie + "\x00" + p.Applicatie + "\x00" + p.Administratie
}

// knoop leaves out what is empty; a receiver always has an applicatie of at least
// three characters (XSD Systeem).
func (p Partij) knoop(naam string) *Knoop {
	k := Groep(naam)
	for _, v := range [][2]string{{"organisatie", p.Organisatie}, {"applicatie", p.Applicatie},
		{"administratie", p.Administratie}, {"gebruiker", p.Gebruiker}} {
		if v[1] != "" {
			k.Kind = append(k.Kind, Element("StUF:"+v[0], v[1]))
		}
	}
	return k
}

func leesPartij(k *Knoop) Partij {
	return Partij{k.Waarde("StUF:organisatie"), k.Waarde("StUF:applicatie"), k.Waarde("StUF:administratie"), k.Waarde("StUF:gebruiker")}
}

// Stuurgegevens is the head of every message (StUF 4.3).
type Stuurgegevens struct {
	Berichtcode                string
	Zender, Ontvanger          Partij
	Referentienummer, Tijdstip string
	CrossRefnummer             string
	Entiteittype, Functie      string
}

// LeesStuurgegevens takes them as they are; whether they are right is Controleer.
func LeesStuurgegevens(lijf *Knoop) Stuurgegevens {
	k := lijf.Eerste("zkn:stuurgegevens")
	if k == nil {
		k = lijf.Eerste("zds:stuurgegevens")
	}
	return Stuurgegevens{Berichtcode: k.Waarde("StUF:berichtcode"),
		Zender: leesPartij(k.Eerste("StUF:zender")), Ontvanger: leesPartij(k.Eerste("StUF:ontvanger")),
		Referentienummer: k.Waarde("StUF:referentienummer"), Tijdstip: k.Waarde("StUF:tijdstipBericht"),
		CrossRefnummer: k.Waarde("StUF:crossRefnummer"), Entiteittype: k.Waarde("StUF:entiteittype"), Functie: k.Waarde("StUF:functie")}
}

// Volgorde makes two times comparable as text: what is not given counts as zero.
func Volgorde(tijdstip string) string {
	return (tijdstip + strings.Repeat("0", 17))[:17]
}

// Nu writes an instant as a tijdstip with milliseconds.
func Nu(t time.Time) string { return t.Format("20060102150405") + t.Format(".000")[1:] }

// knoop writes the head of an answer in the order of the XSD.
func (s Stuurgegevens) knoop(prefix string) *Knoop {
	k := Groep(prefix+":stuurgegevens", Element("StUF:berichtcode", s.Berichtcode),
		s.Zender.knoop("StUF:zender"), s.Ontvanger.knoop("StUF:ontvanger"))
	for _, v := range [][2]string{{"referentienummer", s.Referentienummer}, {"tijdstipBericht", s.Tijdstip},
		{"crossRefnummer", s.CrossRefnummer}, {"entiteittype", s.Entiteittype}, {"functie", s.Functie}} {
		if v[1] != "" {
			k.Kind = append(k.Kind, Element("StUF:"+v[0], v[1]))
		}
	}
	return k
}

// Antwoord is the head of the answer to this message.
func (s Stuurgegevens) Antwoord(berichtcode string, eigen Partij, referentienummer string, nu time.Time) Stuurgegevens {
	if eigen.Applicatie == "" {
		eigen = s.Ontvanger
	}
	return Stuurgegevens{Berichtcode: berichtcode, Zender: cap3(eigen), Ontvanger: cap3(s.Zender),
		Referentienummer: referentienummer, Tijdstip: Nu(nu), CrossRefnummer: knip(s.Referentienummer, 40)}
}

// cap3 makes a partij of a broken message fit for an answer (XSD Systeem:
// applicatie has 3 to 50 characters, organisatie 200, administratie 50, gebruiker
// 100).
func cap3(p Partij) Partij {
	if len([]rune(p.Applicatie)) < 3 {
		p.Applicatie = "onbekend"
	}
	return Partij{knip(p.Organisatie, 200), knip(p.Applicatie, 50), knip(p.Administratie, 50), knip(p.Gebruiker, 100)}
}

// knip cuts a text to n characters.
func knip(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}
