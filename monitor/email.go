package monitor

import (
	"context"

	"solo/post"
)

// An Email sends messages over one SMTP server.
type Email struct {
	post.Server
	Aan []string
}

// Send sends one message to each in turn: an address that is refused does not keep it from
// the others. The error is a *Gedeeltelijk when some got it.
func (e Email) Send(ctx context.Context, b Bericht) error {
	var bs []post.Brief
	for _, aan := range e.Aan {
		bs = append(bs, post.Brief{Aan: aan, Onderwerp: b.Onderwerp, Tekst: b.Tekst, Kenmerk: b.ID})
	}
	mis, err := e.SendAll(ctx, bs)
	if err != nil && mis < len(e.Aan) {
		return &Gedeeltelijk{Mis: mis, Van: len(e.Aan), Err: err}
	}
	return err
}
