// Package post sends e-mail over one SMTP server, and keeps trying for a while.
//
// It refuses to know what a message is about, and never tells an address in an error.
package post

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"slices"
	"time"

	"github.com/wneessen/go-mail"
)

// A Server takes messages, with STARTTLS.
type Server struct {
	Host       string
	Poort      int
	Van        string
	Gebruiker  string // empty: no login
	Wachtwoord string
	TLS        *tls.Config // nil: what the machine trusts
	Open       bool        // without TLS: to this machine itself only
}

// A Brief is one message to one address, in UTF-8.
type Brief struct {
	Aan       string
	Onderwerp string
	Tekst     string
	Kenmerk   string // in a header of its own, for programs; may be empty
}

// Format prints a mark: a Brief is to an address.
func (Brief) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[brief]") }

// LogValue logs the mark.
func (Brief) LogValue() slog.Value { return slog.StringValue("[brief]") }

// maxSend is how long one message may take.
const maxSend = 30 * time.Second

// Send sends one message.
func (s Server) Send(ctx context.Context, b Brief) error {
	_, err := s.SendAll(ctx, []Brief{b})
	return err
}

// SendAll sends messages over one connection: one that is refused does not keep the others
// from going. mis is how many did not go; with an error that is not of a message, all.
func (s Server) SendAll(ctx context.Context, bs []Brief) (mis int, err error) {
	var ms []*mail.Msg
	for _, b := range bs {
		m, err := s.message(b)
		if err != nil {
			return len(bs), err
		}
		ms = append(ms, m)
	}
	ctx, cancel := context.WithTimeout(ctx, maxSend)
	defer cancel()
	c, err := mail.NewClient(s.Host, s.options(ctx)...)
	if err != nil {
		return len(bs), fmt.Errorf("e-mail: %w", err)
	}
	if err := c.DialAndSendWithContext(ctx, ms...); err != nil {
		return len(slices.DeleteFunc(ms, (*mail.Msg).IsDelivered)), fmt.Errorf("e-mail: %w", reason(err))
	}
	return 0, nil
}

// Check connects as Send does (greeting, TLS, login) and sends nothing.
func (s Server) Check(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, maxSend)
	defer cancel()
	c, err := mail.NewClient(s.Host, s.options(ctx)...)
	if err != nil {
		return fmt.Errorf("e-mail: %w", err)
	}
	if err := c.DialWithContext(ctx); err != nil {
		return fmt.Errorf("e-mail: %w", err)
	}
	return c.Close()
}

func (s Server) message(b Brief) (*mail.Msg, error) {
	m := mail.NewMsg()
	if err := errors.Join(m.From(s.Van), m.To(b.Aan)); err != nil {
		return nil, errAdres
	}
	m.Subject(b.Onderwerp)
	m.SetBodyString(mail.TypeTextPlain, b.Tekst)
	m.SetGenHeader("Auto-Submitted", "auto-generated") // RFC 3834: no out-of-office in return
	if b.Kenmerk != "" {
		m.SetGenHeader("X-Solo-Signaal", b.Kenmerk)
	}
	m.SetDate()
	m.SetMessageID()
	return m, nil
}

var errAdres = errors.New("e-mail: een van de adressen is ongeldig")

func (s Server) options(ctx context.Context) []mail.Option {
	uit := []mail.Option{mail.WithPort(s.Poort), mail.WithTimeout(maxSend), mail.WithTLSPolicy(mail.TLSMandatory), mail.WithDialContextFunc(dialer(ctx))}
	if s.Open {
		uit = append(uit, mail.WithTLSPolicy(mail.NoTLS))
	}
	if s.TLS != nil {
		uit = append(uit, mail.WithTLSConfig(s.TLS))
	}
	if s.Gebruiker != "" {
		uit = append(uit, mail.WithSMTPAuth(mail.SMTPAuthAutoDiscover), mail.WithUsername(s.Gebruiker), mail.WithPassword(s.Wachtwoord))
	}
	return uit
}

// dialer gives connections that end with ctx, also while the server is silent. (The
// context that go-mail hands to it ends when the greeting is over.)
func dialer(ctx context.Context) mail.DialContextFunc {
	return func(kort context.Context, netwerk, adres string) (net.Conn, error) {
		var d net.Dialer
		c, err := d.DialContext(kort, netwerk, adres)
		if err != nil {
			return nil, err
		}
		return &verbinding{c, context.AfterFunc(ctx, func() { _ = c.Close() })}, nil
	}
}

// A verbinding forgets its context when it is closed.
type verbinding struct {
	net.Conn
	stop func() bool
}

// Close implements net.Conn.
func (v *verbinding) Close() error {
	v.stop()
	return v.Conn.Close()
}

// reason keeps of a refusal whether it passes, not the server's text: that names addresses.
func reason(err error) error {
	if s, ok := errors.AsType[*mail.SendError](err); ok {
		return fmt.Errorf("de mailserver weigert het bericht (%v, tijdelijk %v)", s.Reason, s.IsTemp())
	}
	return err
}
