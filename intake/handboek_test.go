package intake_test

import (
	"errors"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"solo/intake"
)

// handboek gives the cells of the rows of a chapter, under the heading they stand below.
func handboek(t *testing.T, van, tot string) (rijen [][]string) {
	t.Helper()
	raw, err := os.ReadFile("../../shared/domein.md")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("../shared/domein.md is absent: the handbook is not there to compare with")
	} else if err != nil {
		t.Fatal(err)
	}
	tekst := string(raw)
	tekst = tekst[strings.Index(tekst, van):]
	for _, regel := range strings.Split(tekst[:strings.Index(tekst, tot)], "\n") {
		if cellen := strings.Split(regel, "|"); len(cellen) > 4 {
			for i := range cellen {
				cellen[i] = strings.TrimSpace(cellen[i])
			}
			rijen = append(rijen, cellen[1:])
		}
	}
	return rijen
}

var haakjes = regexp.MustCompile(`\([^)]*\)`)

// What a regeling leaves out on purpose, and why.
var weggelaten = map[string]map[string]string{
	"bbz-gevestigd": {
		"familieleningen": "is a kind of schulden",
	},
	"bbz-starter": {
		"bbz_variant":          "only bbz-gevestigd has variants",
		"familieleningen":      "is a kind of schulden",
		"pensioenvermogen":     "for who stops",
		"v_stoppen":            "for who stops",
		"privebegroting_start": "is prive_maandbegroting of the shared module",
	},
	"ioaz": {
		"bbz_variant":         "only bbz-gevestigd has variants",
		"familieleningen":     "is a kind of schulden",
		"pensioenvermogen":    "is pensioen_opgebouwd of module Z",
		"onderteken_vennoten": "bedrijfskapitaal only",
		"prognose":            "for who goes on",
		"liquiditeit_12mnd":   "bedrijfskapitaal only",
	},
}

// smaller is what a regeling asks of fewer people than the handbook does, and why: als is
// the part of the condition that makes it so.
var smaller = []struct{ regelingen, id, als, reden string }{
	{"gsi", "correspondentieadres", `voorkeur_contact == "brief"`, "only who gets letters needs it"},
	{"gs", "gewenste_ingangsdatum", "standaard(heeft_schulden, nee)", "else help begins with the melding"},
	{"g", "oorzaak_extern", `bevat(eerdere_hulp, "bbz")`, "Bbz article 18 is about a longer time"},
	{"gs", "borg_staan", "standaard(heeft_schulden, nee) or ", "of who has neither debts nor a wish for credit nobody judges the credit"},
	{"i", "borg_staan", "standaard(heeft_schulden, nee)", "there is no credit to judge"},
	{"gsi", "zittingsdatum", `u_faillissement != "aangevraagd"`, "the day is asked where the haste is asked"},
	{"g", "uren_vorig_jaar", `zelfstandigenaftrek != "ja"`, "the tax office knows that he worked enough"},
	{"g", "uren_dit_jaar", `zelfstandigenaftrek != "ja"`, "the tax office knows that he worked enough"},
	{"i", "btw_plicht", "standaard(heeft_schulden, nee)", "only a debt of btw matters to who stops"},
	{"gi", "btw_aangiften", "standaard(heeft_schulden, nee)", "the returns are sent along"},
	{"gi", "debiteuren_ouder_90", "standaard(heeft_schulden, nee)", "the list with ages is sent along"},
	{"gi", "crediteuren_ouder_90", "standaard(heeft_schulden, nee)", "the list with ages is sent along"},
	{"i", "onderbreking_3jaar", "not enig(bedrijf_10jaar", "his work of ten years tells it"},
	{"gsi", "inkomen_bewijs", `item.soort in ["pensioen", "huur", "alimentatie", "overig"]`, "the polisadministratie has the rest"},
	{"gi", "ib_aanslag", `bevat(geldzaken, "voorlopige_aanslag")`, "who has one said so"},
	{"gi", "ib_aangifte", `item.status == "definitief"`, "of a year that is not done there is no return"},
	{"g", "btw_aangifte", `btw_plicht == "plichtig"`, "who is exempt or in the KOR sends no returns"},
	{"gs", "vergunning", ".aanwezig", "who has no permit can send none"},
	{"gsi", "id_bewijs_partner", `dossier.partner_middel != ""`, "only of a partner who signed by logging in, and not strongly"},
	{"i", "arbeidsverleden", `.soort == "loondienst"`, "only of work in employment there is a report"},
}

