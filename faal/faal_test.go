//go:build !faal

package faal_test

import (
	"testing"

	"solo/faal"
)

// TestWithoutTheTagNothingFails: no environment can make a released program fail.
func TestWithoutTheTagNothingFails(t *testing.T) {
	t.Setenv("SOLO_FAAL", faal.BeforeCommit+":1")
	t.Setenv("SOLO_MUTANT", faal.GeenSync)
	t.Setenv("SOLO_WAL_STAP", "1")
	faal.Punt(faal.BeforeCommit)
	faal.Straks(faal.BeforeCommit)
	if faal.Mutant(faal.GeenSync) || faal.Getal("wal-stap", 7) != 7 {
		t.Error("the environment changed what the program does")
	}
}
