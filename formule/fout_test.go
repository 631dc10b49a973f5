package formule_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"solo/formule"
)

func TestMistakesAreFoundAtLoadWithTheirPlace(t *testing.T) {
	for src, want := range map[string]string{
		// names
		`toelichtin`:                           `1:1: de vraag "toelichtin" bestaat niet; bedoelde u "toelichting"?`,
		`xyzzy`:                                `1:1: de vraag "xyzzy" bestaat niet`,
		`aanvrager.achternam`:                  `1:11: het veld "achternam" bestaat niet in "aanvrager"; bedoelde u "achternaam"?`,
		`filter(schulden, .bedrg > euro(3))`:   `1:19: het veld "bedrg" bestaat niet; bedoelde u "bedrag"?`,
		`hoofdleters("x")`:                     `1:1: de functie "hoofdleters" bestaat niet; bedoelde u "hoofdletters"?`,
		`upper("x")`:                           `1:1: de functie "upper" bestaat niet; bedoelde u "hoofdletters"?`,
		`map(schulden, .bedrag)`:               `1:1: de functie "map" bestaat niet; bedoelde u "kaart"?`,
		`now()`:                                `1:1: de functie "now" bestaat niet`,
		`$veld(aanvrager, "achternaam")`:       `1:1: de functie "$veld" bestaat niet`,
		`$env`:                                 `1:1: de vraag "$env" bestaat niet`,
		`urgentie.niveau == "spoet"`:           `1:20: "spoet" is geen keuze van deze vraag; bedoelde u "spoed"?`,
		`"spoet" == urgentie.niveau`:           `1:1: "spoet" is geen keuze van deze vraag; bedoelde u "spoed"?`,
		`urgentie.niveau in ["spoed", "hoog"]`: `1:30: "hoog" is geen keuze van deze vraag; er is spoed, verhoogd, regulier`,
		`bevat(hulpvraag, "levensonderhout")`:  `1:18: "levensonderhout" is geen keuze van deze vraag; bedoelde u "levensonderhoud"?`,
		`tabel("hulpvrag", hulpvraag)`:         `1:7: de tabel "hulpvrag" bestaat niet; bedoelde u "hulpvraag"?`,
		`tabel("half", hulpvraag)`:             `1:7: de tabel "half" mist de keuze "bedrijfskapitaal"; bedoelde u "bedrijfskapitaa"?`,
		`aanvrager.achternaam()`:               `1:11: een veld is geen functie: haal de haakjes weg`,

		// als: one type
		`als(heeft_partner, "a", 3)`:     `1:25: als geeft nu eens tekst en dan weer getal: beide moeten van één soort zijn`,
		`als(heeft_partner, inkomen, 0)`: `1:29: als geeft nu eens geld en dan weer getal: beide moeten van één soort zijn: schrijf een bedrag als euro(100)`,
		`als("a", "b", "c")`:             `1:5: als vraagt ja/nee en krijgt tekst`,
		`als(heeft_partner)`:             `1:1: als vraagt 2 of 3 gegevens tussen de haakjes, en krijgt er 1: als(voorwaarde, dan, anders), of als(voorwaarde, dan): anders niets`,

		// unset
		`uren + 1`:                          `1:1: uren kan leeg zijn: schrijf standaard(uren, …) of als(gevuld(uren), …, …)`,
		`partner.geboortedatum < peildatum`: `1:9: partner.geboortedatum kan leeg zijn: schrijf standaard(partner.geboortedatum, …) of als(gevuld(partner.geboortedatum), …, …)`,
		`als(stopt, 1, 2)`:                  `1:5: stopt kan leeg zijn: schrijf standaard(stopt, …) of als(gevuld(stopt), …, …)`,
		`als(gevuld(uren), 1, uren + 1)`:    `1:22: uren kan leeg zijn: schrijf standaard(uren, …) of als(gevuld(uren), …, …)`,
		`gevuld(uren) or uren > 3`:          `1:17: uren kan leeg zijn: schrijf standaard(uren, …) of als(gevuld(uren), …, …)`,
		`als(gevuld(aanvrager.geboortedatum), leeftijd(partner.geboortedatum, peildatum), 0)`: `1:55: partner.geboortedatum kan leeg zijn: schrijf standaard(partner.geboortedatum, …) of als(gevuld(partner.geboortedatum), …, …)`,
		`enig(schulden, .regeling)`: `1:17: regeling kan leeg zijn: schrijf standaard(regeling, …) of als(gevuld(regeling), …, …)`,

		`standaard(partner, aanvrager).geboortedatum < peildatum`: `1:31: dit kan leeg zijn: zet er standaard(…, …) omheen`,
		`als(heeft_partner, klant, relatie).punten + 1`:           `1:36: dit kan leeg zijn: zet er standaard(…, …) omheen`,

		// refused signs
		`filter(schulden, # > 3)`:       "1:18: # wordt niet gebruikt (YAML leest het als commentaar): noem het veld van de regel, bijvoorbeeld filter(schulden, .bedrag > 3)",
		`heeft_partner ? 1 : 2`:         "1:15: ? : wordt niet gebruikt: schrijf als(voorwaarde, dan, anders)",
		`aantal(1..1000000)`:            "1:9: .. (een reeks) mag niet",
		`uren ?? 3`:                     "1:6: ?? wordt niet gebruikt: schrijf standaard(x, anders)",
		`partner?.achternaam`:           "1:8: ?. is niet nodig: schrijf een gewone punt",
		`let r = 3; r`:                  "1:1: let mag niet: een formule is één uitdrukking\n1:7: = is geen vergelijking: schrijf ==\n1:10: ; mag niet: een formule is één uitdrukking",
		`if heeft_partner {1} else {2}`: "1:1: if wordt niet gebruikt: schrijf als(voorwaarde, dan, anders)\n1:22: else wordt niet gebruikt: schrijf als(voorwaarde, dan, anders)",
		`nil`:                           "1:1: nil wordt niet gebruikt: schrijf gevuld(x) of not gevuld(x)",
		`schulden[0]`:                   "1:9: [ ] wordt niet gebruikt: kies met filter(lijst, voorwaarde)",
		`toelichting[0:3]`:              "1:12: [ : ] wordt niet gebruikt: schrijf afkorten(tekst, aantal) of filter(lijst, voorwaarde)",
		`{a: 1}`:                        "1:1: { } wordt niet gebruikt",
		`toelichting matches "(a+)+$"`:  "1:13: matches wordt niet gebruikt: schrijf bevat(tekst, stuk)",
		`2 ** 3`:                        "1:3: ** mag niet in een formule",
		`1 < aantal_klanten < 3`:        "1:5: rijg vergelijkingen niet aaneen: schrijf a < b and b < c",
		`reduce(schulden, .bedrag)`:     `1:1: de functie "reduce" bestaat niet`,

		// types
		`inkomen > 100`:                "1:9: > vergelijkt geld met getal: schrijf een bedrag als euro(100)",
		`inkomen + 1`:                  "1:9: + kan niet met geld en getal: schrijf een bedrag als euro(100)",
		`"a" + 1`:                      "1:5: + kan niet met tekst en getal: zet het in een tekst met ${ }",
		`peildatum + 1`:                "1:11: + kan niet met datum en getal: schrijf plus_dagen(datum, aantal)",
		`"a" < "b"`:                    "1:5: < kan tekst niet vergelijken: dat kan met getal, geld en datum",
		`schulden.bedrag`:              "1:10: schulden is een lijst: schrijf kaart(schulden, .bedrag)",
		`filter(hulpvraag, .x == "a")`: "1:20: de regels van deze lijst hebben geen velden: schrijf .waarde",
		`inkomen.x`:                    "1:9: inkomen is geld en heeft geen velden",
		`["a", 1]`:                     "1:7: alles tussen [ ] moet van één soort zijn: hier staan tekst en getal",
		`aantal("abc")`:                "1:8: aantal vraagt een lijst en krijgt tekst: schrijf lengte(tekst)",
		`filter(schulden, .bedrag)`:    "1:18: filter vraagt hier een voorwaarde (ja/nee) en krijgt geld",
		`som(schulden, .soort)`:        "1:1: som telt getal of geld op, en krijgt tekst",
		`samen(schulden, ",")`:         "1:7: samen vraagt een lijst van tekst en krijgt lijst van groep: kies een veld met kaart(lijst, .veld)",
		`datum("31-01-2026")`:          `1:7: "31-01-2026" is geen datum: schrijf jaar-maand-dag, bijvoorbeeld 2026-01-31`,
		`datum(toelichting)`:           `1:1: datum vraagt een vaste datum: datum("2026-01-31")`,

		`-"a"`:                            "1:1: - vraagt getal of geld en krijgt tekst",
		`+3`:                              "1:1: + mag hier niet staan",
		`not 3`:                           "1:5: not vraagt ja/nee en krijgt getal",
		`3 and ja`:                        "1:1: and vraagt ja/nee en krijgt getal",
		`aanvrager == aanvrager`:          "1:11: == kan groep niet vergelijken",
		`peildatum - peildatum`:           "1:11: - kan niet met datum en datum: schrijf dagen(van, tot)",
		`bevat(3, 4)`:                     "1:1: bevat vraagt een lijst of een tekst en krijgt getal",
		`bevat(hulpvraag, 4)`:             "1:1: de lijst bevat tekst, en gezocht wordt getal",
		`bevat(schulden, aanvrager)`:      "1:1: bevat zoekt geen groep",
		`bevat("a")`:                      "1:1: bevat vraagt 2 gegevens tussen de haakjes, en krijgt er 1: bevat(lijst, x) of bevat(tekst, stuk)",
		`standaard(uren, "x")`:            "1:17: standaard kiest tussen getal (mag leeg zijn) en tekst: beide moeten van één soort zijn",
		`tabel(toelichting, toelichting)`: `1:7: de naam van de tabel hoort tussen aanhalingstekens: tabel("naam", x)`,
		`tabel("vrij", inkomen)`:          "1:15: tabel vraagt tekst of een lijst van tekst en krijgt geld",
		`som([])`:                         "1:1: deze lijst is altijd leeg",
		`enig([], ja)`:                    "1:10: deze lijst is altijd leeg",
		`als(gevuld(als(ja, toelichting)), jaar(als(heeft_partner, partner).geboortedatum), 0)`: "1:68: dit kan leeg zijn: zet er standaard(…, …) omheen",
		`rond("a")`:                 "1:6: rond vraagt getal en krijgt tekst",
		`b"x"`:                      "1:1: dit mag niet in een formule",
		`als(ja, aanvrager, klant)`: "1:20: als geeft nu eens groep en dan weer groep: beide moeten van één soort zijn",
		`toelichting & "x"`:         `1:13: hier hoort geen "&": schrijf and tussen voorwaarden, + tussen teksten`,
		`ja of nee`:                 `1:4: hier hoort geen "of": schrijf or`,
		`niet ja`:                   `1:6: hier hoort geen "ja"`,

		// syntax
		``:                         "1:1: de formule is leeg",
		`hoofdletters("x"`:         "1:16: de formule houdt te vroeg op: er ontbreekt iets, bijvoorbeeld een haakje sluiten",
		`"abc`:                     "1:5: een aanhalingsteken wordt niet gesloten",
		`“abc”`:                    `1:1: gebruik rechte aanhalingstekens: "`,
		`heeft_partner en ja`:      `1:15: hier hoort geen "en": schrijf and`,
		`uren = 3`:                 "1:6: = is geen vergelijking: schrijf ==",
		"heeft_partner and\n  jaa": `2:3: de vraag "jaa" bestaat niet`,
		`1.234,56`:                 `1:6: hier hoort geen ","`,
	} {
		if got := fouten(t, src).Error(); got != want {
			t.Errorf("%s\n got %s\nwant %s", src, got, want)
		}
	}
}

