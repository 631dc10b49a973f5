package intake

import (
	"fmt"
	"io"
	"log/slog"
)

// What the intake gives out tells of one person: his answers, and in the judgement why
// there is haste. It prints as a mark; the JSON of a judgement is stored sealed.

// Format prints the reference, which is safe to log, and nothing of the judgement.
func (o Ontvangen) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, string(o.ID)) }

// LogValue logs the reference.
func (o Ontvangen) LogValue() slog.Value { return slog.StringValue(string(o.ID)) }

// Format prints a mark.
func (Oordeel) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[oordeel]") }

// LogValue logs the mark.
func (Oordeel) LogValue() slog.Value { return slog.StringValue("[oordeel]") }

// Format prints the level, without the reasons.
func (u Urgentie) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, u.Niveau) }

// LogValue logs the level.
func (u Urgentie) LogValue() slog.Value { return slog.StringValue(u.Niveau) }

// Format prints a mark.
func (GetoondeSectie) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[antwoorden]") }

// LogValue logs the mark.
func (GetoondeSectie) LogValue() slog.Value { return slog.StringValue("[antwoorden]") }

// Format prints the id of the question, without the answer.
func (v GetoondeVraag) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, v.ID) }

// LogValue logs the id of the question.
func (v GetoondeVraag) LogValue() slog.Value { return slog.StringValue(v.ID) }

// Format prints a mark.
func (GetoondBlok) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[samenvatting]") }

// LogValue logs the mark.
func (GetoondBlok) LogValue() slog.Value { return slog.StringValue("[samenvatting]") }

// Format prints a mark: the label may name somebody too.
func (GetoondFeit) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[feit]") }

// LogValue logs the mark.
func (GetoondFeit) LogValue() slog.Value { return slog.StringValue("[feit]") }

// Format prints the percentage, without what is asked for.
func (v Volledigheid) Format(f fmt.State, _ rune) { _, _ = fmt.Fprintf(f, "%d%%", v.Percentage) }

// LogValue logs the percentage.
func (v Volledigheid) LogValue() slog.Value { return slog.IntValue(v.Percentage) }

// Format prints the kind: the label may name somebody.
func (e DocumentEis) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, e.Soort) }

// LogValue logs the kind.
func (e DocumentEis) LogValue() slog.Value { return slog.StringValue(e.Soort) }
