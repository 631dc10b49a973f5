package paginas

import (
	"net/http"

	"solo/dossier"
	"solo/loket"
	"solo/web/opmaak"
)

// partner asks the applicant whether a message to the partner is safe, before anything goes
// out.
func (s *Server) partner(w http.ResponseWriter, r *http.Request) error {
	_, b, err := s.eigen(r)
	if err != nil {
		return err
	}
	p := s.newPagina(r, "De handtekening van uw partner")
	p.Terug = naarAanvraag(b)
	p.Inhoud = append(p.Inhoud, s.partnerstand(b)...)
	if b.Concept.Partner.Getekend.IsZero() {
		p.Inhoud = append(p.Inhoud, opmaak.Alinea("De hulp is voor u samen. Daarom moet uw partner ook tekenen, met de eigen DigiD. U hoeft daar niet op te wachten: u mag de aanvraag al versturen."),
			opmaak.Melding{Toon: opmaak.Info, Kop: "Is een bericht aan uw partner veilig?", Tekst: s.isVeilig()},
			opmaak.Formulier{Knoppen: []opmaak.Knop{{Tekst: "Neem eerst contact met mij op", Stijl: opmaak.Secundair, Naam: "veilig", Waarde: "nee"}, {Tekst: s.partnerknop(b), Stijl: opmaak.Secundair, Naam: "veilig", Waarde: "ja"}}})
	}
	return s.Kit.Show(w, http.StatusOK, p)
}

// partnerknop is the button by which the link goes to the partner.
func (s *Server) partnerknop(b *loket.Blik) string {
	switch {
	case s.isZonderPost() && b.Concept.Partner.Veilig:
		return "Maak een nieuwe link"
	case s.isZonderPost():
		return "Ja, maak een link voor mijn partner"
	}
	if b.Concept.Partner.Veilig {
		return "Ja, stuur de e-mail opnieuw"
	}
	return "Ja, stuur mijn partner een e-mail"
}

func (s *Server) partnerstand(b *loket.Blik) []opmaak.Deel {
	c := b.Concept
	m := opmaak.Melding{Toon: opmaak.Info}
	switch {
	case !c.Partner.Getekend.IsZero():
		m.Toon, m.Kop = opmaak.Goed, "Uw partner heeft getekend op "+dossier.DatumVan(c.Partner.Getekend).Tekst()
	case c.Partner.BelEerst:
		m.Kop, m.Tekst = "De gemeente neemt eerst contact met u op", []string{"Uw partner krijgt geen bericht."}
	case c.Partner.Veilig && s.isZonderPost():
		m.Kop, m.Tekst = "Geef uw partner zelf de link", s.partnerlink(b)
	case c.Partner.Veilig:
		m.Kop = "Uw partner heeft een e-mail gekregen"
		for _, u := range c.Uitnodigingen {
			if u.ID == c.Partner.Uitnodiging {
				m.Tekst = []string{"De link werkt tot en met " + dossier.DatumVan(u.Verloopt).Tekst() + ". U kunt hem hieronder opnieuw sturen."}
			}
		}
	default:
		return nil
	}
	return []opmaak.Deel{m}
}

const partnerLeest = "Uw partner leest dan bijna alles wat u invulde, ook over uw geld en uw schulden. Uw partner leest niet: uw adres, uw telefoonnummer, uw e-mailadres en wat u invulde over veiligheid."

// isVeilig tells what the partner will know, and that it may wait.
func (s *Server) isVeilig() []string {
	if s.isZonderPost() {
		return []string{"Wij sturen uw partner geen e-mail. U krijgt een link, en geeft die zelf aan uw partner. " + partnerLeest + " Is dat niet veilig, of weet u het niet? Kies dan dat de gemeente eerst met u belt."}
	}
	return []string{partnerLeest + " Is dat niet veilig, of weet u het niet? Kies dan dat de gemeente eerst met u belt. Er gaat dan geen bericht uit."}
}

// partnerlink is what the applicant passes on.
func (s *Server) partnerlink(b *loket.Blik) []string {
	link := s.linkVan(b, b.Concept.Partner.Uitnodiging)
	if link == "" {
		return []string{"De link werkt niet meer. Maak hieronder een nieuwe."}
	}
	return []string{"Wij sturen geen e-mail. Geef deze link door, bijvoorbeeld in een appje:", link, "Uw partner logt in met de eigen DigiD."}
}

