package paginas

import (
	"fmt"
	"io"
	"log/slog"
)

// What a session keeps of a person between two pages prints as a mark.

// Format prints the role, without who it is.
func (x sessie) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[sessie "+x.Rol+"]") }

// LogValue logs the role.
func (x sessie) LogValue() slog.Value { return slog.StringValue("[sessie " + x.Rol + "]") }

// Format prints a mark: it holds answers.
func (meegebracht) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[meegebracht]") }

// LogValue logs the mark.
func (meegebracht) LogValue() slog.Value { return slog.StringValue("[meegebracht]") }

// Format prints a mark: it holds what was typed.
func (wachtend) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[wachtend]") }

// LogValue logs the mark.
func (wachtend) LogValue() slog.Value { return slog.StringValue("[wachtend]") }
