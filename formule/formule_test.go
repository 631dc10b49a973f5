package formule_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"solo/dossier"
	"solo/formule"
)

func TestFormulasGiveWhatTheyPromise(t *testing.T) {
	for src, want := range map[string]any{
		`aanvrager.achternaam + "!"`: "Łukasz-Élst!",
		`hoofdletters("zoë ijs")`:    "ZOË IJS",
		`kleine_letters("ZOË")`:      "zoë",
		`lengte("zoë")`:              3.0,

		// unset
		`toelichting`:                    "",
		`toelichting == ""`:              true,
		`aanvrager.voorvoegsel + "x"`:    "x",
		`partner.achternaam`:             "",
		`gevuld(partner)`:                false,
		`gevuld(partner.geboortedatum)`:  false,
		`standaard(uren, 7)`:             7.0,
		`standaard(toelichting, "geen")`: "geen",
		`uren`:                           nil,
		`als(gevuld(uren), uren, 0)`:     0.0,
		`gevuld(uren) and uren > 3`:      false,
		`not gevuld(uren) or uren > 3`:   true,
		`als(not gevuld(uren), 1, uren)`: 1.0,
		`als(gevuld(partner), leeftijd(standaard(partner.geboortedatum, peildatum), peildatum), -1)`: -1.0,
		`als(gevuld(partner.geboortedatum), jaar(partner.geboortedatum), -1)`:                        -1.0,

		// als is lazy: the branch that is not taken is not computed
		`als(aantal_klanten == 0, 1, 9 / aantal_klanten)`:    3.0,
		`als(aantal_klanten == 3, "ja", tabel("vrij", "x"))`: "ja",
		`als(heeft_partner, partner)`:                        nil,
		`als(heeft_partner, "x")`:                            "",

		// lists
		`aantal(schulden)`:                                        2.0,
		`aantal(schulden, .bedrag > euro(1))`:                     1.0,
		`som(schulden, .bedrag)`:                                  int64(123506),
		`som(kaart(schulden, .bedrag))`:                           int64(123506),
		`som(filter(schulden, .bedrag > euro(9999)), .bedrag)`:    int64(0),
		`schulden | filter(.soort == "huur") | aantal()`:          1.0,
		`kaart(schulden, .soort) | samen("+")`:                    "bank+huur",
		`elk(schulden, .bedrag > euro(0))`:                        true,
		`enig(schulden, standaard(.regeling, nee))`:               true,
		`enig(schulden, gevuld(.sinds) and jaar(.sinds) == 2025)`: true,
		`som(schulden, som(.termijnen))`:                          int64(350),
		`aantal(schulden, enig(.termijnen, .waarde > euro(2)))`:   1.0,
		`urgentie.redenen | samen("; ")`:                          "geen eten; huur",
		`"bedrijfskapitaal" in hulpvraag`:                         true,
		`urgentie.niveau not in ["spoed", "verhoogd"]`:            false,
		`bevat(hulpvraag, "levensonderhoud")`:                     true,
		`bevat("abc", "bc")`:                                      true,
		`tabel("hulpvraag", hulpvraag) | samen(",")`:              "01,02",
		`tabel("vrij", toelichting)`:                              "",

		`som([1, 2, 3])`:                    6.0,
		`som(schulden, aantal(.termijnen))`: 2.0,
		`aantal([])`:                        0.0,
		`bevat([], "x")`:                    false,
		`als(ja, ["a"], [])`:                []any{"a"},
		`kaart(schulden, standaard(.sinds, peildatum)) | elk(.waarde <= peildatum)`: true,
		`filter(hulpvraag, .waarde != "levensonderhoud")`:                           []any{"bedrijfskapitaal"},

		// money is whole cents
		`euro(0.1) + euro(0.2) == euro(0.3)`: true,
		`inkomen * 12`:                       int64(1212),
		`inkomen / 2`:                        int64(51),
		`-inkomen`:                           int64(-101),
		`inkomen - euro(1)`:                  int64(1),
		`bedrag(euro(1234567.8))`:            "1.234.567,80",
		`bedrag(euro(-12.05))`:               "-12,05",
		`bedrag(euro(999))`:                  "999,00",

		// dates
		`peildatum`:                                         dossier.Datum{Jaar: 2026, Maand: 2, Dag: 28},
		`datum("2026-01-31") < peildatum`:                   true,
		`datum("2026-02-28") == peildatum`:                  true,
		`peildatum >= datum("2026-03-01")`:                  false,
		`dagen(datum("2026-02-01"), peildatum)`:             27.0,
		`dagen_tot(peildatum, datum("2026-02-01"))`:         -27.0,
		`plus_maanden(datum("2026-01-31"), 1) == peildatum`: true,
		`plus_dagen(peildatum, 1) == datum("2026-03-01")`:   true,
		`leeftijd(datum("1980-02-29"), peildatum)`:          45.0,
		`maand(peildatum)`:                                  2.0,
		`datum_tekst(peildatum)`:                            "28 februari 2026",
		`datum("2026-02-28") in [peildatum]`:                true,

		`rond(2.5)`:                    3.0,
		`rond(2 / 3, 2)`:               0.67,
		`7 / 2`:                        3.5,
		`ja and not nee`:               true,
		`afkorten("een twee drie", 9)`: "een twee…",
	} {
		if got := eval(t, src); !cmp.Equal(got, want) {
			t.Errorf("%s = %#v, want %#v", src, got, want)
		}
	}
}

func TestFormulaNamesTheQuestionsItUses(t *testing.T) {
	f, err := formule.Compile(`enig(schulden, .bedrag > inkomen) and gevuld(partner.achternaam)`, voorbeeld(), janee, opties())
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(f.Noemt(), []string{"inkomen", "partner", "schulden"}); d != "" {
		t.Error(d)
	}
	if got := f.Type().String(); got != "ja/nee" {
		t.Errorf("Type() = %s, want ja/nee", got)
	}
}

func TestEveryFunctionIsExplained(t *testing.T) {
	for naam, uitleg := range formule.Functies() {
		if _, err := formule.Compile(naam+"()", voorbeeld(), formule.Type{}, opties()); err == nil || !strings.HasPrefix(uitleg, naam+"(") {
			t.Errorf("%s: explained as %q, called without arguments: %v", naam, uitleg, err)
		} else if strings.Contains(err.Error(), "bestaat niet") {
			t.Errorf("%s is explained and does not exist", naam)
		}
	}
}
