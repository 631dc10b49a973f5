package loket_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"solo/dossier"
	"solo/loket"
	"solo/store"
)

// afdruk draws nothing but of which dossier it is.
func (p *toneel) afdruk(_ context.Context, ref dossier.ID, w io.Writer) error {
	if p.weg[ref] {
		return store.ErrVernietigd
	}
	_, err := io.WriteString(w, "PDF van "+string(ref))
	return err
}

func (p *toneel) zip(wie loket.Wie, id dossier.ID) map[string]string {
	p.t.Helper()
	var uit bytes.Buffer
	must(p.t, p.Alles(p.t.Context(), wie, id, &uit))
	return uitgepakt(p.t, uit.Bytes())
}

func TestApplicantGetsThePDFOfWhatHeSent(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	if _, err := p.Formulier(t.Context(), wie, id); !errors.Is(err, loket.ErrStand) {
		t.Errorf("of a draft: got %v, want ErrStand", err)
	}
	if _, ok := p.zip(wie, id)["aanvraag.pdf"]; ok || p.lees(wie, id).Concept.HeeftFormulier() {
		t.Error("a draft has a PDF")
	}
	ref := p.dien(wie, id)
	got, err := p.Formulier(t.Context(), wie, id)
	must(t, err)
	if want := "PDF van " + string(ref); string(got) != want || p.zip(wie, id)["aanvraag.pdf"] != want || !p.lees(wie, id).Concept.HeeftFormulier() {
		t.Errorf("got %q and in the zip %q, want %q", got, p.zip(wie, id)["aanvraag.pdf"], want)
	}
	_, err = p.Formulier(t.Context(), consulent(), id)
	must(t, err)
	lijst, err := p.Inzagen(t.Context(), consulent(), id)
	must(t, err)
	if len(lijst) == 0 || lijst[0].Wat != "aanvraag als PDF gedownload" {
		t.Errorf("that a consulent took it is not written down: %+v", lijst)
	}
}

// What cannot be drawn takes nothing else from him.
func TestWithoutPDFTheRestIsStillHis(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, ref := p.ingezonden(wie, "01-kapper-regulier")
	p.weg[ref] = true
	if _, err := p.Formulier(t.Context(), wie, id); !errors.Is(err, loket.ErrStand) || !strings.Contains(err.Error(), "gewist") {
		t.Errorf("of a dossier that is destroyed: got %v, want ErrStand that says so", err)
	}
	p.Afdruk = func(context.Context, dossier.ID, io.Writer) error { return errKapot }
	uit := p.zip(wie, id)
	if _, ok := uit["aanvraag.pdf"]; ok || uit["aanvraag.json"] == "" {
		t.Errorf("got %d files, want all but the PDF", len(uit))
	}
	if !strings.Contains(p.log.String(), "mist de aanvraag als PDF") {
		t.Error("nobody hears of it")
	}
}
