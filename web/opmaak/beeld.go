package opmaak

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A beeld is a field as a template draws it.
type beeld struct {
	Veld
	ID, Vorm                                 string
	Waarde                                   string
	Fouten                                   []string
	Op                                       string // aria-describedby: the hint and what is wrong
	Mis                                      bool   // aria-invalid
	Type, Toetsen, Breedte, Voor, Aanvulnaam string
	Opties                                   []optiebeeld
	Delen                                    []beeld
	Elders                                   []beeld // of Adres: the address abroad
	IsElders                                 bool
	Rijen                                    []rijbeeld
	NietGeweten                              bool
	Focus                                    bool
	Meer                                     bool // a row may be added
}

type optiebeeld struct {
	Optie
	ID  string
	Aan bool
}

// Accept is what the file chooser offers.
func (b beeld) Accept() string { return strings.Join(b.Typen, ",") }

// A rijbeeld is one row of a group: a beeld of the row itself with its Delen. Weg: it can
// be removed.
type rijbeeld struct {
	beeld
	Kop string
	Weg bool
}

// Klein is Kop inside a sentence.
func (r rijbeeld) Klein() string { return eersteKlein(r.Kop) }

// A maker draws fields, and remembers where each name can be found on the page.
type maker struct {
	Invulling
	plek   []string            // of each of the Fouten: the field it is shown at; empty: none
	fouten map[string][]string // by that field
	anker  map[string]string   // the name of a field -> the id that takes the focus
	rij    map[string]string   // the name of a field in a row -> "Schuld 2: "
}

// maker looks first where each name is: what is wrong in a part that has no field of its
// own is shown at the whole.
func (i Invulling) maker() *maker {
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

func (m *maker) all(velden []Veld, voor string) (uit []beeld) {
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
	if len(b.Delen) > 0 && b.Focus {
		b.Delen[0].Focus = true
	}
}

// inside draws what a field is made of.
func (m *maker) inside(b *beeld) {
	switch b.Soort {
	case Janee:
		b.Veld.Opties = []Optie{{Waarde: "ja", Label: "Ja"}, {Waarde: "nee", Label: "Nee"}}
		m.opties(b)
	case Keuze, Multi:
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
		b.Opties = append(b.Opties, optiebeeld{Optie: o, ID: id, Aan: slices.Contains(m.Waarden[b.Naam], o.Waarde)})
	}
}

// datum draws day, month and year. What is wrong in one of them is told once, above all.
func (m *maker) datum(b *beeld) {
	delen := []Veld{{Naam: "dag", Label: "Dag"}, {Naam: "maand", Label: "Maand"}, {Naam: "jaar", Label: "Jaar"}}
	if b.Soort == Maand {
		delen = delen[1:]
	}
	heel := len(b.Fouten) > 0
	for _, v := range delen {
		if kort, ok := strings.CutPrefix(b.Autocomplete, "bday"); ok {
			v.Autocomplete = "bday" + kort + map[string]string{"dag": "-day", "maand": "-month", "jaar": "-year"}[v.Naam]
		}
		v.Naam, v.Optioneel = b.Naam+"."+v.Naam, b.Optioneel
		d := m.veld(v)
		b.Fouten = append(b.Fouten, d.Fouten...)
		d.Mis, d.Fouten, d.Op = heel || d.Mis, nil, ""
		d.Breedte = "b2"
		if strings.HasSuffix(v.Naam, ".jaar") {
			d.Toetsen, d.Breedte = "numeric", "b4"
		}
		b.Delen = append(b.Delen, d)
	}
	m.first(b)
}

func adresdelen(v Veld) []Veld {
	delen := []Veld{
		{Naam: "postcode", Label: "Postcode", Autocomplete: "postal-code"}, {Naam: "huisnummer", Label: "Huisnummer"},
		{Naam: "toevoeging", Label: "Toevoeging", Optioneel: true}, {Naam: "straat", Label: "Straat"},
		{Naam: "woonplaats", Label: "Woonplaats", Autocomplete: "address-level2"},
		{Naam: "land", Label: "Land", Hint: "Alleen als het adres niet in Nederland is.", Optioneel: true, Autocomplete: "country-name"},
		{Soort: Lang, Naam: "regels", Label: "Adres in dat land", Hint: "Schrijf het zoals op een envelop, in hoogstens drie regels.", Optioneel: true},
	}
	for i := range delen {
		if v.Autocomplete == "" { // of somebody else
			delen[i].Autocomplete = "off"
		}
		delen[i].Optioneel = delen[i].Optioneel || v.Optioneel
	}
	return delen
}

// groep draws the rows that were filled in, and empty ones up to Rijen.
func (m *maker) groep(b *beeld) {
	nummers := m.rijnummers(b.Naam)
	for len(nummers) < max(b.Veld.Rijen, 1) { // behind the highest: a row keeps its place
		nummers = append(nummers, slices.Max(append(nummers, -1))+1)
	}
	naam := cmp.Or(b.Rijnaam, strings.ToLower(b.Label))
	for i, n := range nummers {
		b.Rijen = append(b.Rijen, m.rijbeeld(b, naam, i+1, n, len(nummers) > 1))
	}
	b.Rijnaam = naam
	b.Meer = b.MaxRijen == 0 || len(nummers) < b.MaxRijen
	m.anker[b.Naam] = m.anker[b.Rijen[0].Naam]
}

func (m *maker) rijbeeld(b *beeld, naam string, nummer, n int, weg bool) rijbeeld {
	r := rijbeeld{Kop: fmt.Sprintf("%s %d", eersteGroot(naam), nummer), Weg: weg}
	r.Naam = fmt.Sprintf("%s.%d", b.Naam, n)
	r.ID, r.Fouten = "v-"+r.Naam, m.fouten[r.Naam]
	r.Delen = m.all(b.Velden, r.Naam+".")
	m.first(&r.beeld)
	m.finish(&r.beeld)
	for veld := range m.fouten {
		if veld == r.Naam || strings.HasPrefix(veld, r.Naam+".") {
			m.rij[veld] = r.Kop + ": "
		}
	}
	return r
}

func (m *maker) rijnummers(naam string) (uit []int) {
	for veld := range m.Waarden {
		rest, ok := strings.CutPrefix(veld, naam+".")
		s, _, _ := strings.Cut(rest, ".")
		n, err := strconv.Atoi(s)
		if ok && err == nil && n >= 0 && !slices.Contains(uit, n) {
			uit = append(uit, n)
		}
	}
	slices.Sort(uit)
	return uit
}

func eersteKlein(s string) string {
	for i, r := range s {
		return strings.ToLower(string(r)) + s[i+len(string(r)):]
	}
	return s
}

func eersteGroot(s string) string {
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}

// describedBy names the hint and what is wrong, in the order in which they stand.
func (b beeld) describedBy() string {
	var uit []string
	if b.Hint != "" {
		uit = append(uit, b.ID+"-hint")
	}
	for i := range b.Fouten {
		uit = append(uit, b.FoutID(i))
	}
	return strings.Join(uit, " ")
}

// FoutID is the id of a sentence about what is wrong.
func (b beeld) FoutID(i int) string {
	if i == 0 {
		return b.ID + "-fout"
	}
	return fmt.Sprintf("%s-fout-%d", b.ID, i+1)
}
