package paginas

import (
	"fmt"
	"io"
	"log/slog"
)

// What is known of a person on a page, or kept between two, prints as a mark.

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

// Format prints a mark: it holds what was filled in on the page.
func (antwoordblad) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[antwoordblad]") }

// LogValue logs the mark.
func (antwoordblad) LogValue() slog.Value { return slog.StringValue("[antwoordblad]") }

// Format prints a mark: it holds answers.
func (scanstap) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[scanstap]") }

// LogValue logs the mark.
func (scanstap) LogValue() slog.Value { return slog.StringValue("[scanstap]") }

// Format prints a mark: it holds an address.
func (emailblad) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[emailblad]") }

// LogValue logs the mark.
func (emailblad) LogValue() slog.Value { return slog.StringValue("[emailblad]") }
