package intake_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"solo/dossier"
	"solo/intake"
	voorbeelden "solo/testdata/aanvragen"
)

// heleAanvraag decodes one of the examples.
func heleAanvraag(t *testing.T, naam string) *dossier.Aanvraag {
	t.Helper()
	raw, err := fs.ReadFile(voorbeelden.FS(), naam+"/aanvraag.json")
	if err != nil {
		t.Fatal(err)
	}
	a, err := dossier.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// Nobody writes the signature of a vennoot but on paper: without this the dossier never is
// complete.
func TestSignatureIsThereWithThePaperThatHasIt(t *testing.T) {
	for _, naam := range []string{"bbz-gevestigd", "bbz-starter"} {
		d := loadNaam(t, naam)
		for vraag, soort := range map[string]string{"onderteken_vennoten": "hoofdelijkheid", "onderteken_invuller": "machtiging"} {
			v, ok := d.Vraag(vraag)
			if !ok || v.Papier != soort || !slices.ContainsFunc(d.Stukken, func(s intake.Stuk) bool { return s.Soort == soort }) {
				t.Errorf("%s %s stands on %q, want %s, which may be sent", naam, vraag, v.Papier, soort)
			}
		}
	}
	a := heleAanvraag(t, "14-alles-ingevuld")
	a.Ondertekeningen = slices.DeleteFunc(a.Ondertekeningen, func(o dossier.Ondertekening) bool { return o.Wie == "vennoot" })
	d := loadNaam(t, a.Regeling)
	er := func() bool {
		for _, e := range d.Beoordeel(a).Volledigheid.Nodig {
			if e.Soort == "onderteken_vennoten" {
				return e.Aangeleverd
			}
		}
		t.Fatal("not asked for")
		return false
	}
	a.Bijlagen = slices.DeleteFunc(a.Bijlagen, func(b dossier.Bijlage) bool { return b.Soort == "hoofdelijkheid" })
	if er() {
		t.Error("without the paper the signature is there")
	}
	a.Bijlagen = append(a.Bijlagen, dossier.Bijlage{Soort: "hoofdelijkheid"})
	if !er() {
		t.Error("with the paper the signature is missing")
	}
}

// The levels are those that a login gives: see identiteit.Persoon.
func TestCopyOfAnIdentityCardIsForWhoDidNotProveIt(t *testing.T) {
	d := loadNaam(t, "bbz-gevestigd")
	a := heleAanvraag(t, "01-kapper-regulier")
	for _, c := range []struct {
		middel, niveau string
		nodig          bool
	}{{"digid", "10", true}, {"digid", "20", true}, {"digid", "25", false}, {"digid", "30", false}, {"papier", "", true}, {"eherkenning", "25", true},
		{"machtigen", "25", true}, {"eidas", "low", true}, {"eidas", "substantial", false}, {"eidas", "high", false}} {
		op := a.AanvraagOp
		for partner, van := range map[string]int{"": 0, "25": 0, "20": 1, "papier": 1} {
			a.Ondertekeningen = []dossier.Ondertekening{{Wie: "aanvrager", Op: op, Middel: c.middel, Niveau: c.niveau}}
			eigen := 0
			if c.nodig {
				eigen = 1
			}
			switch partner {
			case "":
			case "papier":
				a.Ondertekeningen = append(a.Ondertekeningen, dossier.Ondertekening{Wie: "partner", Op: op, Middel: "papier"})
			default:
				a.Ondertekeningen = append(a.Ondertekeningen, dossier.Ondertekening{Wie: "partner", Op: op, Middel: "digid", Niveau: partner})
			}
			got := map[string]int{}
			for _, e := range d.Beoordeel(a).Volledigheid.Nodig {
				got[e.Soort]++
			}
			if got["id_bewijs"] != eigen || got["id_bewijs_partner"] != van {
				t.Errorf("%s %s and partner %q: %d copies and %d of the partner, want %d and %d", c.middel, c.niveau, partner, got["id_bewijs"], got["id_bewijs_partner"], eigen, van)
			}
		}
	}
}

// A bewindvoerder or curator signs for the applicant: nothing more is to sign, and his login says
// nothing of who the applicant is. He is named, also when the form did not ask for him.
func TestSignatureOfABewindvoerderIsForTheApplicant(t *testing.T) {
	d, a := loadNaam(t, "bbz-gevestigd"), heleAanvraag(t, "01-kapper-regulier")
	a.Ondertekeningen = []dossier.Ondertekening{{Wie: dossier.Bewindvoerder, Op: a.AanvraagOp, Middel: "digid", Niveau: "25"}}
	a.Bewindvoerder = &dossier.Contact{Naam: "C. Urator", Curatele: true}
	if fouten := d.Validate(a); len(fouten) > 0 {
		t.Errorf("got %v, want no mistakes", fouten)
	}
	if n := d.Beoordeel(a).Volledigheid.Nodig; !slices.ContainsFunc(n, func(e intake.DocumentEis) bool { return e.Soort == "id_bewijs" }) {
		t.Error("no copy of identity is asked of who did not log in")
	}
	var tekst []string
	for _, s := range d.Getoond(a) {
		for _, v := range s.Vragen {
			tekst = append(tekst, v.Antwoord)
		}
	}
	if want := "ondertekend door de curator op "; !strings.Contains(strings.Join(tekst, "\n"), want) {
		t.Errorf("it is not told that it was %q", want)
	}
}

// Who logs in with DigiD Machtigen proved that he may: neither the question nor the paper is
// left. Anybody else brings the paper.
func TestMachtigingIsAskedOfWhoDidNotLogInWithOne(t *testing.T) {
	for _, naam := range []string{"03-boekhouder-bedrijfskapitaal", "15-begeleiding-door-partner"} {
		a := heleAanvraag(t, naam)
		d := loadNaam(t, a.Regeling)
		for middel, want := range map[string]bool{"": true, "eherkenning": true, "machtigen": false} {
			a.Ondertekeningen = []dossier.Ondertekening{{Wie: "aanvrager", Op: a.AanvraagOp, Middel: "digid", Niveau: "25"}}
			if middel != "" {
				a.Ondertekeningen = append(a.Ondertekeningen, dossier.Ondertekening{Wie: "gemachtigde", Op: a.AanvraagOp, Middel: middel})
			}
			papier := slices.ContainsFunc(d.Beoordeel(a).Volledigheid.Nodig, func(e intake.DocumentEis) bool { return e.Soort == "machtiging" })
			if got := d.Zichtbaar(a)["machtiging_akkoord"]; got != want || papier != want {
				t.Errorf("%s, machtiging by %q: asked %v, paper %v; want %v", naam, middel, got, papier, want)
			}
			if s := d.Schoon(a); middel == "machtigen" && d.Validate(s) != nil {
				t.Errorf("%s: %v", naam, d.Validate(s))
			}
		}
	}
}

// A helper learns where somebody is, and whether it is safe there, only when that was shared,
// and a partner never: every question that tells says so.
func TestQuestionsThatTellWhereSomebodyIsSaySo(t *testing.T) {
	namen, err := intake.Regelingen(nil)
	if err != nil {
		t.Fatal(err)
	}
	vragen := []string{"adres_klopt", "adres_toelichting", "u_gezondheid_veiligheid", "u_toelichting", "u_bel_mij_terug"}
	plekken := []string{"aanvrager.adres", "aanvrager.correspondentieadres", "aanvrager.telefoon", "aanvrager.email", "onderneming.adres", "partner.telefoon", "partner.email"}
	for _, naam := range namen {
		for _, p := range loadNaam(t, naam).Paginas() {
			for _, v := range p.Vragen {
				if want := v.Type == intake.Adres || slices.Contains(vragen, v.ID) || slices.Contains(plekken, v.Veld); v.Thuis != want {
					t.Errorf("%s %s: thuis is %v", naam, v.ID, v.Thuis)
				}
			}
		}
	}
}
