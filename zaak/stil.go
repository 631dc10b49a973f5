package zaak

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
)

// What a zaak holds of people prints and logs as a mark, whatever the verb or handler.

func mark(f fmt.State, wat string) { _, _ = io.WriteString(f, "["+wat+"]") }

// Format prints a mark.
func (z Zaak) Format(f fmt.State, _ rune) { mark(f, "zaak") }

// LogValue logs the mark.
func (z Zaak) LogValue() slog.Value { return slog.StringValue("[zaak]") }

// MarshalJSON refuses; Encode writes the zaak on purpose, with the BSNs.
func (z Zaak) MarshalJSON() ([]byte, error) {
	return nil, errors.New("zaak: use Encode on purpose")
}

// Format prints a mark.
func (r Rol) Format(f fmt.State, _ rune) { mark(f, "rol") }

// LogValue logs the mark.
func (r Rol) LogValue() slog.Value { return slog.StringValue("[rol]") }

// Format prints a mark.
func (p Persoon) Format(f fmt.State, _ rune) { mark(f, "persoon") }

// LogValue logs the mark.
func (p Persoon) LogValue() slog.Value { return slog.StringValue("[persoon]") }

// Format prints a mark: an eenmanszaak is a person.
func (v Vestiging) Format(f fmt.State, _ rune) { mark(f, "vestiging") }

// LogValue logs the mark.
func (v Vestiging) LogValue() slog.Value { return slog.StringValue("[vestiging]") }

// Format prints a mark.
func (m Medewerker) Format(f fmt.State, _ rune) { mark(f, "medewerker") }

// LogValue logs the mark.
func (m Medewerker) LogValue() slog.Value { return slog.StringValue("[medewerker]") }

// Format prints a mark.
func (c Contact) Format(f fmt.State, _ rune) { mark(f, "contact") }

// LogValue logs the mark.
func (c Contact) LogValue() slog.Value { return slog.StringValue("[contact]") }

// Format prints a mark.
func (e Eigenschap) Format(f fmt.State, _ rune) { mark(f, "eigenschap") }

// LogValue logs the mark.
func (e Eigenschap) LogValue() slog.Value { return slog.StringValue("[eigenschap]") }

// Format prints a mark.
func (d Document) Format(f fmt.State, _ rune) { mark(f, "document") }

// LogValue logs the mark.
func (d Document) LogValue() slog.Value { return slog.StringValue("[document]") }

// Format prints a mark.
func (e Extra) Format(f fmt.State, _ rune) { mark(f, "extra") }

// LogValue logs the mark.
func (e Extra) LogValue() slog.Value { return slog.StringValue("[extra]") }
