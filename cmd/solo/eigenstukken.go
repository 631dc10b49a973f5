package main

import (
	"errors"

	"solo/config"
	"solo/dossier"
	"solo/intake"
)

// An eigenregeling is a regeling as one gemeente has it.
type eigenregeling struct {
	gemeente dossier.Gemeentecode
	regeling string
}

func eigenStuk(s config.EigenStuk) intake.EigenStuk {
	return intake.EigenStuk{Soort: s.Soort, Label: s.Naam, Hulp: s.Uitleg, Niveau: s.Niveau, Als: s.Als}
}

// checkEigenStuk tells what is wrong with an own paper of a gemeente in the newest version of a
// regeling.
func (in *inrichting) checkEigenStuk(regeling string, s config.EigenStuk) config.Fouten {
	versies := in.definities[regeling]
	if versies == nil { // CheckRegelingen tells
		return nil
	}
	_, err := versies[0].MetStuk(eigenStuk(s))
	if err == nil {
		return nil
	}
	if fouten, ok := errors.AsType[config.Fouten](err); ok {
		return fouten
	}
	return config.Fouten{{Melding: "deze id is al van een stuk of een vraag: kies een andere, of zet het bij stukken"}}
}

// addEigenStukken makes the definitions of the gemeenten that ask papers of their own, which
// checkEigenStuk looked at.
func (in *inrichting) addEigenStukken() {
	in.eigen = map[eigenregeling][]*intake.Definitie{}
	for code, g := range in.Gemeenten {
		for _, s := range g.EigenStukken {
			for _, regeling := range s.Regelingen {
				in.addEigenStuk(eigenregeling{code, regeling}, eigenStuk(s))
			}
		}
	}
}

// addEigenStuk adds one. An older version that does not know what the newest asks goes without.
func (in *inrichting) addEigenStuk(waar eigenregeling, s intake.EigenStuk) {
	var uit []*intake.Definitie
	for _, d := range in.versies(waar.regeling, waar.gemeente) {
		if met, err := d.MetStuk(s); err == nil {
			d = met
		}
		uit = append(uit, d)
	}
	in.eigen[waar] = uit
}

// versies are those of a regeling as a gemeente has it, the newest first.
func (in *inrichting) versies(regeling string, g dossier.Gemeentecode) []*intake.Definitie {
	if eigen := in.eigen[eigenregeling{g, regeling}]; eigen != nil {
		return eigen
	}
	return in.definities[regeling]
}

// alleVersies are those of a regeling as any gemeente has it whose aanvragen go to a zaaksysteem:
// its mapping may name every kind of paper in them.
func (in *inrichting) alleVersies(zaaksysteem, regeling string) []*intake.Definitie {
	uit := in.definities[regeling]
	for _, r := range in.Routes {
		if eigen := in.eigen[eigenregeling{r.Gemeente, regeling}]; eigen != nil && r.Zaaksysteem == zaaksysteem && r.Regeling == regeling {
			uit = append(uit[:len(uit):len(uit)], eigen...)
		}
	}
	return uit
}
