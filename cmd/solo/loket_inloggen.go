package main

import (
	"maps"
	"slices"
	"strings"
	"time"

	"solo/config"
	"solo/dossier"
	"solo/identiteit"
	"solo/web/paginas"
)

// inlogdiensten are the brokers of the gemeenten, as the configuration names them.
func (in *inrichting) inlogdiensten() (*identiteit.Diensten, error) {
	clients := map[dossier.Gemeentecode][]identiteit.Client{}
	for code, g := range in.Loket.Gemeenten {
		for _, d := range g.Inloggen {
			clients[code] = append(clients[code], identiteit.Client{Middel: identiteit.Middel(d.Middel), Issuer: d.Issuer,
				ClientID: d.ClientID, Geheim: d.Geheim.Inhoud(), Minimaal: d.Niveau,
				Claims: d.Claims, Niveaus: d.Niveaus, Scopes: d.Scopes, Userinfo: d.Userinfo})
		}
		if m := g.Medewerkers; m != nil {
			clients[code] = append(clients[code], medewerkerclient(*m))
		}
	}
	bureaus := map[string]identiteit.Client{}
	for naam, b := range in.Loket.Bureaus {
		bureaus[naam] = bureauclient(b)
	}
	return identiteit.New(identiteit.Config{Clients: clients, Bureaus: bureaus, Terug: strings.TrimSuffix(in.Loket.Openbaar, "/") + "/inloggen/terug"})
}

// medewerkerclient is the provider of a gemeente for her employees.
func medewerkerclient(m config.Medewerkers) identiteit.Client {
	c := identiteit.Client{Middel: identiteit.Medewerker, Issuer: m.Issuer, ClientID: m.ClientID, Geheim: m.Geheim.Inhoud(), Rol: m.Rol, Claims: map[string]string{}}
	if m.RolClaim != "" {
		c.Claims["rol"] = m.RolClaim
	}
	if m.NaamClaim != "" {
		c.Claims["naam"] = m.NaamClaim
	}
	return c
}

// testlogin lets people choose who they are, where a gemeente has that: invented citizens,
// and invented employees at their own entrance.
func (w *werk) testlogin(s *paginas.Server) (err error) {
	if !slices.ContainsFunc(slices.Collect(maps.Values(w.in.Loket.Gemeenten)), func(g config.Loketgemeente) bool { return g.Testlogin }) {
		return nil
	}
	if s.Proefpersonen, err = identiteit.NewTest(string(w.in.Omgeving), dossier.DatumVan(time.Now())); err == nil {
		s.Proefmedewerkers, err = identiteit.NewTestMedewerkers(string(w.in.Omgeving))
	}
	return err
}
