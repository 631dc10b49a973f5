package stuf_test

import (
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"solo/connectors/stuf/soap"
)

func TestVoorbeeldShowsTheMessagesAndSendsNone(t *testing.T) {
	s := opstellen(t, map[string]string{"zaaknummer": "opvragen", "documentnummer": "opvragen"})
	s.inst.Basic = &soap.Login{Gebruiker: "solo", Wachtwoord: "geheim-basic"}
	s.inst.WSS = &soap.Login{Gebruiker: "solo", Wachtwoord: "geheim-wss"}
	var namen []string
	var gezien []ontvangen
	err := s.connector().Voorbeeld(t.Context(), s.opdr, func(naam string, inhoud io.Reader) error {
		raw, err := io.ReadAll(inhoud)
		if err != nil {
			return err
		}
		if strings.Contains(string(raw), "geheim") || !strings.Contains(string(raw), ":Envelope") {
			t.Errorf("%s has no envelope, or shows a password", naam)
		}
		r := &http.Request{Header: http.Header{"Soapaction": {naam}, "Content-Type": {"text/xml"}}, Body: io.NopCloser(strings.NewReader(string(raw)))}
		namen, gezien = append(namen, naam), append(gezien, lees(r))
		return nil
	})
	want := []string{"01-genereerZaakIdentificatie_Di02.xml", "02-creeerZaak_Lk01.xml", "03-genereerDocumentIdentificatie_Di02.xml", "04-voegZaakdocumentToe_Lk01.xml",
		"05-genereerDocumentIdentificatie_Di02.xml", "06-voegZaakdocumentToe_Lk01.xml", "07-geefZaakdetails_Lv01.xml", "08-geefLijstZaakdocumenten_Lv01.xml"}
	if err != nil || !slices.Equal(namen, want) {
		t.Fatalf("got %v, %v; want %v", namen, err, want)
	}
	if d := s.opdr.Zaak.Documenten[1]; gezien[5].inhoud != d.SHA256 || gezien[5].zaak != gezien[1].nummer || gezien[1].nummer == "" {
		t.Errorf("got %+v, want the whole document in the zaak that was made", gezien[5])
	}
	if len(s.o.gezien) > 0 {
		t.Errorf("%d messages were sent", len(s.o.gezien))
	}
}

func TestVoorbeeldStopsWhenTheReaderDoes(t *testing.T) {
	s := opstellen(t, nil)
	genoeg, n := errors.New("genoeg"), 0
	err := s.connector().Voorbeeld(t.Context(), s.opdr, func(string, io.Reader) error { n++; return genoeg })
	if !errors.Is(err, genoeg) || n != 1 {
		t.Errorf("got %v after %d, want the reader's own error after 1", err, n)
	}
}

func TestVoorbeeldOfMTOMIsNoXMLFile(t *testing.T) {
	s := opstellen(t, map[string]string{"inhoud": "mtom"})
	folder := t.TempDir()
	err := s.connector().Voorbeeld(t.Context(), s.opdr, func(naam string, inhoud io.Reader) error {
		raw, err := io.ReadAll(inhoud)
		return errors.Join(err, os.WriteFile(filepath.Join(folder, naam), raw, 0o600))
	})
	namen, _ := filepath.Glob(folder + "/*.mime")
	if err != nil || len(namen) != 2 {
		t.Errorf("got %v, %v; want both documents as MIME", namen, err)
	}
}

func TestCheckTellsWhatIsGoodAndWhatIsNot(t *testing.T) {
	s := opstellen(t, map[string]string{"zaaknummer": "opvragen"})
	check := func() (goed, fout []string) {
		for _, b := range s.connector().Check(t.Context()) {
			switch {
			case b.Goed:
				goed = append(goed, b.Melding)
			case b.Actie == "":
				t.Errorf("%q has no action", b.Melding)
				fallthrough
			default:
				fout = append(fout, b.Melding)
			}
		}
		return goed, fout
	}
	if goed, fout := check(); len(fout) > 0 || len(goed) != 4 || !strings.Contains(goed[3], "dubbelcontrole") {
		t.Errorf("got good %q, wrong %q; want three addresses and what is unproven", goed, fout)
	}
	if got := s.o.changes(); len(got) > 0 {
		t.Errorf("Check sent %v", got)
	}
	s.o.tussen = func(w http.ResponseWriter, b ontvangen) bool {
		reply(w, http.StatusInternalServerError, refusal("StUF013", "client")(b.ref))
		return true
	}
	if _, fout := check(); len(fout) != 1 || !strings.HasPrefix(fout[0], "BeantwoordVraag: ") {
		t.Errorf("from an unknown sender: got %q", fout)
	}
	s.srv.Close()
	if _, fout := check(); len(fout) != 3 {
		t.Errorf("nobody there: got %q", fout)
	}
}
