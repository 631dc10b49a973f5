package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
)

// TestSandboxPageTellsWhoseItIs asks the pages of `solo sandbox --naam` and of the demo.
func TestSandboxPageTellsWhoseItIs(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	lees, schrijf := io.Pipe()
	klaar := make(chan int, 1)
	go func() {
		klaar <- run(ctx, []string{"sandbox", "--adres", "127.0.0.1:0", "--naam", "gemeente Voorbeeldstad"}, schrijf, io.Discard)
		_ = schrijf.Close()
	}()
	r := bufio.NewReader(lees)
	regel, err := r.ReadString('\n')
	go func() { _, _ = io.Copy(io.Discard, r) }()
	if err != nil {
		t.Fatalf("the sandbox says nothing: %v", err)
	}
	resp, err := http.Get(regexp.MustCompile(`http://\S+`).FindString(regel))
	if err != nil {
		t.Fatal(err)
	}
	pagina, err := io.ReadAll(resp.Body)
	_ = resp.Body.Close()
	if err != nil || !strings.Contains(string(pagina), "gemeente Voorbeeldstad") {
		t.Errorf("the page does not tell its name: %v\n%s", err, pagina)
	}
	stop()
	if got := <-klaar; got != goed {
		t.Errorf("exit code %d, want %d", got, goed)
	}
	d, err := newDemo(t.TempDir(), io.Discard, demoOpties{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.close() })
	for _, z := range d.zaaksystemen {
		w := httptest.NewRecorder()
		z.deur.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/", nil))
		if !strings.Contains(w.Body.String(), "gemeente "+z.Titel) {
			t.Errorf("the page of %s does not tell its name:\n%s", z.Titel, w.Body)
		}
	}
}

func TestSandboxThatCannotStartSaysWhatToDo(t *testing.T) {
	t.Parallel()
	bezet, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer bezet.Close()
	for want, args := range map[string][]string{
		"kies een ander --adres":                        {"--adres", bezet.Addr().String()},
		"bij --geheim-bestand is niet te lezen; contro": {"--geheim-bestand", "weg.txt"},
	} {
		var fout bytes.Buffer
		code := run(t.Context(), append([]string{"sandbox"}, args...), io.Discard, &fout)
		if got := fout.String(); code == goed || !strings.Contains(got, want) || strings.Contains(got, "address") || strings.Contains(got, "such file") {
			t.Errorf("got %d and %q, want %q and no English", code, got, want)
		}
	}
}
