package intake

import (
	"encoding/json"
	"fmt"
	"maps"

	"solo/dossier"
)

// VervolgSchema gives a JSON Schema (2020-12) of the vervolg document for an aanvraag of
// this regeling. The wijziging is a merge patch (RFC 7396): every answer may be null,
// which takes it away. What each soort needs stands in the descriptions; DecodeVervolg
// and Service.Vervolg hold it.
func (d *Definitie) VervolgSchema() ([]byte, error) {
	aanvraag := d.document()
	k := object(knoop{
		"formaat":     knoop{"const": dossier.FormaatVervolg},
		"leverancier": aanvraag["leverancier"],
		"kenmerk":     patroon("Uw eigen kenmerk; een tweede keer hetzelfde kenmerk is hetzelfde vervolg", dossier.PatroonKenmerk),
		"aanvraag":    patroon("Het kenmerk van de aanvraag waar dit bij hoort", dossier.PatroonKenmerk),
		"soort": knoop{"oneOf": []knoop{
			{"const": dossier.Aanvulling, "title": "Nieuwe stukken, een toezegging, een handtekening, een verwijzing of een opmerking"},
			{"const": dossier.Wijziging, "title": "Er verandert iets aan wat is ingevuld"},
			{"const": dossier.Intrekking, "title": "De aanvraag gaat niet door; ondertekend"}}},
		"op":              tijdstip("Wanneer is dit gestuurd?"),
		"toelichting":     tekstTot("Toelichting voor de behandelaar", 2000),
		"wijziging":       d.patchknoop(),
		"bijlagen":        aanvraag["bijlagen"],
		"later":           aanvraag["later"],
		"ondertekeningen": aanvraag["ondertekeningen"],
		"verwant":         verwantknoop("Latere aanvragen waar deze bij hoort; alleen bij een aanvulling", "Het nummer dat SOLO bij die aanvraag gaf. De zaak krijgt een blad dat ernaar verwijst."),
	}, "formaat", "leverancier", "kenmerk", "aanvraag", "soort", "op")
	k["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	k["$id"] = fmt.Sprintf("urn:solo:vervolg:%s:%d", d.Regeling, d.Versie)
	k["title"] = "Vervolg op: " + d.Titel
	k["description"] = "Een aanvulling, wijziging of intrekking bij een aanvraag die SOLO al heeft. " +
		"SOLO berekent spoed en volledigheid zelf opnieuw; stuur die niet mee."
	k["$defs"] = knoop{"persoon": patchOf(persoonsknoop()), "adres": patchOf(adresknoop())}
	raw, err := json.MarshalIndent(k, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("jsonschema vervolg %s: %w", d.Regeling, err)
	}
	return raw, nil
}

// patchknoop describes the places that a patch may reach.
func (d *Definitie) patchknoop() knoop {
	adres, persoon := ofNull(knoop{"$ref": "#/$defs/adres"}), ofNull(knoop{"$ref": "#/$defs/persoon"})
	k := object(knoop{
		"antwoorden":      patchOf(d.antwoordenknoop()),
		"weet_niet":       ofNull(d.document()["weet_niet"].(knoop)),
		"inbreng":         ofNull(inbrengknoop()),
		"aanvrager":       object(knoop{"telefoon": ofNull(telefoonknoop()), "email": ofNull(emailknoop()), "email_onbevestigd": ofNull(onbevestigdknoop()), "adres": adres, "correspondentieadres": adres}),
		"partner":         persoon,
		"bewindvoerder":   ofNull(patchOf(contactknoop())),
		"keuringen":       ofNull(keuringenknoop(d.soortkeuzes())),
		"urgentiebesluit": ofNull(patchOf(besluitknoop())),
		"onderneming":     object(knoop{"adres": adres}),
	})
	k["title"] = "Wat er verandert: een JSON merge patch (RFC 7396) op de aanvraag"
	k["description"] = "Een waarde komt in de plaats van de oude, null haalt weg. Een lijst gaat altijd in haar geheel."
	return k
}

// patchOf describes a patch on what k describes: nothing is required, all may be null.
func patchOf(k knoop) knoop {
	uit := maps.Clone(k)
	delete(uit, "required")
	velden := knoop{}
	for naam, v := range k["properties"].(knoop) {
		velden[naam] = ofNull(v.(knoop))
	}
	uit["properties"] = velden
	return uit
}

func ofNull(k knoop) knoop { return knoop{"anyOf": []knoop{k, {"type": "null"}}} }
