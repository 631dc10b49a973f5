package main

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"solo/dossier"
	"solo/store"
)

func TestAfdrukIsDrawnWhileTheDossierIsKept(t *testing.T) {
	t.Parallel()
	w := newKerkhof(t, true, "").open()
	t.Cleanup(func() { _ = w.close() })
	if err := submitSmall(t.Context(), w, 1); err != nil {
		t.Fatal(err)
	}
	regels, err := w.db.List(t.Context(), store.Filter{})
	if err != nil || len(regels) != 1 {
		t.Fatalf("kept: %v, %v", regels, err)
	}
	var pdf bytes.Buffer
	if err := w.afdruk(t.Context(), regels[0].Dossier, &pdf); err != nil || !bytes.HasPrefix(pdf.Bytes(), []byte("%PDF-")) {
		t.Errorf("got %.20q, %v", pdf.Bytes(), err)
	}
	w, id := vernietigd(t)
	if err := w.afdruk(t.Context(), id, io.Discard); !errors.Is(err, store.ErrVernietigd) {
		t.Errorf("destroyed: got %v, want store.ErrVernietigd", err)
	}
}

// drukt draws what the applicant may download of what he sent.
func (r *reis) drukt(nummer string) {
	var pdf bytes.Buffer
	if err := r.stad.loket.dienst.Afdruk(r.t.Context(), dossier.ID(nummer), &pdf); err != nil || !bytes.HasPrefix(pdf.Bytes(), []byte("%PDF-")) {
		r.t.Errorf("the PDF of %s: got %.20q, %v", nummer, pdf.Bytes(), err)
	}
}
