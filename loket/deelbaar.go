package loket

import (
	"slices"

	"solo/intake"
)

// Deelbaar are the pages with something to ask that somebody else may fill in: not who the
// applicant is, whom he lets help him, what he declares and signs.
func (b *Blik) Deelbaar() (uit []Paginablik) {
	for _, p := range b.Paginas {
		if !slices.ContainsFunc(p.Vragen, isEigen) {
			uit = append(uit, p)
		}
	}
	return uit
}

// isEigen: only the applicant himself answers this.
func isEigen(v intake.Vraag) bool {
	return v.Type == intake.Verklaring || v.Type == intake.Handtekening || v.Voorinvulling == "digid" || v.Veld == "gemachtigde.akkoord"
}
