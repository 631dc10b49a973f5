package scan_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"solo/scan"
)

func shipped(t testing.TB) *scan.Scan {
	t.Helper()
	return met(t, load(t), waarden(t, "2026-06-01"))
}

func TestAnswerThatDoesNotFitIsRefusedWithWhatToDo(t *testing.T) {
	s := shipped(t)
	tests := []struct {
		vraag string
		in    []string
		want  string
	}{
		{"q_gemeente", []string{"Utrecht"}, "Kies uw gemeente uit de lijst."},
		{"q_gemeente", []string{"99999"}, "Kies uw gemeente uit de lijst."},
		{"q_verblijf", []string{"misschien"}, "Kies een van de antwoorden."},
		{"q_verblijf", []string{"JA"}, "Kies een van de antwoorden."},
		{"q_verblijf", []string{"ja", "nee"}, "Kies één antwoord."},
		{"q_verblijf", slices.Repeat([]string{"ja"}, 60), "Kies een van de antwoorden."},
		{"q_geboortedatum", []string{"31-01-1980"}, "Vul een dag, een maand en een jaar in die samen bestaan"},
		{"q_geboortedatum", []string{"1980-02-30"}, "Vul een dag, een maand en een jaar in die samen bestaan"},
		{"q_geboortedatum", []string{"1980-02"}, "Vul een dag, een maand en een jaar in die samen bestaan"},
		{"q_geboortedatum", []string{"weet_niet"}, "Vul een dag, een maand en een jaar in die samen bestaan"},
		{"q_geboortedatum", []string{"1899-12-31"}, "Kijk het jaar van uw geboortedatum na."},
		{"q_geboortedatum", []string{"2026-06-02"}, "Kijk het jaar van uw geboortedatum na."},
		{"q_startdatum", []string{"2019-13"}, "Vul een maand en een jaar in die bestaan"},
		{"q_startdatum", []string{"2026-07"}, "Deze dag is nog niet geweest"},
		{"q_stopdatum", []string{"2026-05-31"}, "Is uw bedrijf al gestopt?"},
		{"q_stopdatum", []string{"ooit"}, "Vul een dag, een maand en een jaar in die samen bestaan"},
		{"q_hulp", []string{"schulden", "geluk"}, "Kies een of meer van de antwoorden."},
		{"q_hulp", []string{"schulden", "weet_niet"}, "Het antwoord ‘Dat weet ik niet’ past niet bij de andere antwoorden."},
		{"q_acuut", []string{"geen", "geen_eten"}, "Haal een vinkje weg."},
	}
	for _, tt := range tests {
		a, fouten := s.Lees(uitgangspunt.met(velden{tt.vraag: tt.in}))
		if len(fouten) != 1 || fouten[0].Pad != tt.vraag || !strings.Contains(fouten[0].Melding, tt.want) {
			t.Errorf("%s %.80q gave %v, want %q", tt.vraag, tt.in, fouten, tt.want)
		}
		if slices.ContainsFunc(s.Velden(a), func(v scan.Veld) bool { return v.Naam == tt.vraag }) {
			t.Errorf("%s %.80q is kept", tt.vraag, tt.in)
		}
	}
}

func TestAllWrongAnswersAreToldAtOnce(t *testing.T) {
	_, fouten := shipped(t).Lees(velden{"q_verblijf": {"x"}, "q_uren": {"x"}, "q_geboortedatum": {"x"}})
	if len(fouten) != 3 || fouten[0].Pad != "q_geboortedatum" {
		t.Errorf("got %v, want three, in the order of asking", fouten)
	}
}

func TestFormOfAPageIsReadWithoutWhatIsNotOurs(t *testing.T) {
	s := shipped(t)
	a := lees(t, s, velden{"csrf": {"x"}, "q_verblijf": {" ja "}, "q_uren": {""}, "q_gemeente": nil,
		"q_hulp": {"advies", "", "schulden", "advies"}, "q_startdatum": {"2019-03"}})
	want := []scan.Veld{{Naam: "q_verblijf", Waarde: "ja"}, {Naam: "q_startdatum", Waarde: "2019-03"}, {Naam: "q_hulp", Waarde: "schulden"}, {Naam: "q_hulp", Waarde: "advies"}}
	if got := s.Velden(a); !slices.Equal(got, want) {
		t.Errorf("got %d fields %#v", len(got), namen(got))
	}
}

func namen(vs []scan.Veld) (uit []string) {
	for _, v := range vs {
		uit = append(uit, v.Naam+"="+v.Waarde)
	}
	return uit
}

// form makes of fields what a browser sends.
func form(vs []scan.Veld) velden {
	uit := velden{}
	for _, v := range vs {
		uit[v.Naam] = append(uit[v.Naam], v.Waarde)
	}
	return uit
}

func TestHiddenFieldsCarryAllAnswers(t *testing.T) {
	s := shipped(t)
	for _, g := range gevallen() {
		a := lees(t, s, overige.met(uitgangspunt).met(g.antwoorden))
		if b := lees(t, s, form(s.Velden(a))); !reflect.DeepEqual(s.Velden(a), s.Velden(b)) {
			t.Errorf("case %s: sent %q, read %q", g.nr, namen(s.Velden(a)), namen(s.Velden(b)))
		}
	}
}

