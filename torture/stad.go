package main

import (
	"fmt"
	"math/rand/v2"

	"solo/dossier"
)

// How a case system behaves while SOLO is being killed.
const (
	gezond = "gezond" // it works
	wankel = "wankel" // it loses answers, is late, breaks off, says 429 and 503
	flapt  = "flapt"  // it works for a while, is gone for a while
	traag  = "traag"
	dood   = "dood" // gone until the last kill
)

// A stad is one municipality with its case system.
type stad struct {
	Naam, Code, RSIN string
	StUF             string // version of ZDS; empty: the ZGW APIs
	Streng           bool   // as Open Zaak; else everything can exist twice
	Gedrag           string
	Geheim           string
	Adres            string // host:port, when it listens
}

// Soort is the kind of case system, by which the look of a zaak differs.
func (s stad) Soort() string {
	if s.StUF == "" {
		return "zgw"
	}
	return "stuf-" + s.StUF
}

// newSteden makes n municipalities: half of them ZGW, a quarter each StUF; one in two
// lenient; as many dead and slow ones as asked in percent, the rest by turns.
func newSteden(n, dode, trage int, r *rand.Rand) []stad {
	uit := make([]stad, n)
	for i := range uit {
		uit[i] = stad{Naam: fmt.Sprintf("stad%02d", i+1), Code: fmt.Sprintf("9%03d", i+1), RSIN: rsin(i),
			StUF: []string{"", "1.1", "", "1.2"}[i%4], Streng: i/4%2 == 0,
			Gedrag: []string{wankel, wankel, gezond, flapt}[(i+i/4)%4], Geheim: fmt.Sprintf("geheim-%d-%d", i, r.Uint64())}
	}
	// Every kind has a healthy one of its own at the front: see norm.
	order := r.Perm(n)
	for i, p := range order[:(n*dode+50)/100] {
		uit[p].Gedrag = dood
		order[i] = p
	}
	for _, p := range order[(n*dode+50)/100:][:(n*trage+50)/100] {
		uit[p].Gedrag = traag
	}
	return uit
}

// rsin is the ith number that passes the elfproef and is no BSN of an example.
func rsin(i int) string {
	for n := 800_000_000 + 37*i; ; n++ {
		if s := fmt.Sprint(n); dossier.IsRSIN(s) && n%37 < 36 {
			return s
		}
	}
}
