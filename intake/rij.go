package intake

import (
	"slices"

	"solo/voorstel"
)

// leesGroep reads rows; only the whole ones count.
func (v *Vraag) leesGroep(x any, l lezing) any {
	lijst, ok := x.([]any)
	if !ok {
		return l.fout("dit moet een lijst zijn: [ { } ]")
	}
	if len(lijst) > v.MaxAantal {
		return l.fout("dit zijn er te veel: vul er hoogstens %d in", v.MaxAantal)
	}
	if len(lijst) > 0 && len(lijst) < v.MinAantal {
		l.fout("vul er minstens %d in", v.MinAantal)
	}
	uit := []any{}
	for i, rij := range lijst {
		if w := v.leesRij(rij, l.item(i)); w != nil {
			uit = append(uit, w)
		}
	}
	if len(uit) == 0 {
		return nil
	}
	return uit
}

// leesRij reads one row; nil when a required field is absent or wrong.
func (v *Vraag) leesRij(x any, l lezing) any {
	m, ok := x.(map[string]any)
	if !ok {
		return l.fout("dit moet een groep velden zijn: { }")
	}
	v.checkVelden(m, l)
	uit, heel := map[string]any{}, true
	for i := range v.Velden {
		veld := &v.Velden[i]
		fl := l.op(".", veld.ID)
		w := veld.lees(m[veld.ID], fl)
		switch {
		case w != nil:
			uit[veld.ID] = w
		case veld.Verplicht == altijd:
			heel = false
			if leeg(m[veld.ID]) {
				fl.fout("vul dit in")
			}
		}
	}
	if !heel {
		return nil
	}
	return uit
}

// checkVelden finds fields that do not exist.
func (v *Vraag) checkVelden(m map[string]any, l lezing) {
	if l.uit == nil {
		return
	}
	namen := make([]string, len(v.Velden))
	for i := range v.Velden {
		namen[i] = v.Velden[i].ID
	}
	for _, naam := range sortedKeys(m) {
		if !slices.Contains(namen, naam) {
			l.op(".", voorstel.Kort(naam)).fout("dit veld bestaat niet%s", voorstel.Voor(naam, namen))
		}
	}
}
