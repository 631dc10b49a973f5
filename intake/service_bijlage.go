package intake

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/gabriel-vasile/mimetype"

	"solo/dossier"
	"solo/kluis"
	"solo/store"
)

// toegestaan are the kinds of file that a caseworker can open, with the endings that
// their names may have.
func toegestaan() map[string][]string {
	return map[string][]string{
		"application/pdf": {".pdf"},
		"image/jpeg":      {".jpg", ".jpeg"},
		"image/png":       {".png"},
		"image/heic":      {".heic", ".heif"},
	}
}

// snuif is how much of a file is looked at to tell what it is.
const snuif = 3072

// keep stores every attachment, or none: on an error those before it are removed.
func (s *Service) keep(ctx context.Context, id dossier.ID, sleutel kluis.Sleutel, bijlagen []dossier.Bijlage, open Open) ([]store.Bijlage, error) {
	var uit []store.Bijlage
	for i, b := range bijlagen {
		// The reference is known before the file is: a half-written one is removed too.
		ref := store.Bijlage{ID: fmt.Sprintf("%s-D%02d", id, i+1), Soort: b.Soort,
			Bestandsnaam: b.Bestand, Omschrijving: b.Omschrijving, Grootte: b.Grootte, SHA256: b.SHA256}
		uit = append(uit, ref)
		formaat, err := s.keepOne(ctx, ref, sleutel, open)
		if err != nil {
			return nil, errors.Join(atBijlage(i, err), s.discard(ctx, uit))
		}
		uit[i].Formaat = formaat
	}
	return uit, nil
}

// keepOne streams one attachment into the store and checks that it is what the
// document says it is.
func (s *Service) keepOne(ctx context.Context, b store.Bijlage, sleutel kluis.Sleutel, open Open) (formaat string, err error) {
	in, err := open(b.Bestandsnaam)
	if err != nil {
		return "", melding("dit bestand is er niet bij")
	}
	defer in.Close()
	kop := make([]byte, snuif)
	n, err := io.ReadFull(in, kop)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return "", fmt.Errorf("bijlage lezen: %w", err)
	}
	kop = kop[:n]
	if formaat, err = checkSoort(kop, b.Bestandsnaam); err != nil {
		return "", err
	}
	slot := &slotzoeker{r: io.MultiReader(bytes.NewReader(kop), in)}
	g, err := s.Bestanden.Put(ctx, b.ID, sleutel, slot, b.Grootte)
	switch {
	case errors.Is(err, store.ErrTeGroot):
		return "", melding("dit bestand is groter dan het document zegt")
	case err != nil:
		return "", err
	case g.Grootte != b.Grootte:
		return "", melding("dit bestand is kleiner dan het document zegt")
	case g.SHA256 != b.SHA256:
		return "", melding("dit bestand is niet het bestand dat het document noemt (sha256 verschilt)")
	case formaat == "application/pdf" && slot.gevonden:
		return "", melding("deze PDF is met een wachtwoord beveiligd; stuur hem zonder wachtwoord")
	}
	return formaat, nil
}

// checkSoort looks at the content, never at what the sender claims.
func checkSoort(kop []byte, naam string) (string, error) {
	m := mimetype.Detect(kop)
	for formaat, einden := range toegestaan() {
		if !m.Is(formaat) {
			continue
		}
		if !slices.Contains(einden, strings.ToLower(filepath.Ext(naam))) {
			return "", melding("de inhoud van dit bestand past niet bij de naam; geef het de naam die erbij hoort, zoals " + einden[0])
		}
		return formaat, nil
	}
	return "", melding("dit soort bestand kan de gemeente niet openen; stuur een PDF of een foto (jpg, png, heic)")
}

// discard removes what was stored of an aanvraag that is not accepted.
func (s *Service) discard(ctx context.Context, bijlagen []store.Bijlage) error {
	var fouten []error
	for _, b := range bijlagen {
		fouten = append(fouten, s.Bestanden.Remove(context.WithoutCancel(ctx), b.ID))
	}
	return errors.Join(fouten...)
}

// melding is a mistake in an attachment, in the words for who sent it.
type melding string

func (m melding) Error() string { return string(m) }

// atBijlage gives a melding its path; any other error is not the sender's.
func atBijlage(i int, err error) error {
	var m melding
	if errors.As(err, &m) {
		return dossier.Bevindingen{{Pad: fmt.Sprintf("bijlagen[%d]", i), Melding: string(m)}}
	}
	return fmt.Errorf("bijlagen[%d]: %w", i, err)
}

// slotzoeker passes bytes on and notes whether a PDF names an encryption dictionary
// (ISO 32000-1, 7.6.1): who opens the file would be asked for a password.
type slotzoeker struct {
	r        io.Reader
	staart   []byte
	gevonden bool
}

func (z *slotzoeker) Read(p []byte) (int, error) {
	n, err := z.r.Read(p)
	z.look(p[:n])
	return n, err
}

func (z *slotzoeker) look(p []byte) {
	const woord = "/Encrypt"
	z.staart = append(z.staart, p[:min(len(p), len(woord))]...)
	z.gevonden = z.gevonden || bytes.Contains(z.staart, []byte(woord)) || bytes.Contains(p, []byte(woord))
	rest := append(z.staart, p[min(len(p), len(woord)):]...)
	z.staart = append(z.staart[:0], rest[max(0, len(rest)-len(woord)+1):]...)
}
