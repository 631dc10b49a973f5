package main

import (
	"bufio"
	"fmt"
	"io"
	"mime/quotedprintable"
	"net"
	"net/mail"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"solo/config"
)

// A postkantoor is a mail server on this machine that keeps what it gets, by address.
type postkantoor struct {
	config.Email
	mu     sync.Mutex
	bussen map[string]chan string
}

func newPostkantoor(t *testing.T) *postkantoor {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	t.Cleanup(func() { _ = l.Close() })
	p := &postkantoor{bussen: map[string]chan string{}}
	p.Email = config.Email{Host: "127.0.0.1", Poort: l.Addr().(*net.TCPAddr).Port, EigenMachine: true, Van: "loket@voorbeeld.example"}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go p.praat(c)
		}
	}()
	return p
}

// praat speaks as much SMTP as one letter needs.
func (p *postkantoor) praat(c net.Conn) {
	defer c.Close()
	fmt.Fprint(c, "220 proef ESMTP\r\n")
	var brief strings.Builder
	inhoud := false
	for r := bufio.NewScanner(c); r.Scan(); {
		s := r.Text()
		switch {
		case inhoud && s == ".":
			p.bezorg(brief.String())
			inhoud = false
			fmt.Fprint(c, "250 ok\r\n")
		case inhoud:
			brief.WriteString(s + "\r\n")
		case s == "DATA":
			inhoud = true
			brief.Reset()
			fmt.Fprint(c, "354 ga door\r\n")
		case s == "QUIT":
			fmt.Fprint(c, "221 dag\r\n")
			return
		default:
			fmt.Fprint(c, "250 ok\r\n")
		}
	}
}

func (p *postkantoor) bezorg(brief string) {
	m, err := mail.ReadMessage(strings.NewReader(brief))
	if err != nil {
		return // nobody gets it, and who waits for it says so
	}
	tekst, _ := io.ReadAll(quotedprintable.NewReader(m.Body))
	if aan, err := mail.ParseAddress(m.Header.Get("To")); err == nil {
		p.bus(aan.Address) <- m.Header.Get("Subject") + "\n" + string(tekst)
	}
}

func (p *postkantoor) bus(aan string) chan string {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bussen[aan] == nil {
		p.bussen[aan] = make(chan string, 20)
	}
	return p.bussen[aan]
}

var (
	link      = regexp.MustCompile(`http://\S+`)
	mailcode  = regexp.MustCompile(`\b[0-9]{6}\b`)
	hulpcode  = regexp.MustCompile(`\b[0-9A-Z]{4}-[0-9A-Z]{4}\b`)
	dossiernr = regexp.MustCompile(`\b[0-9A-Z]{4}(-[0-9A-Z]{4}){3}\b`)
)

// brief waits for the next letter to somebody on a subject.
func (p *postkantoor) brief(t *testing.T, aan, onderwerp string) string {
	t.Helper()
	laat := time.After(geduld)
	for {
		select {
		case brief := <-p.bus(aan):
			if strings.HasPrefix(brief, onderwerp+"\n") {
				return brief
			}
		case <-laat:
			t.Fatalf("no letter %q to %s", onderwerp, aan)
		}
	}
}
