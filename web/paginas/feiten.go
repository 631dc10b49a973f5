package paginas

import (
	"fmt"
	"slices"

	"solo/dossier"
	"solo/intake"
	"solo/loket"
	"solo/web/opmaak"
)

// feiten are what a consulent must know before he judges; the answers have a page of their own.
func (s *Server) feiten(wie loket.Wie, b *loket.Blik, klokken []loket.Termijn) []opmaak.Post {
	c := b.Concept
	uit := []opmaak.Post{{Label: "Regeling", Waarden: []string{s.regelingnaam(wie.Gemeente, c.Regeling)}},
		{Label: "Gemeld op", Waarden: []string{dossier.DatumVan(c.MeldingOp).Tekst()}},
		{Label: "Ingediend op", Waarden: []string{wanneer(c.Ingezonden().Op)}}}
	uit = slices.Concat(uit, termijnposten(klokken, s.vandaag()), compleet(b.Compleet))
	if x := c.Balie; x != nil {
		uit = append(uit, opmaak.Post{Label: "Aan de balie", Waarden: []string{"Identiteit vastgesteld met " + x.Vastgesteld, "Door " + x.Consulent + ", " + wanneer(x.Op)}})
	}
	uit = append(uit, bewindpost(c)...)
	if b.HeeftPartner() {
		uit = append(uit, opmaak.Post{Label: "Handtekening van de partner", Waarden: []string{partnerzegt(c.Partner)}})
	}
	if c.Stand == loket.Ingetrokken {
		uit = append(uit, opmaak.Post{Label: "Stand", Waarden: []string{"Ingetrokken door de aanvrager"}})
	}
	for _, z := range c.Zendingen[1:] {
		if z.Soort == loket.Aanvulling || z.Soort == loket.Wijzigt || z.Soort == loket.Trektin {
			uit = append(uit, opmaak.Post{Label: "Daarna binnengekomen", Waarden: []string{string(z.Soort) + ", " + wanneer(z.Op)}})
		}
	}
	return uit
}

// bewindpost tells who acts for the applicant by a decision of the court, and what he signed.
func bewindpost(c *loket.Concept) []opmaak.Post {
	x := c.Bewind
	if x == nil {
		return nil
	}
	post := opmaak.Post{Label: "Bewindvoerder", Waarden: []string{x.Naam}}
	if x.Curatele {
		post.Label = "Curator"
	}
	for _, o := range c.Ondertekeningen {
		if o.Wie == dossier.Bewindvoerder {
			post.Waarden = append(post.Waarden, "Ondertekende voor de aanvrager "+intake.Ondertekening(o))
		}
	}
	for _, st := range c.Stukken {
		if st.ID == x.Stuk {
			post.Waarden = append(post.Waarden, "Beslissing van de rechter: "+st.Naam)
		}
	}
	return []opmaak.Post{post}
}

// compleet tells what the applicant brought and what of it was accepted, of what is needed to
// decide and then by level.
func compleet(v loket.Compleet) []opmaak.Post {
	t := v.Besluit()
	er, akkoord := t.Percentages()
	van := func(percentage, n int) []string {
		return []string{fmt.Sprintf("%d%%: %d van de %d papieren en handtekeningen die nodig zijn voor een besluit", percentage, n, t.Nodig)}
	}
	uit := []opmaak.Post{{Label: "Aangeleverd", Waarden: van(er, t.Aangeleverd)}, {Label: "Akkoord", Waarden: van(akkoord, t.Akkoord)}}
	if per := perNiveau(v); len(per) > 0 {
		uit = append(uit, opmaak.Post{Label: "Per niveau", Waarden: per})
	}
	return uit
}

// perNiveau is a line for each level of which something is needed.
func perNiveau(v loket.Compleet) (uit []string) {
	for _, n := range []struct {
		naam string
		t    loket.Telling
	}{{"Hoort bij de aanvraag (M)", v.M}, {"Nodig voor een besluit (B)", v.B}, {"Alleen als u erom vraagt (A)", v.A}} {
		if n.t.Nodig > 0 {
			uit = append(uit, fmt.Sprintf("%s: %d van %d aangeleverd, %d akkoord", n.naam, n.t.Aangeleverd, n.t.Nodig, n.t.Akkoord))
		}
	}
	return uit
}

// partnerzegt is what the partner did; that he refused is for the gemeente to know.
func partnerzegt(p loket.Partnerstand) string {
	switch {
	case !p.Getekend.IsZero():
		return "Getekend op " + wanneer(p.Getekend)
	case !p.Geweigerd.IsZero():
		return "De partner ondertekent niet"
	}
	return "Nog niet getekend"
}
