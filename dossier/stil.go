package dossier

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
)

// What an application holds of people prints and logs as a mark, whatever the verb or
// handler: a mistake in a message is then harmless. Who must write it encodes on
// purpose.

func mark(f fmt.State, wat string) { _, _ = io.WriteString(f, "["+wat+"]") }

// Format prints a mark.
func (a Aanvraag) Format(f fmt.State, _ rune) { mark(f, "aanvraag") }

// LogValue logs the mark.
func (a Aanvraag) LogValue() slog.Value { return slog.StringValue("[aanvraag]") }

// MarshalJSON refuses; Encode writes the document on purpose.
func (a Aanvraag) MarshalJSON() ([]byte, error) {
	return nil, errors.New("aanvraag: use Encode on purpose")
}

// Format prints a mark.
func (a Antwoorden) Format(f fmt.State, _ rune) { mark(f, "antwoorden") }

// LogValue logs the mark.
func (a Antwoorden) LogValue() slog.Value { return slog.StringValue("[antwoorden]") }

// Format prints a mark.
func (p Persoon) Format(f fmt.State, _ rune) { mark(f, "persoon") }

// LogValue logs the mark.
func (p Persoon) LogValue() slog.Value { return slog.StringValue("[persoon]") }

// Format prints a mark.
func (a Adres) Format(f fmt.State, _ rune) { mark(f, "adres") }

// LogValue logs the mark.
func (a Adres) LogValue() slog.Value { return slog.StringValue("[adres]") }

// Format prints a mark.
func (g Gemachtigde) Format(f fmt.State, _ rune) { mark(f, "gemachtigde") }

// LogValue logs the mark.
func (g Gemachtigde) LogValue() slog.Value { return slog.StringValue("[gemachtigde]") }

// Format prints a mark.
func (c Contact) Format(f fmt.State, _ rune) { mark(f, "contact") }

// LogValue logs the mark.
func (c Contact) LogValue() slog.Value { return slog.StringValue("[contact]") }

// Format prints a mark.
func (i Inbreng) Format(f fmt.State, _ rune) { mark(f, "inbreng") }

// LogValue logs the mark.
func (i Inbreng) LogValue() slog.Value { return slog.StringValue("[inbreng]") }

// Format prints a mark: the reason may hold anything.
func (k Keuring) Format(f fmt.State, _ rune) { mark(f, "keuring") }

// LogValue logs the mark.
func (k Keuring) LogValue() slog.Value { return slog.StringValue("[keuring]") }

// Format prints a mark: an eenmanszaak is a person.
func (o Onderneming) Format(f fmt.State, _ rune) { mark(f, "onderneming") }

// LogValue logs the mark.
func (o Onderneming) LogValue() slog.Value { return slog.StringValue("[onderneming]") }

// Format prints a mark: the name of a file may hold anything.
func (b Bijlage) Format(f fmt.State, _ rune) { mark(f, "bijlage") }

// LogValue logs the mark.
func (b Bijlage) LogValue() slog.Value { return slog.StringValue("[bijlage]") }

// Format prints a mark: the reason is in the applicant's own words.
func (t Toezegging) Format(f fmt.State, _ rune) { mark(f, "toezegging") }

// LogValue logs the mark.
func (t Toezegging) LogValue() slog.Value { return slog.StringValue("[toezegging]") }

// Format prints a mark.
func (v Vervolg) Format(f fmt.State, _ rune) { mark(f, "vervolg") }

// LogValue logs the mark.
func (v Vervolg) LogValue() slog.Value { return slog.StringValue("[vervolg]") }

// MarshalJSON refuses; EncodeVervolg writes the document on purpose.
func (v Vervolg) MarshalJSON() ([]byte, error) {
	return nil, errors.New("vervolg: use EncodeVervolg on purpose")
}

// Format prints a mark.
func (p Patch) Format(f fmt.State, _ rune) { mark(f, "wijziging") }

// LogValue logs the mark.
func (p Patch) LogValue() slog.Value { return slog.StringValue("[wijziging]") }
