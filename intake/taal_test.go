package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"solo/intake"
)

// Somebody in money trouble reads this on a telephone: short sentences, in what he declares
// too.
func TestSentencesAreShort(t *testing.T) {
	namen, err := intake.Regelingen(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, naam := range namen {
		d := loadNaam(t, naam)
		if d.Uitleg == "" {
			t.Errorf("%s: nothing says what it is, to who must choose", naam)
		}
		checkShort(t, naam, append(d.Daarna, d.Titel, d.Uitleg, d.Melden)...)
		for _, m := range d.Modules {
			checkShort(t, naam+" "+m.ID, m.Titel, m.Uitleg)
			for _, v := range m.Vragen {
				checkVraag(t, naam, v)
			}
		}
		for _, s := range d.Stukken {
			checkShort(t, naam+" "+s.Soort, s.Label, s.Hulp)
		}
		for _, c := range d.Controles {
			checkShort(t, naam+" "+c.Vraag, c.Melding)
		}
	}
}

// What an applicant reads of the time it takes is what the law gives the gemeente, in words.
func TestApplicantReadsTheTermsOfHisOwnRegeling(t *testing.T) {
	namen, err := intake.Regelingen(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, naam := range namen {
		d := loadNaam(t, naam)
		leest := strings.Join(d.Daarna, " ")
		if naam != "melding" && (leest == "" || d.Melden == "") {
			t.Errorf("%s: nothing says what happens next, or why to tell the gemeente now", naam)
		}
		for _, k := range d.Klokken {
			termijn := fmt.Sprintf("%d weken", k.Weken)
			if k.Werkdagen > 0 {
				termijn = fmt.Sprintf("%d werkdagen", k.Werkdagen)
			}
			if k.Wat != "een voorschot" && !strings.Contains(leest, termijn) {
				t.Errorf("%s: %s within %s, and the applicant reads %q", naam, k.Wat, termijn, leest)
			}
		}
	}
}

func checkVraag(t *testing.T, naam string, v intake.Vraag) {
	t.Helper()
	checkShort(t, naam+" "+v.ID, v.Label, v.Uitleg, v.Waarom, v.Pagina)
	for _, k := range v.Keuzes {
		checkShort(t, naam+" "+v.ID, k.Label)
	}
	for _, veld := range v.Velden {
		checkVraag(t, naam, veld)
	}
}

func checkShort(t *testing.T, waar string, teksten ...string) {
	t.Helper()
	for _, tekst := range teksten {
		for _, zin := range strings.FieldsFunc(tekst, func(r rune) bool { return strings.ContainsRune(".?!:", r) }) {
			if n := len(strings.Fields(zin)); n > 20 {
				t.Errorf("%s: a sentence of %d words, want at most 20: %s", waar, n, zin)
			}
		}
	}
}

// ‘Regel 2’ says nothing to who filled in three debts.
func TestRowsOfEveryGroupHaveAName(t *testing.T) {
	namen, err := intake.Regelingen(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, naam := range namen {
		for _, m := range loadNaam(t, naam).Modules {
			for _, v := range m.Vragen {
				if v.Type == intake.Groep && (v.Rij == "" || v.Rij != strings.ToLower(v.Rij)) {
					t.Errorf("%s: the rows of %s are called %q, want a name as inside a sentence", naam, v.ID, v.Rij)
				}
			}
		}
	}
}
