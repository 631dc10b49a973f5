package config_test

import (
	"strings"
	"testing"

	"solo/config"
)

// With eHerkenning an office helps; nobody applies with it.
func TestEHerkenningAloneIsNoWayToApply(t *testing.T) {
	digid := "        - middel: digid\n"
	alleen := strings.NewReplacer(digid, "        - middel: eherkenning\n", `niveau: "20"`, "niveau: eh3").Replace(config.Voorbeeld())
	if _, err := config.Load(inMap(t, alleen)); err == nil || !strings.Contains(err.Error(), "zet bij inloggen ook digid") {
		t.Errorf("got %v, want that another means is missing", err)
	}
	erbij := digid + "          issuer: https://inloggen.tilburg.voorbeeld.nl\n          client_id: solo-digid\n          geheim_bestand: geheim/tilburg-digid.txt\n"
	g := load(t, strings.Replace(alleen, "        - middel: eherkenning\n", erbij+"        - middel: eherkenning\n", 1)).Loket.Gemeenten["0855"]
	if len(g.Inloggen) != 2 || g.Inloggen[1].Niveau != "eh3" || !g.NeemtAan() {
		t.Errorf("beside DigiD: %d means", len(g.Inloggen))
	}
}
