package main

import (
	"syscall"
	"testing"
	"time"
)

// TestStartWaitsForACommandThatHasTheStore holds the store as a command does, and lets
// go when start has met the lock.
func TestStartWaitsForACommandThatHasTheStore(t *testing.T) {
	t.Parallel()
	k := newKerkhof(t, true, "")
	k.submit(1)
	w := k.open()
	d := k.startDienst()
	uit := make(chan error, 1)
	go func() { uit <- d.Wait() }()
	select {
	case err := <-uit:
		t.Fatalf("start did not wait: %v\n%s", err, d.log)
	case <-time.After(2 * time.Second):
	}
	if err := w.close(); err != nil {
		t.Fatal(err)
	}
	k.until("the delivery", func() bool { return k.served("POST", "/statussen") > 0 })
	k.signal(d, syscall.SIGTERM)
	if err := <-uit; err != nil {
		t.Errorf("%v\n%s", err, d.log)
	}
}
