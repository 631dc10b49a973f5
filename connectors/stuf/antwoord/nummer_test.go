package antwoord_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"solo/connectors"
)

const du02 = `<ZKN:genereerZaakIdentificatie_Du02 xmlns:ZKN="http://www.egem.nl/StUF/sector/zkn/0310" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
	`<ZKN:%[1]s>%[2]s</ZKN:%[1]s></ZKN:genereerZaakIdentificatie_Du02>`

func TestCase40NumberThatCannotBeUsedIsRefused(t *testing.T) {
	const id = `<ZKN:identificatie>%s</ZKN:identificatie>`
	for naam, c := range map[string]struct{ inhoud, melding string }{
		"zonder identificatie": {``, "geen zaaknummer"},
		"leeg":                 {`<ZKN:identificatie/>`, "geen zaaknummer"},
		"nil":                  {`<ZKN:identificatie xsi:nil="true"/>`, "geen zaaknummer"},
		"nil met een waarde":   {`<ZKN:identificatie xsi:nil="1">0855-0042</ZKN:identificatie>`, "geen zaaknummer"},
		"41 tekens":            {fmt.Sprintf(id, strings.Repeat("1", 41)), "van 41 tekens"},
		"4 tekens":             {fmt.Sprintf(id, "0855"), "van 4 tekens"},
		"spatie erin":          {fmt.Sprintf(id, "0855 0042"), "met spaties"},
		"spatie erachter":      {fmt.Sprintf(id, "0855-0042 "), "met spaties"},
		"regeleinde eromheen":  {fmt.Sprintf(id, "\n 0855-0042\n"), "met spaties"},
		"harde spatie":         {fmt.Sprintf(id, "0855\u00a00042"), "met spaties"},
		"nulbreedte":           {fmt.Sprintf(id, "0855\u200b0042"), "onzichtbare tekens"},
	} {
		t.Run(naam, func(t *testing.T) {
			a := read(t, fmt.Appendf(nil, du02, "zaak", c.inhoud), "")
			nummer, err := a.NieuwZaaknummer()
			var f *connectors.Fout
			if nummer != "" || !errors.As(err, &f) || f.Klasse != connectors.Configuratie || f.Actie == "" || !strings.Contains(f.Melding, c.melding) {
				t.Errorf("got %q, %v, want a Configuratie with %q", nummer, err, c.melding)
			}
			if f != nil && strings.Contains(f.Error(), "0042") {
				t.Errorf("got %v, want the number left out", f)
			}
		})
	}
}

func TestCase40NumbersThatCanBeUsed(t *testing.T) {
	for _, want := range []string{"08551", "0855-2026-0000042", strings.Repeat("é", 40)} {
		raw := fmt.Sprintf(du02, "zaak", "<ZKN:identificatie>"+want+"</ZKN:identificatie>")
		if got, err := read(t, []byte(raw), "").NieuwZaaknummer(); got != want || err != nil {
			t.Errorf("zaak: got %q, %v, want %q", got, err, want)
		}
	}
	for in, ok := range map[string]bool{"7": true, strings.Repeat("7", 40): true, strings.Repeat("7", 41): false, "": false, " 7": false} {
		raw := fmt.Sprintf(du02, "document", "<ZKN:identificatie>"+in+"</ZKN:identificatie>")
		if got, err := read(t, []byte(raw), "").NieuwDocumentnummer(); (err == nil) != ok || ok && got != in {
			t.Errorf("document %q: got %q, %v, want ok = %v", in, got, err, ok)
		}
	}
}

// A zaaknummer is no documentnummer.
func TestNumberOfTheOtherKindIsNone(t *testing.T) {
	if got, err := read(t, voorbeeld(t, "du02-zaak-11.xml"), "").NieuwDocumentnummer(); err == nil {
		t.Errorf("got %q, want an error", got)
	}
}
