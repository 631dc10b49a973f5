package intake_test

import (
	"strings"
	"testing"

	"solo/dossier"
	"solo/intake"
)

// What cannot be is refused, with a sentence that says what can; what is only strange may
// pass. The day of zzp and gezin is 2026-11-16.
func TestDatesHaveBounds(t *testing.T) {
	boekjaar := func(j int) []any {
		return []any{map[string]any{"jaar": num(j), "status": "concept", "omzet": num(1), "nettowinst": num(1)}}
	}
	aangifte := func(periode string) map[string]any {
		a := metSchuld()
		a["btw_aangiften"] = []any{map[string]any{"periode": periode, "omzet": num(1), "te_betalen": num(1), "betaald": true}}
		return a
	}
	uit := func(dag string) map[string]any {
		return map[string]any{"u_dringend": list("ontruiming"), "u_ontruiming": "vonnis", "u_ontruiming_datum": dag}
	}
	weg := func(van, tot string) map[string]any {
		return map[string]any{"verblijf": list("buitenland"), "verblijf_buitenland_van": van, "verblijf_buitenland_tot": tot}
	}
	for _, tt := range []struct {
		naam      string
		w         map[string]any
		pad, zegt string
	}{
		{"help since 1980", map[string]any{"eerdere_hulp": list("bijstand"), "eerder_bijstand_12mnd": "Elders", "gewenste_ingangsdatum": "1980-01-01", "reden_terugwerkend": "x"}, "gewenste_ingangsdatum", "vanaf 16 november 2024"},
		{"help since two years", map[string]any{"eerdere_hulp": list("bijstand"), "eerder_bijstand_12mnd": "Elders", "gewenste_ingangsdatum": "2024-11-16", "reden_terugwerkend": "x"}, "", ""},
		{"figures of 1980", map[string]any{"boekjaren": boekjaar(1980)}, "boekjaren[0].jaar", "vul een jaar in vanaf 2022"},
		{"figures of next year", map[string]any{"boekjaren": boekjaar(2027)}, "boekjaren[0].jaar", "tot en met 2026"},
		{"figures of the fourth year", map[string]any{"boekjaren": boekjaar(2022)}, "", ""},
		{"books done until 1980", map[string]any{"administratie_bij_tot": "1980-01"}, "administratie_bij_tot", "vanaf november 2006"},
		{"books done until next month", map[string]any{"administratie_bij_tot": "2026-12"}, "administratie_bij_tot", "tot en met november 2026"},
		{"books done until this month", map[string]any{"administratie_bij_tot": "2026-11"}, "", ""},
		{"evicted in 1980", uit("1980-01-01"), "u_ontruiming_datum", "vanaf 16 november 2025"},
		{"evicted last week", uit("2026-11-10"), "", ""},
		{"quarter 12", aangifte("12"), "btw_aangiften[0].periode", "2026-2"},
		{"quarter 5", aangifte("2026-5"), "btw_aangiften[0].periode", "2026-2"},
		{"a month", aangifte("2026-07"), "", ""},
		{"abroad in 1980", weg("1980-01-01", "1980-03-01"), "verblijf_buitenland_van", "vanaf"},
		{"back before gone", weg("2026-06-01", "2026-05-01"), "verblijf_buitenland_tot", "vóór de eerste dag"},
		{"abroad", weg("2026-06-01", "2026-08-01"), "", ""},
		{"begun in the month of birth", map[string]any{"startdatum_werkzaamheden": "1984-05-20", "startdatum_verschil": "x"}, "startdatum_werkzaamheden", "nog geen 12 jaar"},
	} {
		a := set(read(t, "zzp"), tt.w)
		a.Aanvrager.Geboortedatum = "1984-05-12"
		b := load(t).Validate(a)
		switch {
		case tt.pad == "" && len(b) > 0:
			t.Errorf("%s: got %v, want no mistakes", tt.naam, b)
		case tt.pad != "" && !says(b, "antwoorden."+tt.pad, tt.zegt):
			t.Errorf("%s: got %v, want %q at %s", tt.naam, b, tt.zegt, tt.pad)
		}
	}
}

// metSchuld are the answers of somebody with one debt and nothing else about it.
func metSchuld() map[string]any {
	schuld := map[string]any{"schuldeiser": "Leverancier", "soort": "leverancier", "prive_zakelijk": "zakelijk", "openstaand": num(1)}
	return map[string]any{"heeft_schulden": true, "schulden": []any{schuld}, "heeft_belastingschuld": false, "borg_staan": false, "heeft_beslag": false, "schuldhulp_status": "nee",
		"insolventie_prive": "nee", "insolventie_bedrijf": "nee", "schuld_totaal_prive": 0, "schuld_totaal_zakelijk": 1, "wil_schuldhulp": false, "debiteuren_ouder_90": 0}
}

func says(b dossier.Bevindingen, pad, zin string) bool {
	for _, f := range b {
		if f.Pad == pad && strings.Contains(f.Melding, zin) {
			return true
		}
	}
	return false
}

// An answer that was right on the day of the aanvraag stays right when more is sent later.
func TestBoundsStayWhereTheyWere(t *testing.T) {
	later := dossier.Datum{Jaar: 2028, Maand: 6, Dag: 1}
	a := set(read(t, "zzp"), map[string]any{"u_dringend": list("ontruiming"), "u_ontruiming": "vonnis", "u_ontruiming_datum": "2026-11-30"})
	if b := load(t).Op(later).Validate(a); len(b) > 0 {
		t.Errorf("got %v, want no mistakes a year and a half later", b)
	}
}

