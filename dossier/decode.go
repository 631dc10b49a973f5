package dossier

import (
	"fmt"
	"slices"
	"strings"
)

// Limits of the lists in the document.
const (
	MaxBijlagen = 200
	maxLijst    = 100
	// MaxVerwant is how many other applications one may point at.
	MaxVerwant = 10
)

// Decode reads an aanvraag document. Bad input gives nil and Bevindingen with every
// mistake of form; whether the answers fit the regeling is for its definition to say.
func Decode(raw []byte) (*Aanvraag, error) {
	v, err := leesBoom(raw)
	if err != nil {
		return nil, Bevindingen{{"document", err.Error()}}
	}
	m, ok := v.(map[string]any)
	if !ok {
		return nil, Bevindingen{{"document", "dit is geen aanvraag: verwacht een object { }"}}
	}
	var uit Bevindingen
	l := lezer{"", m, &uit}
	if l.tekst("formaat", 40) != Formaat {
		return nil, Bevindingen{{"formaat", "dit moet " + Formaat + " zijn"}}
	}
	l.berekend()
	a := leesAanvraag(l)
	l.klaar()
	if len(uit) > 0 {
		return nil, uit
	}
	return a, nil
}

func leesAanvraag(l lezer) *Aanvraag {
	a := &Aanvraag{
		Leverancier: l.volgens("leverancier", 60, vormLeverancier.MatchString, "gebruik kleine letters, cijfers, - en _"),
		Kenmerk:     l.volgens("kenmerk", 80, vormKenmerk.MatchString, "gebruik letters, cijfers en . _ : -"),
		Regeling:    l.verplicht("regeling", 60),
		Definitie:   int(l.getal("definitie", 1, 1_000_000)),
		Gemeente:    Gemeentecode(l.verplicht("gemeentecode", 10)),
		Kanaal:      Kanaal(l.verplicht("kanaal", 20)),
		MeldingOp:   l.tijdstip("melding_op"),
		AanvraagOp:  l.tijdstip("aanvraag_op"),
	}
	controleerKop(l, a)
	leesBetrokkenen(l, a)
	leesAntwoorden(l, a)
	l.lijst("inbreng", maxLijst, func(i lezer) { a.Inbreng = append(a.Inbreng, leesInbreng(i)) })
	l.lijst("bijlagen", MaxBijlagen, func(b lezer) { a.Bijlagen = append(a.Bijlagen, leesBijlage(b)) })
	l.lijst("later", maxLijst, func(t lezer) { a.Later = append(a.Later, leesToezegging(t)) })
	l.lijst("ondertekeningen", maxLijst, func(o lezer) { a.Ondertekeningen = append(a.Ondertekeningen, leesOndertekening(o)) })
	controleerBijlagen(l, a.Bijlagen)
	a.Urgentiebesluit = leesUrgentiebesluit(l, a.Leverancier)
	a.Keuringen = leesKeuringen(l, a.Leverancier)
	a.Verwant = leesVerwant(l)
	return a
}

// leesVerwant reads the references of other applications; whether they are there is for
// the delivery to find.
func leesVerwant(l lezer) (uit []ID) {
	for i, s := range l.teksten("verwant", MaxVerwant, 40) {
		id, pad := ID(s), fmt.Sprintf("verwant[%d]", i)
		switch {
		case s == "": // told already
		case !id.IsValid():
			l.fout(pad, "dit is geen nummer van SOLO, zoals 0K3Q-8V2M-7XTR-9B1C")
		case slices.Contains(uit, id):
			l.fout(pad, "dit nummer staat er twee keer in")
		}
		uit = append(uit, id)
	}
	return uit
}

func controleerKop(l lezer, a *Aanvraag) {
	if a.Leverancier == "" {
		l.fout("leverancier", "vul dit in")
	}
	if a.Kenmerk == "" {
		l.fout("kenmerk", "vul dit in")
	}
	if a.Definitie == 0 && !l.gemeld("definitie") {
		l.fout("definitie", "vul de versie van de definitie in")
	}
	if a.Gemeente != "" && !a.Gemeente.IsValid() {
		l.fout("gemeentecode", "een gemeentecode heeft vier cijfers, zoals 0855")
	}
	if a.Kanaal != "" && a.Kanaal != Online && a.Kanaal != Balie {
		l.fout("kanaal", "dit moet online of balie zijn")
	}
	if !a.MeldingOp.IsZero() && !a.AanvraagOp.IsZero() && a.AanvraagOp.Before(a.MeldingOp) {
		l.fout("aanvraag_op", "de aanvraag kan niet eerder zijn dan de melding")
	}
}

