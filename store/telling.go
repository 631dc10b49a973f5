package store

// A Telling is how many deliveries of one destination are in a state. What is delivered
// or cancelled is not counted.
type Telling struct {
	Bestemming string
	Staat      Staat
	Aantal     int
}
