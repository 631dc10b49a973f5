package scan_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"solo/scan"
)

// A geval is a worked case of the handbook (domein.md §2.3).
type geval struct {
	nr           string
	peildatum    string // empty: 2026-06-01
	antwoorden   velden
	los          bool // the gemeente is not connected
	regel        string
	primair      string // regeling/variant
	verwijzingen string
	extras       string
	tekst        string // part of a text that must be there
	urgentie     string
}

var ja, nee, weetNiet = []string{"ja"}, []string{"nee"}, []string{"weet_niet"}

// uitgangspunt are the answers that a case has unless it says otherwise.
var uitgangspunt = velden{
	"q_gemeente": {"0363"}, "q_geboortedatum": {"1980-03-10"}, "q_verblijf": ja, "q_rechtsvorm": {"eenmanszaak"},
	"q_zeggenschap": ja, "q_vergunning": ja, "q_uren": ja, "q_insolventie": nee, "q_inkomen": ja,
	"q_hulp": {"levensonderhoud"}, "q_acuut": {"geen"}, "q_perspectief": ja, "q_uitkering": nee,
}

var (
	doorgaan = velden{"q_situatie": {"doorgaan"}, "q_startdatum": {"2019-01"}}
	start8   = doorgaan.met(velden{"q_geboortedatum": {"1990-04-04"}, "q_startdatum": {"2025-10"}, "q_uitkering": {"ww"}})
	starten  = velden{"q_situatie": {"starten"}, "q_geboortedatum": {"1995-02-02"}}
	stoppen  = velden{"q_situatie": {"stoppen"}, "q_startdatum": {"2001-01"}, "q_geboortedatum": {"1968-03-15"},
		"q_stopdatum": {"binnen_12"}, "q_laatste3": ja, "q_daarvoor7": ja, "q_winst3": ja, "q_verwacht": ja}
	alles = velden{"q_gemeente": {"0363"}, "q_geboortedatum": {"1980-03-10"}, "q_situatie": {"doorgaan"}, "q_startdatum": {"2018-01"},
		"q_verblijf": weetNiet, "q_uren": weetNiet, "q_rechtsvorm": weetNiet, "q_zeggenschap": weetNiet, "q_vergunning": weetNiet,
		"q_inkomen": weetNiet, "q_hulp": weetNiet, "q_perspectief": weetNiet, "q_insolventie": weetNiet, "q_acuut": {"geen"}}
)

const (
	gevestigd, starter, ioaz = "bbz-gevestigd/doorgaan", "bbz-starter/", "ioaz/"
	beeindigen, oudere       = "bbz-gevestigd/beeindigen", "bbz-gevestigd/oudere"
	nietsPast                = "/"
)

