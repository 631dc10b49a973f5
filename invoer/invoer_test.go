package invoer_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"solo/intake"
	"solo/invoer"
)

func vraag(soort intake.Soort) intake.Vraag { return intake.Vraag{ID: "v", Type: soort} }

func TestPeopleWriteTheSameInManyWays(t *testing.T) {
	for _, c := range []struct {
		soort intake.Soort
		typt  []string
		want  any
	}{
		{intake.Geld, []string{"1250", "1.250", "1250,00", "1.250,00", "€ 1.250", "€1250,-", "1250.00", "1,250.00", "1 250", "EUR 1250", "1250,00 EUR", "1250 euro"}, json.Number("125000")},
		{intake.Geld, []string{"0", "0,00", "€ 0,-"}, json.Number("0")},
		{intake.Geld, []string{"1250,5", "1250.5", "1.250,50"}, json.Number("125050")},
		{intake.Geld, []string{"-12,34"}, json.Number("-1234")},
		{intake.Getal, []string{"24,5", "24.5", " 24,5 "}, json.Number("24.5")},
		{intake.Getal, []string{"1225", "1.225", "01225"}, json.Number("1225")},
		{intake.Getal, []string{"0", "-0", "00"}, json.Number("0")},
		{intake.Jaar, []string{"2024", "20 24"}, json.Number("2024")},
		{intake.IBAN, []string{"NL91ABNA0417164300", "nl91 abna 0417 1643 00", "NL91.ABNA.0417.1643.00", "IBAN: NL91 ABNA 0417 1643 00"}, "NL91ABNA0417164300"},
		{intake.BSN, []string{"999990019", "9999.90.019", "999 990 019", "BSN 999990019"}, "999990019"},
		{intake.KVK, []string{"12345678", "1234 5678", "KvK: 12345678"}, "12345678"},
		{intake.Tel, []string{"0612345678", "06-12345678", "06 12 34 56 78"}, "0612345678"},
		{intake.Tel, []string{"+31612345678", "+31 (0)6 12345678"}, "+31612345678"},
		{intake.Email, []string{"naam@voorbeeld.nl", " naam@voorbeeld.nl "}, "naam@voorbeeld.nl"},
		{intake.Janee, []string{"ja", "Ja"}, true},
		{intake.Janee, []string{"nee"}, false},
	} {
		for _, typt := range c.typt {
			got := invoer.Lees(vraag(c.soort), invoer.Velden{"v": {typt}})
			if got.Waarde != c.want || len(got.Fouten) > 0 {
				t.Errorf("%s %q: got %v (%v), want %v", c.soort, typt, got.Waarde, got.Fouten, c.want)
			}
		}
	}
}

func TestWhatCannotBeReadIsKeptWithASentence(t *testing.T) {
	for _, c := range []struct {
		soort intake.Soort
		typt  string
	}{
		{intake.Geld, "veel"}, {intake.Geld, "1,250"}, {intake.Geld, "1.25.0"}, {intake.Geld, "12,345"}, {intake.Getal, "24 uur"},
		{intake.IBAN, "NL91ABNA0417164301"}, {intake.IBAN, "NL91ABNA041716430"}, {intake.IBAN, "0417164300"}, {intake.IBAN, "NL91\u0410BNA0417164300"},
		{intake.BSN, "123456789"}, {intake.BSN, "999990018"}, {intake.BSN, "000000000"}, {intake.BSN, "99999001"}, {intake.BSN, "9999900190"}, {intake.KVK, "1234567"}, {intake.Tel, "0612"},
		{intake.Email, "naam"}, {intake.Email, "Naam <naam@voorbeeld.nl>"}, {intake.Jaar, "24"}, {intake.Janee, "misschien"},
	} {
		got := invoer.Lees(vraag(c.soort), invoer.Velden{"v": {c.typt}})
		if got.Waarde != nil || len(got.Fouten) != 1 || got.Ruw["v"] != c.typt {
			t.Errorf("%s %q: got %v, ruw %q, %v; want no value, what was typed and one sentence", c.soort, c.typt, got.Waarde, got.Ruw, got.Fouten)
		}
	}
}

func datum(dag, maand, jaar string) invoer.Velden {
	return invoer.Velden{"v.dag": {dag}, "v.maand": {maand}, "v.jaar": {jaar}}
}

