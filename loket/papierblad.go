package loket

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// ErrOudBlad: what he judged changed since he saw it; the text says how. Look again.
var ErrOudBlad = errors.New("er is intussen iets veranderd")

// bijSoort are the papers of a kind, without those that have a virus.
func (c *Concept) bijSoort(soort string) []string {
	uit := []string{}
	for _, st := range c.Stukken {
		if st.Soort == soort && !st.Virus {
			uit = append(uit, st.ID)
		}
	}
	return uit
}

// blad tells apart what there is to judge of a kind: when that was done last, and which
// papers there are.
func (c *Concept) blad(soort string) string {
	return c.Keuringen[soort].Op.UTC().Format(time.RFC3339Nano) + " " + strings.Join(c.bijSoort(soort), " ")
}

// voor is the concept as wie sees its papers.
func (c *Concept) voor(wie Wie) *Concept {
	k := *c
	k.Stukken = slices.Clone(c.Stukken)
	k.hideUnsent(wie)
	return &k
}

// judge keeps what he said of a kind, and which papers he could look at; nothing takes it
// back.
func (c *Concept) judge(wie Wie, soort string, k Keuring) {
	if k.Stand == "" {
		delete(c.Keuringen, soort)
		return
	}
	if c.Keuringen == nil {
		c.Keuringen = map[string]Keuring{}
	}
	k.Gezien = c.voor(wie).bijSoort(soort)
	c.Keuringen[soort] = k
}

// seen: what he saw of a kind is what there is now. What a colleague did is told first.
func (c *Concept) seen(wie Wie, soort, blad string) error {
	nu := c.voor(wie).blad(soort)
	if nu == blad {
		return nil
	}
	op, _, _ := strings.Cut(nu, " ")
	toen, _, _ := strings.Cut(blad, " ")
	k, al := c.Keuringen[soort]
	switch {
	case op == toen:
		return fmt.Errorf("%w: er kwam een papier bij of er ging een papier weg; kijk het na en oordeel dan", ErrOudBlad)
	case al:
		return fmt.Errorf("%w: %s koos %s; kijk of u iets anders vindt", ErrOudBlad, k.Wie, k.Stand)
	}
	return fmt.Errorf("%w: een collega nam het oordeel terug; kijk opnieuw", ErrOudBlad)
}

// isJudged: he said this already, with these words, of these papers.
func (c *Concept) isJudged(wie Wie, soort string, stand Papierstand, reden string) bool {
	k, al := c.Keuringen[soort]
	if !al {
		return stand == ""
	}
	return k.Stand == stand && k.Reden == reden && k.Wie == wie.naam() && slices.Equal(k.Gezien, c.voor(wie).bijSoort(soort))
}

// saw: who judged could look at this paper.
func (k Keuring) saw(st Stuk) bool {
	if k.Gezien == nil {
		return !st.Op.After(k.Op)
	}
	return slices.Contains(k.Gezien, st.ID)
}
