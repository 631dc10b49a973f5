package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"

	"solo/sandbox"
)

// A verslag is what one system did in one sandbox.
type verslag struct {
	naam            string
	streng          bool
	kills, gestuurd int
	t               sandbox.Telling
	verloren, half  int // aanvragen without a zaak; with an incomplete one
	open, mens      int // not done according to the system itself
	duur            time.Duration
}

const kop = "system\tsandbox\tkills\taanvragen\tzaken\trollen\teigensch.\tdocs\trelations\tstatuses\tdoubles\tper 1,000 kills\tlost\tper 1,000 kills\topen\tfor a person\tseconds\t"

// String is a line below kop. Doubles count per kind; lost is an aanvraag with no
// complete zaak.
func (v verslag) String() string {
	soort := map[bool]string{true: "strict", false: "lenient"}[v.streng]
	per := func(n int) float64 { return 1000 * float64(n) / float64(max(v.kills, 1)) }
	t, weg := v.t, v.verloren+v.half
	return fmt.Sprintf("%s\t%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%.0f\t%d\t%.0f\t%d\t%d\t%.0f\t", v.naam, soort, v.kills, v.gestuurd,
		t.DubbeleZaken, t.DubbeleRollen, t.DubbeleEigenschappen, t.DubbeleDocumenten, t.DubbeleRelaties, t.DubbeleStatussen,
		t.Dubbel(), per(t.Dubbel()), weg, per(weg), v.open, v.mens, v.duur.Seconds())
}

// deel counts what a zaak consists of.
type deel struct{ rollen, eigenschappen, documenten, statussen int }

func delen(z sandbox.ZaakTelling) deel {
	return deel{z.Rollen, z.Eigenschappen, z.Documenten, z.Statussen}
}

func (d deel) holds(n deel) bool {
	return d.rollen >= n.rollen && d.eigenschappen >= n.eigenschappen && d.documenten >= n.documenten && d.statussen >= n.statussen
}

// judge looks at the far side only, but for what the system says is open.
func (p *proef) judge(ctx context.Context) (v verslag, err error) {
	v = verslag{naam: p.naam, streng: p.streng, kills: p.kills, gestuurd: p.gestuurd}
	if v.t, err = p.count(ctx); err != nil {
		return v, err
	}
	heel := map[string]bool{}
	for _, z := range v.t.PerZaak {
		k := strings.Join(z.Kenmerken, " ")
		heel[k] = heel[k] || delen(z).holds(p.norm)
	}
	for _, h := range heel {
		if !h {
			v.half++
		}
	}
	v.verloren = p.gestuurd - len(heel)
	v.open, v.mens, err = p.s.Open(ctx)
	return v, err
}

// count asks the case system what it has.
func (p *proef) count(ctx context.Context) (t sandbox.Telling, err error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, p.adres+"/_telling", nil)
	if err != nil {
		return t, err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return t, err
	}
	defer resp.Body.Close()
	return t, json.NewDecoder(resp.Body).Decode(&t)
}
