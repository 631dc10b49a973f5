package dossier

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
)

// Samen is the aanvraag as it reads after a vervolg: changed, with its attachments and
// signatures behind those that were there. An attachment that has the name of an
// earlier one gets a number in its name. A promise takes the place of an earlier one of
// the same kind. What was said of a paper lapses when another of that kind comes in. Other
// applications that it names come behind those that were named. The signature of a partner
// lapses when another is named. What an Intrekking signs stays with the vervolg: it is no
// signature under the aanvraag.
//
// A mistake in the changed values is Bevindingen, with paths under "wijziging", and so is
// what together is more than a document may hold: what Samen gives can be read again. An
// Intrekking without attachments always fits. a is not changed.
func Samen(a *Aanvraag, v *Vervolg) (*Aanvraag, error) {
	n, err := a.patched(v.Wijziging)
	if err != nil {
		return nil, err
	}
	for _, b := range v.Bijlagen {
		b.Bestand = n.vrijeNaam(b.Bestand)
		n.Bijlagen = append(n.Bijlagen, b)
	}
	n.Keuringen = KeuringenNa(n.Keuringen, v.Bijlagen)
	n.Later = toezeggingen(n.Later, v.Later)
	if was := a.partnerBSN(); !was.IsZero() && was != n.partnerBSN() {
		n.Ondertekeningen = slices.DeleteFunc(n.Ondertekeningen, func(o Ondertekening) bool { return o.Wie == "partner" })
	}
	if v.Soort != Intrekking {
		n.Ondertekeningen = append(n.Ondertekeningen, v.Ondertekeningen...)
	}
	n.Verwant = verwanten(n.Verwant, v.Verwant)
	if err := n.checkSamen(); err != nil {
		return nil, err
	}
	return n, nil
}

// checkSamen tells what together is more than a document may hold.
func (a *Aanvraag) checkSamen() error {
	if err := a.checkLijsten(); err != nil {
		return err
	}
	err := CheckOmvang(a)
	if fouten, ok := errors.AsType[Bevindingen](err); ok {
		for i := range fouten {
			fouten[i].Melding = "met wat er al was: " + fouten[i].Melding
		}
	}
	return err
}

// partnerBSN is zero when there is no partner.
func (a *Aanvraag) partnerBSN() BSN {
	if a.Partner == nil {
		return BSN{}
	}
	return a.Partner.BSN
}

// checkLijsten tells which list became too long by what came with it.
func (a *Aanvraag) checkLijsten() error {
	var uit Bevindingen
	for _, l := range []struct {
		pad           string
		heeft, hoogst int
	}{
		{"bijlagen", len(a.Bijlagen), MaxBijlagen}, {"later", len(a.Later), maxLijst},
		{"ondertekeningen", len(a.Ondertekeningen), maxLijst}, {"verwant", len(a.Verwant), MaxVerwant},
	} {
		if l.heeft > l.hoogst {
			uit = append(uit, Bevinding{l.pad, fmt.Sprintf("met wat er al was zijn dit er te veel: hoogstens %d", l.hoogst)})
		}
	}
	return uit.Err()
}

// verwanten are the old ones, and the new ones that are not among them.
func verwanten(oud, nieuw []ID) []ID {
	for _, id := range nieuw {
		if !slices.Contains(oud, id) {
			oud = append(oud, id)
		}
	}
	return oud
}

// toezeggingen are the old ones that no new one replaces, and the new ones.
func toezeggingen(oud, nieuw []Toezegging) []Toezegging {
	uit := slices.DeleteFunc(slices.Clone(oud), func(t Toezegging) bool {
		return slices.ContainsFunc(nieuw, func(n Toezegging) bool { return n.Soort == t.Soort })
	})
	return append(uit, nieuw...)
}

// vrijeNaam is a name that no attachment has: "afschrift.pdf" or "afschrift (2).pdf".
func (a *Aanvraag) vrijeNaam(naam string) string {
	bezet := func(s string) bool {
		return slices.ContainsFunc(a.Bijlagen, func(b Bijlage) bool { return b.Bestand == s })
	}
	uit, ext := naam, path.Ext(naam)
	if len(ext) > 12 { // a dot somewhere in a name
		ext = ""
	}
	for n := 2; bezet(uit); n++ {
		uit = fmt.Sprintf("%s (%d)%s", shorten(strings.TrimSuffix(naam, ext), 235), n, ext)
	}
	return uit
}

// shorten keeps the name within what a document allows: 255 characters.
func shorten(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}

// patched is the aanvraag under a patch, read again with every check of form.
func (a *Aanvraag) patched(p Patch) (*Aanvraag, error) {
	raw, err := Encode(a)
	if err != nil {
		return nil, err
	}
	b, err := leesBoom(raw)
	if err != nil {
		return nil, err
	}
	if raw, err = json.Marshal(merge(b, withoutBAG(p))); err != nil {
		return nil, err
	}
	n, err := Decode(raw)
	var fouten Bevindingen
	if !errors.As(err, &fouten) {
		return n, err
	}
	for i := range fouten {
		fouten[i].Pad = "wijziging." + fouten[i].Pad
	}
	return nil, fouten
}

// withoutBAG forgets the number of an address that changes, unless the patch gives the
// new one: it would point at the old house. Answers hold no BAG number.
func withoutBAG(p map[string]any) map[string]any {
	uit := map[string]any{}
	for k, v := range p {
		if m, ok := v.(map[string]any); ok && k != "antwoorden" {
			m = withoutBAG(m)
			if _, staatEr := m["bag"]; !staatEr && (k == "adres" || k == "correspondentieadres") {
				m["bag"] = nil
			}
			v = m
		}
		uit[k] = v
	}
	return uit
}

// merge is RFC 7396, section 2.
func merge(doel, patch any) any {
	p, ok := patch.(map[string]any)
	if !ok {
		return patch
	}
	d, _ := doel.(map[string]any)
	uit := map[string]any{}
	maps.Copy(uit, d)
	for k, v := range p {
		if v == nil {
			delete(uit, k)
			continue
		}
		uit[k] = merge(uit[k], v)
	}
	return uit
}
