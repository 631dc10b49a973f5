package kluis

import (
	"fmt"
	"slices"
	"strings"
)

// A wrapped data key: version, length of the key id, key id, then nonce,
// encrypted key and tag of AES-GCM. Version and key id are authenticated.
const versieWrap = 1

// wrap needs an id that is loaded.
func (k *keks) wrap(id string, dek []byte, plaats string) []byte {
	kop := Merk(id)
	return k.aeads[id].Seal(kop, nil, dek, aad(kop, plaats))
}

func (k *Kluis) unwrap(wrapped []byte, plaats string) (dek []byte, id string, err error) {
	if k == nil || k.open == nil {
		return nil, "", ErrGeenSleutel
	}
	kop, ok := headWrap(wrapped)
	if !ok {
		return nil, "", fmt.Errorf("datasleutel: %w", ErrVervalst)
	}
	id = string(kop[2:])
	aead, ok := k.open().aeads[id]
	if !ok {
		return nil, "", fmt.Errorf("datasleutel onder %q: %w", id, ErrSleutelOnbekend)
	}
	dek, err = aead.Open(nil, nil, wrapped[len(kop):], aad(kop, plaats))
	if err != nil || len(dek) != grootteSleutel {
		return nil, "", fmt.Errorf("datasleutel onder %q: %w", id, ErrVervalst)
	}
	return dek, id, nil
}

func headWrap(wrapped []byte) ([]byte, bool) {
	if len(wrapped) < 2 || wrapped[0] != versieWrap {
		return nil, false
	}
	eind := 2 + int(wrapped[1])
	if len(wrapped) < eind || !validID(string(wrapped[2:eind])) {
		return nil, false
	}
	return wrapped[:eind:eind], true
}

// aad is what is authenticated without being stored: the head has a fixed or
// self-described length, so no other head and place give the same bytes.
func aad(kop []byte, plaats string) []byte {
	return slices.Concat(kop, []byte(plaats))
}

// validID keeps key ids fit for a configuration file, a log line and one byte
// of length.
func validID(id string) bool {
	const tekens = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-."
	return id != "" && len(id) <= 64 && strings.Trim(id, tekens) == ""
}
