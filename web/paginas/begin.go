package paginas

import (
	"net/http"
	"slices"

	"solo/dossier"
	"solo/web/opmaak"
)

// paginas are all pages, by pattern.
func (s *Server) paginas() map[string]pagina {
	return map[string]pagina{
		"GET /{$}":                            s.begin,
		"GET /scan":                           s.scanBegin,
		"GET /scan/{stap}":                    s.scanBlad,
		"POST " + scanpad:                     s.scanVerder,
		"GET /gemeente":                       s.kiesGemeente,
		"GET /g/{gemeente}":                   s.gemeente,
		"GET " + opmaak.PrivacyPad:            s.privacy,
		"GET " + opmaak.ToegankelijkheidPad:   s.toegankelijkheid,
		"POST /g/{gemeente}/aanvragen":        s.aanvragen,
		"GET /g/{gemeente}/inloggen":          s.inloggen,
		"GET /g/{gemeente}/inloggen/{middel}": s.inlogBegin,
		"GET /g/{gemeente}/eherkenning":       s.bedrijf,
		"GET /g/{gemeente}/zonder-bsn":        s.geenBSN,
		"GET /inloggen/terug":                 s.inlogEind,
		"GET /g/{gemeente}/testlogin":         s.testlogin,
		"POST /g/{gemeente}/testlogin":        s.testloginKies,
		"POST /uitloggen":                     s.uitloggen,
		"GET /uitgelogd":                      s.uitgelogd,
		"GET /verlopen":                       s.verlopen,
		"POST /sessie/verleng":                s.verleng,

		"GET /mijn":                            s.mijn,
		"POST /mijn":                           s.nieuw,
		"POST /verhuis":                        s.verhuis,
		"GET /aanvraag/{id}":                   s.taken,
		"GET /aanvraag/{id}/melden":            s.melden,
		"POST /aanvraag/{id}/melden":           s.meld,
		"GET /aanvraag/{id}/vraag/{pagina}":    s.vraag,
		"POST /aanvraag/{id}/vraag/{pagina}":   s.bewaar,
		"GET /aanvraag/{id}/papieren":          s.papieren,
		"POST /aanvraag/{id}/papieren":         s.stuurPapieren,
		"GET /aanvraag/{id}/papieren/{soort}":  s.papier,
		"POST /aanvraag/{id}/papieren/{soort}": s.papierBewaar,
		"GET /aanvraag/{id}/controle":          s.controle,
		"POST /aanvraag/{id}/controle":         s.verstuur,
		"GET /aanvraag/{id}/hulp":              s.hulp,
		"POST /aanvraag/{id}/hulp":             s.nodigUit,
		"GET /aanvraag/{id}/partner":           s.partner,
		"POST /aanvraag/{id}/partner":          s.vraagPartner,
		"GET /aanvraag/{id}/bewind":            s.bewind,
		"POST /aanvraag/{id}/bewind":           s.zetBewind,
		"GET /aanvraag/{id}/email":             s.email,
		"POST /aanvraag/{id}/email":            s.bevestig,
		"GET /bewind/{id}/{u}":                 s.bewindCode,
		"POST /bewind/{id}/{u}":                s.bewindErin,
		"GET /uitnodiging/{id}/{u}":            s.uitnodiging,
		"POST /uitnodiging/{id}/{u}":           s.neemAan,
		"GET /uitnodiging/{id}/{u}/{middel}":   s.alsKantoor,
		"GET /tekenen/{id}/{u}":                s.tekenen,
		"POST /tekenen/{id}/{u}":               s.teken,
		"GET /aanvraag/{id}/wijzigen":          s.wijzigen,
		"POST /aanvraag/{id}/wijzigen":         s.beginWijziging,
		"POST /aanvraag/{id}/staken":           s.staakWijziging,
		"GET /aanvraag/{id}/intrekken":         s.intrekken,
		"POST /aanvraag/{id}/intrekken":        s.trekIn,
		"GET /aanvraag/{id}/verwijderen":       s.verwijderen,
		"POST /aanvraag/{id}/verwijderen":      s.verwijder,
		"GET /aanvraag/{id}/verlengen":         s.verlengen,
		"POST /aanvraag/{id}/verlengen":        s.verleng1,
		"GET /aanvraag/{id}/alles":             s.alles,
		"GET /aanvraag/{id}/pdf":               s.formulier,
		"GET /aanvraag/{id}/verstuurd":         s.verstuurd,
	}
}

// begin is the first page: what this is, and the two ways in.
func (s *Server) begin(w http.ResponseWriter, r *http.Request) error {
	p := s.newPagina(r, "Hulp voor ondernemers met geldzorgen")
	p.Inhoud = []opmaak.Deel{
		opmaak.Inleiding("Hebt u een bedrijf en te weinig geld om van te leven? Of wilt u een bedrijf beginnen of stoppen? Uw gemeente kan u helpen."),
		opmaak.Alinea("Doe eerst de test. Die duurt ongeveer 5 minuten. U ziet dan welke hulp bij u past. U hoeft uw naam niet te geven. Doet u 15 minuten niets? Dan wissen wij uw antwoorden."),
		opmaak.Knoppen{{Tekst: "Doe de test", Naar: "/scan"}, {Tekst: "Vraag direct hulp aan", Naar: "/gemeente", Stijl: opmaak.Secundair}},
		opmaak.Tussenkop("Was u al begonnen?"),
		opmaak.Alinea("Log in bij uw gemeente. Dan gaat u verder waar u was."),
		opmaak.Verwijzing{Tekst: "Ga verder met uw aanvraag", Naar: "/gemeente"},
		opmaak.Melding{Toon: opmaak.Spoed, Kop: "Kunt u niet wachten?", Tekst: []string{"Hebt u geen geld voor eten, of raakt u uw huis kwijt? Bel dan vandaag uw gemeente. Het nummer is meestal 14 en dan het netnummer."}},
	}
	return s.Kit.Show(w, http.StatusOK, p)
}

