package bericht_test

import (
	"strings"
	"testing"

	"solo/connectors/stuf/bericht"
)

func kop() bericht.Kop {
	return bericht.Kop{Referentie: "0196f2a4-0000-7000-8000-000000000001", Tijdstip: "20261121101500001"}
}

func TestSameInputGivesTheSameBytes(t *testing.T) {
	s, err := bericht.New(bericht.Instellingen{Zender: bericht.Partij{Applicatie: "SOLO"}, Ontvanger: bericht.Partij{Applicatie: "CDR"}})
	if err != nil {
		t.Fatal(err)
	}
	a, b := s.GenereerZaakIdentificatie(kop()), s.GenereerZaakIdentificatie(kop())
	if a != b || !strings.Contains(a.Voor, "genereerZaakIdentificatie_Di02") {
		t.Errorf("got %+v and %+v", a, b)
	}
}