func gevallen() []geval {
	bedrijfsgeld := []string{"geld_voor_bedrijf"}
	return []geval{
		{nr: "1", antwoorden: doorgaan, regel: "R28", primair: gevestigd},
		{nr: "2", antwoorden: doorgaan.met(velden{"q_hulp": bedrijfsgeld, "q_bank": {"afgewezen"}}), regel: "R28", primair: gevestigd},
		{nr: "3", antwoorden: doorgaan.met(velden{"q_inkomen": nee, "q_hulp": bedrijfsgeld, "q_bank": ja}), regel: "R25", primair: nietsPast, verwijzingen: "dv-kredieten"},
		{nr: "4", antwoorden: doorgaan.met(velden{"q_inkomen": nee, "q_hulp": bedrijfsgeld, "q_bank": {"afgewezen"}}), regel: "R28", primair: gevestigd},
		{nr: "5", antwoorden: start8, regel: "R23", primair: starter},
		{nr: "6", antwoorden: start8.met(velden{"q_uitkering": nee}), regel: "R24", primair: nietsPast, verwijzingen: "dv-155 dv-bijstand dv-gesprek", tekst: "18 maanden"},
		{nr: "7", antwoorden: doorgaan.met(velden{"q_startdatum": {"2024-12-01"}}), regel: "R28", primair: gevestigd},
		{nr: "8", antwoorden: doorgaan.met(velden{"q_startdatum": {"2024-12-02"}}), regel: "R24", primair: nietsPast, verwijzingen: "dv-155 dv-bijstand dv-gesprek"},
		{nr: "9", antwoorden: starten.met(velden{"q_uitkering": {"bijstand"}, "q_uren": weetNiet, "q_perspectief": weetNiet}), regel: "R15", primair: starter},
		{nr: "10", antwoorden: starten.met(velden{"q_uitkering": {"ww"}, "q_perspectief": weetNiet}), regel: "R16", primair: starter, verwijzingen: "dv-uwv-ww"},
		{nr: "11", antwoorden: starten, regel: "R17", primair: nietsPast, verwijzingen: "dv-kredieten dv-kvk"},
		{nr: "12", antwoorden: stoppen, regel: "R11", primair: ioaz, extras: "ook_bbz_beeindigend", tekst: "in dezelfde aanvraag"},
		{nr: "13", antwoorden: stoppen.met(velden{"q_stopdatum": {"binnen_18"}}), regel: "R11", primair: ioaz},
		{nr: "14", antwoorden: stoppen.met(velden{"q_stopdatum": {"later"}}), regel: "R13", primair: nietsPast, verwijzingen: "dv-gesprek dv-okb"},
		{nr: "15", antwoorden: stoppen.met(velden{"q_daarvoor7": nee}), regel: "R12", primair: beeindigen},
		{nr: "16", antwoorden: stoppen.met(velden{"q_winst3": weetNiet}), regel: "R11", primair: ioaz, extras: "ook_bbz_beeindigend"},
		{nr: "17 (52)", antwoorden: stoppen.met(velden{"q_geboortedatum": {"1974-01-01"}}), regel: "R12", primair: beeindigen},
		{nr: "17 (54)", antwoorden: stoppen.met(velden{"q_geboortedatum": {"1972-01-01"}}), regel: "R11", primair: ioaz, extras: "ook_bbz_beeindigend"},
		{nr: "18", antwoorden: stoppen.met(velden{"q_geboortedatum": {"1971-09-01"}, "q_stopdatum": {"2026-12-01"}}), regel: "R11", primair: ioaz, extras: "ook_bbz_beeindigend"},
		{nr: "18 (54 still)", antwoorden: stoppen.met(velden{"q_geboortedatum": {"1971-09-01"}, "q_stopdatum": {"2026-08-31"}}), regel: "R12", primair: beeindigen},
		{nr: "19", antwoorden: velden{"q_situatie": {"gestopt"}, "q_geboortedatum": {"1968-03-15"}}, regel: "R10", primair: nietsPast, verwijzingen: "dv-bijstand", tekst: "IOAZ kan niet meer"},
		{nr: "20", peildatum: "2026-01-15", antwoorden: doorgaan.met(velden{"q_geboortedatum": {"1959-11-20"}, "q_perspectief": nee, "q_tien": ja}), regel: "R21", primair: oudere, verwijzingen: "dv-gesprek", tekst: "IOAZ"},
		{nr: "21", peildatum: "2027-01-15", antwoorden: doorgaan.met(velden{"q_geboortedatum": {"1959-11-20"}, "q_perspectief": nee, "q_tien": ja}), regel: "R04", primair: nietsPast, verwijzingen: "dv-aow-aio"},
		{nr: "22", antwoorden: starten.met(velden{"q_geboortedatum": {"2009-05-05"}}), regel: "R03", primair: nietsPast, verwijzingen: "dv-gesprek"},
		{nr: "23", antwoorden: doorgaan.met(velden{"q_uren": nee}), regel: "R19", primair: nietsPast, verwijzingen: "dv-155 dv-bijstand"},
		{nr: "24", antwoorden: doorgaan.met(velden{"q_uren": {"samen_met_partner"}}), regel: "R28", primair: gevestigd},
		{nr: "25", antwoorden: doorgaan.met(velden{"q_rechtsvorm": {"bv"}, "q_zeggenschap": nee}), regel: "R09", primair: nietsPast, verwijzingen: "dv-155 dv-bijstand"},
		{nr: "26", antwoorden: doorgaan.met(velden{"q_rechtsvorm": {"bv"}, "q_zeggenschap": weetNiet}), regel: "R28", primair: gevestigd},
		{nr: "27", antwoorden: doorgaan.met(velden{"q_insolventie": {"aangevraagd"}, "q_acuut": {"zitting"}}), regel: "R28", primair: gevestigd, verwijzingen: "dv-gesprek", extras: "bel_vandaag", urgentie: scan.MogelijkSpoed},
		{nr: "28", antwoorden: doorgaan.met(velden{"q_insolventie": {"wsnp"}}), regel: "R07", primair: nietsPast, verwijzingen: "dv-gesprek dv-wgs"},
		{nr: "29", antwoorden: doorgaan.met(velden{"q_inkomen": nee, "q_hulp": {"schulden"}, "q_rechtsvorm": {"bv"}}), regel: "R26", primair: nietsPast, verwijzingen: "dv-155 dv-wgs dv-whoa"},
		{nr: "30", antwoorden: doorgaan.met(velden{"q_gemeente": {"0439"}}), regel: "R28", primair: gevestigd},
		{nr: "31", antwoorden: alles, regel: "R28", primair: gevestigd},
		{nr: "32", antwoorden: doorgaan.met(velden{"q_rechtsvorm": {"stichting"}}), regel: "R28", primair: gevestigd, verwijzingen: "dv-gesprek"},
		{nr: "33", los: true, antwoorden: doorgaan, regel: "R28", primair: gevestigd, tekst: "niet via deze website"},
	}
}

