package loket

import (
	"encoding/json"
	"maps"
	"slices"
	"unicode/utf8"

	"solo/dossier"
)

// A lauw is a concept as it lies in memory between two pages: its answers need not be read
// from their JSON again, which is more than half of the work of opening it. The row stays the
// truth. It is read and opened every time, only what was made of the same content is used,
// and who may see it is looked at after that, as always.
type lauw struct {
	rest       []byte             // the content without its answers
	plek       *plek              // what a definition made of the content
	antwoorden dossier.Antwoorden // handed out as a copy; what one answer is made of is replaced and never changed
}

// unpack is decode, with what lies in memory.
func (s *Service) unpack(c *Concept, inhoud []byte) error {
	if l, ok := s.warm.Find(string(c.ID), inhoud); ok {
		err := c.decode(l.rest)
		c.Antwoorden, c.plek = maps.Clone(l.antwoorden), l.plek
		return err
	}
	err := c.decode(inhoud)
	if err == nil {
		s.keepWarm(c, inhoud)
	}
	return err
}

// keepWarm lays c in memory, of which inhoud is the content; but not what would read otherwise
// than it is.
func (s *Service) keepWarm(c *Concept, inhoud []byte) {
	kaal := *c
	kaal.Antwoorden, c.plek = nil, nil
	rest, err := kaal.encode()
	if err != nil || !asRead(map[string]any(c.Antwoorden)) {
		s.warm.Drop(string(c.ID))
		return
	}
	c.plek = new(plek)
	s.warm.Keep(string(c.ID), inhoud, lauw{rest, c.plek, maps.Clone(c.Antwoorden)})
}

// asRead reports whether an answer is as it would be read from JSON.
func asRead(x any) bool {
	switch x := x.(type) {
	case nil, bool, json.Number:
		return true
	case string:
		return utf8.ValidString(x)
	case []any:
		return x != nil && !slices.ContainsFunc(x, func(w any) bool { return !asRead(w) })
	case map[string]any:
		for naam, w := range x {
			if !utf8.ValidString(naam) || !asRead(w) {
				return false
			}
		}
		return x != nil
	}
	return false
}
