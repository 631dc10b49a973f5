package bericht_test

import (
	"errors"
	"flag"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/beevik/etree"
	"github.com/google/go-cmp/cmp"

	"solo/connectors/stuf/bericht"
	"solo/connectors/stuf/zds"
	"solo/sandbox/keuring"
)

var update = flag.Bool("update", false, "rewrite testdata")

// The messages are written without white space; indented they can be reviewed.
func indented(t *testing.T, tekst string) string {
	t.Helper()
	d := etree.NewDocument()
	if err := d.ReadFromString(tekst); err != nil {
		t.Fatalf("not well-formed: %v\n%s", err, tekst)
	}
	d.WriteSettings = etree.WriteSettings{CanonicalText: true, CanonicalAttrVal: true}
	d.Indent(2)
	s, err := d.WriteToString()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func gouden(t *testing.T, d zds.Dialect) {
	s := schrijver(t, instellingen(d))
	if a, g := s.Check(id, voorbeeld(t)); a != nil || g != nil {
		t.Errorf("Check of a zaak that fits: got %q and %q, want nothing", a, g)
	}
	b := vervolg(s, geheel(t))
	for _, gewoon := range alle(s, geheel(t), document()) {
		b[string(gewoon.Dienst)] = gewoon
	}
	for naam, b := range b {
		vergelijk(t, filepath.Join("testdata", "zds"+string(d), naam+".xml"), indented(t, body(b)))
	}
}

func vergelijk(t *testing.T, pad, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(pad, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(pad)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s: -want +got:\n%s", pad, d)
	}
}

func TestCase01AllMessagesOfZDS11(t *testing.T) { gouden(t, zds.ZDS11) }

func TestCase02AllMessagesOfZDS12(t *testing.T) { gouden(t, zds.ZDS12) }

// SOAPAction and root by the table in ZDS 1.1 and 1.2, chapter 4.
func TestCase01And02ActionAndRootOfEachService(t *testing.T) {
	const nsZKN, nsZDS = "http://www.egem.nl/StUF/sector/zkn/0310/", "http://www.stufstandaarden.nl/koppelvlak/zds0120/"
	want := map[zds.Dienst][4]string{ // action and root of 1.1, of 1.2
		zds.GenereerZaakIdentificatie:     {"genereerZaakIdentificatie_Di02", "zkn:genereerZaakIdentificatie_Di02", "genereerZaakIdentificatie_Di02", "VrijeBerichten"},
		zds.CreeerZaak:                    {"creeerZaak_Lk01", "zkn:zakLk01", "creeerZaak_ZakLk01", "OntvangAsynchroon"},
		zds.GenereerDocumentIdentificatie: {"genereerDocumentIdentificatie_Di02", "zkn:genereerDocumentIdentificatie_Di02", "genereerDocumentIdentificatie_Di02", "VrijeBerichten"},
		zds.VoegZaakdocumentToe:           {"voegZaakdocumentToe_Lk01", "zkn:edcLk01", "voegZaakdocumentToe_EdcLk01", "OntvangAsynchroon"},
		zds.ActualiseerZaakstatus:         {"actualiseerZaakstatus_Lk01", "zkn:zakLk01", "actualiseerZaakstatus_ZakLk01", "OntvangAsynchroon"},
		zds.UpdateZaak:                    {"updateZaak_Lk01", "zkn:zakLk01", "updateZaak_ZakLk01", "OntvangAsynchroon"},
		zds.GeefZaakdetails:               {"geefZaakdetails_Lv01", "zkn:zakLv01", "geefZaakdetails_ZakLv01", "BeantwoordVraag"},
		zds.GeefLijstZaakdocumenten:       {"geefLijstZaakdocumenten_Lv01", "zkn:zakLv01", "geefLijstZaakdocumenten_ZakLv01", "BeantwoordVraag"},
	}
	b11 := alle(schrijver(t, instellingen(zds.ZDS11)), geheel(t), document())
	b12 := alle(schrijver(t, instellingen(zds.ZDS12)), geheel(t), document())
	for i, d := range zds.Diensten() {
		w := want[d]
		got := [4]string{b11[i].Actie, root(b11[i]), b12[i].Actie, string(d.Kanaal())}
		if got != [4]string{nsZKN + w[0], w[1], nsZDS + w[2], w[3]} || root(b12[i]) != "zds:"+w[2] || b11[i].Dienst != d {
			t.Errorf("%s: got %q and root %s, want %q", d, got, root(b12[i]), w)
		}
	}
}

func root(b bericht.Bericht) string {
	naam, _, _ := strings.Cut(strings.TrimPrefix(b.Voor, "<"), " ")
	return naam
}

// validate holds messages against the standard, when that is at hand: all in one go.
// They pass as requests, so that their SOAPAction is judged too.
func validate(t *testing.T, berichten ...bericht.Bericht) {
	t.Helper()
	norm, err := keuring.LoadStUF("../../../" + keuring.StUFStandaard)
	if errors.Is(err, keuring.ErrStUFAfwezig) {
		t.Skip(err)
	} else if err != nil {
		t.Fatal(err)
	}
	k := norm.New(t.TempDir())
	h := k.Handler(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { _, _ = io.Copy(io.Discard, r.Body) }))
	for _, b := range berichten {
		env := `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>` + body(b) + `</s:Body></s:Envelope>`
		r := httptest.NewRequest(http.MethodPost, "/"+string(b.Dienst.Kanaal()), strings.NewReader(env))
		r.Header.Set("Content-Type", "text/xml; charset=utf-8")
		r.Header.Set("SOAPAction", `"`+b.Actie+`"`)
		h.ServeHTTP(httptest.NewRecorder(), r)
	}
	v, err := k.Verslag()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range v.Of(keuring.Verzoek) {
		t.Error(a)
	}
	if gekeurd := v.Uitwisselingen - v.Ongekeurd(); len(berichten) == 0 || gekeurd != len(berichten) {
		t.Errorf("%d of %d messages were judged\n%s", gekeurd, len(berichten), v)
	}
}

func TestCase01And02MessagesAreValidByTheSchemas(t *testing.T) {
	var b []bericht.Bericht
	for _, d := range []zds.Dialect{zds.ZDS11, zds.ZDS12} {
		s := schrijver(t, instellingen(d))
		b = append(append(b, alle(s, geheel(t), document())...), slices.Collect(maps.Values(vervolg(s, geheel(t))))...)
	}
	validate(t, b...)
}
