package scan_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"solo/dossier"
	"solo/scan"
)

// regelVan is the rule that decides.
func regelVan(t testing.TB, s *scan.Scan, form velden) string {
	t.Helper()
	u, err := s.Beoordeel(lees(t, s, overige.met(uitgangspunt).met(form)))
	if err != nil {
		t.Fatal(err)
	}
	return u.Regel
}

func TestEveryDayThatChangesSomethingChangesItOnThatDay(t *testing.T) {
	d := load(t)
	voor1960 := doorgaan.met(velden{"q_perspectief": nee})
	tests := []struct {
		wat, peildatum string
		antwoorden     velden
		vraag, dag     string
		want           string
	}{
		{"18 today", "2026-06-01", starten, "q_geboortedatum", "2008-06-01", "R17"},
		{"18 tomorrow", "2026-06-01", starten, "q_geboortedatum", "2008-06-02", "R03"},
		{"born on 29 February, 18 on 1 March", "2026-03-01", starten, "q_geboortedatum", "2008-02-29", "R17"},
		{"born on 29 February, not 18 on 28 February", "2026-02-28", starten, "q_geboortedatum", "2008-02-29", "R03"},
		{"AOW today", "2026-06-01", doorgaan, "q_geboortedatum", "1959-06-01", "R04"},
		{"AOW tomorrow", "2026-06-01", doorgaan, "q_geboortedatum", "1959-06-02", "R28"},
		{"last of the 67", "2027-12-31", doorgaan, "q_geboortedatum", "1960-12-31", "R04"},
		{"first of the 67 and 3 months, at 67", "2028-01-01", doorgaan, "q_geboortedatum", "1961-01-01", "R28"},
		{"first of the 67 and 3 months, a day before", "2028-03-31", doorgaan, "q_geboortedatum", "1961-01-01", "R28"},
		{"first of the 67 and 3 months, at 67 and 3 months", "2028-04-01", doorgaan, "q_geboortedatum", "1961-01-01", "R04"},
		{"whoever is older has reached it too", "2028-03-31", doorgaan, "q_geboortedatum", "1955-01-01", "R04"},
		{"born in 1959, before AOW", "2026-06-01", voor1960, "q_geboortedatum", "1959-12-31", "R21"},
		{"born in 1960", "2026-06-01", voor1960, "q_geboortedatum", "1960-01-01", "R22"},
		{"nobody of before 1960 is left in 2027", "2027-01-01", voor1960, "q_geboortedatum", "1959-12-31", "R04"},
		{"18 months ago", "2026-06-01", doorgaan, "q_startdatum", "2024-12-01", "R28"},
		{"a day less", "2026-06-01", doorgaan, "q_startdatum", "2024-12-02", "R24"},
		{"18 months before the end of a long month", "2026-08-31", doorgaan, "q_startdatum", "2025-02-28", "R28"},
		{"a day less than that", "2026-08-31", doorgaan, "q_startdatum", "2025-03-01", "R24"},
		{"stop today", "2026-06-01", stoppen, "q_stopdatum", "2026-06-01", "R11"},
		{"stop in 12 months", "2026-06-01", stoppen.met(velden{"q_winst3": nee}), "q_stopdatum", "2027-06-01", "R12"},
		{"a day later", "2026-06-01", stoppen.met(velden{"q_winst3": nee}), "q_stopdatum", "2027-06-02", "R13"},
		{"stop in 18 months", "2026-06-01", stoppen, "q_stopdatum", "2027-12-01", "R11"},
		{"a day later than that", "2026-06-01", stoppen, "q_stopdatum", "2027-12-02", "R13"},
		{"55 on the day of the stop", "2026-06-01", stoppen.met(velden{"q_stopdatum": {"2026-09-01"}}), "q_geboortedatum", "1971-09-01", "R11"},
		{"55 a day after the stop", "2026-06-01", stoppen.met(velden{"q_stopdatum": {"2026-09-01"}}), "q_geboortedatum", "1971-09-02", "R12"},
		{"not knowing the day counts as the last that can be", "2026-06-01", stoppen.met(velden{"q_stopdatum": weetNiet}), "q_geboortedatum", "1972-12-01", "R11"},
		{"and a day later it is not reached", "2026-06-01", stoppen.met(velden{"q_stopdatum": weetNiet}), "q_geboortedatum", "1972-12-02", "R12"},
	}
	for _, tt := range tests {
		s := met(t, d, waarden(t, tt.peildatum))
		if got := regelVan(t, s, tt.antwoorden.met(velden{tt.vraag: {tt.dag}})); got != tt.want {
			t.Errorf("%s: on %s, %s %s gave %s, want %s", tt.wat, tt.peildatum, tt.vraag, tt.dag, got, tt.want)
		}
	}
}

