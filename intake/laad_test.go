package intake_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"solo/intake"
	"solo/vindplaats"
)

func TestEveryShippedDefinitionLoads(t *testing.T) {
	namen, err := intake.Regelingen(nil)
	if err != nil || len(namen) == 0 {
		t.Fatalf("got %v, %v; want at least one regeling", namen, err)
	}
	for _, naam := range namen {
		d, err := intake.Load(naam)
		if err != nil {
			t.Errorf("%s:\n%v", naam, err)
			continue
		}
		totaal := 0
		for _, m := range d.Modules {
			t.Logf("%s module %s: %d vragen", naam, m.ID, len(m.Vragen))
			totaal += len(m.Vragen)
		}
		t.Logf("%s: %d vragen", naam, totaal)
	}
}

func TestUnknownRegelingIsAnErrorOfItsOwn(t *testing.T) {
	for _, naam := range []string{"bbz-gevestigt", "", "../bedragen", "a/b"} {
		if _, err := intake.Load(naam); !errors.Is(err, intake.ErrOnbekend) {
			t.Errorf("Load(%q) gave %v, want ErrOnbekend", naam, err)
		}
	}
}

const klein = `regeling: proef
definitie: 1
titel: Proef
modules:
  - id: A
    titel: Vragen
    vragen:
      - id: kleur
        label: Welke kleur?
        type: keuze
        keuzes:
          - { waarde: rood, label: Rood }
          - { waarde: blauw, label: Blauw }
        pagina: Kleuren
        verplicht: altijd
      - id: dag
        label: Welke dag?
        type: datum
        als: kleur == "rood"
      - id: rijen
        label: Welke?
        type: groep
        max_aantal: 3
        velden:
          - { id: naam, label: Naam, type: tekst, verplicht: altijd }
          - { id: prijs, label: Prijs, type: geld }
      - id: som
        label: Samen
        type: getal
        berekend: aantal(rijen)
controles:
  - { vraag: dag, ernst: fout, als: "als(gevuld(dag), dag < peildatum, nee)", melding: Kies een latere dag. }
documenten:
  - soort: bon
    label: Bon
    niveau: B
    eisen:
      - { per: rijen, als: "gevuld(item.prijs)", label: "Bon ${nummer}" }
urgentie:
  spoed_vanaf: 12
  verhoogd_vanaf: 6
  regels:
    - code: dag
      als: kleur == "rood"
      datums: [dag]
      trappen:
        - { binnen: 7, spoed: true, reden: "op ${datum}" }
        - { punten: 2, reden: ooit }
`

func loadKlein(src string) (*intake.Definitie, error) {
	return intake.LoadFS(fstest.MapFS{"regelingen/proef@1.yaml": {Data: []byte(src)}}, "proef")
}

func TestOwnFolderLoadsWithTheShippedAmounts(t *testing.T) {
	if _, err := loadKlein(klein); err != nil {
		t.Fatal(err)
	}
}

