package config

import (
	"crypto/tls"
	"maps"
	"slices"
)

// Web is how SOLO answers over HTTP, and who may ask what.
type Web struct {
	// Adres is host:port; empty: SOLO has its local socket alone.
	Adres string
	// Leveranciers are the tokens of those who send aanvragen, by the name that stands in
	// their documents.
	Leveranciers map[string]Geheim
	Monitor      Geheim // may see everything that is not content; zero: nobody
	Beheer       Geheim // may see that and act on it; zero: nobody

	cert *tls.Certificate
}

// TLS returns a configuration of one's own for the server; nil: plain HTTP, which
// Load allows on this machine only.
func (w Web) TLS() *tls.Config {
	if w.cert == nil {
		return nil
	}
	return &tls.Config{MinVersion: tls.VersionTLS12, Certificates: []tls.Certificate{*w.cert}}
}

// Geheimen are all tokens, in a fixed order.
func (w Web) Geheimen() (uit []Geheim) {
	for _, naam := range slices.Sorted(maps.Keys(w.Leveranciers)) {
		uit = append(uit, w.Leveranciers[naam])
	}
	return append(uit, w.Monitor, w.Beheer)
}
