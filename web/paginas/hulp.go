package paginas

import (
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"

	"solo/dossier"
	"solo/intake"
	"solo/invoer"
	"solo/loket"
	"solo/web/opmaak"
)

// hulp lets the applicant ask somebody to fill in a part: who was asked, and the form.
func (s *Server) hulp(w http.ResponseWriter, r *http.Request) error { return s.showHulp(w, r, nil, "") }

func (s *Server) showHulp(w http.ResponseWriter, r *http.Request, fouten []opmaak.Fout, code string) error {
	_, b, err := s.eigen(r)
	if err != nil {
		return err
	}
	p := s.newPagina(r, "Laat iemand u helpen")
	p.Terug = naarAanvraag(b)
	if code != "" {
		p.Inhoud = append(p.Inhoud, s.codemelding(b, code))
	}
	p.Inhoud = append(p.Inhoud, opmaak.Alinea("Uw boekhouder of iemand anders kan een deel voor u invullen. U kiest welk deel. Diegene ziet niets anders, en kan niet voor u ondertekenen. U kijkt alles zelf na voor u het verstuurt."))
	p.Inhoud = append(p.Inhoud, s.uitgenodigd(b)...)
	f := opmaak.Formulier{Invulling: opmaak.Invulling{Velden: s.hulpvelden(b), Waarden: r.PostForm, Fouten: fouten}, Knoppen: []opmaak.Knop{{Tekst: "Nodig uit"}}}
	p.Fouten = f.Foutregels()
	p.Inhoud = append(p.Inhoud, opmaak.Tussenkop("Nodig iemand uit"), f)
	return s.Kit.Show(w, status(fouten), p)
}

// hulpvelden: who, and which parts.
func (s *Server) hulpvelden(b *loket.Blik) []opmaak.Veld {
	deel := opmaak.Veld{Soort: opmaak.Multi, Naam: "delen", Label: "Welke delen mag diegene zien en invullen?"}
	for _, p := range b.Deelbaar() {
		if o := (opmaak.Optie{Waarde: p.Module, Label: moduletitel(b.Definitie, p.Module)}); !slices.Contains(deel.Opties, o) {
			deel.Opties = append(deel.Opties, o)
		}
	}
	uit := []opmaak.Veld{
		{Soort: opmaak.Tekst, Naam: "naam", Label: "Hoe heet diegene?", Hint: "Bijvoorbeeld de naam van uw boekhouder.", Autocomplete: "off"},
		{Soort: opmaak.Email, Naam: "email", Label: "Wat is het e-mailadres van diegene?", Autocomplete: "off"},
		deel,
		{Soort: opmaak.Janee, Naam: "contact", Label: "Mag diegene ook uw adres en telefoonnummer zien?"},
	}
	if s.isZonderPost() {
		uit = slices.Delete(uit, 1, 2)
	}
	return uit
}

// uitgenodigd are the helpers, each with a button that ends it.
func (s *Server) uitgenodigd(b *loket.Blik) (uit []opmaak.Deel) {
	for _, u := range b.Concept.Uitnodigingen {
		if u.Rol != loket.Helper {
			continue
		}
		stand := "Nog niet gebruikt. Geldig tot en met " + dossier.DatumVan(u.Verloopt).Tekst() + "."
		switch {
		case !u.Ingetrokken.IsZero():
			stand = "Gestopt op " + dossier.DatumVan(u.Ingetrokken).Tekst() + "."
		case !u.Gebruikt.IsZero():
			stand = "Laatst gebruikt op " + dossier.DatumVan(u.Gebruikt).Tekst() + ". Geldig tot en met " + dossier.DatumVan(u.Verloopt).Tekst() + "."
		}
		posten := []opmaak.Post{{Label: "Uitnodiging", Waarden: []string{stand}}}
		if u.Kantoor != nil {
			posten = append(posten, opmaak.Post{Label: "Wie logde in", Waarden: []string{kantoortekst(*u.Kantoor)}})
		}
		if u.Email != "" {
			posten = append(posten, opmaak.Post{Label: "E-mail", Waarden: []string{u.Email}})
		}
		if link := s.linkVan(b, u.ID); link != "" {
			posten = append(posten, opmaak.Post{Label: "Link om zelf door te geven", Waarden: []string{link}})
		}
		uit = append(uit, opmaak.Overzicht{Kop: u.Naam, Posten: posten})
		if u.Ingetrokken.IsZero() {
			uit = append(uit, opmaak.Formulier{Verborgen: map[string]string{"stop": u.ID}, Knoppen: []opmaak.Knop{{Tekst: "Stop de hulp van " + u.Naam, Stijl: opmaak.Verwijdert}}})
		}
	}
	return uit
}

// nodigUit makes the invitation, or ends one.
func (s *Server) nodigUit(w http.ResponseWriter, r *http.Request) error {
	wie, b, err := s.eigen(r)
	if err != nil {
		return err
	}
	id := b.Concept.ID
	if stop := r.PostForm.Get("stop"); stop != "" {
		if err := s.Loket.TrekUitnodigingIn(r.Context(), wie, id, stop); err != nil {
			return err
		}
		http.Redirect(w, r, r.URL.Path, http.StatusSeeOther)
		return nil
	}
	u, fouten := s.leesUitnodiging(r, b)
	if len(fouten) > 0 {
		return s.showHulp(w, r, fouten, "")
	}
	code, err := s.Loket.NodigUit(r.Context(), wie, id, u)
	if err != nil {
		return err
	}
	r.PostForm = nil
	return s.showHulp(w, r, nil, code)
}

// paginasVan are the pages of these modules that may be shared.
func paginasVan(b *loket.Blik, modules []string) (uit []string) {
	for _, p := range b.Deelbaar() {
		if slices.Contains(modules, p.Module) {
			uit = append(uit, p.ID)
		}
	}
	return uit
}

func (s *Server) leesUitnodiging(r *http.Request, b *loket.Blik) (u loket.Uitnodiging, fouten []opmaak.Fout) {
	u = loket.Uitnodiging{Naam: leesNaam(r), Paginas: paginasVan(b, r.PostForm["delen"]), Contact: r.PostForm.Get("contact") == "ja"}
	if u.Naam == "" {
		fouten = append(fouten, geenNaam)
	}
	if u.Email = leesEmail(r); u.Email == "" && !s.isZonderPost() {
		fouten = append(fouten, geenEmail)
	}
	if len(u.Paginas) == 0 {
		fouten = append(fouten, opmaak.Fout{Naam: "delen", Melding: "Kies minstens één deel"})
	}
	return u, fouten
}

// Who is invited has a name and an address; these fields are called so on every page.
var (
	geenNaam  = opmaak.Fout{Naam: "naam", Melding: "Vul een naam in van hoogstens 100 letters"}
	geenEmail = opmaak.Fout{Naam: "email", Melding: "Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl"}
)

// leesNaam gives the name that was filled in; empty when there is none, or it is too long.
func leesNaam(r *http.Request) string {
	naam := strings.TrimSpace(r.PostForm.Get("naam"))
	if utf8.RuneCountInString(naam) > 100 {
		return ""
	}
	return naam
}

// leesEmail gives the address that was filled in; empty when it is none.
func leesEmail(r *http.Request) string {
	a := invoer.Lees(intake.Vraag{ID: "email", Type: intake.Email}, invoer.Velden(r.PostForm))
	email, _ := a.Waarde.(string)
	return email
}
