package paginas_test

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"testing"

	"solo/dossier"
	"solo/identiteit"
	"solo/loket"
	"solo/web/paginas"
)

// proefbureaus has one uitvoerder, for one regeling in Tilburg and one in Groningen. Who logs in
// at its provider has rollen.
type proefbureaus struct {
	rollen []string
	err    error
}

func (proefbureaus) Uitvoerder(naam string) (paginas.Uitvoerder, bool) {
	return paginas.Uitvoerder{Naam: naam, Titel: "Bureau Zuid", MetDienst: true, Werkgebied: []paginas.Werkplaats{
		{Gemeente: "0518", Regelingen: []string{"bbz-gevestigd"}, Rollen: []string{"alle"}},
		{Gemeente: "0014", Regelingen: []string{"bbz-gevestigd"}, Rollen: []string{"alle", "alleen-groningen"}},
		{Gemeente: tilburg, Regelingen: []string{"bbz-gevestigd"}, Rollen: []string{"alle"}}}}, naam == "bureau-zuid"
}

func (proefbureaus) BeginBureau(_ context.Context, naam string) (string, identiteit.Onderweg, error) {
	return "/inloggen/terug?code=proef", identiteit.Onderweg{Uitvoerder: naam, Middel: identiteit.Medewerker, State: "s"}, nil
}

func (b proefbureaus) EindBureau(context.Context, identiteit.Onderweg, url.Values) (identiteit.Persoon, []string, error) {
	return identiteit.Persoon{Middel: identiteit.Medewerker, Naam: "m.persoon"}, b.rollen, b.err
}

// werktOveral logs in at the provider of the uitvoerder.
func (b *bezoeker) werktOveral(rollen ...string) *bezoeker {
	b.t.Helper()
	b.p.server.Bureaus = proefbureaus{rollen: rollen}
	return b.open("/u/bureau-zuid/medewerker").volg("Inloggen met uw werkaccount")
}

// speelBureau shows the pages of who works for more gemeenten.
func (p *toneel) speelBureau() {
	defer func() { p.server.Bureaus = nil }()
	p.verzondenIn("0014", "02-spoed-gezin-afsluiting")
	b := p.bezoeker().werktOveral("alle").noem("medewerker-bureau-werklijst").druk("Toon", map[string][]string{"gemeente": {"0014"}}).noem("medewerker-bureau-werklijst-groningen")
	b.open(eersteHref(b, "/werk/")).noem("medewerker-bureau-werkblad").open("/meldingen").noem("medewerker-bureau-meldingen")
	b.open("/balie").noem("medewerker-bureau-balie").volg("Nieuwe aanvraag aan de balie").noem("medewerker-bureau-gemeente")
	b.druk("Ga verder", map[string][]string{"gemeente": {"0014"}}).noem("medewerker-bureau-balie-nieuw")
	b.open("/u/bureau-zuid/medewerker").noem("medewerker-bureau-inloggen").druk("Testlogin voor medewerkers", map[string][]string{"medewerker": {"consulent"}}).noem("medewerker-bureau-proef")
	p.server.Bureaus = proefbureaus{err: &identiteit.Fout{Soort: identiteit.ErrRol, Melding: identiteit.ErrRol.Error(), Oorzaak: "no role"}}
	p.bezoeker().open("/u/bureau-zuid/inloggen").noem("medewerker-bureau-geen-rol")
}

// verzondenIn hands in at a gemeente, past the pages.
func (p *toneel) verzondenIn(g dossier.Gemeentecode, naam string) dossier.ID {
	p.t.Helper()
	wie := loket.Wie{Rol: loket.Aanvrager, BSN: voorbeeld(p.t, naam).Aanvrager.BSN, Middel: "digid", Niveau: "25", Gemeente: g}
	return p.verzondenDoor(wie, naam, func(dossier.ID) {})
}

// verzondenDoor is verzondenIn by wie, who first does what must be done.
func (p *toneel) verzondenDoor(wie loket.Wie, naam string, eerst func(dossier.ID)) dossier.ID {
	p.t.Helper()
	a := voorbeeld(p.t, naam)
	def := definities()[a.Regeling]
	alles := dossier.Antwoorden{}
	var onbekend []loket.Blad
	for _, pagina := range def.Paginas() {
		b := loket.Blad{Pagina: pagina.ID, Antwoorden: dossier.Antwoorden{}}
		for _, v := range pagina.Vragen {
			if w := def.Antwoord(a, v.ID); w != nil {
				alles[v.ID], b.Antwoorden[v.ID] = w, w
			}
			if slices.Contains(a.WeetNiet, v.ID) {
				b.WeetNiet = append(b.WeetNiet, v.ID)
			}
		}
		if len(b.WeetNiet) > 0 {
			onbekend = append(onbekend, b)
		}
	}
	id, err := p.server.Loket.Begin(p.t.Context(), wie, loket.Start{Gemeente: wie.Gemeente, Regeling: a.Regeling, Antwoorden: alles})
	must(p.t, err)
	for _, b := range onbekend {
		_, _, err := p.server.Loket.Bewaar(p.t.Context(), wie, id, b)
		must(p.t, err)
	}
	eerst(id)
	o, err := p.server.Loket.Overzicht(p.t.Context(), wie, id)
	must(p.t, err)
	_, err = p.server.Loket.Dien(p.t.Context(), wie, id, o.Hash)
	must(p.t, err)
	return id
}

