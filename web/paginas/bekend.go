package paginas

import (
	"net/http"

	"solo/loket"
	"solo/web/opmaak"
)

// fold shows what a register gave as one list to look at, of which the fields open for who
// wants to change something. Who came to change something or was sent back here, because of a
// mistake, a new question or what he filled in before he logged in, finds them open: the list
// tells what is stored, and not what stands in the fields.
func fold(r *http.Request, b *loket.Blik, f *opmaak.Formulier) {
	if r.URL.RawQuery != "" || b.Concept.Wijziging != nil || b.Concept.Balie != nil || len(f.Fouten) > 0 {
		return
	}
	for i := range f.Velden {
		f.Velden[i].Bekend = b.Bekend[f.Velden[i].Naam]
	}
}
