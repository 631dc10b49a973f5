package post_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"solo/post"
)

// smtp is a mail server that keeps what it gets, or refuses everything.
func smtp(t *testing.T, weiger bool) (post.Server, func() string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	var mu sync.Mutex
	var alles strings.Builder
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go praat(c, weiger, func(s string) { mu.Lock(); alles.WriteString(s); mu.Unlock() })
		}
	}()
	a := l.Addr().(*net.TCPAddr)
	return post.Server{Host: "127.0.0.1", Poort: a.Port, Van: "loket@voorbeeld.nl", Open: true},
		func() string { mu.Lock(); defer mu.Unlock(); return alles.String() }
}

func praat(c net.Conn, weiger bool, kreeg func(string)) {
	defer c.Close()
	fmt.Fprint(c, "220 proef ESMTP\r\n")
	r := bufio.NewScanner(c)
	inhoud := false
	for r.Scan() {
		s := r.Text()
		switch {
		case inhoud && s == ".":
			inhoud = false
			fmt.Fprint(c, "250 ok\r\n")
		case inhoud:
			kreeg(s + "\n")
		case strings.HasPrefix(s, "RCPT") && weiger:
			fmt.Fprint(c, "550 <wie@voorbeeld.nl> bestaat niet\r\n")
		case s == "DATA":
			inhoud = true
			fmt.Fprint(c, "354 ga door\r\n")
		case s == "QUIT":
			fmt.Fprint(c, "221 dag\r\n")
			return
		default:
			kreeg(s + "\n")
			fmt.Fprint(c, "250 ok\r\n")
		}
	}
}

func TestMessageArrives(t *testing.T) {
	s, kreeg := smtp(t, false)
	if err := s.Send(t.Context(), post.Brief{Aan: "wie@voorbeeld.nl", Onderwerp: "Uw aanvraag", Tekst: "Wij hebben uw aanvraag ontvangen."}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"RCPT TO:<wie@voorbeeld.nl>", "Subject: Uw aanvraag", "Auto-Submitted: auto-generated", "Wij hebben uw aanvraag ontvangen."} {
		if !strings.Contains(kreeg(), want) {
			t.Errorf("no %q in\n%s", want, kreeg())
		}
	}
}

func TestCheckGreetsAndSendsNothing(t *testing.T) {
	s, kreeg := smtp(t, false)
	if err := s.Check(t.Context()); err != nil || !strings.Contains(kreeg(), "EHLO") || strings.Contains(kreeg(), "MAIL FROM") {
		t.Errorf("got %v and\n%s", err, kreeg())
	}
	s.Gebruiker, s.Wachtwoord = "loket", "verkeerd" // this server knows no login
	if err := s.Check(t.Context()); err == nil || strings.Contains(err.Error(), "verkeerd") {
		t.Errorf("got %v, want that it cannot log in", err)
	}
	s.Poort = 1
	if s.Check(t.Context()) == nil {
		t.Error("a server that is not there is well")
	}
}

func TestRefusalTellsNoAddress(t *testing.T) {
	s, _ := smtp(t, true)
	for _, aan := range []string{"wie@voorbeeld.nl", "geen adres"} {
		err := s.Send(t.Context(), post.Brief{Aan: aan})
		if err == nil || strings.Contains(err.Error(), "wie@") || strings.Contains(err.Error(), "geen adres") {
			t.Errorf("got %v, want a refusal without the address", err)
		}
	}
}

func TestMessageIsTriedAgainAndHoldsUpNobody(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := post.NewBode(post.Server{}, slog.New(slog.DiscardHandler))
		var mu sync.Mutex
		keer := map[string]int{}
		b.Stuur = func(_ context.Context, br post.Brief) error {
			mu.Lock()
			defer mu.Unlock()
			if keer[br.Aan]++; br.Aan == "stuk" && keer["stuk"] < 4 {
				return errors.New("later")
			}
			return nil
		}
		ctx, cancel := context.WithCancel(t.Context())
		klaar := make(chan error)
		go func() { klaar <- b.Run(ctx) }()
		for _, aan := range []string{"stuk", "goed"} {
			if err := b.Put(post.Brief{Aan: aan}); err != nil {
				t.Fatal(err)
			}
		}
		synctest.Wait()
		mu.Lock()
		if keer["goed"] != 1 {
			t.Error("a message waits for one that cannot be sent")
		}
		mu.Unlock()
		time.Sleep(2 * time.Hour)
		cancel()
		if err := <-klaar; err != nil || keer["stuk"] != 4 {
			t.Errorf("tried %d times, want 4; %v", keer["stuk"], err)
		}
	})
}

func TestMessagePrintsAsAMark(t *testing.T) {
	b := post.Brief{Aan: "wie@voorbeeld.nl", Tekst: "geheim"}
	if got := fmt.Sprintf("%v %+v %#v %v", b, b, &b, b.LogValue()); got != "[brief] [brief] [brief] [brief]" {
		t.Errorf("got %s", got)
	}
}

func TestFullQueueTellsSo(t *testing.T) {
	b := post.NewBode(post.Server{}, slog.New(slog.NewTextHandler(io.Discard, nil)))
	var err error
	for range 1001 {
		err = errors.Join(err, b.Put(post.Brief{}))
	}
	if !errors.Is(err, post.ErrVol) {
		t.Errorf("got %v, want ErrVol", err)
	}
}
