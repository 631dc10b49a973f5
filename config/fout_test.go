package config_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"solo/config"
)

var update = flag.Bool("update", false, "rewrite the expected messages")

// Each archive holds a solo.yaml, the files it names, and the messages expected.
func TestEveryMistakeIsReportedAtOnceWithItsPlace(t *testing.T) {
	paden, err := filepath.Glob("testdata/fout/*.txtar")
	if err != nil || len(paden) < 15 {
		t.Fatalf("testdata/fout: %d archives, %v", len(paden), err)
	}
	for _, pad := range paden {
		t.Run(strings.TrimSuffix(filepath.Base(pad), ".txtar"), func(t *testing.T) { toetsArchief(t, pad) })
	}
}

func toetsArchief(t *testing.T, pad string) {
	a, err := txtar.ParseFile(pad)
	if err != nil {
		t.Fatal(err)
	}
	m := t.TempDir()
	var want string
	for _, f := range a.Files {
		if want = string(f.Data); f.Name != "fouten" {
			schrijf(t, filepath.Join(m, f.Name), string(f.Data), 0o600)
		}
	}
	_, err = config.Load(filepath.Join(m, "solo.yaml"))
	fouten, ok := errors.AsType[config.Fouten](err)
	if !ok {
		t.Fatalf("Load: %v (%T), want Fouten", err, err)
	}
	got := ""
	for _, f := range fouten {
		got += strings.ReplaceAll(fmt.Sprintf("%d:%d: %s\n", f.Regel, f.Kolom, f.Melding), m, "MAP")
	}
	if *update {
		herschrijf(t, pad, a, got)
		return
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("messages (-want +got):\n%s", d)
	}
}

func herschrijf(t *testing.T, pad string, a *txtar.Archive, got string) {
	if a.Files[len(a.Files)-1].Name != "fouten" {
		a.Files = append(a.Files, txtar.File{Name: "fouten"})
	}
	a.Files[len(a.Files)-1].Data = []byte(got)
	if err := os.WriteFile(pad, txtar.Format(a), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestSecretForEveryoneIsRefusedWithWhatToDo(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no rights of others on a file")
	}
	pad := inMap(t, config.Voorbeeld())
	geheim := filepath.Join(filepath.Dir(pad), "geheim", "noord-zgw.txt")
	for rechten, want := range map[os.FileMode]bool{0o600: true, 0o640: true, 0o644: false, 0o602: false} {
		if err := os.Chmod(geheim, rechten); err != nil {
			t.Fatal(err)
		}
		_, err := config.Load(pad)
		if (err == nil) != want {
			t.Errorf("with %o: %v, want accepted %v", rechten, err, want)
		}
		if err != nil && !strings.Contains(err.Error(), "chmod 600 '"+geheim+"'") {
			t.Errorf("with %o: %v, want the command that repairs it", rechten, err)
		}
	}
}

func TestFileThatIsNotThereIsAFoutWithoutPlace(t *testing.T) {
	_, err := config.Load(filepath.Join(t.TempDir(), "weg.yaml"))
	f, ok := errors.AsType[config.Fouten](err)
	if !ok || len(f) != 1 || f[0].Regel != 0 || !strings.HasSuffix(err.Error(), "weg.yaml: dit bestand bestaat niet; geef het pad van solo.yaml met --config") {
		t.Errorf("got %v", err)
	}
}

func TestNummerPrefixTellsWhichRuleIsBroken(t *testing.T) {
	for prefix, want := range map[string]string{
		"SOLO-0106":           `begin nummer_prefix met de gemeentecode: vier cijfers, zoals "0106SOLO-"`,
		"0106_SOLO":           "gebruik na de gemeentecode in nummer_prefix alleen letters, cijfers en -; weg moet: _",
		"0106SOLO-assen-2026": "nummer_prefix is te lang (19 tekens): na de vier cijfers van de gemeentecode passen er hoogstens 13",
		"0106SOLO-assen-26":   "<nil>",
	} {
		_, err := config.Load(inMap(t, strings.Replace(config.Voorbeeld(), "0106SOLO-", prefix, 1)))
		if got := fmt.Sprint(err); !strings.HasSuffix(got, want) {
			t.Errorf("%s: got %s, want %s", prefix, got, want)
		}
	}
}

// What may be a secret is not shown; what is the name of a file is, with the command
// that makes it.
func TestMissingFileIsNamedWhenItLooksLikeAPath(t *testing.T) {
	for waarde, want := range map[string]string{
		"geheim/2027.key": `het bestand "geheim/2027.key" bestaat niet; gezocht vanaf de map `,
		"2027.key":        `het bestand "2027.key" bestaat niet; gezocht vanaf de map `,
		"geheim/2027":     `het bestand "geheim/2027" bestaat niet; gezocht vanaf de map `, // that folder is there
		"geheim":          "het bestand",                                                   // tells that it is a folder
		"Zeer4Geheim":     "dit bestand bestaat niet; gezocht vanaf de map ",
		"q8/Zx+31/Pk==":   "dit bestand bestaat niet; gezocht vanaf de map ",
		"eyJh.eyJz.Sfl_K": "dit bestand bestaat niet; gezocht vanaf de map ",
	} {
		pad := inMap(t, strings.Replace(config.Voorbeeld(), `"2026": geheim/2026.key`, `"2026": "`+waarde+`"`, 1))
		_, err := config.Load(pad)
		got := fmt.Sprint(err)
		if waarde == "geheim" {
			want = "dit bestand is een map, geen bestand"
		} else if !strings.Contains(got, "; zet hem terug van uw kopie, of draaide SOLO hier nog nooit, maak hem met: solo sleutel ") {
			t.Errorf("%s: got %v, want the copy, and the command that makes a key", waarde, err)
		}
		if !strings.Contains(got, want) || strings.HasPrefix(want, "dit") && waarde != "geheim" && strings.Contains(got, waarde) {
			t.Errorf("%s: got %v, want %s", waarde, err, want)
		}
	}
}

func TestFileThatServesTwiceIsToldOnce(t *testing.T) {
	pad := inMap(t, config.Voorbeeld()) // geheim/mail.txt stands in signalen and in loket
	if err := os.Remove(filepath.Join(filepath.Dir(pad), "geheim", "mail.txt")); err != nil {
		t.Fatal(err)
	}
	_, err := config.Load(pad)
	if f, _ := errors.AsType[config.Fouten](err); len(f) != 1 || !strings.Contains(f[0].Melding, `"geheim/mail.txt" bestaat niet`) {
		t.Errorf("got %v, want one mistake", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(config.Voorbeeld()))
	paden, _ := filepath.Glob("testdata/fout/*.txtar")
	for _, pad := range paden {
		a, err := txtar.ParseFile(pad)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(a.Files[0].Data)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		c, err := config.Parse("testdata/solo.yaml", raw)
		fouten, _ := errors.AsType[config.Fouten](err)
		if (c == nil) != (err != nil) || err != nil && len(fouten) == 0 {
			t.Fatalf("Parse: config %v, error %T", c != nil, err)
		}
		for _, v := range fouten {
			if v.Melding == "" || v.Bestand != "testdata/solo.yaml" || v.Regel < 0 || v.Regel > strings.Count(string(raw), "\n")+strings.Count(string(raw), "\r")+2 {
				t.Errorf("Fout without message or place: %+v", v)
			}
		}
	})
}
