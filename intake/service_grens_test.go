package intake_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"solo/connectors"
	"solo/dossier"
	"solo/intake"
	"solo/outbox"
	"solo/store"
)

// What was taken must be readable for ever, and an aanvraag can always be withdrawn.
func TestVervolgThatWouldSpoilTheDossierIsRefused(t *testing.T) {
	d, in, id := metVervolg(t, "01-kapper-regulier")
	tekening := map[string]any{"wie": "aanvrager", "op": "2026-11-20T10:00:00Z", "middel": "papier"}
	vol := func(kenmerk string, n int) *inzending {
		return vervolgOp(in, "aanvulling", func(m map[string]any) {
			m["kenmerk"], m["ondertekeningen"] = kenmerk, []any{}
			for range n {
				m["ondertekeningen"] = append(m["ondertekeningen"].([]any), tekening)
			}
		})
	}
	_, a := d.versie(t, id, 1)
	d.vervolg(t, vol("v-1", 100-len(a.Ondertekeningen)))
	d.weigert(t, vol("v-2", 1), [2]string{"ondertekeningen", "met wat er al was"})
	if o := d.vervolg(t, vervolgOp(in, "intrekking", nil)); o.ID != id {
		t.Errorf("the intrekking is of %s, want %s", o.ID, id)
	}
	if _, a := d.versie(t, id, 0); len(a.Ondertekeningen) != 100 {
		t.Errorf("%d signatures are kept, want 100", len(a.Ondertekeningen))
	}
}

// A text of < takes six times the room when it is kept.
func TestAanvraagThatCannotBeKeptIsRefused(t *testing.T) {
	d, in := newDeur(t), voorbeeld(t, "02-spoed-gezin-afsluiting")
	lang := strings.Repeat("<", 10_000)
	in.groep("antwoorden")["toelichting"] = []any{lang, lang}
	for i := range 70 {
		in.groep("antwoorden")[fmt.Sprintf("veld_%d", i)] = lang
	}
	raw := []byte(strings.ReplaceAll(string(in.document(t)), `\u003c`, "<"))
	_, err := d.Complete(t.Context(), raw, in.open)
	var b dossier.Bevindingen
	if !errors.As(err, &b) || len(b) != 1 || b[0].Pad != "document" {
		t.Errorf("got %d findings (%T), want that the document is too large", len(b), err)
	}
	d.checkEmpty(t)
}

func TestSeparatorsDoNotHideABSNInAKenmerk(t *testing.T) {
	d, in, _ := metVervolg(t, "01-kapper-regulier")
	bsn := in.groep("aanvrager")["bsn"].(string)
	for _, kenmerk := range []string{bsn[:3] + "." + bsn[3:6] + "." + bsn[6:], bsn[:3] + "-" + bsn[3:6] + "-" + bsn[6:], "k:" + bsn[:4] + "_" + bsn[4:]} {
		in.doc["kenmerk"] = kenmerk
		_, err := d.Complete(t.Context(), in.document(t), in.open)
		var b dossier.Bevindingen
		if !errors.As(err, &b) || !has(b, "kenmerk", "BSN") {
			t.Errorf("a BSN with separators as kenmerk was taken: %v", err)
		}
	}
	v := vervolgOp(voorbeeld(t, "01-kapper-regulier"), "aanvulling", func(m map[string]any) { m["kenmerk"] = bsn[:3] + "." + bsn[3:6] + "." + bsn[6:] })
	d.weigert(t, v, [2]string{"kenmerk", "BSN"})
}

// vernietig delivers all there is of a dossier, and destroys it.
func (d *deur) vernietig(t testing.TB, id dossier.ID) {
	t.Helper()
	volgnummer := 0
	for {
		ls, err := d.db.Claim(t.Context(), "zaaksysteem-0855", 1)
		if err != nil {
			t.Fatal(err)
		}
		if len(ls) == 0 {
			break
		}
		volgnummer = ls[0].Volgnummer
		u := outbox.Uitkomst{Besluit: outbox.Geleverd, Geteld: true, Toegang: outbox.Open, Begonnen: nu(), Ontvangst: connectors.Ontvangst{Zaaknummer: "ZAAK-1"}}
		if err := d.db.Journaal(ls[0]).Release(t.Context(), u); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.db.Shred(t.Context(), store.Vernietiging{ID: id, Volgnummer: volgnummer, KlaarTot: nu(), Nu: nu(), Door: "SOLO"}); err != nil {
		t.Fatal(err)
	}
}

func TestVervolgIsStillKnownAfterTheDossierIsGone(t *testing.T) {
	d, in, id := metVervolg(t, "01-kapper-regulier")
	v := vervolgOp(in, "aanvulling", nil)
	d.vervolg(t, v)
	d.vernietig(t, id)
	if o := d.vervolg(t, v); !o.Al || o.ID != id {
		t.Errorf("got %s (al %v), want that %s was there already", o.ID, o.Al, id)
	}
	v.doc["toelichting"] = "iets anders"
	if _, err := d.Vervolg(t.Context(), v.document(t), v.open); !errors.Is(err, store.ErrAnders) {
		t.Errorf("other content: %v, want store.ErrAnders", err)
	}
}

// tussendoor does something between the reading and the writing.
type tussendoor struct {
	intake.Vervolgopslag
	doe func()
}

func (s tussendoor) AcceptVervolg(ctx context.Context, v store.Vervolg) (bool, error) {
	s.doe()
	return s.Vervolgopslag.AcceptVervolg(ctx, v)
}

func TestVervolgAcrossADestructionLeavesNoFile(t *testing.T) {
	d, in, id := metVervolg(t, "01-kapper-regulier")
	_, voor := d.inhoud(t)
	d.Vervolgen = tussendoor{d.db, func() { d.vernietig(t, id) }}
	v := vervolgOp(in, "aanvulling", nil)
	v.bij("brief.pdf", pdf("brief"))
	if _, err := d.Vervolg(t.Context(), v.document(t), v.open); !errors.Is(err, store.ErrVernietigd) {
		t.Fatalf("got %v, want store.ErrVernietigd", err)
	}
	if _, na := d.inhoud(t); na != voor {
		t.Errorf("%d files more", na-voor)
	}
}
