package store

import (
	"fmt"
	"io"
	"log/slog"
)

// What holds personal data prints as a mark.
const (
	merkAanname  = "[aanname]"
	merkDossier  = "[dossier]"
	merkBijlage  = "[bijlage]"
	merkWeergave = "[weergave]"
)

// Format prints a mark: an aanname is personal data.
func (Aanname) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, merkAanname) }

// LogValue logs the mark.
func (Aanname) LogValue() slog.Value { return slog.StringValue(merkAanname) }

// Format prints a mark: what will be sent is personal data.
func (Weergave) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, merkWeergave) }

// LogValue logs the mark.
func (Weergave) LogValue() slog.Value { return slog.StringValue(merkWeergave) }

// Format prints a mark: an opened dossier is personal data.
func (Dossier) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, merkDossier) }

// LogValue logs the mark.
func (Dossier) LogValue() slog.Value { return slog.StringValue(merkDossier) }

// Format prints a mark: the name of a file is personal data.
func (Bijlage) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, merkBijlage) }

// LogValue logs the mark.
func (Bijlage) LogValue() slog.Value { return slog.StringValue(merkBijlage) }
