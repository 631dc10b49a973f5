package config_test

import (
	"errors"
	"strings"
	"testing"

	"solo/config"
	"solo/dossier"
)

// verband is the example with what it says of the uitvoerder with more gemeenten, and two of
// those with a loket.
func verband() string {
	s := config.Voorbeeld()
	for _, regel := range []string{"inloggen:\n", "  - { middel: digid, issuer: \"https://inloggen.noord", "medewerkers:\n", "  issuer: https://login.noord", "  client_id: solo-medewerkers\n    #   geheim", "  geheim_bestand: geheim/noord-mede", "  rol: SOLO-consulent\n    #", "  rol_per_gemeente"} {
		s = strings.Replace(s, "    # "+regel, "    "+regel, 1)
	}
	s = strings.NewReplacer("geheim/noord-digid.txt", "geheim/noord-zgw.txt", "geheim/noord-medewerkers.txt", "geheim/noord-zgw.txt").Replace(s)
	for _, zonder := range []string{`naam: Den Haag, rsin: "111222333"`, `naam: Groningen, rsin: "135792411"`} {
		s = strings.Replace(s, zonder, zonder+", loket: { telefoon: 14 070, inloggen_van: noordelijk-bureau }", 1)
	}
	return s
}

func TestUitvoerderSaysOnceHowPeopleLogInForItsGemeenten(t *testing.T) {
	k := load(t, verband()).Loket
	for _, code := range []string{"0014", "0518"} {
		g := k.Gemeenten[dossier.Gemeentecode(code)]
		if len(g.Inloggen) != 1 || g.Inloggen[0].Issuer != "https://inloggen.noord.voorbeeld.nl" || !g.NeemtAan() || g.Medewerkers != nil {
			t.Errorf("%s: got %+v, want the one way of the uitvoerder", code, g)
		}
	}
	b := k.Bureaus["noordelijk-bureau"]
	if len(k.Bureaus) != 1 || b.Issuer != "https://login.noord.voorbeeld.nl" || b.Rol != "SOLO-consulent" || b.PerGemeente["0014"] != "SOLO-Groningen" || len(b.PerGemeente) != 2 {
		t.Errorf("got %+v", k.Bureaus)
	}
	met, zonder := len(k.Geheimen()), len(load(t, config.Voorbeeld()).Loket.Geheimen())
	if met != zonder+3 {
		t.Errorf("%d secrets count, want %d: that of each gemeente and of the employees too", met, zonder+3)
	}
}

func TestMisspeltUitvoerderIsOneMistake(t *testing.T) {
	tekst := strings.Replace(verband(), "inloggen_van: noordelijk-bureau", "melding: geen, inloggen_van: noordelijk-buro", 1)
	_, err := config.Load(inMap(t, tekst))
	var fouten config.Fouten
	if !errors.As(err, &fouten) || len(fouten) != 1 || !strings.Contains(err.Error(), `bedoelde u "noordelijk-bureau"?`) {
		t.Errorf("got %v, want only that this uitvoerder does not exist", err)
	}
}

func TestMistakesInAnUitvoerderAreToldWithTheirPlace(t *testing.T) {
	for naam, c := range map[string]struct{ oud, nieuw, want string }{
		"no role":               {"      rol: SOLO-consulent\n      rol_per_gemeente: { \"0014\": SOLO-Groningen, \"0518\": SOLO-Den-Haag }\n", "", "vul rol in"},
		"gemeente of another":   {`{ "0014": SOLO-G`, `{ "0855": SOLO-T, "0014": SOLO-G`, `gemeente "0855" heeft geen route naar deze uitvoerder`},
		"no gemeente of theirs": {", loket: { telefoon: 14 070, inloggen_van: noordelijk-bureau }", "", "voor geen enkele gemeente"},
		"unknown uitvoerder":    {"inloggen_van: noordelijk-bureau", "inloggen_van: noordelijk", `de uitvoerder "noordelijk" bestaat niet`},
		"of nobody":             {"inloggen_van: noordelijk-bureau", "inloggen_van: tilburg", "vul bij deze uitvoerder inloggen in"},
		"both":                  {"14 013\n", "14 013\n      inloggen_van: noordelijk-bureau\n", "kies: inloggen of inloggen_van"},
		"a word too many":       {"      rol_per_gemeente:", "      rol_per_gemeenten:", `het veld "rol_per_gemeenten" bestaat hier niet`},
	} {
		tekst := verband()
		if !strings.Contains(tekst, c.oud) {
			t.Errorf("%s: the example has no %q", naam, c.oud)
			continue
		}
		_, err := config.Load(inMap(t, strings.ReplaceAll(tekst, c.oud, c.nieuw)))
		var fouten config.Fouten
		if !errors.As(err, &fouten) || !strings.Contains(err.Error(), c.want) || fouten[0].Regel == 0 {
			t.Errorf("%s: got %v, want %q with a line", naam, err, c.want)
		}
	}
}
