package loket_test

import (
	"errors"
	"strings"
	"testing"

	"solo/dossier"
	"solo/loket"
	"solo/store"
)

// voorTwee works for Tilburg and Den Haag, in Den Haag for one regeling only.
func voorTwee() loket.Bureau {
	tilburgs, haags := consulent(), consulent()
	haags.Gemeente, haags.Regelingen = "0518", []string{"bbz-gevestigd"}
	return loket.Bureau{tilburgs, haags}
}

func TestEmployeeOfAnUitvoerderHasOneListOfAllHisGemeenten(t *testing.T) {
	p := newToneel(t)
	wie := map[dossier.Gemeentecode]loket.Wie{}
	for _, g := range []dossier.Gemeentecode{tilburg, "0518", "0014"} {
		w := p.zoe()
		w.Gemeente = g
		wie[g] = w
	}
	eerst, _ := p.ingezonden(wie[tilburg], "01-kapper-regulier")
	buiten, _ := p.ingezonden(wie["0014"], "02-spoed-gezin-afsluiting")
	daarna, ref := p.ingezonden(wie["0518"], "01-kapper-regulier")
	spoed, _ := p.ingezonden(wie["0518"], "02-spoed-gezin-afsluiting")
	ander, _ := p.ingezonden(wie["0518"], "20-starter-met-idee")
	b, err := p.Werk(t.Context(), voorTwee(), loket.Binnen, store.Conceptplek{})
	must(t, err)
	var got []dossier.ID
	for _, x := range b.Werk {
		got = append(got, x.ID)
	}
	if want := []dossier.ID{spoed, eerst, daarna}; len(got) != 3 || got[0] != want[0] || got[1] != want[1] || got[2] != want[2] {
		t.Errorf("got %v, want %v: the urgent one first, then by age, and neither %s nor %s", got, want, buiten, ander)
	}
	if b.Werk[0].Gemeente != "0518" || b.Werk[1].Gemeente != tilburg {
		t.Errorf("got %+v, want each with its gemeente", b.Werk)
	}
	if id, err := p.Vind(t.Context(), voorTwee(), string(ref)); err != nil || id != daarna {
		t.Errorf("by its number: got %s, %v", id, err)
	}
	als, err := p.In(t.Context(), voorTwee(), string(daarna))
	if err != nil || als.Gemeente != "0518" {
		t.Fatalf("got %q, %v; want him as he works for Den Haag", als.Gemeente, err)
	}
	if _, err := p.Lees(t.Context(), als, daarna); err != nil {
		t.Errorf("he opens it: %v", err)
	}
	for naam, id := range map[string]dossier.ID{"of the other gemeente": eerst, "of another regeling": ander, "of a gemeente that is not his": buiten} {
		if _, err := p.Lees(t.Context(), als, id); !errors.Is(err, loket.ErrGeenToegang) {
			t.Errorf("%s: got %v, want ErrGeenToegang", naam, err)
		}
	}
	if _, err := p.In(t.Context(), voorTwee(), string(buiten)); !errors.Is(err, loket.ErrGeenToegang) || !strings.Contains(p.log.String(), "geweigerd") {
		t.Errorf("not his: got %v, want ErrGeenToegang and a line in the log", err)
	}
	if _, err := p.BalieBegin(t.Context(), als, loket.Start{Gemeente: "0518", Regeling: "bbz-starter"}, loket.Bezoeker{Vastgesteld: "paspoort", Nummer: "XX0000000"}); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("at the counter for another regeling: got %v, want ErrGeenToegang", err)
	}
}

// The parts of one list follow each other over all gemeenten: nothing twice, nothing left out.
func TestListOfMoreGemeentenGoesOnWhereItEnded(t *testing.T) {
	p := newToneel(t)
	b, want := voorTwee(), 30
	for i := range want {
		als := b[i%2]
		_, err := p.BalieBegin(t.Context(), als, loket.Start{Gemeente: als.Gemeente, Regeling: "bbz-gevestigd"}, loket.Bezoeker{Vastgesteld: "paspoort", Nummer: "XX0000000"})
		must(t, err)
	}
	gezien, delen := map[dossier.ID]bool{}, 0
	for na := (&store.Conceptplek{}); na != nil; delen++ {
		blad, err := p.Werk(t.Context(), b, loket.AanWerk, *na)
		must(t, err)
		for _, x := range blad.Werk {
			if gezien[x.ID] {
				t.Errorf("%s is there twice", x.ID)
			}
			gezien[x.ID] = true
		}
		na = blad.Verder
	}
	if len(gezien) != want || delen != 2 {
		t.Errorf("got %d in %d parts, want %d in 2", len(gezien), delen, want)
	}
}
