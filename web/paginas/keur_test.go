package paginas_test

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

var titelvorm = regexp.MustCompile(`^(Fout: )?((Stap|Vraag) [0-9]+( van [0-9]+)?: )?[^:].* – Hulp voor ondernemers( – [A-Z].*)?$`)

// keur holds a page against what holds for every page.
func keur(t testing.TB, b *blad) {
	t.Helper()
	mis := func(vorm string, args ...any) { t.Errorf("%s: %s", b.adres.Path, fmt.Sprintf(vorm, args...)) }
	if strings.Contains(b.tekst, "ZgotmplZ") || strings.Contains(b.tekst, "<no value>") || strings.Contains(b.tekst, "%!") || strings.Contains(b.tekst, "&lt;section") || strings.Contains(b.tekst, "&lt;div") {
		mis("a value was not shown, or markup was")
	}
	if n := len(alle(b.boom, "h1")); n != 1 || b.kop() == "" {
		mis("%d h1, want one", n)
	}
	if got := attr(alle(b.boom, "html")[0], "lang"); got != "nl" {
		mis("the language is %q", got)
	}
	titel := ruweTekst(alle(b.boom, "title")[0])
	if !titelvorm.MatchString(titel) {
		mis("the title is %q", titel)
	}
	if fout := strings.HasPrefix(titel, "Fout: "); fout != (len(b.fouten()) > 0) {
		mis("the title is %q with %d mistakes", titel, len(b.fouten()))
	}
	keurIDs(b, mis)
}

func keurIDs(b *blad, mis func(string, ...any)) {
	ids, labels, focus := map[string]*html.Node{}, map[string]int{}, 0
	for n := range b.boom.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if id := attr(n, "id"); id != "" {
			if ids[id] != nil {
				mis("the id %q is there twice", id)
			}
			ids[id] = n
		}
		if n.Data == "label" && ruweTekst(n) != "" {
			labels[attr(n, "for")]++
		}
		if heeft(n, "autofocus") {
			focus++
		}
		if heeft(n, "style") || heeft(n, "onclick") || heeft(n, "placeholder") || heeft(n, "required") {
			mis("<%s> has what it should not", n.Data)
		}
	}
	if focus > 1 {
		mis("%d elements ask for the keyboard", focus)
	}
	for n := range b.boom.Descendants() {
		if n.Type == html.ElementNode {
			keurVerwijzing(n, ids, mis)
			keurVeld(n, labels, mis)
		}
	}
}

func keurVerwijzing(n *html.Node, ids map[string]*html.Node, mis func(string, ...any)) {
	for _, sleutel := range []string{"for", "aria-describedby", "aria-labelledby"} {
		for _, id := range strings.Fields(attr(n, sleutel)) {
			if ids[id] == nil {
				mis("%s=%q points at nothing", sleutel, id)
			}
		}
	}
	if doel, ok := strings.CutPrefix(attr(n, "href"), "#"); ok && ids[doel] == nil {
		mis("a link to %q, which is not there", doel)
	}
	if n.Data == "a" && strings.TrimSpace(ruweTekst(n)) == "" || n.Data == "button" && strings.TrimSpace(ruweTekst(n)) == "" {
		mis("a %s without text", n.Data)
	}
}

func keurVeld(n *html.Node, labels map[string]int, mis func(string, ...any)) {
	isVeld := slices.Contains([]string{"input", "textarea", "select"}, n.Data) && attr(n, "type") != "hidden"
	if isVeld && labels[attr(n, "id")] != 1 {
		mis("the field %q has %d labels", attr(n, "name"), labels[attr(n, "id")])
	}
	if n.Data == "fieldset" {
		if l := alle(n, "legend"); len(l) == 0 || strings.TrimSpace(ruweTekst(l[0])) == "" {
			mis("a fieldset without a legend")
		}
	}
}

// bewaarBlad keeps a page for a validator, when SOLO_BLADEN names a folder.
func bewaarBlad(t testing.TB, b *blad) {
	map_ := os.Getenv("SOLO_BLADEN")
	if map_ == "" {
		return
	}
	naam := fmt.Sprintf("%x.html", sha256.Sum256([]byte(b.tekst)))[:40]
	must(t, os.WriteFile(filepath.Join(map_, naam+".html"), []byte(b.tekst), 0o600))
}
