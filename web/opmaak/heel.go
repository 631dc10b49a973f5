package opmaak

import (
	"html/template"
	"regexp"
)

// nummer is a code or the number of an aanvraag: groups of four, with a hyphen between.
var nummer = regexp.MustCompile(`\b[0-9A-Z]{4}(-[0-9A-Z]{4})+\b`)

// heel is a text in which no line ends inside a number: people read it out, or write it over.
func heel(s string) template.HTML {
	return template.HTML(nummer.ReplaceAllString(template.HTMLEscapeString(s), `<span class="heel">$0</span>`)) // escaped before
}
