package main

import (
	"io"
	"log"
	"log/slog"
)

// A zwijger takes what a library prints through the std log and tells only that there
// was something, because net/http prints the beginning of what it got: a BSN perhaps.
type zwijger struct{ log *slog.Logger }

func (z zwijger) Write(p []byte) (int, error) {
	z.log.Warn("bericht van een bibliotheek onderdrukt", "lengte", len(p))
	return len(p), nil
}

// silence keeps the std log, which libraries share, from printing any text on w.
func silence(w io.Writer) {
	log.SetFlags(0)
	log.SetOutput(zwijger{slog.New(slog.NewJSONHandler(w, nil))})
}