func (s *Server) vraagPartner(w http.ResponseWriter, r *http.Request) error {
	wie, err := s.wie(r)
	if err != nil {
		return err
	}
	if err := s.Loket.VraagPartner(r.Context(), wie, dossier.ID(r.PathValue("id")), r.PostForm.Get("veilig") == "ja"); err != nil {
		return err
	}
	http.Redirect(w, r, r.URL.Path, http.StatusSeeOther)
	return nil
}

// partnerWelkom sends a partner to log in with his own means, and remembers where to.
func (s *Server) partnerWelkom(w http.ResponseWriter, r *http.Request, g dossier.Gemeentecode) error {
	return s.showWelkom(w, r, g, welkomst{naar: "/tekenen/", titel: "U wordt gevraagd te ondertekenen",
		tekst: "Iemand heeft hulp aangevraagd bij de gemeente %s, ook voor u. Log in met uw eigen DigiD. Daarna leest u wat er in de aanvraag staat, en kiest u of u tekent."})
}

// tekenen shows the partner what he may read of it.
func (s *Server) tekenen(w http.ResponseWriter, r *http.Request) error {
	wie, err := s.alsPartner(r)
	if err != nil {
		return err
	}
	o, err := s.Loket.OverzichtPartner(r.Context(), wie, dossier.ID(r.PathValue("id")))
	if err != nil {
		return err
	}
	p := s.newPagina(r, "Lees de aanvraag en kies of u tekent")
	for _, sectie := range o.Secties {
		deel := opmaak.Overzicht{Kop: sectie.Titel}
		for _, v := range sectie.Vragen {
			deel.Posten = append(deel.Posten, opmaak.Post{Label: v.Label, Waarden: waarden(v)})
		}
		p.Inhoud = append(p.Inhoud, deel)
	}
	p.Inhoud = append(p.Inhoud, opmaak.Tussenkop("Wilt u ondertekenen?"), opmaak.Alinea("U tekent voor de hele aanvraag. De contactgegevens van de aanvrager staan er hier niet bij."), opmaak.Alinea("Klopt er iets niet? Teken dan niet, en bel de gemeente."))
	p.Inhoud = append(p.Inhoud, s.bevestigd(r, opmaak.Formulier{Verborgen: map[string]string{"hash": o.Hash}, Knoppen: []opmaak.Knop{{Tekst: "Ja, ik onderteken", Naam: "teken", Waarde: "ja"}, {Tekst: "Nee, ik onderteken niet", Stijl: opmaak.Secundair, Naam: "teken", Waarde: "nee"}}})...)
	return s.Kit.Show(w, http.StatusOK, p)
}

// alsPartner is who logged in, in the role of the partner who was invited.
func (s *Server) alsPartner(r *http.Request) (loket.Wie, error) {
	wie, err := s.wie(r)
	if err != nil {
		return wie, err
	}
	return s.Loket.AlsPartner(r.Context(), wie, dossier.ID(r.PathValue("id")), r.PathValue("u"))
}

func (s *Server) teken(w http.ResponseWriter, r *http.Request) error {
	wie, err := s.alsPartner(r)
	if err != nil {
		return err
	}
	if !s.isVers(r) {
		return showAgain(w, r)
	}
	id := dossier.ID(r.PathValue("id"))
	p := s.newPagina(r, "Bedankt")
	if r.PostForm.Get("teken") == "ja" {
		err = s.Loket.TekenAlsPartner(r.Context(), wie, id, r.PostForm.Get("hash"))
		p.Inhoud = []opmaak.Deel{opmaak.Melding{Toon: opmaak.Goed, Kop: "U hebt ondertekend", Tekst: []string{"U hoeft verder niets te doen."}}}
	} else {
		err = s.Loket.WeigerAlsPartner(r.Context(), wie, id)
		p.Inhoud = []opmaak.Deel{opmaak.Melding{Kop: "U hebt niet ondertekend", Tekst: []string{"Wilt u dit met iemand bespreken? Bel dan de gemeente."}}}
	}
	if err != nil {
		return err
	}
	return s.Kit.Show(w, http.StatusOK, p)
}
