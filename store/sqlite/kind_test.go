package sqlite_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"solo/connectors"
	"solo/dossier"
	"solo/gereedschap"
	"solo/kluis"
	"solo/outbox"
	"solo/store"
	"solo/store/sqlite"
)

// kind is what this test binary does when a test has started it to be killed.
func kind(rol string) bool {
	rollen := map[string]func(*sqlite.DB) error{"accept": kindAccept, "lever": kindLever, "fsync": kindFsync}
	doe, ok := rollen[rol]
	if !ok {
		return false
	}
	k, err := kluis.Open(map[string][]byte{"k1": proefKEK()}, "k1")
	if err == nil {
		var db *sqlite.DB
		db, err = sqlite.Open(context.Background(), sqlite.Config{Map: os.Getenv("SOLO_MAP"), Kluis: k,
			Settle: func(string) time.Duration { return time.Millisecond }})
		if err == nil {
			err = doe(db)
		}
	}
	if err != nil {
		fmt.Println("fout", err)
	}
	return true
}

// kindAccept accepts from eight goroutines and says so after each.
func kindAccept(db *sqlite.DB) error {
	uit := make(chan string)
	for w := range 8 {
		go func() {
			for i := 0; ; i++ {
				a, err := newAanname(db.Kluis, fmt.Sprintf("%d-%d-%d", os.Getpid(), w, i), "amersfoort")
				if err == nil {
					_, _, err = db.Accept(context.Background(), a)
				}
				if err != nil {
					uit <- "fout " + err.Error()
				}
				uit <- "ja " + string(a.ID)
			}
		}()
	}
	for regel := range uit {
		fmt.Println(regel)
	}
	return nil
}

// start starts this test binary as a child, which dies with the test.
func start(t *testing.T, rol, folder string, env ...string) (*exec.Cmd, *bufio.Scanner, io.WriteCloser) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(append(os.Environ(), "SOLO_KIND="+rol, "SOLO_MAP="+folder), env...)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	uit, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	return cmd, bufio.NewScanner(uit), in
}

func TestEverythingAcknowledgedSurvivesKill(t *testing.T) {
	folder := t.TempDir()
	var bevestigd []dossier.ID
	for range 3 {
		cmd, uit, _ := start(t, "accept", folder)
		doel := len(bevestigd) + 100 + rand.IntN(100)
		for uit.Scan() {
			id, ok := strings.CutPrefix(uit.Text(), "ja ")
			if !ok {
				t.Fatalf("child: %s", uit.Text())
			}
			bevestigd = append(bevestigd, dossier.ID(id))
			if len(bevestigd) == doel {
				if err := cmd.Process.Kill(); err != nil {
					t.Fatal(err)
				}
			}
		}
		_ = cmd.Wait() // killed
	}
	db := openMap(t, sqlite.Config{Map: folder})
	for _, id := range bevestigd {
		d, _, err := db.Dossier(t.Context(), id)
		if err != nil || string(d.Document) != `{}` {
			t.Errorf("acknowledged %s: %v", id, err)
		}
	}
	rs, err := db.List(t.Context(), store.Filter{Limiet: 1_000_000})
	if err != nil || len(rs) < len(bevestigd) {
		t.Errorf("%d deliveries for %d acknowledged dossiers, %v", len(rs), len(bevestigd), err)
	}
	if got, err := db.Pragma(t.Context(), "integrity_check"); err != nil || got != "ok" {
		t.Errorf("integrity_check: %s, %v", got, err)
	}
}

const (
	sagas   = 60
	stappen = 5
)

// kindLever delivers to a folder that takes everything, twice if asked twice: each
// effect is a file, and only the journal keeps it from being made again.
func kindLever(db *sqlite.DB) error {
	d := outbox.Dispatcher{Store: db, Bestemmingen: []outbox.Bestemming{{Naam: "amersfoort", Backoff: []time.Duration{time.Millisecond}}},
		Deliver: func(ctx context.Context, l outbox.Levering, j connectors.Journaal) (connectors.Ontvangst, error) {
			for i := range stappen {
				s := fileStap(fmt.Sprintf("stap-%d", i), string(l.Dossier))
				if _, err := s.Run(ctx, j); err != nil {
					return connectors.Ontvangst{}, err
				}
			}
			fmt.Println("geleverd", l.Dossier)
			return connectors.Ontvangst{Zaaknummer: string(l.Dossier)}, nil
		}}
	fmt.Println("open")
	return d.Run(context.Background())
}

func fileStap(naam, id string) connectors.Stap[string, string] {
	ver := filepath.Join(os.Getenv("SOLO_MAP"), "ver")
	return connectors.Stap[string, string]{
		Naam: naam,
		Plan: func() (string, error) { return id + "_" + naam, nil },
		Find: func(_ context.Context, k string) (string, bool, error) {
			fs, err := filepath.Glob(filepath.Join(ver, k+"_*"))
			return k, len(fs) > 0, err
		},
		Do: func(_ context.Context, k string) (string, error) {
			f, err := os.CreateTemp(ver, k+"_")
			if err != nil {
				return "", &connectors.Fout{Klasse: connectors.Tijdelijk, Err: err}
			}
			if rand.IntN(5) == 0 { // the reply is lost
				return "", &connectors.Fout{Klasse: connectors.Onzeker, Err: errors.Join(errors.New("reset"), f.Close())}
			}
			return k, f.Close()
		},
	}
}

