package intake_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"solo/dossier"
	"solo/intake"
)

func TestEveryQuestionStandsOnOnePage(t *testing.T) {
	namen, err := intake.Regelingen(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, naam := range namen {
		checkPages(t, loadNaam(t, naam))
	}
}

func checkPages(t *testing.T, d *intake.Definitie) {
	t.Helper()
	gezien, titels := map[string]int{}, map[string]bool{}
	var volgorde, want []string
	for _, p := range d.Paginas() {
		if p.Titel == "" || p.ID != p.Vragen[0].ID || titels[p.Module+p.Titel] || len(p.Vragen) > 9 {
			t.Errorf("%s: page %s of module %s has title %q and %d questions; want a title of its own, the id of its first question and at most 9",
				d.Regeling, p.ID, p.Module, p.Titel, len(p.Vragen))
		}
		titels[p.Module+p.Titel] = true
		volgorde = append(volgorde, p.IDs()...)
		for _, id := range p.IDs() {
			gezien[id]++
		}
	}
	for _, m := range d.Modules {
		for _, v := range m.Vragen {
			if v.Veld == "regeling" {
				continue
			}
			want = append(want, v.ID)
			if gezien[v.ID] != 1 {
				t.Errorf("%s: %s stands on %d pages, want 1", d.Regeling, v.ID, gezien[v.ID])
			}
		}
	}
	if !slices.Equal(volgorde, want) {
		t.Errorf("%s: the pages do not keep the order of asking", d.Regeling)
	}
}

func TestWhatIsAskedFollowsTheAnswers(t *testing.T) {
	d := load(t)
	leeg := d.Zichtbaar(&dossier.Aanvraag{})
	if !leeg["leefsituatie"] || leeg["partner_bsn"] || leeg["u_kinderen"] {
		t.Error("an empty aanvraag: want leefsituatie asked, and neither a partner nor what is computed")
	}
	if met := d.Zichtbaar(set(read(t, "zzp"), map[string]any{"leefsituatie": "getrouwd"})); !met["partner_bsn"] {
		t.Error("got no question about the partner of who is married")
	}
}

func TestOnePageIsCheckedOnItsOwn(t *testing.T) {
	d := load(t)
	a := set(read(t, "gezin"), map[string]any{"krediet_bedrag": 30000000, "leefsituatie": "onzin", "huur_per_maand": nil})
	fouten, waarschuwingen := d.ValidateVragen(a, []string{"krediet_bedrag", "krediet_vorm", "krediet_doelen", "herstelplan", "bestaat_niet"})
	if got := paths(fouten); got != "antwoorden.krediet_doelen" {
		t.Errorf("got mistakes at %q, want only the sum of krediet_doelen", got)
	}
	if got := paths(waarschuwingen); got != "antwoorden.krediet_bedrag" {
		t.Errorf("got warnings at %q, want krediet_bedrag", got)
	}
	fouten, _ = d.ValidateVragen(&dossier.Aanvraag{WeetNiet: []string{"bsn"}}, []string{"bsn", "huur_per_maand"})
	if got := paths(fouten); got != "aanvrager.bsn" {
		t.Errorf("got mistakes at %q, want aanvrager.bsn: weet ik niet is no answer there, and the rent is not asked", got)
	}
}

func TestProgressCountsWhatMustBeAnswered(t *testing.T) {
	d := load(t)
	a := read(t, "zzp")
	gedaan, totaal := d.Voortgang(a)
	if gedaan != totaal || totaal < 40 {
		t.Errorf("a finished aanvraag: got %d of %d", gedaan, totaal)
	}
	delete(a.Antwoorden, "huur_per_maand")
	if g, tot := d.Voortgang(a); g != gedaan-1 || tot != totaal {
		t.Errorf("without the rent: got %d of %d, want %d of %d", g, tot, gedaan-1, totaal)
	}
	a.WeetNiet = append(a.WeetNiet, "huur_per_maand")
	if g, _ := d.Voortgang(a); g != gedaan {
		t.Errorf("with weet ik niet: got %d, want %d", g, gedaan)
	}
}

func TestTotalsAreProposedAndNotAnswered(t *testing.T) {
	d := load(t)
	a := read(t, "gezin")
	a.Antwoorden["schulden"] = []any{
		map[string]any{"schuldeiser": "A", "soort": "bank", "prive_zakelijk": "prive", "openstaand": num(1000)},
		map[string]any{"schuldeiser": "B", "soort": "bank", "prive_zakelijk": "zakelijk", "openstaand": num(500)},
	}
	set(a, map[string]any{"belastingschuld_ib": 10, "belastingschuld_btw": 20, "belastingschuld_loonheffing": 3, "belastingschuld_vpb": 0,
		"schuld_totaal_prive": nil, "schuld_totaal_zakelijk": 7})
	got := d.Voorstellen(a)
	want := map[string]any{"schuld_totaal_prive": json.Number("1010")}
	if !maps.Equal(got, want) {
		t.Errorf("got %v, want %v: what is answered is left alone", got, want)
	}
	if _, al := a.Antwoorden["schuld_totaal_prive"]; al {
		t.Error("a proposal became an answer")
	}
}

// The years of the figures follow from the day of the aanvraag and of the start.
func TestYearsOfTheFiguresAreFilledInBeforehand(t *testing.T) {
	for start, want := range map[string]string{
		"2019-02-01": "2023 2024 2025", "2023-12-31": "2023 2024 2025", "2024-01-01": "2024 2025", "2025-06-01": "2025", "2026-01-01": "", "": "2023 2024 2025",
	} {
		a := set(read(t, "zzp"), map[string]any{"boekjaren": nil, "startdatum_werkzaamheden": start})
		var jaren []string
		rijen, _ := load(t).Voorstellen(a)["boekjaren"].([]any)
		for _, rij := range rijen {
			jaren = append(jaren, fmt.Sprint(rij.(map[string]any)["jaar"]))
		}
		if got := strings.Join(jaren, " "); got != want {
			t.Errorf("begun on %q: got the years %q, want %q", start, got, want)
		}
	}
	if w, al := load(t).Voorstellen(read(t, "zzp"))["boekjaren"]; al {
		t.Errorf("got %v for what was answered", w)
	}
}

func TestComputedValuesAreShownWhenTheyCanBe(t *testing.T) {
	d, err := loadKlein(strings.Replace(klein, "berekend: aantal(rijen)", "berekend: aantal(rijen)\n        tonen: true", 1))
	if err != nil {
		t.Fatal(err)
	}
	a := &dossier.Aanvraag{Antwoorden: dossier.Antwoorden{"rijen": []any{map[string]any{"naam": "x"}}}}
	if got := d.Berekend(a); len(got) != 1 || got[0].ID != "som" || got[0].Antwoord != "1" {
		t.Errorf("got %v, want som: 1", got)
	}
	if got := load(t).Berekend(set(read(t, "zzp"), map[string]any{"lopend_omzet": 100, "lopend_kosten": 130})); len(got) != 2 || got[0].Antwoord != "€ 845,12" || got[1].Antwoord != "€ -0,30" {
		t.Errorf("got %v, want the money at hand and the loss of this year", got)
	}
}

func TestAnswersGoToTheirPlaceAndComeBack(t *testing.T) {
	d := load(t)
	voor, na := read(t, "gezin"), &dossier.Aanvraag{}
	for _, p := range d.Paginas() {
		for _, id := range p.IDs() {
			d.Beantwoord(na, id, d.Antwoord(voor, id))
		}
	}
	na.WeetNiet, na.AanvraagOp, na.MeldingOp = voor.WeetNiet, voor.AanvraagOp, voor.MeldingOp
	for _, p := range d.Paginas() {
		fouten, _ := d.ValidateVragen(na, p.IDs())
		for _, b := range fouten {
			if !strings.HasPrefix(b.Pad, "ondertekeningen.") {
				t.Errorf("%s: %s", b.Pad, b.Melding)
			}
		}
	}
	for _, p := range d.Paginas() {
		for _, id := range p.IDs() {
			d.Beantwoord(na, id, nil)
			if w := d.Antwoord(na, id); w != nil && id != "invuller_rol" && id != "machtiging_akkoord" {
				t.Errorf("%s still has an answer after it was taken away", id)
			}
		}
	}
	d.Beantwoord(na, "partner_bsn", "123")
	d.Beantwoord(na, "u_kinderen", true)
	d.Beantwoord(na, "bestaat_niet", true)
	if !na.Partner.BSN.IsZero() || len(na.Antwoorden) != 0 {
		t.Errorf("got %v, want no BSN that is none, and no answer to what is no question", na.Antwoorden)
	}
}

func TestOnlyWhatIsAskedIsSent(t *testing.T) {
	d := load(t)
	a := set(read(t, "gezin"), map[string]any{"leefsituatie": "alleenstaand", "oud": "uit een vorige versie"})
	a.Gemachtigde.Rol, a.Bewindvoerder = "zelf", &dossier.Contact{Naam: "Verzonnen"}
	a.Ondertekeningen = append(a.Ondertekeningen, dossier.Ondertekening{Wie: "partner"}, dossier.Ondertekening{Wie: "gemachtigde"})
	a.WeetNiet = append(a.WeetNiet, "hypotheek_rente_maand")
	schoon := d.Schoon(a)
	if fouten := d.Validate(schoon); len(fouten) > 0 {
		t.Errorf("got %v, want no mistakes", fouten)
	}
	if schoon.Partner != nil || schoon.Gemachtigde != nil || schoon.Bewindvoerder != nil {
		t.Error("someone who is no part of it any more is sent along")
	}
	if a.Partner == nil || a.Gemachtigde == nil || a.Bewindvoerder == nil || a.Antwoorden["partner_werkt_mee"] == nil || len(a.WeetNiet) < 2 {
		t.Error("the draft itself lost answers")
	}
}

// Whatever was answered before and is not asked any more: what is sent holds no answer
// that was not asked, and asks the same as the draft.
func TestCleanDraftAsksTheSame(t *testing.T) {
	d := load(t)
	var keuzes []intake.Vraag
	for _, p := range d.Paginas() {
		for _, v := range p.Vragen {
			if v.Veld == "" && (v.Type == intake.EenKeuze || v.Type == intake.Janee || v.Type == intake.Multi) {
				keuzes = append(keuzes, v)
			}
		}
	}
	basis := []*dossier.Aanvraag{read(t, "gezin"), read(t, "zzp")}
	rapid.Check(t, func(rt *rapid.T) {
		a := d.Schoon(basis[rapid.IntRange(0, 1).Draw(rt, "wie")])
		for range rapid.IntRange(1, 12).Draw(rt, "n") {
			v := rapid.SampledFrom(keuzes).Draw(rt, "vraag")
			var w any = rapid.Bool().Draw(rt, "ja")
			if len(v.Keuzes) > 0 {
				w = rapid.SampledFrom(v.Keuzes).Draw(rt, "keuze").Waarde
			}
			if v.Type == intake.Multi {
				w = []any{w}
			}
			d.Beantwoord(a, v.ID, w)
		}
		schoon := d.Schoon(a)
		if !maps.Equal(d.Zichtbaar(schoon), d.Zichtbaar(a)) {
			rt.Fatal("the clean one asks something else")
		}
		for _, b := range d.Validate(schoon) {
			if strings.Contains(b.Melding, "niet gesteld") {
				rt.Fatalf("%s is sent and was not asked", b.Pad)
			}
		}
	})
}
