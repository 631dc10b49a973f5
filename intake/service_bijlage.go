package intake

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"solo/bijlage"
	"solo/dossier"
	"solo/kluis"
	"solo/store"
)

// ErrGeenBestand is what an Open gives for a folder, a pipe or a device: reading one
// could take for ever.
var ErrGeenBestand = errors.New("dit is geen bestand")

// keep stores every attachment under the id that plaats gives for its number, from 1, or
// none: when one is wrong all are removed again and every mistake is reported.
func (s *Service) keep(ctx context.Context, plaats func(n int) string, sleutel kluis.Sleutel, bijlagen []dossier.Bijlage, open Open) ([]store.Bijlage, error) {
	var uit []store.Bijlage
	var fouten dossier.Bevindingen
	for i, b := range bijlagen {
		ref := store.Bijlage{ID: plaats(i + 1), Soort: b.Soort,
			Bestandsnaam: b.Bestand, Omschrijving: b.Omschrijving, Grootte: b.Grootte, SHA256: b.SHA256}
		formaat, err := s.keepOne(ctx, ref, sleutel, open)
		var m bijlage.Fout
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
		return "", bijlage.Fout("dit is geen bestand; stuur het bestand zelf mee")
	}
	if err != nil {
		return "", bijlage.Fout("dit bestand is er niet bij")
	}
	defer in.Close()
	k, err := bijlage.Keur(naamloos{in}, b.Bestandsnaam, true)
	if err != nil {
		return "", err
	}
	g, err := s.Bestanden.Put(ctx, b.ID, sleutel, k, b.Grootte)
	switch {
	case errors.Is(err, store.ErrTeGroot):
		return "", bijlage.Fout("dit bestand is groter dan het document zegt")
	case err != nil:
		return "", err
	case g.Grootte != b.Grootte:
		return "", bijlage.Fout("dit bestand is kleiner dan het document zegt")
	case g.SHA256 != b.SHA256:
		return "", bijlage.Fout("dit bestand is niet het bestand dat het document noemt (sha256 verschilt)")
	}
	return k.Formaat, k.Err()
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
