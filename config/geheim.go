package config

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
)

// A Geheim is the content of a secret file. It never prints and never encodes;
// Inhoud is the only way out. The zero value is "no secret".
type Geheim struct{ p *string } // behind a pointer: fmt does not follow it in an unexported field

// NewGeheim wraps a secret that does not come from a file, as in the demo.
func NewGeheim(inhoud string) Geheim { return Geheim{&inhoud} }

// Inhoud returns the text of the file without white space around it.
func (g Geheim) Inhoud() string {
	if g.p == nil {
		return ""
	}
	return *g.p
}

const merk = "[geheim]"

// Format prints the mark, whatever the verb.
func (g Geheim) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, merk) }

// LogValue logs the mark.
func (g Geheim) LogValue() slog.Value { return slog.StringValue(merk) }

// MarshalText refuses, for JSON and YAML alike.
func (g Geheim) MarshalText() ([]byte, error) {
	return nil, errors.New("een geheim wordt niet gecodeerd")
}
