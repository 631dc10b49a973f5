package web

import (
	"crypto/sha256"
	"crypto/subtle"
	"net/http"
	"slices"
	"strings"

	"solo/config"
)

// A rol is what a token opens.
type rol string

const (
	leverancier rol = "leverancier" // sends, and sees its own
	kijker      rol = "monitor"     // sees everything but content
	beheerder   rol = "beheer"      // sees and acts
)

// A verzoeker is who asks; the zero value is somebody.
type verzoeker struct {
	rol  rol
	naam string // of a leverancier
}

// allow hears whom the request comes from before it is answered.
func (s *Server) allow(wie []rol, h handler) handler {
	if wie == nil {
		return h
	}
	return func(w http.ResponseWriter, r *http.Request, _ verzoeker) error {
		v, ok := s.recognise(bearer(r))
		if !ok {
			w.Header().Set("WWW-Authenticate", `Bearer realm="SOLO"`)
			return errGeenToken()
		}
		verslagVan(w).wie = v
		if !slices.Contains(wie, v.rol) {
			return errGeenRecht()
		}
		return h(w, r, v)
	}
}

func bearer(r *http.Request) string {
	soort, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(soort, "Bearer") {
		return ""
	}
	return strings.TrimSpace(token)
}

// recognise compares with every token, each in constant time: how long it takes tells
// nothing of how much was right, nor of whose it nearly was.
func (s *Server) recognise(token string) (wie verzoeker, ok bool) {
	som := sha256.Sum256([]byte(token))
	gelijk := func(g config.Geheim, v verzoeker) {
		eigen := sha256.Sum256([]byte(g.Inhoud()))
		if subtle.ConstantTimeCompare(som[:], eigen[:]) == 1 && g.Inhoud() != "" {
			wie, ok = v, true
		}
	}
	for naam, g := range s.Toegang.Leveranciers {
		gelijk(g, verzoeker{leverancier, naam})
	}
	gelijk(s.Toegang.Monitor, verzoeker{rol: kijker})
	gelijk(s.Toegang.Beheer, verzoeker{rol: beheerder})
	return wie, ok
}
