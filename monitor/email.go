package monitor

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"slices"

	"github.com/wneessen/go-mail"
)

// An Email sends messages over one SMTP server, with STARTTLS.
type Email struct {
	Host       string
	Poort      int
	Van        string
	Aan        []string
	Gebruiker  string // empty: no login
	Wachtwoord string
	TLS        *tls.Config // nil: what the machine trusts
	Open       bool        // without TLS: to this machine itself only
}

// Send sends one message, in UTF-8, to each in turn: an address that is refused does not
// keep it from the others. The error is a *Gedeeltelijk when some got it.
func (e Email) Send(ctx context.Context, b Bericht) error {
	var ms []*mail.Msg
	for _, aan := range e.Aan {
		m, err := e.message(aan, b)
		if err != nil {
			return err
		}
		ms = append(ms, m)
	}
	c, err := mail.NewClient(e.Host, e.options(ctx)...)
	if err != nil {
		return fmt.Errorf("e-mail: %w", err)
	}
	err = c.DialAndSendWithContext(ctx, ms...)
	if err == nil {
		return nil
	}
	mis := len(slices.DeleteFunc(ms, (*mail.Msg).IsDelivered))
	if mis < len(e.Aan) {
		return &Gedeeltelijk{Mis: mis, Van: len(e.Aan), Err: reason(err)}
	}
	return fmt.Errorf("e-mail: %w", reason(err))
}

func (e Email) message(aan string, b Bericht) (*mail.Msg, error) {
	m := mail.NewMsg()
	if err := errors.Join(m.From(e.Van), m.To(aan)); err != nil {
		return nil, errors.New("e-mail: een van de adressen is ongeldig")
	}
	m.Subject(b.Onderwerp)
	m.SetBodyString(mail.TypeTextPlain, b.Tekst)
	m.SetGenHeader("Auto-Submitted", "auto-generated") // RFC 3834: no out-of-office in return
	m.SetGenHeader("X-Solo-Signaal", b.ID)
	m.SetDate()
	m.SetMessageID()
	return m, nil
}

func (e Email) options(ctx context.Context) []mail.Option {
	uit := []mail.Option{mail.WithPort(e.Poort), mail.WithTimeout(maxSend), mail.WithTLSPolicy(mail.TLSMandatory), mail.WithDialContextFunc(dialer(ctx))}
	if e.Open {
		uit = append(uit, mail.WithTLSPolicy(mail.NoTLS))
	}
	if e.TLS != nil {
		uit = append(uit, mail.WithTLSConfig(e.TLS))
	}
	if e.Gebruiker != "" {
		uit = append(uit, mail.WithSMTPAuth(mail.SMTPAuthAutoDiscover), mail.WithUsername(e.Gebruiker), mail.WithPassword(e.Wachtwoord))
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

func (v *verbinding) Close() error {
	v.stop()
	return v.Conn.Close()
}

// reason keeps of a refusal the step and whether it passes, not the server's text: that
// names addresses.
func reason(err error) error {
	if s, ok := errors.AsType[*mail.SendError](err); ok {
		return fmt.Errorf("de mailserver weigert het bericht (%v, tijdelijk %v)", s.Reason, s.IsTemp())
	}
	return err
}