func TestEmployeeOfAnUitvoerderWorksForAllItsGemeenten(t *testing.T) {
	p := newToneel(t)
	in := map[dossier.Gemeentecode]dossier.ID{tilburg: p.verzondenIn(tilburg, "01-kapper-regulier"), "0014": p.verzondenIn("0014", "02-spoed-gezin-afsluiting")}
	b := p.bezoeker().werktOveral("alle")
	if b.adres.Path != "/werk" || !strings.Contains(b.tekst, "m.persoon, Bureau Zuid") {
		t.Fatalf("at %s:\n%s", b.adres, b.leesbaar())
	}
	for g, id := range in {
		naam := map[dossier.Gemeentecode]string{tilburg: "Tilburg", "0014": "Groningen"}[g]
		if !strings.Contains(b.open("/werk").tekst, string(id)) || !strings.Contains(b.leesbaar(), naam+" · Ingediend") {
			t.Errorf("%s of %s is not on the list with its gemeente:\n%s", id, naam, b.leesbaar())
		}
		if b.open("/werk/" + string(id)); b.status != 200 || !strings.Contains(b.tekst, naam) {
			t.Errorf("%s: %d\n%s", naam, b.status, b.leesbaar())
		}
		b.volg("Beoordeel de urgentie").druk("Leg vast", map[string][]string{"niveau": {"verhoogd"}, "reden": {"belde zelf"}})
		if b.status != 200 || !strings.Contains(b.leesbaar(), "m.persoon, Bureau Zuid") {
			t.Errorf("%s: what he did is not in the record:\n%s", naam, b.leesbaar())
		}
		if c := p.bezoeker().werkt(string(tilburg)).open("/werk/" + string(id)); (c.status == 200) != (g == tilburg) {
			t.Errorf("an employee of Tilburg sees that of %s: %d", naam, c.status)
		}
	}
	b.open("/werk").druk("Toon", map[string][]string{"gemeente": {"0014"}})
	if strings.Contains(b.tekst, string(in[tilburg])) || !strings.Contains(b.tekst, string(in["0014"])) {
		t.Errorf("of Groningen alone:\n%s", b.leesbaar())
	}
	if b.open("/werk").druk("Zoek", map[string][]string{"nummer": {string(in["0014"])}}); b.adres.Path != "/werk/"+string(in["0014"]) {
		t.Errorf("by its number: at %s", b.adres)
	}
	for _, pad := range []string{"/werk?gemeente=0785", "/balie/nieuw?gemeente=0785", "/meldingen?gemeente=0785", "/mijn?gemeente=0785"} {
		if b.open(pad); b.status != 404 {
			t.Errorf("%s, which is not his: %d", pad, b.status)
		}
	}
}

func TestRoleForOneGemeenteShowsThatOneOnly(t *testing.T) {
	p := newToneel(t)
	hier, elders := p.verzondenIn("0014", "01-kapper-regulier"), p.verzondenIn(tilburg, "02-spoed-gezin-afsluiting")
	b := p.bezoeker().werktOveral("alleen-groningen")
	if !strings.Contains(b.tekst, string(hier)) || strings.Contains(b.tekst, string(elders)) || strings.Contains(b.tekst, "Van welke gemeente") {
		t.Errorf("the list:\n%s", b.leesbaar())
	}
	for _, pad := range werkpaden(string(elders), "x") {
		if b.open(pad); b.status != 404 {
			t.Errorf("%s: got %d", pad, b.status)
		}
	}
	if b.open("/werk/"+string(hier)).stuurNaar("/werk/"+string(elders)+"/lijst", url.Values{"gemeente": {"0855"}}); b.status != 404 {
		t.Errorf("taken off the list of another gemeente: %d", b.status)
	}
	if !strings.Contains(p.log.String(), "toegang tot een concept geweigerd") {
		t.Error("that it was tried is not in the log")
	}
}