func TestMistakesInADefinitionAreFoundAtLoadWithTheirPlace(t *testing.T) {
	tests := []struct{ oud, nieuw, want string }{
		{"titel: Proef", "titel: Proef\ntietel: x", `4:1: het veld "tietel" bestaat hier niet`},
		{"definitie: 1", "definitie: een", "2:12: hier past dit niet: verwacht een getal"},
		{"regeling: proef", "regeling: anders", "1:11: dit moet de naam van het bestand zijn"},
		{`als: kleur == "rood"`, `als: kleur == "rod"`, `19:23: "rod" is geen keuze van deze vraag; bedoelde u "rood"?`},
		{`als: kleur == "rood"`, `als: kleuren == "rood"`, `19:14: de vraag "kleuren" bestaat niet; bedoelde u "kleur"?`},
		{`als: kleur == "rood"`, `als: aantal(rijen) > 0`, `19:14: de vraag "rijen" is hier nog niet gesteld; zet hem eerder`},
		{`als: kleur == "rood"`, `als: gevuld(dag)`, `19:14: de vraag "dag" is hier nog niet gesteld`},
		{`als: kleur == "rood"`, `als: standaard(som, 0) > 1`, `19:14: de vraag "som" wordt pas aan het eind berekend`},
		{`als: kleur == "rood"`, `als: kleur`, `19:14:`},
		{"verplicht: altijd\n      - id: dag", "verplicht: soms\n      - id: dag", `15:20: de vraag "soms" bestaat niet`},
		{"- id: dag", "- id: kleur", `16:13: de vraag "kleur" bestaat al`},
		{"- id: dag", "- id: peildatum", `16:13: de naam "peildatum" is bezet`},
		{"type: datum", "type: dtum", `18:15: kies uit: `},
		{"waarde: blauw", "waarde: rood", `13:23: de keuze "rood" staat er twee keer`},
		{"max_aantal: 3", "max_aantal: 0", `geef een groep een max_aantal`},
		{"type: datum", "type: datum\n        rij: dag", `19:14: rij hoort bij type groep`},
		{"verplicht: altijd\n      - id: dag", "scan: { vraag: q, waarden: { ja: rod } }\n      - id: dag", `15:42: kies uit: rood, blauw; bedoelde u "rood"?`},
		{"verplicht: altijd\n      - id: dag", "scan: { vraag: q }\n      - id: dag", `15:15: waarden horen bij keuze, multi en janee`},
		{"verplicht: altijd\n      - id: dag", "scan: { waarden: { ja: rood } }\n      - id: dag", `15:15: vraag ontbreekt`},
		{"verplicht: altijd\n      - id: dag", "scan: q_kleur\n      - id: dag", `15:15: hier past dit niet`},
		{"type: datum", "type: datum\n        scan: { vraag: q, waarden: { later: 2026-01-01 } }", `waarden horen bij keuze, multi en janee`},
		{"max_aantal: 3", "max_aantal: 3\n        scan: { vraag: q }", `scan hoort bij type keuze, multi, janee en datum`},
		{"type: geld }", "type: janee, scan: { vraag: q, waarden: { ja: ja } } }", `een veld van een groep heeft geen als`},
		{"id: prijs", "id: naam", `het veld "naam" bestaat al`},
		{"vraag: dag", "vraag: som", `deze vraag wordt berekend en niet getoond`},
		{"regels:\n", "regels:\n    - { code: los, als: ja, alleen_bij_andere: true, trappen: [{ punten: 1, reden: x }] }\n", `zet deze regel vóór die met alleen_bij_andere`},
		{"regels:\n", "regels:\n    - { code: los, als: ja }\n", `minstens één trap`},
		{"controles:\n", "samenvatting:\n  - { titel: Kern, regels: [{ label: Samen, vraag: som }] }\ncontroles:\n", `schrijf een tekst met ${som}`},
		{"controles:\n", "samenvatting:\n  - { titel: Kern, regels: [{ label: Rijen, vraag: rijen }] }\ncontroles:\n", `een groep past niet op één regel`},
		{"controles:\n", "samenvatting:\n  - { titel: Kern, regels: [{ label: Dag, vraag: dag, tekst: x }] }\ncontroles:\n", `een vraag of een tekst`},
		{"controles:\n", "termijnen:\n  - { wat: beslissen, bron: Awb }\ncontroles:\n", `geef weken of werkdagen`},
		{"controles:\n", "termijnen:\n  - { wat: beslissen, weken: 8, werkdagen: 3, bron: Awb }\ncontroles:\n", `geef weken of werkdagen`},
		{"controles:\n", "termijnen:\n  - { weken: 8 }\ncontroles:\n", `bron ontbreekt`},
		{"controles:\n", "termijnen:\n  - { wat: beslissen, weken: 8, bron: Awb, als: kleur == \"rod\" }\ncontroles:\n", `bedoelde u "rood"?`},
		{"controles:\n", "samenvatting:\n  - { regels: [{ vraag: dag }] }\ncontroles:\n", `label ontbreekt`},
		{"vraag: dag", "vraag: dagg", `de vraag "dagg" bestaat niet; bedoelde u "dag"?`},
		{"ernst: fout", "ernst: erg", `kies uit: fout, waarschuwing`},
		{"per: rijen", "per: kleur", `per noemt een vraag van type groep`},
		{"gevuld(item.prijs)", "gevuld(item.prijz)", `het veld "prijz" bestaat niet in "item"; bedoelde u "prijs"?`},
		{"${nummer}", "${numer}", `de vraag "numer" bestaat niet; bedoelde u "nummer"?`},
		{"niveau: B", "niveau: C", `kies uit: M, B, A`},
		{"datums: [dag]", "datums: [kleur]", `dit is geen vraag naar een datum`},
		{"datums: [dag]", "datums: []", `binnen en zonder_datum vragen datums bij de regel`},
		{"punten: 2, ", "", `geef een trap spoed: true of punten`},
		{"spoed_vanaf: 12", "spoed_vanaf: 5", `spoed_vanaf moet hoger zijn dan verhoogd_vanaf`},
		{"type: datum", "type: datum\n        veld: aanvrager.bns", `deze plek bestaat niet in het document; bedoelde u "aanvrager.bsn"?`},
		{"definitie: 1", "definitie: 0", `dit moet de versie in de naam van het bestand zijn: 1`},
		{"titel: Proef", `titel: " "`, `titel ontbreekt`},
		{"label: Welke dag?", "label:", `label ontbreekt`},
		{"label: Blauw", `label: ""`, `label ontbreekt`},
		{"waarde: blauw", `waarde: ""`, `waarde ontbreekt`},
		{"id: dag", "id: Dag", `geef de vraag een id van kleine letters`},
		{"type: datum", "type: tekst\n        vorm: postkode", `deze vorm bestaat niet`},
		{"type: datum", "type: datum\n        moment: ooit", `dit kan alleen verleden zijn`},
		{"type: datum", "type: geld\n        min: 5\n        max: 4", `min is hoger dan max`},
		{"type: datum", "type: datum\n        max: 4", `min en max horen bij geld, getal en jaar`},
		{"type: datum", "type: getal\n        decimalen: 5", `decimalen is 0 tot en met 4`},
		{"type: datum", "type: datum\n        doel: [X]", `kies uit: R, H, L, K, U, P`},
		{"type: datum", "type: datum\n        voorinvulling: uwv", `kies uit: brp`},
		{"type: datum", "type: datum\n        weet_niet: nee", `verwacht true of false`},
		{"type: datum", "type: datum\n        keuzes: x", `verwacht een lijst`},
		{"type: datum", "type: keuze", `keuzes horen bij type keuze en multi`},
		{"type: datum", "type: blok", `velden horen bij type groep en blok`},
		{"type: datum", "type: adres", `bij dit type hoort een veld`},
		{"type: datum", "type: datum\n        alleen: x", `alleen noemt een keuze van een multi`},
		{"type: geld }", "type: geld, als: ja }", `een veld van een groep heeft geen als`},
		{"type: geld }", "type: geld, verplicht: soms }", `kies uit: altijd, nooit`},
		{"berekend: aantal(rijen)", "berekend: aantal(rijen)\n        verplicht: altijd", `een berekende vraag heeft geen als`},
		{"berekend: aantal(rijen)", "berekend: standaard(som, 0)", `de vraag "som" wordt zelf berekend`},
		{"berekend: aantal(rijen)", "berekend: kleur", `getal`},
		{"pagina: Kleuren", "min_aantal: 0", `8:9: geef de eerste vraag van een module een pagina`},
		{"berekend: aantal(rijen)", "berekend: aantal(rijen)\n        voorstel: aantal(rijen)", `een voorstel hoort bij`},
		{"type: datum", "type: datum\n        voorstel: kleur", `datum`},
		{"max_aantal: 3", "max_aantal: 3\n        voorstel: '[peildatum]'", `24:19: een voorstel voor een groep is een lijst`},
		{"type: getal\n        berekend: aantal(rijen)", "type: groep\n        max_aantal: 3\n        voorstel: rijen\n        velden: [{ id: naam, label: Naam, type: tekst }, { id: prijs, label: Prijs, type: tekst }]", `een voorstel voor een groep is een lijst`},
		{"type: getal\n        berekend: aantal(rijen)", "type: groep\n        max_aantal: 3\n        voorstel: rijen\n        velden: [{ id: kleur, label: Kleur, type: tekst }, { id: naam, label: Naam, type: tekst }]", `een voorstel voor een groep is een lijst`},
		{"type: datum", "type: datum\n        voorinvulling: berekend", `geef met voorstel de formule`},
		{"type: datum", "type: datum\n        tonen: true", `tonen hoort bij een berekende vraag`},
		{"type: geld }", "type: geld, pagina: x }", `een veld van een groep heeft geen als`},
		{"per: rijen, als: \"gevuld(item.prijs)\", ", "", `geef een eis een als, een per of beide`},
		{"per: rijen", "per: rij", `de vraag "rij" bestaat niet`},
		{"soort: bon", "soort: Bon", `geef elk stuk een eigen soort`},
		{"code: dag", "code: Dag", `geef elke regel een eigen code`},
		{"binnen: 7, ", "binnen: 7, zonder_datum: true, ", `gaan niet samen`},
		{"reden: ooit", `reden: "${kleur == \"rood\"}"`, `dit moet tekst worden`},
		{"titel: Vragen", "titel: [", `dit is geen geldige YAML`},
		{"titel: Vragen", "titel: Vragen\n    titel: Weer", `het veld "titel" staat er twee keer in, ook op regel 6`},
	}
	for _, tt := range tests {
		src := strings.Replace(klein, tt.oud, tt.nieuw, 1)
		if src == klein {
			t.Errorf("%q is not in the definition", tt.oud)
		}
		_, err := loadKlein(src)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q for %q gave\n%v\nwant %q", tt.nieuw, tt.oud, err, tt.want)
		}
		var fouten vindplaats.Fouten
		if !errors.As(err, &fouten) || slices.ContainsFunc(fouten, func(f vindplaats.Fout) bool {
			return f.Regel < 1 || f.Kolom < 1 || f.Bestand != "regelingen/proef@1.yaml"
		}) {
			t.Errorf("%q: got %#v, want Fouten with a place", tt.nieuw, err)
		}
	}
}

