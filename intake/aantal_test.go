package intake_test

import (
	"maps"
	"slices"
	"testing"

	"solo/dossier"
	"solo/intake"
)

// tel counts the questions that are shown: those that must be answered, those that may
// be, and those that are no question to him: what is known beforehand (BRP, KVK, DigiD,
// scan, melding, computed), statements and signatures.
func tel(d *intake.Definitie, a *dossier.Aanvraag) (verplicht []string, facultatief, bekend int) {
	for _, id := range slices.Sorted(maps.Keys(d.Zichtbaar(a))) {
		switch v, _ := d.Vraag(id); {
		case v.Voorinvulling != "" || v.Type == intake.Verklaring || v.Type == intake.Handtekening:
			bekend++
		case v.Verplicht == "":
			facultatief++
		default:
			verplicht = append(verplicht, id)
		}
	}
	return verplicht, facultatief, bekend
}

// Someone in money trouble must not drown in questions. The bounds are what a person can
// do: fewer than sixty for who is alone without debts, staff or capital wish.
func TestNobodyDrownsInQuestions(t *testing.T) {
	ander := andere(t)
	starter := ander["20-starter-met-idee"]
	maps.DeleteFunc(starter.Antwoorden, func(id string, _ any) bool { return id == "voorbereiding_gewenst" || id == "voorbereidingskosten" })
	set(starter, map[string]any{"hulpvraag": list("levensonderhoud"), "plan_klaar": true, "bedrijfspand": "thuis", "bedrijf_heeft": list("bankrekening")})
	for _, tt := range []struct {
		profiel string
		a       *dossier.Aanvraag
		hoogst  int
	}{
		{"gevestigd, alone, no debts, no staff", read(t, "zzp"), 59},
		{"gevestigd, family with debts, staff and a wish for capital", read(t, "gezin"), 140},
		{"starter, alone, no debts", starter, 59},
		{"ioaz, alone, no debts, no staff", ander["22-ioaz-stopt-op-58"], 59},
		{"melding", ander["24-melding"], 10},
		{"kwijtschelding", ander["26-kwijtschelding"], 25},
		{"schuldhulp", ander["28-schuldhulp"], 25},
	} {
		d := loadNaam(t, tt.a.Regeling)
		verplicht, facultatief, bekend := tel(d, d.Schoon(tt.a))
		t.Logf("%s: must answer %d, may answer %d more, known or statement %d", tt.profiel, len(verplicht), facultatief, bekend)
		if len(verplicht) > tt.hoogst {
			t.Errorf("%s: got %d questions, want at most %d: %v", tt.profiel, len(verplicht), tt.hoogst, verplicht)
		}
	}
}