// TestAgeIsCountedAsEverywhereInTheHouse compares with dossier.Leeftijd.
func TestAgeIsCountedAsEverywhereInTheHouse(t *testing.T) {
	d := load(t)
	rapid.Check(t, func(rt *rapid.T) {
		p := dossier.Datum{Jaar: 2024, Maand: 1, Dag: 1}.PlusDagen(rapid.IntRange(0, 2500).Draw(rt, "peildatum"))
		geboren := p.PlusMaanden(-216).PlusDagen(rapid.IntRange(-3, 3).Draw(rt, "geboren"))
		s := met(t, d, scan.Waarden{Peildatum: p})
		got := regelVan(t, s, starten.met(velden{"q_geboortedatum": {geboren.String()}})) == "R03"
		if want := geboren.Leeftijd(p) < 18; got != want {
			rt.Errorf("born %v, on %v: a minor is %t, want %t", geboren, p, got, want)
		}
	})
}

func TestGemeenteSetsTheBoundaryOfAStarter(t *testing.T) {
	d := load(t)
	w := waarden(t, "2026-06-01")
	for maanden, want := range map[int]string{6: "R28", 18: "R24", 36: "R24"} {
		w.StarterMaxMaanden = maanden
		s := met(t, d, w)
		form := doorgaan.met(velden{"q_startdatum": {"2025-05"}})
		if got := regelVan(t, s, form); got != want {
			t.Errorf("13 months with a boundary of %d gave %s, want %s", maanden, got, want)
		}
		if u := beoordeel(t, s, overige.met(uitgangspunt).met(form)); u.Regel == "R24" && !strings.Contains(u.Teksten[0], fmt.Sprintf("korter dan %d maanden", maanden)) {
			t.Errorf("with a boundary of %d it says %q", maanden, u.Teksten)
		}
	}
}

func TestAmountsOfTheDayStandInTheQuestion(t *testing.T) {
	d := load(t)
	tests := []struct {
		vraag, met, zonder string
	}{
		{"q_inkomen", "lager dan € 1.401,50 netto per maand? Of hebt u een partner, en is het inkomen van u samen lager dan € 2.002,13?", "lager dan de bijstand?"},
		{"q_winst3", "lager dan € 28.957,00 bruto per jaar?", "lager dan het minimumloon?"},
		{"q_verwacht", "lager blijft dan € 33.212,00 bruto per jaar", "lager blijft dan het minimumloon"},
	}
	kaal := waarden(t, "2026-06-01")
	bekend := met(t, d, kaal)
	kaal = scan.Waarden{Peildatum: kaal.Peildatum}
	onbekend := met(t, d, kaal)
	for _, tt := range tests {
		if v, _ := bekend.Vraag(tt.vraag); !strings.Contains(v.Label, tt.met) {
			t.Errorf("%s asks %q, want %q", tt.vraag, v.Label, tt.met)
		}
		if v, _ := onbekend.Vraag(tt.vraag); !strings.Contains(v.Label, tt.zonder) || strings.Contains(v.Label, "€") {
			t.Errorf("%s without amounts asks %q, want %q", tt.vraag, v.Label, tt.zonder)
		}
	}
}

