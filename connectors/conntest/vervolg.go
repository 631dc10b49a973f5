package conntest

import (
	"testing"

	"solo/connectors"
)

// Vervolg delivers p over a line without faults, and returns the Proef of what comes
// after it, of the same case system: volgt makes the Opdracht. The journal of the first
// delivery is not that of the second.
func Vervolg(t *testing.T, p Proef, volgt func(connectors.Ontvangst) connectors.Opdracht) Proef {
	t.Helper()
	p.Opdracht = volgt(newLoop(t, p).finish())
	return p
}
