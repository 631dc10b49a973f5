package gereedschap_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"solo/gereedschap"
)

// An uitkomst is a test that keeps how it was ended.
type uitkomst struct {
	testing.TB
	tekst string
}

func (u *uitkomst) Fatal(args ...any) { u.tekst = "fails: " + fmt.Sprint(args...) }
func (u *uitkomst) Skip(args ...any)  { u.tekst = "skips: " + fmt.Sprint(args...) }

func TestAbsentProgramFailsInCIAndSkipsElsewhere(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	for ci, want := range map[string]string{
		"":     "skips: er or ver is not installed, not tested: the far end",
		"true": "fails: er or ver is not installed, not tested: the far end",
	} {
		t.Setenv("CI", ci)
		u := &uitkomst{TB: t}
		if pad := gereedschap.Need(u, "the far end", "er", "ver"); pad != "" || u.tekst != want {
			t.Errorf("CI=%q: got %q and %q, want %q", ci, pad, u.tekst, want)
		}
	}
}

func TestFirstProgramThatIsThereIsGiven(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("PATH", folder)
	want := filepath.Join(folder, "ver.exe") // Windows goes by the extension
	if err := os.WriteFile(want, nil, 0o700); err != nil {
		t.Fatal(err)
	}
	u := &uitkomst{TB: t}
	if pad := gereedschap.Need(u, "", "er", "ver.exe"); pad != want || u.tekst != "" {
		t.Errorf("got %q and %q, want %q", pad, u.tekst, want)
	}
}
