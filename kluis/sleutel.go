package kluis

import (
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
)

// Sleutel is the data key of one dossier. It never prints and never encodes;
// the zero value refuses to work (ErrGeenSleutel). It may be copied and used
// by several goroutines.
type Sleutel struct {
	// open gives the keys, nil without any. It is a function because fmt prints
	// the bytes behind a pointer to a struct in an unexported field when the
	// verb does not fit (%s); into a function nothing can look.
	open func() *deelsleutels
}

// deelsleutels are derived from the data key, one per use, so that a weakness
// in one use says nothing of another. The data key itself is not kept.
type deelsleutels struct {
	seal   cipher.AEAD
	stream []byte
	merk   []byte
}

func newSleutel(dek []byte) (Sleutel, error) {
	seal, err := derive(dek, "solo kluis seal 1")
	if err != nil {
		return Sleutel{}, err
	}
	defer clear(seal)
	aead, err := newAEAD(seal)
	if err != nil {
		return Sleutel{}, err
	}
	stream, err := derive(dek, "solo kluis stream 1")
	if err != nil {
		return Sleutel{}, err
	}
	merk, err := derive(dek, "solo kluis merk 1")
	if err != nil {
		return Sleutel{}, err
	}
	delen := &deelsleutels{seal: aead, stream: stream, merk: merk}
	return Sleutel{open: func() *deelsleutels { return delen }}, nil
}

func derive(dek []byte, gebruik string) ([]byte, error) {
	return hkdf.Key(sha256.New, dek, nil, gebruik, grootteSleutel)
}

// versieSeal is the first byte of every sealed value; nonce, encrypted content
// and tag follow: 29 bytes more than the content.
const versieSeal = 1

// Seal encrypts a small value for one place, such as a row and column:
// "levering:12:zaak". Every call gives other bytes.
func (s Sleutel) Seal(plain []byte, plaats string) ([]byte, error) {
	if err := s.check(plaats); err != nil {
		return nil, err
	}
	kop := []byte{versieSeal}
	return s.open().seal.Seal(kop, nil, plain, aad(kop, plaats)), nil
}

// Open decrypts what Seal made for the same place. Moved, cut or changed bytes
// give ErrVervalst and no content.
func (s Sleutel) Open(sealed []byte, plaats string) ([]byte, error) {
	if err := s.check(plaats); err != nil {
		return nil, err
	}
	if len(sealed) < 1 || sealed[0] != versieSeal {
		return nil, ErrVervalst
	}
	plain, err := s.open().seal.Open(nil, nil, sealed[1:], aad(sealed[:1], plaats))
	if err != nil {
		return nil, ErrVervalst
	}
	return plain, nil
}

// Merk is a keyed hash (HMAC-SHA256) by which the same value is found again without
// being kept: with another key, or without it, nothing can be told of the value. plaats
// sets uses apart, as in Seal.
func (s Sleutel) Merk(waarde []byte, plaats string) ([]byte, error) {
	if err := s.check(plaats); err != nil {
		return nil, err
	}
	h := hmac.New(sha256.New, s.open().merk)
	h.Write(aad(nil, plaats))
	h.Write([]byte{0})
	h.Write(waarde)
	return h.Sum(nil), nil
}

func (s Sleutel) check(plaats string) error {
	if s.open == nil {
		return ErrGeenSleutel
	}
	if plaats == "" {
		return ErrGeenPlaats
	}
	return nil
}
