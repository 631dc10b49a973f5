package intake

import (
	"encoding/json"
	"fmt"
	"math"

	"solo/dossier"
)

// knoop is one node of a JSON Schema.
type knoop map[string]any

// JSONSchema gives a JSON Schema (2020-12) of the whole aanvraag document for this
// regeling, with Dutch titles. It holds all that a schema can say; which questions
// are shown depends on other answers: their condition stands in the description, and
// Validate holds it. Answers that may be "weet ik niet" are never required here.
func (d *Definitie) JSONSchema() ([]byte, error) {
	k := object(d.document(), "formaat", "leverancier", "kenmerk", "regeling", "definitie",
		"gemeentecode", "kanaal", "melding_op", "aanvraag_op", "aanvrager", "antwoorden")
	k["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	k["$id"] = fmt.Sprintf("urn:solo:aanvraag:%s:%d", d.Regeling, d.Versie)
	k["title"] = d.Titel
	k["description"] = "Een aanvraag voor SOLO. Bedragen zijn hele centen, datums zijn jaar-maand-dag. " +
		"SOLO berekent spoed en volledigheid zelf; stuur die niet mee."
	k["$defs"] = knoop{"persoon": persoonsknoop(), "adres": adresknoop()}
	raw, err := json.MarshalIndent(k, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("jsonschema %s: %w", d.Regeling, err)
	}
	return raw, nil
}

func (d *Definitie) document() knoop {
	return knoop{
		"formaat":         knoop{"const": dossier.Formaat},
		"leverancier":     patroon("Wie stuurt dit?", dossier.PatroonLeverancier),
		"kenmerk":         patroon("Uw eigen kenmerk; een tweede keer hetzelfde kenmerk is dezelfde aanvraag", dossier.PatroonKenmerk),
		"regeling":        knoop{"const": d.Regeling},
		"definitie":       knoop{"const": d.Versie, "title": "Versie van de vragen"},
		"gemeentecode":    patroon("CBS-code van de gemeente", `^[0-9]{4}$`),
		"kanaal":          knoop{"enum": []string{string(dossier.Online), string(dossier.Balie)}},
		"melding_op":      tijdstip("Wanneer vroeg de aanvrager om hulp?"),
		"aanvraag_op":     tijdstip("Wanneer is de aanvraag ingediend?"),
		"aanvrager":       knoop{"$ref": "#/$defs/persoon", "title": "De aanvrager"},
		"partner":         knoop{"$ref": "#/$defs/persoon", "title": "De partner"},
		"gemachtigde":     gemachtigdeknoop(),
		"bewindvoerder":   contactknoop(),
		"onderneming":     ondernemingsknoop(),
		"antwoorden":      d.antwoordenknoop(),
		"weet_niet":       knoop{"type": "array", "uniqueItems": true, "items": knoop{"enum": d.weetNietVragen()}, "title": "Vragen met het antwoord: weet ik niet"},
		"inbreng":         inbrengknoop(),
		"bijlagen":        lijst(bijlageknoop(d.soortkeuzes())),
		"later":           lijst(object(knoop{"soort": d.soortkeuzes(), "op": datumknoop(), "reden": tekstTot("Waarom later?", 500)}, "soort")),
		"ondertekeningen": lijst(ondertekeningsknoop()),
		"urgentiebesluit": besluitknoop(),
		"keuringen":       keuringenknoop(d.soortkeuzes()),
		"verwant":         verwantknoop("Eerdere aanvragen waar deze bij hoort", "Het nummer dat SOLO bij die aanvraag gaf. SOLO laat de zaak daarnaar verwijzen."),
	}
}

func verwantknoop(titel, uitleg string) knoop {
	return knoop{"type": "array", "maxItems": dossier.MaxVerwant, "uniqueItems": true, "items": knoop{"type": "string", "pattern": dossier.PatroonID},
		"title": titel, "description": uitleg}
}

func (d *Definitie) antwoordenknoop() knoop {
	velden, verplicht := knoop{}, []string{}
	for _, v := range d.volgorde {
		if v.Berekend != "" || v.Veld != "" {
			continue
		}
		velden[v.ID] = v.knoop()
		if v.Als == "" && v.Verplicht == altijd && !v.magWeetNiet() {
			verplicht = append(verplicht, v.ID)
		}
	}
	return object(velden, verplicht...)
}

func (d *Definitie) weetNietVragen() []string {
	uit := []string{}
	for _, v := range d.volgorde {
		if v.magWeetNiet() {
			uit = append(uit, v.ID)
		}
	}
	return uit
}

func (d *Definitie) soortkeuzes() knoop {
	var keuzes []Keuze
	for _, s := range d.Stukken {
		keuzes = append(keuzes, Keuze{s.Soort, s.Label})
	}
	return eenVan(keuzes)
}

// knoop describes the answer to a question.
func (v *Vraag) knoop() knoop {
	k := v.vormknoop()
	k["title"] = v.Label
	uitleg := v.Uitleg
	if v.Als != "" {
		uitleg += " [alleen als: " + v.Als + "]"
	}
	if uitleg != "" {
		k["description"] = uitleg
	}
	return k
}

func (v *Vraag) vormknoop() knoop {
	switch v.Type {
	case Janee:
		return knoop{"type": "boolean"}
	case Verklaring:
		return knoop{"const": true}
	case Geld:
		return knoop{"type": "integer", "minimum": orElse(v.Min, 0), "maximum": orElse(v.Max, maxGeld)}
	case Getal, Jaar:
		laag, hoog := v.grenzen()
		return knoop{"type": "number", "minimum": laag, "maximum": hoog, "multipleOf": math.Pow10(-v.Decimalen)}
	case Datum:
		return datumknoop()
	case EenKeuze:
		return eenVan(v.Keuzes)
	case Multi:
		return knoop{"type": "array", "uniqueItems": true, "items": eenVan(v.Keuzes)}
	case Groep:
		k := lijst(v.rijknoop())
		k["maxItems"] = v.MaxAantal
		return k
	case Blok:
		return v.rijknoop()
	}
	return v.tekstknoop()
}

func (v *Vraag) rijknoop() knoop {
	velden, verplicht := knoop{}, []string{}
	for i := range v.Velden {
		velden[v.Velden[i].ID] = v.Velden[i].knoop()
		if v.Velden[i].Verplicht == altijd {
			verplicht = append(verplicht, v.Velden[i].ID)
		}
	}
	return object(velden, verplicht...)
}

func (v *Vraag) tekstknoop() knoop {
	k := knoop{"type": "string", "maxLength": v.maxLengte()}
	for _, naam := range []string{v.Vorm, string(v.Type)} {
		if p := vormen[naam].patroon; p != "" {
			k["pattern"] = "^$|" + p
		}
	}
	return k
}

func orElse(p *int64, anders int64) int64 {
	if p == nil {
		return anders
	}
	return *p
}
