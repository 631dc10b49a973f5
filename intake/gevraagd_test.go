package intake_test

import (
	"testing"

	"solo/dossier"
	"solo/intake"
)

// What is plain from other answers is not asked again; where it is not plain, it is asked.
func TestAsksOnlyWhatIsNotPlainYet(t *testing.T) {
	gevestigd := func(t *testing.T) *dossier.Aanvraag { return read(t, "zzp") }
	ioaz := func(t *testing.T) *dossier.Aanvraag { return andere(t)["22-ioaz-stopt-op-58"] }
	kwijt := func(t *testing.T) *dossier.Aanvraag { return andere(t)["26-kwijtschelding"] }
	bedrijf := func(van, tot string) any {
		m := map[string]any{"soort": "ondernemer", "naam": "Winkel", "land": "Nederland", "van": van}
		if tot != "" {
			m["tot"] = tot
		}
		return m
	}
	for _, tt := range []struct {
		naam  string
		a     func(*testing.T) *dossier.Aanvraag
		w     map[string]any
		vraag string
		want  bool
	}{
		{"from the melding on", gevestigd, nil, "gewenste_ingangsdatum", false},
		{"debts of before", gevestigd, map[string]any{"heeft_schulden": true}, "gewenste_ingangsdatum", true},
		{"Bbz that ends", gevestigd, map[string]any{"eerdere_hulp": list("bbz")}, "gewenste_ingangsdatum", true},
		{"bijstand that ends", gevestigd, map[string]any{"eerdere_hulp": list("bijstand")}, "gewenste_ingangsdatum", true},
		{"Bbz for the first time", gevestigd, nil, "oorzaak_extern", false},
		{"Bbz again", gevestigd, map[string]any{"eerdere_hulp": list("bbz")}, "oorzaak_extern", true},
		{"the list tells the age", gevestigd, nil, "debiteuren_ouder_90", false},
		{"debts and customers who do not pay", gevestigd, map[string]any{"heeft_schulden": true}, "debiteuren_ouder_90", true},
		{"is called", gevestigd, nil, "correspondentieadres", false},
		{"wants letters", gevestigd, map[string]any{"voorkeur_contact": "brief"}, "correspondentieadres", true},
		{"lives elsewhere", gevestigd, map[string]any{"adres_klopt": false}, "correspondentieadres", true},
		{"wants letters about kwijtschelding", kwijt, map[string]any{"voorkeur_contact": "brief"}, "correspondentieadres", true},
		{"a car", gevestigd, map[string]any{"bezittingen": list("voertuig")}, "voertuigen", true},
		{"a bewindvoerder", gevestigd, map[string]any{"geldzaken": list("bewindvoerder")}, "bewindvoerder_naam", true},
		{"in business all the time", ioaz, nil, "onderbreking_3jaar", false},
		{"in business again", ioaz, map[string]any{"bedrijf_10jaar": []any{bedrijf("2010-01-01", "2024-01-31"), bedrijf("2024-04-01", "")}}, "onderbreking_3jaar", true},
		{"does not know", ioaz, map[string]any{"bedrijf_10jaar": nil}, "onderbreking_3jaar", true},
		{"stops after the melding", ioaz, nil, "reden_terugwerkend", false},
		{"stopped before the melding", ioaz, map[string]any{"stopdatum_gepland": "2026-10-01"}, "reden_terugwerkend", true},
		{"no debts of btw", ioaz, nil, "btw_plicht", false},
		{"debts of btw", ioaz, map[string]any{"heeft_schulden": true}, "btw_plicht", true},
	} {
		a := set(tt.a(t), tt.w)
		if got := loadNaam(t, a.Regeling).Zichtbaar(a)[tt.vraag]; got != tt.want {
			t.Errorf("%s: got %s asked %v, want %v", tt.naam, tt.vraag, got, tt.want)
		}
	}
}

// Who wants his post elsewhere and then wants to be called, keeps that address in sight.
func TestAddressForPostStaysInSight(t *testing.T) {
	a := set(read(t, "gezin"), map[string]any{"voorkeur_contact": "bellen"})
	if a.Aanvrager.Correspondentie == nil || !load(t).Zichtbaar(a)["correspondentieadres"] {
		t.Error("an address for post was given and is not shown")
	}
}

// IOAZ begins when the business stops, and not before the melding (IOAZ article 16a).
func TestIOAZBeginsWhenTheBusinessStops(t *testing.T) {
	d := loadNaam(t, "ioaz")
	for stopt, want := range map[string]string{"2027-03-31": "2027-03-31", "2026-10-01": "2026-11-06"} {
		a := set(andere(t)["22-ioaz-stopt-op-58"], map[string]any{"stopdatum_gepland": stopt})
		got := d.Omgeving(a, "", intake.Oordeel{})["gewenste_ingangsdatum"]
		if dag, ok := got.(dossier.Datum); !ok || dag.String() != want {
			t.Errorf("stops on %s, melding on %s: got IOAZ from %v, want %s", stopt, dossier.DatumVan(a.MeldingOp), got, want)
		}
	}
}

// What he tells of this year goes up to where his books are done.
func TestFiguresOfThisYearGoUpToTheBooks(t *testing.T) {
	d, a := load(t), read(t, "zzp")
	if got := d.Omgeving(a, "", intake.Oordeel{})["lopend_tot_maand"]; got != "2026-10" {
		t.Errorf("got figures up to %v, want 2026-10", got)
	}
	set(a, map[string]any{"lopend_omzet": nil})
	if got := d.Omgeving(a, "", intake.Oordeel{})["lopend_tot_maand"]; got != "" {
		t.Errorf("got %v without figures, want nothing", got)
	}
}
