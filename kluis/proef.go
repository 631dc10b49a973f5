package kluis

import (
	"crypto/rand"
	"fmt"
)

// Proof returns the id of the key-encryption key under which a data key is wrapped,
// and a proof made with that key: a random value, to be stored under the id and given
// to Check by a later process. Errors: ErrSleutelOnbekend, ErrVervalst.
func (k *Kluis) Proof(wrapped []byte) (id string, proef []byte, err error) {
	kop, ok := headWrap(wrapped)
	switch {
	case k == nil || k.open == nil:
		return "", nil, ErrGeenSleutel
	case !ok:
		return "", nil, fmt.Errorf("datasleutel: %w", ErrVervalst)
	}
	id = string(kop[2:])
	if _, ok := k.open().aeads[id]; !ok {
		return "", nil, fmt.Errorf("datasleutel onder %q: %w", id, ErrSleutelOnbekend)
	}
	waarde := make([]byte, grootteSleutel)
	rand.Read(waarde) // never fails, as in New
	return id, k.open().wrap(id, waarde, plaatsProef(id)), nil
}

// Check says whether the key loaded under id is the one that made the proof. Errors:
// ErrSleutelOnbekend when no key is loaded under id, ErrVervalst when it is another.
func (k *Kluis) Check(id string, proef []byte) error {
	dek, _, err := k.unwrap(proef, plaatsProef(id))
	clear(dek)
	return err
}

func plaatsProef(id string) string { return "sleutelproef:" + id }