func TestAllMistakesOfAFormulaAreReportedAtOnce(t *testing.T) {
	got := fouten(t, `als(heft_partner, hoofdleters(aanvrager.naam), urgentie.niveau == "spoet")`)
	if len(got) != 4 {
		t.Errorf("got %d mistakes, want 4:\n%v", len(got), got)
	}
}

func TestOriginalMessageIsKeptAsDetail(t *testing.T) {
	if got := fouten(t, `(1`)[0].Detail; !strings.Contains(got, "unexpected token EOF") {
		t.Errorf("Detail = %q, want the message of the parser", got)
	}
}

func TestOutcomeMustBeWhatIsWanted(t *testing.T) {
	for _, c := range []struct {
		src  string
		want formule.Type
		fout string
	}{
		{`heeft_partner`, janee, ""},
		{`toelichting`, tekst, ""},
		{`uren`, optioneel(getal), ""},
		{`hulpvraag`, lijstVan(tekst), ""},
		{`uren`, getal, "1:1: de uitkomst kan leeg zijn: gebruik standaard(…, …)"},
		{`inkomen`, getal, "1:1: hier hoort getal, en de formule geeft geld"},
		{`hulpvraag`, tekst, "1:1: hier hoort tekst, en de formule geeft lijst van tekst"},
	} {
		_, err := formule.Compile(c.src, voorbeeld(), c.want, opties())
		if got := errText(err); !strings.HasPrefix(got, c.fout) || (c.fout == "") != (err == nil) {
			t.Errorf("Compile(%s, %s) = %q, want %q", c.src, c.want, got, c.fout)
		}
	}
}