// kiesGemeente asks where somebody lives, and goes there.
func (s *Server) kiesGemeente(w http.ResponseWriter, r *http.Request) error {
	code := r.URL.Query().Get("gemeente")
	if _, ok := s.Gemeente(dossier.Gemeentecode(code)); ok {
		http.Redirect(w, r, "/g/"+code, http.StatusSeeOther)
		return nil
	}
	const vraag = "In welke gemeente woont u?"
	f := opmaak.Formulier{Vraagt: true, Knoppen: []opmaak.Knop{{Tekst: "Ga verder"}}, Invulling: opmaak.Invulling{Velden: []opmaak.Veld{
		{Soort: opmaak.Kieslijst, Naam: "gemeente", Label: vraag, DoorKop: true, Hint: "Dat is de gemeente waar u staat ingeschreven.", Opties: s.Gemeenten}}}}
	if r.URL.Query().Has("gemeente") {
		f.Fouten = []opmaak.Fout{{Naam: "gemeente", Melding: "Kies uw gemeente uit de lijst"}}
	}
	p := s.newPagina(r, vraag)
	p.Terug = opmaak.Verwijzing{Tekst: "Vorige", Naar: "/"}
	p.Fouten, p.Inhoud = f.Foutregels(), []opmaak.Deel{f}
	return s.Kit.Show(w, http.StatusOK, p)
}

// gemeente is the front page of one gemeente.
func (s *Server) gemeente(w http.ResponseWriter, r *http.Request) error {
	g, ok := s.Gemeente(dossier.Gemeentecode(r.PathValue("gemeente")))
	if !ok {
		return errWeg
	}
	p := s.newPagina(r, "Hulp van de gemeente "+g.Naam)
	p.Gemeente = g.Gemeente
	p.Terug = opmaak.Verwijzing{Tekst: "Vorige", Naar: "/gemeente"}
	if !g.Aangesloten {
		p.Inhoud = slices.Concat(eigen("", g.Teksten.Begin), contact(g), eigen(aanDeBalie, g.Teksten.Balie))
		return s.Kit.Show(w, http.StatusOK, p)
	}
	p.Inhoud = slices.Concat([]opmaak.Deel{opmaak.Inleiding("Hier vraagt u hulp aan voor uzelf en uw bedrijf.")}, eigen("", g.Teksten.Begin),
		zoVraagtU(g), eigen(aanDeBalie, g.Teksten.Balie))
	return s.Kit.Show(w, http.StatusOK, p)
}

// zoVraagtU is what can be applied for at a gemeente, how, and with what at hand.
func zoVraagtU(g Gemeente) []opmaak.Deel {
	return []opmaak.Deel{aanbod(g),
		opmaak.Alinea("U logt in met DigiD. Daarna vult u de aanvraag in, in kleine stukjes. U kunt steeds stoppen en later verdergaan. Papieren mag u later sturen."),
		opmaak.Knoppen{{Tekst: "Inloggen en beginnen", Naar: "/g/" + g.Code + "/inloggen"}, {Tekst: "Doe eerst de test", Naar: "/scan", Stijl: opmaak.Secundair}},
		opmaak.Tussenkop("Dit hebt u nodig"),
		opmaak.Opsomming{"uw DigiD", "uw rekeningnummer", "wat u verdient en welke schulden u hebt", "de cijfers van uw bedrijf"},
		opmaak.Alinea("Weet u iets niet precies? Dan is ongeveer ook goed.")}
}

// aanDeBalie is above what a gemeente says of her counter.
const aanDeBalie = "Liever aan de balie?"

// aanbod is what can be applied for here, each with what it is.
func aanbod(g Gemeente) opmaak.Overzicht {
	uit := opmaak.Overzicht{Kop: "Deze hulp is er"}
	for _, x := range g.Regelingen {
		uit.Posten = append(uit.Posten, opmaak.Post{Label: x.Titel, Waarden: []string{x.Uitleg}})
	}
	return uit
}

// contact is how to reach a gemeente that does not take part.
func contact(g Gemeente) []opmaak.Deel {
	uit := []opmaak.Deel{opmaak.Alinea("De gemeente " + g.Naam + " neemt via deze website nog geen aanvragen aan. Bel de gemeente en vraag naar hulp voor ondernemers (Bbz of IOAZ).")}
	for _, v := range belLink(g) {
		uit = append(uit, v)
	}
	if g.Website != "" {
		uit = append(uit, opmaak.Verwijzing{Tekst: "Naar de website van de gemeente " + g.Naam, Naar: g.Website})
	}
	return uit
}
