package antwoord_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"solo/connectors/stuf/antwoord"
)

// Case 38, the answer: the message is not the first part, its content stays empty.
func TestCase38MTOMAnswerIsRead(t *testing.T) {
	raw := voorbeeld(t, "la01-document-mtom.txt")
	want := []string{"D77"}
	for _, ct := range []string{
		`multipart/related; boundary="grens"; type="application/xop+xml"; start="<bericht@zaak>"; start-info="text/xml"`,
		`Multipart/Related;boundary=grens;start="bericht@zaak"`,
	} {
		a := read(t, raw, ct)
		if d := cmp.Diff(want, a.Documenten); d != "" || a.Soort != "La01" {
			t.Errorf("%s: got %s, other than want (-want +got):\n%s", ct, a.Soort, d)
		}
	}
}

func TestMTOMWithALostOrWrongHeaderIsRead(t *testing.T) {
	mime := "--b\r\nContent-Type: application/xop+xml; charset=utf-8\r\n\r\n" + string(voorbeeld(t, "bv03.xml")) + "\r\n--b--\r\n"
	for _, ct := range []string{"", "text/xml", "multipart/related; type=application/xop+xml; boundary=b"} {
		if a := read(t, []byte(mime), ct); a.Soort != "Bv03" {
			t.Errorf("%q: got %q, want Bv03", ct, a.Soort)
		}
	}
	if a := read(t, voorbeeld(t, "bv03.xml"), "multipart/related; boundary=b"); a.Soort != "Bv03" {
		t.Errorf("XML that calls itself multipart: got %q, want Bv03", a.Soort)
	}
}

func TestMTOMWithoutItsMessageIsUnknown(t *testing.T) {
	raw := voorbeeld(t, "la01-document-mtom.txt")
	ct := `multipart/related; boundary="grens"; start="<bericht@zaak>"`
	for naam, b := range map[string][]byte{
		"afgekapt":     raw[:len(raw)-200],
		"ander deel":   bytes.ReplaceAll(raw, []byte("bericht@zaak"), []byte("iets@anders")),
		"zonder delen": []byte("--grens--\r\n"),
	} {
		if a, err := antwoord.Read(bytes.NewReader(b), ct, grens); err == nil {
			t.Errorf("%s: got %+v, want an error", naam, a)
		}
	}
}