func TestDateIsReadInEveryNotation(t *testing.T) {
	for _, f := range []invoer.Velden{
		datum("27", "3", "2025"), datum("27", "03", "2025"), datum("27", "maart", "2025"), datum("27", "mrt", "2025"), datum("27", "Mrt.", "2025"),
		datum("27-3-2025", "", ""), datum("27/03/2025", "", ""), datum("27.3.2025", "", ""), datum("27 maart 2025", "", ""),
		datum("2025-03-27", "", ""), datum("", "", "27-03-2025"), datum("27032025", "", ""), datum("20250327", "", ""), datum("27 3 2025", "", ""),
		datum("", "27–3–2025", ""), datum("donderdag 27 maart 2025", "", ""), datum("27 Maart, 2025", "", ""), datum(" 27", "03 ", " 2025 "),
	} {
		if got := invoer.Lees(vraag(intake.Datum), f); got.Waarde != "2025-03-27" || len(got.Fouten) > 0 {
			t.Errorf("%v: got %v (%v)", f, got.Waarde, got.Fouten)
		}
	}
	for want, f := range map[string]invoer.Velden{
		"Kijk de dag na: februari 2025 heeft geen 30 dagen":                  datum("30", "2", "2025"),
		"Vul het jaar in met vier cijfers: 2025 of 1925":                     datum("27-3-'25", "", ""),
		"Vul het jaar in met vier cijfers: 2031 of 1931":                     datum("1", "2", "31"),
		"Vul het jaar in met vier cijfers":                                   datum("27", "3", "volgend jaar"),
		"Kijk de dag na: april 2027 heeft geen 31 dagen":                     datum("2027-04-31", "", ""),
		"Vul de maand in met een cijfer van 1 tot en met 12, of met de naam": datum("1", "13", "2025"),
		"Vul de dag in met een cijfer van 1 tot en met 31":                   datum("", "3", "2025"),
	} {
		got := invoer.Lees(vraag(intake.Datum), f)
		if got.Waarde != nil || len(got.Fouten) != 1 || got.Fouten[0].Melding != want {
			t.Errorf("%v: got %v, %v; want %q", f, got.Waarde, got.Fouten, want)
		}
	}
}

// An example of ours could be in the past where the question is of the future.
func TestMonthAndYearAreAskedForWithoutAnExample(t *testing.T) {
	for want, f := range map[string]invoer.Velden{
		"Vul de maand in met een cijfer van 1 tot en met 12, of met de naam": {"v.maand": {"13"}, "v.jaar": {"2027"}},
		"Vul het jaar in met vier cijfers: 2027 of 1927":                     {"v.maand": {"jan"}, "v.jaar": {"27"}},
		"Vul het jaar in met vier cijfers":                                   {"v.maand": {"1"}},
	} {
		got := invoer.Lees(vraag(intake.Maand), f)
		if got.Waarde != nil || len(got.Fouten) != 1 || got.Fouten[0].Melding != want || got.Ruw["v.maand"] != f["v.maand"][0] {
			t.Errorf("%v: got %v, %v; want %q", f, got.Waarde, got.Fouten, want)
		}
	}
}

func TestBirthDateMayBePartlyUnknown(t *testing.T) {
	v := intake.Vraag{ID: "v", Type: intake.Datum, Voorinvulling: "brp"}
	for want, f := range map[string]invoer.Velden{"1980-03": datum("", "3", "1980"), "1980": datum("00", "00", "1980")} {
		if got := invoer.Lees(v, f); got.Waarde != want {
			t.Errorf("%v: got %v (%v), want %q", f, got.Waarde, got.Fouten, want)
		}
	}
}

func TestAddressIsReadWhole(t *testing.T) {
	got := invoer.Lees(vraag(intake.Adres), invoer.Velden{"v.postcode": {"5038 ab"}, "v.huisnummer": {"12 a"}, "v.straat": {"Proefstraat"}, "v.woonplaats": {"Tilburg"}})
	want := map[string]any{"postcode": "5038AB", "huisnummer": 12, "huisletter": "A", "straat": "Proefstraat", "woonplaats": "Tilburg"}
	if d := cmp.Diff(want, got.Waarde); d != "" || len(got.Fouten) > 0 {
		t.Errorf("%s%v", d, got.Fouten)
	}
	got = invoer.Lees(vraag(intake.Adres), invoer.Velden{"v.postcode": {"5038"}, "v.huisnummer": {"12"}})
	if got.Waarde != nil || len(got.Fouten) != 3 || got.Ruw["v.huisnummer"] != "12" {
		t.Errorf("half an address: got %v, %v, %v; want three sentences and all that was typed", got.Waarde, got.Fouten, got.Ruw)
	}
	got = invoer.Lees(vraag(intake.Adres), invoer.Velden{"v.land": {"België"}, "v.regels": {"Voorbeeldlaan 1\n2300 Turnhout"}})
	if d := cmp.Diff(map[string]any{"land": "België", "regels": []any{"Voorbeeldlaan 1", "2300 Turnhout"}}, got.Waarde); d != "" {
		t.Error(d)
	}
}

