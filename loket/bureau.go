package loket

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"solo/dossier"
	"solo/intake"
	"solo/store"
)

// A Bureau is one employee as he works for each of the gemeenten of an uitvoerder. He sees
// their work in one list; what he opens or does is always as the one Wie of that gemeente.
type Bureau []Wie

// At gives as whom he works for a gemeente; false when he does not.
func (b Bureau) At(g dossier.Gemeentecode) (Wie, bool) {
	i := slices.IndexFunc(b, func(w Wie) bool { return w.Rol == Consulent && w.Gemeente == g })
	if i < 0 {
		return Wie{}, false
	}
	return b[i], true
}

// In gives as whom he acts on a concept. Nummer is as people write it. Of a gemeente for which
// he does not work it is ErrGeenToegang; what he may there is for who asks with it.
func (s *Service) In(ctx context.Context, b Bureau, nummer string) (Wie, error) {
	id := leesNummer(nummer)
	if !id.IsValid() {
		return Wie{}, ErrGeenToegang
	}
	c, _, err := s.load(ctx, id)
	if err != nil {
		return Wie{}, err
	}
	wie, ok := b.At(c.Gemeente)
	if !ok {
		s.Log.WarnContext(ctx, "toegang tot een concept geweigerd", "concept", c.ID, "rol", Consulent)
		return Wie{}, ErrGeenToegang
	}
	return wie, nil
}

// A bureauplek is a place in the list of a gemeente, with who works there.
type bureauplek struct {
	store.Conceptplek
	wie Wie
}

// plekken are the next places in the lists of all gemeenten together: one more than fits on a
// Werkblad, when there are more. The place to begin after is one for them all, for it is by
// urgency and age, which no gemeente has of her own.
func (s *Service) plekken(ctx context.Context, b Bureau, standen []string, na store.Conceptplek) (uit []bureauplek, err error) {
	for _, wie := range b {
		if wie.Rol != Consulent {
			return nil, ErrGeenToegang
		}
		lijst, err := s.Opslag.ConceptenVan(ctx, wie.Gemeente, standen, na, perBlad+1)
		if err != nil {
			return nil, fmt.Errorf("loket: %w", err)
		}
		for _, p := range lijst {
			uit = append(uit, bureauplek{p, wie})
		}
	}
	slices.SortFunc(uit, func(x, y bureauplek) int {
		return cmp.Or(rang(x.Urgentie)-rang(y.Urgentie), cmp.Compare(x.ID, y.ID))
	})
	return uit[:min(len(uit), perBlad+1)], nil
}

// rang is the place of a level in a Werklijst, as the store orders it.
func rang(niveau string) int {
	switch niveau {
	case intake.Spoed:
		return 0
	case intake.Verhoogd:
		return 1
	}
	return 2
}

// blad reads the next part of a list. What lees does not let him see is left out: it went
// meanwhile, or is of another list.
func (s *Service) blad(ctx context.Context, b Bureau, standen []string, na store.Conceptplek, lees func(Wie, dossier.ID) (*Werk, error)) (*Werkblad, error) {
	plekken, err := s.plekken(ctx, b, standen, na)
	if err != nil {
		return nil, err
	}
	uit := &Werkblad{}
	if len(plekken) > perBlad {
		uit.Verder, plekken = &plekken[perBlad-1].Conceptplek, plekken[:perBlad]
	}
	for _, p := range plekken {
		w, err := lees(p.wie, p.ID)
		switch {
		case errors.Is(err, ErrGeenToegang):
		case err != nil:
			if err := s.skip(ctx, p.ID, err); err != nil {
				return nil, err
			}
			uit.Onleesbaar++
		default:
			uit.Werk = append(uit.Werk, *w)
		}
	}
	return uit, nil
}
