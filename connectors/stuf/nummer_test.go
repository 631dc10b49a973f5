package stuf_test

import (
	"net/http"
	"testing"

	"solo/connectors"
)

func TestNumberThatIsDrawnTwiceIsRefusedAndDrawnAgain(t *testing.T) {
	drawn := map[string]string{"zaaknummer": "opvragen", "documentnummer": "opvragen"}
	for _, vragen := range []string{"ja", "nee"} {
		t.Run("by two documents, vragen "+vragen, func(t *testing.T) {
			s := opstellen(t, drawn)
			s.inst.Vragen = vragen == "ja"
			always(s, "genereerDocumentIdentificatie", http.StatusOK, func(ref string) string { return du02("Document", ref, "0363D1") })
			for range 2 {
				if f := s.fails(connectors.Geweigerd); f.Code != "nummer-dubbel" || f.Stap != "documentnummer D02" || f.Actie == "" {
					t.Errorf("got %+v, want nummer-dubbel with an action", f)
				}
			}
			s.o.tussen = nil
			s.must()
			s.complete()
		})
	}
	t.Run("by what stands in the zaak", func(t *testing.T) {
		s := opstellen(t, drawn)
		s.o.tussen = func(w http.ResponseWriter, b ontvangen) bool {
			if b.dienst != "genereerDocumentIdentificatie" {
				return false
			}
			s.o.zaken["0363Zaak1"].documenten["0363X"] = 1
			reply(w, http.StatusOK, du02("Document", b.ref, "0363X"))
			return true
		}
		if f := s.fails(connectors.Geweigerd); f.Code != "nummer-dubbel" {
			t.Errorf("got %+v, want nummer-dubbel", f)
		}
		s.o.tussen = nil
		delete(s.o.zaken["0363Zaak1"].documenten, "0363X")
		s.must()
		s.complete()
	})
	t.Run("by another zaak", func(t *testing.T) {
		s := opstellen(t, drawn)
		s.o.zaken["0363Zaak1"] = &gemaakt{kenmerk: "0000-0000-0000-0000"}
		s.fails(connectors.Geweigerd)
		delete(s.o.zaken, "0363Zaak1")
		s.must()
		s.complete()
	})
}
