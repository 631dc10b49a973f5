package zgw

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"solo/connectors"
)

const zaakResultaat = `Geef bij de stap zaak als resultaat {"URL":"…","Nummer":"…"} met het adres van de zaak in dit zaaksysteem.`

// checkSkipped looks at a zaak that a person supplied before anything is attached to
// it: a slip of the pen would put the papers in the zaak of somebody else.
func (l *levering) checkSkipped(ctx context.Context) (skipped bool, err error) {
	b, err := l.j.Read(ctx, "zaak")
	if err != nil {
		return false, fmt.Errorf("zaak: journaal lezen: %w", err)
	}
	if b.Toestand != connectors.Overgeslagen {
		return false, nil
	}
	var u zaakUitkomst
	if json.Unmarshal(b.Resultaat, &u) != nil || !strings.HasPrefix(u.URL, l.c.zaken.address("zaken", nil)+"/") {
		return true, geweigerd("zaak", "resultaat", "Het opgegeven resultaat heeft geen adres van een zaak in dit zaaksysteem.", zaakResultaat)
	}
	z, err := get[zaakRij](ctx, l.c.client, l.op("zaak", under("zaken", u.URL)))
	if err != nil {
		return true, err
	}
	if string(z.URL) != u.URL || !z.isVan(l.o.Dossier) {
		return true, geweigerd("zaak", "andere-zaak", "De opgegeven zaak heeft niet het kenmerk van deze aanvraag. SOLO voegt er niets aan toe.",
			"Controleer het adres. Is het wel de goede zaak, zet er dan het kenmerk bij met bron SOLO en het nummer van de aanvraag, en stuur de levering opnieuw.")
	}
	if string(z.Zaaktype) != l.typen.Zaaktype {
		return true, geweigerd("zaak", "ander-zaaktype", "De opgegeven zaak heeft een ander zaaktype dan de mapping geeft.",
			"Beslis wat er met deze aanvraag moet gebeuren.")
	}
	return true, nil
}
