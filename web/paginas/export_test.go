package paginas

import (
	"maps"
	"slices"
)

// Patronen are the patterns of every page.
func (s *Server) Patronen() []string {
	return append(slices.Sorted(maps.Keys(s.paginas())), slices.Sorted(maps.Keys(s.werkpaginas()))...)
}
