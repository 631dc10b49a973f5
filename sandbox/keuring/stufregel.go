package keuring

import (
	"regexp"
	"strings"
)

var (
	regelPlek = regexp.MustCompile(`^\d+: `)
	regelCite = regexp.MustCompile(`'.*'|".*"`)
	xsdVorm   = regexp.MustCompile(`^(Element '[^']*'(?:, attribute '[^']*')?): (.*)$`)
	xsdFacet  = regexp.MustCompile(`^\[facet '(\w+)'\]`)
	xsdLengte = regexp.MustCompile(`The value has a length of '\d+'; this [a-z ]+ length of '\d+'\.$`)
)

// ruleText is a line of the rules above the XSD without line number and without what
// it cites of the message.
func ruleText(s string) string {
	return strings.Join(strings.Fields(regelCite.ReplaceAllString(regelPlek.ReplaceAllString(s, ""), "…")), " ")
}

// zonderWaarde are sentences of xmllint that hold names of the schema and the message,
// never a text out of it.
var zonderWaarde = []string{"This element is not expected.", "Missing child element(s).", "The attribute '", "The element is not 'nillable'.",
	"Element content is not allowed", "Character content", "No matching global", "The type definition", "This attribute is not expected"}

// xsdText is a sentence of xmllint without values: it may quote anything out of a
// message, so only what is known to be a name, a length or a part of the schema stays.
func xsdText(s string) string {
	m := xsdVorm.FindStringSubmatch(s)
	if m == nil {
		return "XSD"
	}
	plek, wat := "XSD "+m[1]+": ", m[2]
	if f := xsdFacet.FindStringSubmatch(wat); f != nil {
		return plek + strings.TrimSpace("facet "+f[1]+" "+xsdLengte.FindString(wat)) + van(wat, "the pattern '")
	}
	for _, begin := range zonderWaarde {
		if strings.HasPrefix(wat, begin) {
			return plek + wat
		}
	}
	return plek + "the value is not allowed" + van(wat, "is not a valid value of ")
}

// van is the tail of a sentence, which cites the schema.
func van(s, begin string) string {
	if i := strings.LastIndex(s, begin); i >= 0 {
		return " (" + s[i:] + ")"
	}
	return ""
}
