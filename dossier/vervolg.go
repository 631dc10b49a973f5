package dossier

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"
)

// FormaatVervolg is the version of the vervolg document that this program reads and
// writes.
const FormaatVervolg = "solo-vervolg/1"

// Vervolgsoort is what a vervolg does to the aanvraag.
type Vervolgsoort string

// The kinds. An Aanvulling only adds: papers, promises, signatures, other applications, a
// remark. A Wijziging changes what was filled in, and may add too. An Intrekking ends it
// (the aanvraag is not decided upon; the gemeente closes the zaak).
const (
	Aanvulling Vervolgsoort = "aanvulling"
	Wijziging  Vervolgsoort = "wijziging"
	Intrekking Vervolgsoort = "intrekking"
)

// A Vervolg is what comes after an Aanvraag: the document solo-vervolg/1. It is
// frozen at acceptance.
type Vervolg struct {
	Leverancier     string // who sent it; that of the aanvraag
	Kenmerk         string // its own id; (Leverancier, Kenmerk) is accepted once
	Aanvraag        string // Kenmerk of the aanvraag
	Soort           Vervolgsoort
	Op              time.Time // when it was given; urgency is judged on this day
	Toelichting     string    // may be empty
	Wijziging       Patch     // only of a Wijziging
	Bijlagen        []Bijlage // in the order of sending
	Later           []Toezegging
	Ondertekeningen []Ondertekening
	Verwant         []ID // only of an Aanvulling: SOLO references of later applications, that it goes with
}

// A Patch is a JSON merge patch (RFC 7396) on an aanvraag document: a value replaces,
// null removes. It reaches only what DecodeVervolg allows. It is personal data.
type Patch map[string]any

// vervolgdocument is the wire form.
type vervolgdocument struct {
	Formaat         string          `json:"formaat"`
	Leverancier     string          `json:"leverancier"`
	Kenmerk         string          `json:"kenmerk"`
	Aanvraag        string          `json:"aanvraag"`
	Soort           Vervolgsoort    `json:"soort"`
	Op              time.Time       `json:"op"`
	Toelichting     string          `json:"toelichting,omitempty"`
	Wijziging       map[string]any  `json:"wijziging,omitempty"`
	Bijlagen        []Bijlage       `json:"bijlagen"`
	Later           []Toezegging    `json:"later,omitempty"`
	Ondertekeningen []Ondertekening `json:"ondertekeningen"`
	Verwant         []ID            `json:"verwant,omitempty"`
}

// EncodeVervolg writes the document in its canonical form, as Encode does. The result
// is personal data.
func EncodeVervolg(v *Vervolg) ([]byte, error) {
	return json.Marshal(vervolgdocument{FormaatVervolg, v.Leverancier, v.Kenmerk, v.Aanvraag, v.Soort, v.Op.UTC(),
		v.Toelichting, v.Wijziging, orEmpty(v.Bijlagen), v.Later, orEmpty(v.Ondertekeningen), v.Verwant})
}

// VervolgVingerafdruk is the hex sha256 of the canonical document, as Vingerafdruk.
func VervolgVingerafdruk(v *Vervolg) (string, error) {
	b, err := EncodeVervolg(v)
	if err != nil {
		return "", err
	}
	som := sha256.Sum256(b)
	return hex.EncodeToString(som[:]), nil
}

// FormaatVan is the formaat that a document gives itself, "" when it gives none: by it
// one door takes both kinds. It checks nothing else.
func FormaatVan(document []byte) string {
	var kop struct {
		Formaat string `json:"formaat"`
	}
	if len(document) > MaxDocument || json.Unmarshal(document, &kop) != nil {
		return ""
	}
	return kop.Formaat
}

// BijlagenVan gives the attachments that a document names, an aanvraag or a vervolg, in
// the order of sending. The error is that of Decode or DecodeVervolg.
func BijlagenVan(document []byte) ([]Bijlage, error) {
	if FormaatVan(document) == FormaatVervolg {
		v, err := DecodeVervolg(document)
		if err != nil {
			return nil, err
		}
		return v.Bijlagen, nil
	}
	a, err := Decode(document)
	if err != nil {
		return nil, err
	}
	return a.Bijlagen, nil
}

// IsVerwijzing reports whether it says nothing but which other applications it goes with:
// there is nothing in it of what was filled in.
func (v *Vervolg) IsVerwijzing() bool {
	return len(v.Verwant) > 0 && len(v.Bijlagen)+len(v.Later)+len(v.Ondertekeningen) == 0
}

// IsGetekend reports whether the applicant, or who may act for him, signed.
func (v *Vervolg) IsGetekend() bool {
	for _, o := range v.Ondertekeningen {
		if o.IsVanAanvrager() || o.Wie == "gemachtigde" {
			return true
		}
	}
	return false
}
