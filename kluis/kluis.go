// Package kluis holds keys and encryption: a data key per dossier, wrapped by a
// key-encryption key (KEK) of the installation; sealed values for database
// columns; segmented encryption for attachments that stream and resume.
//
// Everything is AES-256-GCM from the standard library. What is encrypted is
// bound to a place ("levering:12:zaak"): moved to another row, cut or changed,
// it does not open. Destroying the wrapped data key destroys all it encrypted.
//
// It refuses to know what it encrypts, where that is stored, and where the
// key files lie.
package kluis

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// Causes on which a caller decides.
var (
	// ErrSleutelOnbekend: the key-encryption key that wrapped this data key is
	// not loaded. The data is whole; a beheerder must add the key file.
	ErrSleutelOnbekend = errors.New("sleutel is niet geladen")
	// ErrVervalst: the bytes were moved, cut or changed, or belong to another key.
	ErrVervalst = errors.New("versleutelde gegevens zijn gewijzigd, verplaatst of afgekapt")
	// ErrGeenSleutel: the zero Sleutel or Kluis was used.
	ErrGeenSleutel = errors.New("er is geen sleutel")
	// ErrGeenPlaats: an empty place binds nothing and is refused.
	ErrGeenPlaats = errors.New("de plaats is leeg")
)

// grootteSleutel is the size in bytes of every key: AES-256.
const grootteSleutel = 32

// Kluis holds the key-encryption keys by id. It is safe for concurrent use and
// prints as [kluis]; the zero value holds no key and refuses to work.
type Kluis struct {
	open func() *keks // a function for the same reason as in Sleutel
}

type keks struct {
	actief string
	aeads  map[string]cipher.AEAD
}

// Open makes a Kluis of key-encryption keys of 32 bytes each, by key id;
// actief names the one that wraps new data keys. The others open what was
// wrapped before. All mistakes are reported at once; none shows a key byte.
func Open(sleutels map[string][]byte, actief string) (*Kluis, error) {
	inhoud := &keks{actief: actief, aeads: make(map[string]cipher.AEAD, len(sleutels))}
	var fouten []error
	for _, id := range slices.Sorted(maps.Keys(sleutels)) {
		aead, err := newKEK(id, sleutels[id])
		if err != nil {
			fouten = append(fouten, err)
		}
		inhoud.aeads[id] = aead
	}
	if _, ok := sleutels[actief]; !ok {
		fouten = append(fouten, fmt.Errorf("actieve sleutel %q: %w", actief, ErrSleutelOnbekend))
	}
	if err := errors.Join(fouten...); err != nil {
		return nil, err
	}
	return &Kluis{open: func() *keks { return inhoud }}, nil
}

func newKEK(id string, kek []byte) (cipher.AEAD, error) {
	if !validID(id) {
		return nil, fmt.Errorf("sleutelnaam %q: gebruik 1 tot 64 letters, cijfers, punten of streepjes", id)
	}
	if len(kek) != grootteSleutel {
		return nil, fmt.Errorf("sleutel %q: %d bytes in plaats van %d", id, len(kek), grootteSleutel)
	}
	aead, err := newAEAD(kek)
	if err != nil {
		return nil, fmt.Errorf("sleutel %q: %w", id, err)
	}
	return aead, nil
}

// New makes a random data key and its wrapped form, to be stored beside what
// it encrypts. plaats is where the wrapped form lies ("dossier:12"): it opens
// only there.
func (k *Kluis) New(plaats string) (Sleutel, []byte, error) {
	if k == nil || k.open == nil {
		return Sleutel{}, nil, ErrGeenSleutel
	}
	if plaats == "" {
		return Sleutel{}, nil, ErrGeenPlaats
	}
	dek := make([]byte, grootteSleutel)
	defer clear(dek)
	rand.Read(dek) // never fails: it ends the program instead (crypto/rand)
	s, err := newSleutel(dek)
	if err != nil {
		return Sleutel{}, nil, err
	}
	return s, k.open().wrap(k.open().actief, dek, plaats), nil
}

// Unwrap returns the data key of which wrapped is the stored form. The error is
// ErrSleutelOnbekend when the key id in it is not loaded, and ErrVervalst when
// it does not open at this place.
func (k *Kluis) Unwrap(wrapped []byte, plaats string) (Sleutel, error) {
	dek, _, err := k.unwrap(wrapped, plaats)
	if err != nil {
		return Sleutel{}, err
	}
	defer clear(dek)
	return newSleutel(dek)
}

// Rewrap returns the data key wrapped by the active key-encryption key, for key
// rotation. What the active key already wraps is checked and returned as it is,
// so that a rotation may be run again. Errors are those of Unwrap.
func (k *Kluis) Rewrap(wrapped []byte, plaats string) ([]byte, error) {
	dek, id, err := k.unwrap(wrapped, plaats)
	if err != nil {
		return nil, err
	}
	defer clear(dek)
	if id == k.open().actief {
		return bytes.Clone(wrapped), nil
	}
	return k.open().wrap(k.open().actief, dek, plaats), nil
}

func newAEAD(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCMWithRandomNonce(block)
}
