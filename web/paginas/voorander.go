package paginas

import (
	"slices"

	"solo/dossier"
	"solo/identiteit"
	"solo/web/opmaak"
)

// voorAnder tells who looks after somebody else, such as a bewindvoerder or curator, how he
// gets in: his own DigiD alone makes an aanvraag of his own.
func (s *Server) voorAnder(g Gemeente) opmaak.Uitleg {
	u := opmaak.Uitleg{Kop: "Regelt u dit voor iemand anders?", Tekst: []string{
		"Met uw eigen DigiD vraagt u hulp aan voor uzelf. Voor iemand anders gaat het zo.",
		"Bent u bewindvoerder of curator? Vraag de ondernemer om zelf te beginnen en u uit te nodigen. U krijgt dan een link. Open die link en log in met uw eigen DigiD. Houd de beslissing van de rechter bij de hand."}}
	if slices.Contains(s.Inloggen.Middelen(dossier.Gemeentecode(g.Code)), identiteit.Machtigen) {
		u.Tekst = append(u.Tekst, "Hebt u een machtiging van DigiD? Kies dan bij het inloggen ‘"+inlogknoppen[identiteit.Machtigen]+"’.")
	}
	u.Tekst = append(u.Tekst, "Kan de ondernemer niet zelf beginnen? Bel de gemeente "+g.Naam+". De aanvraag kan ook aan de balie.")
	return u
}
