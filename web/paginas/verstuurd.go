package paginas

import (
	"net/http"
	"slices"

	"solo/dossier"
	"solo/intake"
	"solo/loket"
	"solo/web/opmaak"
)

// verstuurd confirms, and is where somebody comes back to: what happens now, what is still
// to come, and what he can do.
func (s *Server) verstuurd(w http.ResponseWriter, r *http.Request) error {
	wie, b, err := s.aanvraag(r)
	if err != nil {
		return err
	}
	z := b.Concept.Ingezonden()
	if z == nil {
		http.Redirect(w, r, "/aanvraag/"+string(b.Concept.ID), http.StatusSeeOther)
		return nil
	}
	if wie.Rol == loket.Consulent {
		http.Redirect(w, r, werkadres(b, ""), http.StatusSeeOther)
		return nil
	}
	g, _ := s.Gemeente(wie.Gemeente)
	p := s.newPagina(r, "Uw aanvraag is verstuurd")
	if b.Concept.Stand == loket.Ingetrokken {
		p.Titel = "U hebt uw aanvraag ingetrokken"
		p.Inhoud = []opmaak.Deel{opmaak.Alinea("De gemeente " + g.Naam + " stopt met uw aanvraag."), opmaak.Takenlijst{{Taken: daarna(b)}}, gestuurd(b), opmaak.Verwijzing{Tekst: "Naar uw aanvragen", Naar: "/mijn"}}
		return s.Kit.Show(w, http.StatusOK, p)
	}
	nummer := string(z.Referentie)
	if nummer == "" {
		nummer = "volgt"
	}
	p.Inhoud = []opmaak.Deel{
		opmaak.Melding{Toon: opmaak.Goed, Kop: "De gemeente " + g.Naam + " krijgt uw aanvraag", Tekst: []string{"Uw nummer is " + nummer + ". Verstuurd op " + dossier.DatumVan(z.Op).Tekst() + "."}},
		opmaak.Tussenkop("Wat gebeurt er nu?"),
		opmaak.Stappenlijst(watNu(b)),
	}
	p.Inhoud = slices.Concat(teruggave(b), p.Inhoud[:1], belVandaag(b, g), nietVerstuurd(b), p.Inhoud[1:], eigen("Van de gemeente "+g.Naam, g.Teksten.Verstuurd), termijn(b, opmaak.Verwijzing{Tekst: "Naar de papieren", Naar: adres(b, "papieren")}), ontbreekt(b))
	p.Inhoud = append(p.Inhoud, opmaak.Tussenkop("Wat wilt u doen?"), opmaak.Takenlijst{{Taken: append(s.emailtaak(b), daarna(b)...)}}, gestuurd(b))
	return s.Kit.Show(w, http.StatusOK, p)
}

// watNu is what happens next: as the regeling says, because the law differs.
func watNu(b *loket.Blik) []string {
	if len(b.Definitie.Daarna) > 0 {
		return b.Definitie.Daarna
	}
	return []string{"Iemand van de gemeente leest uw aanvraag.", "Ontbreekt er nog iets? Dan krijgt u daar een brief of bericht over, met een datum.", "De gemeente beslist. U krijgt een brief."}
}

// belVandaag is for who cannot wait until the gemeente calls.
func belVandaag(b *loket.Blik, g Gemeente) []opmaak.Deel {
	if b.Oordeel.Urgentie.Niveau != intake.Spoed {
		return nil
	}
	return []opmaak.Deel{opmaak.Melding{Toon: opmaak.Spoed, Kop: "Bel vandaag nog uw gemeente", Tekst: append(belTekst(g), "Wacht niet tot de gemeente u belt."), Naar: belLink(g)}}
}
