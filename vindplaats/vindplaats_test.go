package vindplaats_test

import (
	"errors"
	"testing"

	"solo/formule"
	"solo/vindplaats"
)

type proef struct {
	Titel string `yaml:"titel"`
	Delen []struct {
		Als   string         `yaml:"als"`
		Namen map[string]int `yaml:"namen"`
	} `yaml:"delen"`
}

func TestDecodeTellsEveryMistakeWithItsPlace(t *testing.T) {
	for _, tt := range []struct{ tekst, want string }{
		{"titel: x\ndelen: [{ als: ja, namen: { a: 1 } }]", ""},
		{"tietel: x", `f.yaml:1:1: het veld "tietel" bestaat hier niet; bedoelde u "titel"?`},
		{"delen: [{ namne: {} }]", `f.yaml:1:11: het veld "namne" bestaat hier niet; bedoelde u "namen"?`}, // a type without a name
		{"titel: x\ntitel: y", `f.yaml:2:1: het veld "titel" staat er twee keer in, ook op regel 1`},
		{"titel: [", "f.yaml:2:1: dit is geen geldige YAML"},
		{"", "f.yaml:1:1: dit is geen geldige YAML"},
		{"delen: x\ntietel: y", "f.yaml:1:8: hier past dit niet: verwacht een lijst\n" + `f.yaml:2:1: het veld "tietel" bestaat hier niet; bedoelde u "titel"?`},
	} {
		b := vindplaats.Open("f.yaml", []byte(tt.tekst))
		goed, got := b.Decode(&proef{}), ""
		if err := b.Err(); err != nil {
			got = err.Error()
		}
		if goed != (tt.want == "") || len(got) < len(tt.want) || got[:len(tt.want)] != tt.want || goed && got != "" {
			t.Errorf("%q: got %v %q, want %q", tt.tekst, goed, got, tt.want)
		}
	}
}

func TestMistakesStandWhereTheTextStands(t *testing.T) {
	b := vindplaats.Open("f.yaml", []byte("titel: x\ndelen:\n  - als: 'een + '\n  - {}\n"))
	_, err := formule.Compile("een + ", nil, formule.Type{Soort: formule.Janee}, formule.Opties{})
	b.Formule(err, "delen", 0, "als")
	b.Fout("ontbreekt", "delen", 1, "als")
	b.Lend(b.At("delen", 1), "ander.yaml")
	b.Fout("elders", "delen", 1)
	b.Fout("ontbreekt", "delen", 1, "als")
	ander := vindplaats.Open("z.yaml", []byte("a: 1"))
	ander.Fout("van een ander", "a")
	b.Join(ander)
	const want = `ander.yaml:4:5: elders
ander.yaml:4:5: ontbreekt
f.yaml:3:16: de formule houdt te vroeg op: er ontbreekt iets, bijvoorbeeld een haakje sluiten
f.yaml:4:5: ontbreekt
z.yaml:1:4: van een ander`
	if fouten, ok := errors.AsType[vindplaats.Fouten](b.Err()); !ok || fouten.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", b.Err(), want)
	}
}
