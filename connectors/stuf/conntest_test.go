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
			conntest.Run(t, func(t *testing.T) conntest.Proef { p, _ := proef(t, g); return p })
		})
	}
}

// What comes later: a paper, and extra elements of which one changes.
func TestSupplementPassesTheSuite(t *testing.T) {
	for naam, g := range map[string]map[string]string{
		"1.1, deduplicating, own numbers": {"dubbelcontrole": "ja"},
		"1.2, lenient, own numbers":       {"dialect": "1.2", "soap": "1.2"},
		"1.1, drawn numbers":              {"zaaknummer": "opvragen", "documentnummer": "opvragen"},
	} {
		t.Run(naam, func(t *testing.T) {
			t.Parallel()
			conntest.Run(t, func(t *testing.T) conntest.Proef {
				p, s := proef(t, g)
				return conntest.Vervolg(t, p, s.supplement)
			})
		})
	}
}

func proef(t *testing.T, g map[string]string) (conntest.Proef, *opstelling) {
	s := opstellen(t, g)
	s.opdr.Zaak.Documenten = s.opdr.Zaak.Documenten[:1]
	s.o.ontdubbel = g["dubbelcontrole"] == "ja"
	s.o.uniek = s.o.ontdubbel
	return conntest.Proef{Klok: s.klok, Bezinken: bezinken, Opdracht: s.opdr, Leest: leest, Vergeet: g["zaaknummer"] == "opvragen", Weigert: s.o.uniek,
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
	}, s
}

// tel counts what there is.
func (o *ontvanger) tel() map[string]int {
	o.mu.Lock()
	defer o.mu.Unlock()
	n := map[string]int{"zaken": len(o.zaken), "dubbel": 0}
	for _, z := range o.zaken {
		n["rollen"] += z.rollen
		n["statussen"] += z.statussen
		for naam, waarde := range z.extra {
			n[naam+" = "+waarde]++
		}
		for _, d := range z.documenten {
			n["documenten"]++
			n["dubbel"] += d - 1
		}
	}
	return n
}
