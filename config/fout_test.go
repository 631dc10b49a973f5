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
		if err != nil && !strings.Contains(err.Error(), "chmod o-rwx '"+geheim+"'") {
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
