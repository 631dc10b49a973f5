package antwoord

import (
	"solo/connectors"
	"solo/connectors/stuf/zds"
)

// NieuwZaaknummer is the zaaknummer that a Du02 gives out, by zds.CheckZaaknummer. The
// error is a *connectors.Fout: with another number SOLO does not go on.
func (a *Antwoord) NieuwZaaknummer() (string, error) {
	return uitgegeven(a.Zaaknummer, "zaaknummer", zds.CheckZaaknummer)
}

// NieuwDocumentnummer is the documentnummer that a Du02 gives out, in the same way.
func (a *Antwoord) NieuwDocumentnummer() (string, error) {
	return uitgegeven(a.Documentnummer, "documentnummer", zds.CheckDocumentnummer)
}

func uitgegeven(nummer, naam string, check func(string) error) (string, error) {
	err := check(nummer)
	if err == nil {
		return nummer, nil
	}
	return "", &connectors.Fout{
		Klasse:  connectors.Configuratie,
		Code:    naam,
		Melding: "Het zaaksysteem geeft " + err.Error() + ".",
		Actie:   "Laat de leverancier van het zaaksysteem dit herstellen, of laat SOLO zelf nummeren, en stuur de levering opnieuw.",
	}
}
