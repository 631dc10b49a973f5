package opmaak

import (
	"html/template"
	"strings"
)

// Of what stands on a page many times only the texts differ: a field of one line, an answer to
// choose from, a task. These are shown by their patroon, and what is out of the ordinary by
// the template itself.

// velden shows fields.
func (k *Kit) velden(alle []beeld) (template.HTML, error) {
	return lines(alle, func(w *strings.Builder, b *beeld) error {
		if b.Vorm != "regel" || b.Mis || b.Focus || len(b.Fouten) > 0 {
			return write(w, k.t, "veld", b)
		}
		vorm := regelvorm{b.Type, b.Toetsen, b.Breedte, b.DoorKop, b.Optioneel, b.Deel, b.MagWeetNiet, b.NietGeweten}
		return k.fill(w, "veld", vorm, []string{b.ID, b.Label, b.Naam, b.Hint, b.Waarom, b.Waarde, b.Voor, b.Op, b.Aanvulnaam}, func(t []string) any {
			v := *b
			v.ID, v.Label, v.Naam, v.Hint, v.Waarom, v.Waarde, v.Voor, v.Op, v.Aanvulnaam = t[0], t[1], t[2], t[3], t[4], t[5], t[6], t[7], t[8]
			return v
		})
	})
}

type regelvorm struct {
	Type, Toetsen, Breedte                             string // of regels
	DoorKop, Optioneel, Deel, MagWeetNiet, NietGeweten bool
}

// opties shows answers to choose from.
func (k *Kit) opties(alle []optiebeeld) (template.HTML, error) {
	return lines(alle, func(w *strings.Builder, o *optiebeeld) error {
		return k.fill(w, "optie", optievorm{o.Multi, o.Aan, o.Focus}, []string{o.ID, o.Naam, o.Waarde, o.Label, o.Hint}, func(t []string) any {
			return optiebeeld{Optie{t[2], t[3], t[4]}, t[0], o.Aan, t[1], o.Multi, o.Focus}
		})
	})
}

type optievorm struct{ Multi, Aan, Focus bool }

// taken shows the lines of a list of tasks.
func (k *Kit) taken(alle []Taak) (template.HTML, error) {
	return lines(alle, func(w *strings.Builder, t *Taak) error {
		if t.Naar != "" && !isPad(t.Naar) || hasNummer(t.Tekst) || hasNummer(t.Hint) {
			return write(w, k.t, "taak", t)
		}
		return k.fill(w, "taak", t.Stand.Toon, []string{t.Tekst, t.Naar, t.Hint, t.Stand.Tekst}, func(m []string) any {
			return Taak{m[0], m[1], m[2], Badge{t.Stand.Toon, m[3]}}
		})
	})
}

// regelgrootte is in bytes what most fields, answers and tasks fit in.
const regelgrootte = 512

// lines shows each of them, with the end of a line behind it.
func lines[T any](alle []T, show func(*strings.Builder, *T) error) (template.HTML, error) {
	var w strings.Builder
	w.Grow(len(alle) * regelgrootte)
	for i := range alle {
		if err := show(&w, &alle[i]); err != nil {
			return "", err
		}
		w.WriteByte('\n')
	}
	return template.HTML(w.String()), nil // made by html/template
}
