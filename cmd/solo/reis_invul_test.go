package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
)

// A veld is a question as somebody sees it on a page.
type veld struct {
	Label, Soort, ID, Waarde, Meer string
	Optioneel                      bool
	WeetNiet                       *keuze
	Opties                         []keuze
	Delen                          []veld
	Rijen                          [][]veld
}

type keuze struct {
	Label, ID string
	Aan       bool
}

// antwoorden are by the label of the question what somebody answers: a text, of a choice
// one or more labels, of a date 27-3-2025, of a group its rows.
// Of a label with an amount of this half year only the beginning, that ends in ….
type antwoorden = map[string]any

// zegt finds the answer to a question, and notes under which label it stands.
func zegt(a antwoorden, label string, gezegd map[string]bool) (any, bool) {
	for naam, w := range a {
		if begin, ok := strings.CutSuffix(naam, "…"); naam == label || ok && strings.HasPrefix(label, begin) {
			gezegd[naam] = true
			return w, true
		}
	}
	return nil, false
}

const weetNiet = "Dat weet ik niet"

// vult fills in the page: every question by its label, and notes in gezegd what was asked. A question without an answer must be one that may stay empty.
func (b *bezoeker) vult(a antwoorden, gezegd map[string]bool) *bezoeker {
	b.t.Helper()
	for {
		velden := kijkt[[]veld](b, "velden()")
		meer := ""
		for _, v := range velden {
			w, ok := zegt(a, v.Label, gezegd)
			if !ok && v.isLeeg() && !v.Optioneel && v.Soort != "bestand" {
				b.t.Fatalf("%s: testdata/reis has no answer to %q (%s, %v) on\n%s", b.wie, v.Label, v.Soort, v.Opties, b.leest())
			}
			if ok && b.vul(v, w) {
				meer = v.Meer
			}
		}
		if meer == "" {
			return b
		}
		p := kijkt[plek](b, fmt.Sprintf("meer(%q)", meer))
		b.laadt(chromedp.MouseClickXY(p.X, p.Y))
	}
}

// isLeeg reports whether nothing is known of it yet.
func (v veld) isLeeg() bool {
	switch v.Soort {
	case "keuze", "verklaring":
		return !slices.ContainsFunc(v.Opties, func(o keuze) bool { return o.Aan })
	case "delen":
		return !slices.ContainsFunc(v.Delen, func(d veld) bool { return !d.isLeeg() })
	case "groep":
		return !slices.ContainsFunc(v.Rijen, func(r []veld) bool { return slices.ContainsFunc(r, func(d veld) bool { return !d.isLeeg() }) })
	}
	return v.Waarde == ""
}

// vul answers one question, and reports whether there must be another row for it.
func (b *bezoeker) vul(v veld, w any) (meer bool) {
	b.t.Helper()
	switch {
	case w == weetNiet && v.WeetNiet != nil:
		if !v.WeetNiet.Aan {
			b.tikt(v.WeetNiet.ID)
		}
	case v.Soort == "groep":
		return b.vulRijen(v, w.([]any))
	case v.Soort == "delen":
		b.vulDelen(v, w)
	case v.Soort == "keuze" || v.Soort == "verklaring":
		b.vulKeuze(v, w)
	case v.Soort == "kieslijst":
		b.vulKieslijst(v, fmt.Sprint(w))
	default:
		b.typt(v.ID, fmt.Sprint(w))
	}
	return false
}

// vulKieslijst types the name, or how it begins, in the list. A browser that has to wait a
// second for the next letter begins a new word with it; then he types it again.
func (b *bezoeker) vulKieslijst(v veld, tekst string) {
	b.t.Helper()
	for tot := time.Now().Add(geduld); ; <-time.After(1200 * time.Millisecond) {
		b.tikt(v.ID)
		must(b.t, chromedp.Do(b.ctx, chromedp.KeyEvent(tekst+"\r")))
		got := kijkt[string](b, fmt.Sprintf("gekozen(%q)", v.ID))
		if strings.HasPrefix(got, tekst) {
			return
		}
		if time.Now().After(tot) {
			b.t.Fatalf("%s: typed %q at %q and got %q", b.wie, tekst, v.Label, got)
		}
	}
}

// vulRijen fills in the rows that are there.
func (b *bezoeker) vulRijen(v veld, rijen []any) (meer bool) {
	b.t.Helper()
	for i, rij := range rijen[:min(len(rijen), len(v.Rijen))] {
		b.vulVelden(v.Rijen[i], rij.(map[string]any))
	}
	return len(v.Rijen) < len(rijen)
}

// vulDelen fills in a date as 27-3-2025, a month as 3-2025, and what has labels by these.
func (b *bezoeker) vulDelen(v veld, w any) {
	b.t.Helper()
	if m, ok := w.(map[string]any); ok {
		b.vulVelden(v.Delen, m)
		return
	}
	for i, deel := range strings.Split(fmt.Sprint(w), "-") {
		b.typt(v.Delen[i].ID, deel)
	}
}

func (b *bezoeker) vulVelden(velden []veld, m map[string]any) {
	b.t.Helper()
	for _, naam := range slices.Sorted(maps.Keys(m)) {
		i := slices.IndexFunc(velden, func(v veld) bool { return v.Label == naam })
		if i < 0 {
			b.t.Fatalf("%s: no field %q on\n%s", b.wie, naam, b.leest())
		}
		b.vul(velden[i], m[naam])
	}
}

// vulKeuze chooses what was said; a choice that stands already is left.
func (b *bezoeker) vulKeuze(v veld, w any) {
	b.t.Helper()
	lijst, ok := w.([]any)
	if !ok {
		lijst = []any{w}
	}
	for _, keus := range lijst {
		i := slices.IndexFunc(v.Opties, func(o keuze) bool { return o.Label == keus || v.Soort == "verklaring" && keus == "Ja" })
		if i < 0 {
			b.t.Fatalf("%s: no choice %q at %q among %v", b.wie, keus, v.Label, v.Opties)
		}
		if !v.Opties[i].Aan {
			b.tikt(v.Opties[i].ID)
		}
	}
}