// meerGevallen are our own: the rules, and the extras of rules, that no worked case meets.
func meerGevallen() []geval {
	oud, schulden := []string{"1965-05-05"}, []string{"schulden"}
	gestopt, geenBedrijf := velden{"q_situatie": {"gestopt"}}, velden{"q_situatie": {"geen_bedrijf"}}
	return []geval{
		{nr: "R01", antwoorden: doorgaan.met(velden{"q_gemeente": {"buitenland"}}), regel: "R01", primair: nietsPast, verwijzingen: "dv-gesprek"},
		{nr: "R04 schulden", antwoorden: doorgaan.met(velden{"q_geboortedatum": {"1950-01-01"}, "q_hulp": schulden}), regel: "R04", primair: nietsPast, verwijzingen: "dv-aow-aio dv-wgs"},
		{nr: "R05", antwoorden: doorgaan.met(velden{"q_verblijf": nee}), regel: "R05", primair: nietsPast, verwijzingen: "dv-gesprek"},
		{nr: "R06", antwoorden: geenBedrijf, regel: "R06", primair: nietsPast, verwijzingen: "dv-bijstand"},
		{nr: "R06 all", antwoorden: geenBedrijf.met(velden{"q_uitkering": {"ww"}, "q_hulp": schulden}), regel: "R06", primair: nietsPast, verwijzingen: "dv-bijstand dv-uwv-ww dv-wgs"},
		{nr: "R07 over 55", antwoorden: doorgaan.met(velden{"q_insolventie": {"uitgesproken"}, "q_geboortedatum": oud}), regel: "R07", primair: nietsPast, verwijzingen: "dv-gesprek dv-wgs", tekst: "Misschien kunt u IOAZ krijgen"},
		{nr: "R07 not who starts", antwoorden: starten.met(velden{"q_insolventie": {"wsnp"}, "q_uitkering": {"bijstand"}}), regel: "R15", primair: starter},
		{nr: "R08 nv", antwoorden: doorgaan.met(velden{"q_rechtsvorm": {"nv"}}), regel: "R08", primair: nietsPast, verwijzingen: "dv-bijstand dv-gesprek"},
		{nr: "R08 commandiet", antwoorden: starten.met(velden{"q_rechtsvorm": {"cv_commandiet"}}), regel: "R08", primair: nietsPast, verwijzingen: "dv-bijstand dv-gesprek"},
		{nr: "R08 not who stops", antwoorden: stoppen.met(velden{"q_rechtsvorm": {"nv"}}), regel: "R11", primair: ioaz, extras: "ook_bbz_beeindigend"},
		{nr: "R11 no stichting", antwoorden: stoppen.met(velden{"q_rechtsvorm": {"stichting"}}), regel: "R12", primair: beeindigen},
		{nr: "R11 no Bbz", antwoorden: stoppen.met(velden{"q_inkomen": nee}), regel: "R11", primair: ioaz},
		{nr: "R10 schulden", antwoorden: gestopt.met(velden{"q_hulp": schulden}), regel: "R10", primair: nietsPast, verwijzingen: "dv-bijstand dv-wgs"},
		{nr: "R14", antwoorden: stoppen.met(velden{"q_uren": nee}), regel: "R14", primair: nietsPast, verwijzingen: "dv-155 dv-bijstand"},
		{nr: "R14 weet niet wanneer", antwoorden: stoppen.met(velden{"q_uren": nee, "q_stopdatum": weetNiet}), regel: "R14", primair: nietsPast, verwijzingen: "dv-155 dv-bijstand"},
		{nr: "R12 weet niet wanneer", antwoorden: stoppen.met(velden{"q_verwacht": nee, "q_stopdatum": weetNiet}), regel: "R12", primair: beeindigen},
		{nr: "R18", antwoorden: starten.met(velden{"q_uitkering": {"ontslag_dreigt"}, "q_uren": nee}), regel: "R18", primair: nietsPast, verwijzingen: "dv-gesprek dv-kvk"},
		{nr: "R20", antwoorden: doorgaan.met(velden{"q_vergunning": nee}), regel: "R20", primair: nietsPast, verwijzingen: "dv-gesprek dv-kvk"},
		{nr: "R22", antwoorden: doorgaan.met(velden{"q_perspectief": nee}), regel: "R22", primair: beeindigen, extras: "keuze_beeindigen"},
		{nr: "R22 over 55", antwoorden: doorgaan.met(velden{"q_perspectief": nee, "q_geboortedatum": oud}), regel: "R22", primair: beeindigen, extras: "keuze_beeindigen ook_ioaz"},
		{nr: "R26 no bv", antwoorden: doorgaan.met(velden{"q_inkomen": nee, "q_hulp": schulden}), regel: "R26", primair: nietsPast, verwijzingen: "dv-155 dv-wgs"},
		{nr: "R27", antwoorden: doorgaan.met(velden{"q_inkomen": nee, "q_hulp": {"levensonderhoud", "advies"}}), regel: "R27", primair: nietsPast, verwijzingen: "dv-155 dv-geldfit dv-toeslagen"},
		{nr: "R28 schulden", antwoorden: doorgaan.met(velden{"q_hulp": {"schulden", "levensonderhoud"}}), regel: "R28", primair: gevestigd, verwijzingen: "dv-wgs"},
		{nr: "R28 two wishes", antwoorden: doorgaan.met(velden{"q_inkomen": nee, "q_hulp": {"schulden", "geld_voor_bedrijf"}, "q_bank": ja}), regel: "R28", primair: gevestigd, verwijzingen: "dv-wgs"},
		{nr: "R06 before the AOW", antwoorden: velden{"q_situatie": {"geen_bedrijf"}, "q_geboortedatum": {"1964-05-05"}}, regel: "R06", primair: nietsPast, verwijzingen: "dv-bijstand"},
		{nr: "X1", antwoorden: doorgaan.met(velden{"q_acuut": {"huis_uit", "geen_eten"}}), regel: "R28", primair: gevestigd, extras: "bel_vandaag", urgentie: scan.Spoed},
	}
}

