package opmaak

import (
	"fmt"
	"regexp"
	"strings"
)

// A patroon is what a template makes of one shape: of values that differ in their texts alone.
// html/template made it once, with a mark in the place of each text; to put the texts there
// takes a fraction of the time. It holds no text of anybody.
type patroon struct {
	vast []string // between the texts: one more than there are places
	plek []int    // which text stands behind each of vast but the last
}

// maxTeksten is how many texts a shape has at most.
const maxTeksten = 10

// A vormsleutel is all that a template looks at besides the texts: which of those are empty is
// part of it. vorm is comparable, and holds nothing of a person.
type vormsleutel struct {
	naam string
	vorm any
	leeg [maxTeksten]bool
}

// fill shows a template with texts, which stand between tags and in quoted attributes only.
// voorbeeld gives the value with other texts; it is asked once for each shape.
func (k *Kit) fill(w *strings.Builder, naam string, vorm any, teksten []string, voorbeeld func(teksten []string) any) error {
	s := vormsleutel{naam: naam, vorm: vorm}
	for i, t := range teksten {
		s.leeg[i] = t == ""
	}
	p, ok := k.patronen.Load(s)
	if !ok {
		nieuw, err := k.newPatroon(naam, voorbeeld(merken(teksten)))
		if err != nil {
			return err
		}
		p, _ = k.patronen.LoadOrStore(s, nieuw)
	}
	p.(*patroon).write(w, teksten)
	return nil
}

// merken are marks for texts; what is empty stays empty.
func merken(teksten []string) []string {
	uit := make([]string, len(teksten))
	for i, t := range teksten {
		if t != "" {
			uit[i] = fmt.Sprintf("solomerk%deinde", i)
		}
	}
	return uit
}

var merk = regexp.MustCompile(`solomerk([0-9])einde`)

func (k *Kit) newPatroon(naam string, voorbeeld any) (*patroon, error) {
	var b strings.Builder
	if err := write(&b, k.t, naam, voorbeeld); err != nil {
		return nil, err
	}
	p, rest, tot := &patroon{}, b.String(), 0
	for _, m := range merk.FindAllStringSubmatchIndex(rest, -1) {
		p.vast, p.plek, tot = append(p.vast, rest[tot:m[0]]), append(p.plek, int(rest[m[2]]-'0')), m[1]
	}
	p.vast = append(p.vast, rest[tot:])
	return p, nil
}

// write puts the texts in their places, safe as html/template makes them.
func (p *patroon) write(w *strings.Builder, teksten []string) {
	for i, plek := range p.plek {
		w.WriteString(p.vast[i])
		_, _ = veilig.WriteString(w, teksten[plek]) // a Builder takes all
	}
	w.WriteString(p.vast[len(p.vast)-1])
}

// veilig escapes a text as html/template does.
var veilig = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;", "+", "&#43;", "\x00", "\uFFFD")

// isPad reports whether an address is a path of ours that html/template leaves as it is.
func isPad(s string) bool {
	return strings.HasPrefix(s, "/") && !strings.HasPrefix(s, "//") && !strings.ContainsFunc(s, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune("/-_.", r)
	})
}
