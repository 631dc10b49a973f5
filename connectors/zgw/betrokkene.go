package zgw

import (
	"crypto/sha256"
	"encoding/base32"

	knip "solo/connectors/tekst"
	"solo/dossier"
	"solo/zaak"
)

// The bodies of a rol, in the words of the Zaken API.

type natuurlijkPersoon struct {
	BSN            string          `json:"inpBsn,omitempty"`
	Anp            string          `json:"anpIdentificatie,omitempty"`
	Geslachtsnaam  string          `json:"geslachtsnaam,omitempty"`
	Voorvoegsel    string          `json:"voorvoegselGeslachtsnaam,omitempty"`
	Voorletters    string          `json:"voorletters,omitempty"`
	Voornamen      string          `json:"voornamen,omitempty"`
	Geboortedatum  string          `json:"geboortedatum,omitempty"`
	Verblijfsadres *verblijfsadres `json:"verblijfsadres,omitempty"`
	Buitenland     *buitenland     `json:"subVerblijfBuitenland,omitempty"`
}

type vestiging struct {
	Vestigingsnummer string          `json:"vestigingsNummer,omitempty"`
	Handelsnaam      []string        `json:"handelsnaam,omitempty"`
	KVK              string          `json:"kvkNummer,omitempty"`
	Verblijfsadres   *verblijfsadres `json:"verblijfsadres,omitempty"`
	Buitenland       *buitenland     `json:"subVerblijfBuitenland,omitempty"`
}

// nietNatuurlijkPersoon with a kvkNummer is Open Zaak's; innNnpId is a RSIN and
// never a KVK-nummer.
type nietNatuurlijkPersoon struct {
	RSIN             string      `json:"innNnpId,omitempty"`
	Naam             string      `json:"statutaireNaam,omitempty"`
	KVK              string      `json:"kvkNummer,omitempty"`
	Vestigingsnummer string      `json:"vestigingsNummer,omitempty"`
	Buitenland       *buitenland `json:"subVerblijfBuitenland,omitempty"`
}

type medewerker struct {
	Identificatie string `json:"identificatie"`
	Achternaam    string `json:"achternaam,omitempty"`
}

type eenheid struct {
	Identificatie string `json:"identificatie"`
	Naam          string `json:"naam,omitempty"`
}

type verblijfsadres struct {
	BAG        string `json:"aoaIdentificatie"`
	Woonplaats string `json:"wplWoonplaatsNaam"`
	Straat     string `json:"gorOpenbareRuimteNaam"`
	Postcode   string `json:"aoaPostcode,omitempty"`
	Huisnummer int    `json:"aoaHuisnummer"`
	Huisletter string `json:"aoaHuisletter,omitempty"`
	Toevoeging string `json:"aoaHuisnummertoevoeging,omitempty"`
}

type buitenland struct {
	Landcode string `json:"lndLandcode"`
	Land     string `json:"lndLandnaam"`
	Regel1   string `json:"subAdresBuitenland_1,omitempty"`
	Regel2   string `json:"subAdresBuitenland_2,omitempty"`
	Regel3   string `json:"subAdresBuitenland_3,omitempty"`
}

type contactpersoon struct {
	Naam     string `json:"naam"`
	Email    string `json:"emailadres,omitempty"`
	Telefoon string `json:"telefoonnummer,omitempty"`
}

// snijder cuts what does not fit and notes where, without the value.
type snijder struct {
	waar  string
	notes *[]string
}

func (s snijder) note(tekst string) { *s.notes = append(*s.notes, s.waar+": "+tekst) }

func (s snijder) cut(v string, n int, veld string) string {
	k, geknipt := knip.Fit(v, n)
	if geknipt {
		s.note(veld + " is ingekort")
	}
	return k
}

// drop leaves out what has no sense when cut.
func (s snijder) drop(v string, n int, veld string) string {
	if len([]rune(v)) > n {
		s.note(veld + " is weggelaten (te lang)")
		return ""
	}
	return v
}

func (s snijder) persoon(p *zaak.Persoon, id dossier.ID, sleutel string) natuurlijkPersoon {
	n := natuurlijkPersoon{
		BSN:           p.BSN.Cijfers(),
		Geslachtsnaam: s.cut(p.Achternaam, 200, "achternaam"),
		Voorvoegsel:   s.cut(p.Voorvoegsel, 80, "voorvoegsel"),
		Voorletters:   s.cut(p.Voorletters, 20, "voorletters"),
		Voornamen:     s.cut(p.Voornamen, 200, "voornamen"),
	}
	if n.BSN == "" {
		n.Anp = orElse(p.Anp, anpIdentificatie(id, sleutel))
	}
	if d, ok := p.Geboortedatum.Datum(); ok {
		n.Geboortedatum = d.String()
	} else if p.Geboortedatum != "" {
		s.note("onvolledige geboortedatum is weggelaten")
	}
	return n
}

// anpIdentificatie is a stable number of 17 characters for someone who has no number at all.
func anpIdentificatie(id dossier.ID, sleutel string) string {
	som := sha256.Sum256([]byte(string(id) + "/" + sleutel))
	return "S" + base32.StdEncoding.EncodeToString(som[:10])
}

// adres is an address in the Netherlands as the standard wants it, whole or not at all.
func (s snijder) adres(a *dossier.Adres, zonderBAG string) *verblijfsadres {
	if a == nil || a.InBuitenland() {
		return nil
	}
	v := &verblijfsadres{BAG: orElse(a.BAG, zonderBAG), Postcode: a.Postcode, Huisnummer: a.Huisnummer, Huisletter: a.Huisletter}
	if v.BAG == "" || a.Woonplaats == "" || a.Straat == "" || a.Huisnummer <= 0 || a.Huisnummer > 99999 {
		s.note("adres is weggelaten (zonder BAG-id of onvolledig); het staat in de aanvraag")
		return nil
	}
	v.Woonplaats = s.cut(a.Woonplaats, 80, "woonplaats")
	v.Straat = s.cut(a.Straat, 80, "straat")
	v.Huisletter = s.drop(v.Huisletter, 1, "huisletter")
	v.Toevoeging = s.drop(a.Toevoeging, 4, "huisnummertoevoeging")
	return v
}

func (s snijder) buitenland(a *dossier.Adres) *buitenland {
	if !a.InBuitenland() {
		return nil
	}
	if a.Landcode == "" {
		s.note("adres in het buitenland is weggelaten (zonder landcode)")
		return nil
	}
	b := &buitenland{Landcode: s.drop(a.Landcode, 4, "landcode"), Land: s.cut(a.Land, 40, "land")}
	doel := []*string{&b.Regel1, &b.Regel2, &b.Regel3}
	for i, r := range a.Regels {
		if i == len(doel) {
			s.note("adresregels na de derde zijn weggelaten")
			break
		}
		*doel[i] = s.cut(r, 35, "adresregel")
	}
	return b
}