// A day that was announced and is long past is no haste: somebody must look again.
func TestOldAnnouncedDaysAreNoHaste(t *testing.T) {
	uit := map[string]any{"u_dringend": list("ontruiming"), "u_ontruiming": "vonnis"}
	af := map[string]any{"u_dringend": list("afsluiting"), "u_afsluiting": list("water"), "u_afsluiting_al": false}
	brief := map[string]any{"heeft_schulden": true, "heeft_belastingschuld": true, "dwangbevel": true}
	for _, tt := range []struct {
		naam, vraag, dag string
		w                map[string]any
		punten           int
		niveau           string
		opnieuw          bool
	}{
		{"evicted a month ago", "u_ontruiming_datum", "2026-10-16", uit, 0, intake.Spoed, true},
		{"evicted a day longer ago", "u_ontruiming_datum", "2026-10-15", uit, 4, intake.Regulier, true},
		{"cut off half a year ago", "u_afsluiting_datum", "2026-05-01", af, 0, intake.Regulier, true},
		{"evicted today", "u_ontruiming_datum", "2026-11-16", uit, 0, intake.Spoed, false},
		{"evicted yesterday", "u_ontruiming_datum", "2026-11-15", uit, 0, intake.Spoed, true},
		{"dwangbevel of a year ago", "dwangbevel_datum", "2025-11-16", brief, 4, intake.Regulier, false},
		{"dwangbevel of before that", "dwangbevel_datum", "2025-11-15", brief, 0, intake.Regulier, false},
	} {
		a := set(set(rustig(t), tt.w), map[string]any{tt.vraag: tt.dag})
		u := load(t).Beoordeel(a).Urgentie
		if u.Punten != tt.punten || u.Niveau != tt.niveau || u.Herbeoordelen != tt.opnieuw {
			t.Errorf("%s: got %+v, want %d points, %s, again: %t", tt.naam, u, tt.punten, tt.niveau, tt.opnieuw)
		}
	}
}

func TestStrangeAnswersAreNamedAndPass(t *testing.T) {
	schuld := map[string]any{"heeft_schulden": true, "heeft_beslag": true, "u_dringend": list("geen")}
	kind := func(geboren string) map[string]any {
		return map[string]any{"heeft_kinderen": true, "kinderen": []any{
			map[string]any{"naam": "Kim", "geboortedatum": "2015-01-01", "woont_thuis": true},
			map[string]any{"naam": "Bo", "geboortedatum": geboren, "woont_thuis": true, "inkomen_of_studie": "geen"}}}
	}
	jaren := func(j ...int) map[string]any {
		var uit []any
		for _, n := range j {
			uit = append(uit, map[string]any{"jaar": num(n), "status": "concept", "omzet": num(500), "inkoop": num(100), "nettowinst": num(400)})
		}
		return map[string]any{"boekjaren": uit}
	}
	mis := jaren(2023, 2024, 2025)
	mis["boekjaren"].([]any)[1].(map[string]any)["nettowinst"] = num(1)
	for _, tt := range []struct {
		naam      string
		w         map[string]any
		pad, zegt string
	}{
		{"none of these things, and beslag", schuld, "antwoorden.heeft_beslag", "Geen van deze dingen"},
		{"a child of 46", kind("1980-01-01"), "antwoorden.kinderen[1]", "Kind 2 is"},
		{"a child of 20", kind("2006-01-01"), "", ""},
		{"a year is missing", jaren(2024, 2025), "antwoorden.boekjaren", "ontbreekt een van de laatste drie jaren"},
		{"three years", jaren(2023, 2024, 2025), "", ""},
		{"the sum of one year", mis, "antwoorden.boekjaren[1]", "Bij de cijfers van 2024: de omzet"},
	} {
		b := load(t).Beoordeel(set(rustig(t), tt.w)).Waarschuwingen
		switch {
		case tt.pad == "" && len(b) > 0:
			t.Errorf("%s: got %v, want no warnings", tt.naam, b)
		case tt.pad != "" && !says(b, tt.pad, tt.zegt):
			t.Errorf("%s: got %v, want %q at %s", tt.naam, b, tt.zegt, tt.pad)
		}
	}
}

// Nobody answers what is thrown away afterwards, or what does not concern him.
func TestNothingIsAskedInVain(t *testing.T) {
	d := load(t)
	belasting := map[string]any{"heeft_schulden": true, "heeft_belastingschuld": true}
	for vorm, want := range map[string]bool{"vof": false, "eenmanszaak": false, "bv": true} {
		a := set(read(t, "zzp"), belasting)
		a.Onderneming.Rechtsvorm = vorm
		if got := d.Zichtbaar(a)["belastingschuld_vpb"]; got != want {
			t.Errorf("%s: got vennootschapsbelasting %t, want %t", vorm, got, want)
		}
	}
	vof := set(read(t, "zzp"), map[string]any{"zeggenschap": "alleen"})
	vof.Onderneming.Rechtsvorm = "vof"
	if !d.Zichtbaar(vof)["medevennoten"] {
		t.Error("a vof has vennoten, whoever decides: medevennoten is not asked")
	}
	for _, regeling := range []string{"bbz-gevestigd", "bbz-starter", "ioaz"} {
		for _, p := range loadNaam(t, regeling).Paginas() {
			op := map[string]bool{}
			for _, v := range p.Vragen {
				op[v.ID] = true
			}
			if op["zeggenschap"] && op["medevennoten"] || op["zelfstandigenaftrek"] && op["uren_vorig_jaar"] {
				t.Errorf("%s: page %q asks what the answer above it makes needless", regeling, p.Titel)
			}
		}
	}
}
