// Package gereedschap finds the programs of others that tests hold our work against: a
// browser, a reader of PDFs, strace. It refuses to know what is tested with them.
package gereedschap

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// Need gives the path of the first of these programs that is installed. Without one the
// test ends and says what is not tested then: a machine of a developer skips it, and in CI
// (CI is set) it fails.
func Need(t testing.TB, ongetest string, programmas ...string) string {
	t.Helper()
	for _, naam := range programmas {
		if pad, err := exec.LookPath(naam); err == nil {
			return pad
		}
	}
	end := t.Skip
	if os.Getenv("CI") != "" {
		end = t.Fatal
	}
	end(strings.Join(programmas, " or ") + " is not installed, not tested: " + ongetest)
	return ""
}
