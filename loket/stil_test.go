package loket_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"solo/dossier"
	"solo/intake"
	"solo/loket"
)

const geheim = "Kanarievogel-Zonneschijn"

func TestWhatTellsOfAPersonPrintsAsAMark(t *testing.T) {
	antwoorden := dossier.Antwoorden{"naam": geheim}
	c := &loket.Concept{Antwoorden: antwoorden, Uitnodigingen: []loket.Uitnodiging{{Naam: geheim}}}
	for _, v := range []any{
		loket.Bericht{Soort: loket.BerichtPartner, Aan: geheim, Link: geheim, Code: geheim}, loket.Uitnodiging{ID: geheim, Naam: geheim, Email: geheim, Code: geheim},
		loket.Bezoeker{Vastgesteld: "paspoort", Nummer: geheim}, loket.Stuk{ID: "s1", Naam: geheim, Omschrijving: geheim},
		loket.Start{Antwoorden: antwoorden}, loket.Blad{Pagina: "p", Antwoorden: antwoorden, Ruw: map[string]string{"a": geheim}},
		loket.Overzicht{Hash: geheim}, loket.Botsing{Nu: map[string]intake.GetoondeVraag{"a": {Antwoord: geheim}}}, loket.Blik{Concept: c, Voorstel: antwoorden}, loket.Zending{Document: []byte(geheim), Wat: geheim},
		loket.Signaal{Antwoorden: antwoorden}, loket.Meldblik{Naam: geheim, Telefoon: geheim}, loket.Bewind{Naam: geheim}, loket.Emailproef{Adres: geheim}, loket.Kantoor{KVK: geheim, Namens: geheim}, *c,
		loket.Balie{Consulent: geheim, Anp: geheim}, loket.Inbreng{Wie: geheim}, loket.Keuring{Reden: geheim, Wie: geheim}, loket.Hersteltermijn{Toelichting: geheim}, loket.Wie{Rol: loket.Helper, Naam: geheim},
		loket.Wijziging{Antwoorden: antwoorden}, loket.Papier{Soort: "foto", Label: geheim, Reden: geheim, Blad: geheim}, loket.Afronding{Wie: geheim},
	} {
		var uit bytes.Buffer
		l := slog.New(slog.NewTextHandler(&uit, nil))
		l.Info("proef", "waarde", v)
		l.Info("proef", "in", struct{ V any }{v})
		fmt.Fprintf(&uit, "%v %+v %#v %s %q %v", v, v, v, v, v, []any{v})
		if strings.Contains(uit.String(), geheim) || strings.Contains(uit.String(), fmt.Sprint([]byte(geheim))) {
			t.Errorf("%T tells it: %s", v, uit.String())
		}
	}
}
