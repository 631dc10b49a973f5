package clamd_test

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"solo/clamd"
	"solo/gereedschap"
)

// merk is what the one signature of these tests looks for.
const merk = "SOLO-PROEFBESTAND-DAT-NIETS-DOET-7C1E"

// nep is a daemon that reads all and answers as it is told.
func nep(t *testing.T, answer string) *clamd.Scanner {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				drain(c)
				_, _ = io.WriteString(c, answer)
			}()
		}
	}()
	return &clamd.Scanner{Adres: l.Addr().String(), Wacht: 5 * time.Second}
}

// drain reads a command and its chunks, up to the empty one.
func drain(c net.Conn) {
	kop := make([]byte, len("zINSTREAM\x00"))
	if _, err := io.ReadFull(c, kop); err != nil {
		return
	}
	for {
		var n uint32
		if binary.Read(c, binary.BigEndian, &n) != nil || n == 0 {
			return
		}
		if _, err := io.CopyN(io.Discard, c, int64(n)); err != nil {
			return
		}
	}
}

func TestOnlyAClearAnswerIsClean(t *testing.T) {
	for answer, c := range map[string]struct {
		found string
		ok    bool
	}{
		"stream: OK\x00":                         {"", true},
		"stream: Win.Test.EICAR_HDB-1 FOUND\x00": {"Win.Test.EICAR_HDB-1", true},
		"stream:  FOUND\x00":                     {"", false},
		"":                                       {"", false},
		"OK\x00":                                 {"", false},
		"stream: Can't allocate memory ERROR\x00": {"", false},
		"INSTREAM size limit exceeded. ERROR\x00": {"", false},
		strings.Repeat("x", 10_000):               {"", false},
	} {
		found, err := nep(t, answer).Scan(t.Context(), strings.NewReader("inhoud"))
		if found != c.found || (err == nil) != c.ok {
			t.Errorf("%.40q: got %q, %v; want %q, ok %v", answer, found, err, c.found, c.ok)
		}
	}
	if _, err := nep(t, "INSTREAM size limit exceeded. ERROR\x00").Scan(t.Context(), strings.NewReader("x")); !errors.Is(err, clamd.ErrTeGroot) {
		t.Errorf("got %v, want ErrTeGroot", err)
	}
}

func TestFileThatCannotBeReadIsNotClean(t *testing.T) {
	kapot := errors.New("kapot")
	found, err := nep(t, "").Scan(t.Context(), io.MultiReader(strings.NewReader("begin"), iotest.ErrReader(kapot)))
	if !errors.Is(err, kapot) || found != "" {
		t.Errorf("got %q, %v; want the error of the file", found, err)
	}
}

func TestDaemonThatIsSilentDoesNotHoldUp(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	s := &clamd.Scanner{Adres: l.Addr().String(), Wacht: 50 * time.Millisecond}
	if _, err := s.Scan(t.Context(), strings.NewReader("x")); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v, want a deadline", err)
	}
	s.Adres = "127.0.0.1:1"
	if err := s.Ping(t.Context()); err == nil {
		t.Error("no daemon, and no error")
	}
}

// TestRealDaemon runs ClamAV with one signature of our own.
func TestRealDaemon(t *testing.T) {
	s := realDaemon(t, gereedschap.Need(t, "what ClamAV itself answers (Debian: clamav-daemon)", "clamd"))
	for naam, c := range map[string]struct{ inhoud, want string }{
		"clean":    {strings.Repeat("gewone tekst ", 20_000), ""},
		"infected": {"voor " + merk + " na", "Solo.Proef"},
	} {
		found, err := s.Scan(t.Context(), strings.NewReader(c.inhoud))
		if err != nil || !strings.Contains(found, c.want) || (found == "") != (c.want == "") {
			t.Errorf("%s: got %q, %v; want %q", naam, found, err, c.want)
		}
	}
	if _, err := s.Scan(t.Context(), io.LimitReader(nullen{}, 3<<20)); !errors.Is(err, clamd.ErrTeGroot) {
		t.Errorf("3 MB with a limit of 2: got %v, want ErrTeGroot", err)
	}
}

type nullen struct{}

func (nullen) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func realDaemon(t *testing.T, pad string) *clamd.Scanner {
	t.Helper()
	m := t.TempDir()
	socket := filepath.Join(m, "s")
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(os.Mkdir(filepath.Join(m, "db"), 0o755))
	must(os.WriteFile(filepath.Join(m, "db", "solo.ndb"), fmt.Appendf(nil, "Solo.Proef:0:*:%x\n", merk), 0o644))
	must(os.WriteFile(filepath.Join(m, "conf"), fmt.Appendf(nil, "Foreground yes\nLocalSocket %s\nDatabaseDirectory %s/db\nStreamMaxLength 2M\n", socket, m), 0o644))
	cmd := exec.Command(pad, "--config-file", filepath.Join(m, "conf"))
	must(cmd.Start())
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	s := &clamd.Scanner{Adres: socket, Wacht: 20 * time.Second}
	for tot := time.Now().Add(30 * time.Second); ; {
		err := s.Ping(t.Context())
		if err == nil {
			return s
		}
		if time.Now().After(tot) {
			t.Fatal(err)
		}
		<-time.After(50 * time.Millisecond)
	}
}
