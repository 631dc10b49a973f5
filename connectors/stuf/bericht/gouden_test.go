package bericht_test

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/beevik/etree"
	"github.com/google/go-cmp/cmp"

	"solo/connectors/stuf/bericht"
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

func gouden(t *testing.T, d bericht.Dialect) {
	s := schrijver(t, instellingen(d))
	if a, g := s.Check(id, voorbeeld(t)); a != nil || g != nil {
		t.Errorf("Check of a zaak that fits: got %q and %q, want nothing", a, g)
	}
	for _, b := range alle(s, geheel(t), document()) {
		vergelijk(t, filepath.Join("testdata", "zds"+string(d), string(b.Dienst)+".xml"), indented(t, body(b)))
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

func TestCase01AllMessagesOfZDS11(t *testing.T) { gouden(t, bericht.ZDS11) }

func TestCase02AllMessagesOfZDS12(t *testing.T) { gouden(t, bericht.ZDS12) }

// SOAPAction and root by the table in ZDS 1.1 and 1.2, chapter 4.
func TestCase01And02ActionAndRootOfEachService(t *testing.T) {
	const zkn, zds = "http://www.egem.nl/StUF/sector/zkn/0310/", "http://www.stufstandaarden.nl/koppelvlak/zds0120/"
	want := map[bericht.Dienst][4]string{ // action and root of 1.1, of 1.2
		bericht.GenereerZaakIdentificatie:     {"genereerZaakIdentificatie_Di02", "zkn:genereerZaakIdentificatie_Di02", "genereerZaakIdentificatie_Di02", "VrijeBerichten"},
		bericht.CreeerZaak:                    {"creeerZaak_Lk01", "zkn:zakLk01", "creeerZaak_ZakLk01", "OntvangAsynchroon"},
		bericht.GenereerDocumentIdentificatie: {"genereerDocumentIdentificatie_Di02", "zkn:genereerDocumentIdentificatie_Di02", "genereerDocumentIdentificatie_Di02", "VrijeBerichten"},
		bericht.VoegZaakdocumentToe:           {"voegZaakdocumentToe_Lk01", "zkn:edcLk01", "voegZaakdocumentToe_EdcLk01", "OntvangAsynchroon"},
		bericht.ActualiseerZaakstatus:         {"actualiseerZaakstatus_Lk01", "zkn:zakLk01", "actualiseerZaakstatus_ZakLk01", "OntvangAsynchroon"},
		bericht.UpdateZaak:                    {"updateZaak_Lk01", "zkn:zakLk01", "updateZaak_ZakLk01", "OntvangAsynchroon"},
		bericht.GeefZaakdetails:               {"geefZaakdetails_Lv01", "zkn:zakLv01", "geefZaakdetails_ZakLv01", "BeantwoordVraag"},
		bericht.GeefLijstZaakdocumenten:       {"geefLijstZaakdocumenten_Lv01", "zkn:zakLv01", "geefLijstZaakdocumenten_ZakLv01", "BeantwoordVraag"},
	}
	b11 := alle(schrijver(t, instellingen(bericht.ZDS11)), geheel(t), document())
	b12 := alle(schrijver(t, instellingen(bericht.ZDS12)), geheel(t), document())
	for i, d := range bericht.Diensten() {
		w := want[d]
		got := [4]string{b11[i].Actie, root(b11[i]), b12[i].Actie, string(d.Kanaal())}
		if got != [4]string{zkn + w[0], w[1], zds + w[2], w[3]} || root(b12[i]) != "zds:"+w[2] || b11[i].Dienst != d {
			t.Errorf("%s: got %q and root %s, want %q", d, got, root(b12[i]), w)
		}
	}
}

func root(b bericht.Bericht) string {
	naam, _, _ := strings.Cut(strings.TrimPrefix(b.Voor, "<"), " ")
	return naam
}

// keuring judges messages by the schemas, when these are at hand: all in one go.
type keuring struct{ map_ string }

const keurder = "../../../../shared/conformance/stuf-validate"

func nieuweKeuring(t *testing.T) keuring {
	t.Helper()
	if _, err := os.Stat(keurder); err != nil {
		t.Skip("the schemas of StUF are not at hand (../shared beside the module)")
	}
	for _, p := range []string{"bash", "python3", "xmllint"} {
		if _, err := exec.LookPath(p); err != nil {
			t.Skipf("%s is needed to judge by the schemas and is not installed", p)
		}
	}
	return keuring{t.TempDir()}
}

func (k keuring) bij(t *testing.T, naam, tekst string) {
	t.Helper()
	env := `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>` + tekst + `</soapenv:Body></soapenv:Envelope>`
	if err := os.WriteFile(filepath.Join(k.map_, naam+".xml"), []byte(env), 0o600); err != nil {
		t.Fatal(err)
	}
}

func (k keuring) uitslag(t *testing.T) {
	t.Helper()
	bestanden, _ := filepath.Glob(filepath.Join(k.map_, "*.xml"))
	out, err := exec.CommandContext(t.Context(), keurder, bestanden...).CombinedOutput()
	if err != nil || len(bestanden) == 0 {
		t.Errorf("%d messages judged: %v\n%s", len(bestanden), err, out)
	}
}

func TestCase01And02MessagesAreValidByTheSchemas(t *testing.T) {
	t.Parallel()
	k := nieuweKeuring(t)
	for _, d := range []bericht.Dialect{bericht.ZDS11, bericht.ZDS12} {
		for i, b := range alle(schrijver(t, instellingen(d)), geheel(t), document()) {
			k.bij(t, fmt.Sprintf("%s-%02d-%s", d, i, b.Dienst), body(b))
		}
	}
	k.uitslag(t)
}