func TestValuesThatCannotBeAreRefused(t *testing.T) {
	d := load(t)
	p := dag(t, "2026-06-01")
	for _, w := range []scan.Waarden{{}, {Peildatum: p, StarterMaxMaanden: -1}, {Peildatum: p, StarterMaxMaanden: 121}, {Peildatum: p, IOAZLimiet2: -1}} {
		if s, err := d.Met(w); err == nil || s != nil {
			t.Errorf("%+v gave %v, %v; want a mistake", w, s, err)
		}
	}
}

func TestReasonsAreTheAnswersThatTheRuleNames(t *testing.T) {
	s := shipped(t)
	tests := []struct {
		antwoorden velden
		want       []string
	}{
		{velden{"q_gemeente": {"buitenland"}}, []string{"q_gemeente"}},
		{starten.met(velden{"q_geboortedatum": {"2010-01-01"}}), []string{"q_geboortedatum"}},
		{doorgaan.met(velden{"q_uren": nee}), []string{"q_situatie", "q_uren"}},
		{stoppen.met(velden{"q_inkomen": nee, "q_winst3": nee}), []string{"q_situatie", "q_inkomen"}},
		{starten.met(velden{"q_uitkering": {"ww"}, "q_vergunning": nee}), []string{"q_situatie", "q_vergunning"}},
		{stoppen, []string{"q_geboortedatum", "q_situatie", "q_uren", "q_rechtsvorm", "q_inkomen", "q_stopdatum", "q_laatste3", "q_daarvoor7", "q_winst3", "q_verwacht"}},
		{doorgaan, []string{"q_situatie", "q_startdatum", "q_uren", "q_inkomen", "q_perspectief"}},
		{doorgaan.met(velden{"q_hulp": {"schulden"}, "q_acuut": {"beslag"}}), []string{"q_situatie", "q_startdatum", "q_uren", "q_inkomen", "q_hulp", "q_perspectief", "q_acuut"}},
	}
	for _, tt := range tests {
		a, _ := walk(t, s, uitgangspunt.met(tt.antwoorden))
		u, err := s.Beoordeel(a)
		var got []string
		for _, w := range u.Doordat {
			got = append(got, w.Vraag)
		}
		if err != nil || !slices.Equal(got, tt.want) {
			t.Errorf("%s: the reasons are %v (%v), want %v", u.Regel, got, err, tt.want)
		}
	}
}

// TestNotKnowingNeverExcludes: in every worked case with a regeling each answer may be
// "weet ik niet", and there is a regeling still.
func TestNotKnowingNeverExcludes(t *testing.T) {
	s := shipped(t)
	for _, g := range gevallen() {
		if g.primair == nietsPast || g.peildatum != "" || g.los {
			continue
		}
		form := overige.met(uitgangspunt).met(g.antwoorden)
		for _, id := range ids {
			v, _ := s.Vraag(id)
			if !slices.ContainsFunc(v.Keuzes, func(k scan.Keuze) bool { return k.Waarde == "weet_niet" }) {
				continue
			}
			if u := beoordeel(t, s, form.met(velden{id: weetNiet})); u.Primair == "" {
				t.Errorf("case %s without knowing %s gave %s, want a regeling", g.nr, id, u.Regel)
			}
		}
	}
}

func TestDringendNeverChangesTheOutcome(t *testing.T) {
	s := shipped(t)
	for _, g := range gevallen() {
		if g.peildatum != "" || g.los || g.urgentie != "" {
			continue
		}
		form := overige.met(uitgangspunt).met(g.antwoorden).met(velden{"q_acuut": {"zitting", "geen_eten"}})
		u := beoordeel(t, s, form)
		if u.Regel != g.regel || u.Primair+"/"+u.Variant != g.primair {
			t.Errorf("case %s with haste gave %s %s/%s, want %s %s", g.nr, u.Regel, u.Primair, u.Variant, g.regel, g.primair)
		}
		if u.Urgentie != scan.Spoed || len(u.Redenen) != 2 || !slices.Contains(extras(u.Extras), "bel_vandaag") {
			t.Errorf("case %s: urgentie %q, %v, %v", g.nr, u.Urgentie, u.Redenen, extras(u.Extras))
		}
	}
}

