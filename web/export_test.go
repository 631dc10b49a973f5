package web

// Operaties are method and path of every route.
func (s *Server) Operaties() (uit []string) {
	for _, r := range s.routes() {
		uit = append(uit, r.methode+" "+r.pad)
	}
	return uit
}