func errText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestFormulasThatKeepTheProcessorBusyAreRefusedAtLoad(t *testing.T) {
	diep := "1"
	for range 60 {
		diep = "(1 < (" + diep + ") < 2)"
	}
	drie := `enig(schulden, enig(.termijnen, enig([1], .waarde > 0)))`
	// more work per pair of lists than the limit allows, in fewer than 500 nodes
	werk := `enig(schulden, enig(.termijnen, ` + strings.Repeat(`.waarde > euro(1) and `, 14) + `ja))`
	for naam, src := range map[string]string{
		"range":               `let r = 1..1000; aantal(r, aantal(r, # > 3) == 5)`,
		"three deep":          drie,
		"many nodes":          `1` + strings.Repeat(`+1`, 400),
		"long":                strings.Repeat(" ", 5000) + "1",
		"parentheses":         strings.Repeat("(", 3000) + "1" + strings.Repeat(")", 3000) + "+",
		"shared nodes":        diep,
		"much work per item":  werk,
		"nots without end":    strings.Repeat("not ", 900),
		"lists within lists":  strings.Repeat("[", 600) + strings.Repeat("]", 600),
		"text search per row": `enig(schulden, enig(.termijnen, bevat(["a"], "b")))`,
	} {
		begin := time.Now()
		_, err := formule.Compile(src, voorbeeld(), formule.Type{}, opties())
		if err == nil {
			t.Errorf("%s: compiled, want it refused", naam)
		}
		if d := time.Since(begin); d > time.Second {
			t.Errorf("%s: refused after %v, want at once", naam, d)
		}
	}
}

