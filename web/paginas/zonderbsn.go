package paginas

import (
	"net/http"

	"solo/dossier"
	"solo/identiteit"
	"solo/web/opmaak"
)

// zonderBSN goes on with who logged in without a BSN: an office to the invitation that it
// came from, anybody else to a page that says what he can do. What he takes along from the
// scan stays.
func (s *Server) zonderBSN(w http.ResponseWriter, r *http.Request, g dossier.Gemeentecode, als identiteit.Middel, p identiteit.Persoon) error {
	naar := zonderBSNpad(g)
	if als == identiteit.EHerkenning {
		naar = bedrijfspad(g)
		if terug, ok := s.sessies.Pop(r.Context(), sleutelUitnodiging).(string); ok {
			naar = terug
			if err := s.putKantoor(r, g, p); err != nil {
				return err
			}
		}
	}
	http.Redirect(w, r, naar, http.StatusSeeOther)
	return nil
}

func bedrijfspad(g dossier.Gemeentecode) string  { return "/g/" + string(g) + "/eherkenning" }
func zonderBSNpad(g dossier.Gemeentecode) string { return "/g/" + string(g) + "/zonder-bsn" }

// bedrijf tells who wants to apply as a business that he does so himself, and an office
// how it gets in.
func (s *Server) bedrijf(w http.ResponseWriter, r *http.Request) error {
	g, ok := s.Gemeente(dossier.Gemeentecode(r.PathValue("gemeente")))
	if !ok || !g.Aangesloten || len(s.kantoormiddelen(g)) == 0 {
		return errWeg
	}
	p := s.newPagina(r, "Voor uw eigen aanvraag logt u in met DigiD")
	p.Gemeente = g.Gemeente
	p.Terug = opmaak.Verwijzing{Tekst: "Vorige", Naar: "/g/" + g.Code + "/inloggen"}
	p.Inhoud = []opmaak.Deel{
		opmaak.Alinea("Deze hulp is voor u als mens, en niet voor uw bedrijf. De gemeente " + g.Naam + " kijkt naar uw inkomen en uw gezin. Daarom moet zij weten wie u bent.\n\nMet eHerkenning ziet de gemeente alleen welk bedrijf inlogt. Met DigiD ziet zij wie u bent."),
		s.eigenKnoppen(g),
		opmaak.Tussenkop("Vult u dit in voor iemand anders?"),
		opmaak.Alinea("Bent u boekhouder of adviseur? Vraag dan aan de ondernemer om u uit te nodigen. U krijgt een link. Open die link. Daar kunt u inloggen met eHerkenning."),
		opmaak.Tussenkop("Hebt u geen DigiD?"),
		opmaak.Alinea("Bel de gemeente " + g.Naam + ". U kunt ook aan de balie hulp aanvragen."),
	}
	p.Inhoud = append(p.Inhoud, bereik(g)...)
	return s.Kit.Show(w, http.StatusOK, p)
}

// geenBSN tells who logged in with a European means without a BSN what he can do, with his
// answers of the scan to take along.
func (s *Server) geenBSN(w http.ResponseWriter, r *http.Request) error {
	g, ok := s.Gemeente(dossier.Gemeentecode(r.PathValue("gemeente")))
	if !ok || !g.Aangesloten {
		return errWeg
	}
	p := s.newPagina(r, "Zonder BSN vraagt u hulp aan bij de balie")
	p.Gemeente = g.Gemeente
	p.Terug = opmaak.Verwijzing{Tekst: "Vorige", Naar: "/g/" + g.Code + "/inloggen"}
	p.Inhoud = []opmaak.Deel{
		opmaak.Alinea("Het inloggen is gelukt. Maar bij uw inlogmiddel hoort geen burgerservicenummer (BSN). Zonder BSN kunt u hier niet verder. Hulp aanvragen kan wel."),
		opmaak.Stappenlijst{"Bel de gemeente " + g.Naam + ". Zeg dat u geen BSN hebt en hulp zoekt als ondernemer.", "Maak een afspraak bij de balie. Daar vult een medewerker de aanvraag samen met u in."},
	}
	p.Inhoud = append(append(p.Inhoud, bereik(g)...), opmaak.Tussenkop("Neem dit mee naar de balie"),
		opmaak.Opsomming{"uw paspoort of identiteitskaart", "een papier met uw adres in Nederland, zoals uw huurcontract", "het KVK-nummer van uw bedrijf, als u dat hebt", "papieren over uw inkomen, uw bank en uw schulden, als u die hebt"})
	p.Inhoud = append(append(p.Inhoud, s.vanDeTest(r, g)...), opmaak.Tussenkop("Hebt u wel een BSN?"),
		opmaak.Alinea("U vindt het in een brief van de Belastingdienst of van uw zorgverzekeraar. Log dan in met DigiD."), s.eigenKnoppen(g))
	return s.Kit.Show(w, http.StatusOK, p)
}

// vanDeTest shows the answers of the scan that wait in the session, to take along on paper.
func (s *Server) vanDeTest(r *http.Request, g Gemeente) []opmaak.Deel {
	m := s.meegebracht(r)
	sc, err := s.Scan(dossier.Gemeentecode(g.Code), s.Now())
	if len(m.Antwoorden) == 0 || err != nil {
		return nil
	}
	a, _ := sc.Lees(m.Antwoorden)
	o := opmaak.Overzicht{Kop: "Uw antwoorden uit de test"}
	for _, x := range sc.Gegeven(a) {
		o.Posten = append(o.Posten, opmaak.Post{Label: x.Label, Waarden: []string{s.naam(x.Tekst)}})
	}
	return []opmaak.Deel{o, opmaak.Alinea("Druk deze pagina af, of sla hem op. Neem hem mee naar de balie. Logt u hier binnen 15 minuten toch in met DigiD? Dan gaan uw antwoorden mee.")}
}

// bereik is how to reach a gemeente, as links.
func bereik(g Gemeente) (uit []opmaak.Deel) {
	for _, l := range belLink(g) {
		uit = append(uit, l)
	}
	if g.Website != "" {
		uit = append(uit, opmaak.Verwijzing{Tekst: "Naar de website van de gemeente " + g.Naam, Naar: g.Website})
	}
	return uit
}
