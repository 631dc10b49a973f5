package connectors_test

import (
	"errors"
	"testing"

	"solo/connectors"
)

func TestFoutTellsEachThingOnceInTheLog(t *testing.T) {
	for _, geval := range []struct {
		fout connectors.Fout
		want string
	}{
		{connectors.Fout{Stap: "zaak", Klasse: connectors.Tijdelijk, Code: connectors.Onbereikbaar, Melding: "Het zaaksysteem is niet bereikbaar op a:1.", Err: errors.New("connection refused")},
			"zaak (tijdelijk): Het zaaksysteem is niet bereikbaar op a:1 [onbereikbaar]; oorzaak: connection refused"},
		{connectors.Fout{Stap: "zaak geheel", Klasse: connectors.Geweigerd, Code: "StUF013", Melding: "creeerZaak: de ontvanger kent ons niet (StUF013).", Err: errors.New("foutbericht StUF013, plek client")},
			"zaak geheel (geweigerd): creeerZaak: de ontvanger kent ons niet (StUF013); oorzaak: foutbericht, plek client"},
	} {
		if got := geval.fout.Error(); got != geval.want {
			t.Errorf("got %q, want %q", got, geval.want)
		}
	}
}
