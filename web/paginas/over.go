package paginas

import (
	"net/http"

	"solo/web/opmaak"
)

// privacy tells what is done with what people fill in. A gemeente that is connected has a
// statement of her own, and every page for her links to that.
func (s *Server) privacy(w http.ResponseWriter, r *http.Request) error {
	p := s.newPagina(r, "Uw privacy")
	wissen := "Maakt u de aanvraag niet af? Dan wissen wij hem."
	if !s.isZonderPost() {
		wissen += " U krijgt daarover eerst een bericht."
	}
	if p.Gemeente.Privacy != "" {
		p.Inhoud = append(p.Inhoud, opmaak.Alinea("De gemeente "+p.Gemeente.Naam+" gaat over uw gegevens."), opmaak.Verwijzing{Tekst: "Lees de privacyverklaring van de gemeente", Naar: p.Gemeente.Privacy})
	}
	p.Inhoud = append(p.Inhoud,
		opmaak.Tussenkop("De test"), opmaak.Alinea("De test is anoniem. Wij onthouden uw antwoorden alleen zolang u bezig bent. Zo kunt u terug naar een vraag. Doet u 15 minuten niets? Dan wissen wij ze. U kunt ze ook zelf wissen. Vraagt u daarna hulp aan? Dan kunt u uw antwoorden meenemen. Dat kiest u zelf."),
		opmaak.Tussenkop("Uw aanvraag"), opmaak.Alinea("Wat u invult, is voor uw gemeente. Niemand anders mag het zien. Alleen wie u zelf uitnodigt, ziet het deel dat u kiest. Vraagt u hulp samen met uw partner? Dan leest uw partner de aanvraag om te tekenen. Dat gebeurt pas als u zegt dat het veilig is."),
		opmaak.Opsomming{"Wij bewaren alles versleuteld: niemand kan het zomaar lezen.", "Wij gebruiken uw gegevens alleen voor uw aanvraag.", wissen, "U kunt alles downloaden wat wij van u bewaren. Dat kan na het inloggen."},
		opmaak.Tussenkop("Cookies"), opmaak.Alinea("Wij gebruiken alleen cookies die nodig zijn om in te loggen. En cookies waardoor u niet kwijtraakt wat u net invulde. Ook in de test. Wij volgen u niet."),
		opmaak.Tussenkop("Vragen of een klacht"), opmaak.Alinea("Bel uw gemeente en vraag naar de functionaris gegevensbescherming. Komt u er niet uit? Dan kunt u naar de Autoriteit Persoonsgegevens."))
	return s.Kit.Show(w, http.StatusOK, p)
}

// toegankelijkheid tells for whom the pages work, and what to do when they do not.
func (s *Server) toegankelijkheid(w http.ResponseWriter, r *http.Request) error {
	p := s.newPagina(r, "Toegankelijkheid")
	p.Inhoud = []opmaak.Deel{
		opmaak.Alinea("Iedereen moet deze website kunnen gebruiken. Ook met alleen een toetsenbord, met grote letters of met een programma dat voorleest."),
		opmaak.Opsomming{"De website werkt op een telefoon, een tablet en een computer.", "U kunt alles doen met het toetsenbord.", "U kunt de letters groter maken. De tekst past zich aan.", "De website werkt ook als JavaScript uit staat."},
		opmaak.Alinea("Wij bouwen volgens de regels van WCAG 2.2, niveau AA. Wij kijken dat bij elke nieuwe versie na met een programma. Dat vindt niet alles."),
		opmaak.Tussenkop("Werkt er iets niet voor u?"),
		opmaak.Alinea("Bel uw gemeente. Vertel op welke pagina het misgaat. De gemeente helpt u dan ook om de aanvraag te doen."),
	}
	return s.Kit.Show(w, http.StatusOK, p)
}