func TestEachDringendThingIsAReason(t *testing.T) {
	s := shipped(t)
	for keuze, want := range map[string]string{"geen_eten": scan.Spoed, "huis_uit": scan.MogelijkSpoed, "afsluiting": scan.MogelijkSpoed,
		"beslag": scan.MogelijkSpoed, "zitting": scan.MogelijkSpoed, "geen": ""} {
		u := beoordeel(t, s, overige.met(uitgangspunt).met(doorgaan).met(velden{"q_acuut": {keuze}}))
		if u.Urgentie != want || (len(u.Redenen) == 1) != (want != "") || (len(u.Extras) == 1) != (want != "") {
			t.Errorf("%s gave %q, %v, %v; want %q", keuze, u.Urgentie, u.Redenen, extras(u.Extras), want)
		}
	}
}

// TestEveryoneIsHelpedOn: no outcome is a dead end.
func TestEveryoneIsHelpedOn(t *testing.T) {
	d := load(t)
	rapid.Check(t, func(rt *rapid.T) {
		w := drawWaarden(rt)
		s := met(t, d, w)
		u := beoordeel(rt, s, drawAlles(rt, s, w))
		if u.Titel == "" || u.Primair == "" && len(u.Verwijzingen) == 0 || len(u.Verwijzingen)+len(u.Ook) < 2 || len(u.Doordat) == 0 {
			rt.Errorf("%s: title %q, %v, besides %v, reasons %v", u.Regel, u.Titel, codes(u.Verwijzingen), codes(u.Ook), u.Doordat)
		}
		for _, v := range slices.Concat(u.Verwijzingen, u.Ook) {
			if v.Titel == "" || v.Tekst == "" {
				rt.Errorf("%s has no text", v.Code)
			}
		}
	})
}

func TestQuestionThatIsNotThereIsNotFound(t *testing.T) {
	if v, ok := shipped(t).Vraag("q_niets"); ok {
		t.Errorf("got %v, want nothing", v)
	}
}

// TestTextsAreShort is what a machine can see of B1: short sentences, and no words of an
// office. Whether it reads well is for people.
func TestTextsAreShort(t *testing.T) {
	s := shipped(t)
	teksten := map[string]string{}
	for _, id := range ids {
		v, _ := s.Vraag(id)
		teksten[id] = v.Label + ". " + v.Uitleg
		for _, k := range v.Keuzes {
			teksten[id+" "+k.Waarde] = k.Label
		}
	}
	for _, g := range gevallen() {
		u := beoordeel(t, s, overige.met(uitgangspunt).met(doorgaan).met(g.antwoorden))
		teksten["case "+g.nr] = u.Titel + ". " + u.Tekst + " " + strings.Join(u.Teksten, " ")
		for _, v := range slices.Concat(u.Verwijzingen, u.Ook) {
			teksten[v.Code] = v.Titel + ". " + v.Tekst
		}
		for _, e := range u.Extras {
			teksten[e.Code] = e.Tekst
		}
	}
	verboden := []string{"middels", "teneinde", "dient te", "dienen te", "betreffende", "inzake", "derhalve", "alsmede", "indien", "reeds", "ingevolge", "conform", "uw uwe"}
	for plek, tekst := range teksten {
		for _, zin := range strings.FieldsFunc(tekst, func(r rune) bool { return r == '.' || r == '?' || r == '!' || r == ':' }) {
			if n := len(strings.FieldsFunc(zin, unicode.IsSpace)); n > 21 {
				t.Errorf("%s: %d words in %q", plek, n, strings.TrimSpace(zin))
			}
		}
		for _, w := range verboden {
			if strings.Contains(strings.ToLower(tekst), w) {
				t.Errorf("%s says %q", plek, w)
			}
		}
	}
}
