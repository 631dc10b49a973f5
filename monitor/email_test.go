package monitor_test

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/quotedprintable"
	"net"
	"net/http/httptest"
	"net/mail"
	"regexp"
	"strings"
	"testing"
	"time"

	"solo/monitor"
	mailpost "solo/post"
)

// A post is a strict mail server: it demands the order of RFC 5321, STARTTLS (RFC 3207)
// and a login after it, CRLF, and lines of at most 998 octets in ASCII.
type post struct {
	t       *testing.T
	adres   *net.TCPAddr
	tls     *tls.Config // nil: it offers no STARTTLS
	cert    *x509.Certificate
	login   string // "user\x00password"; empty: none
	weigert string // a recipient it refuses
	in      chan string
}

func newPost(t *testing.T, metTLS bool, login string) *post {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &post{t: t, adres: l.Addr().(*net.TCPAddr), login: login, in: make(chan string, 2)}
	if metTLS {
		srv := httptest.NewTLSServer(nil)
		p.tls, p.cert = &tls.Config{Certificates: srv.TLS.Certificates}, srv.Certificate()
		srv.Close()
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go p.serve(c)
		}
	}()
	return p
}

// An zitting is one connection.
type zitting struct {
	net.Conn
	r *bufio.Reader
}

func (z *zitting) say(vorm string, args ...any) { fmt.Fprintf(z, vorm+"\r\n", args...) }

var adresvorm = regexp.MustCompile(`^<[^<> ]+@[^<> ]+>`)

func (p *post) serve(c net.Conn) {
	defer c.Close()
	z := &zitting{c, bufio.NewReader(c)}
	z.say("220 post.voorbeeld.nl ESMTP")
	var hallo, veilig, bekend, van bool
	naar := 0
	for {
		regel, err := z.r.ReadString('\n')
		if err != nil {
			return
		}
		if !strings.HasSuffix(regel, "\r\n") || len(regel) > 512 {
			p.t.Errorf("line %q", regel)
			return
		}
		woord, rest, _ := strings.Cut(strings.TrimSuffix(regel, "\r\n"), " ")
		switch woord = strings.ToUpper(woord); {
		case woord == "EHLO" && rest != "":
			hallo = true
			z.say("250-post.voorbeeld.nl")
			if p.tls != nil && !veilig {
				z.say("250-STARTTLS")
			}
			if p.login != "" && veilig {
				z.say("250-AUTH PLAIN")
			}
			z.say("250 8BITMIME")
		case woord == "STARTTLS" && hallo && p.tls != nil && !veilig:
			z.say("220 go ahead")
			s := tls.Server(c, p.tls)
			if s.Handshake() != nil {
				return
			}
			z = &zitting{s, bufio.NewReader(s)}
			veilig, hallo = true, false
		case woord == "AUTH" && hallo && veilig:
			raw, _ := base64.StdEncoding.DecodeString(strings.TrimPrefix(rest, "PLAIN "))
			if bekend = string(raw) == "\x00"+p.login; !bekend {
				z.say("535 5.7.8 no")
				continue
			}
			z.say("235 ok")
		case woord == "*": // the end of a login that was refused (RFC 4954)
			z.say("501 ok")
		case p.tls != nil && !veilig, !hallo, p.login != "" && !bekend:
			if woord == "QUIT" {
				z.say("221 bye")
				return
			}
			p.t.Errorf("%s out of order", woord)
			z.say("503 out of order")
		case woord == "MAIL" && strings.HasPrefix(rest, "FROM:") && adresvorm.MatchString(rest[5:]):
			van = true
			z.say("250 ok")
		case woord == "RCPT" && van && strings.HasPrefix(rest, "TO:") && adresvorm.MatchString(rest[3:]):
			if p.weigert != "" && strings.Contains(rest, p.weigert) {
				z.say("550 5.1.1 %s bestaat niet", p.weigert)
				continue
			}
			naar++
			z.say("250 ok")
		case woord == "DATA" && naar > 0:
			z.say("354 go")
			p.read(z)
			z.say("250 ok")
		case woord == "NOOP" || woord == "RSET":
			z.say("250 ok")
		case woord == "QUIT":
			z.say("221 bye")
			return
		default:
			p.t.Errorf("unexpected %q", regel)
			z.say("500 what")
		}
	}
}

// read takes the message up to the line with a dot.
func (p *post) read(z *zitting) {
	var b strings.Builder
	for {
		regel, err := z.r.ReadString('\n')
		if err != nil {
			return
		}
		if regel == ".\r\n" {
			p.in <- b.String()
			return
		}
		if !strings.HasSuffix(regel, "\r\n") || len(regel) > 1000 || strings.IndexFunc(regel, func(r rune) bool { return r > 126 }) >= 0 {
			p.t.Errorf("body line %q", regel)
		}
		b.WriteString(strings.TrimPrefix(regel, "."))
	}
}

