package sandbox_test

import (
	"bufio"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"solo/sandbox"
)

// inProces is the environment variable under which this test binary is a sandbox
// in its own process, with the journal in that folder.
const inProces = "SANDBOX_TEST_PROCES"

func TestMain(m *testing.M) {
	if folder := os.Getenv(inProces); folder != "" {
		serveForever(folder)
	}
	os.Exit(m.Run())
}

func serveForever(folder string) {
	s, err := sandbox.New(opSchijf(folder))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(httptest.NewServer(s.Handler()).URL)
	select {} // until killed
}

func opSchijf(folder string) sandbox.Config {
	return sandbox.Config{Streng: true, Journaal: filepath.Join(folder, "journaal"), Map: filepath.Join(folder, "inhoud")}
}

// TestKilledProcessKeepsWhatItAnswered kills a sandbox while four clients post, and
// looks for every zaak of which a client saw the 201.
func TestKilledProcessKeepsWhatItAnswered(t *testing.T) {
	folder := t.TempDir()
	proces := exec.Command(os.Args[0])
	proces.Env = append(os.Environ(), inProces+"="+folder)
	uit, err := proces.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := proces.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = proces.Process.Kill(); _ = proces.Wait() }) // dead already when all went well
	adres, err := bufio.NewReader(uit).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	w := &wereld{t: t, basis: strings.TrimSpace(adres), head: http.Header{"Accept-Crs": {"EPSG:4326"}, "Content-Crs": {"EPSG:4326"}}}
	gezien := w.postUntil(25, func() { _ = proces.Process.Kill() })
	_ = proces.Wait() // killed

	w2 := start(t, opSchijf(folder))
	for _, nr := range gezien {
		if n := len(w2.do(200, "GET", z+"zaken?identificatie="+nr, nil).results()); n != 1 {
			t.Errorf("zaak %s was answered and is there %d times", nr, n)
		}
	}
}

// postUntil posts from four sides and calls stop at the n-th answer.
func (w *wereld) postUntil(n int, stop func()) (gezien []string) {
	body := w.zaakBody()
	var mu sync.Mutex
	var wg sync.WaitGroup
	for k := range 4 {
		wg.Go(func() {
			for i := 0; ; i++ {
				nr := fmt.Sprintf("SOLO-%d-%d", k, i)
				a, err := w.try("POST", z+"zaken", body.met(velden{"identificatie": nr}))
				if err != nil || a.Status != 201 {
					return
				}
				mu.Lock()
				if gezien = append(gezien, nr); len(gezien) == n {
					stop()
				}
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	return gezien
}

func TestCloseDoesNotWaitForLateEffects(t *testing.T) {
	w := start(t, sandbox.Config{})
	w.s.Storing(sandbox.Storing{Soort: sandbox.Laat, Methode: "POST", Duur: time.Hour})
	_, _ = w.try("POST", z+"zaken", w.zaakBody()) // lost by design
	if err := w.s.Close(); err != nil {
		t.Fatal(err)
	}
	if n := w.s.Tel().Zaken; n != 0 {
		t.Errorf("%d zaken, want 0", n)
	}
}
