package store_test

import (
	"slices"
	"testing"

	"solo/store"
)

func TestListsNameEachValueOnce(t *testing.T) {
	for naam, n := range map[string]int{"staten": uniek(store.Staten()), "soorten": uniek(store.Soorten()), "signaalsoorten": uniek(store.SignaalSoorten())} {
		if want := map[string]int{"staten": 6, "soorten": 3, "signaalsoorten": 8}[naam]; n != want {
			t.Errorf("%s: %d different values, want %d", naam, n, want)
		}
	}
}

func uniek[S ~string](ss []S) int {
	slices.Sort(ss)
	if slices.Contains(ss, "") {
		return -1
	}
	return len(slices.Compact(ss))
}
