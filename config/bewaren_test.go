package config_test

import (
	"strings"
	"testing"
	"time"

	"solo/config"
)

const bewarenTekst = `bewaren:
  na_levering: 30 d                   # zo lang nadat alles van een aanvraag geleverd is
  uiterlijk: 180 d                    # zo lang na het laatste wat binnenkwam waarschuwt SOLO dat iets te lang blijft liggen
  om: "02:30"                         # elke dag om deze tijd, UTC: die kent geen zomertijd
`

const etmaal = 24 * time.Hour

func withBewaren(t *testing.T, nieuw string) string {
	t.Helper()
	if !strings.Contains(config.Voorbeeld(), bewarenTekst) {
		t.Fatal("the example has another bewaren")
	}
	return strings.Replace(config.Voorbeeld(), bewarenTekst, nieuw, 1)
}

func TestBewarenIsAsTheFileSays(t *testing.T) {
	standaard := config.Bewaren{NaLevering: 30 * etmaal, Uiterlijk: 180 * etmaal, Uur: 2, Minuut: 30}
	for tekst, want := range map[string]config.Bewaren{
		bewarenTekst: standaard,
		"":           standaard,
		"bewaren: { na_levering: 7 d, uiterlijk: 60 d, om: \"23:05\" }\n": {NaLevering: 7 * etmaal, Uiterlijk: 60 * etmaal, Uur: 23, Minuut: 5},
	} {
		if got := load(t, withBewaren(t, tekst)).Bewaren; got != want {
			t.Errorf("%q: got %+v, want %+v", tekst, got, want)
		}
	}
}

func TestBewarenThatCannotBeIsRefused(t *testing.T) {
	for tekst, want := range map[string]string{
		"bewaren: { na_levering: 12 u }\n":                  "deze duur moet tussen 1 d en 3650 d liggen",
		"bewaren: { na_levering: 90 d, uiterlijk: 90 d }\n": "uiterlijk moet langer zijn dan na_levering",
		"bewaren: { om: half drie }\n":                      `schrijf een tijd tussen aanhalingstekens, zoals "02:30"`,
		"bewaren: { om: \"25:00\" }\n":                      `schrijf een tijd tussen aanhalingstekens, zoals "02:30"`,
		"bewaren: { na_leverring: 30 d }\n":                 `het veld "na_leverring" bestaat hier niet`,
	} {
		_, err := config.Load(inMap(t, withBewaren(t, tekst)))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", tekst, err, want)
		}
	}
}
