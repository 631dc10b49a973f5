package zaak_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"solo/dossier"
	"solo/zaak"
)

const cijfers = "999990019"

func voorbeeld(t *testing.T) *zaak.Zaak {
	t.Helper()
	bsn, err := dossier.ParseBSN(cijfers)
	if err != nil {
		t.Fatal(err)
	}
	return &zaak.Zaak{
		Zaaktype: zaak.Zaaktype{Catalogus: "SOLO", Identificatie: "B1601"},
		Rollen: []zaak.Rol{
			{Sleutel: "initiator", Persoon: &zaak.Persoon{BSN: bsn, Achternaam: "Voorbeeld"}},
			{Sleutel: "partner", Persoon: &zaak.Persoon{Anp: "90000000000000017", Achternaam: "Zonder-Bsn"}},
			{Sleutel: "onderneming", Vestiging: &zaak.Vestiging{KVK: "12345678"}},
		},
	}
}

func TestEncodedZaakComesBackWhole(t *testing.T) {
	z := voorbeeld(t)
	b, err := zaak.Encode(z)
	if err != nil {
		t.Fatal(err)
	}
	got, err := zaak.Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	vergelijkBSN := cmp.Comparer(func(a, b dossier.BSN) bool { return a == b })
	if d := cmp.Diff(z, got, vergelijkBSN); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

func TestDamagedZaakIsRefusedWithoutItsContents(t *testing.T) {
	b, err := zaak.Encode(voorbeeld(t))
	if err != nil {
		t.Fatal(err)
	}
	stuk := bytes.Replace(b, []byte(cijfers), []byte("123456780"), 1)
	_, err = zaak.Decode(stuk)
	if err == nil || strings.Contains(err.Error(), "123456780") {
		t.Errorf("Decode of a wrong BSN: got %v, want an error without the digits", err)
	}
}

func TestZaakNeverPrints(t *testing.T) {
	z := voorbeeld(t)
	z.Omschrijving = "Geheim plan"
	z.Eigenschappen = []zaak.Eigenschap{{Naam: "hulpvraag", Waarde: "Geheim"}}
	z.Documenten = []zaak.Document{{Sleutel: "D01", Titel: "Geheim"}}
	z.Extra = []zaak.Extra{{Naam: "urgentie", Waarde: "Geheim"}}
	r := &z.Rollen[0]
	r.Contact = &zaak.Contact{Naam: "Voorbeeld", Telefoon: "0612345678"}
	var uit bytes.Buffer
	for _, v := range []any{z, *z, z.Rollen, *r, r, *r.Persoon, *r.Contact, *z.Rollen[2].Vestiging, z.Eigenschappen, z.Eigenschappen[0],
		z.Documenten, z.Documenten[0], z.Extra, z.Extra[0], zaak.Medewerker{Achternaam: "Voorbeeld"}} {
		fmt.Fprintf(&uit, "%v %+v %#v %s %q", v, v, v, v, v)
		slog.New(slog.NewTextHandler(&uit, nil)).Info("x", "v", v)
		if reflect.TypeOf(v).Kind() != reflect.Slice { // slog asks the items of a list nothing
			slog.New(slog.NewJSONHandler(&uit, nil)).Info("x", "v", v)
		}
	}
	for _, geheim := range []string{cijfers, "Voorbeeld", "Zonder-Bsn", "12345678", "Geheim"} {
		if strings.Contains(uit.String(), geheim) {
			t.Errorf("%q was printed", geheim)
		}
	}
}

// fmt cannot call Format on a field that is not exported; the digits stay hidden.
func TestBSNStaysHiddenInsideAnythingThatPrints(t *testing.T) {
	z := voorbeeld(t)
	var uit bytes.Buffer
	for _, v := range []any{struct{ z zaak.Zaak }{*z}, struct{ p zaak.Persoon }{*z.Rollen[0].Persoon}, z.Rollen} {
		fmt.Fprintf(&uit, "%v %+v %#v %s %q", v, v, v, v, v)
		_ = json.NewEncoder(&uit).Encode(v)
	}
	if strings.Contains(uit.String(), cijfers) {
		t.Error("the digits of a BSN were printed")
	}
}

func TestZaakIsWrittenOnPurposeOnly(t *testing.T) {
	if b, err := json.Marshal(voorbeeld(t)); err == nil {
		t.Errorf("got %d bytes of JSON, want an error that names Encode", len(b))
	}
}
