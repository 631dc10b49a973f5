package kluis

import (
	"bufio"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
)

// ErrSleutelbestand: the text of a key file is not one key.
var ErrSleutelbestand = errors.New("het sleutelbestand moet één regel base64 van 32 bytes bevatten")

// NewKEK makes a random key-encryption key of 32 bytes.
func NewKEK() ([]byte, error) {
	kek := make([]byte, grootteSleutel)
	if _, err := rand.Read(kek); err != nil {
		return nil, fmt.Errorf("sleutel maken: %w", err)
	}
	return kek, nil
}

// FormatKEK gives the text of a key file: a line that says what it is and
// whose, and the key in base64. id is the name under which solo.yaml loads it.
func FormatKEK(id string, kek []byte) (string, error) {
	if _, err := newKEK(id, kek); err != nil {
		return "", err
	}
	uitleg := "# SOLO-sleutel " + id + ". Bewaar een kopie buiten deze server: zonder deze sleutel is niets te lezen.\n"
	return uitleg + base64.StdEncoding.EncodeToString(kek) + "\n", nil
}

// ParseKEK reads the text of a key file: one line of base64, with empty lines
// and lines that begin with # around it. No error repeats the text.
func ParseKEK(tekst string) ([]byte, error) {
	var regels []string
	sc := bufio.NewScanner(strings.NewReader(strings.TrimPrefix(tekst, "\ufeff")))
	for sc.Scan() {
		regel := strings.TrimSpace(sc.Text())
		if regel != "" && !strings.HasPrefix(regel, "#") {
			regels = append(regels, regel)
		}
	}
	if err := sc.Err(); err != nil || len(regels) != 1 {
		return nil, fmt.Errorf("%d regels met inhoud: %w", len(regels), ErrSleutelbestand)
	}
	kek, err := base64.StdEncoding.Strict().DecodeString(regels[0])
	if err != nil {
		return nil, fmt.Errorf("geen base64: %w", ErrSleutelbestand)
	}
	if len(kek) != grootteSleutel {
		return nil, fmt.Errorf("%d bytes: %w", len(kek), ErrSleutelbestand)
	}
	return kek, nil
}
