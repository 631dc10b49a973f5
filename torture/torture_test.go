package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"solo/dossier"
)

func TestPlanFollowsFromTheSeed(t *testing.T) {
	plan := func(zaad uint64) ([]*zending, []stad) {
		r := rand.New(rand.NewPCG(zaad, 1))
		steden := newSteden(50, 10, 5, r)
		return newZendingen(300, 50, r), steden
	}
	een, steden := plan(7)
	twee, _ := plan(7)
	if diff := cmp.Diff(een, twee); diff != "" {
		t.Errorf("the same seed plans otherwise:\n%s", diff)
	}
	if drie, _ := plan(8); cmp.Equal(een, drie) {
		t.Error("another seed plans the same")
	}
	gedrag := map[string]int{}
	for _, s := range steden {
		gedrag[s.Gedrag]++
		if !dossier.IsRSIN(s.RSIN) {
			t.Errorf("%s is no RSIN", s.RSIN)
		}
	}
	if gedrag[dood] != 5 || gedrag[traag] != 3 || gedrag[gezond] == 0 || gedrag[wankel] == 0 || gedrag[flapt] == 0 {
		t.Errorf("got %v, want 5 dead, 3 slow and the rest of all kinds", gedrag)
	}
}

func TestDocumentsAreWhatTheProgramTakes(t *testing.T) {
	steden := newSteden(4, 0, 0, rand.New(rand.NewPCG(1, 1)))
	for _, z := range alle(newZendingen(60, 4, rand.New(rand.NewPCG(1, 2)))) {
		raw, err := z.document(steden)
		if err == nil && z.Moeder == "" {
			_, err = dossier.Decode(raw)
		} else if err == nil {
			_, err = dossier.DecodeVervolg(raw)
		}
		if err != nil {
			t.Errorf("%s: %v", z.Kenmerk, err)
		}
	}
}

func TestCanariesAreHeardAndTheirLikenessIsNot(t *testing.T) {
	for tekst, want := range map[string][]string{
		"x999990019y":    {"a BSN"},
		"999990018":      nil, // fails the elfproef
		"K" + kanarie:    {kanarie},
		"a@voorbeeld.nl": nil,
		"%PDF-1.7":       {"%PDF-1."},
	} {
		if got := sings([]byte(tekst)); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", tekst, got, want)
		}
	}
}

func TestCallsThatEndApartArePutTogether(t *testing.T) {
	got := calls("7 fsync(9</x-wal> <unfinished ...>\n8 write(1, \"a\", 1) = 1\n7 <... fsync resumed>) = 0\n")
	if want := []string{`write(1, "a", 1) = 1`, "fsync(9</x-wal>) = 0"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if !vormSync.MatchString(got[1]) {
		t.Errorf("%q is not seen as an fsync", got[1])
	}
}

// TestJudgeSeesWhatIsThereTwiceInTheWrongOrderOrNotAtAll gives it the journal of a case
// system that was written by hand.
func TestJudgeSeesWhatIsThereTwiceInTheWrongOrderOrNotAtAll(t *testing.T) {
	z := &zending{Kenmerk: "torture-1", BSN: "999990019", Maten: []int64{10}, Zaad: 1}
	z.Vervolgen = []*zending{{Kenmerk: "torture-1-v1", BSN: z.BSN, Maten: []int64{20}, Zaad: 2, Moeder: z.Kenmerk}}
	for naam, c := range map[string]struct {
		documenten      string // 1: of the aanvraag, 2: of the vervolg
		fouten, orden   int
		lost, schending bool
	}{
		"whole":            {documenten: "12"},
		"twice":            {documenten: "112", fouten: 1, schending: true},
		"not there":        {documenten: "1", fouten: 1, lost: true, schending: true},
		"wrong order":      {documenten: "21", orden: 1, schending: true},
		"not one is there": {documenten: "", fouten: 2, lost: true, schending: true},
	} {
		t.Run(naam, func(t *testing.T) {
			folder := writeDagboek(t, z, c.documenten)
			b, err := readDagboek(folder, "stad")
			if err != nil {
				t.Fatal(err)
			}
			v, err := b.beeld(b.zaken[0])
			if err != nil {
				t.Fatal(err)
			}
			p, o := &proef{}, &oordeel{}
			p.compareBijlagen(o, z, v)
			if len(o.fouten) != c.fouten || len(o.orde) != c.orden || (o.verloren > 0) != c.lost || o.gebroken() != c.schending {
				t.Errorf("got %q, %q, lost %d; want %+v", o.fouten, o.orde, o.verloren, c)
			}
		})
	}
}

// writeDagboek writes the journal of a case system with one zaak and these documents.
func writeDagboek(t *testing.T, z *zending, documenten string) string {
	t.Helper()
	folder := t.TempDir()
	var b strings.Builder
	b.WriteString(`{"soort":"zaak","uuid":"z","velden":{"omschrijving":"x"}}` + "\n")
	for i, letter := range documenten {
		van := z
		if letter == '2' {
			van = z.Vervolgen[0]
		}
		id := string(rune('a' + i))
		if err := os.MkdirAll(filepath.Join(folder, "stad"), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := van.write(filepath.Join(folder, "stad"), 0); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(filepath.Join(folder, "stad", "bijlage-1.pdf"), filepath.Join(folder, "stad", id)); err != nil {
			t.Fatal(err)
		}
		b.WriteString(`{"soort":"enkelvoudiginformatieobject","uuid":"` + id + `","velden":{"titel":"t"},"inhoud":["` + id + `"]}` + "\n")
		b.WriteString(`{"soort":"zaakinformatieobject","uuid":"r` + id + `","velden":{"zaak":"/zaken/api/v1/zaken/z","informatieobject":"/documenten/api/v1/enkelvoudiginformatieobjecten/` + id + `"}}` + "\n")
	}
	if err := os.WriteFile(filepath.Join(folder, "stad.jsonl"), []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return folder
}

func TestALateFirstCallIsJudgedByAStartOfThatMoment(t *testing.T) {
	druk := herstart{eerste: 9 * time.Second, leeg: 6 * time.Second}
	for want, hh := range map[bool][]herstart{
		false: {druk, druk, {eerste: 9 * time.Second, leeg: time.Second}}, // one of them had bad luck
		true:  {druk, {eerste: 2 * time.Second, leeg: 500 * time.Millisecond}, {eerste: 9 * time.Second, leeg: time.Second}},
	} {
		if got := middelste(hh).keer() > maxKeer; got != want {
			t.Errorf("%v: late %t, want %t", hh, got, want)
		}
	}
}
