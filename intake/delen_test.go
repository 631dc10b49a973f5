package intake_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"solo/intake"
	"solo/vindplaats"
)

const (
	metDeel = `regeling: proef
definitie: 1
titel: Proef
modules:
  - id: A
    titel: Vragen
    vragen:
      - { id: kleur, pagina: Kleuren, label: "Welke kleur?", type: tekst }
      - deel: plek@1
        zonder: [weg]
        vervang:
          - { id: anders, label: "Welke andere plek?", type: tekst }
      - { id: laatste, label: "Nog iets?", type: lang }
controles:
  - deel: plek@1
documenten:
  - deel: plek@1
    zonder: [kaart]
urgentie:
  spoed_vanaf: 12
  verhoogd_vanaf: 6
  regels:
    - deel: plek@1
samenvatting:
  - deel: plek@1
`
	plek = `deel: plek@1
vragen:
  - { id: weg, pagina: Plek, label: "Hoe?", type: tekst }
  - { id: waar, label: "Waar?", type: tekst, als: 'kleur == "rood"' }
  - { id: anders, pagina: Andere plek, label: "Of waar?", type: tekst }
controles:
  - { vraag: waar, ernst: fout, als: waar == kleur, melding: Kies een plek. }
documenten:
  - { soort: kaart, label: Kaart, niveau: A }
  - { soort: foto, label: Foto, niveau: B, eisen: [{ als: gevuld(waar) }] }
urgentie:
  - { code: plek, als: gevuld(waar), trappen: [{ punten: 1, reden: plek }] }
samenvatting:
  - { titel: Plek, regels: [{ label: Waar, vraag: waar }] }
`
)

func loadDelen(definitie, deel string) (*intake.Definitie, error) {
	return intake.LoadFS(fstest.MapFS{"regelingen/proef@1.yaml": {Data: []byte(definitie)}, "regelingen/delen/plek@1.yaml": {Data: []byte(deel)}}, "proef")
}

func TestDefinitionTakesUpADeel(t *testing.T) {
	d, err := loadDelen(metDeel, plek)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range d.Paginas() {
		got = append(got, p.Titel+": "+strings.Join(p.IDs(), " "))
	}
	if want := []string{"Kleuren: kleur", "Plek: waar", "Andere plek: anders laatste"}; !slices.Equal(got, want) {
		t.Errorf("got pages %q, want %q: a page goes on when its first question is left out or replaced", got, want)
	}
	if v, _ := d.Vraag("anders"); v.Label != "Welke andere plek?" {
		t.Errorf("got %q, want the question that the definition puts in its place", v.Label)
	}
	if len(d.Stukken) != 1 || d.Stukken[0].Soort != "foto" || len(d.Controles) != 1 || len(d.Urgentie.Regels) != 1 || len(d.Kern) != 1 {
		t.Errorf("got %d documents, %d checks, %d rules, %d blocks; want one of each", len(d.Stukken), len(d.Controles), len(d.Urgentie.Regels), len(d.Kern))
	}
}

func TestMistakesAreToldInTheFileWhereTheyStand(t *testing.T) {
	const def, deel = "regelingen/proef@1.yaml:", "regelingen/delen/plek@1.yaml:"
	tests := []struct{ inDeel, oud, nieuw, want string }{
		{"", "zonder: [weg]", "zonder: [wegg]", def + `10:18: "wegg" staat niet in dit deel; bedoelde u "weg"?`},
		{"", "zonder: [weg]", "zonder: [kleur]", def + `10:18: "kleur" staat niet in dit deel`},
		{"", "zonder: [weg]", "sonder: [weg]", def + `10:9: het veld "sonder" bestaat hier niet`},
		{"", "id: anders", "id: ander", def + `12:19: "ander" staat niet in dit deel; bedoelde u "anders"?`},
		{"", `label: "Welke andere plek?"`, `labbel: x`, def + `12:27: het veld "labbel" bestaat hier niet`},
		{"", `label: "Welke andere plek?", type: tekst`, `label: x, type: tekts`, def + `12:43: kies uit`},
		{"", `id: laatste`, `id: waar`, def + `13:15: de vraag "waar" bestaat al`},
		{"", `id: kleur`, `id: kleurr`, deel + `4:52: de vraag "kleur" bestaat niet; bedoelde u "kleurr"?`},
		{"", "titel: Proef", "tietel: Proef", def + `3:1: het veld "tietel" bestaat hier niet`},
		{"", "deel: plek@1", "deel: plek@2", def + `9:15: het deel plek@2 is niet te lezen: er is geen bestand delen/plek@2.yaml`},
		{"", "deel: plek@1", "deel: plek", def + `9:15: noem een deel met zijn versie`},
		{"", "deel: plek@1", "deel: ../plek@1", def + `9:15: noem een deel met zijn versie`},
		{"", "deel: plek@1", "deel: [plek]", def + `9:15: hier past dit niet: verwacht tekst`},
		{"x", "deel: plek@1", "deel: plak@1", deel + "1:7: dit moet de naam van het bestand zijn"},
		{"x", "type: tekst, als", "type: tekts, als", deel + "4:39: kies uit"},
		{"x", `"rood"`, `rood`, deel + `4:61: de vraag "rood" bestaat niet`},
		{"x", "label: Foto", "labbel: Foto", deel + `10:20: het veld "labbel" bestaat hier niet`},
		{"x", "ernst: fout", "ernst: erg", deel + "7:27: kies uit: fout, waarschuwing"},
		{"x", "gevuld(waar) }", "gevuld(waer) }", deel + `10:66: de vraag "waer" bestaat niet`},
		{"x", "punten: 1, ", "", deel + `12:48: geef een trap spoed: true of punten`},
		{"x", "vraag: waar }", "vraag: wie }", deel + `14:51: de vraag "wie" bestaat niet`},
		{"x", "samenvatting:\n  - { titel: Plek, regels: [{ label: Waar, vraag: waar }] }\n", "", def + `25:11: het deel plek@1 heeft geen samenvatting`},
		{"x", "vragen:", "fragen:", deel + `2:1: het veld "fragen" bestaat hier niet`},
		{"x", "vragen:", "vragen: [", deel},
	}
	for _, tt := range tests {
		a, b := metDeel, plek
		if tt.inDeel == "" {
			a = strings.Replace(a, tt.oud, tt.nieuw, 1)
		} else {
			b = strings.Replace(b, tt.oud, tt.nieuw, 1)
		}
		_, err := loadDelen(a, b)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q for %q gave\n%v\nwant %q", tt.nieuw, tt.oud, err, tt.want)
		}
		if _, ok := errors.AsType[vindplaats.Fouten](err); a+b == metDeel+plek || err != nil && !ok {
			t.Errorf("%q for %q changed nothing, or gave no Fouten: %v", tt.nieuw, tt.oud, err)
		}
	}
}

