package scan

import (
	"fmt"
	"io"
	"log/slog"
)

// Answers and what follows from them tell of one person, also without his name. They
// print as a mark.

// Format prints a mark.
func (Antwoorden) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[antwoorden]") }

// LogValue logs the mark.
func (Antwoorden) LogValue() slog.Value { return slog.StringValue("[antwoorden]") }

// Format prints the name, without the answer.
func (v Veld) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, v.Naam) }

// LogValue logs the name.
func (v Veld) LogValue() slog.Value { return slog.StringValue(v.Naam) }

// Format prints the id of the question, without the answer.
func (a Antwoord) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, a.Vraag) }

// LogValue logs the id of the question.
func (a Antwoord) LogValue() slog.Value { return slog.StringValue(a.Vraag) }

// Format prints a mark.
func (Uitkomst) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[uitkomst]") }

// LogValue logs the mark.
func (Uitkomst) LogValue() slog.Value { return slog.StringValue("[uitkomst]") }