// What an uitvoerder does not carry out in a gemeente is another's.
func TestRegelingOfAnotherIsNotShown(t *testing.T) {
	p := newToneel(t)
	id := p.verzondenIn(tilburg, "22-ioaz-stopt-op-58")
	b := p.bezoeker().werktOveral("alle")
	if strings.Contains(b.tekst, string(id)) {
		t.Errorf("it is on the list:\n%s", b.leesbaar())
	}
	if b.open("/werk/" + string(id)); b.status != 404 {
		t.Errorf("he opens it: %d", b.status)
	}
}

func TestAtTheCounterAnUitvoerderSaysForWhichGemeente(t *testing.T) {
	p := newToneel(t)
	b := p.bezoeker().werktOveral("alle").volg("Aan de balie").volg("Nieuwe aanvraag aan de balie")
	b.druk("Ga verder", map[string][]string{"gemeente": {"0014"}})
	if strings.Contains(b.tekst, "IOAZ") || !strings.Contains(b.tekst, "Groningen") {
		t.Errorf("what can be applied for:\n%s", b.leesbaar())
	}
	b.druk("Begin met de aanvraag", nil)
	if b.status != 422 || len(b.fouten()) == 0 {
		t.Fatalf("%d:\n%s", b.status, b.leesbaar())
	}
	b.druk("Begin met de aanvraag", map[string][]string{"bewijs": {paspoort}, "bsn": {"999990019"}, "regeling": {"bbz-gevestigd"}})
	id, _, _ := strings.Cut(strings.TrimPrefix(b.adres.Path, "/aanvraag/"), "/")
	als, err := p.server.Loket.In(t.Context(), loket.Bureau{{Rol: loket.Consulent, Gemeente: "0014"}}, id)
	if err != nil || als.Gemeente != "0014" {
		t.Errorf("it is of %q, %v; at %s", als.Gemeente, err, b.adres)
	}
	if b.open("/balie"); !strings.Contains(b.leesbaar(), "Groningen · Begonnen") {
		t.Errorf("the list of the counter:\n%s", b.leesbaar())
	}
}

func TestEmployeeOfAnUitvoerderComesBackWhereHeWas(t *testing.T) {
	p := newToneel(t)
	id := p.verzondenIn("0014", "01-kapper-regulier")
	b := p.bezoeker().werktOveral("alle").open("/werk/" + string(id))
	b.verloop()
	b.volg("Beoordeel de urgentie").volg("Inloggen").volg("Inloggen met uw werkaccount")
	if b.adres.Path != "/werk/"+string(id)+"/urgentie" {
		t.Errorf("he is at %s", b.adres)
	}
}

func TestWhoMayNotWorkForAnUitvoerderStaysOut(t *testing.T) {
	p := newToneel(t)
	b := p.bezoeker()
	if b.open("/u/bureau-zuid/medewerker"); b.status != 404 {
		t.Errorf("without any uitvoerder: %d", b.status)
	}
	p.server.Bureaus = proefbureaus{err: &identiteit.Fout{Soort: identiteit.ErrRol, Melding: identiteit.ErrRol.Error(), Oorzaak: "no role"}}
	for _, pad := range []string{"/u/noord/medewerker", "/u/noord/inloggen"} {
		if b.open(pad); b.status != 404 {
			t.Errorf("%s: %d", pad, b.status)
		}
	}
	b.open("/u/bureau-zuid/medewerker").volg("Inloggen met uw werkaccount")
	if b.status != 403 || !strings.Contains(b.tekst, "geen toegang") || !strings.Contains(b.tekst, `href="/u/bureau-zuid/medewerker"`) {
		t.Errorf("without a role: %d\n%s", b.status, b.leesbaar())
	}
	if b.open("/werk"); b.status != 403 {
		t.Errorf("he is in: %d", b.status)
	}
}

// Who is invented works only where a gemeente lets him.
func TestInventedEmployeeOfAnUitvoerder(t *testing.T) {
	p := newToneel(t)
	p.server.Bureaus = proefbureaus{}
	mag, magNiet := p.verzondenIn(tilburg, "01-kapper-regulier"), p.verzondenIn("0014", "02-spoed-gezin-afsluiting")
	b := p.bezoeker().open("/u/bureau-zuid/medewerker").druk("Testlogin voor medewerkers", map[string][]string{"medewerker": {"consulent"}})
	if !strings.Contains(b.tekst, string(mag)) || strings.Contains(b.tekst, string(magNiet)) {
		t.Errorf("the list:\n%s", b.leesbaar())
	}
	if b.open("/werk/" + string(magNiet)); b.status != 404 {
		t.Errorf("without a test login: %d", b.status)
	}
}
