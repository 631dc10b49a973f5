package invoer

import (
	"fmt"
	"io"
	"log/slog"
)

// Format prints a mark: it holds what was typed.
func (Antwoord) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[antwoord]") }

// LogValue logs the mark.
func (Antwoord) LogValue() slog.Value { return slog.StringValue("[antwoord]") }