func leesBetrokkenen(l lezer, a *Aanvraag) {
	g, ok := l.groep("aanvrager")
	if !ok {
		l.fout("aanvrager", "vul de gegevens van de aanvrager in")
	} else {
		a.Aanvrager = leesPersoon(g)
		if a.Aanvrager.BSN.IsZero() && a.Kanaal == Online && !g.gemeld("bsn") {
			g.fout("bsn", "vul een BSN in; alleen aan de balie mag het ontbreken")
		}
	}
	if g, ok := l.groep("partner"); ok {
		p := leesPersoon(g)
		a.Partner = &p
	}
	if g, ok := l.groep("gemachtigde"); ok {
		a.Gemachtigde = leesGemachtigde(g)
	}
	if g, ok := l.groep("bewindvoerder"); ok {
		a.Bewindvoerder = leesContact(g)
	}
	if g, ok := l.groep("onderneming"); ok {
		a.Onderneming = leesOnderneming(g)
	}
}

func leesPersoon(l lezer) Persoon {
	defer l.klaar()
	p := Persoon{
		Anp:             l.volgens("anp", 17, vormAnp.MatchString, "dit nummer heeft zeventien cijfers"),
		Achternaam:      l.verplicht("achternaam", 200),
		Voorvoegsel:     l.tekst("voorvoegsel", 80),
		Voornamen:       l.tekst("voornamen", 200),
		Voorletters:     l.tekst("voorletters", 20),
		Geboortedatum:   OnvolledigeDatum(l.volgens("geboortedatum", 10, func(s string) bool { return OnvolledigeDatum(s).IsValid() }, "schrijf een geboortedatum als 1980-03-21, of 1980-03 of 1980 als u de rest niet weet")),
		Adres:           leesAdres(l, "adres"),
		Correspondentie: leesAdres(l, "correspondentieadres"),
		Telefoon:        l.telefoon(),
		Email:           l.email(),
	}
	p.EmailOnbevestigd, _ = neem[bool](l, "email_onbevestigd", "true of false")
	if s := l.tekst("bsn", 20); s != "" {
		var err error
		if p.BSN, err = ParseBSN(s); err != nil {
			l.fout("bsn", err.Error())
		}
		if p.Anp != "" {
			l.fout("anp", "laat dit weg: dit nummer is voor wie geen BSN heeft")
		}
	}
	return p
}

func leesAdres(l lezer, veld string) *Adres {
	g, ok := l.groep(veld)
	if !ok {
		return nil
	}
	defer g.klaar()
	a := &Adres{
		Straat: g.tekst("straat", 80), Huisnummer: int(g.getal("huisnummer", 1, 99999)),
		Huisletter: g.tekst("huisletter", 1), Toevoeging: g.tekst("toevoeging", 4),
		Postcode: g.tekst("postcode", 8), Woonplaats: g.tekst("woonplaats", 80),
		BAG:      g.volgens("bag", 16, vormBAG.MatchString, "een BAG-nummer heeft zestien cijfers"),
		Landcode: g.volgens("landcode", 4, vormLandcode.MatchString, "een landcode heeft vier cijfers (BRP tabel 34), zoals 5010"),
		Land:     g.tekst("land", 80), Regels: g.teksten("regels", 3, 80),
	}
	if a.InBuitenland() {
		a.controleerBuitenland(g)
	} else {
		a.controleerNederland(g)
	}
	return a
}

func (a *Adres) controleerBuitenland(g lezer) {
	if len(a.Regels) == 0 && !g.gemeld("regels") {
		g.fout("regels", "vul de adresregels in het buitenland in")
	}
	for _, v := range []struct{ veld, waarde string }{{"straat", a.Straat}, {"postcode", a.Postcode}, {"woonplaats", a.Woonplaats}} {
		if v.waarde != "" {
			g.fout(v.veld, "laat dit weg: een adres in het buitenland staat in regels")
		}
	}
}

func (a *Adres) controleerNederland(g lezer) {
	for _, v := range []struct{ veld, waarde string }{{"straat", a.Straat}, {"woonplaats", a.Woonplaats}} {
		if v.waarde == "" {
			g.fout(v.veld, "vul dit in, of vul een land in")
		}
	}
	if a.Huisnummer == 0 && !g.gemeld("huisnummer") {
		g.fout("huisnummer", "vul een huisnummer in")
	}
	if p, goed := NormalizePostcode(a.Postcode); goed {
		a.Postcode = p
	} else {
		g.fout("postcode", "vul een postcode in, zoals 1234 AB")
	}
}

