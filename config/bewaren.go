package config

import "time"

// Bewaren says how long SOLO keeps what it has delivered.
type Bewaren struct {
	// NaLevering is how long after the last of a dossier was delivered its content is kept.
	NaLevering time.Duration
	// Uiterlijk is how long after the last of a dossier came in SOLO says that it is kept
	// too long, because it is not delivered; longer than NaLevering.
	Uiterlijk time.Duration
	// Uur and Minuut are when it is done, every day, UTC.
	Uur, Minuut int
}
