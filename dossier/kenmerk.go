package dossier

import (
	"crypto/rand"
	"encoding/base32"
	"encoding/binary"
	"regexp"
	"time"
)

// ID identifies a dossier, everywhere and for ever: "0K3Q-8V2M-7XTR-9B1C". It is
// what the applicant reads out on the telephone and the root of every key at a case
// system. It carries no meaning beyond its order in time and is safe to log.
type ID string

// Crockford's alphabet: no I, L, O or U to mistake for 1, 0 or V.
const alfabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

var vormID = regexp.MustCompile(PatroonID)

// NewID makes an ID: 42 bits of milliseconds, then 38 random bits.
func NewID(nu time.Time) ID {
	var b [10]byte
	_, _ = rand.Read(b[:]) // never fails since Go 1.24
	kop := uint64(nu.UnixMilli())<<22 | uint64(b[5]&0x3f)<<16 | uint64(b[6])<<8 | uint64(b[7])
	binary.BigEndian.PutUint64(b[:8], kop)
	s := base32.NewEncoding(alfabet).WithPadding(base32.NoPadding).EncodeToString(b[:])
	return ID(s[:4] + "-" + s[4:8] + "-" + s[8:12] + "-" + s[12:])
}

// IsValid reports whether the ID has the form that NewID gives.
func (id ID) IsValid() bool { return vormID.MatchString(string(id)) }

// Kenmerk names the dossier at another system: bron and kenmerk, each ≤ 40 (RGBZ).
type Kenmerk struct{ Bron, Kenmerk string }