func (g geval) scan(t *testing.T, d *scan.Definitie) (*scan.Scan, velden) {
	t.Helper()
	if g.peildatum == "" {
		g.peildatum = "2026-06-01"
	}
	w := waarden(t, g.peildatum)
	w.NietAangesloten = g.los
	return met(t, d, w), uitgangspunt.met(g.antwoorden)
}

func (g geval) check(t *testing.T, u scan.Uitkomst) {
	t.Helper()
	v, e := codes(u.Verwijzingen), extras(u.Extras)
	slices.Sort(v)
	got := fmt.Sprintf("%s %s/%s [%s] [%s] urgentie %q", u.Regel, u.Primair, u.Variant, strings.Join(v, " "), strings.Join(e, " "), u.Urgentie)
	want := fmt.Sprintf("%s %s [%s] [%s] urgentie %q", g.regel, g.primair, g.verwijzingen, g.extras, g.urgentie)
	if got != want {
		t.Errorf("case %s gave\n%s\nwant\n%s", g.nr, got, want)
	}
	gezegd := slices.Clone(u.Teksten)
	for _, x := range u.Extras {
		gezegd = append(gezegd, x.Tekst)
	}
	if !strings.Contains(strings.Join(gezegd, "\n"), g.tekst) {
		t.Errorf("case %s says %q, want in it %q", g.nr, gezegd, g.tekst)
	}
	if u.NietAangesloten != g.los {
		t.Errorf("case %s: NietAangesloten is %t, want %t", g.nr, u.NietAangesloten, g.los)
	}
	if len(u.Doordat) == 0 || u.Titel == "" {
		t.Errorf("case %s: no reason (%d) or no title (%q)", g.nr, len(u.Doordat), u.Titel)
	}
}

