package bericht_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"regexp"
	"strings"
	"testing"

	"solo/connectors/stuf/bericht"
	"solo/connectors/stuf/zds"
	"solo/dossier"
	"solo/zaak"
)

func TestNewNamesAllMistakesAtOnce(t *testing.T) {
	lang := strings.Repeat("x", 201)
	_, err := bericht.New(bericht.Instellingen{
		Dialect: "1.3", Zender: bericht.Partij{Organisatie: lang, Applicatie: "AB"}, Ontvanger: bericht.Partij{Administratie: " x"},
		ExtraNamen: map[string]string{"b": "", "a": "\x00"}, Rolcodes: map[string]string{"Partner": "veel te lang"},
		Status: bericht.Status{Volgnummer: 10000},
	})
	want := []string{
		"dialect: kies 1.1 of 1.2",
		"zender: organisatie: gebruik hoogstens 200 tekens",
		"zender: applicatie: gebruik minstens 3 tekens",
		"ontvanger: applicatie: vul dit in",
		"ontvanger: administratie: haal de spaties aan het begin en het einde weg",
		"naam van extra element a: haal de tekens weg die de ontvanger niet kan lezen",
		"naam van extra element b: vul dit in",
		"code van rol Partner: gebruik hoogstens 10 tekens",
		"status: het volgnummer ligt tussen 1 en 9999",
		"status: omschrijving: vul dit in",
		"status gezet door: identificatie: vul dit in",
	}
	if err == nil {
		t.Fatal("got no error")
	}
	is(t, "fouten", strings.Split(err.Error(), "\n"), want)
}

func TestNewNeedsNoMoreThanTheTwoApplications(t *testing.T) {
	s := schrijver(t, bericht.Instellingen{Zender: bericht.Partij{Applicatie: "SOLO"}, Ontvanger: bericht.Partij{Applicatie: "CDR"}})
	if got := s.CreeerZaak(kop(), geheel(t)).Actie; !strings.HasSuffix(got, "/creeerZaak_Lk01") {
		t.Errorf("got action %q, want that of 1.1", got)
	}
}

func TestBerichtIsKeptAsJSONByteForByte(t *testing.T) {
	z := geheel(t)
	z.Toelichting = "<&> \u2028 é 😀"
	want := schrijver(t, instellingen(zds.ZDS11)).CreeerZaak(kop(), z)
	raw, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got bericht.Bericht
	if err := json.Unmarshal(raw, &got); err != nil || got != want {
		t.Errorf("got %q … %q (%v), want what was kept", got.Voor, got.Na, err)
	}
}

func TestBerichtNeverPrints(t *testing.T) {
	b := schrijver(t, instellingen(zds.ZDS11)).CreeerZaak(kop(), geheel(t))
	var uit bytes.Buffer
	fmt.Fprintf(&uit, "%v %+v %#v %s %v", b, b, b, b, &b)
	slog.New(slog.NewTextHandler(&uit, nil)).Info("x", "b", b)
	slog.New(slog.NewJSONHandler(&uit, nil)).Info("x", "b", b)
	if strings.Contains(uit.String(), "999990019") || strings.Contains(uit.String(), "Testpersoon") {
		t.Errorf("a name or number was printed: %s", uit.String())
	}
}

func TestEachRolGetsTheRelationOfItsMeaning(t *testing.T) {
	p, m := &zaak.Persoon{Achternaam: "Testpersoon"}, &zaak.Medewerker{Identificatie: "m1"}
	for _, g := range []struct {
		rol  zaak.Rol
		want string
	}{
		{zaak.Rol{Roltype: "Gemachtigde", Persoon: p}, "heeftAlsGemachtigde"},
		{zaak.Rol{Roltype: "Boekhouder", Machtiging: "gemachtigde", Persoon: p}, "heeftAlsGemachtigde"},
		{zaak.Rol{Roltype: "belanghebbende", Generiek: true, Persoon: p}, "heeftAlsBelanghebbende"},
		{zaak.Rol{Roltype: "Behandelaar", Medewerker: m}, "heeftAlsUitvoerende"},
		{zaak.Rol{Roltype: "Behandelaar", Persoon: p}, "heeftAlsOverigBetrokkene"},
		{zaak.Rol{Roltype: "Partner", Persoon: p}, "heeftAlsOverigBetrokkene"},
		{zaak.Rol{Sleutel: "initiator", Roltype: "Aanvrager", Persoon: p}, "heeftAlsInitiator"},
		{zaak.Rol{Roltype: "Initiator", Machtiging: "machtiginggever", Persoon: p}, "heeftAlsInitiator"},
	} {
		e, _, _ := proef(t, func(z *zaak.Zaak) { z.Rollen = []zaak.Rol{g.rol} })
		if e.FindElement("./zkn:object/zkn:"+g.want) == nil {
			t.Errorf("%s %q: want %s", g.rol.Roltype, g.rol.Machtiging, g.want)
		}
	}
}

