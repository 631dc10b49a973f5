package dossier

import (
	"maps"
	"slices"
)

// maxToelichting is what fits on the page that the caseworker gets, in characters.
const maxToelichting = 2000

// DecodeVervolg reads a vervolg document, as Decode reads an aanvraag: bad input gives
// nil and Bevindingen with every mistake of form. Whether the changed aanvraag fits its
// regeling is for the definition to say.
func DecodeVervolg(raw []byte) (*Vervolg, error) {
	b, err := leesBoom(raw)
	if err != nil {
		return nil, Bevindingen{{"document", err.Error()}}
	}
	m, ok := b.(map[string]any)
	if !ok {
		return nil, Bevindingen{{"document", "dit is geen vervolg: verwacht een object { }"}}
	}
	var uit Bevindingen
	l := lezer{"", m, &uit}
	if l.tekst("formaat", 40) != FormaatVervolg {
		return nil, Bevindingen{{"formaat", "dit moet " + FormaatVervolg + " zijn"}}
	}
	l.berekend()
	v := leesVervolg(l)
	l.klaar()
	if len(uit) > 0 {
		return nil, uit
	}
	return v, nil
}

// berekend refuses what only SOLO may say.
func (l lezer) berekend() {
	for _, veld := range []string{"urgentie", "volledigheid", "oordeel"} {
		if _, ok := l.over[veld]; ok {
			l.fout(veld, "laat dit weg: SOLO berekent het zelf")
			delete(l.over, veld)
		}
	}
}

func leesVervolg(l lezer) *Vervolg {
	v := &Vervolg{
		Leverancier: l.volgens("leverancier", 60, vormLeverancier.MatchString, "gebruik kleine letters, cijfers, - en _"),
		Kenmerk:     l.volgens("kenmerk", 80, vormKenmerk.MatchString, "gebruik letters, cijfers en . _ : -"),
		Aanvraag:    l.volgens("aanvraag", 80, vormKenmerk.MatchString, "gebruik letters, cijfers en . _ : -"),
		Soort:       Vervolgsoort(l.verplicht("soort", 20)),
		Op:          l.tijdstip("op"),
		Toelichting: l.tekst("toelichting", maxToelichting),
		Wijziging:   leesPatch(l),
		Verwant:     leesVerwant(l),
	}
	for _, veld := range []struct{ naam, waarde string }{{"leverancier", v.Leverancier}, {"kenmerk", v.Kenmerk}, {"aanvraag", v.Aanvraag}} {
		if veld.waarde == "" && !l.gemeld(veld.naam) {
			l.fout(veld.naam, "vul dit in")
		}
	}
	l.lijst("bijlagen", MaxBijlagen, func(b lezer) { v.Bijlagen = append(v.Bijlagen, leesBijlage(b)) })
	l.lijst("later", maxLijst, func(t lezer) { v.Later = append(v.Later, leesToezegging(t)) })
	l.lijst("ondertekeningen", maxLijst, func(o lezer) { v.Ondertekeningen = append(v.Ondertekeningen, leesOndertekening(o)) })
	controleerBijlagen(l, v.Bijlagen)
	v.controleerSoort(l)
	return v
}

// controleerSoort holds each kind to what it is for, so that nobody withdraws and
// changes in one breath.
func (v *Vervolg) controleerSoort(l lezer) {
	if v.Soort != Aanvulling && len(v.Verwant) > 0 {
		l.fout("verwant", "verwijs met een aanvulling naar een andere aanvraag")
	}
	switch v.Soort {
	case Aanvulling:
		if len(v.Wijziging) > 0 {
			l.fout("wijziging", "een aanvulling verandert niets wat al is ingevuld; kies soort wijziging")
		} else if len(v.Bijlagen)+len(v.Later)+len(v.Ondertekeningen)+len(v.Verwant) == 0 && v.Toelichting == "" {
			l.fout("bijlagen", "er staat niets in deze aanvulling; stuur bijlagen, een toezegging, een handtekening, een verwijzing of een toelichting")
		}
	case Wijziging:
		if len(v.Wijziging) == 0 && !l.gemeld("wijziging") {
			l.fout("wijziging", "vul in wat er verandert")
		}
	case Intrekking:
		if len(v.Wijziging) > 0 || len(v.Later) > 0 {
			l.fout("soort", "bij een intrekking hoort geen wijziging en geen toezegging; haal die weg, of stuur ze eerst")
		}
		if !v.IsGetekend() {
			l.fout("ondertekeningen", "een intrekking moet ondertekend zijn door de aanvrager, de bewindvoerder of de gemachtigde")
		}
	case "":
	default:
		l.fout("soort", "kies uit: aanvulling, wijziging, intrekking")
	}
}

// wijzigbaar are the places that a patch may reach; nil is all that is under it. Who
// applies, for what and where is no change but another aanvraag.
func wijzigbaar() map[string][]string {
	return map[string][]string{
		"antwoorden": nil, "weet_niet": nil, "inbreng": nil, "partner": nil, "bewindvoerder": nil, "urgentiebesluit": nil, "keuringen": nil,
		"aanvrager":   {"telefoon", "email", "email_onbevestigd", "adres", "correspondentieadres"},
		"onderneming": {"adres"},
	}
}

const nietWijzigbaar = "dit kan niet met een wijziging; dien een nieuwe aanvraag in of vraag het aan de gemeente"

// leesPatch checks where a patch reaches; what the values must be is for the document
// that it is merged into.
func leesPatch(l lezer) Patch {
	p, ok := l.groep("wijziging")
	if !ok {
		return nil
	}
	patch := Patch(maps.Clone(p.over))
	p.berekend()
	for _, veld := range slices.Sorted(maps.Keys(p.over)) {
		onder, mag := wijzigbaar()[veld]
		_, isGroep := p.over[veld].(map[string]any)
		switch {
		case !mag:
			p.fout(kortNaam(veld), nietWijzigbaar)
		case (veld == "antwoorden" || onder != nil) && !isGroep:
			p.fout(veld, "dit moet een groep velden { } zijn")
		case onder != nil:
			p.alleen(veld, onder)
		}
	}
	return patch
}

// alleen refuses fields of a group that are not among these.
func (l lezer) alleen(groep string, velden []string) {
	m := l.over[groep].(map[string]any)
	for _, veld := range slices.Sorted(maps.Keys(m)) {
		if !slices.Contains(velden, veld) {
			l.fout(groep+"."+kortNaam(veld), nietWijzigbaar)
		}
	}
}
