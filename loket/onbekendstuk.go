package loket

import (
	"cmp"
	"slices"
	"strings"

	"solo/dossier"
	"solo/intake"
)

// soortAnders is the kind for what has no kind of its own; every regeling has it.
const soortAnders = "overig"

// regroup has a paper whose kind def does not know be one without a kind of its own, and ends
// a promise of it. Her own paper is not asked any more by the gemeente, or the aanvraag went to
// another one: it can still be seen, taken away and sent.
func (c *Concept) regroup(def *intake.Definitie) {
	if !isSoort(def, soortAnders) {
		return
	}
	for i := range c.Stukken {
		if st := &c.Stukken[i]; !isSoort(def, st.Soort) {
			st.Omschrijving = cmp.Or(st.Omschrijving, strings.ReplaceAll(st.Soort, "_", " "))
			st.Soort = soortAnders
		}
	}
	c.Later = slices.DeleteFunc(c.Later, func(t dossier.Toezegging) bool { return !isSoort(def, t.Soort) })
}
