package paginas_test

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

func alle(n *html.Node, tag string) (uit []*html.Node) {
	for k := range n.Descendants() {
		if k.Type == html.ElementNode && k.Data == tag {
			uit = append(uit, k)
		}
	}
	return uit
}

func heeft(n *html.Node, sleutel string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == sleutel })
}

func attr(n *html.Node, sleutel string) string {
	for _, a := range n.Attr {
		if a.Key == sleutel {
			return a.Val
		}
	}
	return ""
}

// gelezen is the text of an element as it is seen; what only a screen reader tells is left
// out.
func gelezen(n *html.Node) string {
	var b strings.Builder
	var loop func(*html.Node)
	loop = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		if n.Type == html.ElementNode && (slices.Contains(strings.Fields(attr(n, "class")), "verborgen") || attr(n, "aria-hidden") == "true") {
			return
		}
		for k := n.FirstChild; k != nil; k = k.NextSibling {
			loop(k)
		}
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		loop(k)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// leesbaar is what stands in the middle of the page, a line per element.
func (b *blad) leesbaar() string {
	if b.boom == nil {
		return b.tekst
	}
	var regels []string
	for _, m := range alle(b.boom, "main") {
		for n := range m.Descendants() {
			if n.Type == html.ElementNode && slices.Contains([]string{"h1", "h2", "p", "li", "label", "legend", "button", "a", "dt", "dd", "div"}, n.Data) && (n.Data != "div" || strings.Contains(attr(n, "class"), "message")) {
				regels = append(regels, n.Data+": "+gelezen(n))
			}
		}
	}
	return strings.Join(regels, "\n")
}

func (b *blad) kop() string {
	for _, h := range alle(b.boom, "h1") {
		return gelezen(h)
	}
	return ""
}

// fouten are the lines of the summary on top.
func (b *blad) fouten() (uit []string) {
	for _, ul := range alle(b.boom, "ul") {
		if attr(ul, "class") == "foutenlijst" {
			for _, li := range alle(ul, "li") {
				uit = append(uit, gelezen(li))
			}
		}
	}
	return uit
}

// focus is the id of what asks for the keyboard.
func (b *blad) focus() string {
	for n := range b.boom.Descendants() {
		if n.Type == html.ElementNode && heeft(n, "autofocus") {
			return attr(n, "id")
		}
	}
	return ""
}

// namen are the fields of a form.
func namen(f *html.Node) (uit []string) {
	for _, tag := range []string{"input", "textarea", "select"} {
		for _, n := range alle(f, tag) {
			uit = append(uit, attr(n, "name"))
		}
	}
	return uit
}

// ingevuld is what a browser would send of a form as it stands.
func ingevuld(f *html.Node) url.Values {
	uit := url.Values{}
	for _, n := range alle(f, "input") {
		switch attr(n, "type") {
		case "file":
		case "checkbox", "radio":
			if heeft(n, "checked") {
				uit.Add(attr(n, "name"), attr(n, "value"))
			}
		default:
			uit.Add(attr(n, "name"), attr(n, "value"))
		}
	}
	for _, n := range alle(f, "textarea") {
		uit.Add(attr(n, "name"), strings.TrimPrefix(ruweTekst(n), "\n"))
	}
	for _, n := range alle(f, "select") {
		for i, o := range alle(n, "option") {
			if heeft(o, "selected") || i == 0 && !strings.Contains(ruw(n), " selected") {
				uit.Add(attr(n, "name"), attr(o, "value"))
			}
		}
	}
	return uit
}

// ruw is an element as it was sent.
func ruw(n *html.Node) string {
	var b strings.Builder
	_ = html.Render(&b, n) // into memory
	return b.String()
}

func ruweTekst(n *html.Node) string {
	var b strings.Builder
	for k := range n.Descendants() {
		if k.Type == html.TextNode {
			b.WriteString(k.Data)
		}
	}
	return b.String()
}

// waarden is what stands in the fields of the page, over all forms.
func (b *blad) waarden() url.Values {
	uit := url.Values{}
	for _, f := range alle(b.boom, "form") {
		for naam, w := range ingevuld(f) {
			uit[naam] = append(uit[naam], w...)
		}
	}
	return uit
}
