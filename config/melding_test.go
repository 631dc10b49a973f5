package config_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"solo/config"
)

// medewerkersgroep is what the example says of the employees of Tilburg.
var medewerkersgroep = regexp.MustCompile(`(?m)^      medewerkers:\n(        .*\n)+`)

// mailgroep is what it says of the mail server of the loket.
var mailgroep = regexp.MustCompile(`(?m)^  email:\n(    .*\n)+`)

// A signaal is a mail that tells to log in: without the one or the other nobody hears of it.
func TestSignaalThatReachesNobodyIsRefused(t *testing.T) {
	heel := config.Voorbeeld()
	zonderMail, zonderBalie := mailgroep.ReplaceAllString(heel, ""), medewerkersgroep.ReplaceAllString(heel, "")
	if zonderMail == heel || zonderBalie == heel {
		t.Fatal("the example says nothing of the mail server or the employees")
	}
	for naam, c := range map[string]struct{ tekst, want string }{
		"no mail server":           {zonderMail, "vul bij loket ook email in"},
		"no employees":             {zonderBalie, "vul medewerkers in"},
		"no mail server, a zaak":   {strings.Replace(zonderMail, "melding: signaal", "melding: zaak", 1), ""},
		"no employees, nothing":    {strings.Replace(zonderBalie, "melding: signaal", "melding: geen", 1), ""},
		"no employees, test login": {strings.Replace(zonderBalie, "# testlogin: ja", "testlogin: ja", 1), ""},
		"employees of Tilburg as uitvoerder": {strings.Replace(zonderBalie, "  tilburg:\n    naam: Gemeente Tilburg\n",
			"  tilburg:\n    medewerkers: { issuer: \"https://x.voorbeeld.nl\", client_id: s, geheim_bestand: geheim/tilburg-zgw.txt, rol: SOLO }\n    naam: Gemeente Tilburg\n", 1), ""},
		"employees of it elsewhere": {strings.Replace(zonderBalie, "    # medewerkers:\n", "    medewerkers: { issuer: \"https://x.voorbeeld.nl\", client_id: s, geheim_bestand: geheim/tilburg-zgw.txt, rol: SOLO }\n", 1), "vul medewerkers in"},
	} {
		_, err := config.Load(inMap(t, c.tekst))
		fouten, _ := errors.AsType[config.Fouten](err)
		i := -1
		for j, f := range fouten {
			if c.want != "" && strings.Contains(f.Melding, c.want) {
				i = j
			}
		}
		if c.want == "" && err != nil || c.want != "" && (i < 0 || !strings.HasPrefix(strings.Split(c.tekst, "\n")[fouten[i].Regel-1][fouten[i].Kolom-1:], "melding: signaal")) {
			t.Errorf("%s: got %v, want %q at melding", naam, err, c.want)
		}
	}
}

// Controleer tells who chose nothing apart from who chose geen.
func TestMeldingThatWasLeftOutIsNoChoice(t *testing.T) {
	for nieuw, want := range map[string]string{"melding: geen": "geen", "# melding: geen": ""} {
		g := load(t, strings.NewReplacer("melding: signaal", nieuw, "      melding_email:", "      # melding_email:").Replace(config.Voorbeeld())).Loket.Gemeenten["0855"]
		if g.Melding != want {
			t.Errorf("%s: got %q, want %q", nieuw, g.Melding, want)
		}
	}
}
