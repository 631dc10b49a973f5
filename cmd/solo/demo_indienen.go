package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"path"

	"solo/dossier"
	"solo/intake"
	voorbeelden "solo/testdata/aanvragen"
	"solo/testdata/vervolgen"
)

// ingediend counts what must arrive: a vervolg is a delivery into a zaak that is there.
type ingediend struct{ aanvragen, vervolgen, documenten int }

// eigenDocumenten are what SOLO adds to every zaak: summary, application, data.
const eigenDocumenten = 3

// submitAll sends in every example, and one with an attachment of o.groot MB.
func (d *demo) submitAll(ctx context.Context) (in ingediend, err error) {
	fmt.Fprintf(d.uit, "Aanvragen:\n")
	for _, bron := range []fs.FS{voorbeelden.FS(), voorbeelden.Andere()} {
		if err := d.submitFrom(ctx, bron, &in); err != nil {
			return in, err
		}
	}
	if d.groot > 0 {
		document, open, err := d.large("01-kapper-regulier/aanvraag.json")
		if err != nil {
			return in, err
		}
		if err := d.submit(ctx, fmt.Sprintf("bijlage-van-%d-mb", d.groot), document, open, &in); err != nil {
			return in, err
		}
	}
	return in, d.submitVervolgen(ctx, &in)
}

// submitFrom sends in every example of a folder.
func (d *demo) submitFrom(ctx context.Context, bron fs.FS, in *ingediend) error {
	namen, err := fs.Glob(bron, "*/aanvraag.json")
	if err != nil {
		return err
	}
	for _, naam := range namen {
		document, err := fs.ReadFile(bron, naam)
		if err != nil {
			return err
		}
		open := func(bestand string) (io.ReadCloser, error) { return bron.Open(path.Join(path.Dir(naam), bestand)) }
		if err := d.submit(ctx, path.Dir(naam), document, open, in); err != nil {
			return err
		}
	}
	return nil
}

// vervolgDocumenten are those that SOLO adds: a page that says what came, and the data for
// machines when these changed.
func vervolgDocumenten(s dossier.Vervolgsoort) int {
	if s == dossier.Intrekking {
		return 1
	}
	return 2
}

// submitVervolgen sends in what comes after some of the examples, while these are
// still on their way.
func (d *demo) submitVervolgen(ctx context.Context, in *ingediend) error {
	fmt.Fprintf(d.uit, "Wat daarna nog komt:\n")
	namen, err := fs.Glob(vervolgen.FS(), "*/vervolg.json")
	if err != nil {
		return err
	}
	for _, naam := range namen {
		document, err := fs.ReadFile(vervolgen.FS(), naam)
		if err != nil {
			return err
		}
		o, err := d.werk.Submit(ctx, document, func(bestand string) (io.ReadCloser, error) {
			return vervolgen.FS().Open(path.Join(path.Dir(naam), bestand))
		})
		if err != nil {
			return fmt.Errorf("vervolg %s: %w", naam, err)
		}
		v, err := dossier.DecodeVervolg(document)
		if err != nil {
			return fmt.Errorf("vervolg %s: %w", naam, err)
		}
		in.vervolgen++
		in.documenten += len(v.Bijlagen) + vervolgDocumenten(v.Soort)
		fmt.Fprintf(d.uit, "  %s  %-31s bijlagen: %d\n", o.ID, path.Dir(naam), len(v.Bijlagen))
	}
	return nil
}

func (d *demo) submit(ctx context.Context, naam string, document []byte, open intake.Open, in *ingediend) error {
	o, err := d.werk.Submit(ctx, document, open)
	if err != nil {
		return fmt.Errorf("aanvraag %s: %w", naam, err)
	}
	a, err := dossier.Decode(document)
	if err != nil {
		return fmt.Errorf("aanvraag %s: %w", naam, err)
	}
	in.aanvragen++
	in.documenten += len(a.Bijlagen) + eigenDocumenten
	fmt.Fprintf(d.uit, "  %s  %-31s %-9s %3d%% compleet, bijlagen: %d\n", o.ID, naam,
		o.Oordeel.Urgentie.Niveau, o.Oordeel.Volledigheid.Percentage, len(a.Bijlagen))
	return nil
}

// large is an example with one big attachment instead of its own.
func (d *demo) large(naam string) ([]byte, intake.Open, error) {
	document, err := fs.ReadFile(voorbeelden.FS(), naam)
	if err != nil {
		return nil, nil, err
	}
	a, err := dossier.Decode(document)
	if err != nil {
		return nil, nil, err
	}
	grootte, hash, err := meet(grotePDF(d.groot << 20))
	if err != nil {
		return nil, nil, err
	}
	a.Kenmerk += "-groot"
	a.Bijlagen = []dossier.Bijlage{{Bestand: "groot.pdf", Grootte: grootte, SHA256: hash, Soort: a.Bijlagen[0].Soort}}
	document, err = dossier.Encode(a)
	return document, func(string) (io.ReadCloser, error) { return io.NopCloser(grotePDF(d.groot << 20)), nil }, err
}
