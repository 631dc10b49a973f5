package zgw_test

import (
	"net/http"
	"testing"

	"solo/connectors"
	"solo/connectors/conntest"
	"solo/connectors/zgw"
	"solo/sandbox"
)

// Two workers at once, lost answers, late effects and a death at every step.
func TestCase27And29To31ConnectorPassesTheSuite(t *testing.T) {
	for naam, change := range map[string]func(*sandbox.Config, *zgw.Instellingen){
		"streng met harde sleutels": func(_ *sandbox.Config, i *zgw.Instellingen) { i.HardeSleutels = true },
		"lenig, server nummert":     func(c *sandbox.Config, i *zgw.Instellingen) { c.Streng, i.Prefix = false, "" },
	} {
		t.Run(naam, func(t *testing.T) {
			t.Parallel()
			conntest.Run(t, func(t *testing.T) conntest.Proef { p, _ := proef(t, change); return p })
		})
	}
}

// What comes later: an eigenschap that changes, one that is new, one that stays, and a paper.
func TestSupplementPassesTheSuite(t *testing.T) {
	for naam, change := range map[string]func(*sandbox.Config, *zgw.Instellingen){
		"streng met harde sleutels": func(_ *sandbox.Config, i *zgw.Instellingen) { i.HardeSleutels = true },
		"lenig, server nummert":     func(c *sandbox.Config, i *zgw.Instellingen) { c.Streng, i.Prefix = false, "" },
	} {
		t.Run(naam, func(t *testing.T) {
			t.Parallel()
			conntest.Run(t, func(t *testing.T) conntest.Proef {
				p, o := proef(t, change)
				o.ongekeurd = true
				p.Opdracht.Zaak.Rollen, p.Opdracht.Zaak.Documenten = p.Opdracht.Zaak.Rollen[:1], p.Opdracht.Zaak.Documenten[:1]
				return conntest.Vervolg(t, p, func(eerst connectors.Ontvangst) connectors.Opdracht {
					o.supplement(eerst)
					return o.opdr
				})
			})
		})
	}
}

func proef(t *testing.T, change func(*sandbox.Config, *zgw.Instellingen)) (conntest.Proef, *opstelling) {
	streng := true
	o := opstellen(t, change, func(c *sandbox.Config, _ *zgw.Instellingen) { streng = c.Streng })
	o.opdr.Zaak.Documenten = o.opdr.Zaak.Documenten[:1]
	o.opdr.Zaak.Eigenschappen = o.opdr.Zaak.Eigenschappen[:2]
	o.document("D03", "Overige", "groot.bin", make([]byte, 2600))
	return conntest.Proef{Klok: o.klok, Bezinken: bezinken, Opdracht: o.opdr, Weigert: streng,
		Start: func(wrap func(http.RoundTripper) http.RoundTripper) connectors.Connector {
			inst := o.inst // two processes may start at once
			inst.Transport = wrap
			return o.connectorWith(inst)
		},
		Tel: func() map[string]int {
			n := o.sb.Tel()
			uit := map[string]int{"zaken": n.Zaken, "documenten": n.Documenten, "los": n.Los, "open": n.Open, "dubbel": n.Dubbel()}
			for _, z := range n.PerZaak {
				uit["rollen"] += z.Rollen
				uit["eigenschappen"] += z.Eigenschappen
				uit["relaties"] += z.Documenten
				uit["statussen"] += z.Statussen
			}
			for naam, waarde := range o.waarden() {
				uit[naam+" = "+waarde]++
			}
			return uit
		},
	}, o
}