func TestNumberOfSomeoneWithoutBSNIsStable(t *testing.T) {
	anp := func(id dossier.ID, sleutel string) string {
		z := geheel(t)
		z.Dossier, z.Rollen = id, []zaak.Rol{{Sleutel: sleutel, Roltype: "initiator", Persoon: &zaak.Persoon{Achternaam: "Testpersoon"}}}
		return teksten(gelezen(t, schrijver(t, instellingen(zds.ZDS11)).CreeerZaak(kop(), z)), "bg:anp.identificatie")[0]
	}
	a := anp(id, "partner")
	if !regexp.MustCompile(`^9[0-9]{16}$`).MatchString(a) || a != anp(id, "partner") {
		t.Errorf("got %q and %q, want the same 17 digits", a, anp(id, "partner"))
	}
	if a == anp(id, "initiator") || a == anp("0K3Q-8V2M-7XTR-9B1D", "partner") {
		t.Error("another rol or dossier has the same number")
	}
}

func TestNumberThatSomeoneWithoutBSNHasIsKept(t *testing.T) {
	var b []bericht.Bericht
	for _, d := range []zds.Dialect{zds.ZDS11, zds.ZDS12} {
		z := geheel(t)
		z.Rollen = []zaak.Rol{{Sleutel: "initiator", Roltype: "initiator", Persoon: &zaak.Persoon{Anp: "90000000000000017", Achternaam: "Testpersoon"}}}
		m := schrijver(t, instellingen(d)).CreeerZaak(kop(), z)
		e := gelezen(t, m)
		is(t, string(d), teksten(e, "bg:anp.identificatie"), []string{"90000000000000017"})
		is(t, string(d)+": BSN", teksten(e, "bg:inp.bsn"), nil)
		b = append(b, m)
	}
	validate(t, b...)
}

func TestContactGoesAsExtraElementWhereTheReceiverWantsIt(t *testing.T) {
	i := instellingen(zds.ZDS12)
	i.ExtraNamen = map[string]string{"emailadres": "pv_email", "telefoonnummer": "pv_telefoon", "kvkNummer": "kvk"}
	z := geheel(t)
	z.Extra, z.Rollen = nil, []zaak.Rol{z.Rollen[0], z.Rollen[4]}
	var got []string
	for _, e := range gelezen(t, schrijver(t, i).CreeerZaak(kop(), z)).FindElements(".//StUF:extraElement") {
		got = append(got, e.SelectAttrValue("naam", "")+"="+e.Text())
	}
	is(t, "extraElementen", got, []string{"pv_email=test@example.org", "pv_telefoon=0612345678", "kvk=12345678"})
}

func TestKenmerkOfTheDossierGoesAlongOnce(t *testing.T) {
	e, aangepast, _ := proef(t, func(z *zaak.Zaak) {
		z.Kenmerken = []dossier.Kenmerk{{Bron: "SOLO", Kenmerk: string(id)}, {Bron: "Loket"}, {Bron: "Loket", Kenmerk: strings.Repeat("x", 41)}}
	})
	is(t, "kenmerken", teksten(e, "zkn:kenmerk/zkn:kenmerk"), []string{string(id)})
	is(t, "aangepast", aangepast, []string{
		"zaak: een kenmerk is weggelaten: het is niet compleet of langer dan 40 tekens",
		"zaak: een kenmerk is weggelaten: het is niet compleet of langer dan 40 tekens"})
	_, gebreken := schrijver(t, instellingen(zds.ZDS11)).Check("", voorbeeld(t))
	is(t, "gebreken", gebreken, []string{"zaak: nummer van het dossier ontbreekt"})
}

func TestDocumentWithoutTitleAuthorOrDateGetsThose(t *testing.T) {
	d := bericht.Document{Nummer: "1", Ontvangen: dag, Document: zaak.Document{Sleutel: "D07", Type: "Overige", Formaat: "geen idee"}}
	e := gelezen(t, schrijver(t, instellingen(zds.ZDS11)).VoegZaakdocumentToe(kop(), "12345", d))
	for tag, want := range map[string]string{"titel": "D07", "auteur": "SOLO", "creatiedatum": "20261120", "formaat": "application/octet-stream",
		"vertrouwelijkAanduiding": "ZAAKVERTROUWELIJK", "ontvangstdatum": "20261120"} {
		is(t, tag, teksten(e, "zkn:"+tag), []string{want})
	}
	if got := e.FindElement(".//zkn:inhoud").SelectAttrValue("StUF:bestandsnaam", ""); got != "bestand" {
		t.Errorf("bestandsnaam: got %q, want bestand", got)
	}
	is(t, "verzenddatum", teksten(e, "zkn:verzenddatum"), nil)
}

// BenchmarkCreeerZaak writes a zaak with eight betrokkenen.
func BenchmarkCreeerZaak(b *testing.B) {
	s, z := schrijver(b, instellingen(zds.ZDS11)), geheel(b)
	b.ReportAllocs()
	for b.Loop() {
		s.CreeerZaak(kop(), z)
	}
}
