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
