package levering_test

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"solo/connectors"
	"solo/levering"
	"solo/store"
)

// stappen is a connector of two steps; the other side has what aanwezig says.
type stappen struct {
	aanwezig  map[string]bool
	verstuurd int
	err       error
}

func (s *stappen) Deliver(ctx context.Context, _ connectors.Opdracht, j connectors.Journaal) (connectors.Ontvangst, error) {
	if s.err != nil {
		return connectors.Ontvangst{}, s.err
	}
	for _, naam := range []string{"zaak", "status"} {
		_, err := connectors.Stap[int, int]{Naam: naam, Kijk: true,
			Plan: func() (int, error) { return 1, nil },
			Find: func(context.Context, int) (int, bool, error) { return 1, s.aanwezig[naam], nil },
			Do:   func(context.Context, int) (int, error) { s.verstuurd++; return 1, nil },
		}.Run(ctx, j)
		if err != nil {
			return connectors.Ontvangst{}, err
		}
	}
	return connectors.Ontvangst{}, nil
}

func TestProefTellsWhatWouldBeSentAndSendsNothing(t *testing.T) {
	geweigerd := &connectors.Fout{Klasse: connectors.Geweigerd, Stap: "zaak", Code: "zaak-weg", Melding: "De zaak is weg.", Actie: "Beslis."}
	for naam, c := range map[string]struct {
		ander stappen
		want  store.Proefregel
	}{
		"nothing is there":    {stappen{}, store.Proefregel{Uitslag: store.ProefVersturen, Stap: "zaak"}},
		"the first is there":  {stappen{aanwezig: map[string]bool{"zaak": true}}, store.Proefregel{Uitslag: store.ProefVersturen, Gevonden: []string{"zaak"}, Stap: "status"}},
		"everything is there": {stappen{aanwezig: map[string]bool{"zaak": true, "status": true}}, store.Proefregel{Uitslag: store.ProefCompleet, Gevonden: []string{"zaak", "status"}}},
		"it would stop": {stappen{err: geweigerd}, store.Proefregel{Uitslag: store.ProefFout,
			Fout: store.Fout{Klasse: "geweigerd", Stap: "zaak", Code: "zaak-weg", Melding: "De zaak is weg.", Actie: "Beslis."}}},
		"it goes wrong in a way of its own": {stappen{err: errors.New("Voorbeeld woont hier")}, store.Proefregel{Uitslag: store.ProefFout,
			Fout: store.Fout{Klasse: "onzeker", Melding: "Het opzoeken mislukte.", Actie: "Probeer de proef later opnieuw."}}},
	} {
		t.Run(naam, func(t *testing.T) {
			k := newKeten(t)
			k.accept(t, "01-kapper-regulier")
			if _, err := k.attempt(t); err != nil { // renders it
				t.Fatal(err)
			}
			k.Connectors = map[string]connectors.Connector{bestemming: &c.ander}
			l := k.claim(t)
			vooraf := k.files(t)
			got := k.Proef(t.Context(), l, k.db.Journaal(l))
			c.want.Levering, c.want.Bestemming = l.ID, bestemming
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			d, err := k.db.Show(t.Context(), l.ID)
			if err != nil || len(d.Stappen) != 0 || c.ander.verstuurd != 0 || k.files(t) != vooraf {
				t.Errorf("afterwards %d steps in the journal, %d sent, %v; want none", len(d.Stappen), c.ander.verstuurd, err)
			}
		})
	}
}

func TestProefRendersNothing(t *testing.T) {
	k := newKeten(t)
	k.accept(t, "01-kapper-regulier")
	l := k.claim(t)
	vooraf := k.files(t)
	k.Maker = levering.Maker{} // whoever renders with it dies
	if got := k.Proef(t.Context(), l, k.db.Journaal(l)); got.Uitslag != store.ProefWeergeven {
		t.Errorf("got %+v, want %s", got, store.ProefWeergeven)
	}
	if n := k.files(t); n != vooraf || len(k.ander.zaken) != 0 {
		t.Errorf("%d files were written, %d deliveries made", n-vooraf, len(k.ander.zaken))
	}
}
