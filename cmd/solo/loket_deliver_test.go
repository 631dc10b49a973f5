package main

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"

	"solo/config"
	"solo/loket"
	"solo/post"
)

// The loket keeps a melding until the mail server took its number, and must hear that it did not.
func TestMailOfAMeldingTellsWhetherItWasTaken(t *testing.T) {
	bode := post.NewBode(post.Server{}, slog.New(slog.DiscardHandler))
	var brief post.Brief
	var antwoord error
	bode.Stuur = func(_ context.Context, b post.Brief) error { brief = b; return antwoord }
	p := loketpost{bode, config.Loket{Naam: "Het Loket", Openbaar: "https://loket.voorbeeld.example/"}}
	b := loket.Bericht{Soort: loket.BerichtMelding, Aan: "team@voorbeeld.example", Kenmerk: "0K3Q-8V2M-7XTR-9B1C"}
	if err := p.Deliver(t.Context(), b); err != nil || !strings.Contains(brief.Tekst, b.Kenmerk) || !strings.Contains(brief.Tekst, "Meldingen") {
		t.Errorf("got %v and %q, want the number and where to read the rest", err, brief.Tekst)
	}
	if antwoord = errors.New("vol"); p.Deliver(t.Context(), b) == nil {
		t.Error("that the server refused is not told")
	}
	if p.bode = nil; p.Deliver(t.Context(), b) == nil {
		t.Error("that there is no server is not told")
	}
}
