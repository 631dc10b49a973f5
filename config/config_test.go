package config_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"solo/config"
	"solo/dossier"
)

// geheimen are the secret files that the example and the tests name.
var geheimen = []string{"2026.key", "tilburg-zgw.txt", "noord-documenten.txt", "noord-zgw.txt", "assen-stuf.txt", "webhook.txt", "mail.txt", "tilburg-digid.txt", "tilburg-medewerkers.txt"}

// inMap writes a configuration with its secret files in a new folder.
func inMap(t *testing.T, tekst string) (pad string) {
	t.Helper()
	m := t.TempDir()
	for _, naam := range geheimen {
		schrijf(t, filepath.Join(m, "geheim", naam), "inhoud-van-"+naam+"\r\n", 0o640)
	}
	for _, naam := range tokens {
		schrijf(t, filepath.Join(m, "geheim", naam), eenToken(naam)+"\n", 0o600)
	}
	pad = filepath.Join(m, "solo.yaml")
	schrijf(t, pad, tekst, 0o644)
	return pad
}

func schrijf(t *testing.T, pad, inhoud string, rechten os.FileMode) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(pad), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(pad, []byte(inhoud), rechten); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(pad, rechten); err != nil { // the umask may have taken rights away
		t.Fatal(err)
	}
}

func load(t *testing.T, tekst string) *config.Config {
	t.Helper()
	c, err := config.Load(inMap(t, tekst))
	if err != nil {
		t.Fatalf("Load:\n%v", err)
	}
	return c
}

func TestVoorbeeldLoadsWithEverythingInIt(t *testing.T) {
	c := load(t, config.Voorbeeld())
	if c.Omgeving != config.Test || c.Grenzen != (config.Grenzen{PerBestand: 250 << 20, PerAanvraag: 1 << 30}) {
		t.Errorf("omgeving %q, grenzen %+v", c.Omgeving, c.Grenzen)
	}
	if got := c.Sleutels.Bestanden[c.Sleutels.Actief].Inhoud(); got != "inhoud-van-2026.key" {
		t.Errorf("actieve sleutel: got %d bytes", len(got))
	}
	z := c.Zaaksystemen["noordelijk-zaken"].ZGW
	got := []string{z.Zaken.ClientID, z.Documenten.ClientID, z.Zaken.Geheim.Inhoud(), z.Documenten.Geheim.Inhoud(), z.Zaken.Versie, z.Catalogi.Versie}
	want := []string{"solo", "solo-documenten", "inhoud-van-noord-zgw.txt", "inhoud-van-noord-documenten.txt", "1.5", "1.3"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("own credentials per API (-want +got):\n%s", d)
	}
}

func TestStUFIsASoortOfItsOwn(t *testing.T) {
	z := load(t, config.Voorbeeld()).Zaaksystemen["assen-zaken"]
	s := z.StUF
	if z.Soort != config.StUF || z.ZGW != nil || s.BeantwoordVraag != "https://stuf.assen.voorbeeld.nl/BeantwoordVraag" || z.Levering.Tegelijk != 2 {
		t.Errorf("got %q to %q, %d at once", z.Soort, s.BeantwoordVraag, z.Levering.Tegelijk)
	}
	if s.Basic.Wachtwoord.Inhoud() != "inhoud-van-assen-stuf.txt" || s.WSSecurity.Gebruiker != "solo" || s.WachtwoordAlsTekst {
		t.Errorf("the logins are not those of the file")
	}
	if d := cmp.Diff(map[string]string{"zaaknummer": "eigen", "documentnummer": "eigen", "vragen": "ja", "wijzigen": "ja", "dubbelcontrole": "nee",
		"status": "actualiseer", "status_volgnummer": "1", "status_omschrijving": "Ontvangen"}, s.Gewoonten); d != "" {
		t.Errorf("gewoonten (-want +got):\n%s", d)
	}
}

// A mistake stands at the value; at the key when the key itself is wrong; and at the
// koppeling when the setting is not there.
func TestCheckStUFNamesThePlace(t *testing.T) {
	tekst := config.Voorbeeld()
	regel := func(stuk string) int { return strings.Count(tekst[:strings.Index(tekst, stuk)], "\n") + 1 }
	for _, geval := range []struct {
		mis          config.Mis
		regel, kolom int
	}{
		{config.Mis{Veld: "profiel"}, regel("profiel: standaard-1.1"), 16},
		{config.Mis{Veld: "nummer_prefix"}, regel(`nummer_prefix: "0106SOLO-"`), 22},
		{config.Mis{Veld: "gewoonten.zaaknummer"}, regel("zaaknummer: eigen"), 21},
		{config.Mis{Veld: "gewoonten.zaaknummer", Naam: true}, regel("zaaknummer: eigen"), 9},
		{config.Mis{Veld: "gewoonten.bv04"}, regel("    stuf:\n      # De drie"), 5},
		{config.Mis{}, regel("    stuf:\n      # De drie"), 5},
	} {
		geval.mis.Melding = "zo kan het niet"
		err := load(t, tekst).CheckStUF(func(k *config.StUFKoppeling) []config.Mis {
			if k.NummerPrefix != "0106SOLO-" {
				t.Errorf("check got the koppeling %+v", k)
			}
			return []config.Mis{geval.mis}
		})
		var f config.Fouten
		if !errors.As(err, &f) || len(f) != 1 || f[0].Regel != geval.regel || f[0].Kolom != geval.kolom || f[0].Melding != "zo kan het niet" {
			t.Errorf("%+v: got %v, want %d:%d", geval.mis, err, geval.regel, geval.kolom)
		}
	}
	if err := load(t, tekst).CheckStUF(func(*config.StUFKoppeling) []config.Mis { return nil }); err != nil {
		t.Errorf("nothing wrong: %v", err)
	}
}

