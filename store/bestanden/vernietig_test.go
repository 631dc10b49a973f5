package bestanden_test

import (
	"context"
	"errors"
	"testing"
)

func TestClearRemovesWhatIsToGoAndNothingElse(t *testing.T) {
	o := open(t)
	for _, id := range []string{"weg-1", "blijft-1", "weg-2"} {
		o.put(t, id, "inhoud van "+id)
	}
	n, err := o.Clear(t.Context(), func(_ context.Context, id string) (bool, error) { return id[:3] == "weg", nil })
	if err != nil || n != 2 {
		t.Errorf("got %d removed, %v; want 2", n, err)
	}
	if got, err := o.get(t, "blijft-1", 0); err != nil || got != "inhoud van blijft-1" {
		t.Errorf("what stays: got %q, %v", got, err)
	}
	if got := o.files(t); len(got) != 1 {
		t.Errorf("left: %v, want one", got)
	}
}

func TestClearStopsWhenItCannotKnow(t *testing.T) {
	o := open(t)
	o.put(t, "een", "x")
	kapot := errors.New("the store is gone")
	n, err := o.Clear(t.Context(), func(context.Context, string) (bool, error) { return true, kapot })
	wantErr(t, "Clear", err, kapot)
	if len(o.files(t)) != 1 || n != 0 {
		t.Errorf("%d removed, want none", n)
	}
	af, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = o.Clear(af, func(context.Context, string) (bool, error) { return true, nil })
	wantErr(t, "ended", err, context.Canceled)
}
