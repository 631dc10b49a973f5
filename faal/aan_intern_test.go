//go:build faal

package faal

import (
	"slices"
	"testing"
	"time"
)

func TestPlanIsReadOrRefused(t *testing.T) {
	for faal, want := range map[string]*plan{
		"":                                     {keer: 1},
		"after-intent":                         {punt: AfterIntent, keer: 1},
		"after-intent:3":                       {punt: AfterIntent, keer: 3},
		"after-response:1:slaap=2s":            {punt: AfterResponse, keer: 1, slaap: 2 * time.Second},
		"after-lunch":                          nil,
		"after-intent:":                        nil,
		"after-intent:0":                       nil,
		"after-intent:een":                     nil,
		"after-intent:1:2s":                    nil,
		"after-intent:1:slaap=2":               nil,
		"after-intent:1:slaap=-2s":             nil,
		"after-intent:1:slaap=2s:after-intent": nil,
	} {
		p, err := parse(faal, "")
		if (err != nil) != (want == nil) {
			t.Errorf("%q: got %v", faal, err)
		} else if want != nil && (p.punt != want.punt || p.keer != want.keer || p.slaap != want.slaap) {
			t.Errorf("%q: got %s %d %s, want %s %d %s", faal, p.punt, p.keer, p.slaap, want.punt, want.keer, want.slaap)
		}
	}
}

func TestMutantThatDoesNotExistIsRefused(t *testing.T) {
	if p, err := parse("", ","+GeenSync+","+GeenFence); err != nil || !slices.Contains(p.mutants, GeenSync) || !slices.Contains(p.mutants, GeenFence) {
		t.Errorf("got %v, want both", err)
	}
	for _, m := range []string{"geen-zin", GeenSync + ", " + GeenFence} {
		if _, err := parse("", m); err == nil {
			t.Errorf("%q was taken", m)
		}
	}
}

func TestNumberThatIsNoneIsRefused(t *testing.T) {
	t.Setenv("SOLO_WAL_STAP", "10")
	if n := Getal("wal-stap", 7); n != 10 {
		t.Errorf("got %d, want 10", n)
	}
	if n := Getal("niet-gezet", 7); n != 7 {
		t.Errorf("got %d, want 7", n)
	}
	defer func() {
		if recover() == nil {
			t.Error("tien was taken for a number")
		}
	}()
	t.Setenv("SOLO_WAL_STAP", "tien")
	Getal("wal-stap", 7)
}