func TestRunTimeErrorsHoldNoValues(t *testing.T) {
	geheim := "999990019"
	lang := strings.Repeat("x", 60000)
	for _, c := range []struct {
		src, want string
		env       map[string]any
	}{
		{`tabel("vrij", toelichting)`, "1:1: de waarde staat niet in de tabel", map[string]any{"toelichting": geheim}},
		{`toelichting + "x"`, "1:1: toelichting is geen tekst", map[string]any{"toelichting": []any{geheim}}},
		{`aantal_klanten + 1`, "1:1: aantal_klanten is geen getal", map[string]any{"aantal_klanten": geheim}},
		{`aantal_klanten + 1`, "1:1: aantal_klanten ontbreekt", nil},
		{`kaart(schulden, .bedrag)`, "1:1: schulden[1].bedrag is geen geld", map[string]any{"schulden": []any{map[string]any{"soort": "bank", "bedrag": geheim}}}},
		{`hulpvraag`, "1:1: hulpvraag heeft meer dan 300 regels", map[string]any{"hulpvraag": make([]any, 301)}},
		{`1 / (aantal_klanten - aantal_klanten)`, "1:3: er wordt gedeeld door nul", map[string]any{"aantal_klanten": 3.0}},
		{`toelichting + toelichting`, "1:1: de uitkomst is te groot", map[string]any{"toelichting": lang}},
		{`aantal_klanten * aantal_klanten`, "1:1: de uitkomst is te groot", map[string]any{"aantal_klanten": 1e200}},
		{`inkomen / (aantal_klanten - 3)`, "1:1: er wordt gedeeld door nul", map[string]any{"inkomen": int64(5), "aantal_klanten": 3.0}},
		{`plus_dagen(peildatum, aantal_klanten)`, "1:1: plus_dagen vraagt een heel aantal dagen, hoogstens een eeuw", map[string]any{"peildatum": antwoorden()["peildatum"], "aantal_klanten": 1e9}},
		{`plus_maanden(peildatum, aantal_klanten)`, "1:1: plus_maanden vraagt een heel aantal maanden, hoogstens een eeuw", map[string]any{"peildatum": antwoorden()["peildatum"], "aantal_klanten": 0.5}},
		{`afkorten(toelichting, aantal_klanten)`, "1:1: afkorten vraagt een lengte van 1 of meer", map[string]any{"toelichting": geheim, "aantal_klanten": -1.0}},
		{`rond(aantal_klanten, aantal_klanten)`, "1:1: rond vraagt 0 tot en met 6 cijfers achter de komma", map[string]any{"aantal_klanten": 9.0}},
		{`schulden`, "1:1: schulden[1] is geen groep", map[string]any{"schulden": []any{geheim}}},
		{`schulden`, "1:1: schulden is geen lijst", map[string]any{"schulden": geheim}},
		{`samen([toelichting, toelichting], ",")`, "1:1: de uitkomst is te groot", map[string]any{"toelichting": lang}},
		{`som([inkomen, inkomen])`, "1:1: de uitkomst is te groot", map[string]any{"inkomen": int64(1 << 60)}},
		{`inkomen * 10`, "1:1: de uitkomst is te groot", map[string]any{"inkomen": int64(1 << 62)}},
	} {
		f, err := formule.Compile(c.src, voorbeeld(), formule.Type{}, opties())
		if err != nil {
			t.Fatalf("Compile(%s) = %v", c.src, err)
		}
		_, err = f.Eval(c.env)
		if got := errText(err); !strings.HasSuffix(got, strings.SplitN(c.want, ": ", 2)[1]) || strings.Contains(got, geheim) {
			t.Errorf("%s: got %q, want %q", c.src, got, c.want)
		}
		var f2 formule.Fouten
		if !errors.As(err, &f2) {
			t.Errorf("%s: got %T, want Fouten", c.src, err)
		}
	}
}
