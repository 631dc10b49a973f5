package main

import (
	"context"
	"log/slog"
	"strings"
	"testing"

	"solo/config"
	"solo/loket"
	"solo/post"
)

func TestMailWithACodeHasTheCodeAndNoLink(t *testing.T) {
	bode := post.NewBode(post.Server{}, slog.New(slog.DiscardHandler))
	ctx, stop := context.WithCancel(t.Context())
	var brief post.Brief
	bode.Stuur = func(_ context.Context, b post.Brief) error {
		brief = b
		stop()
		return nil
	}
	p := loketpost{bode, config.Loket{Naam: "Het Loket", Openbaar: "https://loket.voorbeeld.example/"}}
	if err := p.Send(ctx, loket.Bericht{Soort: loket.BerichtEmailcode, Aan: "a@voorbeeld.example", Kenmerk: "K", Code: "012345"}); err != nil {
		t.Fatal(err)
	}
	if err := bode.Run(ctx); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(brief.Tekst, "\n012345\n") || strings.Contains(brief.Tekst, "http") || brief.Onderwerp == "" || strings.Contains(brief.Onderwerp, "012345") {
		t.Errorf("got %q: %q; want the code in the text alone, and no link", brief.Onderwerp, brief.Tekst)
	}
}
