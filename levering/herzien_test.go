package levering_test

import (
	"slices"
	"testing"

	"solo/store"
)

func TestOnlyWhatWasSentAndChangesIsADifference(t *testing.T) {
	alles := []store.Stap{{Naam: "zaak", Toestand: "klaar"}, {Naam: "rol initiator", Toestand: "klaar"},
		{Naam: "eigenschap regeling", Toestand: "twijfel"}, {Naam: "document D03 deel 2", Toestand: "klaar"}, {Naam: "status", Toestand: "klaar"}}
	for naam, c := range map[string]struct {
		eigen   string
		stappen []store.Stap
		want    []string
	}{
		"the same mapping":          {"", alles, nil},
		"nothing sent yet":          {ander, nil, nil},
		"a zaak that was sent":      {ander, alles, []string{"zaak", "eigenschap regeling"}},
		"a zaak that was not":       {ander, []store.Stap{{Naam: "zaak", Toestand: store.StapNietGedaan}, alles[1]}, nil},
		"a zaak sent as a whole":    {ander, []store.Stap{{Naam: "zaak geheel/2", Toestand: "klaar"}}, []string{"zaak geheel"}},
		"the type of an attachment": {"documenten: { bijlagen: { type: Anders } }\n", alles, []string{"document D03"}},
	} {
		t.Run(naam, func(t *testing.T) {
			k := newKeten(t)
			k.accept(t, "01-kapper-regulier")
			if _, err := k.attempt(t); err != nil {
				t.Fatal(err)
			}
			vooraf := k.files(t)
			k.Maker = newMaker(t, c.eigen)
			got, err := k.Verschil(t.Context(), k.claim(t), c.stappen)
			if err != nil || !slices.Equal(got, c.want) {
				t.Errorf("got %q, %v; want %q", got, err, c.want)
			}
			if n := k.files(t); n != vooraf {
				t.Errorf("%d files were written", n-vooraf)
			}
		})
	}
}

func TestDeliveryThatWasNeverRenderedHasNoDifference(t *testing.T) {
	k := newKeten(t)
	k.accept(t, "01-kapper-regulier")
	k.Maker.Definitie = nil // not to be asked
	if got, err := k.Verschil(t.Context(), k.claim(t), nil); got != nil || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
}
