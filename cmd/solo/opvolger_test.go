package main

import (
	"testing"

	"solo/dossier"
	"solo/gemeenten"
)

func TestWhoTookOverIsKnownToTheLoket(t *testing.T) {
	l, err := gemeenten.Load()
	if err != nil {
		t.Fatal(err)
	}
	for code, want := range map[string]string{"0457": "0363", "0855": "0855", "9999": "9999"} {
		if got := opvolger(l)(dossier.Gemeentecode(code)); string(got) != want {
			t.Errorf("%s is %s today, want %s", code, got, want)
		}
	}
}
