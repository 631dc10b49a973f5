package paginas

import (
	"net/http"
	"slices"
	"strings"

	"solo/dossier"
	"solo/scan"
	"solo/web/opmaak"
)

// uitkomst shows what the scan says, and why; and always a way on.
func (s *Server) uitkomst(w http.ResponseWriter, r *http.Request, sc *scan.Scan, a scan.Antwoorden) error {
	u, err := sc.Beoordeel(a)
	if err != nil {
		return err
	}
	g, _ := s.Gemeente(dossier.Gemeentecode(waarde(sc, a, "q_gemeente")))
	p := s.newPagina(r, "De uitkomst van de test")
	p.Gemeente = g.Gemeente
	if u.Urgentie != "" {
		p.Inhoud = append(p.Inhoud, opmaak.Melding{Toon: opmaak.Spoed, Kop: "Bel vandaag nog uw gemeente", Tekst: append(belTekst(g), "U zei: "+strings.Join(u.Redenen, "; ")+"."), Naar: belLink(g)})
	}
	p.Inhoud = append(p.Inhoud, opmaak.Melding{Toon: opmaak.Info, Kop: u.Titel, Tekst: alineas(u.Tekst, slices.Concat(extras(u), u.Teksten))})
	p.Inhoud = append(p.Inhoud, eigen("Van de gemeente "+g.Naam, g.Teksten.Uitkomst)...)
	p.Inhoud = append(p.Inhoud, s.verder(u, g, opmaak.Formulier{Verborgen: map[string]string{"eerder": pak(sc.Velden(a))}})...)
	p.Inhoud = append(p.Inhoud, verwijzingen("Wie u verder kan helpen", u.Verwijzingen)...)
	p.Inhoud = append(p.Inhoud, doordat(u.Doordat, s.naam)...)
	p.Inhoud = append(p.Inhoud, verwijzingen("Ook goed om te weten", u.Ook)...)
	p.Inhoud = append(p.Inhoud, opmaak.Alinea("Dit is een advies van "+s.vandaag().Tekst()+" en geen besluit. Uw gemeente beslist. Wilt u dit bewaren? Druk deze pagina dan af of sla hem op."),
		opmaak.Afdrukken("Druk af of bewaar als PDF"),
		opmaak.Alinea("Doet u 15 minuten niets? Dan wissen wij uw antwoorden."),
		vorigeVraag(scanstap{sc: sc, a: a}, laatste(sc, a), opmaak.Knop{Tekst: "Wis mijn antwoorden", Stijl: opmaak.Verwijdert, Naam: "wis", Waarde: "ja"}))
	return s.Kit.Show(w, http.StatusOK, p)
}

// extras are the texts of what follows besides. Whom to call today stands above it all.
func extras(u scan.Uitkomst) (uit []string) {
	for _, x := range u.Extras {
		if x.Code != "bel_vandaag" {
			uit = append(uit, x.Tekst)
		}
	}
	return uit
}

func belTekst(g Gemeente) []string {
	if g.Telefoon == "" {
		return []string{"U hebt snel hulp nodig. Het nummer van uw gemeente is meestal 14 en dan het netnummer. Zeg dat het dringend is."}
	}
	return []string{"U hebt snel hulp nodig. Bel " + g.Telefoon + " en zeg dat het dringend is."}
}

// register is where the government tells how to reach every gemeente.
const register = "https://organisaties.overheid.nl/"

// belLink calls a gemeente whose number is known, and else leads to where it stands.
func belLink(g Gemeente) []opmaak.Verwijzing {
	if g.Telefoon == "" {
		return []opmaak.Verwijzing{{Tekst: "Zoek het nummer van uw gemeente op overheid.nl", Naar: register}}
	}
	return []opmaak.Verwijzing{{Tekst: "Bel " + g.Telefoon, Naar: "tel:" + g.Telefoon}}
}

func alineas(eerste string, rest []string) (uit []string) {
	for _, t := range append([]string{eerste}, rest...) {
		if t != "" {
			uit = append(uit, t)
		}
	}
	return uit
}

func verwijzingen(kop string, lijst []scan.Verwijzing) (uit []opmaak.Deel) {
	if len(lijst) == 0 {
		return nil
	}
	uit = []opmaak.Deel{opmaak.Tussenkop(kop)}
	for _, v := range lijst {
		m := opmaak.Melding{Kop: v.Titel, Tekst: alineas(v.Tekst, nil)}
		if v.Telefoon != "" {
			m.Naar = []opmaak.Verwijzing{{Tekst: "Bel " + v.Telefoon, Naar: "tel:" + v.Telefoon}}
		}
		if v.Link != "" {
			m.Naar = append(m.Naar, opmaak.Verwijzing{Tekst: "Naar " + strings.TrimPrefix(strings.TrimPrefix(v.Link, "https://"), "www."), Naar: v.Link})
		}
		uit = append(uit, m)
	}
	return uit
}

// doordat are the answers that led to the outcome.
func doordat(antwoorden []scan.Antwoord, naam func(code string) string) []opmaak.Deel {
	o := opmaak.Overzicht{Kop: "Dit advies komt door deze antwoorden"}
	for _, a := range antwoorden {
		o.Posten = append(o.Posten, opmaak.Post{Label: a.Label, Waarden: []string{naam(a.Tekst)}})
	}
	return []opmaak.Deel{o}
}

// naam is the name of a gemeente for her code; any other text stays.
func (s *Server) naam(tekst string) string {
	if g, ok := s.Gemeente(dossier.Gemeentecode(tekst)); ok {
		return g.Naam
	}
	return tekst
}

func waarde(sc *scan.Scan, a scan.Antwoorden, vraag string) string {
	for _, v := range sc.Velden(a) {
		if v.Naam == vraag {
			return v.Waarde
		}
	}
	return ""
}

func laatste(sc *scan.Scan, a scan.Antwoorden) string {
	g := sc.Gegeven(a)
	if len(g) == 0 {
		return ""
	}
	return g[len(g)-1].Vraag
}