// TestEveryChoiceOfAListCounts: who loses his job, or has another benefit, is a starter
// as one with WW is.
func TestEveryChoiceOfAListCounts(t *testing.T) {
	s := shipped(t)
	for _, u := range []string{"ww", "andere_uitkering", "ontslag_dreigt", "weet_niet"} {
		if got := regelVan(t, s, starten.met(velden{"q_uitkering": {u}})); got != "R16" {
			t.Errorf("who starts with %s gets %s, want R16", u, got)
		}
	}
	for _, u := range []string{"bijstand", "ww", "andere_uitkering", "ontslag_dreigt", "weet_niet"} {
		if got := regelVan(t, s, start8.met(velden{"q_uitkering": {u}})); got != "R23" {
			t.Errorf("who began 8 months ago with %s gets %s, want R23", u, got)
		}
	}
	for _, r := range []string{"nv", "vereniging", "cooperatie_ua_ba", "cv_commandiet"} {
		if got := regelVan(t, s, doorgaan.met(velden{"q_rechtsvorm": {r}})); got != "R08" {
			t.Errorf("a %s gets %s, want R08", r, got)
		}
	}
	for _, r := range []string{"eenmanszaak", "vof", "maatschap", "cv_beherend", "bv", "cooperatie_wa", "stichting", "weet_niet"} {
		if got := regelVan(t, s, doorgaan.met(velden{"q_rechtsvorm": {r}})); got != "R28" {
			t.Errorf("a %s gets %s, want R28", r, got)
		}
	}
	for _, r := range []string{"stichting", "vereniging", "cooperatie_ua_ba"} {
		if got := regelVan(t, s, stoppen.met(velden{"q_rechtsvorm": {r}})); got != "R12" {
			t.Errorf("a %s that stops gets %s, want R12", r, got)
		}
	}
	for id, want := range map[string]string{"q_laatste3": "R12", "q_daarvoor7": "R12", "q_winst3": "R12", "q_verwacht": "R12", "q_uren": "R14"} {
		if got := regelVan(t, s, stoppen.met(velden{id: nee})); got != want {
			t.Errorf("who stops with %s nee gets %s, want %s", id, got, want)
		}
	}
}

// TestWorkedCases judges every case of the handbook, and ours, twice: with all its answers, and
// with the answers to the questions that were asked one by one.
// What nobody ever reads is no help.
func TestEveryReferralIsTheOutcomeOfSomeCase(t *testing.T) {
	d, gelezen := load(t), map[string]bool{}
	for _, g := range slices.Concat(gevallen(), meerGevallen()) {
		s, form := g.scan(t, d)
		u, err := s.Beoordeel(lees(t, s, form))
		if err != nil {
			t.Fatal(err)
		}
		for _, code := range codes(slices.Concat(u.Verwijzingen, u.Ook)) {
			gelezen[code] = true
		}
	}
	alle := verwezen(t)
	for _, code := range alle {
		if !gelezen[code] {
			t.Errorf("no case leads to %s", code)
		}
	}
	if len(alle) != len(gelezen) {
		t.Errorf("read %d referrals in the definition, want the %d that come out", len(alle), len(gelezen))
	}
}

func TestWorkedCases(t *testing.T) {
	d := load(t)
	for _, g := range slices.Concat(gevallen(), meerGevallen()) {
		s, form := g.scan(t, d)
		heel, err := s.Beoordeel(lees(t, s, form))
		if err != nil {
			t.Errorf("case %s: %v", g.nr, err)
			continue
		}
		g.check(t, heel)
		a, gesteld := walk(t, s, form)
		stap, err := s.Beoordeel(a)
		if err != nil {
			t.Errorf("case %s by steps: %v", g.nr, err)
			continue
		}
		g.check(t, stap)
		if !reflect.DeepEqual(inhoud(heel), inhoud(stap)) {
			t.Errorf("case %s: all answers give\n%q\nthe steps\n%q", g.nr, inhoud(heel), inhoud(stap))
		}
		t.Logf("%s: %d questions %v", g.nr, len(gesteld), gesteld)
	}
}
