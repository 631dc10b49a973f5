package dossier

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"unique"
)

// BSN is a burgerservicenummer (Wabb art. 1). It prints as "[bsn]"; only Cijfers
// yields the digits. The zero value is "no BSN" (aanvraag at the balie).
//
// The handle keeps the digits behind a pointer: fmt cannot call Format on a BSN
// in an unexported field of another struct and would print a plain string.
type BSN struct{ h unique.Handle[string] }

// ErrBSN reports text that is no BSN: not nine digits, or the elfproef fails.
var ErrBSN = errors.New("vul een geldig BSN in: negen cijfers, zonder punten of spaties")

// ParseBSN checks nine digits and the elfproef (weight -1 for the last digit).
// All zeros is refused although it passes the sum.
func ParseBSN(s string) (BSN, error) {
	if !isElfproef(s) {
		return BSN{}, ErrBSN
	}
	return BSN{unique.Make(s)}, nil
}

// isElfproef reports whether s is nine digits of which 9a+8b+…+2h-i is a multiple
// of eleven; all zeros is no number.
func isElfproef(s string) bool {
	if len(s) != 9 || strings.Trim(s, "0123456789") != "" || s == "000000000" {
		return false
	}
	som := -int(s[8] - '0')
	for i := range 8 {
		som += (9 - i) * int(s[i]-'0')
	}
	return som%11 == 0
}

// Cijfers returns the nine digits, or "" for the zero BSN. It is the only way out.
func (b BSN) Cijfers() string {
	if b.IsZero() {
		return ""
	}
	return b.h.Value()
}

// IsZero reports whether there is no BSN.
func (b BSN) IsZero() bool { return b == BSN{} }

// IsTest reports whether the BSN lies in the range 99999xxxx that is published
// for test persons and is never handed out.
func (b BSN) IsTest() bool { return strings.HasPrefix(b.Cijfers(), "99999") }

// Format prints the mark, whatever the verb.
func (b BSN) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[bsn]") }

// LogValue logs the mark.
func (b BSN) LogValue() slog.Value { return slog.StringValue("[bsn]") }

// MarshalJSON refuses: who must write the digits encodes Cijfers on purpose.
func (b BSN) MarshalJSON() ([]byte, error) {
	return nil, errors.New("bsn: encode Cijfers on purpose")
}