func TestNothingLostAndNothingDoubledOverKills(t *testing.T) {
	folder := t.TempDir()
	ver := filepath.Join(folder, "ver")
	if err := os.Mkdir(ver, 0o700); err != nil {
		t.Fatal(err)
	}
	db := openMap(t, sqlite.Config{Map: folder})
	mustAccept(t, db, sagas, "amersfoort")
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	klaar := map[string]bool{}
	kills := 0
	for ; len(klaar) < sagas; kills++ {
		if kills > 100 {
			t.Fatalf("%d of %d delivered after %d kills", len(klaar), sagas, kills)
		}
		cmd, uit, _ := start(t, "lever", folder)
		if !uit.Scan() || uit.Text() != "open" {
			t.Fatalf("child: %s", uit.Text())
		}
		dood := time.AfterFunc(time.Duration(rand.IntN(40+10*kills))*time.Millisecond, func() { _ = cmd.Process.Kill() })
		for uit.Scan() {
			id, ok := strings.CutPrefix(uit.Text(), "geleverd ")
			if !ok {
				t.Errorf("child: %s", uit.Text())
			}
			klaar[id] = true
		}
		_ = cmd.Wait() // killed
		dood.Stop()
	}
	if kills < 3 {
		t.Errorf("delivered after %d kills: this test is blind", kills)
	}
	gemaakt := map[string]int{}
	fs, err := os.ReadDir(ver)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range fs {
		gemaakt[f.Name()[:strings.LastIndex(f.Name(), "_")]]++
	}
	t.Logf("%d effects over %d kills", len(fs), kills)
	if len(gemaakt) != sagas*stappen {
		t.Errorf("%d different effects, want %d", len(gemaakt), sagas*stappen)
	}
	for k, n := range gemaakt {
		if n != 1 {
			t.Errorf("%s was made %d times, want once", k, n)
		}
	}
}

// kindFsync accepts until the store refuses, and tells how it ended.
func kindFsync(db *sqlite.DB) error {
	fmt.Println("open")
	if _, err := bufio.NewReader(os.Stdin).ReadString('\n'); err != nil {
		return err
	}
	for i := 0; ; i++ {
		a, err := newAanname(db.Kluis, fmt.Sprint(i), "amersfoort")
		if err != nil {
			return err
		}
		if _, _, err = db.Accept(context.Background(), a); err == nil {
			fmt.Println("ja", a.ID)
			continue
		}
		fmt.Println("weigert", errors.Is(err, store.ErrOpslag))
		break
	}
	select {
	case err := <-db.Fataal():
		fmt.Println("fataal", errors.Is(err, store.ErrOpslag))
	default:
	}
	_, _, err := db.Known(context.Background(), "loket", "0")
	fmt.Println("leest", err == nil || errors.Is(err, store.ErrNotFound))
	a, err := newAanname(db.Kluis, "na", "amersfoort")
	if err != nil {
		return err
	}
	_, _, err = db.Accept(context.Background(), a)
	fmt.Println("weigert", errors.Is(err, store.ErrOpslag))
	return nil
}

func TestFailedFsyncEndsAllWriting(t *testing.T) {
	strace := gereedschap.Need(t, "that an fsync that fails ends all writing", "strace")
	folder := t.TempDir()
	cmd, uit, in := start(t, "fsync", folder)
	if !uit.Scan() || uit.Text() != "open" {
		t.Fatalf("child: %s", uit.Text())
	}
	attach(t, exec.CommandContext(t.Context(), strace, "-f", "-p", fmt.Sprint(cmd.Process.Pid), "-o", os.DevNull,
		"-e", "trace=fsync,fdatasync", "-e", "inject=fsync,fdatasync:error=EIO:when=3+"))
	if _, err := io.WriteString(in, "ga\n"); err != nil {
		t.Fatal(err)
	}
	var bevestigd []dossier.ID
	var einde []string
	for uit.Scan() {
		if id, ok := strings.CutPrefix(uit.Text(), "ja "); ok {
			bevestigd = append(bevestigd, dossier.ID(id))
		} else {
			einde = append(einde, uit.Text())
		}
	}
	_ = cmd.Wait()
	want := []string{"weigert true", "fataal true", "leest true", "weigert true"}
	if !slices.Equal(einde, want) {
		t.Errorf("child ended with %q, want %q", einde, want)
	}
	db := openMap(t, sqlite.Config{Map: folder})
	if !db.Checked() {
		t.Error("the database was not checked after an fsync that failed")
	}
	for _, id := range bevestigd {
		if _, _, err := db.Dossier(t.Context(), id); err != nil {
			t.Errorf("acknowledged %s: %v", id, err)
		}
	}
}

// attach starts strace and returns when it has hold of the process.
func attach(t *testing.T, st *exec.Cmd) {
	t.Helper()
	meldingen, err := st.StderrPipe()
	if err == nil {
		err = st.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Wait() })
	sc := bufio.NewScanner(meldingen)
	if !sc.Scan() || !strings.Contains(sc.Text(), "attached") {
		t.Skipf("strace may not attach here, not tested: that an fsync that fails ends all writing: %s", sc.Text())
	}
	go io.Copy(io.Discard, meldingen)
}
