package identiteit

// A Proefpersoon is an invented person of the demo, with a BSN of the published test range.
type Proefpersoon struct {
	ID, Naam, Wie string // Wie tells what he is good for
	Persoon       Persoon
	// Voorinvulling is what the registers would know of him, by question id.
	Voorinvulling map[string]any
}