func TestOwnFolderMayUseTheShippedDelen(t *testing.T) {
	src := strings.Replace(metDeel, "    vragen:\n", "    vragen:\n      - deel: eerder@1\n", 1)
	if d, err := loadDelen(src, plek); err != nil {
		t.Error(err)
	} else if _, ok := d.Vraag("begeleiding_nu"); !ok {
		t.Error("the questions of eerder@1 are absent")
	}
}

// A published version never changes. Before the first release a hash may still change;
// after it, a change is a new version of the definition (and of the deel it is in).
func TestShippedDefinitionsDoNotChange(t *testing.T) {
	want := map[string]string{
		"bbz-gevestigd 1":  "2703498f2c0b418d",
		"bbz-starter 1":    "04d89c66927a80a9",
		"ioaz 1":           "72c239f84a140418",
		"kwijtschelding 1": "e5cde13b31a1ad3a",
		"melding 1":        "641d2412e6287503",
		"schuldhulp 1":     "a18fa031542bd170",
	}
	namen, err := intake.Regelingen(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, naam := range namen {
		versies, err := intake.Versies(nil, naam)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range versies {
			versie := fmt.Sprintf("%s %d", naam, d.Versie)
			if got := afdruk(t, d); got != want[versie] {
				t.Errorf("%s is now %s, was %s", versie, got, want[versie])
			}
		}
	}
}

// afdruk hashes what a definition says; a field that it does not use does not count, so
// that a new one changes nothing.
func afdruk(t *testing.T, d *intake.Definitie) string {
	raw, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var w any
	if err := json.Unmarshal(raw, &w); err != nil {
		t.Fatal(err)
	}
	raw, err = json.Marshal(gevuld(w))
	if err != nil {
		t.Fatal(err)
	}
	som := sha256.Sum256(raw)
	return hex.EncodeToString(som[:8])
}

// gevuld leaves out the fields that are empty.
func gevuld(w any) any {
	switch v := w.(type) {
	case map[string]any:
		uit := map[string]any{}
		for k, x := range v {
			if x = gevuld(x); x != nil && x != "" && x != false && x != 0.0 {
				uit[k] = x
			}
		}
		return uit
	case []any:
		for i := range v {
			v[i] = gevuld(v[i])
		}
	}
	return w
}

// metTwee are two definitions with one deel; the one leaves out and replaces, the other takes it whole.
func metTwee(heel, deel string) fstest.MapFS {
	return fstest.MapFS{"regelingen/proef@1.yaml": {Data: []byte(metDeel)}, "regelingen/heel@1.yaml": {Data: []byte(heel)},
		"regelingen/delen/plek@1.yaml": {Data: []byte(deel)}}
}

var heelDeel = strings.NewReplacer("regeling: proef", "regeling: heel", "        zonder: [weg]\n", "").Replace(metDeel)

func TestADeelThatIsReadOnceIsWholeForEachDefinition(t *testing.T) {
	in := metTwee(heelDeel, plek)
	alle, err := intake.Alle(in)
	if err != nil || len(alle) != 2 {
		t.Fatalf("got %d definitions, %v; want 2", len(alle), err)
	}
	for naam, versies := range alle {
		los, err := intake.Versies(in, naam)
		if err != nil {
			t.Fatal(err)
		}
		_, weg := versies[0].Vraag("weg")
		if want := naam == "heel"; weg != want || len(versies) != 1 {
			t.Errorf("%s has what the other leaves out: %v, want %v", naam, weg, want)
		}
		if got, want := intake.Schema(versies[0]), intake.Schema(los[0]); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %v, want %v", naam, got, want)
		}
	}
}

func TestMistakesOfAllDefinitionsAreToldAtOnce(t *testing.T) {
	_, err := intake.Alle(metTwee(strings.Replace(heelDeel, "titel: Proef", "tietel: Proef", 1), strings.Replace(plek, "label: Foto", "labbel: Foto", 1)))
	for _, want := range []string{`regelingen/heel@1.yaml:3:1: het veld "tietel" bestaat hier niet`, `regelingen/delen/plek@1.yaml:10:20: het veld "labbel" bestaat hier niet`} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q in it", err, want)
		}
	}
	if n := strings.Count(fmt.Sprint(err), "labbel"); n != 2 {
		t.Errorf("got the mistake of the deel %d times, want once for each definition: %v", n, err)
	}
}