func TestWhoGoesBackIsAskedOnlyWhatHeTakesBack(t *testing.T) {
	s := shipped(t)
	a, gesteld := walk(t, s, uitgangspunt.met(doorgaan))
	var gegeven []string
	for _, g := range s.Gegeven(a) {
		gegeven = append(gegeven, g.Vraag)
	}
	if !slices.Equal(gegeven, gesteld) {
		t.Errorf("asked %v, and to look over are %v", gesteld, gegeven)
	}
	if got := a.Van("q_uren"); !slices.Equal(got, ja) {
		t.Errorf("q_uren is %q, want ja", got)
	}
	terug := a.Zonder("q_uren")
	if v, klaar := s.Volgende(terug); klaar || v.ID != "q_uren" {
		t.Errorf("asks %q, want q_uren", v.ID)
	}
	if _, err := s.Beoordeel(terug); err == nil || !strings.Contains(err.Error(), "q_uren") {
		t.Errorf("judged with an open question: %v", err)
	}
	if _, klaar := s.Volgende(a); !klaar {
		t.Error("Zonder changed the answers it was given")
	}
}

// TestAnswerThatNoLongerCountsComesBack: who first wants to stop and then does not, and
// then does again, has not lost his day.
func TestAnswerThatNoLongerCountsComesBack(t *testing.T) {
	s := shipped(t)
	a, _ := walk(t, s, uitgangspunt.met(stoppen))
	anders := form(s.Velden(a)).met(velden{"q_situatie": {"gestopt"}, "q_hulp": {"schulden"}})
	b := lees(t, s, anders)
	u, err := s.Beoordeel(b)
	if err != nil || u.Regel != "R10" || slices.ContainsFunc(u.Doordat, func(a scan.Antwoord) bool { return a.Vraag == "q_stopdatum" }) {
		t.Errorf("got %s, %v; want R10 without the day", u.Regel, err)
	}
	terug := lees(t, s, form(s.Velden(b)).met(velden{"q_situatie": {"stoppen"}}))
	if u, err := s.Beoordeel(terug); err != nil || u.Regel != "R11" {
		t.Errorf("got %s, %v; want R11 at once", u.Regel, err)
	}
}

func TestAnswersReadAsPeopleSayThem(t *testing.T) {
	s := shipped(t)
	a := lees(t, s, uitgangspunt.met(doorgaan).met(velden{"q_startdatum": {"2019-03"}, "q_hulp": {"advies", "schulden"}}))
	want := map[string]string{"q_geboortedatum": "10 maart 1980", "q_startdatum": "maart 2019", "q_hulp": "Schulden; Advies",
		"q_situatie": "Ik heb een bedrijf en wil doorgaan", "q_gemeente": "0363", "q_uren": "Ja"}
	got := map[string]string{}
	for _, g := range s.Gegeven(a) {
		if want[g.Vraag] != "" {
			got[g.Vraag] = g.Tekst
		}
	}
	if !maps.Equal(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}

func TestWhatTheScanGivesOutNeverPrints(t *testing.T) {
	s := shipped(t)
	a := lees(t, s, uitgangspunt.met(doorgaan))
	u, err := s.Beoordeel(a)
	if err != nil {
		t.Fatal(err)
	}
	g := s.Gegeven(a)
	v := s.Velden(a)
	var uit bytes.Buffer
	for _, w := range []any{a, &a, u, &u, g, g[0], &g[1], v, v[1], &v[1], struct{ U *scan.Uitkomst }{&u}} {
		fmt.Fprintf(&uit, "%v %+v %#v %s %q %x\n", w, w, w, w, w, w)
		slog.New(slog.NewTextHandler(&uit, nil)).Info("x", "w", w)
	}
	for _, w := range []any{a, &a, u, &u, g[0], &g[1], v[1]} {
		slog.New(slog.NewJSONHandler(&uit, nil)).Info("x", "w", w)
	}
	for _, geheim := range []string{"1980", "maart 19", "levensonderhoud", "bbz", "R28"} {
		if got := uit.String(); strings.Contains(got, geheim) || strings.Contains(got, fmt.Sprintf("%x", geheim)) {
			t.Errorf("%q is printed: %.2000s", geheim, got)
		}
	}
}

// FuzzLees: whatever a browser sends, nothing breaks, what is read can be carried, and
// the scan goes on.
func FuzzLees(f *testing.F) {
	f.Add("q_geboortedatum", "1980-01-01", "q_situatie", "stoppen")
	f.Add("q_stopdatum", "binnen_12", "q_acuut", "geen")
	f.Add("q_gemeente", "0363\x00", "q_hulp", "schulden")
	s := shipped(f)
	f.Fuzz(func(t *testing.T, n1, w1, n2, w2 string) {
		in := velden{n1: {w1, w2}, n2: {w2}}
		a, fouten := s.Lees(in)
		for _, b := range fouten {
			if b.Melding == "" || !strings.HasPrefix(b.Pad, "q_") || len(w1) > 12 && strings.Contains(b.Melding, w1) {
				t.Errorf("%q gave %v", in, b)
			}
		}
		b, fouten := s.Lees(form(s.Velden(a)))
		if len(fouten) > 0 || !reflect.DeepEqual(s.Velden(a), s.Velden(b)) {
			t.Errorf("read %q, carried %q: %v", namen(s.Velden(a)), namen(s.Velden(b)), fouten)
		}
		compleet := lees(t, s, overige.met(uitgangspunt).met(doorgaan).met(form(s.Velden(a))))
		if u, err := s.Beoordeel(compleet); err != nil || u.Titel == "" {
			t.Errorf("%q gave %q, %v", in, u.Titel, err)
		}
	})
}
