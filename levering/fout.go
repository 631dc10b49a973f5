package levering

import (
	"errors"
	"fmt"

	"solo/connectors"
	"solo/kluis"
)

// readable gives what cannot be opened a class of its own: trying again does not
// help, wherever in the delivery it was found.
func readable(err error) error {
	switch {
	case errors.Is(err, kluis.ErrSleutelOnbekend):
		return configuratie("sleutel", "De sleutel waarmee dit dossier versleuteld is, is niet geladen.",
			"Zet het sleutelbestand terug bij 'sleutels' in solo.yaml, start SOLO opnieuw en stuur de levering opnieuw.", err)
	case errors.Is(err, kluis.ErrVervalst):
		return configuratie("opslag", "Wat SOLO van dit dossier bewaarde, is beschadigd of hoort bij een andere sleutel.",
			"Controleer de sleutels, of zet een goede back-up terug, en stuur de levering opnieuw.", err)
	}
	return err
}

func ontbreekt(bestemming string) error {
	return configuratie("koppeling", fmt.Sprintf("Het zaaksysteem %s staat niet meer in de configuratie.", bestemming),
		"Zet het zaaksysteem terug in solo.yaml, start SOLO opnieuw en stuur de levering opnieuw.", nil)
}

func mappingfout(melding string, err error) error {
	return configuratie("mapping", melding, "Controleer de mapping met 'solo controleer', herstel de mapping, start SOLO opnieuw en stuur de levering opnieuw.", err)
}

func configuratie(stap, melding, actie string, err error) error {
	return &connectors.Fout{Klasse: connectors.Configuratie, Stap: stap, Melding: melding, Actie: actie, Err: err}
}
