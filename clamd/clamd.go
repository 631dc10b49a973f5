// Package clamd asks a ClamAV daemon whether a file holds malware, by its INSTREAM command
// (clamd(8)): the content streams through, nothing is kept.
//
// It refuses to know what the file is for and what happens to one that is infected.
package clamd

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"time"
)

// A Scanner is one daemon. It is safe for concurrent use: every scan has a connection of
// its own.
type Scanner struct {
	Adres string        // host:port, or the path of a socket
	Wacht time.Duration // how long one file may take; zero is a minute
}

// ErrTeGroot: the daemon takes no file this large; StreamMaxLength in clamd.conf must be
// at least what the loket takes.
var ErrTeGroot = errors.New("de virusscanner neemt een bestand van deze grootte niet aan; zet StreamMaxLength in clamd.conf hoger")

// stuk is how much goes in one chunk.
const stuk = 64 << 10

// Scan reads to the end. found is what the daemon calls the malware, empty when there is
// none. Every other answer is an error: a file of which nothing is known is not clean.
func (s *Scanner) Scan(ctx context.Context, r io.Reader) (found string, err error) {
	answer, err := s.ask(ctx, "zINSTREAM\x00", func(w io.Writer) error { return send(w, r) })
	if err != nil {
		return "", fmt.Errorf("virusscanner: %w", err)
	}
	rest, ok := strings.CutPrefix(answer, "stream: ")
	switch naam, gevonden := strings.CutSuffix(rest, " FOUND"); {
	case ok && gevonden && naam != "":
		return naam, nil
	case ok && rest == "OK":
		return "", nil
	case strings.Contains(answer, "size limit exceeded"):
		return "", fmt.Errorf("virusscanner: %w", ErrTeGroot)
	}
	return "", errors.New("virusscanner: een onbekend antwoord")
}

// Ping reports whether the daemon is there and ready.
func (s *Scanner) Ping(ctx context.Context) error {
	answer, err := s.ask(ctx, "zPING\x00", nil)
	if err == nil && answer != "PONG" {
		err = errors.New("een onbekend antwoord")
	}
	if err != nil {
		return fmt.Errorf("virusscanner: %w", err)
	}
	return nil
}

// ask sends a command with what body writes, and reads the answer. When the daemon breaks
// off while it is being written to, its answer says why.
func (s *Scanner) ask(ctx context.Context, command string, body func(io.Writer) error) (string, error) {
	wacht := s.Wacht
	if wacht == 0 {
		wacht = time.Minute
	}
	ctx, cancel := context.WithTimeout(ctx, wacht)
	defer cancel()
	conn, err := new(net.Dialer).DialContext(ctx, s.network(), s.Adres)
	if err != nil {
		return "", err
	}
	defer conn.Close()
	defer context.AfterFunc(ctx, func() { _ = conn.SetDeadline(time.Unix(1, 0)) })()
	_, err = io.WriteString(conn, command)
	if err == nil && body != nil {
		err = body(conn)
	}
	answer, errLees := bufio.NewReader(io.LimitReader(conn, 4096)).ReadString(0)
	if answer = strings.TrimRight(answer, "\x00\n"); answer != "" {
		return answer, nil
	}
	return "", errors.Join(err, errLees, ctx.Err())
}

func (s *Scanner) network() string {
	if strings.HasPrefix(s.Adres, "/") {
		return "unix"
	}
	return "tcp"
}

// send writes r in chunks, each with its length, and an empty one at the end.
func send(w io.Writer, r io.Reader) error {
	buf := make([]byte, 4+stuk)
	for {
		n, err := io.ReadFull(r, buf[4:])
		if n > 0 {
			binary.BigEndian.PutUint32(buf, uint32(n))
			if _, err := w.Write(buf[:4+n]); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			_, err := w.Write(make([]byte, 4))
			return err
		}
		if err != nil {
			return fmt.Errorf("het bestand is niet te lezen: %w", err)
		}
	}
}
