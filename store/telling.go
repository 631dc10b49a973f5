package store

// A Telling is how many deliveries of one destination are in a state. What is delivered
// or cancelled is not counted.
type Telling struct {
	Bestemming string
	Staat      Staat
	Aantal     int
}

// A Schijf is how much room there is, in bytes.
type Schijf struct {
	Vrij    int64 // that this account may still write, the reserve not counted
	Reserve int64 // kept to book what is under way; zero when it was given up
	WAL     int64 // of what is written and not yet in the database itself
}
