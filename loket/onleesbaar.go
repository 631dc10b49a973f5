package loket

import (
	"context"

	"solo/dossier"
)

// Onleesbaar is the Stand of an Eerder of which nothing else is known: it could not be read.
const Onleesbaar Stand = "onleesbaar"

// skip notes that one concept of a list could not be read, so that the rest can be shown.
// Who does not wait any more gets the error.
func (s *Service) skip(ctx context.Context, id dossier.ID, err error) error {
	if ctx.Err() != nil {
		return err
	}
	s.Log.ErrorContext(ctx, "een concept is niet te lezen; de rest van de lijst is er wel", "concept", id, "fout", err)
	return nil
}
