package stuf_test

import (
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"testing"

	"solo/connectors"
	"solo/connectors/conntest"
	"solo/connectors/stuf"
	"solo/sandbox"
	zds "solo/sandbox/stuf"
)

// tegen makes a delivery to the sandbox, which was written from the standard.
func tegen(t *testing.T, c sandbox.Config, afwijkend map[string]string) (*opstelling, *sandbox.Sandbox) {
	t.Helper()
	s := zonderServer(t, afwijkend)
	c.Now = s.klok.Now
	c.StUF.Dialect = zds.Dialect(s.inst.Dialect)
	sb, err := sandbox.New(c)
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(sb.Handler())
	t.Cleanup(func() { srv.Close(); _ = sb.Close() })
	s.inst.VrijeBerichten, s.inst.OntvangAsynchroon, s.inst.BeantwoordVraag =
		srv.URL+"/stuf/"+zds.VrijeBerichten, srv.URL+"/stuf/"+zds.OntvangAsynchroon, srv.URL+"/stuf/"+zds.BeantwoordVraag
	return s, sb
}

func TestConnectorPassesTheSuiteAgainstTheSandbox(t *testing.T) {
	for naam, geval := range map[string]struct {
		st sandbox.StUF
		g  map[string]string
	}{
		"1.1, strict, deduplicating":    {sandbox.StUF{}, map[string]string{"dubbelcontrole": "ja"}},
		"1.1, strict, no status":        {sandbox.StUF{}, map[string]string{"status": "geen"}},
		"1.2, strict, deduplicating":    {sandbox.StUF{}, map[string]string{"dubbelcontrole": "ja", "dialect": "1.2", "soap": "1.2"}},
		"1.1, strict, no deduplication": {sandbox.StUF{ZonderOntdubbeling: true}, nil},
		"1.2, drawn numbers":            {sandbox.StUF{}, map[string]string{"dialect": "1.2", "zaaknummer": "opvragen", "documentnummer": "opvragen"}},
	} {
		t.Run(naam, func(t *testing.T) {
			t.Parallel()
			conntest.Run(t, func(t *testing.T) conntest.Proef { p, _ := proefTegen(t, geval.st, geval.g); return p })
		})
	}
}

func TestSupplementPassesTheSuiteAgainstTheSandbox(t *testing.T) {
	for naam, geval := range map[string]struct {
		st sandbox.StUF
		g  map[string]string
	}{
		"1.1, strict, no deduplication": {sandbox.StUF{ZonderOntdubbeling: true}, nil},
		"1.2, strict, deduplicating":    {sandbox.StUF{}, map[string]string{"dubbelcontrole": "ja", "dialect": "1.2", "soap": "1.2"}},
	} {
		t.Run(naam, func(t *testing.T) {
			t.Parallel()
			conntest.Run(t, func(t *testing.T) conntest.Proef {
				p, s := proefTegen(t, geval.st, geval.g)
				return conntest.Vervolg(t, p, s.supplement)
			})
		})
	}
}

func proefTegen(t *testing.T, st sandbox.StUF, afwijkend map[string]string) (conntest.Proef, *opstelling) {
	t.Helper()
	g := map[string]string{"status": "actualiseer", "status_volgnummer": "1", "status_omschrijving": "Ontvangen"}
	maps.Copy(g, afwijkend)
	s, sb := tegen(t, sandbox.Config{Streng: true, StUF: &st}, g)
	s.opdr.Zaak.Documenten = s.opdr.Zaak.Documenten[:1]
	// A status has no number: of two deliveries at once each may set one.
	eigen := g["zaaknummer"] != "opvragen"
	weigert := eigen && g["status"] == "geen"
	return conntest.Proef{Klok: s.klok, Bezinken: bezinken, Opdracht: s.opdr, Leest: leest, Vergeet: !eigen, Weigert: weigert,
		Start: func(wrap func(http.RoundTripper) http.RoundTripper) connectors.Connector {
			inst := s.inst
			inst.Transport = wrap
			c, err := stuf.New(inst, slog.New(slog.DiscardHandler), s.klok.Now)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(c.Close)
			return c
		},
		Tel: func() map[string]int { return counts(sb.Tel()) },
	}, s
}

func counts(n sandbox.Telling) map[string]int {
	uit := map[string]int{"zaken": n.Zaken, "documenten": n.Documenten, "los": n.Los, "dubbel": n.Dubbel()}
	for _, z := range n.PerZaak {
		uit["rollen"] += z.Rollen
		uit["extra"] += z.Eigenschappen
		uit["statussen"] += z.Statussen
	}
	return uit
}

func TestAsynchronousSandboxGetsItsTime(t *testing.T) {
	s, sb := tegen(t, sandbox.Config{Streng: true, StUF: &sandbox.StUF{Asynchroon: true}}, nil)
	for range 8 {
		if _, err := s.deliver(); err == nil {
			break
		}
		sb.LandLate()
		s.later()
	}
	s.must()
	if n := sb.Tel(); n.Zaken != 1 || n.Documenten != 2 || n.Dubbel() != 0 {
		t.Errorf("got %+v, want one zaak with both documents", n)
	}
}