// One address is kept of a question: who wrote two chooses himself which.
func TestSecondAddressIsNotLost(t *testing.T) {
	hier := invoer.Velden{"v.postcode": {"5038 AB"}, "v.huisnummer": {"12"}, "v.straat": {"Proefstraat"}, "v.woonplaats": {"Tilburg"}}
	for naam, tt := range map[string]struct {
		erbij invoer.Velden
		pad   string
	}{
		"lines abroad":            {invoer.Velden{"v.regels": {"Voorbeeldlaan 1"}}, "v.regels"},
		"a country and lines":     {invoer.Velden{"v.land": {"België"}, "v.regels": {"Voorbeeldlaan 1"}}, "v.regels"},
		"a country":               {invoer.Velden{"v.land": {"België"}}, "v.regels"},
		"the Netherlands":         {invoer.Velden{"v.land": {"nederland"}}, ""},
		"lines without a country": {invoer.Velden{"v.postcode": nil, "v.huisnummer": nil, "v.straat": nil, "v.woonplaats": nil, "v.regels": {"Voorbeeldlaan 1"}}, "v.land"},
	} {
		f := maps.Clone(hier)
		maps.Copy(f, tt.erbij)
		got := invoer.Lees(vraag(intake.Adres), f)
		switch {
		case tt.pad == "" && (len(got.Fouten) > 0 || got.Waarde == nil):
			t.Errorf("%s: got %v, %v, want the address", naam, got.Waarde, got.Fouten)
		case tt.pad != "" && (len(got.Fouten) != 1 || got.Fouten[0].Pad != tt.pad || got.Waarde != nil || len(got.Ruw) == 0):
			t.Errorf("%s: got %v, %v, want one sentence at %s and all that was typed", naam, got.Waarde, got.Fouten, tt.pad)
		}
	}
}

var schulden = intake.Vraag{ID: "schulden", Type: intake.Groep, Velden: []intake.Vraag{
	{ID: "wie", Type: intake.Tekst}, {ID: "bedrag", Type: intake.Geld}, {ID: "sinds", Type: intake.Maand}}}

func TestGroupDropsEmptyRowsAndKeepsTheirOrder(t *testing.T) {
	got := invoer.Lees(schulden, invoer.Velden{
		"schulden.10.wie": {"Bank"}, "schulden.2.wie": {"Energie"}, "schulden.2.bedrag": {"12,50"}, "schulden.2.sinds.maand": {"3"}, "schulden.2.sinds.jaar": {"2025"},
		"schulden.5.wie": {" "}, "schulden.x.wie": {"geen rij"}, "schulden.-1.wie": {"geen rij"}})
	want := []any{map[string]any{"wie": "Energie", "bedrag": json.Number("1250"), "sinds": "2025-03"}, map[string]any{"wie": "Bank"}}
	if d := cmp.Diff(want, got.Waarde); d != "" {
		t.Error(d)
	}
}

func TestWeetNietIsAnAnswerOfItsOwn(t *testing.T) {
	got := invoer.Lees(vraag(intake.Geld), invoer.Velden{"v": {"12"}, invoer.WeetNiet: {"ander", "v"}})
	if !got.WeetNiet || got.Waarde != nil {
		t.Errorf("got %v, want weet ik niet", got)
	}
}

// What is shown again is read as the same answer.
func TestShownAnswerReadsBackTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(-1_000_000_000_000, 1_000_000_000_000).Draw(t, "n")
		d := fmt.Sprintf("%04d-%02d-%02d", rapid.IntRange(1900, 2200).Draw(t, "j"), rapid.IntRange(1, 12).Draw(t, "m"), rapid.IntRange(1, 28).Draw(t, "d"))
		for _, c := range []struct {
			v intake.Vraag
			w any
		}{
			{vraag(intake.Geld), json.Number(fmt.Sprint(n))}, {vraag(intake.Getal), json.Number(fmt.Sprint(n % 100_000))},
			{vraag(intake.Datum), d}, {vraag(intake.Maand), d[:7]}, {vraag(intake.IBAN), "NL91ABNA0417164300"},
			{schulden, []any{map[string]any{"wie": "Bank", "bedrag": json.Number(fmt.Sprint(n))}, map[string]any{"sinds": d[:7]}}},
		} {
			got := invoer.Lees(c.v, invoer.Toon(c.v, c.w, nil))
			if x := cmp.Diff(c.w, got.Waarde); x != "" || len(got.Fouten) > 0 {
				t.Fatalf("%s: %s%v", c.v.Type, x, got.Fouten)
			}
		}
	})
}

// Whatever is sent, the answer can be kept as JSON and what is wrong is short.
func FuzzLees(f *testing.F) {
	f.Add("1250", "v")
	f.Add("27-3-2025", "v.dag")
	f.Add("\x00\u202e\xff", "v.0.wie")
	soorten := []intake.Soort{intake.Tekst, intake.Lang, intake.Datum, intake.Maand, intake.Jaar, intake.Geld, intake.Getal, intake.EenKeuze, intake.Multi,
		intake.Janee, intake.BSN, intake.KVK, intake.IBAN, intake.Email, intake.Tel, intake.Adres, intake.Groep, intake.Blok}
	f.Fuzz(func(t *testing.T, typt, veld string) {
		for _, s := range soorten {
			v := vraag(s)
			v.Velden = schulden.Velden
			got := invoer.Lees(v, invoer.Velden{veld: {typt}})
			if _, err := json.Marshal(got.Waarde); err != nil {
				t.Fatalf("%s: %v", s, err)
			}
			for naam, w := range got.Ruw {
				if len([]rune(w)) > 200 || naam == "" {
					t.Fatalf("%s: keeps %d characters", s, len(w))
				}
			}
		}
	})
}
