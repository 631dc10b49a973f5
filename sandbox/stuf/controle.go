package stuf

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// Controleer judges a message by the XSD of its service and by the rules that an
// XSD cannot hold, and returns all mistakes. A mistake names elements and never
// quotes a value.
func Controleer(d Dienst, z Dialect, b *Bericht) []string {
	c := &controle{bericht: b, strikt: !d.Vraag()}
	naam := d.Naam + "." + string(z)
	switch {
	case d.Vraag():
		naam = "VRAAG"
	case d.code == "Di02":
		naam = b.Lijf.Naam
	}
	c.groep(b.Lijf, tabel()[naam], kort(b.Lijf.Naam))
	if d.Kennisgeving() {
		c.mutatie(d)
	}
	if s := LeesStuurgegevens(b.Lijf); s.Entiteittype != "" && s.Entiteittype != d.entiteit {
		c.meld("stuurgegevens/entiteittype", "moet %s zijn", d.entiteit)
	} else if s.Functie != "" && s.Functie != d.functie {
		c.meld("stuurgegevens/functie", "moet %s zijn", d.functie)
	}
	return c.fouten
}

// maxFouten bounds what is reported of one message.
const maxFouten = 20

type controle struct {
	bericht *Bericht
	strikt  bool // a message that a sender makes up, not a question
	fouten  []string
}

func (c *controle) meld(plaats, vorm string, a ...any) {
	if len(c.fouten) < maxFouten {
		c.fouten = append(c.fouten, plaats+": "+fmt.Sprintf(vorm, a...))
	}
}

func kort(naam string) string {
	if i := strings.LastIndexByte(naam, ':'); i >= 0 {
		naam = naam[i+1:]
	}
	return knip(naam, 40)
}

// groep judges the children of an element: each in its place, often enough and not
// too often (XSD sequence).
func (c *controle) groep(k *Knoop, t *lijn, plaats string) {
	if strings.TrimSpace(k.Tekst) != "" {
		c.meld(plaats, "tekst tussen de elementen")
	}
	telling := map[string]int{}
	plek := 0
	for _, kind := range k.Kind {
		i := slices.IndexFunc(t.elementen, func(r regel) bool { return r.naam == kind.Naam })
		switch {
		case i < 0:
			c.meld(plaats, "element %s hoort hier niet", kort(kind.Naam))
			continue
		case i < plek:
			c.meld(plaats, "element %s staat niet op zijn plaats", kort(kind.Naam))
		}
		plek = max(plek, i)
		telling[kind.Naam]++
		c.element(kind, t.elementen[i], plaats+"/"+kort(kind.Naam))
	}
	for _, r := range t.elementen {
		switch n := telling[r.naam]; {
		case n < r.min:
			c.meld(plaats, "element %s ontbreekt", kort(r.naam))
		case r.max > 0 && n > r.max:
			c.meld(plaats, "element %s komt te vaak voor", kort(r.naam))
		}
	}
	c.verband(t, telling, plaats)
}

// verband is XSD choice, and what belongs together.
func (c *controle) verband(t *lijn, telling map[string]int, plaats string) {
	for _, groep := range t.niet {
		n := 0
		for _, naam := range groep {
			n += min(telling[naam], 1)
		}
		if n > 1 {
			c.meld(plaats, "meer dan een van %s", kortLijst(groep))
		}
	}
	for _, paar := range t.samen {
		if (telling[paar[0]] > 0) != (telling[paar[1]] > 0) {
			c.meld(plaats, "%s horen bij elkaar", kortLijst(paar))
		}
	}
}

func kortLijst(namen []string) string {
	uit := make([]string, len(namen))
	for i, n := range namen {
		uit[i] = kort(n)
	}
	return strings.Join(uit, ", ")
}

// element judges one element against its rule.
func (c *controle) element(k *Knoop, r regel, plaats string) {
	c.attributen(k, plaats)
	if c.strikt && !c.noValue(k, plaats) {
		return
	}
	if k.IsNil() {
		if r.vast {
			c.meld(plaats, "mag niet leeg zijn")
		}
		if len(k.Kind) > 0 || k.Waarde() != "" {
			c.meld(plaats, "xsi:nil naast een waarde")
		}
		if t := tabel()[r.soort]; t != nil {
			c.entiteit(k, t, plaats)
		}
		return
	}
	t := tabel()[r.soort]
	switch {
	case r.soort == "b64":
		c.inhoud(k, plaats)
	case r.soort == "":
	case t != nil && len(k.Kind) == 0 && k.Att["StUF:entiteittype"] == "" && t.entiteit == "" && !c.strikt:
	case t != nil:
		c.entiteit(k, t, plaats)
		c.groep(k, t, plaats)
	default:
		c.waarde(k, r.soort, plaats)
	}
}

