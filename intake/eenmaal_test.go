package intake_test

import (
	"maps"
	"reflect"
	"strings"
	"testing"

	"solo/intake"
)

// Two questions with the same words are one question to who reads them.
func TestNoTwoQuestionsOfADefinitionReadTheSame(t *testing.T) {
	namen, err := intake.Regelingen(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, naam := range namen {
		eerder := map[string]string{}
		for _, p := range loadNaam(t, naam).Paginas() {
			for _, v := range p.Vragen {
				if ander, al := eerder[v.Label]; al {
					t.Errorf("%s: %s and %s both ask %q", naam, ander, v.ID, v.Label)
				}
				eerder[v.Label] = v.ID
			}
		}
	}
}

// What somebody told before stands there when it is asked again, and may be changed.
func TestWhatWasToldBeforeIsFilledIn(t *testing.T) {
	beslag := map[string]any{"heeft_schulden": true, "u_dringend": list("beslag"), "u_beslag": list("bank", "auto"), "heeft_beslag": nil, "beslag": nil}
	faillissement := map[string]any{"heeft_schulden": true, "u_dringend": list("faillissement"), "u_faillissement": "aangevraagd",
		"u_faillissement_zittingsdatum": "2026-12-01", "insolventie_prive": "wsnp_aangevraagd"}
	jaar := func(w int, meer map[string]any) any {
		rij := map[string]any{"jaar": num(w), "nettowinst": num(100 * w)}
		for k, x := range meer {
			rij[k] = x
		}
		return rij
	}
	cijfers := map[string]any{"status": "definitief", "omzet": num(900000)}
	for _, tt := range []struct {
		naam, regeling string
		w              map[string]any
		vraag          string
		want           any
	}{
		{"the account for the money", "bbz-gevestigd", map[string]any{"bankrekeningen": nil}, "bankrekeningen", []any{map[string]any{"iban": "NL91ABNA0417164300"}}},
		{"no account yet", "bbz-gevestigd", map[string]any{"bankrekeningen": nil, "uitkering_rekening": nil}, "bankrekeningen", nil},
		{"beslag", "bbz-gevestigd", beslag, "heeft_beslag", true},
		{"no beslag", "bbz-gevestigd", map[string]any{"heeft_schulden": true, "u_dringend": list("geen")}, "heeft_beslag", nil},
		{"beslag on what", "bbz-gevestigd", metAntwoord(beslag, "heeft_beslag", true), "beslag", []any{map[string]any{"soort": "bank"}, map[string]any{"soort": "auto"}}},
		{"day in court", "bbz-gevestigd", faillissement, "zittingsdatum", "2026-12-01"},
		{"profit", "ioaz", map[string]any{"boekjaren": []any{jaar(2024, cijfers), jaar(2025, cijfers)}, "inkomen_boekjaren": nil}, "inkomen_boekjaren", []any{jaar(2024, nil), jaar(2025, nil)}},
		{"no figures", "ioaz", map[string]any{"boekjaren": nil, "inkomen_boekjaren": nil}, "inkomen_boekjaren", nil},
	} {
		a := read(t, "zzp")
		if tt.regeling == "ioaz" {
			a = andere(t)["22-ioaz-stopt-op-58"]
		}
		d := loadNaam(t, tt.regeling)
		if got := d.Voorstellen(set(a, tt.w))[tt.vraag]; !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: got %v filled in, want %v", tt.naam, got, tt.want)
		}
	}
}

// metAntwoord is the same answers with one more.
func metAntwoord(w map[string]any, id string, antwoord any) map[string]any {
	uit := maps.Clone(w)
	uit[id] = antwoord
	return uit
}

// The day of a bankruptcy case is asked once: where the haste is asked, or at the debts.
func TestDayInCourtIsAskedOnce(t *testing.T) {
	d := load(t)
	for _, tt := range []struct {
		u_faillissement, prive, bedrijf string
		want                            bool
	}{
		{"aangevraagd", "faillissement_aangevraagd", "nee", false},
		{"aangevraagd", "nee", "faillissement_aangevraagd", false},
		{"aangevraagd", "wsnp_aangevraagd", "nee", true}, // another case
		{"dreigt", "nee", "faillissement_aangevraagd", true},
		{"", "faillissement_aangevraagd", "nee", true},
		{"", "nee", "nee", false},
	} {
		a := set(read(t, "zzp"), map[string]any{"heeft_schulden": true, "insolventie_prive": tt.prive, "insolventie_bedrijf": tt.bedrijf})
		if tt.u_faillissement != "" {
			set(a, map[string]any{"u_dringend": list("faillissement"), "u_faillissement": tt.u_faillissement})
		}
		if got := d.Zichtbaar(a)["zittingsdatum"]; got != tt.want {
			t.Errorf("%+v: got asked %v", tt, got)
		}
	}
}

// Who does not know the rest leaves what was filled in beforehand as it stands.
func TestFieldsThatAreFilledInBeforehandAreTold(t *testing.T) {
	d := loadNaam(t, "ioaz")
	for veld, want := range map[string]bool{
		"bankrekeningen.iban": true, "bankrekeningen.naam": false, "beslag.soort": true, "beslag.datum": false, "schulden.schuldeiser": false,
		"inkomen_boekjaren.jaar": true, "inkomen_boekjaren.nettowinst": true, "inkomen_boekjaren.loon": false, "heeft_beslag.heeft_beslag": false,
	} {
		id, naam, _ := strings.Cut(veld, ".")
		v, _ := d.Vraag(id)
		if got := v.Voorgesteld(naam); got != want {
			t.Errorf("%s: got filled in beforehand %v, want %v", veld, got, want)
		}
	}
}
