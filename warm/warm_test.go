package warm_test

import (
	"bytes"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"solo/warm"
)

// vindt reports whether something is kept of a content.
func vindt(k *warm.Kast[string], sleutel, inhoud string) bool {
	_, ok := k.Find(sleutel, []byte(inhoud))
	return ok
}

func TestOnlyTheSameContentIsFound(t *testing.T) {
	var k warm.Kast[string]
	k.Keep("a", []byte("een"), "v")
	if v, ok := k.Find("a", []byte("een")); !ok || v != "v" {
		t.Errorf("the same: got %q, %t", v, ok)
	}
	if vindt(&k, "a", "twee") || vindt(&k, "b", "een") || vindt(&k, "a", "") {
		t.Error("found by another content or key")
	}
	k.Keep("a", []byte("twee"), "w")
	if vindt(&k, "a", "een") || !vindt(&k, "a", "twee") {
		t.Error("what was there before was found, or the new was not")
	}
	k.Drop("a")
	if vindt(&k, "a", "twee") {
		t.Error("found after it was dropped")
	}
}

func TestItCoolsWhenNobodyAsks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var k warm.Kast[string]
		k.Keep("a", []byte("een"), "")
		k.Keep("b", []byte("een"), "")
		for range 3 {
			time.Sleep(warm.Duur - time.Second)
			if !vindt(&k, "a", "een") {
				t.Fatal("cold while it was asked for")
			}
		}
		if vindt(&k, "b", "een") {
			t.Error("kept longer than Duur")
		}
		time.Sleep(warm.Duur + time.Second)
		if vindt(&k, "a", "een") {
			t.Error("kept for ever after it was asked for")
		}
	})
}

func TestWhatDoesNotFitIsNotKept(t *testing.T) {
	var k warm.Kast[string]
	groot := bytes.Repeat([]byte("x"), warm.Ruimte/2)
	k.Keep("a", groot, "")
	k.Keep("b", groot, "")
	k.Keep("c", []byte("x"), "")
	if !vindt(&k, "a", string(groot)) || !vindt(&k, "b", string(groot)) || vindt(&k, "c", "x") {
		t.Error("more is kept than Ruimte, or less")
	}
	k.Keep("a", []byte("x"), "") // leaves room
	k.Keep("c", []byte("x"), "")
	if !vindt(&k, "c", "x") {
		t.Error("room that was given back is not used")
	}
}

func TestManyAtOnce(t *testing.T) {
	var k warm.Kast[string]
	var wg sync.WaitGroup
	for n := range 8 {
		wg.Go(func() {
			for i := range 200 {
				sleutel, inhoud := fmt.Sprint(i%5), fmt.Sprint(n, i)
				k.Keep(sleutel, []byte(inhoud), inhoud)
				if v, ok := k.Find(sleutel, []byte(inhoud)); ok && v != inhoud {
					t.Errorf("got %q for %q", v, inhoud)
				}
				k.Drop(sleutel)
			}
		})
	}
	wg.Wait()
}
