package main

import (
	"context"
	"log/slog"
	"net/http"

	"solo/bediening"
	"solo/config"
	"solo/dossier"
	"solo/monitor"
	"solo/post"
	"solo/store"
	"solo/store/sqlite"
)

// monitor watches with this configuration.
func (in *inrichting) monitor(db *sqlite.DB, log *slog.Logger) *monitor.Monitor {
	c := monitor.Config{Store: db, Kanalen: in.kanalen(), Herhaal: in.Signalen.Spoed.Herhaal, Log: log}
	if in.Omgeving != config.Productie {
		c.Omgeving = string(in.Omgeving)
	}
	for _, naam := range in.zaaksystemen() {
		if op := in.Zaaksystemen[naam].TLS.Verloopt(); !op.IsZero() {
			c.Certificaten = append(c.Certificaten, monitor.Certificaat{Bestemming: naam, Verloopt: op})
		}
	}
	return monitor.New(c)
}

// kanalen are the ways to tell people. Spoed has ways of its own when the configuration
// gives it an address.
func (in *inrichting) kanalen() (uit []monitor.Kanaal) {
	s := in.Signalen
	if w := s.Webhook; w != nil {
		uit = append(uit, monitor.Kanaal{Naam: "webhook", Zender: webhookTo(*w, w.Adres), Gewoon: true, Spoed: s.Spoed.Adres == ""})
		if s.Spoed.Adres != "" {
			uit = append(uit, monitor.Kanaal{Naam: "webhook-spoed", Zender: webhookTo(*w, s.Spoed.Adres), Spoed: true})
		}
	}
	if e := s.Email; e != nil {
		uit = append(uit, monitor.Kanaal{Naam: "e-mail", Zender: emailTo(*e, e.Aan), Gewoon: true, Spoed: len(s.Spoed.Aan) == 0})
		if len(s.Spoed.Aan) > 0 {
			uit = append(uit, monitor.Kanaal{Naam: "e-mail-spoed", Zender: emailTo(*e, s.Spoed.Aan), Spoed: true})
		}
	}
	return uit
}

// webhookTo follows no redirect: the message is for this address alone.
func webhookTo(w config.Webhook, adres string) monitor.Webhook {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.TLSClientConfig = w.TLS.Client()
	return monitor.Webhook{Adres: adres, Geheim: w.Geheim.Inhoud(), Client: &http.Client{Transport: t,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

func emailTo(e config.Email, aan []string) monitor.Email {
	t := e.TLS.Client()
	t.ServerName = e.Host
	m := monitor.Email{Server: post.Server{Host: e.Host, Poort: e.Poort, Van: e.Van, TLS: t, Open: e.EigenMachine}, Aan: aan}
	if e.Login != nil {
		m.Gebruiker, m.Wachtwoord = e.Login.Gebruiker, e.Login.Wachtwoord.Inhoud()
	}
	return m
}

// Signalen implements bediening.Bewaking.
func (w *werk) Signalen(ctx context.Context, f store.SignaalFilter) ([]store.Signaal, error) {
	return w.db.Signalen(ctx, f)
}

// Acknowledge implements bediening.Bewaking.
func (w *werk) Acknowledge(ctx context.Context, signaal int64, wie bediening.Wie) error {
	if err := wie.CheckIfGiven(); err != nil {
		return err
	}
	return w.db.Acknowledge(ctx, signaal, wie.Naam, wie.Waarom)
}

// Aansluiting implements bediening.Bewaking.
func (w *werk) Aansluiting(ctx context.Context, van, tot dossier.Datum) ([]store.Aansluiting, error) {
	return monitor.Reconcile(ctx, w.db, van, tot)
}
