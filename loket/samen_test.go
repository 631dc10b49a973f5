package loket_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"solo/dossier"
	"solo/loket"
)

// In whatever order the pages are saved, and however often, the same is handed in.
func TestOrderOfThePagesMakesNoDifference(t *testing.T) {
	p := newToneel(t)
	wie, a := p.zoe(), p.voorbeeld("01-kapper-regulier")
	leeg := *a
	leeg.Antwoorden = nil
	want, err := p.Overzicht(t.Context(), wie, p.begonnen(wie, "01-kapper-regulier"))
	must(t, err)
	paginas := p.def.Paginas()
	nrs := make([]int, len(paginas))
	for i := range nrs {
		nrs[i] = i
	}
	id := p.begin(wie) // the same one each time: what was saved before makes no difference either
	keer := 0
	rapid.Check(t, func(rt *rapid.T) {
		if keer++; keer > 3 { // each is ninety times a disk that must be sure
			return
		}
		for _, i := range rapid.Permutation(nrs).Draw(rt, "order") {
			if rapid.Bool().Draw(rt, "first empty") {
				_, _, err := p.Bewaar(t.Context(), wie, id, p.blad(&leeg, paginas[i]))
				must(t, err)
			}
			_, _, err := p.Bewaar(t.Context(), wie, id, p.blad(a, paginas[i]))
			must(t, err)
		}
		got, err := p.Overzicht(t.Context(), wie, id)
		must(t, err)
		if asJSON(t, got.Secties) != asJSON(t, want.Secties) || len(got.Fouten) != 0 {
			rt.Errorf("another aanvraag, with %d mistakes", len(got.Fouten))
		}
	})
}

// Two tabs, or a helper and the applicant: who saves one page does not undo another.
func TestPeopleWhoSaveAtOnceDoNotUndoOneAnother(t *testing.T) {
	p := newToneel(t)
	wie, a := p.zoe(), p.voorbeeld("01-kapper-regulier")
	id := p.begin(wie)
	var wg sync.WaitGroup
	paginas := p.def.Paginas()
	const tabs = 4
	for tab := range tabs {
		wg.Go(func() {
			for i := tab; i < len(paginas); i += tabs {
				if _, _, err := p.Bewaar(t.Context(), wie, id, p.blad(a, paginas[i])); err != nil {
					t.Errorf("page %d: %v", i, err)
				}
			}
		})
	}
	wg.Wait()
	b := p.lees(wie, id)
	for i := range paginas {
		for vraag, w := range p.blad(a, paginas[i]).Antwoorden {
			if v, _ := p.def.Vraag(vraag); v.Voorinvulling != "digid" && v.Type != "handtekening" && !gelijk(t, b.Antwoord(vraag), w) {
				t.Errorf("the answer to %s is lost", vraag)
			}
		}
	}
}

// gelijk compares answers by what they say: an address is kept as an object of any order.
func gelijk(t *testing.T, x, y any) bool {
	var los [2]any
	for i, w := range []any{x, y} {
		must(t, json.Unmarshal([]byte(asJSON(t, w)), &los[i]))
	}
	return reflect.DeepEqual(los[0], los[1])
}

// Whatever comes from a form is kept or refused, and never stops the rest.
func TestNoAnswerBreaksTheConcept(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	var vragen []string
	for _, pagina := range p.def.Paginas() {
		vragen = append(vragen, pagina.IDs()...)
	}
	gek := []any{"", "x\x00", strings.Repeat("é", 5000), -1, 1e300, true, nil, []any{}, []any{map[string]any{"x": []any{1}}}, map[string]any{}, map[string]any{"straat": 7}}
	keer := 0
	rapid.Check(t, func(rt *rapid.T) {
		if keer++; keer > 40 {
			return
		}
		vraag, w := rapid.SampledFrom(vragen).Draw(rt, "vraag"), rapid.SampledFrom(gek).Draw(rt, "antwoord")
		_, _, _ = p.Bewaar(t.Context(), wie, id, loket.Blad{Pagina: p.pagina(vraag).ID, Vragen: []string{vraag}, Antwoorden: dossier.Antwoorden{vraag: w}})
		if _, err := p.Overzicht(t.Context(), wie, id); err != nil {
			rt.Errorf("%s = %T: the concept cannot be read any more: %v", vraag, w, err)
		}
	})
}

// kanarie are what may stand nowhere but sealed.
func (p *toneel) kanarie(a *dossier.Aanvraag) []string {
	return []string{a.Aanvrager.BSN.Cijfers(), a.Partner.BSN.Cijfers(), a.Aanvrager.Achternaam, a.Aanvrager.Telefoon, a.Aanvrager.Email, "huurcontract geheim", "Boekhouder Verzonnen"}
}

func TestNothingPersonalLeavesTheSeal(t *testing.T) {
	p := newToneel(t)
	wie, a := p.zoe(), p.voorbeeld(gezin)
	geheim := p.kanarie(a)
	id := p.begonnen(wie, gezin)
	var uit strings.Builder
	note := func(err error) {
		if err != nil {
			fmt.Fprintf(&uit, "%v %+v\n", err, err)
		}
	}
	helper, partner := p.geholpen(wie, id, false, "huur_per_maand"), p.gevraagd(wie, id)
	must(t, p.VoegToe(t.Context(), wie, id, huur("huurcontract geheim.pdf"), reader(pdf)))
	note(p.VoegToe(t.Context(), wie, id, huur("huurcontract geheim.exe"), reader("MZ")))
	p.Post = postKapot{}
	p.dien(wie, id)
	for _, w := range []loket.Wie{{}, helper, partner, consulent(), wie, p.bewindvoerder()} {
		for _, do := range p.verben(t.Context(), id) {
			note(do(w))
		}
		slog.New(slog.NewTextHandler(&uit, nil)).Info("x", "wie", w, "concept", p.lees(wie, id).Concept)
		fmt.Fprintf(&uit, "%v %+v %#v %v", w, w, w, p.lees(wie, id).Concept)
	}
	p.dagen(1)
	uit.WriteString(p.log.String())
	for _, g := range geheim {
		if strings.Contains(uit.String(), g) {
			t.Errorf("%q stands in a log line or an error", g)
		}
	}
	must(t, p.db.Close())
	if !p.opSchijf([]byte(id)) {
		t.Fatal("the concept is not found on disk: this test is blind")
	}
	for _, g := range geheim {
		if p.opSchijf([]byte(g)) {
			t.Errorf("%q stands in clear on disk", g)
		}
	}
}

// opSchijf looks in every file.
func (p *toneel) opSchijf(wat []byte) (er bool) {
	p.t.Helper()
	must(p.t, filepath.WalkDir(p.map_, func(pad string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := os.ReadFile(pad)
		er = er || bytes.Contains(raw, wat)
		return err
	}))
	return er
}
