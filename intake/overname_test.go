package intake_test

import (
	"errors"
	"maps"
	"reflect"
	"strings"
	"testing"
	"time"

	"solo/dossier"
	"solo/intake"
	"solo/vindplaats"
)

// inDeScan are the answers of somebody who may ask for anything.
func inDeScan(vraag string) []string {
	return map[string][]string{"q_geboortedatum": {"1968-05-04"}, "q_situatie": {"doorgaan"}, "q_insolventie": {"nee"}, "q_startdatum": {"2019-03"}, "q_uitkering": {"ww"},
		"q_rechtsvorm": {"nv"}, "q_zeggenschap": {"ja"}, "q_hulp": {"levensonderhoud", "schulden"}, "q_perspectief": {"weet_niet"}, "q_stopdatum": {"2027-01-31"},
		"q_laatste3": {"ja"}, "q_acuut": {"geen_eten", "zitting"}}[vraag]
}

func TestAnswersOfTheScanAreTakenOverByEveryRegeling(t *testing.T) {
	aanvrager := dossier.Antwoorden{"geboortedatum": "1968-05-04"}
	spoed := dossier.Antwoorden{"u_geld_voor_eten": false, "u_dringend": []any{"faillissement"}, "u_faillissement": "aangevraagd"}
	schulden := dossier.Antwoorden{"heeft_schulden": true, "wil_schuldhulp": true, "insolventie_prive": "nee"}
	bedrijf := dossier.Antwoorden{"rechtsvorm": "nv", "startdatum_werkzaamheden": "2019-03-01"}
	for naam, delen := range map[string][]dossier.Antwoorden{
		"bbz-gevestigd":  {aanvrager, spoed, schulden, bedrijf, {"bbz_variant": "doorgaan", "hulpvraag": []any{"levensonderhoud"}, "stop_datum": "2027-01-31"}},
		"bbz-starter":    {aanvrager, spoed, schulden, bedrijf, {"hulpvraag": []any{"levensonderhoud"}, "start_fase": "net_begonnen", "uitkering_bij_start": "ww", "rechtsvorm_gepland": "anders"}},
		"ioaz":           {aanvrager, spoed, schulden, bedrijf, {"stopdatum_gepland": "2027-01-31", "onderbreking_3jaar": false}},
		"kwijtschelding": {aanvrager},
		"schuldhulp":     {aanvrager, {"u_geld_voor_eten": false, "heeft_bedrijf": "ja"}},
		"melding":        {aanvrager, spoed, {"hulp_gezocht": []any{"levensonderhoud", "schulden"}, "bedrijf_gestopt": false}},
	} {
		want := dossier.Antwoorden{}
		for _, d := range delen {
			maps.Copy(want, d)
		}
		if got := loadNaam(t, naam).Overgenomen(inDeScan); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %v\nwant %v", naam, got, want)
		}
	}
}

// What is taken over must be an answer: else a page shows a mistake that nobody made.
func TestWhatIsTakenOverIsAnAnswer(t *testing.T) {
	for naam, d := range alleDefinities(t) {
		nu := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
		a := &dossier.Aanvraag{Regeling: naam, Definitie: d.Versie, MeldingOp: nu, AanvraagOp: nu}
		over := d.Overgenomen(inDeScan)
		for id, w := range over {
			d.Beantwoord(a, id, w)
		}
		for id := range over {
			if fouten, _ := d.ValidateVragen(a, []string{id}); len(fouten) > 0 {
				t.Errorf("%s: %v", naam, fouten)
			}
		}
	}
}

func TestAPeriodOrAnswersThatContradictAreNotTakenOver(t *testing.T) {
	d, err := loadKlein(strings.Replace(klein, "verplicht: altijd\n      - id: dag\n", "scan: { vraag: q_kleur, waarden: { vuur: rood, bloed: rood, zee: blauw } }\n      - id: dag\n        scan: { vraag: q_dag }\n", 1))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		kleur, dag []string
		want       dossier.Antwoorden
	}{
		{[]string{"vuur", "bloed"}, []string{"2026-01-31"}, dossier.Antwoorden{"kleur": "rood", "dag": "2026-01-31"}},
		{[]string{"vuur", "zee"}, []string{"binnen_12"}, dossier.Antwoorden{}},
		{[]string{"weet_niet"}, []string{"2026-02-31"}, dossier.Antwoorden{}},
		{nil, []string{"2026-02"}, dossier.Antwoorden{"dag": "2026-02-01"}},
		{nil, []string{"2026-02-01", "2026-02-02"}, dossier.Antwoorden{}},
	} {
		got := d.Overgenomen(func(vraag string) []string { return map[string][]string{"q_kleur": tt.kleur, "q_dag": tt.dag}[vraag] })
		if !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%v, %v: got %v, want %v", tt.kleur, tt.dag, got, tt.want)
		}
	}
}

func TestWhatTheScanDoesNotAskIsToldWithItsPlace(t *testing.T) {
	keuzes := func(vraag string) ([]string, bool, bool) {
		return []string{"vuur", "zee"}, vraag == "q_dag", vraag == "q_dag" || vraag == "q_kleur"
	}
	for scan, want := range map[string]string{
		"{ vraag: q_kleur, waarden: { vuur: rood } }":      "",
		"{ vraag: q_kleurr, waarden: { vuur: rood } }":     `regelingen/proef@1.yaml:15:24: de vraag "q_kleurr" staat niet in de scan`,
		"{ vraag: q_kleur, waarden: { vuurr: rood } }":     `regelingen/proef@1.yaml:15:24: "vuurr" is geen keuze van de vraag "q_kleur" van de scan; bedoelde u "vuur"?`,
		"{ vraag: q_kleur, waarden: { weet_niet: rood } }": `"weet_niet" is geen keuze`,
	} {
		d, err := loadKlein(strings.Replace(klein, "verplicht: altijd\n", "scan: "+scan+"\n", 1))
		if err != nil {
			t.Fatal(err)
		}
		checkScanfout(t, d.CheckScan(keuzes), want)
	}
	d, err := loadKlein(strings.Replace(klein, "type: datum\n", "type: datum\n        scan: { vraag: q_kleur }\n", 1))
	if err != nil {
		t.Fatal(err)
	}
	checkScanfout(t, d.CheckScan(keuzes), `19:24: de vraag "q_kleur" van de scan is geen datum`)
}

func checkScanfout(t *testing.T, err error, want string) {
	t.Helper()
	if want == "" {
		if err != nil {
			t.Error(err)
		}
		return
	}
	if _, ok := errors.AsType[vindplaats.Fouten](err); !ok || !strings.Contains(err.Error(), want) {
		t.Errorf("got %v, want Fouten with %q", err, want)
	}
}

func alleDefinities(t *testing.T) map[string]*intake.Definitie {
	t.Helper()
	alle, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return alle
}
