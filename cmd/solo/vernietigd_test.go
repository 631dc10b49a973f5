package main

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"solo/bediening"
	"solo/connectors"
	"solo/dossier"
	"solo/outbox"
	"solo/store"
)

// vernietigd is a SOLO with one dossier, delivered and destroyed.
func vernietigd(t *testing.T) (*werk, dossier.ID) {
	t.Helper()
	w := newKerkhof(t, true, "").open()
	t.Cleanup(func() { _ = w.close() })
	ctx := t.Context()
	if err := submitSmall(ctx, w, 1); err != nil {
		t.Fatal(err)
	}
	ls, err := w.db.Claim(ctx, "tilburg", 1)
	if err != nil || len(ls) != 1 {
		t.Fatalf("claimed %v, %v", ls, err)
	}
	err = errors.Join(
		w.db.Journaal(ls[0]).Release(ctx, outbox.Uitkomst{Besluit: outbox.Geleverd, Ontvangst: connectors.Ontvangst{Zaaknummer: "Z1"}}),
		w.db.Shred(ctx, store.Vernietiging{ID: ls[0].Dossier, Volgnummer: 1, KlaarTot: time.Now().Add(time.Hour), Nu: time.Now(), Door: "SOLO"}))
	if err != nil {
		t.Fatal(err)
	}
	return w, ls[0].Dossier
}

const laatVervolg = `{"formaat": "solo-vervolg/1", "leverancier": "loket", "kenmerk": "v1", "aanvraag": "voorbeeld-13-1", "soort": "aanvulling",
	"op": "2026-11-20T10:00:00Z", "toelichting": "De boekhouder belt u maandag."}`

// Over the socket and without it the same is told: what happened, and what to do.
func TestWhatIsDestroyedIsToldInFull(t *testing.T) {
	t.Parallel()
	w, id := vernietigd(t)
	client := overSocket(t, w)
	for naam, v := range map[string]bediening.Verbs{"itself": w, "over the socket": client} {
		_, vervolg := v.Submit(t.Context(), []byte(laatVervolg), nil)
		for wat, err := range map[string]error{
			"vervolg": vervolg,
			"opnieuw": tellStaat(t.Context(), v, 1, v.Retry(t.Context(), 1, false, bediening.Wie{Naam: "jansen"})),
			"vrij":    v.Vrijgeven(t.Context(), id, bediening.Wie{Naam: "jansen", Waarom: "er komt niets meer"}),
		} {
			if err == nil || !errors.Is(err, store.ErrVernietigd) || !strings.HasPrefix(err.Error(), "de gegevens van dit dossier zijn vernietigd, want") || !strings.Contains(err.Error(), "solo bewaren bewijs") {
				t.Errorf("%s, %s: got %v", naam, wat, err)
			}
		}
	}
}

func overSocket(t *testing.T, v bediening.Verbs) *bediening.Client {
	t.Helper()
	pad := t.TempDir() + "/s"
	l, err := listenSocket(t.Context(), pad)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	klaar := make(chan error, 1)
	go func() { klaar <- serve(ctx, l, bediening.Handler(v)) }()
	t.Cleanup(func() { stop(); <-klaar })
	c, ok := bediening.Dial(t.Context(), pad)
	if !ok {
		t.Fatal("nobody listens")
	}
	return c
}

func TestWhatIsNotDestroyedYetHasNoBewijs(t *testing.T) {
	t.Parallel()
	w := newKerkhof(t, true, "").open()
	t.Cleanup(func() { _ = w.close() })
	if err := submitSmall(t.Context(), w, 1); err != nil {
		t.Fatal(err)
	}
	regels, err := w.List(t.Context(), store.Filter{})
	if err != nil || len(regels) != 1 {
		t.Fatalf("got %v, %v", regels, err)
	}
	_, err = overSocket(t, w).Bewijs(t.Context(), regels[0].Dossier)
	if !errors.Is(err, store.ErrNotFound) || !strings.HasSuffix(err.Error(), "is nog niet vernietigd. Wanneer dat gebeurt, toont: solo bewaren") {
		t.Errorf("got %v", err)
	}
}

// Whoever asks, at whichever door: what cannot stand in the audit trail changes nothing.
func TestNothingIsDoneForAReasonWithABSN(t *testing.T) {
	t.Parallel()
	w := newKerkhof(t, true, "").open()
	t.Cleanup(func() { _ = w.close() })
	if err := submitSmall(t.Context(), w, 1); err != nil {
		t.Fatal(err)
	}
	ctx, wie := t.Context(), bediening.Wie{Naam: "jansen", Waarom: "voor 999-990-019"}
	_, alles := w.RetryAll(ctx, store.Filter{}, wie)
	_, nu := w.Shred(ctx, wie)
	_, wissel := w.Rewrap(ctx, wie)
	for naam, err := range map[string]error{
		"opnieuw": w.Retry(ctx, 1, false, wie), "annuleer": w.Cancel(ctx, 1, wie), "nieuwe-zaak": w.NieuweZaak(ctx, 1, wie),
		"afgehandeld": w.Afgehandeld(ctx, 1, wie), "overslaan": w.Skip(ctx, 1, "zaak", []byte("{}"), wie), "niet-gedaan": w.NietGedaan(ctx, 1, "zaak", wie),
		"pauzeer": w.Pause(ctx, "tilburg", wie), "hervat": w.Resume(ctx, "tilburg", wie), "stop": w.StopTaak(ctx, 1, wie),
		"vrij": w.Vrijgeven(ctx, "0K3Q-8V2M-7XTR-9B1C", wie), "bevestig": w.Acknowledge(ctx, 1, wie), "alles": alles, "nu": nu, "wissel": wissel,
	} {
		if err == nil || !strings.Contains(err.Error(), "geen BSN") {
			t.Errorf("%s: got %v, want the reason refused", naam, err)
		}
	}
}
