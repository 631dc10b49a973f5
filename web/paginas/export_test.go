package paginas

import (
	"maps"
	"net/url"
	"slices"
)

// Patronen are the patterns of every page.
func (s *Server) Patronen() []string {
	return append(slices.Sorted(maps.Keys(s.paginas())), slices.Sorted(maps.Keys(s.werkpaginas()))...)
}

// Persoonlijk are what a session keeps of a person, with a word in all of it.
func Persoonlijk(woord string) []any {
	x := sessie{Rol: "aanvrager", BSN: woord, Naam: woord, KVK: woord, Account: woord}
	return []any{x, &x, meegebracht{Antwoorden: map[string][]string{"a": {woord}}}, wachtend{eigenaar: woord, form: url.Values{"a": {woord}}}}
}
