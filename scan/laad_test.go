package scan_test

import (
	"errors"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"solo/scan"
	"solo/vindplaats"
)

func loadTekst(bron string) (*scan.Definitie, error) {
	return scan.LoadFS(fstest.MapFS{"scan.yaml": {Data: []byte(bron)}})
}

// TestScanIsSmallEnoughToWalk: the diagram is built at load and walked per question.
func TestScanIsSmallEnoughToWalk(t *testing.T) {
	d := load(t)
	t.Logf("version %d: %d nodes", d.Versie(), d.Omvang())
	if n := d.Omvang(); n < 100 || n > 5000 {
		t.Errorf("the diagram has %d nodes, want 100 to 5000", n)
	}
}

// Help of the handbook that the scan leaves out on purpose, and why.
var weggelaten = map[string]string{
	"dv-uwv-ziek":        "the scan asks nobody about his health",
	"dv-andere-gemeente": "the scan asks where somebody lives and sends him there at once",
}

// verwezen are the referrals that the shipped scan has.
func verwezen(t *testing.T) (codes []string) {
	t.Helper()
	raw, err := os.ReadFile("scan.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`(?m)^  - code: (dv-[a-z0-9-]+)$`).FindAllStringSubmatch(string(raw), -1) {
		codes = append(codes, m[1])
	}
	return codes
}

// TestScanHasAllOfTheHandbook: the questions of §2.1 with their answers, and the help of
// §1.4. The rules of §2.2 are met by the worked cases and ours.
func TestScanHasAllOfTheHandbook(t *testing.T) {
	raw, err := os.ReadFile("../../shared/domein.md")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("../shared/domein.md is absent: the handbook is not there to compare with")
	} else if err != nil {
		t.Fatal(err)
	}
	tekst := string(raw)
	s := shipped(t)
	vragen := tekst[strings.Index(tekst, "### 2.1"):strings.Index(tekst, "### 2.2")]
	gezien := regexp.MustCompile(`(?m)^\| (q_\w+) \|`).FindAllStringSubmatch(vragen, -1)
	for _, m := range gezien {
		if _, ok := s.Vraag(m[1]); !ok {
			t.Errorf("the handbook asks %s; the scan does not", m[1])
		}
	}
	hulp := regexp.MustCompile(`dv-[a-z0-9-]+`).FindAllString(tekst[strings.Index(tekst, "### 1.4"):strings.Index(tekst, "### 2.3")], -1)
	for _, code := range hulp {
		if !slices.Contains(verwezen(t), code) && weggelaten[code] == "" {
			t.Errorf("the handbook refers to %s; the scan does not", code)
		}
	}
	if len(gezien) != len(ids) || len(hulp) < 30 {
		t.Errorf("read %d questions and %d referrals, want %d and 30 or more", len(gezien), len(hulp), len(ids))
	}
}

func TestFolderWithoutScanGivesTheShippedOne(t *testing.T) {
	d, err := scan.LoadFS(fstest.MapFS{})
	if err != nil || d.Omvang() != load(t).Omvang() {
		t.Errorf("got %v, %v; want the scan that ships", d, err)
	}
}

const klein = `scan: 1
vragen:
  - id: q_kleur
    label: Welke kleur?
    type: keuze
    keuzes: [{ waarde: rood, label: Rood }, { waarde: blauw, label: Blauw }]
  - id: q_dag
    label: Welke dag?
    type: datum
    van: datum("2026-01-01")
    tot: peildatum
    buiten: Kies een dag in dit jaar.
    als: q_kleur == "rood"
  - id: q_meer
    label: Wat nog meer?
    type: multi
    alleen: niets
    keuzes: [{ waarde: x, label: X }, { waarde: niets, label: Niets }]
feiten:
  - { id: vroeg, vraag: q_dag, tot_en_met: "plus_dagen(peildatum, -10)" }
aow:
  - { tot: 1960-12-31, jaren: 67, bron: AOW art. 7a }
  - { van: 1961-01-01, jaren: 67, maanden: 3, bron: AOW art. 7a }
regels:
  - regel: R1
    als: [vroeg]
    primair: proef
    erbij: [{ als: '"x" in q_meer', teksten: ["En x."] }]
  - regel: R2
    als: [ja]
    verwijzingen: [dv-een]
    doordat: [q_kleur == "blauw"]
altijd:
  - { als: '"x" in q_meer', urgentie: spoed, reden: x }
regelingen:
  - { code: proef, titel: Proef, tekst: U kunt een proef doen. }
verwijzingen:
  - { code: dv-een, titel: Een, tekst: Bel een., ook: ja }
extras:
  - { code: bel, tekst: Bel. }
`

