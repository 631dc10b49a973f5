package aanvraagpdf

import (
	"bytes"
	"errors"
	"testing"
)

func TestFileThatIsNotOfFpdfIsRefused(t *testing.T) {
	var b bytes.Buffer
	v, err := newVel(Document{}, "Proef")
	if err != nil {
		t.Fatal(err)
	}
	if err := v.f.Output(&b); err != nil {
		t.Fatal(err)
	}
	heel := b.Bytes()
	if got, err := readBestand(heel); err != nil || len(got.objecten) < 10 || !bytes.Contains(got.objecten[got.catalog], []byte("/Type /Catalog")) {
		t.Fatalf("got %d objects and %v, want those of the file", len(got.objecten), err)
	}
	for naam, pdf := range map[string][]byte{
		"nothing":            nil,
		"the end is off":     heel[:len(heel)-2],
		"the begin is off":   heel[1:],
		"the table is gone":  []byte("trailer\n<<\n/Size 3\n/Root 2 0 R\n/Info 1 0 R\n>>\nstartxref\n0\n%%EOF\n"),
		"the table is far":   []byte("trailer\n<<\n/Size 3\n/Root 2 0 R\n/Info 1 0 R\n>>\nstartxref\n99999999999999999999\n%%EOF\n"),
		"an object is far":   []byte("1 0 obj\nxref\n9999999999 00000 n \ntrailer\n<<\n/Size 1\n/Root 1 0 R\n/Info 1 0 R\n>>\nstartxref\n8\n%%EOF\n"),
		"two in one place":   []byte("1 0 obj\nxref\n0000000000 00000 n \n0000000000 00000 n \ntrailer\n<<\n/Size 1\n/Root 1 0 R\n/Info 1 0 R\n>>\nstartxref\n8\n%%EOF\n"),
		"the table says two": bytes.Replace(heel, []byte("\n2 0 obj\n"), []byte("\n9 0 obj\n"), 1),
	} {
		if _, err := readBestand(pdf); !errors.Is(err, errBestand) {
			t.Errorf("%s: got %v, want that it is refused", naam, err)
		}
	}
}
