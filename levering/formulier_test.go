package levering_test

import (
	"bytes"
	"testing"

	"solo/mapping"
	"solo/store"
)

func TestFormulierIsThePDFOfTheZaak(t *testing.T) {
	k := newKeten(t)
	k.deur.Weergave = k.Weergave
	id := k.accept(t, "02-spoed-gezin-afsluiting")
	if _, err := k.attempt(t); err != nil {
		t.Fatal(err)
	}
	d, _, err := k.db.Dossier(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := k.Maker.Formulier(d, &got); err != nil {
		t.Fatal(err)
	}
	want := k.ander.inhoud[store.Bestandsplaats(id, mapping.Formulier)]
	if len(want) == 0 || !bytes.Equal(got.Bytes(), want) {
		t.Errorf("got %d bytes, want the %d of the zaak", got.Len(), len(want))
	}
}
