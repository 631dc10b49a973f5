package bediening

// A Gezegd is an error that tells a person by itself, in Dutch and without personal data,
// what cannot be done and what can: whoever shows it adds nothing. Programs decide on what
// it wraps. It is the same at both ends of the socket.
type Gezegd struct {
	Tekst string
	Soort error // an error of store, mostly; may be nil
}

// Error is Tekst.
func (g *Gezegd) Error() string { return g.Tekst }

// Unwrap is Soort.
func (g *Gezegd) Unwrap() error { return g.Soort }
