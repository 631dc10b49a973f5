package paginas

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"solo/dossier"
	"solo/intake"
	"solo/loket"
	"solo/store"
	"solo/web/opmaak"
)

// werklijst is what was handed in and is not finished.
func (s *Server) werklijst(w http.ResponseWriter, r *http.Request) error {
	wie, err := s.consulent(r)
	if err != nil {
		return err
	}
	return s.showWerklijst(w, r, wie, opmaak.Invulling{})
}

// showWerklijst shows the list, above the form to search with as it was filled in.
func (s *Server) showWerklijst(w http.ResponseWriter, r *http.Request, wie loket.Wie, gezocht opmaak.Invulling) error {
	zoek := zoekformulier(gezocht)
	p := s.newPagina(r, "Aanvragen om te beoordelen")
	p.Fouten = zoek.Foutregels()
	p.Inhoud = []opmaak.Deel{opmaak.Alinea("U bent ingelogd als " + wie.Naam + "."), opmaak.Knoppen{{Tekst: "Aan de balie", Naar: "/balie"}, {Tekst: "Meldingen", Naar: "/meldingen", Stijl: opmaak.Secundair}}}
	lijst, err := s.lijst(r, loket.Binnen, "Er zijn nu geen aanvragen om te beoordelen.")
	if err != nil {
		return err
	}
	p.Inhoud = append(append(p.Inhoud, lijst...), opmaak.Tussenkop("Zoek een aanvraag"), zoek)
	return s.Kit.Show(w, status(zoek.Fouten), p)
}

// lijst is the part of a list that the address asks for, with a link to the next.
func (s *Server) lijst(r *http.Request, l loket.Werklijst, leeg string) ([]opmaak.Deel, error) {
	q := r.URL.Query()
	heel, err := s.bureau(r)
	if err != nil {
		return nil, err
	}
	bureau, uit, err := s.gekozen(r, heel)
	if err != nil {
		return nil, err
	}
	b, err := s.Loket.Werk(r.Context(), bureau, l, store.Conceptplek{ID: dossier.ID(q.Get("na")), Urgentie: q.Get("urgentie")})
	if err != nil {
		return nil, err
	}
	uit = append(uit, onleesbaar(b.Onleesbaar)...)
	switch {
	case len(b.Werk) > 0:
		uit = append(uit, s.werkregels(heel, b.Werk))
	case b.Onleesbaar == 0:
		uit = append(uit, opmaak.Alinea(leeg))
	}
	if v := b.Verder; v != nil {
		uit = append(uit, opmaak.Verwijzing{Tekst: "Volgende aanvragen", Naar: r.URL.Path + "?" + volgendDeel(q, v)})
	}
	return uit, nil
}

// werkregels are the lines of a list, each with its gemeente where there are more.
func (s *Server) werkregels(heel loket.Bureau, werk []loket.Werk) opmaak.Takenlijst {
	var uit opmaak.Taken
	for _, x := range werk {
		t := s.werkregel(x)
		t.Hint = s.vanGemeente(heel, x.Gemeente) + t.Hint
		uit.Taken = append(uit.Taken, t)
	}
	return opmaak.Takenlijst{uit}
}

// volgendDeel is the query of the next part of the list that q asks for.
func volgendDeel(q url.Values, na *store.Conceptplek) string {
	v := url.Values{"na": {string(na.ID)}, "urgentie": {na.Urgentie}}
	if g := q.Get("gemeente"); g != "" {
		v.Set("gemeente", g)
	}
	return v.Encode()
}

// onleesbaar tells that not all is on the list.
func onleesbaar(n int) []opmaak.Deel {
	if n == 0 {
		return nil
	}
	return []opmaak.Deel{opmaak.Melding{Toon: opmaak.Waarschuwing, Kop: "Deze lijst is niet compleet",
		Tekst: []string{"SOLO kan " + aantal(n, "aanvraag", "aanvragen") + " nu niet openen. Vraag uw beheerder om in het logboek te kijken. Daar staat welk nummer het is."}}}
}

// werkregel is one line of the list: it names nobody.
func (s *Server) werkregel(x loket.Werk) opmaak.Taak {
	g := x.Gemeente
	t := opmaak.Taak{Tekst: s.regelingnaam(g, x.Regeling) + " " + string(x.Referentie), Naar: "/werk/" + string(x.ID), Stand: urgentieBadge(x.Urgentie)}
	if x.Op.IsZero() {
		t.Tekst, t.Naar = s.regelingnaam(g, x.Regeling)+" "+string(x.ID), "/aanvraag/"+string(x.ID)
		t.Hint = "Begonnen op " + wanneer(x.Begonnen)
		return t
	}
	er, akkoord := x.Besluit.Percentages()
	delen := []string{"Ingediend op " + dossier.DatumVan(x.Op).Tekst(), fmt.Sprintf("%d%% aangeleverd, %d%% akkoord", er, akkoord)}
	if x.TeKeuren > 0 {
		delen = append(delen, aantal(x.TeKeuren, "papier", "papieren")+" te beoordelen")
	}
	vandaag := s.vandaag()
	if h := x.Hersteltermijn; !h.IsZero() {
		delen = append(delen, "hersteltermijn tot en met "+h.Tekst()+" ("+resterend(vandaag, h)+")")
	}
	if len(x.Termijnen) > 0 {
		delen = append(delen, termijntekst(eersteTermijn(x.Termijnen, vandaag), vandaag))
	}
	t.Hint = strings.Join(delen, " · ")
	return t
}

// regelingnaam is how a regeling is called, also when nobody can apply for it today.
func (s *Server) regelingnaam(g dossier.Gemeentecode, regeling string) string {
	if t := s.titel(g, regeling); t != "" {
		return t
	}
	return regeling
}

// urgentieBadge tells the level as it counts; who judged it and must look again is told too.
func urgentieBadge(u intake.Urgentie) opmaak.Badge {
	b := map[string]opmaak.Badge{intake.Spoed: {Toon: opmaak.Spoed, Tekst: "Spoed"}, intake.Verhoogd: {Toon: opmaak.Waarschuwing, Tekst: "Verhoogd"}}[u.Niveau]
	if b.Tekst == "" {
		b.Tekst = "Regulier"
	}
	if u.Herbeoordelen {
		b.Tekst += ", kijk opnieuw"
	}
	return b
}

// urgentiekop is the heading above a level and its reasons. The frame says Spoed and Let op
// itself.
func urgentiekop(b opmaak.Badge, spoed string) string {
	switch b.Toon {
	case opmaak.Spoed:
		return spoed
	case opmaak.Waarschuwing:
		return "de urgentie is verhoogd"
	}
	return "Urgentie: " + b.Tekst
}
