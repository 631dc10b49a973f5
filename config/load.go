package config

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"go.yaml.in/yaml/v4"
)

// maxBestand bounds the configuration and each file it names.
const maxBestand = 1 << 20

var (
	errTeGroot = errors.New("bestand te groot")
	errMap     = errors.New("een map, geen bestand")
)

// Load reads a configuration file and the secret files it names. The error is
// Fouten: every mistake at once.
func Load(pad string) (*Config, error) {
	f, err := openGewoon(pad)
	if err != nil {
		return nil, Fouten{{Bestand: pad, Melding: "dit bestand " + waarom(err) + "; geef het pad van solo.yaml met --config"}}
	}
	defer f.Close()
	raw, err := leesTot(f)
	if err != nil {
		return nil, Fouten{{Bestand: pad, Melding: "dit bestand " + waarom(err)}}
	}
	return Parse(pad, raw)
}

// Parse is Load for text that was read already. pad stands in the messages, and
// paths in the text start from its folder.
func Parse(pad string, raw []byte) (*Config, error) {
	l := &lezer{bestand: pad, vanaf: filepath.Dir(pad), verteld: map[string]bool{}}
	if abs, err := filepath.Abs(l.vanaf); err == nil { // a service may change its working folder
		l.vanaf = abs
	}
	var doc yaml.Node
	if err := yaml.Load(raw, &doc); err != nil {
		return nil, Fouten{vertaal(pad, err)}
	}
	c := l.config(&doc)
	if err := l.fouten.Err(); err != nil {
		return nil, err
	}
	return c, nil
}

// openGewoon opens a regular file; a pipe or device would hang or never end.
func openGewoon(pad string) (*os.File, error) {
	info, err := os.Stat(pad)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, errMap
	}
	if !info.Mode().IsRegular() {
		return nil, os.ErrInvalid
	}
	return os.Open(pad)
}

func leesTot(f *os.File) ([]byte, error) {
	raw, err := io.ReadAll(io.LimitReader(f, maxBestand+1))
	if err == nil && len(raw) > maxBestand {
		err = errTeGroot
	}
	return raw, err
}
