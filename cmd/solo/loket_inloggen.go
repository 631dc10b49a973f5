package main

import (
	"strings"

	"solo/dossier"
	"solo/identiteit"
)

// inlogdiensten are the brokers of the gemeenten, as the configuration names them.
func (in *inrichting) inlogdiensten() (*identiteit.Diensten, error) {
	clients := map[dossier.Gemeentecode][]identiteit.Client{}
	for code, g := range in.Loket.Gemeenten {
		for _, d := range g.Inloggen {
			clients[code] = append(clients[code], identiteit.Client{Middel: identiteit.Middel(d.Middel), Issuer: d.Issuer,
				ClientID: d.ClientID, Geheim: d.Geheim.Inhoud(), Minimaal: d.Niveau})
		}
	}
	return identiteit.New(identiteit.Config{Clients: clients, Terug: strings.TrimSuffix(in.Loket.Openbaar, "/") + "/inloggen/terug"})
}
