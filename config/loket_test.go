package config_test

import (
	"errors"
	"strings"
	"testing"

	"solo/config"
)

func TestLoketIsReadWithItsGemeente(t *testing.T) {
	c := load(t, config.Voorbeeld())
	k := c.Loket
	if k == nil || k.Adres != "127.0.0.1:8090" || !k.AchterProxy || k.PerBestand != 20<<20 || k.HEIC || k.Scanner.Adres == "" || k.Email.Van == "" {
		t.Fatalf("got %+v", k)
	}
	g := k.Gemeenten["0855"]
	if g.Telefoon != "14 013" || g.Melding != "signaal" || len(g.Inloggen) != 1 || g.Inloggen[0].Geheim.Inhoud() == "" || g.Thema.Kop != "#003366" {
		t.Errorf("got %+v", g)
	}
	if want := "Kom langs bij Stadhuisplein 128, op werkdagen van 9.00 tot 17.00 uur.\n\nNeem uw paspoort of identiteitskaart mee."; g.Teksten.Balie != want || g.Teksten.Begin == "" {
		t.Errorf("got own texts %+v, want of the counter %q", g.Teksten, want)
	}
	if m := g.Medewerkers; m == nil || m.Issuer != "https://login.tilburg.voorbeeld.nl" || m.ClientID != "solo-medewerkers" || m.Rol != "SOLO-consulent" || m.Geheim.Inhoud() == "" {
		t.Errorf("got employees %+v", m)
	}
	if len(k.Gemeenten) != 1 {
		t.Errorf("%d gemeenten take part, want the one that says so", len(k.Gemeenten))
	}
}

func TestMistakesInTheLoketAreToldWithTheirPlace(t *testing.T) {
	for naam, c := range map[string]struct{ oud, nieuw, want string }{
		"no scanner in productie":     {"    adres: /run/clamav/clamd.ctl      # of 127.0.0.1:3310\n", "", "virusscanner"},
		"no reason":                   {"    adres: /run/clamav/clamd.ctl      # of 127.0.0.1:3310\n", "    uit: ja\n", "reden"},
		"test login in productie":     {"      # testlogin: ja ", "      testlogin: ja ", "testlogin kan niet in productie"},
		"open port":                   {"adres: 127.0.0.1:8090", "adres: 0.0.0.0:8090\n  achter_proxy: nee #", "zonder certificaat"},
		"unknown field":               {"      telefoon: 14 013", "      telefon: 14 013", "telefoon"},
		"white on white":              {`op_kop: "#ffffff"`, `op_kop: "#013467"`, "contrast"},
		"no colour":                   {`kop: "#003366"`, `kop: blauw`, "kleur"},
		"signal to nobody":            {"      melding_email: zelfstandigen@tilburg.voorbeeld.nl\n", "", "melding_email"},
		"means twice":                 {"      # testlogin: ja ", `        - { middel: digid, issuer: "https://x.voorbeeld.nl", client_id: s, geheim_bestand: geheim/tilburg-digid.txt } #`, "twee keer"},
		"employees without a role":    {"        rol: SOLO-consulent ", "        # rol: ", "vul rol in"},
		"employees in clear":          {"issuer: https://login.tilburg", "issuer: http://login.tilburg", "https"},
		"a role by another name":      {"        # rol_claim: ", "        rolclaim: ", "rol_claim"},
		"code of nobody":              {"  \"0855\":\n    naam", "  \"9999\":\n    naam", `:3: de gemeentecode "9999" bestaat niet`},
		"code of somebody else":       {"    naam: Tilburg\n", "    naam: Goirle\n", "de gemeente met code 0855 heet Tilburg"},
		"a paper too large to take":   {"  per_bestand: 20 MB ", "  per_bestand: 251 MB ", ":16: dit is meer dan per_bestand bij grenzen"},
		"two doors on one address":    {"adres: 127.0.0.1:8090", "adres: localhost:8080", "geef het loket een eigen poort"},
		"a path":                      {"openbaar: https://loket.voorbeeld.nl/", "openbaar: https://www.voorbeeld.nl/loket/", "laat /loket weg"},
		"no telephone":                {"telefoon: 14 013", "telefoon: bel ons", "schrijf een telefoonnummer"},
		"address without version":     {"voorbeeld.nl/zaken/api/v1/", "voorbeeld.nl/zaken/api/", "eindigt niet op een versie"},
		"text with mark-up":           {"tekst:\n        begin: Woont", "tekst:\n        begin: <b>Woont</b>", ":16: schrijf gewone tekst"},
		"text that is too long":       {"begin: Woont", "begin: " + strings.Repeat("Woont ", 140), "te lang"},
		"text with a sign that turns": {"begin: Woont u in", `begin: "\u202e" #`, "een teken dat niemand ziet"},
		"empty text":                  {"begin: Woont u in", `begin: " " #`, "deze tekst is leeg"},
		"name of the loket":           {"leveranciers:\n", "leveranciers:\n  loket: { token_bestand: geheim/nog-een.txt }\n", "zo heet het loket van SOLO zelf"},
		"text for nowhere":            {"        scan_uitkomst: ", "        scan_uitkoms: ", "scan_uitkomst"},
		"level in a word":             {`niveau: "20"`, "niveau: midden", "kies uit: 10, 20, 25 of 30"},
		"gemeente without a loket":    {"loket:\n  naam: Sociaal", "lokett:\n  naam: Sociaal", "vul ook de groep loket in"},
	} {
		tekst := strings.Replace(config.Voorbeeld(), "omgeving: test", "omgeving: productie", 1)
		if !strings.Contains(tekst, c.oud) {
			t.Errorf("%s: the example has no %q", naam, c.oud)
			continue
		}
		_, err := config.Load(inMap(t, strings.Replace(tekst, c.oud, c.nieuw, 1)))
		var fouten config.Fouten
		if !errors.As(err, &fouten) || !strings.Contains(err.Error(), c.want) || fouten[0].Regel == 0 {
			t.Errorf("%s: got %v, want %q with a line", naam, err, c.want)
		}
	}
}

