package intake

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/gabriel-vasile/mimetype"

	"solo/dossier"
	"solo/kluis"
	"solo/store"
)

// ErrGeenBestand is what an Open gives for a folder, a pipe or a device: reading one
// could take for ever.
var ErrGeenBestand = errors.New("dit is geen bestand")

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

// keep stores every attachment under the id that plaats gives for its number, from 1, or
// none: when one is wrong all are removed again and every mistake is reported.
func (s *Service) keep(ctx context.Context, plaats func(n int) string, sleutel kluis.Sleutel, bijlagen []dossier.Bijlage, open Open) ([]store.Bijlage, error) {
	var uit []store.Bijlage
	var fouten dossier.Bevindingen
	for i, b := range bijlagen {
		ref := store.Bijlage{ID: plaats(i + 1), Soort: b.Soort,
			Bestandsnaam: b.Bestand, Omschrijving: b.Omschrijving, Grootte: b.Grootte, SHA256: b.SHA256}
		formaat, err := s.keepOne(ctx, ref, sleutel, open)
		var m melding
		if errors.As(err, &m) {
			fouten = append(fouten, dossier.Bevinding{Pad: fmt.Sprintf("bijlagen[%d]", i), Melding: string(m)})
		} else if err != nil {
			return nil, errors.Join(fmt.Errorf("bijlagen[%d]: %w", i, err), s.discard(ctx, append(uit, ref)))
		}
		ref.Formaat = formaat
		uit = append(uit, ref)
	}
	if err := fouten.Err(); err != nil {
		return nil, errors.Join(err, s.discard(ctx, uit))
	}
	return uit, nil
}

// keepOne streams one attachment into the store and checks that it is what the
// document says it is.
func (s *Service) keepOne(ctx context.Context, b store.Bijlage, sleutel kluis.Sleutel, open Open) (formaat string, err error) {
	in, err := open(b.Bestandsnaam)
	if errors.Is(err, ErrGeenBestand) {
		return "", melding("dit is geen bestand; stuur het bestand zelf mee")
	}
	if err != nil {
		return "", melding("dit bestand is er niet bij")
	}
	defer in.Close()
	bron := naamloos{in}
	kop := make([]byte, snuif)
	n, err := io.ReadFull(bron, kop)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return "", err
	}
	if n == 0 {
		return "", melding(leegBestand)
	}
	if formaat, err = checkSoort(kop[:n], b.Bestandsnaam); err != nil {
		return "", err
	}
	slot := &slotzoeker{r: io.MultiReader(bytes.NewReader(kop[:n]), bron)}
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
		return "", melding("deze PDF is beveiligd; bewaar hem zonder beveiliging of wachtwoord (met Afdrukken als PDF bijvoorbeeld) en stuur hem opnieuw")
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
		if eind := strings.ToLower(filepath.Ext(naam)); eind != "" && !slices.Contains(einden, eind) {
			return "", melding("de inhoud van dit bestand past niet bij de naam; geef het de naam die erbij hoort, zoals " + einden[0])
		}
		return formaat, nil
	}
	return "", melding("dit soort bestand kan de gemeente niet openen; stuur een PDF of een foto (jpg, png, heic)")
}

// discard removes what was stored of an aanvraag that is not accepted.
func (s *Service) discard(ctx context.Context, bijlagen []store.Bijlage) error {
	var ids []string
	for _, b := range bijlagen {
		ids = append(ids, b.ID)
	}
	return s.remove(ctx, ids)
}

func (s *Service) remove(ctx context.Context, ids []string) error {
	var fouten []error
	for _, id := range ids {
		fouten = append(fouten, s.Bestanden.Remove(context.WithoutCancel(ctx), id))
	}
	return errors.Join(fouten...)
}

const leegBestand = "dit bestand is leeg; stuur het opnieuw"

// naamloos reads the file of a sender; its errors lose the path, because people name
// files after people.
type naamloos struct{ r io.Reader }

func (n naamloos) Read(p []byte) (int, error) {
	k, err := n.r.Read(p)
	var pad *fs.PathError
	if errors.As(err, &pad) {
		err = pad.Err
	}
	if err != nil && err != io.EOF {
		err = fmt.Errorf("de bijlage is niet tot het einde te lezen: %w", err)
	}
	return k, err
}

// melding is a mistake in an attachment, in the words for who sent it.
type melding string

func (m melding) Error() string { return string(m) }

// slotzoeker passes bytes on and notes whether a PDF names an encryption dictionary
// (ISO 32000-1, 7.6.1): who opens the file would be asked for a password.
type slotzoeker struct {
	r        io.Reader
	venster  []byte // the last bytes of the read before, and this read
	gevonden bool
}

func (z *slotzoeker) Read(p []byte) (int, error) {
	n, err := z.r.Read(p)
	z.look(p[:n])
	return n, err
}

func (z *slotzoeker) look(p []byte) {
	z.venster = append(z.venster, p...)
	z.gevonden = z.gevonden || bytes.Contains(z.venster, []byte(versleuteld))
	z.venster = append(z.venster[:0], z.venster[max(0, len(z.venster)-len(versleuteld)+1):]...)
}

const versleuteld = "/Encrypt"
