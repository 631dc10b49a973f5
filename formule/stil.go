package formule

import (
	"fmt"
	"io"
	"log/slog"
)

// Format prints a mark: it holds answers.
func (*Omgeving) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[omgeving]") }

// LogValue logs the mark.
func (*Omgeving) LogValue() slog.Value { return slog.StringValue("[omgeving]") }
