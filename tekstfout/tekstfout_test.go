package tekstfout_test

import (
	"errors"
	"testing"

	"solo/tekstfout"
)

func TestMistakesAreToldInTheOrderOfTheTextEachOnce(t *testing.T) {
	f := tekstfout.Fouten{
		{Bestand: "b.yaml", Regel: 1, Kolom: 1, Melding: "later bestand"},
		{Bestand: "a.yaml", Regel: 10, Kolom: 1, Melding: "tien"},
		{Bestand: "a.yaml", Regel: 2, Kolom: 30, Melding: "dertig"},
		{Bestand: "a.yaml", Regel: 2, Kolom: 4, Melding: "vier"},
		{Bestand: "a.yaml", Regel: 2, Kolom: 4, Melding: "vier"},
		{Bestand: "a.yaml", Melding: "het geheel"},
		{Regel: 3, Kolom: 5, Melding: "zonder bestand"},
	}
	const want = `3:5: zonder bestand
a.yaml: het geheel
a.yaml:2:4: vier
a.yaml:2:30: dertig
a.yaml:10:1: tien
b.yaml:1:1: later bestand`
	if got, ok := errors.AsType[tekstfout.Fouten](f.Err()); !ok || got.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", got, want)
	}
}

func TestNoMistakesIsNoError(t *testing.T) {
	if err := (tekstfout.Fouten{}).Err(); err != nil {
		t.Errorf("got %v, want nil", err)
	}
}
