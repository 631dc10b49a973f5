package loket

import (
	"fmt"
	"io"
	"log/slog"
)

// What is handed about between the loket, the pages and the post tells of one person, and
// prints as a mark.

// Format prints a mark: it is to an address, and its link lets in.
func (b Bericht) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, "[bericht "+string(b.Soort)+"]")
}

// LogValue logs the mark.
func (b Bericht) LogValue() slog.Value { return slog.StringValue("[bericht " + string(b.Soort) + "]") }

// Format prints a mark: it holds a name, an address and a code.
func (Uitnodiging) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[uitnodiging]") }

// LogValue logs the mark.
func (Uitnodiging) LogValue() slog.Value { return slog.StringValue("[uitnodiging]") }

// Format prints a mark: it holds the number of a passport.
func (Bezoeker) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[bezoeker]") }

// LogValue logs the mark.
func (Bezoeker) LogValue() slog.Value { return slog.StringValue("[bezoeker]") }

// Format prints the ID, without the name that people give a paper.
func (st Stuk) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, st.ID) }

// LogValue logs the ID.
func (st Stuk) LogValue() slog.Value { return slog.StringValue(st.ID) }

// Format prints a mark: it holds answers.
func (Start) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[start]") }

// LogValue logs the mark.
func (Start) LogValue() slog.Value { return slog.StringValue("[start]") }

// Format prints the page, without what was filled in.
func (b Blad) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, b.Pagina) }

// LogValue logs the page.
func (b Blad) LogValue() slog.Value { return slog.StringValue(b.Pagina) }

// Format prints a mark: it holds answers.
func (Overzicht) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[overzicht]") }

// LogValue logs the mark.
func (Overzicht) LogValue() slog.Value { return slog.StringValue("[overzicht]") }

// Format prints a mark: it holds answers.
func (Blik) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[blik]") }

// LogValue logs the mark.
func (Blik) LogValue() slog.Value { return slog.StringValue("[blik]") }

// Format prints a mark: it holds a document.
func (Zending) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[zending]") }

// LogValue logs the mark.
func (Zending) LogValue() slog.Value { return slog.StringValue("[zending]") }

// Format prints a mark: it holds a name.
func (Bewind) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[bewind]") }

// LogValue logs the mark.
func (Bewind) LogValue() slog.Value { return slog.StringValue("[bewind]") }

// Format prints a mark: it holds addresses.
func (Emailproef) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[emailproef]") }

// LogValue logs the mark.
func (Emailproef) LogValue() slog.Value { return slog.StringValue("[emailproef]") }

// Format prints a mark: it holds the number of who has no BSN.
func (Balie) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[balie]") }

// LogValue logs the mark.
func (Balie) LogValue() slog.Value { return slog.StringValue("[balie]") }

// Format prints the role, without the name.
func (i Inbreng) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, string(i.Rol)) }

// LogValue logs the role.
func (i Inbreng) LogValue() slog.Value { return slog.StringValue(string(i.Rol)) }

// Format prints the outcome, without who judged and why.
func (k Keuring) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, string(k.Stand)) }

// LogValue logs the outcome.
func (k Keuring) LogValue() slog.Value { return slog.StringValue(string(k.Stand)) }

// Format prints the day, without what is missing.
func (h Hersteltermijn) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, h.Tot.String()) }

// LogValue logs the day.
func (h Hersteltermijn) LogValue() slog.Value { return slog.StringValue(h.Tot.String()) }

// Format prints a mark: it holds answers.
func (Wijziging) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[wijziging]") }

// LogValue logs the mark.
func (Wijziging) LogValue() slog.Value { return slog.StringValue("[wijziging]") }

// Format prints the kind, without what was said of it: its label may name somebody.
func (p Papier) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, p.Soort) }

// LogValue logs the kind.
func (p Papier) LogValue() slog.Value { return slog.StringValue(p.Soort) }

// Format prints a mark: it holds the name of an employee.
func (Afronding) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[afronding]") }

// LogValue logs the mark.
func (Afronding) LogValue() slog.Value { return slog.StringValue("[afronding]") }