func (p *post) sender() monitor.Email {
	e := monitor.Email{Server: mailpost.Server{Host: "127.0.0.1", Poort: p.adres.Port, Van: "solo@voorbeeld.nl"}, Aan: []string{"beheer@voorbeeld.nl", "wacht@voorbeeld.nl"}}
	if p.cert != nil {
		vertrouwd := x509.NewCertPool()
		vertrouwd.AddCert(p.cert)
		e.TLS = &tls.Config{RootCAs: vertrouwd, ServerName: "example.com", MinVersion: tls.VersionTLS12}
	}
	if p.login != "" {
		e.Gebruiker, e.Wachtwoord, _ = strings.Cut(p.login, "\x00")
	}
	return e
}

func TestMailArrivesOverTLSAfterALogin(t *testing.T) {
	p := newPost(t, true, "solo\x00geheim")
	if err := p.sender().Send(t.Context(), voorbeeld()); err != nil {
		t.Fatal(err)
	}
	m, err := mail.ReadMessage(strings.NewReader(<-p.in))
	if err != nil {
		t.Fatal(err)
	}
	onderwerp, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	if err != nil || onderwerp != voorbeeld().Onderwerp {
		t.Errorf("subject %q, %v", onderwerp, err)
	}
	if to, err := m.Header.AddressList("To"); err != nil || len(to) != 1 || m.Header.Get("Auto-Submitted") != "auto-generated" || m.Header.Get("Message-Id") == "" {
		t.Errorf("header %v, %v", m.Header, err)
	}
	soort, opties, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || soort != "text/plain" || !strings.EqualFold(opties["charset"], "utf-8") {
		t.Errorf("type %s %v, %v", soort, opties, err)
	}
	tekst, err := io.ReadAll(quotedprintable.NewReader(m.Body))
	if err != nil || strings.TrimSpace(strings.ReplaceAll(string(tekst), "\r", "")) != "Eén regel." {
		t.Errorf("text %q, %v", tekst, err)
	}
}

func TestNothingIsSaidToAMailServerWithoutTLS(t *testing.T) {
	p := newPost(t, false, "")
	if err := p.sender().Send(t.Context(), voorbeeld()); err == nil {
		t.Error("sent without TLS")
	}
	e := p.sender()
	e.Open = true // to this machine itself
	if err := e.Send(t.Context(), voorbeeld()); err != nil {
		t.Error(err)
	}
	<-p.in
}

func TestAMailServerThatNobodyVouchesForGetsNothing(t *testing.T) {
	p := newPost(t, true, "")
	e := p.sender()
	e.TLS = nil
	if err := e.Send(t.Context(), voorbeeld()); err == nil {
		t.Error("sent to an unknown server")
	}
}

func TestARefusedAddressDoesNotKeepItFromTheOthers(t *testing.T) {
	p := newPost(t, true, "")
	p.weigert = "beheer@voorbeeld.nl"
	err := p.sender().Send(t.Context(), voorbeeld())
	var deels *monitor.Gedeeltelijk
	if !errors.As(err, &deels) || deels.Mis != 1 || deels.Van != 2 || strings.Contains(err.Error(), "beheer@") {
		t.Fatalf("got %v, want that one of two did not get it, without the address", err)
	}
	if m := <-p.in; !strings.Contains(m, "To: <wacht@voorbeeld.nl>") {
		t.Errorf("got %s", m)
	}
}

func TestARefusedMailNamesNoAddress(t *testing.T) {
	p := newPost(t, true, "")
	p.weigert = "wacht@voorbeeld.nl"
	e := p.sender()
	e.Aan = e.Aan[1:]
	err := e.Send(t.Context(), voorbeeld())
	if err == nil || strings.Contains(err.Error(), "wacht@") {
		t.Errorf("got %v, want a refusal without the address", err)
	}
	p = newPost(t, true, "solo\x00geheim")
	e = p.sender()
	e.Wachtwoord = "anders"
	if err := e.Send(t.Context(), voorbeeld()); err == nil || strings.Contains(err.Error(), "anders") {
		t.Errorf("wrong password: %v", err)
	}
}

func TestASilentMailServerDoesNotOutliveItsTurn(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	begin := time.Now()
	e := monitor.Email{Server: mailpost.Server{Host: "127.0.0.1", Poort: l.Addr().(*net.TCPAddr).Port, Van: "solo@voorbeeld.nl", Open: true}, Aan: []string{"beheer@voorbeeld.nl"}}
	if err := e.Send(ctx, voorbeeld()); err == nil || time.Since(begin) > 5*time.Second {
		t.Errorf("got %v after %v", err, time.Since(begin))
	}
}