func TestWhatIsLeftOutIsWhatTheVoorbeeldShows(t *testing.T) {
	c := load(t, config.Voorbeeld())
	vol, kaal := c.Zaaksystemen["tilburg-zaken"], c.Zaaksystemen["noordelijk-zaken"]
	if d := cmp.Diff(vol.Levering, kaal.Levering); d != "" {
		t.Errorf("levering (-example +default):\n%s", d)
	}
	want := []time.Duration{5 * time.Second, 30 * time.Second, 2 * time.Minute, 10 * time.Minute, 30 * time.Minute, 2 * time.Hour}
	if d := cmp.Diff(want, kaal.Levering.Backoff); d != "" {
		t.Errorf("backoff (-want +got):\n%s", d)
	}
	if vol.ZGW.NummerPrefix != kaal.ZGW.NummerPrefix || vol.ZGW.InlineTot != kaal.ZGW.InlineTot ||
		vol.ZGW.AdresZonderBAG != kaal.ZGW.AdresZonderBAG || vol.ZGW.Wachttijd != kaal.ZGW.Wachttijd || vol.ZGW.NNPKVK != kaal.ZGW.NNPKVK {
		t.Errorf("zgw: example %q %d %q, default %q %d %q", vol.ZGW.NummerPrefix, vol.ZGW.InlineTot, vol.ZGW.AdresZonderBAG,
			kaal.ZGW.NummerPrefix, kaal.ZGW.InlineTot, kaal.ZGW.AdresZonderBAG)
	}
}

func TestPaceAndBreakerAreRead(t *testing.T) {
	c := load(t, strings.Replace(config.Voorbeeld(), "      deadline: 14 d ", `      per_minuut: 60
      zekering: { rij: 3, aandeel: 40, minstens: 10, venster: 30 s, open: 1 s, hoogstens: 1 m, rust: 2 m }
      deadline: 14 d `, 1))
	got := c.Zaaksystemen["tilburg-zaken"].Levering
	want := config.Zekering{Rij: 3, Aandeel: 40, Minstens: 10, Venster: 30 * time.Second, Open: time.Second, MaxOpen: time.Minute, Rust: 2 * time.Minute}
	if got.PerMinuut != 60 || got.Zekering != want {
		t.Errorf("got %d a minute and %+v, want 60 and %+v", got.PerMinuut, got.Zekering, want)
	}
	if got := c.Zaaksystemen["noordelijk-zaken"].Levering; got.PerMinuut != 0 || got.Zekering != (config.Zekering{}) {
		t.Errorf("left out: got %d a minute and %+v, want neither", got.PerMinuut, got.Zekering)
	}
}

func TestReserveIsReadAndHasADefault(t *testing.T) {
	for tekst, want := range map[string]int64{"reserve: 64 MB": 64 << 20, "reserve: 1 MB": 1 << 20, "": 64 << 20} {
		if got := load(t, strings.Replace(config.Voorbeeld(), "reserve: 64 MB", tekst, 1)).Opslag.Reserve; got != want {
			t.Errorf("%q: got %d, want %d", tekst, got, want)
		}
	}
}

func TestMappingIsAFileOrShippedOrNotChosen(t *testing.T) {
	tekst := strings.Replace(config.Voorbeeld(), "      catalogus_rsin: \"246813581\"", `      catalogus_rsin: "246813581"
    mappings: { bbz-gevestigd: eigen.yaml }`, 1)
	pad := inMap(t, tekst)
	eigen := filepath.Join(filepath.Dir(pad), "eigen.yaml")
	schrijf(t, eigen, "mapping: bbz-gevestigd\n", 0o644)
	c, err := config.Load(pad)
	if err != nil {
		t.Fatal(err)
	}
	got := []string{c.Zaaksystemen["tilburg-zaken"].Mapping("bbz-gevestigd"), c.Zaaksystemen["noordelijk-zaken"].Mapping("bbz-gevestigd"),
		c.Zaaksystemen["tilburg-zaken"].Mapping("ioaz")}
	if d := cmp.Diff([]string{"standaard/bbz-gevestigd@1", eigen, ""}, got); d != "" {
		t.Errorf("Mapping (-want +got):\n%s", d)
	}
}

