package opmaak_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"solo/web/opmaak"
)

// teksten are what people and definitions may write, and what would do harm.
func teksten() *rapid.Generator[string] {
	return rapid.OneOf(rapid.SampledFrom([]string{"", "Huur", "a+b", `"><script>`, "solomerk0einde", "{{.}}", "O'Neill & zn", "\x00", "\xff", "AB12-CD34", "javascript:alert(1)", "//elders.example"}), rapid.String())
}

// TestWhatIsShownByItsPatroonIsWhatTheTemplateShows: to the byte, whatever the texts.
func TestWhatIsShownByItsPatroonIsWhatTheTemplateShows(t *testing.T) {
	k, err := opmaak.New("Proef", "", nil)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(rt *rapid.T) {
		tekst := func(wat string) string { return teksten().Draw(rt, wat) }
		ja := func(wat string) bool { return rapid.Bool().Draw(rt, wat) }
		i := opmaak.Invulling{Waarden: map[string][]string{"q": {tekst("answer")}}, Velden: []opmaak.Veld{{
			Soort: rapid.SampledFrom([]opmaak.Soort{opmaak.Tekst, opmaak.Geld, opmaak.Email, opmaak.Multi, opmaak.Keuze, opmaak.Datum}).Draw(rt, "kind"), Naam: "q", Label: tekst("label"), Hint: tekst("hint"),
			Waarom: tekst("why"), Optioneel: ja("optional"), MagWeetNiet: ja("unknown"), DoorKop: ja("heading"), Autocomplete: tekst("autocomplete"), MetKomma: ja("comma"),
			Opties: []opmaak.Optie{{Waarde: tekst("value"), Label: tekst("choice"), Hint: tekst("about it")}, {Waarde: "twee", Label: tekst("another")}}}}}
		if ja("not known") {
			i.Waarden[opmaak.WeetNiet] = []string{"q"}
		}
		switch rapid.IntRange(0, 2).Draw(rt, "attention") {
		case 1:
			i.Fouten = []opmaak.Fout{{Naam: "q", Melding: tekst("wrong")}}
		case 2:
			i.Focus = "q"
		}
		taken := []opmaak.Taak{{Tekst: tekst("task"), Naar: rapid.OneOf(rapid.SampledFrom([]string{"", "/aanvraag/1/vraag/a_b", "/a?b=c&d", "tel:14"}), teksten()).Draw(rt, "to"), Hint: tekst("task hint"),
			Stand: opmaak.Badge{Toon: rapid.SampledFrom([]opmaak.Toon{"", opmaak.Goed, opmaak.Spoed}).Draw(rt, "tone"), Tekst: tekst("badge")}}}
		for _, paar := range []func() (string, string, error){
			func() (string, string, error) { return k.VeldenPerSjabloon(i) },
			func() (string, string, error) { return k.OptiesPerSjabloon(i) },
			func() (string, string, error) { return k.TakenPerSjabloon(taken) },
		} {
			snel, sjabloon, err := paar()
			if err != nil {
				rt.Fatal(err)
			}
			if d := cmp.Diff(sjabloon, snel); d != "" {
				rt.Fatalf("the template beside what is shown:\n%s", d)
			}
		}
	})
}
