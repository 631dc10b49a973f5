package kluis

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
)

var errCodeer = errors.New("een sleutel wordt niet gecodeerd")

// Format prints [sleutel], whatever the verb.
func (s Sleutel) Format(f fmt.State, _ rune) { io.WriteString(f, "[sleutel]") }

// LogValue logs [sleutel].
func (s Sleutel) LogValue() slog.Value { return slog.StringValue("[sleutel]") }

// MarshalJSON refuses: a key in a document is a mistake.
func (s Sleutel) MarshalJSON() ([]byte, error) { return nil, errCodeer }

// MarshalText refuses, for the encodings that ask for it (YAML, XML).
func (s Sleutel) MarshalText() ([]byte, error) { return nil, errCodeer }

// Format prints [kluis], whatever the verb.
func (k Kluis) Format(f fmt.State, _ rune) { io.WriteString(f, "[kluis]") }

// LogValue logs [kluis].
func (k Kluis) LogValue() slog.Value { return slog.StringValue("[kluis]") }

// MarshalJSON refuses: a key in a document is a mistake.
func (k Kluis) MarshalJSON() ([]byte, error) { return nil, errCodeer }

// MarshalText refuses, for the encodings that ask for it (YAML, XML).
func (k Kluis) MarshalText() ([]byte, error) { return nil, errCodeer }
