package zgw_test

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"solo/connectors"
	"solo/connectors/zgw"
	"solo/sandbox"
)

func TestVoorbeeldShowsExactlyWhatIsSent(t *testing.T) {
	o := opstellen(t)
	o.document("D03", "Overige", "groot.bin", make([]byte, 3000))
	o.opdr.Zaak.Eigenschappen = o.opdr.Zaak.Eigenschappen[:1] // text: its format is known
	var gezien []string
	lengtes := map[string]int{}
	c := o.connector()
	err := c.Voorbeeld(t.Context(), o.opdr, func(v zgw.Verzoek) error {
		b, err := io.ReadAll(v.Body)
		if err != nil {
			return err
		}
		if v.Kop.Get("Authorization") != "" {
			t.Error("the token is shown")
		}
		_, pad, _ := strings.Cut(v.URL, "/api/v1/")
		soort, _, _ := strings.Cut(pad, "/")
		if v.Methode != http.MethodGet {
			gezien = append(gezien, v.Methode+" "+soort)
			lengtes[v.Methode+" "+soort] += len(b)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(o.sb.Verzoeken()); n > 0 {
		t.Fatalf("Voorbeeld sent %d requests, want none", n)
	}
	o.must()
	var echt []string
	for _, w := range o.writes() {
		deel, rest, _ := strings.Cut(w, " ")
		soort, _, _ := strings.Cut(rest, "/")
		echt = append(echt, deel+" "+soort)
	}
	// The sandbox wants three parts where the example has one.
	want := strings.Replace(strings.Join(echt, "\n"), strings.Repeat("PUT bestandsdelen\n", 3), "PUT bestandsdelen\n", 1)
	if got := strings.Join(gezien, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if n := lengtes["PUT bestandsdelen"]; n < 3000 {
		t.Errorf("got %d bytes of content, want all 3000", n)
	}
}

func TestVoorbeeldStopsWhenTheReaderDoes(t *testing.T) {
	o := opstellen(t)
	genoeg := errors.New("genoeg")
	n := 0
	err := o.connector().Voorbeeld(t.Context(), o.opdr, func(zgw.Verzoek) error { n++; return genoeg })
	if !errors.Is(err, genoeg) || n != 1 {
		t.Errorf("got %v after %d, want the reader's own error after 1", err, n)
	}
}

func TestCheckTellsWhatIsGoodAndWhatIsNot(t *testing.T) {
	o := opstellen(t)
	w := []zgw.Wens{zgw.Wensen(o.opdr.Zaak)}
	check := func() (goed, fout []string) {
		for _, b := range o.connector().Check(t.Context(), w, o.opdr.Zaak.Startdatum) {
			if b.Goed {
				goed = append(goed, b.Melding)
				continue
			}
			fout = append(fout, b.Melding)
			if b.Actie == "" {
				t.Errorf("%q has no action", b.Melding)
			}
		}
		return goed, fout
	}
	goed, fout := check()
	if len(fout) > 0 || len(goed) != 3 {
		t.Errorf("got good %q, wrong %q; want two APIs and one version good", goed, fout)
	}
	o.sb.AddVersie("B1601", "2027-01-01")
	if goed, fout = check(); len(fout) > 0 || len(goed) != 4 {
		t.Errorf("with a later version: got good %q, wrong %q", goed, fout)
	}
	o.sb.RemoveRoltype("B1601", "Partner")
	o.sb.UpdateCatalogus(func(c *sandbox.Catalogus) {
		c.Zaaktypen[len(c.Zaaktypen)-1].Begin = "2027-02-01"
	})
	_, fout = check()
	alles := strings.Join(fout, "\n")
	for _, want := range []string{"van 2027-01-01 tot 2027-02-01 is er geen geldige versie", "versie vanaf 2026-01-01 mist: roltype Partner", "versie vanaf 2027-02-01 mist: roltype Partner"} {
		if !strings.Contains(alles, want) {
			t.Errorf("got %q, want %q in it", alles, want)
		}
	}
	o.inst.Secret = "ander geheim"
	if _, fout = check(); len(fout) != 3 || !strings.Contains(fout[0], "client-id") {
		t.Errorf("with a wrong secret: got %q", fout)
	}
	if len(o.writes()) > 0 {
		t.Errorf("Check wrote %v", o.writes())
	}
}

var _ connectors.Connector = (*zgw.Connector)(nil)
