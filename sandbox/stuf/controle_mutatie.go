package stuf

import (
	"slices"
	"strings"
)

// mutatie: T has one object, W two (old and new) with the same verwerkingssoort;
// what is in a T may only be T or I; the service decides on the mutatiesoort (StUF
// 5.2, VNG table verwerkingssoort T or I, ZDS chapter 4).
func (c *controle) mutatie(d Dienst) {
	soort := c.bericht.Lijf.Waarde("zkn:parameters", "StUF:mutatiesoort")
	want, mag := "T", []string{"T"}
	if d.Naam == "updateZaak" || d.Naam == "actualiseerZaakstatus" {
		want, mag = "W", []string{"W"}
	}
	if soort != want {
		c.meld("parameters/mutatiesoort", "moet %s zijn", want)
	}
	for _, o := range c.bericht.Lijf.Alle("zkn:object") {
		if v := o.Att["StUF:verwerkingssoort"]; !slices.Contains(mag, v) {
			c.meld("object", "StUF:verwerkingssoort past niet bij de mutatiesoort")
		}
		for _, kind := range o.Kind {
			kind.walk(func(k *Knoop) { c.verwerkingssoort(k, want) })
		}
	}
}

func (c *controle) verwerkingssoort(k *Knoop, soort string) {
	v, heeft := k.Att["StUF:verwerkingssoort"]
	mag := "TI"
	if soort == "W" {
		mag = "TIWVERSO"
	}
	if heeft && (len(v) != 1 || !strings.Contains(mag, v)) {
		c.meld(kort(k.Naam), "StUF:verwerkingssoort past niet bij de mutatiesoort")
	}
}
