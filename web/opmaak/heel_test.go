package opmaak_test

import (
	"net/http/httptest"
	"strings"
	"testing"

	"solo/web/opmaak"
	"solo/web/opmaak/thema"
)

func TestNumberIsNotCutAtTheEndOfALine(t *testing.T) {
	k, err := opmaak.New("Proef", "test", map[string]thema.Thema{})
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	p := opmaak.Pagina{Titel: "Aanvraag 01KB-2C3D-4E5F-6G7H", Inhoud: []opmaak.Deel{opmaak.Melding{Tekst: []string{"Nummer 01KB-2C3D-4E5F-6G7H <b> en code ABCD-2345."}},
		opmaak.Takenlijst{{Taken: []opmaak.Taak{{Tekst: "Melding 01KB-2C3D-4E5F-6G7H", Naar: "/x", Hint: "nummer 01KB-2C3D-4E5F-6G7H"}}}}}}
	if err := k.Show(w, 200, p); err != nil {
		t.Fatal(err)
	}
	got := w.Body.String()
	if n := strings.Count(got, `<span class="heel">01KB-2C3D-4E5F-6G7H</span>`); n != 4 || !strings.Contains(got, `&lt;b&gt; en code <span class="heel">ABCD-2345</span>.`) {
		t.Errorf("%d times in one piece:\n%s", n, got)
	}
}
