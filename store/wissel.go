package store

// A Wissel tells how far a rotation of keys has come.
type Wissel struct {
	Actief    string         `json:"actief"`    // key under which everything is wrapped from now on
	Gewisseld int            `json:"gewisseld"` // data keys that were wrapped anew
	Sleutels  []Sleutelstand `json:"sleutels"`  // every key that was ever used here, by name
}

// A Sleutelstand is how much needs a key.
type Sleutelstand struct {
	Naam     string `json:"naam"`
	Dossiers int    `json:"dossiers"` // whose data key is wrapped under it
	// Weg: nothing here needs it any more, and SOLO starts without it. Backups made until
	// now still do.
	Weg bool `json:"weg"`
}
