package opmaak

import (
	"html/template"
	"regexp"
	"strings"
)

// nummer is a code or the number of an aanvraag: groups of four, with a hyphen between.
var nummer = regexp.MustCompile(`\b[0-9A-Z]{4}(-[0-9A-Z]{4})+\b`)

// hasNummer reports whether a number stands in a text.
func hasNummer(s string) bool { return strings.Contains(s, "-") && nummer.MatchString(s) }

// heel is a text in which no line ends inside a number: people read it out, or write it over.
func heel(s string) template.HTML {
	t := veilig.Replace(s)
	if hasNummer(s) {
		t = nummer.ReplaceAllString(t, `<span class="heel">$0</span>`)
	}
	return template.HTML(t) // escaped
}
