package intake_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"solo/dossier"
	"solo/formule"
	"solo/intake"
)

func eval(t *testing.T, d *intake.Definitie, a *dossier.Aanvraag, src string) any {
	t.Helper()
	f, err := formule.CompileTekst(src, intake.Schema(d), formule.Opties{})
	if err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	got, err := f.Eval(d.Omgeving(a, "SOLO-1", d.Beoordeel(a)))
	if err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	return got
}

// Every name that the schema promises can be used with every sample: the machine
// checks the type of each value when a formula runs.
func TestValuesAreWhatTheSchemaPromises(t *testing.T) {
	d := load(t)
	leeg := &dossier.Aanvraag{}
	for naam, a := range map[string]*dossier.Aanvraag{"zzp": read(t, "zzp"), "gezin": read(t, "gezin"), "empty": leeg} {
		env := d.Omgeving(a, "SOLO-1", d.Beoordeel(a))
		for id := range intake.Schema(d) {
			f, err := formule.Compile("gevuld("+id+")", intake.Schema(d), formule.Type{}, formule.Opties{})
			if err != nil {
				t.Fatalf("%s: %v", id, err)
			}
			if _, err := f.Eval(env); err != nil {
				t.Errorf("%s: %s: %v", naam, id, err)
			}
		}
	}
}

func TestMappingsFindTheAgreedNames(t *testing.T) {
	d := load(t)
	for src, want := range map[string]any{
		"Aanvraag Bbz ${aanvrager.volledige_naam}":                             "Aanvraag Bbz Joris Bastiaan van het Voorbeeld",
		"${aanvrager.naam}":                                                    "van het Voorbeeld",
		"${aanvrager.bsn}":                                                     "999993653",
		"${als(heeft_partner, partner.achternaam, \"\")}":                      "Fictief",
		"${gemachtigde.organisatie}":                                           "Kantoor Verzonnen",
		"${bewindvoerder.naam}":                                                "",
		"${onderneming.adres.straat}":                                          "Industrieweg",
		"${aanvrager.correspondentieadres.land}":                               "België",
		"${dossier.referentie} ${dossier.regeling} ${dossier.gemeentecode}":    "SOLO-1 bbz-gevestigd 0855",
		"${datum_tekst(dossier.datum_melding)}":                                "12 november 2026",
		"${urgentie.niveau}":                                                   "spoed",
		"${aantal(volledigheid.later)}":                                        3.0,
		"${samen(hulpvraag, \",\")}":                                           "levensonderhoud,bedrijfskapitaal",
		"${bedrag(som(schulden, .openstaand))}":                                "10.250,00",
		"${boekhouder.naam}":                                                   "Kantoor Verzonnen",
		"${heeft_bewindvoerder}":                                               false,
		"${u_kinderen}":                                                        true,
		"${aantal(kinderen, leeftijd(.geboortedatum, peildatum) < 18)}":        1.0,
		"${standaard(arbeidsongeschikt_verwacht_tot, peildatum) == peildatum}": true,
	} {
		if diff := cmp.Diff(want, eval(t, d, read(t, "gezin"), src)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", src, diff)
		}
	}
}

func TestIncompleteRowsAreLeftOut(t *testing.T) {
	d := load(t)
	a := read(t, "gezin")
	kinderen := a.Antwoorden["kinderen"].([]any)
	a.Antwoorden["kinderen"] = append(slices.Clone(kinderen), map[string]any{"naam": "Kind Drie"})
	if got := eval(t, d, a, "${aantal(kinderen)}"); got != 2.0 {
		t.Errorf("got %v rows, want 2: the third has no birth date yet", got)
	}
}