func TestMistakesAreFoundAtLoadWithTheirPlace(t *testing.T) {
	if _, err := loadTekst(klein); err != nil {
		t.Fatalf("the good one is refused: %v", err)
	}
	tests := []struct{ oud, nieuw, want string }{
		{"scan: 1", "scan: 0", "scan.yaml:1:7: geef de versie van deze scan"},
		{"scan: 1", "scan: een", "scan.yaml:1:7: hier past dit niet: verwacht een getal"},
		{"scan: 1", "scann: 1", `scan.yaml:1:1: het veld "scann" bestaat hier niet; bedoelde u "scan"?`},
		{"label: Welke kleur?", "labl: Welke kleur?", `scan.yaml:4:5: het veld "labl" bestaat hier niet; bedoelde u "label"?`},
		{"label: Welke kleur?", "label: Welke kleur?\n    label: Weer", `het veld "label" staat er twee keer in, ook op regel 4`},
		{"label: Welke kleur?", `label: ""`, "scan.yaml:4:12: label ontbreekt"},
		{"label: Welke kleur?", `label: "Welke ${norm}?"`, `bestaat niet; bedoelde u "norm_alleenstaande" of "norm_gehuwden"?`},
		{"label: Welke kleur?", `label: "${norm_gehuwden}"`, "dit moet tekst worden"},
		{"label: Welke kleur?", "label: [", "dit is geen geldige YAML"},
		{"id: q_kleur", "id: Kleur", "scan.yaml:3:9: geef een id van kleine letters"},
		{"id: q_dag", "id: q_kleur", `scan.yaml:7:9: de naam "q_kleur" bestaat al`},
		{"id: vroeg", "id: q_dag", `de naam "q_dag" bestaat al`},
		{"id: vroeg", "id: peildatum", `de naam "peildatum" is bezet`},
		{"type: keuze", "type: keus", "scan.yaml:5:11: kies uit: keuze, multi, datum, gemeente"},
		{"    keuzes: [{ waarde: rood, label: Rood }, { waarde: blauw, label: Blauw }]\n", "", "geef de keuzes van deze vraag"},
		{"waarde: blauw", "waarde: rood", `de keuze "rood" staat er twee keer`},
		{"waarde: blauw", "waarde: Blauw", "geef een waarde van kleine letters"},
		{"label: Blauw", `label: ""`, "label ontbreekt"},
		{"label: Blauw }", "label: Blauw, dag: peildatum }", "dag hoort bij elke keuze van een datum"},
		{"alleen: niets", "alleen: nix", "scan.yaml:17:13: alleen noemt een keuze van een multi"},
		{"type: multi", "type: multi\n    maand: true", "van, tot, buiten en maand horen bij type datum"},
		{"    tot: peildatum\n", "", "een datum vraagt van, tot en buiten"},
		{"tot: peildatum", "tot: peildag", `scan.yaml:11:10: de vraag "peildag" bestaat niet; bedoelde u "peildatum"?`},
		{`als: q_kleur == "rood"`, `als: q_kleur == "rod"`, `scan.yaml:13:21: "rod" is geen keuze van deze vraag; bedoelde u "rood"?`},
		{`als: q_kleur == "rood"`, `als: vroeg`, `de vraag "q_dag" is hier nog niet gesteld; zet hem eerder`},
		{`als: q_kleur == "rood"`, `als: '"x" in q_meer'`, `de vraag "q_meer" is hier nog niet gesteld; zet hem eerder`},
		{"vraag: q_dag", "vraag: q_dg", `de vraag "q_dg" bestaat niet; bedoelde u "q_dag"?`},
		{"vraag: q_dag", "vraag: q_kleur", "een feit gaat over een vraag van type datum"},
		{"tot_en_met:", "vanaf: peildatum, tot_en_met:", "geef een feit een vanaf of een tot_en_met"},
		{"plus_dagen(peildatum, -10)", "plus_dagen(peildatum, -99999)", "plus_dagen vraagt een heel aantal dagen"},
		{"plus_dagen(peildatum, -10)", "starter_max_maanden", "hier hoort datum"},
		{"feiten:", "feiten:\n  - { id: later, vraag: q_dag, vanaf: q_dag }", `de vraag "q_dag" bestaat niet`},
		{"bron: AOW art. 7a }\nregels", "tot: 1999-12-31, bron: AOW art. 7a }\nregels", "de laatste rij van aow heeft geen tot"},
		{"van: 1961-01-01", "van: 1961-01-02", "deze rij begint op de dag na de vorige"},
		{"van: 1961-01-01", "van: 1961-01-99", "schrijf een datum als"},
		{"jaren: 67, maanden", "jaren: 66, maanden", "en daalt niet"},
		{"tot: 1960-12-31, jaren: 67, bron: AOW art. 7a", "tot: 1960-12-31, jaren: 67", "bron ontbreekt"},
		{"als: [vroeg]", "als: []", "als ontbreekt"},
		{"als: [vroeg]", `als: [""]`, "de formule is leeg"},
		{"als: [vroeg]", "als: [vroegg]", `scan.yaml:26:11: de vraag "vroegg" bestaat niet; bedoelde u "vroeg"?`},
		{"als: [vroeg]", "als: [gevuld(q_dag)]", "q_dag is een datum: noem een feit over deze datum"},
		{"als: [vroeg]", "als: [vroeg, not vroeg]", "scan.yaml:26:10: deze regel beslist nooit"},
		{"als: [ja]", "als: [nee]", "scan.yaml:30:10: deze regel beslist nooit"},
		{"als: [ja]", "als: [not vroeg and q_kleur == \"rood\"]", "niet bij alle antwoorden is er een regel"},
		{"regel: R2", "regel: R1", "geef elke regel een eigen code"},
		{"primair: proef", "primair: proeff", `"proeff/" staat niet bij regelingen; bedoelde u "proef/"?`},
		{"verwijzingen: [dv-een]", "verwijzingen: [dv-eenn]", `scan.yaml:31:20: "dv-eenn" staat niet bij verwijzingen; bedoelde u "dv-een"?`},
		{"    verwijzingen: [dv-een]\n", "", "elke regel zonder regeling noemt een verwijzing"},
		{`teksten: ["En x."]`, "extras: [bell]", `"bell" staat niet bij extras; bedoelde u "bel"?`},
		{"urgentie: spoed", "urgentie: erg", "kies uit: mogelijk_spoed, spoed"},
		{", reden: x", "", "urgentie en reden horen bij elkaar"},
		{"titel: Proef, ", "", "titel ontbreekt"},
		{"tekst: Bel een., ", "", "tekst ontbreekt"},
		{"tekst: Bel. }", "tekst: Bel. }\n  - { code: bel, tekst: Bel. }", "geef elk een eigen code"},
		{"type: datum", "type: datum\n    maand: soms", "scan.yaml:10:12: hier past dit niet: verwacht true of false"},
		{"keuzes: [{ waarde: rood, label: Rood }, { waarde: blauw, label: Blauw }]", "keuzes: rood", "verwacht een lijst"},
		{"aow:\n", "aow:\n  - 67\n", "verwacht een groep velden"},
		{"label: Welke dag?", "label: [dag]", "verwacht tekst"},
		{`"plus_dagen(peildatum, -10)"`, `"plus_dagen(peildag, -10)"`, `scan.yaml:20:56: de vraag "peildag" bestaat niet`},
		{`als: q_kleur == "rood"`, "als: &a q_kleurr == \"rood\"", `scan.yaml:13:13: de vraag "q_kleurr" bestaat niet`},
		{"ook: ja", "ook: q_kleur", "hier hoort ja/nee"},
	}
	for _, tt := range tests {
		src := strings.Replace(klein, tt.oud, tt.nieuw, 1)
		if src == klein {
			t.Errorf("%q is not in the definition", tt.oud)
		}
		_, err := loadTekst(src)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q for %q gave\n%v\nwant %q", tt.nieuw, tt.oud, err, tt.want)
		}
		var fouten vindplaats.Fouten
		if !errors.As(err, &fouten) || slices.ContainsFunc(fouten, func(f vindplaats.Fout) bool { return f.Regel < 1 || f.Kolom < 1 || f.Bestand != "scan.yaml" }) {
			t.Errorf("%q: got %#v, want Fouten with a place", tt.nieuw, err)
		}
	}
}