func TestPathsStartAtTheFile(t *testing.T) {
	pad := inMap(t, config.Voorbeeld())
	c, err := config.Load(pad)
	if err != nil {
		t.Fatal(err)
	}
	if want := filepath.Join(filepath.Dir(pad), "gegevens"); c.Opslag.Map != want || c.Luister.Socket != filepath.Join(want, "solo.sock") {
		t.Errorf("got %s and %s, want under %s", c.Opslag.Map, c.Luister.Socket, want)
	}
}

func TestRouteNamesWhoIsResponsible(t *testing.T) {
	c := load(t, config.Voorbeeld())
	for _, v := range []struct {
		gemeente          dossier.Gemeentecode
		zaaksysteem       string
		bron, verantwoord string
	}{
		{"0855", "tilburg-zaken", "123456782", "123456782"},
		{"0014", "noordelijk-zaken", "246813581", "246813581"}, // delegatie: not the gemeente's
	} {
		r, err := c.Route(v.gemeente, "bbz-gevestigd", dag(t, "2026-11-21"))
		if err != nil || r.Zaaksysteem != v.zaaksysteem || r.Bronorganisatie != v.bron || r.VerantwoordelijkeOrganisatie != v.verantwoord {
			t.Errorf("Route(%s) = %+v, %v", v.gemeente, r, err)
		}
	}
}

func TestMandaatKeepsTheGemeenteResponsible(t *testing.T) {
	c := load(t, strings.Replace(config.Voorbeeld(), "bevoegdheid: delegatie", "bevoegdheid: mandaat", 1))
	for gemeente, want := range map[dossier.Gemeentecode]string{"0014": "135792411", "0518": "111222333"} {
		r, err := c.Route(gemeente, "bbz-gevestigd", dag(t, "2026-11-21"))
		if err != nil || r.VerantwoordelijkeOrganisatie != want || r.Bronorganisatie != "246813581" {
			t.Errorf("Route(%s) = %+v, %v; want verantwoordelijk %s", gemeente, r, err, want)
		}
	}
}

func TestRouteTellsUnknownGemeenteRegelingAndDayApart(t *testing.T) {
	c := load(t, config.Voorbeeld())
	op := dag(t, "2026-11-21")
	_, err := c.Route("0363", "bbz-gevestigd", op)
	if e, ok := errors.AsType[config.OnbekendeGemeente](err); !ok || e.Gemeente != "0363" {
		t.Errorf("unknown gemeente: %T %v", err, err)
	}
	_, err = c.Route("0855", "ioaz", op)
	if e, ok := errors.AsType[config.OnbekendeRegeling](err); !ok || e.Regeling != "ioaz" {
		t.Errorf("unknown regeling: %T %v", err, err)
	}
	for s, want := range map[string]bool{"2025-12-31": false, "2026-01-01": true, "2030-12-31": true, "2031-01-01": false} {
		_, err = c.Route("0014", "bbz-gevestigd", dag(t, s))
		if _, nietGeldig := errors.AsType[config.NietGeldig](err); nietGeldig == want {
			t.Errorf("on %s: got %v, want valid %v", s, err, want)
		}
	}
}

func TestRoutesMayFollowEachOther(t *testing.T) {
	c := load(t, config.Voorbeeld()+`
  - gemeenten: ["0014"]
    regelingen: [bbz-gevestigd]
    uitvoerder: tilburg
    bevoegdheid: mandaat
    zaaksysteem: tilburg-zaken
    geldig_vanaf: 2031-01-01
`)
	for s, want := range map[string]string{"2030-12-31": "noordelijk-zaken", "2031-01-01": "tilburg-zaken"} {
		if r, err := c.Route("0014", "bbz-gevestigd", dag(t, s)); err != nil || r.Zaaksysteem != want {
			t.Errorf("on %s: got %q, %v; want %q", s, r.Zaaksysteem, err, want)
		}
	}
}

func TestGeheimNeverPrints(t *testing.T) {
	c := load(t, config.Voorbeeld())
	js, err := json.Marshal(c.Sleutels.Bestanden["2026"])
	if err == nil {
		t.Errorf("a secret was encoded as %d bytes of JSON, want a refusal", len(js))
	}
	for _, s := range []string{fmt.Sprintf("%v %+v %#v %s", c, *c, *c, c.Sleutels), fmt.Sprintf("%+v", c.Zaaksystemen["tilburg-zaken"].ZGW), string(js)} {
		if strings.Contains(s, "inhoud-van") {
			t.Errorf("a secret was printed")
		}
	}
}

func TestCheckRegelingenNamesThePlace(t *testing.T) {
	pad := inMap(t, config.Voorbeeld())
	c, err := config.Load(pad)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.CheckRegelingen([]string{"bbz-gevestigd"}); err != nil {
		t.Errorf("known regeling: %v", err)
	}
	f, _ := errors.AsType[config.Fouten](c.CheckRegelingen([]string{"bbz-gevestigt"}))
	if len(f) != 4 || !strings.HasPrefix(f[0].Melding, `de regeling "bbz-gevestigd" bestaat niet; bedoelde u "bbz-gevestigt"?`) || f[0].Regel == 0 {
		t.Errorf("got %v, want the mapping and the three routes with their line", f)
	}
}

func dag(t *testing.T, s string) dossier.Datum {
	t.Helper()
	d, err := dossier.ParseDatum(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
