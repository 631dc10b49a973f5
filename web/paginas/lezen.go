package paginas

import (
	"net/url"
	"slices"
	"strings"

	"solo/dossier"
	"solo/intake"
	"solo/invoer"
	"solo/loket"
)

// read makes answers of the form, for the questions that it showed.
func read(blad loket.Paginablik, form url.Values) loket.Blad {
	gezien := strings.Fields(form.Get("gezien"))
	uit := loket.Blad{Pagina: blad.ID, Antwoorden: dossier.Antwoorden{}, Ruw: map[string]string{}, Zag: readZag(form)}
	for _, v := range blad.Zichtbaar {
		if slices.Contains(gezien, v.ID) {
			readVraag(v, form, &uit)
		}
	}
	if len(uit.Vragen) == 0 {
		uit.Vragen = []string{""} // none, and not all
	}
	return uit
}

func readVraag(v intake.Vraag, form url.Values, uit *loket.Blad) {
	uit.Vragen = append(uit.Vragen, v.ID)
	if v.Type == intake.Groep {
		closeUp(form, v.ID)
	}
	a := invoer.Lees(v, invoer.Velden(form))
	if a.WeetNiet {
		uit.WeetNiet = append(uit.WeetNiet, v.ID)
		a.Ruw = written(v, form)
	}
	if a.Waarde != nil {
		uit.Antwoorden[v.ID] = a.Waarde
	}
	for naam, w := range a.Ruw {
		uit.Ruw[naam] = w
	}
}

// maxRuw is how much of a field is kept that is no answer, in characters.
const maxRuw = 200

// written is what somebody wrote in the fields of a question of which he says too that he
// does not know. A choice can not be taken back, and does not count.
func written(v intake.Vraag, form url.Values) map[string]string {
	uit := map[string]string{}
	if v.Type == intake.EenKeuze || v.Type == intake.Janee || v.Type == intake.Multi {
		return uit
	}
	for naam, w := range form {
		if v.Voorgesteld(naam[strings.LastIndexByte(naam, '.')+1:]) {
			continue // filled in beforehand
		}
		if s := []rune(strings.TrimSpace(strings.Join(w, " "))); len(s) > 0 && (naam == v.ID || strings.HasPrefix(naam, v.ID+".")) {
			uit[naam] = string(s[:min(len(s), maxRuw)])
		}
	}
	return uit
}
