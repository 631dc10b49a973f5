package connectors_test

import (
	"bytes"
	"errors"
	"log/slog"
	"strings"
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

// In the log the Dutch sentence stands by itself, and what a library says beside it.
func TestLogTellsTheCauseApart(t *testing.T) {
	var b bytes.Buffer
	log := slog.New(slog.NewTextHandler(&b, nil))
	log.Warn("aflevering mislukt", "fout", &connectors.Fout{Klasse: connectors.Tijdelijk, Stap: "zaak", Code: connectors.Onbereikbaar,
		Melding: "Het zaaksysteem is niet bereikbaar.", Antwoord: []byte("Kanarie"), Err: errors.New("connection refused")})
	for _, want := range []string{`fout.melding="Het zaaksysteem is niet bereikbaar."`, "fout.stap=zaak", "fout.klasse=tijdelijk", "fout.code=onbereikbaar", `fout.oorzaak="connection refused"`} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%s is not in %s", want, &b)
		}
	}
	if s := b.String(); strings.Contains(s, "Kanarie") || strings.Contains(s, "actie") {
		t.Errorf("got %s, want nothing of the answer, and nothing that is empty", s)
	}
}
