package stuf

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"solo/connectors"
	"solo/connectors/stuf/antwoord"
)

const zaakResultaat = `Geef bij de stap "zaak geheel" als resultaat {"Nummer":"…"} met het nummer van de zaak in dit zaaksysteem.`

// checkSkipped looks at a zaak that a person supplied before anything is added to it: a
// slip of the pen would put the papers in the zaak of somebody else.
func (l *levering) checkSkipped(ctx context.Context) error {
	b, err := l.j.Read(ctx, stapZaak)
	if err != nil {
		return fmt.Errorf("%s: journaal lezen: %w", stapZaak, err)
	}
	if b.Toestand != connectors.Overgeslagen {
		return nil
	}
	var u uitkomst
	if json.Unmarshal(b.Resultaat, &u) != nil || u.Nummer == "" {
		return geweigerd(stapZaak, "resultaat", "Het opgegeven resultaat heeft geen nummer van een zaak.", zaakResultaat)
	}
	if !l.c.inst.Vragen {
		l.note("zaak: het opgegeven zaaknummer is niet gecontroleerd, omdat het zaaksysteem geen vragen beantwoordt")
		return nil
	}
	z, _, err := l.details(ctx, stapZaak, u.Nummer)
	if err != nil {
		return err
	}
	if z == nil {
		return geweigerd(stapZaak, connectors.ZaakWeg, "De opgegeven zaak bestaat niet in dit zaaksysteem.", zaakResultaat)
	}
	return l.isSupplied(z)
}

// isSupplied says how a zaak that a person made becomes ours.
func (l *levering) isSupplied(z *antwoord.Zaak) error {
	err := l.isOurs(stapZaak, z, true)
	var f *connectors.Fout
	if errors.As(err, &f) && f.Code == "andere-zaak" {
		f.Melding = "De opgegeven zaak heeft niet het kenmerk van deze aanvraag. SOLO voegt er niets aan toe."
		f.Actie = "Controleer het nummer. Is het wel de goede zaak, zet er dan het kenmerk bij met bron SOLO en het nummer van de aanvraag, en stuur de levering opnieuw."
	}
	return err
}