func TestAllMistakesOfADefinitionAreReportedAtOnce(t *testing.T) {
	src := strings.NewReplacer("type: datum", "type: dtum", `kleur == "rood"`, `kleurr == "rood"`, "niveau: B", "niveau: Q").Replace(klein)
	_, err := loadKlein(src)
	var fouten vindplaats.Fouten
	if !errors.As(err, &fouten) || len(fouten) < 4 {
		t.Errorf("got\n%v\nwant the type, two conditions and the niveau", err)
	}
}

func TestMistakeInASharedFormulaIsToldOnceAtItsPlace(t *testing.T) {
	src := strings.NewReplacer(`als: kleur == "rood"
      - id: rijen`, `als: &rood kleur == "rod"
      - id: rijen
        als: *rood`).Replace(klein)
	_, err := loadKlein(src)
	want := `regelingen/proef@1.yaml:19:29: "rod" is geen keuze van deze vraag; bedoelde u "rood"?`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

func TestMistakesInAmountsAreFoundAtLoad(t *testing.T) {
	tests := []struct{ regel, want string }{
		{`- { code: x, eenheid: euro, waarde: 100, van: 2026-01-01, tot: 2025-01-01, bron: art. 1 }`, "deze dag ligt vóór van"},
		{`- { code: x, eenheid: gulden, waarde: 100, van: 2026-01-01, bron: art. 1 }`, "dit moet euro of getal zijn"},
		{`- { code: x, eenheid: euro, waarde: 100.5, van: 2026-01-01, bron: art. 1 }`, "een bedrag staat in hele centen"},
		{`- { code: x, eenheid: euro, waarde: 100, van: 2026-02-30, bron: art. 1 }`, "schrijf een datum als"},
		{`- { code: x, eenheid: euro, waarde: 100, van: 2026-01-01 }`, "noem de bron"},
		{"- { code: x, eenheid: euro, waarde: 1, van: 2026-01-01, bron: a }\n  - { code: x, eenheid: euro, waarde: 2, van: 2026-07-01, bron: a }", "valt samen met een andere"},
	}
	for _, tt := range tests {
		_, err := intake.LoadFS(fstest.MapFS{
			"regelingen/proef@1.yaml": {Data: []byte(klein)},
			"bedragen.yaml":           {Data: []byte("bedragen:\n  " + tt.regel + "\n")},
		}, "proef")
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s gave %v, want %q", tt.regel, err, tt.want)
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add(klein)
	f.Add("regeling: proef\nmodules: [{vragen: [{velden: [{}]}]}]\ndocumenten: [{eisen: [{per: x}]}]\n")
	f.Add("a: &a [*a]")
	f.Add(strings.Replace(metDeel, "plek@1", "eerder@1", 1))
	f.Add("modules: &m [{vragen: [{deel: eerder@1, zonder: [eerdere_hulp], vervang: [*m, 3, {id: begeleiding_nu}]}]}]\ncontroles: [{deel: gezin@1}, {deel: gezin@1}]\n")
	f.Add("modules:\n  - vragen: &v\n      - deel: eerder@1\n  - vragen: *v\n")
	f.Fuzz(func(t *testing.T, src string) {
		d, err := loadKlein(src)
		if (d == nil) == (err == nil) {
			t.Errorf("got %v and %v, want one of the two", d, err)
		}
	})
}
