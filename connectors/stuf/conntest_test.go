package stuf_test

import (
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"solo/connectors"
	"solo/connectors/conntest"
	"solo/connectors/stuf"
)

// leest: questions are posted too.
func leest(r *http.Request) bool {
	return strings.HasSuffix(strings.ToLower(r.URL.Path), "beantwoordvraag")
}

// Two workers at once (case 41), lost answers, late effects and a death at every step.
func TestCase27And28And41ConnectorPassesTheSuite(t *testing.T) {
	for naam, g := range map[string]map[string]string{
		"1.1, deduplicating, own numbers":   {"dubbelcontrole": "ja"},
		"1.2, lenient, own numbers, status": {"dialect": "1.2", "soap": "1.2", "status": "actualiseer", "status_volgnummer": "1", "status_omschrijving": "Ontvangen"},
		"1.1, drawn numbers":                {"zaaknummer": "opvragen", "documentnummer": "opvragen"},
	} {
		t.Run(naam, func(t *testing.T) {
			t.Parallel()
			conntest.Run(t, func(t *testing.T) conntest.Proef { return proef(t, g) })
		})
	}
}

func proef(t *testing.T, g map[string]string) conntest.Proef {
	s := opstellen(t, g)
	s.opdr.Zaak.Documenten = s.opdr.Zaak.Documenten[:1]
	s.o.ontdubbel = g["dubbelcontrole"] == "ja"
	eigen := g["zaaknummer"] != "opvragen"
	return conntest.Proef{Klok: s.klok, Bezinken: bezinken, Opdracht: s.opdr, Leest: leest, Vergeet: !eigen, Weigert: eigen,
		Start: func(wrap func(http.RoundTripper) http.RoundTripper) connectors.Connector {
			inst := s.inst // two processes may start at once
			inst.Transport = wrap
			c, err := stuf.New(inst, slog.New(slog.DiscardHandler), s.klok.Now)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(c.Close)
			return c
		},
		Tel: s.o.tel,
	}
}

// tel counts what there is.
func (o *ontvanger) tel() map[string]int {
	o.mu.Lock()
	defer o.mu.Unlock()
	n := map[string]int{"zaken": len(o.zaken), "dubbel": 0}
	for _, z := range o.zaken {
		n["rollen"] += z.rollen
		n["statussen"] += z.statussen
		for _, d := range z.documenten {
			n["documenten"]++
			n["dubbel"] += d - 1
		}
	}
	return n
}