func TestAllMistakesAreReportedAtOnce(t *testing.T) {
	src := strings.NewReplacer("type: keuze", "type: keus", `q_kleur == "rood"`, `q_kleurr == "rood"`, "[dv-een]", "[dv-twee]", "als: [vroeg]", "als: [laat]").Replace(klein)
	_, err := loadTekst(src)
	var fouten vindplaats.Fouten
	if !errors.As(err, &fouten) || len(fouten) < 4 {
		t.Errorf("got\n%v\nwant the type, two formulas and the referral", err)
	}
}

func TestMistakeInASharedFormulaIsToldOnce(t *testing.T) {
	src := strings.NewReplacer(`als: q_kleur == "rood"`, `als: &rood q_kleur == "rod"`, "als: [vroeg]", "als: [vroeg, *rood]").Replace(klein)
	_, err := loadTekst(src)
	want := `scan.yaml:13:27: "rod" is geen keuze van deze vraag; bedoelde u "rood"?`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

// TestWorkAtLoadIsBounded: a definition that would take too long is refused.
func TestWorkAtLoadIsBounded(t *testing.T) {
	var b strings.Builder
	b.WriteString("scan: 1\naow: [{ jaren: 67, bron: AOW }]\nverwijzingen: [{ code: a, titel: A, tekst: A. }]\nvragen:\n")
	naam := func(i int) string { return "q" + string(rune('a'+i)) }
	for i := range 24 {
		b.WriteString("  - { id: " + naam(i) + ", label: X, type: multi, keuzes: [{ waarde: k1, label: X }, { waarde: k2, label: X }, { waarde: k3, label: X }, { waarde: k4, label: X }] }\n")
	}
	b.WriteString("regels:\n")
	for i := range 12 { // pairs that stay open until the second half is known
		b.WriteString("  - { regel: R" + naam(i) + ", als: [aantal(" + naam(i) + ") == aantal(" + naam(i+12) + ")], verwijzingen: [a], teksten: [" + naam(i) + "] }\n")
	}
	b.WriteString("  - { regel: R, als: [ja], verwijzingen: [a] }\n")
	if _, err := loadTekst(b.String()); err == nil || !strings.Contains(err.Error(), "de regels hangen van te veel vragen tegelijk af") {
		t.Errorf("rules over 24 questions at once gave %v", err)
	}
	var samen []string
	for i := range 12 {
		samen = append(samen, "aantal("+naam(i)+") == aantal("+naam(i+12)+")")
	}
	src := strings.Replace(b.String(), "als: [aantal(qa) == aantal(qm)]", "als: ["+strings.Join(samen, ", ")+"]", 1)
	if _, err := loadTekst(src); err == nil || !strings.Contains(err.Error(), "de regels hangen van te veel vragen tegelijk af") {
		t.Errorf("one rule over 24 questions gave %v", err)
	}
	src = strings.Replace(b.String(), "als: [ja]", "als: [aantal(qa) + aantal(qb) + aantal(qc) + aantal(qd) > 3]", 1)
	if _, err := loadTekst(src); err == nil || !strings.Contains(err.Error(), "deze formule hangt van te veel vragen tegelijk af") {
		t.Errorf("a formula over four multis gave %v", err)
	}
}

func FuzzLoad(f *testing.F) {
	f.Add(klein)
	f.Add("scan: 1\nvragen: [{type: multi, keuzes: [{}]}]\nregels: [{als: [ja], erbij: [{}]}]\n")
	f.Add("a: &a [*a]")
	f.Fuzz(func(t *testing.T, src string) {
		d, err := loadTekst(src)
		if (d == nil) == (err == nil) {
			t.Errorf("got %v and %v, want one of the two", d, err)
		}
	})
}