func TestNoPaperIsLargerThanTheDoorTakes(t *testing.T) {
	tekst := strings.Replace(config.Voorbeeld(), "per_bestand: 250 MB", "per_bestand: 10 MB", 1)
	tekst = strings.Replace(tekst, "  per_bestand: 20 MB ", "  # per_bestand: 20 MB ", 1)
	if got := load(t, tekst).Loket.PerBestand; got != 10<<20 {
		t.Errorf("without its own limit a paper may have %d bytes, want what the door takes", got)
	}
}

func TestGemeenteMayTellOnlyHowToReachHer(t *testing.T) {
	zonder := `  "0518": { naam: Den Haag, rsin: "111222333"`
	alleen := zonder + `, loket: { telefoon: 14 070, website: "https://denhaag.voorbeeld.nl/"`
	for rest, want := range map[string]string{"": "", ", medewerkers: ~": "", ", melding: zaak": "vul inloggen in", ", testlogin: ja, melding: zaak": ""} {
		c, err := config.Load(inMap(t, strings.Replace(config.Voorbeeld(), zonder, alleen+rest+" }", 1)))
		if want != "" {
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("with %q: got %v, want %q", rest, err, want)
			}
			continue
		}
		if err != nil {
			t.Errorf("with %q: %v", rest, err)
			continue
		}
		if g := c.Loket.Gemeenten["0518"]; g.Telefoon != "14 070" || g.NeemtAan() != strings.Contains(rest, "testlogin") {
			t.Errorf("with %q: got %+v", rest, g)
		}
	}
}

func TestBrokerWithWaysOfItsOwnIsRead(t *testing.T) {
	regel := `          niveau: "20"` + "\n"
	eigen := regel + "          claims: { bsn: burger.bsn }\n          niveaus: { midden: \"20\" }\n          scopes: [profile]\n          userinfo: ja\n"
	d := load(t, strings.Replace(config.Voorbeeld(), regel, eigen, 1)).Loket.Gemeenten["0855"].Inloggen[0]
	if d.Claims["bsn"] != "burger.bsn" || d.Niveaus["midden"] != "20" || len(d.Scopes) != 1 || !d.Userinfo {
		t.Errorf("got %+v", d)
	}
	fout := strings.NewReplacer("{ bsn:", "{ bns:", `midden: "20"`, `midden: "21"`, "[profile]", "[a b]").Replace(eigen)
	_, err := config.Load(inMap(t, strings.Replace(config.Voorbeeld(), regel, fout, 1)))
	var fouten config.Fouten
	if !errors.As(err, &fouten) || len(fouten) != 3 {
		t.Errorf("got %v, want the claim, the level and the scope", err)
	}
}

func TestOneColourIsOneMistakeByTheNameInTheFile(t *testing.T) {
	thema := `kop: "#003366", op_kop: "#ffffff", knop: "#003366", op_knop: "#ffffff"`
	for nieuw, want := range map[string]string{
		`kop: "#003366", knop: "#80a659"`:                     ": knop: het contrast",
		`kop: "#003366", knop: "#003366", op_knop: "#113366"`: ": op_knop: het contrast tussen op_knop (",
	} {
		_, err := config.Load(inMap(t, strings.Replace(config.Voorbeeld(), thema, nieuw, 1)))
		var fouten config.Fouten
		if !errors.As(err, &fouten) || len(fouten) != 1 || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "op-") {
			t.Errorf("%s: got %v, want once %q", nieuw, err, want)
		}
	}
}

// Where no citizen looks for her a gemeente may be invented; a name of another never goes.
func TestInventedGemeenteIsForTestingOnly(t *testing.T) {
	for naam, c := range map[string]struct{ omgeving, want string }{"test": {"test", ""}, "productie": {"productie", `de gemeentecode "9106" bestaat niet`}} {
		tekst := strings.ReplaceAll(strings.Replace(config.Voorbeeld(), "omgeving: test", "omgeving: "+c.omgeving, 1), `"0106"`, `"9106"`)
		_, err := config.Load(inMap(t, tekst))
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: got %v, want %q", naam, err, c.want)
		}
	}
}

func TestGemeenteWithoutLoketMaySayHowToReachHer(t *testing.T) {
	k := load(t, config.Voorbeeld()).Loket
	if got, want := k.Elders["0785"], (config.Contact{Telefoon: "013 000 00 00", Website: "https://www.goirle.voorbeeld.nl/"}); got != want || len(k.Elders) != 1 {
		t.Errorf("got %+v, want %+v", k.Elders, want)
	}
	for nieuw, want := range map[string]string{
		`"0855": { telefoon: 14 013`:  `gemeente "0855" heeft bij gemeenten een eigen loket`,
		`"9998": { telefoon: 14 013`:  `de gemeentecode "9998" bestaat niet`,
		`"0785": { telefoon: bel ons`: "schrijf een telefoonnummer",
		`"0785": { tel: 14 013`:       "vul telefoon in",
	} {
		_, err := config.Load(inMap(t, strings.Replace(config.Voorbeeld(), `"0785": { telefoon: 013 000 00 00`, nieuw, 1)))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %q", nieuw, err, want)
		}
	}
}
