package dossier_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"solo/dossier"
)

const hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

// voorbeeld is a complete document; edit changes it before it is written.
func voorbeeld(t *testing.T, edit func(map[string]any)) []byte {
	t.Helper()
	var m map[string]any
	if err := json.Unmarshal([]byte(`{
		"formaat": "solo-aanvraag/1", "leverancier": "loket", "kenmerk": "2026-0001",
		"regeling": "bbz-gevestigd", "definitie": 1, "gemeentecode": "0855", "kanaal": "online",
		"melding_op": "2026-11-02T09:15:00+01:00", "aanvraag_op": "2026-11-03T23:40:00+01:00",
		"aanvrager": {"bsn": "999990019", "achternaam": "Voorbeeld", "voorvoegsel": "van der", "voornamen": "Zoë",
			"geboortedatum": "1980-03", "telefoon": "06 12345678", "email": "zoe@voorbeeld.nl", "email_onbevestigd": true,
			"adres": {"straat": "Proefstraat", "huisnummer": 7, "postcode": "5038 ab", "woonplaats": "Tilburg"}},
		"partner": {"bsn": "999993653", "achternaam": "Proef",
			"adres": {"land": "België", "landcode": "5010", "regels": ["Voorbeeldlaan 1", "2300 Turnhout"]}},
		"gemachtigde": {"rol": "boekhouder", "naam": "B. Cijfer", "kvk": "12345678", "akkoord": true},
		"bewindvoerder": {"naam": "K. Beheer", "curatele": true},
		"onderneming": {"kvk": "12345678", "handelsnaam": "Bakkerij Voorbeeld", "vestigingsnummer": "000012345678"},
		"antwoorden": {"hulpvraag": ["levensonderhoud"], "huur_per_maand": 75000, "aov_aanwezig": false},
		"weet_niet": ["crypto_waarde"],
		"inbreng": [{"rol": "helper", "wie": "H. Elper", "vragen": ["huur_per_maand"]}],
		"bijlagen": [{"bestand": "afschrift.pdf", "grootte": 3, "sha256": "`+hash+`", "soort": "bank_prive"}],
		"later": [{"soort": "jaarcijfers", "op": "2026-12-01", "reden": "ziekenhuis"}],
		"ondertekeningen": [{"wie": "aanvrager", "op": "2026-11-03T23:40:00+01:00", "middel": "digid", "niveau": "20"}],
		"urgentiebesluit": {"niveau": "spoed", "reden": "Vandaag gebeld", "wie": "c.onsulent", "op": "2026-11-04T10:00:00Z", "berekend": "regulier"},
		"verwant": ["0K3Q-8V2M-7XTR-9B1C"]
	}`), &m); err != nil {
		t.Fatal(err)
	}
	if edit != nil {
		edit(m)
	}
	raw, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestDocumentComesBackWhole(t *testing.T) {
	a, err := dossier.Decode(voorbeeld(t, nil))
	if err != nil {
		t.Fatal(err)
	}
	raw, err := dossier.Encode(a)
	if err != nil {
		t.Fatal(err)
	}
	b, err := dossier.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	gelijk := cmp.Comparer(func(x, y dossier.BSN) bool { return x == y })
	if d := cmp.Diff(a.Aanvrager, b.Aanvrager, gelijk); d != "" {
		t.Error(d)
	}
	v1, _ := dossier.Vingerafdruk(a)
	v2, _ := dossier.Vingerafdruk(b)
	if v1 != v2 || v1 == "" {
		t.Errorf("Vingerafdruk: got %q and %q, want the same", v1, v2)
	}
	if !slices.Equal(b.Verwant, []dossier.ID{"0K3Q-8V2M-7XTR-9B1C"}) {
		t.Errorf("verwant: got %q", b.Verwant)
	}
	if i, ok := b.InbrengVan("huur_per_maand"); !ok || i.Rol != "helper" || i.Wie != "H. Elper" || b.Bewindvoerder.Hoedanigheid() != "curator" {
		t.Errorf("the rent is of %q, for him acts his %s", i.Rol, b.Bewindvoerder.Hoedanigheid())
	}
	if a.Aanvrager.Adres.Postcode != "5038AB" || !a.Partner.Adres.InBuitenland() || a.Peildatum().String() != "2026-11-03" {
		t.Errorf("got %q, %v, %s", a.Aanvrager.Adres.Postcode, a.Partner.Adres.InBuitenland(), a.Peildatum())
	}
}

func TestSameInstantIsTheSameDocumentInEveryZone(t *testing.T) {
	afdruk := func(op string) string {
		a, err := dossier.Decode(voorbeeld(t, func(m map[string]any) {
			m["aanvraag_op"] = op
			m["ondertekeningen"].([]any)[0].(map[string]any)["op"] = op
		}))
		if err != nil {
			t.Fatal(err)
		}
		v, err := dossier.Vingerafdruk(a)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	amsterdam := afdruk("2026-11-03T23:40:00+01:00")
	if utc := afdruk("2026-11-03T22:40:00Z"); utc != amsterdam {
		t.Errorf("got %s in UTC and %s in Amsterdam, want the same", utc, amsterdam)
	}
	if later := afdruk("2026-11-03T23:40:01+01:00"); later == amsterdam {
		t.Error("another instant has the same Vingerafdruk")
	}
}

// JSON has no year above 9999 or below 0: such a document could be read but not kept.
func TestInstantInAnotherAgeIsRefused(t *testing.T) {
	for _, op := range []string{"9999-12-31T23:59:59-05:00", "0000-01-01T00:00:00+01:00", "0001-01-01T00:00:00Z"} {
		_, err := dossier.Decode(voorbeeld(t, func(m map[string]any) { m["melding_op"] = op }))
		if err == nil || !strings.Contains(err.Error(), "melding_op: kijk het jaar") {
			t.Errorf("%s: got %v, want a finding at melding_op", op, err)
		}
	}
}

func TestEveryMistakeIsReportedAtOnceWithItsPath(t *testing.T) {
	_, err := dossier.Decode(voorbeeld(t, func(m map[string]any) {
		m["urgentie"] = "spoed"
		m["gemeentecode"] = "855"
		m["onbekend"] = 1
		m["melding_op"] = "gisteren"
		m["aanvrager"].(map[string]any)["bsn"] = "123456789"
		m["aanvrager"].(map[string]any)["adres"].(map[string]any)["postcode"] = "12"
		m["bijlagen"].([]any)[0].(map[string]any)["bestand"] = "../../etc/passwd"
		m["antwoorden"] = "geen"
		m["weet_niet"] = []any{"goed", ""}
		m["inbreng"] = []any{map[string]any{"rol": "buurman", "wie": "B. Uur, 999990019", "vragen": []any{1}}}
		m["partner"].(map[string]any)["adres"].(map[string]any)["regels"] = []any{1}
	}))
	var b dossier.Bevindingen
	if !errors.As(err, &b) {
		t.Fatalf("got %v, want Bevindingen", err)
	}
	var paden []string
	for _, v := range b {
		paden = append(paden, v.Pad)
	}
	for _, want := range []string{"urgentie", "gemeentecode", "onbekend", "melding_op", "aanvrager.bsn",
		"aanvrager.adres.postcode", "bijlagen[0].bestand", "antwoorden", "weet_niet[1]", "inbreng[0].rol", "inbreng[0].wie", "inbreng[0].vragen[0]", "partner.adres.regels[0]"} {
		if !strings.Contains(" "+strings.Join(paden, " ")+" ", " "+want+" ") {
			t.Errorf("no finding at %s; got %v", want, paden)
		}
	}
	if strings.Contains(err.Error(), "123456789") {
		t.Error("a finding shows the value")
	}
}

func TestHostileFieldNameIsShownShortAndPlain(t *testing.T) {
	for _, naam := range []string{"\x1b[2J", "\x1b[2J" + strings.Repeat("x", 100)} {
		_, err := dossier.Decode(voorbeeld(t, func(m map[string]any) { m[naam] = 1 }))
		if err == nil || strings.Contains(err.Error(), "\x1b") || !strings.Contains(err.Error(), "?[2J") || len(err.Error()) > 100 {
			t.Errorf("got %q, want a short finding without the escape", err)
		}
	}
}

func TestHostileDocumentsAreRefused(t *testing.T) {
	diep := strings.Repeat(`{"a":`, 50) + "1" + strings.Repeat("}", 50)
	velden := `{"formaat":"solo-aanvraag/1"`
	for i := range 10_000 {
		velden += fmt.Sprintf(`,"v%d":1`, i)
	}
	for naam, c := range map[string]struct{ doc, want string }{
		"deep nesting":   {diep, "genest"},
		"10,000 fields":  {velden + "}", "velden"},
		"5 MB":           {`{"a":"` + strings.Repeat("x", 5<<20) + `"}`, "MB"},
		"long text":      {`{"a":"` + strings.Repeat("x", 10_001) + `"}`, "langer"},
		"twice a field":  {`{"formaat":"x","formaat":"solo-aanvraag/1"}`, "twee keer"},
		"text after it":  {`{} {}`, "na het einde"},
		"no JSON":        {`{"formaat":`, "geen geldige JSON"},
		"a list":         {`[]`, "geen aanvraag"},
		"not UTF-8":      {"{\"a\":\"\xff\"}", "UTF-8"},
		"other version":  {`{"formaat":"solo-aanvraag/2"}`, "solo-aanvraag/1"},
		"empty":          {``, "geen geldige JSON"},
		"nothing inside": {`{"formaat":"solo-aanvraag/1"}`, "aanvrager"},
	} {
		a, err := dossier.Decode([]byte(c.doc))
		if a != nil || err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", naam, err, c.want)
		}
	}
}

func TestAddressThatNoCaseSystemTakesIsRefused(t *testing.T) {
	for naam, c := range map[string]struct {
		wie, veld string
		waarde    any
	}{
		"short BAG number":          {"aanvrager", "bag", "123"},
		"BAG number with a letter":  {"aanvrager", "bag", "085501000000000x"},
		"country in letters":        {"partner", "landcode", "BE"},
		"Dutch street abroad":       {"partner", "straat", "Proefstraat"},
		"Dutch town abroad":         {"partner", "woonplaats", "Tilburg"},
		"no street":                 {"aanvrager", "straat", ""},
		"postcode of another land":  {"aanvrager", "postcode", "2300"},
		"no lines in another land":  {"partner", "regels", []any{}},
		"house number out of range": {"aanvrager", "huisnummer", 100_000},
	} {
		_, err := dossier.Decode(voorbeeld(t, func(m map[string]any) {
			m[c.wie].(map[string]any)["adres"].(map[string]any)[c.veld] = c.waarde
		}))
		var b dossier.Bevindingen
		if want := c.wie + ".adres." + c.veld; !errors.As(err, &b) || len(b) != 1 || b[0].Pad != want {
			t.Errorf("%s: got %v, want one finding at %s", naam, err, want)
		}
	}
	if _, err := dossier.Decode(voorbeeld(t, func(m map[string]any) {
		m["aanvrager"].(map[string]any)["adres"].(map[string]any)["bag"] = "0855010000000001"
	})); err != nil {
		t.Errorf("a BAG number: %v", err)
	}
}

// Whether the digits are somebody's BSN is for the door to say, which knows whose.
func TestKenmerkMayBeNineDigitsThatPassTheElfproef(t *testing.T) {
	if _, err := dossier.Decode(voorbeeld(t, func(m map[string]any) { m["kenmerk"] = "999993653" })); err != nil {
		t.Errorf("got %v, want it accepted", err)
	}
}

func TestBSNMayBeAbsentAtTheBalieOnly(t *testing.T) {
	zonder := func(kanaal string) []byte {
		return voorbeeld(t, func(m map[string]any) {
			m["kanaal"] = kanaal
			delete(m["aanvrager"].(map[string]any), "bsn")
		})
	}
	if _, err := dossier.Decode(zonder("balie")); err != nil {
		t.Errorf("balie: %v", err)
	}
	if _, err := dossier.Decode(zonder("online")); err == nil || !strings.Contains(err.Error(), "aanvrager.bsn") {
		t.Errorf("online: got %v, want a finding at aanvrager.bsn", err)
	}
}

func TestNumberOfWhoHasNoBSNIsWholeAndNeverBesideABSN(t *testing.T) {
	met := func(anp string, bsn any) (*dossier.Aanvraag, error) {
		return dossier.Decode(voorbeeld(t, func(m map[string]any) {
			m["kanaal"] = "balie"
			m["aanvrager"].(map[string]any)["bsn"], m["aanvrager"].(map[string]any)["anp"] = bsn, anp
		}))
	}
	a, err := met("90000000000000017", nil)
	if err != nil || a.Aanvrager.Anp != "90000000000000017" {
		t.Fatalf("got %v, want the number", err)
	}
	raw, err := dossier.Encode(a)
	if err != nil {
		t.Fatal(err)
	}
	if b, err := dossier.Decode(raw); err != nil || b.Aanvrager.Anp != a.Aanvrager.Anp {
		t.Errorf("written and read: got %v, want the number", err)
	}
	for naam, c := range map[string]struct {
		anp string
		bsn any
	}{"sixteen digits": {"9000000000000001", nil}, "a letter": {"9000000000000001A", nil}, "beside a BSN": {"90000000000000017", "999990019"}} {
		var b dossier.Bevindingen
		if _, err := met(c.anp, c.bsn); !errors.As(err, &b) || len(b) != 1 || b[0].Pad != "aanvrager.anp" {
			t.Errorf("%s: got %v, want one finding at aanvrager.anp", naam, err)
		}
	}
}

func TestAanvraagNeverPrints(t *testing.T) {
	a, err := dossier.Decode(voorbeeld(t, nil))
	if err != nil {
		t.Fatal(err)
	}
	var uit bytes.Buffer
	for _, v := range []any{a, *a, a.Aanvrager, &a.Aanvrager, struct{ A dossier.Aanvraag }{*a}, a.Antwoorden,
		a.Aanvrager.Adres, *a.Aanvrager.Adres, *a.Partner, a.Gemachtigde, *a.Bewindvoerder, *a.Onderneming, a.Bijlagen, a.Bijlagen[0],
		a.Later[0], a.Inbreng[0]} {
		fmt.Fprintf(&uit, "%v %+v %#v %s %d", v, v, v, v, v)
		slog.New(slog.NewTextHandler(&uit, nil)).Info("x", "v", v)
		if _, lijst := v.([]dossier.Bijlage); !lijst { // slog asks the items of a list nothing
			slog.New(slog.NewJSONHandler(&uit, nil)).Info("x", "v", v)
		}
	}
	for _, geheim := range []string{"999990019", "Voorbeeld", "zoe@", "Proef", "Cijfer", "Beheer", "levensonderhoud", "afschrift", "12345678", "ziekenhuis", "Elper"} {
		if strings.Contains(uit.String(), geheim) {
			t.Errorf("%q was printed", geheim)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"formaat":"solo-aanvraag/1","aanvrager":{"adres":{"regels":[1,"x"]}},"bijlagen":[{}],"antwoorden":{"a":[{"b":1}]}}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		a, err := dossier.Decode(raw)
		if (a == nil) == (err == nil) {
			t.Errorf("got %v and %v, want exactly one", a, err)
		}
		if a != nil {
			if _, err := dossier.Encode(a); err != nil {
				t.Errorf("what was read cannot be written: %v", err)
			}
		}
	})
}

func TestReferenceOfAnotherApplicationHasTheFormThatSOLOGives(t *testing.T) {
	elf := []any{}
	for i := range 11 {
		elf = append(elf, fmt.Sprintf("0000-0000-0000-%04d", i))
	}
	for _, c := range []struct {
		verwant []any
		want    string // path; empty is none
	}{
		{elf[:10], ""}, {elf, "verwant"}, {[]any{"zaak 12"}, "verwant[0]"}, {[]any{elf[0], elf[0]}, "verwant[1]"}, {[]any{elf[0], ""}, "verwant[1]"},
		{[]any{"0K3Q8V2M7XTR9B1C"}, "verwant[0]"},
	} {
		_, err := dossier.Decode(voorbeeld(t, func(m map[string]any) { m["verwant"] = c.verwant }))
		var b dossier.Bevindingen
		errors.As(err, &b)
		if len(b) > 1 || (len(b) == 0) != (c.want == "") || len(b) == 1 && b[0].Pad != c.want {
			t.Errorf("%v: got %v, want one at %q", c.verwant, err, c.want)
		}
	}
}
