package antwoord

import (
	"bytes"
	"errors"
)

// Why nothing of StUF can be read. Onleesbaar makes of each what a person reads.
var (
	ErrLeeg     = errors.New("het antwoord is leeg")
	ErrHTML     = errors.New("het antwoord is een webpagina")
	ErrTeGroot  = errors.New("het antwoord is te groot of te diep")
	ErrXML      = errors.New("het antwoord is geen hele XML")
	ErrDoctype  = errors.New("het antwoord heeft een DOCTYPE")
	ErrGeenStUF = errors.New("het antwoord is geen StUF-bericht")
)

// nader says of what cannot be read whether it is a web page.
func nader(err error, raw []byte) error {
	kop := bytes.ToLower(bytes.TrimSpace(raw[:min(len(raw), 1<<10)]))
	if bytes.Contains(kop, []byte("<!doctype html")) || bytes.Contains(kop, []byte("<html")) {
		return ErrHTML
	}
	return err
}
