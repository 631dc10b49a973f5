package levering

import (
	"fmt"
	"io"
	"log/slog"
)

// What is rendered is personal data and prints as a mark; a Lade holds the key of a
// dossier.

// Format prints a mark.
func (Lade) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[lade]") }

// LogValue logs the mark.
func (Lade) LogValue() slog.Value { return slog.StringValue("[lade]") }

// Format prints the version of the mapping, and nothing of the zaak.
func (g Gemaakt) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, g.Mapping) }

// LogValue logs the version of the mapping.
func (g Gemaakt) LogValue() slog.Value { return slog.StringValue(g.Mapping) }

// Format prints a mark.
func (pin) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[zaak]") }

// LogValue logs the mark.
func (pin) LogValue() slog.Value { return slog.StringValue("[zaak]") }

// Format prints a mark.
func (invoer) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[aanvraag]") }

// LogValue logs the mark.
func (invoer) LogValue() slog.Value { return slog.StringValue("[aanvraag]") }
