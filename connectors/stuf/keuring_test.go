package stuf_test

import (
	"errors"
	"net/http/httptest"
	"testing"

	"solo/connectors/conntest"
	"solo/sandbox/keuring"
)

// Every service, dialect and SOAP version, judged in one go.
func TestEveryMessagePassesTheStandard(t *testing.T) {
	norm, err := keuring.LoadStUF("../../" + keuring.StUFStandaard)
	if errors.Is(err, keuring.ErrStUFAfwezig) {
		t.Skip(err)
	} else if err != nil {
		t.Fatal(err)
	}
	k := norm.New(t.TempDir())
	for _, dialect := range []string{"1.1", "1.2"} {
		for _, g := range []map[string]string{
			{"soap": "1.1", "zaaknummer": "opvragen", "documentnummer": "opvragen", "status": "actualiseer"},
			{"soap": "1.2", "status": "update"},
			{"inhoud": "mtom"},
		} {
			g["dialect"], g["status_volgnummer"], g["status_omschrijving"] = dialect, "1", "Ontvangen"
			s := opstellen(t, g)
			srv := httptest.NewServer(k.Handler(s.o))
			t.Cleanup(srv.Close)
			s.at(srv.URL)
			eerst := s.must()
			s.supplement(eerst)
			s.journal = conntest.NewGeheugen(s.klok, bezinken)
			s.must()
		}
	}
	v, err := k.Verslag()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range v.Afwijkingen {
		if a.Kant == keuring.Verzoek { // the answers of our small receiver are not what is judged
			t.Error(a)
		}
	}
	if v.Uitwisselingen < 40 {
		t.Errorf("got %d exchanges, want all of them\n%s", v.Uitwisselingen, v)
	}
}
