package store

// A Wissel tells how far a rotation of keys has come.
type Wissel struct {
	Actief    string         `json:"actief"`    // key under which everything is wrapped from now on
	Gewisseld int            `json:"gewisseld"` // data keys that were wrapped anew
	Sleutels  []Sleutelstand `json:"sleutels"`  // every key that was ever used here, by name
}

// A Sleutelstand is how much needs a key.
type Sleutelstand struct {
	Naam string `json:"naam"`
	// Dossiers is how many data keys are wrapped under it: those of dossiers, of concepts,
	// and the one under which people are found.
	Dossiers int `json:"dossiers"`
	// Weg: nothing here needs it any more, and SOLO starts without it. Backups made until
	// now still do.
	Weg bool `json:"weg"`
}