// voorwaarden are the conditions on which a question or a document is asked.
func voorwaarden(d *intake.Definitie, id string) (als []string) {
	if v, ok := d.Vraag(id); ok {
		als = append(als, v.Als)
	}
	for _, s := range d.Stukken {
		for _, e := range s.Eisen {
			if s.Soort == id {
				als = append(als, e.Als)
			}
		}
	}
	return als
}

func TestWhatIsAskedOfFewerThanTheHandbookSaysIsKnown(t *testing.T) {
	namen := map[rune]string{'g': "bbz-gevestigd", 's': "bbz-starter", 'i': "ioaz"}
	for _, s := range smaller {
		for _, letter := range s.regelingen {
			als := voorwaarden(loadNaam(t, namen[letter]), s.id)
			if !slices.ContainsFunc(als, func(a string) bool { return strings.Contains(a, s.als) }) {
				t.Errorf("%s: %s is asked when %q, and no longer only when %s: %s", namen[letter], s.id, als, s.als, s.reden)
			}
		}
	}
}

func TestDefinitionsHaveEveryQuestionOfTheHandbook(t *testing.T) {
	rijen := handboek(t, "| **A Aanvraag", "Count (each name counted")
	for regeling, modules := range map[string]string{"bbz-gevestigd": "ABCDEFGHIJKLM", "bbz-starter": "ABCDEFJKLMS", "ioaz": "ABCDEFHKLMZ"} {
		d, module, geteld := loadNaam(t, regeling), "", 0
		for _, cellen := range rijen {
			if kop, ok := strings.CutPrefix(cellen[0], "**"); ok {
				module = kop[:1]
				continue
			}
			if !strings.Contains(modules, module) {
				continue
			}
			for _, id := range strings.Split(haakjes.ReplaceAllString(cellen[0], ""), ",") {
				id = strings.TrimSpace(id)
				if id == "" || weggelaten[regeling][id] != "" {
					continue
				}
				geteld++
				if _, ok := d.Vraag(id); !ok {
					t.Errorf("%s: the handbook names %s in module %s; the definition does not have it", regeling, id, module)
				}
			}
		}
		t.Logf("%s: %d names of the handbook", regeling, geteld)
		if geteld < 150 {
			t.Errorf("%s: read only %d names from the handbook", regeling, geteld)
		}
	}
}

func TestDefinitionsAskTheDocumentsOfTheHandbook(t *testing.T) {
	rijen := handboek(t, "| id | document | for |", "Municipal copies of requirements")[2:]
	for letter, regeling := range map[string]string{"g": "bbz-gevestigd", "s": "bbz-starter", "i": "ioaz"} {
		stukken := loadNaam(t, regeling).Documenten()
		for _, cellen := range rijen {
			for _, soort := range strings.Split(cellen[0], " / ") {
				i := slices.IndexFunc(stukken, func(s intake.DocumentSoort) bool { return s.Soort == soort })
				switch {
				case i < 0 && strings.Contains(haakjes.ReplaceAllString(cellen[2], ""), letter):
					t.Errorf("%s does not ask %s", regeling, soort)
				case i >= 0 && !strings.Contains(cellen[2], letter):
					t.Errorf("%s asks %s; the handbook does not", regeling, soort)
				case i >= 0 && !strings.HasPrefix(cellen[4], stukken[i].Niveau):
					t.Errorf("%s: %s has niveau %s, the handbook says %s", regeling, soort, stukken[i].Niveau, cellen[4])
				}
			}
		}
	}
}

// vindbaar are the words by which help tells how to get a paper, or how to make it.
var vindbaar = regexp.MustCompile(`(?i)\b(download\p{L}*|vindt|krijgt?|kreeg|vraagt?|maakt?|maken|schrijft?|zet|stuur|gaf)\b`)

func TestEveryDocumentTellsWhatItIsAndHowToGetIt(t *testing.T) {
	namen, err := intake.Regelingen(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, naam := range namen {
		for _, s := range loadNaam(t, naam).Documenten() {
			if len(strings.Fields(s.Hulp)) < 10 || !vindbaar.MatchString(s.Hulp) || strings.Contains(s.Label, " uw ") {
				t.Errorf("%s: %s has help %q and label %q; want what it is and how to get it, and a label that a caseworker can read too", naam, s.Soort, s.Hulp, s.Label)
			}
		}
	}
}
