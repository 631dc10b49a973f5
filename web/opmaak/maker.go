package opmaak

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A maker draws fields, and remembers where each name can be found on the page.
type maker struct {
	Invulling
	plek   []string            // of each of the Fouten: the field it is shown at; empty: none
	fouten map[string][]string // by that field
	anker  map[string]string   // the name of a field -> the id that takes the focus
	rij    map[string]string   // the name of a field in a row -> "Schuld 2: "
}

// maker looks first where each name is, when something is wrong: in a part that has no
// field of its own it is shown at the whole.
func (i Invulling) maker() *maker {
	if len(i.Fouten) == 0 {
		return i.newMaker()
	}
	kaal := i
	kaal.Fouten = nil
	m := kaal.newMaker()
	m.all(i.Velden, "")
	bekend := m.anker
	m = i.newMaker()
	for _, f := range i.Fouten {
		naam := f.Naam
		for bekend[naam] == "" && naam != "" {
			naam = naam[:max(strings.LastIndex(naam, "."), 0)]
		}
		m.plek = append(m.plek, naam)
		m.fouten[naam] = append(m.fouten[naam], f.Melding)
	}
	return m
}

func (i Invulling) newMaker() *maker {
	return &maker{Invulling: i, fouten: map[string][]string{}, anker: map[string]string{}, rij: map[string]string{}}
}

func (m *maker) all(velden []Veld, voor string) []beeld {
	uit := make([]beeld, 0, len(velden))
	for _, v := range velden {
		if voor != "" && v.Autocomplete == "" && regels[v.Soort].autocomplete != "" { // not surely the person's own
			v.Autocomplete = "off"
		}
		v.Naam = voor + v.Naam
		uit = append(uit, m.veld(v))
	}
	return uit
}

func (m *maker) een(naam string) string {
	if w := m.Waarden[naam]; len(w) > 0 {
		return w[0]
	}
	return ""
}

func (m *maker) veld(v Veld) beeld {
	r := regels[v.Soort]
	v.Hint = cmp.Or(v.Hint, hints[v.Soort])
	b := beeld{Veld: v, ID: "v-" + v.Naam, Vorm: cmp.Or(vormen[v.Soort], "regel"), Waarde: m.een(v.Naam), Fouten: m.fouten[v.Naam],
		Type: cmp.Or(r.type_, "text"), Toetsen: r.toetsen, Breedte: r.breedte, Aanvulnaam: cmp.Or(v.Autocomplete, r.autocomplete),
		NietGeweten: slices.Contains(m.Waarden[WeetNiet], v.Naam)}
	if v.Soort == Geld {
		b.Voor = "€"
	}
	if v.MetKomma {
		b.Toetsen = ""
	}
	if v.Soort != Vast {
		m.anker[v.Naam] = b.ID
	}
	m.inside(&b)
	m.finish(&b)
	return b
}

// finish ties a field to what is said about it. Who goes on in a whole, goes on in its
// first part.
func (m *maker) finish(b *beeld) {
	b.Mis = len(b.Fouten) > 0
	b.Op = b.describedBy()
	b.Focus = len(m.Invulling.Fouten) == 0 && m.Invulling.Focus != "" && m.Invulling.Focus == b.Naam
	if b.Focus {
		b.begin()
		if len(b.Delen) > 0 {
			b.Delen[0].begin()
		}
	}
}

// begin gives a field the focus, or the first of its choices.
func (b *beeld) begin() {
	b.Focus = true
	if len(b.Opties) > 0 {
		b.Opties[0].Focus = true
	}
}

// inside draws what a field is made of.
func (m *maker) inside(b *beeld) {
	switch b.Soort {
	case Janee:
		b.Veld.Opties = []Optie{{Waarde: "ja", Label: "Ja"}, {Waarde: "nee", Label: "Nee"}}
		m.opties(b)
	case Keuze, Multi, Kieslijst:
		m.opties(b)
	case Datum, Maand:
		m.datum(b)
	case Adres:
		delen := m.all(adresdelen(b.Veld), b.Naam+".")
		b.Delen, b.Elders = delen[:5], delen[5:]
		for _, d := range b.Elders {
			b.IsElders = b.IsElders || d.Waarde != "" || len(d.Fouten) > 0
		}
		m.first(b)
	case Blok:
		b.Delen = m.all(b.Velden, b.Naam+".")
		m.first(b)
	case Groep:
		m.groep(b)
	}
}

// first makes a link to the whole go to the first of its parts.
func (m *maker) first(b *beeld) {
	if len(b.Delen) > 0 {
		m.anker[b.Naam] = m.anker[b.Delen[0].Naam]
	}
}

func (m *maker) opties(b *beeld) {
	for i, o := range b.Veld.Opties {
		id := b.ID
		if i > 0 {
			id = fmt.Sprintf("%s-%d", id, i+1)
		}
		b.Opties = append(b.Opties, optiebeeld{Optie: o, ID: id, Aan: slices.Contains(m.Waarden[b.Naam], o.Waarde), Naam: b.Naam, Multi: b.Soort == Multi})
	}
}
