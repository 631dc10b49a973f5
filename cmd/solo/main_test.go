package main

import (
	"flag"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// inRol is the environment variable that makes this test binary something else than
// a test: a process that a test has started to be killed.
const inRol = "SOLO_TEST_ROL"

func TestMain(m *testing.M) {
	switch os.Getenv(inRol) {
	case "solo":
		main()
	case "sterveling":
		os.Exit(sterveling())
	default:
		// They wait more than they compute: for a browser, a process, another attempt.
		_ = flag.Set("test.parallel", strconv.Itoa(2*runtime.GOMAXPROCS(0)))
		testscript.Main(m, map[string]func(){"solo": main})
	}
}

// kindproces is this test binary in another role; it ends with the test.
func kindproces(t *testing.T, rol string, args []string, env ...string) *exec.Cmd {
	t.Helper()
	c := exec.CommandContext(t.Context(), os.Args[0], args...)
	c.Env = append(append(os.Environ(), inRol+"="+rol), env...)
	return c
}
