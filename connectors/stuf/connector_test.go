package stuf_test

import (
	"slices"
	"testing"

	"solo/connectors"
	"solo/connectors/stuf"
)

var _ connectors.Connector = (*stuf.Connector)(nil)

func TestCase14ZaakAndDocumentsAreDeliveredUnderOwnNumbers(t *testing.T) {
	for _, dialect := range []string{"1.1", "1.2"} {
		for _, soap := range []string{"1.1", "1.2"} {
			t.Run("ZDS "+dialect+", SOAP "+soap, func(t *testing.T) {
				s := opstellen(t, map[string]string{"dialect": dialect, "soap": soap})
				o := s.must()
				if o.Zaaknummer != zaakNr || len(o.Dubbel) > 0 || len(o.Aangepast) > 0 {
					t.Errorf("got %+v, want number %s and nothing to note", o, zaakNr)
				}
				want := []string{"creeerZaak", "voegZaakdocumentToe", "voegZaakdocumentToe"}
				if got := s.o.changes(); !slices.Equal(got, want) {
					t.Errorf("got %v, want %v", got, want)
				}
				s.complete()
				s.must() // nothing more
				if got := s.o.changes(); len(got) != 3 {
					t.Errorf("a second Deliver sent %v", got[3:])
				}
			})
		}
	}
}
