package main

import (
	"os"
	"runtime/debug"
)

// afval is the GOGC of a SOLO that runs, where the operator set none: it collects garbage
// half as often. Most of what the loket uses for a page is garbage when the page is sent.
const afval = 200

// settle gives back what only the start needed. What SOLO takes at rest is measured from
// here: before it, the definitions and the mappings were compiled.
func settle() {
	debug.FreeOSMemory()
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(afval)
	}
}
