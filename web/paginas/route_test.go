package paginas_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"text/template/parse"
)

// speelNa shows what comes after sending, of an aanvraag with a partner.
func (p *toneel) speelNa() {
	naam := "02-spoed-gezin-afsluiting"
	b, thuis := p.bezoeker().login(naam), "/aanvraag/"+string(p.verzondenIn(tilburg, naam))
	p.speelLigtklaar(b, thuis)
	p.speelZonderPost(b, thuis)
}

// speelRand goes to what few people see.
func (p *toneel) speelRand() {
	p.speelBekend()
	p.speelGeweigerd()
	p.speelDeur()
	p.speelElders()
	p.speelBewind()
	p.speelKantoor()
	p.speelWeggooien()
	p.speelBevestig()
	p.bezoeker().open("/scan/uitkomst").noem("scan-weg")
}

// zonderPagina are the routes that give a file or lead on, and show no page.
var zonderPagina = []string{"GET /aanvraag/{id}/alles", "GET /aanvraag/{id}/pdf", "GET /werk/{id}/stuk/{stuk}", "GET /g/{gemeente}/inloggen/{middel}", "GET /uitnodiging/{id}/{u}/{middel}", "GET /u/{uitvoerder}/inloggen"}

// A page that is not in the walk is looked at by no browser.
func TestEveryRouteIsInTheWalk(t *testing.T) {
	w, mux := wandeling(t), http.NewServeMux()
	for _, patroon := range w.server.Patronen() {
		mux.Handle(patroon, http.NotFoundHandler())
	}
	route := func(methode, pad string) string {
		_, patroon := mux.Handler(httptest.NewRequest(methode, pad, nil))
		return patroon
	}
	gevraagd, getoond := map[string]bool{}, map[string]bool{}
	for x := range w.gevraagd {
		methode, pad, _ := strings.Cut(x, " ")
		gevraagd[route(methode, pad)] = true
	}
	for _, x := range w.taferelen {
		getoond[route("GET", x.pad)] = true
	}
	for _, patroon := range w.server.Patronen() {
		if !gevraagd[patroon] {
			t.Errorf("nothing in the walk asks for %s", patroon)
		} else if strings.HasPrefix(patroon, "GET ") && !getoond[patroon] && !slices.Contains(zonderPagina, patroon) {
			t.Errorf("no page of %s is named in the walk", patroon)
		}
	}
}

// Each piece of each template must be on a page of the walk, or a browser never sees it.
func TestEveryTemplateIsInTheWalk(t *testing.T) {
	var alles strings.Builder
	for _, x := range taferelen(t) {
		alles.WriteString(x.html)
	}
	for sjabloon, stukken := range sjabloonstukken(t) {
		for _, stuk := range stukken {
			if !strings.Contains(alles.String(), stuk) {
				t.Errorf("template %s: %q is on no page of the walk", sjabloon, stuk)
			}
		}
	}
}

// sjabloonstukken is the fixed text in each template, between what is filled in.
func sjabloonstukken(t *testing.T) map[string][]string {
	paden, err := filepath.Glob("../opmaak/sjablonen/*.html")
	must(t, err)
	uit := map[string][]string{}
	for _, pad := range paden {
		raw, err := os.ReadFile(pad)
		must(t, err)
		bomen := map[string]*parse.Tree{}
		boom := parse.New(pad)
		boom.Mode = parse.SkipFuncCheck
		_, err = boom.Parse(string(raw), "", "", bomen)
		must(t, err)
		for naam, b := range bomen {
			uit[naam] = vasteTekst(b.Root)
		}
	}
	if len(uit) < 30 {
		t.Errorf("%d templates, want all of them", len(uit))
	}
	return uit
}

func vasteTekst(n parse.Node) (uit []string) {
	switch x := n.(type) {
	case *parse.TextNode:
		if tekst := strings.TrimSpace(string(x.Text)); tekst != "" {
			return []string{tekst}
		}
	case *parse.ListNode:
		if x != nil {
			for _, y := range x.Nodes {
				uit = append(uit, vasteTekst(y)...)
			}
		}
	case *parse.IfNode:
		return append(vasteTekst(x.List), vasteTekst(x.ElseList)...)
	case *parse.WithNode:
		return append(vasteTekst(x.List), vasteTekst(x.ElseList)...)
	case *parse.RangeNode:
		return append(vasteTekst(x.List), vasteTekst(x.ElseList)...)
	}
	return uit
}
