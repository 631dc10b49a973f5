package loket_test

import (
	"slices"
	"testing"
)

func TestTwoEmployeesOfOneNameAreTwoInTheRecord(t *testing.T) {
	p := newToneel(t)
	id, _ := p.ingezonden(p.zoe(), "01-kapper-regulier")
	een, ander := consulent(), consulent()
	een.Account, ander.Account = "a1", "b2"
	p.lees(een, id)
	p.lees(ander, id)
	lijst, err := p.Inzagen(t.Context(), een, id)
	must(t, err)
	var got []string
	for _, i := range lijst {
		got = append(got, i.Wie)
	}
	if want := []string{"Consulent Verzonnen (b2)", "Consulent Verzonnen (a1)"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
