package opmaak

import (
	"html/template"
	"io"
	"net/http"
)

// LicentiesPad is where the licences of what a browser gets can be read.
const LicentiesPad = "/licenties"

// licenties is the page with the notices that the EUPL asks to be passed on.
func (k *Kit) licenties(w http.ResponseWriter, _ *http.Request) {
	inhoud := []Deel{Alinea("Dit loket is SOLO. SOLO is open source en valt onder de EUPL-1.2.")}
	if tekst, err := dist.ReadFile("dist/licenties.txt"); err == nil {
		inhoud = append(inhoud, Alinea("De opmaak gebruikt onderdelen van het NL Design System. Hieronder staat welke, van wie zij zijn en onder welke licentie."), licentietekst(tekst))
	}
	if err := k.Show(w, http.StatusOK, Pagina{Titel: "Licenties", Inhoud: inhoud}); err != nil {
		http.Error(w, "Wij kunnen deze pagina nu niet laten zien.", http.StatusInternalServerError)
	}
}

type licentietekst string

func (d licentietekst) write(w io.Writer, k *template.Template) error {
	return write(w, k, "licentietekst", string(d))
}
