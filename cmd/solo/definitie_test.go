package main

import (
	"testing"

	"solo/config"
	"solo/dossier"
	"solo/intake"
)

// What the loket keeps of an aanvraag is kept for one definition: one that is made anew with each
// request would never be found again.
func TestAGemeenteWithItsOwnWishesHasOneDefinition(t *testing.T) {
	alle, err := intake.Alle(nil)
	if err != nil {
		t.Fatal(err)
	}
	soort := alle["bbz-gevestigd"][0].Documenten()[0].Soort
	in := &inrichting{definities: alle, Config: &config.Config{Gemeenten: map[dossier.Gemeentecode]config.Gemeente{"0855": {Stukken: intake.Aanpassingen{soort: "weg"}}, "0518": {}}}}
	een := func(g dossier.Gemeentecode) *intake.Definitie {
		d, err := in.definitie("bbz-gevestigd", 0, g)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	eigen, gewoon := een("0855"), een("0518")
	if weer, ook := een("0855"), een("0518"); weer != eigen || ook != gewoon || eigen == gewoon {
		t.Error("another definition each time, or the same for gemeenten that differ")
	}
}