func leesGemachtigde(l lezer) *Gemachtigde {
	defer l.klaar()
	g := &Gemachtigde{
		Rol: l.verplicht("rol", 40), Naam: l.verplicht("naam", 200), Organisatie: l.tekst("organisatie", 200),
		KVK:      l.volgens("kvk", 8, IsKVK, "een KVK-nummer heeft acht cijfers"),
		Telefoon: l.telefoon(),
		Email:    l.email(),
	}
	g.Akkoord, _ = neem[bool](l, "akkoord", "true of false")
	if rollen := []string{"partner", "boekhouder", "bewindvoerder", "hulpverlener", "familie"}; g.Rol != "" && !slices.Contains(rollen, g.Rol) {
		l.fout("rol", "kies uit: "+strings.Join(rollen, ", "))
	}
	return g
}

func leesContact(l lezer) *Contact {
	defer l.klaar()
	c := &Contact{Naam: l.verplicht("naam", 200), Organisatie: l.tekst("organisatie", 200),
		Telefoon: l.telefoon(),
		Email:    l.email()}
	c.Curatele, _ = neem[bool](l, "curatele", "true of false")
	return c
}

func leesOnderneming(l lezer) *Onderneming {
	defer l.klaar()
	o := &Onderneming{
		KVK:              l.volgens("kvk", 8, IsKVK, "een KVK-nummer heeft acht cijfers"),
		Handelsnaam:      l.verplicht("handelsnaam", 625),
		Vestigingsnummer: l.volgens("vestigingsnummer", 12, IsVestigingsnummer, "een vestigingsnummer heeft twaalf cijfers"),
		Rechtsvorm:       l.tekst("rechtsvorm", 60),
		RSIN:             l.volgens("rsin", 9, IsRSIN, "een RSIN heeft negen cijfers en voldoet aan de elfproef"),
		SBI:              l.tekst("sbi", 10),
		Inschrijfdatum:   l.volgens("inschrijfdatum", 10, isDatum, "schrijf een datum als 2026-01-31"),
		Adres:            leesAdres(l, "adres"),
	}
	if o.KVK == "" && !l.gemeld("kvk") {
		l.fout("kvk", "vul het KVK-nummer in")
	}
	return o
}

func leesAntwoorden(l lezer, a *Aanvraag) {
	g, ok := l.groep("antwoorden")
	if !ok {
		l.fout("antwoorden", "vul de antwoorden in")
	}
	a.Antwoorden = Antwoorden(g.over)
	a.WeetNiet = l.teksten("weet_niet", maxLijst*5, 60)
}

func leesBijlage(l lezer) Bijlage {
	return Bijlage{
		Bestand: l.volgens("bestand", 255, isBestandsnaam, "gebruik een bestandsnaam zonder mappen"),
		Grootte: l.getal("grootte", 0, 1<<40),
		SHA256:  l.sha256("sha256"),
		Soort:   l.verplicht("soort", 60), Omschrijving: l.tekst("omschrijving", 200),
	}
}

func leesToezegging(l lezer) Toezegging {
	return Toezegging{Soort: l.verplicht("soort", 60), Reden: l.tekst("reden", 500),
		Op: l.volgens("op", 10, isDatum, "schrijf een datum als 2026-01-31")}
}

func leesOndertekening(l lezer) Ondertekening {
	return Ondertekening{Wie: l.verplicht("wie", 40), Op: l.tijdstip("op"), Middel: l.verplicht("middel", 40),
		Niveau: l.tekst("niveau", 20), Hash: l.sha256("hash")}
}

func controleerBijlagen(l lezer, bijlagen []Bijlage) {
	gezien := map[string]bool{}
	for i, b := range bijlagen {
		pad := fmt.Sprintf("bijlagen[%d].", i)
		if b.Bestand == "" || b.SHA256 == "" {
			l.fout(pad+"bestand", "vul bestand en sha256 in")
		}
		if gezien[b.Bestand] {
			l.fout(pad+"bestand", "dit bestand staat er twee keer in")
		}
		gezien[b.Bestand] = true
	}
}

func isDatum(s string) bool { _, err := ParseDatum(s); return err == nil }

func isBestandsnaam(s string) bool {
	return !strings.ContainsAny(s, "/\\\x00") && s != "." && s != ".."
}
