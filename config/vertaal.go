package config

import (
	"errors"
	"strings"

	"go.yaml.in/yaml/v4"
)

// uitleg says in Dutch what the parser means, by a part of its message.
var uitleg = [...]struct{ deel, melding string }{
	{"cannot start any token", "hier staat een teken dat niet kan: gebruik spaties in plaats van tabs, en aanhalingstekens om tekst die met een leesteken begint"},
	{"mapping values are not allowed", "deze regel springt verkeerd in, of er staat een dubbele punt in de tekst: zet die tekst dan tussen aanhalingstekens"},
	{"unknown escape character", "een \\ in dubbele aanhalingstekens betekent iets anders: gebruik enkele aanhalingstekens, of / in een pad"},
	{"unexpected end of stream", "het aanhalingsteken dat hier begint, wordt niet gesloten"},
	{"did not find expected ',' or", "de haak die hier begint, wordt niet gesloten"},
	{"did not find expected key", "deze regel springt verkeerd in"},
	{"did not find expected '-' indicator", "deze regel springt verkeerd in, of een streepje ontbreekt"},
	{"could not find expected ':'", "hier ontbreekt een dubbele punt met een spatie erachter"},
	{"no documents in stream", "dit bestand is leeg; begin met het voorbeeld"},
	{"found multiple", "dit bestand bevat meer dan één document: haal de regels met --- weg"},
	{"unknown anchor", geenVerwijzing},
	{"UTF-8", "dit bestand is geen UTF-8: sla het op met de codering UTF-8"},
	{"control characters", "er staat een onzichtbaar teken in dit bestand: haal het weg"},
}

// vertaal turns an error of the YAML parser into a Fout. An unclosed quote or
// bracket is reported where it begins.
func vertaal(bestand string, err error) Fout {
	f := Fout{Bestand: bestand, Melding: "dit is geen geldige YAML: kijk naar het inspringen, dubbele punten en aanhalingstekens"}
	var le *yaml.LoadError
	if !errors.As(err, &le) {
		return f
	}
	f.Regel, f.Kolom = le.Mark.Line, le.Mark.Column
	for _, u := range uitleg {
		if strings.Contains(le.Message, u.deel) {
			f.Melding = u.melding
			break
		}
	}
	if strings.HasSuffix(f.Melding, "niet gesloten") && le.ContextMark.Line > 0 {
		f.Regel, f.Kolom = le.ContextMark.Line, le.ContextMark.Column
	}
	return f
}
