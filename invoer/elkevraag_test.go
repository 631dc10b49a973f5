package invoer_test

import (
	"encoding/json"
	"strings"
	"testing"

	"solo/dossier"
	"solo/intake"
	"solo/invoer"
)

// achter are what may stand behind the id of a question in the name of a field.
func achter(v intake.Vraag) []string {
	uit := []string{"", invoer.Dag, invoer.Maand, invoer.Jaar, invoer.Postcode, invoer.Huisnummer, invoer.Toevoeging, invoer.Straat, invoer.Woonplaats, invoer.Land, invoer.Regels}
	for _, d := range v.Velden {
		for _, s := range achter(d) {
			uit = append(uit, "."+d.ID+s, ".0."+d.ID+s)
		}
	}
	return uit
}

// FuzzEveryQuestionOfEveryRegeling types anything in every field of every question: it is an
// answer that the definition can judge, or kept with a sentence. No sentence tells it on.
func FuzzEveryQuestionOfEveryRegeling(f *testing.F) {
	for _, s := range []string{"", "0", "-1", "1250,00", "1e309", "99999999999999999999", "31-2-2027", "27-3-'25", "2025-03-27", "0000-00-00", "9999-12-31", "NL91ABNA0417164300", "NL00ABNA0417164300",
		"999990019", "123456782", "ja", "true", "weet_niet", "null", "[]", `{"a":1}`, "\x00\u202e\xff", "<script>alert(1)</script>", "' OR 1=1 --", strings.Repeat("é", 500), strings.Repeat("9", 400)} {
		f.Add(s)
	}
	alle, err := intake.Alle(nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, typt string) {
		for _, versies := range alle {
			for _, p := range versies[0].Paginas() {
				for _, v := range p.Vragen {
					typeEverywhere(t, versies[0], v, typt)
				}
			}
		}
	})
}

func typeEverywhere(t *testing.T, def *intake.Definitie, v intake.Vraag, typt string) {
	t.Helper()
	form := invoer.Velden{}
	for _, s := range achter(v) {
		form[v.ID+s] = []string{typt}
	}
	got := invoer.Lees(v, form)
	raw, err := json.Marshal(got.Waarde)
	if err != nil {
		t.Fatalf("%s %s: %v", def.Regeling, v.ID, err)
	}
	a := &dossier.Aanvraag{Antwoorden: dossier.Antwoorden{}}
	d := json.NewDecoder(strings.NewReader(string(raw)))
	d.UseNumber()
	var w any
	if err := d.Decode(&w); err != nil {
		t.Fatal(err)
	}
	def.Beantwoord(a, v.ID, w)
	fouten, _ := def.Ingevuld(a).ValidateVragen([]string{v.ID})
	for _, b := range append(got.Fouten, fouten...) {
		if len(typt) > 9 && strings.Contains(b.Melding, typt) {
			t.Errorf("%s %s: the sentence tells what was typed: %q", def.Regeling, v.ID, b.Melding)
		}
	}
	again := invoer.Lees(v, invoer.Toon(v, w, got.Ruw))
	if weer, err := json.Marshal(again.Waarde); err != nil || string(weer) != string(raw) {
		t.Errorf("%s %s: %.40q is shown and read as %s, want %s", def.Regeling, v.ID, typt, weer, raw)
	}
}
