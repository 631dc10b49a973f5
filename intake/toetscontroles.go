package intake

import (
	"slices"

	"solo/formule"
)

func (t *toets) controles() {
	for i := range t.d.Controles {
		t.controle(&t.d.Controles[i], "controles", i)
	}
}

func (t *toets) controle(c *Controle, pad ...any) {
	at := func(veld string) []any { return append(slices.Clone(pad), veld) }
	s := t.schema
	switch v := t.bestaat(c.Vraag, at("vraag")...); {
	case v == nil:
		return
	case v.Berekend != "":
		t.Fout("deze vraag wordt berekend en niet getoond; zet de melding bij een vraag die iemand beantwoordt", at("vraag")...)
	case c.Per && v.Type != Groep:
		t.Fout("per hoort bij een vraag van type groep", at("per")...)
		return
	case c.Per:
		s = t.with(formule.Schema{"item": *v.typ().Elem, "nummer": {Soort: formule.Getal}})
	}
	t.eenVan(c.Ernst, []string{fout, waarschuwing}, at("ernst")...)
	t.moet(c.Melding, at("melding")...)
	t.moet(c.Als, at("als")...)
	c.als = t.voorwaarde(c.Als, s, at("als")...)
	if c.Per {
		c.melding = t.tekst(c.Melding, s, at("melding")...)
	}
}
