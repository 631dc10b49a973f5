package loket

import (
	"maps"
	"slices"

	"solo/dossier"
)

// takeCredit takes over who gave an answer to an earlier aanvraag. His invitation was for that
// one: here nobody is taken for him.
func (c *Concept) takeCredit(door map[string]Inbreng, id string) {
	d, ok := door[id]
	switch {
	case !ok: // the applicant himself, whoever begins anew for him
		delete(c.Door, id)
		return
	case c.Door == nil:
		c.Door = map[string]Inbreng{}
	}
	d.Nr = 0
	c.Door[id] = d
}

// inbrengen tells the gemeente of each answer that is not of the applicant himself who gave
// it, as the check page says it. The name of an employee stays in the record of what he did.
func (c *Concept) inbrengen() (uit []dossier.Inbreng) {
	for _, id := range slices.Sorted(maps.Keys(c.Door)) {
		d := c.Door[id]
		if d.Rol == Aanvrager || c.nu()[id] == nil && !slices.Contains(c.nietGeweten(), id) {
			continue
		}
		if d.Wie = leesbaar(d.Wie); d.Rol == Consulent {
			d.Wie = ""
		}
		i := slices.IndexFunc(uit, func(x dossier.Inbreng) bool { return x.Rol == string(d.Rol) && x.Wie == d.Wie })
		if i < 0 {
			i, uit = len(uit), append(uit, dossier.Inbreng{Rol: string(d.Rol), Wie: d.Wie})
		}
		uit[i].Vragen = append(uit[i].Vragen, id)
	}
	return uit
}
