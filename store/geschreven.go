package store

// Geschreven is what was stored of one attachment.
type Geschreven struct {
	Grootte int64  // of the plain content, in bytes
	SHA256  string // of the plain content, in lower-case hex
}
