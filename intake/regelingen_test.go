package intake_test

import (
	"maps"
	"slices"
	"testing"

	"solo/dossier"
	"solo/intake"
	voorbeelden "solo/testdata/aanvragen"
)

// andere decodes the examples of the other regelingen, with the definition of each.
func andere(t *testing.T) map[string]*dossier.Aanvraag {
	t.Helper()
	uit, err := voorbeelden.Decode(voorbeelden.Andere())
	if err != nil || len(uit) < 10 {
		t.Fatalf("%d examples, %v", len(uit), err)
	}
	return uit
}

func TestExamplesOfEveryRegelingAreGood(t *testing.T) {
	aantal := map[string]int{}
	for naam, a := range andere(t) {
		d := loadNaam(t, a.Regeling)
		aantal[a.Regeling]++
		if b := d.Validate(a); len(b) > 0 {
			t.Errorf("%s:\n%v", naam, b)
		}
		o := d.Beoordeel(a)
		t.Logf("%s: %s %d %v, %d%%, warnings at %s", naam, o.Urgentie.Niveau, o.Urgentie.Punten, o.Urgentie.Redenen, o.Volledigheid.Percentage, paths(o.Waarschuwingen))
	}
	namen, err := intake.Regelingen(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, naam := range namen {
		if naam != "bbz-gevestigd" && aantal[naam] < 2 {
			t.Errorf("%s has %d examples, want two", naam, aantal[naam])
		}
	}
}

func TestIOAZWarnsAndStopsNothing(t *testing.T) {
	d := loadNaam(t, "ioaz")
	werk := func(van, tot string) any {
		m := map[string]any{"soort": "ondernemer", "naam": "Winkel", "land": "Nederland", "van": van}
		if tot != "" {
			m["tot"] = tot
		}
		return m
	}
	jaren := func(winst int) []any {
		m := map[string]any{"jaar": num(2025), "nettowinst": num(winst), "loon": num(100000), "overig": num(0)}
		return []any{m, map[string]any{"jaar": num(2024), "nettowinst": num(winst), "loon": num(0), "overig": num(100000)}}
	}
	zonderBbz := func(stopt string) map[string]any {
		return map[string]any{"stopdatum_gepland": stopt, "bbz_overbrugging": false, "v_advies_extern": nil, "v_lening_uitleg": nil}
	}
	// The day of the example is 2026-11-08; the applicant was born on 1968-03-15.
	for _, tt := range []struct {
		naam string
		w    map[string]any
		want string
	}{
		{"nothing strange", nil, ""},
		{"stops today", map[string]any{"stopdatum_gepland": "2026-11-08"}, "antwoorden.stopdatum_gepland"},
		{"stopped already", map[string]any{"stopdatum_gepland": "2026-10-01", "reden_terugwerkend": "Ik wist het niet."}, "antwoorden.stopdatum_gepland"},
		{"stops tomorrow", map[string]any{"stopdatum_gepland": "2026-11-09"}, ""},
		{"stops within 18 months", zonderBbz("2028-05-08"), ""},
		{"stops a day later", zonderBbz("2028-05-09"), "antwoorden.stopdatum_gepland"},
		{"Bbz for 12 months", map[string]any{"stopdatum_gepland": "2027-11-08"}, ""},
		{"Bbz for a day more", map[string]any{"stopdatum_gepland": "2027-11-09"}, "antwoorden.bbz_overbrugging"},
		{"average at the limit", map[string]any{"inkomen_boekjaren": jaren(3096800 - 100000)}, "antwoorden.inkomen_boekjaren"},
		{"average a cent below the limit", map[string]any{"inkomen_boekjaren": jaren(3096799 - 100000)}, ""},
		{"expects the limit", map[string]any{"verwacht_inkomen_doorgaan": 3489000}, "antwoorden.verwacht_inkomen_doorgaan"},
		{"above the franchise", map[string]any{"bedrijfsvermogen_na_stop": 17072501}, "antwoorden.bedrijfsvermogen_na_stop"},
		{"at the franchise", map[string]any{"bedrijfsvermogen_na_stop": 17072500}, ""},
		{"two periods that meet", map[string]any{"bedrijf_10jaar": []any{werk("2010-01-01", "2019-12-31"), werk("2020-01-01", "")}}, ""},
		{"periods that overlap, not in order", map[string]any{"bedrijf_10jaar": []any{werk("2018-01-01", ""), werk("2010-01-01", "2019-12-31")}}, ""},
		{"half a year missing", map[string]any{"bedrijf_10jaar": []any{werk("2010-01-01", "2021-03-31"), werk("2021-10-01", "")}}, "antwoorden.bedrijf_10jaar"},
		{"the first year missing", map[string]any{"bedrijf_10jaar": []any{werk("2017-11-01", "")}}, "antwoorden.bedrijf_10jaar"},
		{"less than 3 years in business", map[string]any{"bedrijf_10jaar": []any{werk("2010-01-01", "2024-06-30"), werk("2024-07-01", "")}, "onderbreking_3jaar": false}, "antwoorden.bedrijf_10jaar"},
	} {
		a := set(andere(t)["22-ioaz-stopt-op-58"], tt.w)
		if b := d.Validate(a); len(b) > 0 {
			t.Errorf("%s: got mistakes %v, want none", tt.naam, b)
		}
		if got := paths(d.Beoordeel(a).Waarschuwingen); got != tt.want {
			t.Errorf("%s: got warnings at %q, want %q", tt.naam, got, tt.want)
		}
	}
}

func TestWhoAsksBbzTillTheStopAgreesToItsTerms(t *testing.T) {
	d, a := loadNaam(t, "ioaz"), andere(t)["22-ioaz-stopt-op-58"]
	for _, vraagt := range []bool{true, false} {
		zichtbaar := d.Zichtbaar(set(a, map[string]any{"bbz_overbrugging": vraagt}))
		for _, id := range []string{"v_advies_extern", "v_lening_uitleg"} {
			if zichtbaar[id] != vraagt {
				t.Errorf("Bbz asked is %v: got %s shown %v", vraagt, id, zichtbaar[id])
			}
		}
	}
}

func TestIOAZComputesAgeAndAverage(t *testing.T) {
	d := loadNaam(t, "ioaz")
	a := andere(t)["22-ioaz-stopt-op-58"]
	for geboren, tt := range map[dossier.OnvolledigeDatum]struct{ jaar, want string }{
		"1968-03-15": {"59", ""},
		"1972-03-31": {"55", ""}, // turns 55 on the day
		"1972-04-01": {"54", "antwoorden.stopdatum_gepland"},
		"1960-12-31": {"66", ""},
		"1960-03-31": {"67", "antwoorden.stopdatum_gepland"}, // 67 years on the day: AOW
		"1968":       {"", ""},
	} {
		a.Aanvrager.Geboortedatum = geboren
		got := map[string]string{}
		for _, v := range d.Berekend(a) {
			got[v.ID] = v.Antwoord
		}
		if got["leeftijd_bij_stop"] != tt.jaar || got["gemiddeld_inkomen"] != "€ 17.866,67" {
			t.Errorf("born %s: got %v, want %s years and an average of € 17.866,67", geboren, got, tt.jaar)
		}
		if w := paths(d.Beoordeel(a).Waarschuwingen); w != tt.want {
			t.Errorf("born %s: got warnings at %q, want %q", geboren, w, tt.want)
		}
	}
	if got := d.Omgeving(a, "", intake.Oordeel{})["hulpvraag"]; len(got.([]any)) != 1 {
		t.Errorf("got hulpvraag %v, want the one that IOAZ gives", got)
	}
}

func TestStarterWarnsAndStopsNothing(t *testing.T) {
	d := loadNaam(t, "bbz-starter")
	doelen := func(bedrag int) []any { return []any{map[string]any{"post": "voorraad", "bedrag": num(bedrag)}} }
	for _, tt := range []struct {
		naam, voorbeeld string
		w               map[string]any
		fout, want      string
	}{
		{"an idea", "20-starter-met-idee", nil, "", ""},
		{"no benefit", "20-starter-met-idee", map[string]any{"uitkering_bij_start": "nee", "uitkering_instantie": nil, "hulpvraag": list("levensonderhoud"),
			"voorbereiding_gewenst": nil, "voorbereidingskosten": nil, "begeleiding_gewenst": nil}, "", "antwoorden.uitkering_bij_start"},
		{"the day has passed", "20-starter-met-idee", map[string]any{"verwachte_startdatum": "2026-11-01"}, "", "antwoorden.verwachte_startdatum"},
		{"few hours", "20-starter-met-idee", map[string]any{"uren_per_week": 23}, "", "antwoorden.uren_per_week"},
		{"enough hours", "20-starter-met-idee", map[string]any{"uren_per_week": 24}, "", ""},
		{"dear preparation", "20-starter-met-idee", map[string]any{"voorbereidingskosten": []any{map[string]any{"post": "x", "bedrag": num(300001)}}}, "", "antwoorden.voorbereidingskosten"},
		{"a sum that does not fit", "20-starter-met-idee", map[string]any{"exploitatiebegroting": []any{map[string]any{"jaar": num(2027), "omzet": num(3), "kosten": num(1), "winst": num(1)}}},
			"", "antwoorden.exploitatiebegroting[0]"},
		{"begun 18 months ago", "21-starter-vof-kapitaal", map[string]any{"startdatum_werkzaamheden": "2025-05-07"}, "", "antwoorden.startdatum_werkzaamheden"},
		{"begun a day later", "21-starter-vof-kapitaal", map[string]any{"startdatum_werkzaamheden": "2025-05-08"}, "", ""},
		{"the most", "21-starter-vof-kapitaal", map[string]any{"krediet_bedrag": 4665600, "krediet_doelen": doelen(4665600)}, "", ""},
		{"more than the most", "21-starter-vof-kapitaal", map[string]any{"krediet_bedrag": 4665601, "krediet_doelen": doelen(4665601)}, "", "antwoorden.krediet_bedrag"},
		{"purposes do not add up", "21-starter-vof-kapitaal", map[string]any{"krediet_doelen": doelen(1)}, "antwoorden.krediet_doelen", ""},
	} {
		a := set(andere(t)[tt.voorbeeld], tt.w)
		if tt.naam == "no benefit" {
			a.WeetNiet = nil
		}
		if got := paths(d.Validate(a)); got != tt.fout {
			t.Errorf("%s: got mistakes at %q, want %q", tt.naam, got, tt.fout)
		}
		if got := paths(d.Beoordeel(a).Waarschuwingen); got != tt.want {
			t.Errorf("%s: got warnings at %q, want %q", tt.naam, got, tt.want)
		}
	}
}

// Who asks for help because of debts or in a melding is judged by the same rules, and a
// threat that the Wgs names is always spoed there.
func TestSmallRegelingenJudgeTheHaste(t *testing.T) {
	for _, tt := range []struct {
		voorbeeld string
		w         map[string]any
		want      string
	}{
		{"24-melding", nil, intake.Regulier},
		{"24-melding", map[string]any{"inkomen_deze_maand": 0, "u_dagen_rond": 20}, intake.Verhoogd},
		{"25-melding-spoed", nil, intake.Spoed},
		{"28-schuldhulp", nil, intake.Regulier},
		{"28-schuldhulp", map[string]any{"u_dringend": list("afsluiting"), "u_afsluiting": list("zorg")}, intake.Spoed},
		{"29-schuldhulp-afsluiting", nil, intake.Spoed},
		{"26-kwijtschelding", nil, intake.Regulier},
		{"27-kwijtschelding-ondernemer", nil, intake.Verhoogd},
		{"27-kwijtschelding-ondernemer", map[string]any{"invordering": "beslag"}, intake.Verhoogd},
	} {
		a := set(andere(t)[tt.voorbeeld], tt.w)
		d := loadNaam(t, a.Regeling)
		if fouten := d.Validate(a); len(fouten) > 0 {
			t.Errorf("%s %v: the example itself is wrong: %v", tt.voorbeeld, tt.w, fouten)
		}
		if got := d.Beoordeel(a).Urgentie.Niveau; got != tt.want {
			t.Errorf("%s %v: got %s, want %s", tt.voorbeeld, tt.w, got, tt.want)
		}
	}
}

// What a regeling asks that bbz-gevestigd does not, its examples show.
func TestExamplesShowEveryQuestionOfTheirOwn(t *testing.T) {
	gezien := map[string]map[string]bool{}
	for _, a := range andere(t) {
		if gezien[a.Regeling] == nil {
			gezien[a.Regeling] = map[string]bool{}
		}
		for _, id := range append(slices.Collect(maps.Keys(a.Antwoorden)), a.WeetNiet...) {
			gezien[a.Regeling][id] = true
		}
	}
	for regeling, gezien := range gezien {
		for _, p := range loadNaam(t, regeling).Paginas() {
			for _, v := range p.Vragen {
				if _, gedeeld := load(t).Vraag(v.ID); !gedeeld && v.Veld == "" && v.Berekend == "" && !gezien[v.ID] {
					t.Errorf("%s: no example answers %s", regeling, v.ID)
				}
			}
		}
	}
}