// noValue: nil and noValue go together, never beside a value, and never an empty
// element (StUF 3.4). It reports whether the value is worth a look.
func (c *controle) noValue(k *Knoop, plaats string) bool {
	nv, heeft := k.Att["StUF:noValue"]
	leeg := k.Waarde() == "" && len(k.Kind) == 0
	switch {
	case k.IsNil() && !heeft:
		c.meld(plaats, "xsi:nil zonder StUF:noValue")
	case heeft && !k.IsNil():
		c.meld(plaats, "StUF:noValue zonder xsi:nil")
	case heeft && !slices.Contains([]string{"nietOndersteund", "nietGeautoriseerd", "geenWaarde", "waardeOnbekend", "vastgesteldOnbekend"}, nv):
		c.meld(plaats, "StUF:noValue heeft een onbekende waarde")
	case leeg && !heeft && !strings.HasSuffix(plaats, "/inhoud"):
		c.meld(plaats, "leeg element; gebruik xsi:nil met StUF:noValue of laat het weg")
	default:
		return true
	}
	return false
}

// stufAttributen are the attributes of StUF (XSD stuf0301).
var stufAttributen = []string{"StUF:entiteittype", "StUF:verwerkingssoort", "StUF:noValue", "StUF:exact", "StUF:indOnvolledigeDatum",
	"StUF:metagegeven", "StUF:sleutelVerzendend", "StUF:sleutelOntvangend", "StUF:sleutelGegevensbeheer", "StUF:functie", "StUF:scope",
	"StUF:bestandsnaam"}

func (c *controle) attributen(k *Knoop, plaats string) {
	for _, a := range slices.Sorted(maps.Keys(k.Att)) {
		switch {
		case strings.HasPrefix(a, "xsi:"), strings.HasPrefix(a, "xml:"), a == "xmime:contentType", slices.Contains(stufAttributen, a):
		case a == "naam" && k.Naam == "StUF:extraElement":
		default:
			c.meld(plaats, "attribuut %s hoort hier niet", kort(a))
		}
	}
	if k.Naam == "bg:authentiek" && k.Att["StUF:metagegeven"] != "true" {
		c.meld(plaats, "StUF:metagegeven=\"true\" ontbreekt")
	}
}

// entiteit: the right entiteittype, and in a kennisgeving a verwerkingssoort (XSD).
func (c *controle) entiteit(k *Knoop, t *lijn, plaats string) {
	if t.entiteit == "" {
		return
	}
	if k.Att["StUF:entiteittype"] != t.entiteit {
		c.meld(plaats, "StUF:entiteittype moet %s zijn", t.entiteit)
	}
	switch v := k.Att["StUF:verwerkingssoort"]; {
	case c.strikt && v == "":
		c.meld(plaats, "StUF:verwerkingssoort ontbreekt")
	case t.soort != "" && v != t.soort:
		c.meld(plaats, "StUF:verwerkingssoort moet %s zijn", t.soort)
	}
}

func (c *controle) inhoud(k *Knoop, plaats string) {
	if k.Att["StUF:bestandsnaam"] == "" || utf8.RuneCountInString(k.Att["StUF:bestandsnaam"]) > 255 {
		c.meld(plaats, "StUF:bestandsnaam ontbreekt of is te lang")
	}
	if k.Att["xmime:contentType"] == "" {
		c.meld(plaats, "xmime:contentType ontbreekt") // ZDS 1.2 paragraph 4.3.4
	}
	if err := c.bericht.Inhoud.Fout; err != nil {
		c.meld(plaats, "%s", err.Error())
	} else if c.bericht.Inhoud.Omvang == 0 {
		c.meld(plaats, "de inhoud is leeg") // StUF 3.4
	}
	for _, kind := range k.Kind {
		if kind.Naam != "xop:Include" {
			c.meld(plaats, "element %s hoort hier niet", kort(kind.Naam))
		}
	}
}
