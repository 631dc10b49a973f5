package sqlite_test

import (
	"testing"
	"time"

	"solo/outbox"
	"solo/store/sqlite"
)

func TestClockThatWasPutForwardRestartsTheSettleTime(t *testing.T) {
	const settle = 2 * time.Minute // the default
	nu := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	var looptijd time.Duration
	verstrijk := func(klok, echt time.Duration) { nu, looptijd = nu.Add(klok), looptijd+echt }
	db := openMap(t, sqlite.Config{Now: func() time.Time { return nu }})
	db.SetLooptijd(func() time.Duration { return looptijd })
	a, err := newAanname(db.Kluis, "1", "amersfoort")
	if err != nil {
		t.Fatal(err)
	}
	a.Nu = nu
	if _, _, err := db.Accept(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	var j outbox.Journaal
	again := func() time.Time {
		t.Helper()
		if j != nil {
			if err := j.Release(t.Context(), outbox.Uitkomst{Besluit: outbox.Opnieuw, Op: nu.Add(-24 * time.Hour)}); err != nil {
				t.Fatal(err)
			}
		}
		ls, err := db.Claim(t.Context(), "amersfoort", 1)
		if err != nil || len(ls) != 1 {
			t.Fatalf("claimed %d, %v; want 1", len(ls), err)
		}
		j = db.Journaal(ls[0])
		b, err := j.Read(t.Context(), "zaak")
		if err != nil {
			t.Fatal(err)
		}
		return b.BezonkenOp
	}
	again()
	if err := j.Intend(t.Context(), "zaak", []byte(`1`)); err != nil {
		t.Fatal(err)
	}
	b, err := j.Doubt(t.Context(), "zaak")
	if err != nil {
		t.Fatal(err)
	}
	eerst := b.BezonkenOp
	verstrijk(4*time.Minute, time.Minute)
	if got := again(); !got.Equal(eerst) {
		t.Errorf("after three minutes of drift: settled at %v, want %v", got, eerst)
	}
	verstrijk(time.Hour, time.Hour)
	if got := again(); !got.Equal(eerst) {
		t.Errorf("after an hour: settled at %v, want %v", got, eerst)
	}
	verstrijk(time.Hour, time.Second)
	want := nu.Add(settle)
	for range 2 { // it restarts once, not at every look
		if got := again(); !got.Equal(want) {
			t.Errorf("after a jump of an hour: settled at %v, want %v", got, want)
		}
		verstrijk(time.Second, time.Second)
	}
	verstrijk(-30*time.Minute, time.Second)
	want = nu.Add(settle)
	for range 2 {
		if got := again(); !got.Equal(want) {
			t.Errorf("after a jump back: settled at %v, want %v", got, want)
		}
		verstrijk(time.Second, time.Second)
	}
}
