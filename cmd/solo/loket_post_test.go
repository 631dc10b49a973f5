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

// Who gets a message reads what he is to do: an employee and a partner are no applicant.
func TestEachReaderIsToldInHisOwnWords(t *testing.T) {
	p := loketpost{loket: config.Loket{Naam: "Het Loket", Openbaar: "https://loket.voorbeeld.example/"}}
	for soort, woorden := range map[loket.Berichtsoort][2]string{ // what it says, and what it does not
		loket.BerichtOpnieuw:       {"verstuur het opnieuw", "medewerker"},
		loket.BerichtTekenopnieuw:  {"onderteken opnieuw", "U stuurde"},
		loket.BerichtWerkopnieuw:   {"Log in als medewerker", "Bel dan de gemeente"},
		loket.BerichtStukken:       {"horen nog papieren", "niet goed"},
		loket.BerichtNietVerstuurd: {"kies Verstuur", "U zou nog"},
		loket.BerichtAfgekeurd:     {"niet goed", "U zou nog"},
		loket.BerichtTermijn:       {"tot welke dag", "U zou nog"},
	} {
		b := p.brief(loket.Bericht{Soort: soort, Aan: "a@voorbeeld.example", Link: "/x"})
		alles := b.Onderwerp + "\n" + b.Tekst
		if b.Onderwerp == "" || !strings.Contains(alles, woorden[0]) || strings.Contains(alles, woorden[1]) || !strings.Contains(alles, "https://loket.voorbeeld.example/x") {
			t.Errorf("%s: got %q", soort, alles)
		}
	}
}

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
