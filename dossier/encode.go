package dossier

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"
)

// document is the wire form: the one place where a BSN becomes text again.
type document struct {
	Formaat         string           `json:"formaat"`
	Leverancier     string           `json:"leverancier"`
	Kenmerk         string           `json:"kenmerk"`
	Regeling        string           `json:"regeling"`
	Definitie       int              `json:"definitie"`
	Gemeentecode    Gemeentecode     `json:"gemeentecode"`
	Kanaal          Kanaal           `json:"kanaal"`
	MeldingOp       time.Time        `json:"melding_op"`
	AanvraagOp      time.Time        `json:"aanvraag_op"`
	Aanvrager       persoon          `json:"aanvrager"`
	Partner         *persoon         `json:"partner,omitempty"`
	Gemachtigde     *Gemachtigde     `json:"gemachtigde,omitempty"`
	Bewindvoerder   *Contact         `json:"bewindvoerder,omitempty"`
	Onderneming     *Onderneming     `json:"onderneming,omitempty"`
	Antwoorden      Antwoorden       `json:"antwoorden"`
	WeetNiet        []string         `json:"weet_niet,omitempty"`
	Inbreng         []Inbreng        `json:"inbreng,omitempty"`
	Bijlagen        []Bijlage        `json:"bijlagen"`
	Later           []Toezegging     `json:"later,omitempty"`
	Ondertekeningen []Ondertekening  `json:"ondertekeningen"`
	Urgentiebesluit *Urgentiebesluit `json:"urgentiebesluit,omitempty"`
	Keuringen       []Keuring        `json:"keuringen,omitempty"`
	Verwant         []ID             `json:"verwant,omitempty"`
}

type persoon struct {
	BSN string `json:"bsn,omitempty"`
	Persoon
}

// Encode writes the document in its canonical form: fixed order of fields, sorted
// answers, UTC instants. Decode(Encode(a)) gives a back. The result is personal data.
func Encode(a *Aanvraag) ([]byte, error) {
	d := document{Formaat: Formaat, Leverancier: a.Leverancier, Kenmerk: a.Kenmerk,
		Regeling: a.Regeling, Definitie: a.Definitie, Gemeentecode: a.Gemeente, Kanaal: a.Kanaal,
		MeldingOp: a.MeldingOp.UTC(), AanvraagOp: a.AanvraagOp.UTC(),
		Aanvrager:   persoon{a.Aanvrager.BSN.Cijfers(), a.Aanvrager},
		Gemachtigde: a.Gemachtigde, Bewindvoerder: a.Bewindvoerder, Onderneming: a.Onderneming,
		Antwoorden: a.Antwoorden, WeetNiet: a.WeetNiet, Inbreng: a.Inbreng, Bijlagen: orEmpty(a.Bijlagen), Later: a.Later,
		Ondertekeningen: orEmpty(a.Ondertekeningen), Urgentiebesluit: a.Urgentiebesluit, Keuringen: a.Keuringen, Verwant: a.Verwant}
	if a.Partner != nil {
		d.Partner = &persoon{a.Partner.BSN.Cijfers(), *a.Partner}
	}
	return json.Marshal(d)
}

// Vingerafdruk is the hex sha256 of the canonical document. Its attachments count
// through their hashes. Same supplier, same id, other Vingerafdruk: a conflict.
func Vingerafdruk(a *Aanvraag) (string, error) {
	b, err := Encode(a)
	if err != nil {
		return "", err
	}
	som := sha256.Sum256(b)
	return hex.EncodeToString(som[:]), nil
}

// orEmpty writes no list as [], as the schema wants it.
func orEmpty[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}
