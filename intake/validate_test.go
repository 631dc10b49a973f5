package intake_test

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"solo/dossier"
	"solo/intake"
)

func TestSamplesAreGood(t *testing.T) {
	for _, naam := range []string{"zzp", "gezin"} {
		if got := load(t).Validate(read(t, naam)); len(got) > 0 {
			t.Errorf("%s: got\n%v\nwant no mistakes", naam, got)
		}
	}
}

func TestWrongAnswersAreReportedWithTheirPathAndWhatToDo(t *testing.T) {
	d := load(t)
	rij := func(veld string, w any) any {
		m := map[string]any{"schuldeiser": "Bank", "soort": "bank", "prive_zakelijk": "prive", "openstaand": num(100)}
		m[veld] = w
		return []any{map[string]any{"schuldeiser": "Bank", "soort": "bank", "prive_zakelijk": "prive", "openstaand": num(100)}, m}
	}
	tests := []struct {
		id      string
		waarde  any
		pad     string
		melding string
	}{
		{"leefsituatie", nil, "antwoorden.leefsituatie", "vul dit in"},
		{"leefsituatie", "", "antwoorden.leefsituatie", "vul dit in"},
		{"leefsituatie", "getrowd", "antwoorden.leefsituatie", `bedoelde u "getrouwd"?`},
		{"leefsituatie", true, "antwoorden.leefsituatie", "dit moet tekst zijn"},
		{"leefsituatei", "getrouwd", "antwoorden.leefsituatei", `deze vraag bestaat niet; bedoelde u "leefsituatie"?`},
		{"heeft_kinderen", "nee", "antwoorden.heeft_kinderen", "dit moet true (ja) of false (nee) zijn"},
		{"huur_per_maand", json.Number("12.5"), "antwoorden.huur_per_maand", "hele centen"},
		{"huur_per_maand", -1, "antwoorden.huur_per_maand", "van € 0,00 tot en met"},
		{"huur_per_maand", "680", "antwoorden.huur_per_maand", "hele centen"},
		{"uren_per_week", 169, "antwoorden.uren_per_week", "van 0 tot en met 168"},
		{"uren_per_week", json.Number("1.5"), "antwoorden.uren_per_week", "heel getal"},
		{"uitkering_rekening", "NL91ABNA0417164301", "antwoorden.uitkering_rekening", "rekeningnummer"},
		{"sinds_wanneer", "1-9-2025", "antwoorden.sinds_wanneer", "schrijf een datum als"},
		{"sinds_wanneer", "2026-02-30", "antwoorden.sinds_wanneer", "schrijf een datum als"},
		{"sinds_wanneer", "2026-11-17", "antwoorden.sinds_wanneer", "deze dag is nog niet geweest"},
		{"administratie_bij_tot", "2026-13", "antwoorden.administratie_bij_tot", "schrijf een maand als"},
		{"oorzaken", list("ziekte", "ziekte"), "antwoorden.oorzaken", "hoogstens één keer"},
		{"oorzaken", list("zikte"), "antwoorden.oorzaken[0]", `bedoelde u "ziekte"?`},
		{"oorzaken", list("zikte", "pech"), "antwoorden.oorzaken[1]", "kies uit"},
		{"achterstanden", list("geen", "energie"), "antwoorden.achterstanden", "óf iets anders"},
		{"activiteiten", strings.Repeat("a", 2001), "antwoorden.activiteiten", "hoogstens 2000 tekens"},
		{"activiteiten", "a\x00b", "antwoorden.activiteiten", "onzichtbare tekens"},
		{"bankrekeningen", []any{}, "antwoorden.bankrekeningen", "vul dit in"},
		{"bankrekeningen", map[string]any{}, "antwoorden.bankrekeningen", "dit moet een lijst zijn"},
		{"bankrekeningen", []any{"x"}, "antwoorden.bankrekeningen[0]", "groep velden"},
		{"prive_maandbegroting", map[string]any{"zorg": num(1)}, "antwoorden.prive_maandbegroting.auto", "vul dit in"},
		{"v_waarheid", false, "antwoorden.v_waarheid", "zet hier een vinkje"},
		{"huurachterstand_maanden", 2, "antwoorden.huurachterstand_maanden", "deze vraag is niet gesteld"},
		{"bsn", "999990019", "antwoorden.bsn", "hoort niet bij de antwoorden maar in aanvrager.bsn"},
		{"u_kinderen", true, "antwoorden.u_kinderen", "SOLO berekent het zelf"},
	}
	for _, tt := range tests {
		got := d.Validate(set(read(t, "zzp"), map[string]any{tt.id: tt.waarde}))
		if !slices.ContainsFunc(got, func(b dossier.Bevinding) bool { return b.Pad == tt.pad && strings.Contains(b.Melding, tt.melding) }) {
			t.Errorf("%s gave %v, want %s: %s", tt.id, got, tt.pad, tt.melding)
		}
	}
	for veld, w := range map[string]any{"openstaand": nil, "soort": "bnk", "regeling": "ja", "oppenstaand": num(3)} {
		a := set(read(t, "gezin"), map[string]any{"schulden": rij(veld, w)})
		if got, want := paths(d.Validate(a)), "antwoorden.schulden[1]."+veld; got != want {
			t.Errorf("got mistakes at %q, want at %q", got, want)
		}
	}
}

func TestAnswersThatWereNotAskedAreRefused(t *testing.T) {
	d := load(t)
	a := read(t, "gezin")
	a.Antwoorden["leefsituatie"] = "alleenstaand"
	got := paths(d.Validate(a))
	for _, want := range []string{"partner.bsn", "antwoorden.partner_werkt_mee", "antwoorden.scheiding_loopt"} {
		if !strings.Contains(got, want) {
			t.Errorf("got mistakes at %s, want also at %s", got, want)
		}
	}
}

func TestOneWrongAnswerIsOneMistake(t *testing.T) {
	a := set(read(t, "gezin"), map[string]any{"heeft_schulden": "ja", "heeft_kinderen": "ja"})
	if got, want := paths(load(t).Validate(a)), "antwoorden.heeft_kinderen antwoorden.heeft_schulden"; got != want {
		t.Errorf("got mistakes at %q, want %q: the rest hangs on them", got, want)
	}
}

func TestFactsWithAPlaceOfTheirOwnAreRequiredThere(t *testing.T) {
	d := load(t)
	a := read(t, "gezin")
	a.Partner, a.Onderneming.Handelsnaam, a.Aanvrager.Email, a.Ondertekeningen = nil, "", "", nil
	got := paths(d.Validate(a))
	want := "aanvrager.email partner.bsn partner.achternaam partner.geboortedatum partner.email partner.telefoon onderneming.handelsnaam ondertekeningen.aanvrager"
	if got != want {
		t.Errorf("got mistakes at\n%s\nwant\n%s", got, want)
	}
}

func TestAtTheBalieSomeFactsMayBeMissing(t *testing.T) {
	a := read(t, "zzp")
	a.Kanaal, a.Aanvrager.BSN, a.Aanvrager.Email, a.Ondertekeningen = dossier.Balie, dossier.BSN{}, "", nil
	if got := load(t).Validate(a); len(got) > 0 {
		t.Errorf("got %v, want no mistakes", got)
	}
}

func TestIncompleteBirthDateIsGood(t *testing.T) {
	a := read(t, "zzp")
	a.Aanvrager.Geboortedatum = "1988"
	if got := load(t).Validate(a); len(got) > 0 {
		t.Errorf("got %v, want no mistakes", got)
	}
}

func TestWeetIkNietIsAnAnswerWhereItMayBe(t *testing.T) {
	tests := []struct {
		id   string
		weg  bool // take the answer away
		want string
	}{
		{"huur_per_maand", true, ""},
		{"huur_per_maand", false, "antwoorden.huur_per_maand"},
		{"adres_klopt", true, "weet_niet[0]"},
		{"v_waarheid", true, "weet_niet[0]"},
		{"huurr", false, "weet_niet[0]"},
		{"verhuurder", false, "weet_niet[0]"}, // not asked
		{"u_kinderen", false, "weet_niet[0]"},
	}
	for _, tt := range tests {
		a := read(t, "zzp")
		a.WeetNiet = []string{tt.id}
		if tt.weg {
			delete(a.Antwoorden, tt.id)
		}
		if got := paths(load(t).Validate(a)); got != tt.want {
			t.Errorf("weet_niet %s: got mistakes at %q, want %q", tt.id, got, tt.want)
		}
	}
}

func TestRulesOverMoreAnswersStopTheAanvraag(t *testing.T) {
	d := load(t)
	a := read(t, "gezin")
	a.Antwoorden["krediet_bedrag"] = num(3500001)
	a.Gemachtigde.Akkoord = false
	if got, want := paths(d.Validate(a)), "gemachtigde.akkoord antwoorden.krediet_doelen"; got != want {
		t.Errorf("got mistakes at %q, want %q", got, want)
	}
	a = set(read(t, "gezin"), map[string]any{"bbz_variant": "beeindigen"})
	if got := paths(d.Validate(a)); !strings.Contains(got, "antwoorden.hulpvraag") {
		t.Errorf("got mistakes at %q, want also at hulpvraag: who stops gets no bedrijfskapitaal", got)
	}
}

func TestOtherVersionAndUnknownKindsAreRefused(t *testing.T) {
	a := read(t, "gezin")
	a.Definitie, a.Bijlagen[0].Soort, a.Later[0].Soort = 2, "bankprive", "jaarcijfer"
	got := load(t).Validate(a)
	if p := paths(got); p != "definitie bijlagen[0].soort later[0].soort" {
		t.Errorf("got mistakes at %q", p)
	}
	if len(got) > 1 && !strings.Contains(got[1].Melding, `bedoelde u "bank_prive"?`) {
		t.Errorf("got %q, want a suggestion", got[1].Melding)
	}
}

// No message may hold what someone filled in: messages reach pages of others, logs of
// suppliers and screens of helpers.
func TestMessagesNeverHoldAValue(t *testing.T) {
	d := load(t)
	basis := read(t, "gezin")
	ids := slices.Sorted(func(yield func(string) bool) {
		for id := range basis.Antwoorden {
			if !yield(id) {
				return
			}
		}
	})
	const kanarie = "Kanarie7q"
	rapid.Check(t, func(rt *rapid.T) {
		a := read(t, "gezin")
		for range rapid.IntRange(1, 8).Draw(rt, "n") {
			id := rapid.SampledFrom(ids).Draw(rt, "id")
			a.Antwoorden[id] = damage(rt, a.Antwoorden[id], kanarie)
		}
		for _, b := range d.Validate(a) {
			if strings.Contains(b.Pad+b.Melding, kanarie) || strings.Contains(b.Melding, "7654321") {
				rt.Fatalf("%s: %s holds the value", b.Pad, b.Melding)
			}
		}
		d.Beoordeel(a)
		d.Getoond(a)
	})
}

// damage puts something else in the place of an answer, or somewhere within it.
func damage(t *rapid.T, w any, kanarie string) any {
	switch v := w.(type) {
	case []any:
		if len(v) > 0 && rapid.Bool().Draw(t, "in") {
			uit := slices.Clone(v)
			uit[0] = damage(t, uit[0], kanarie)
			return uit
		}
	case map[string]any:
		for _, k := range slices.Sorted(func(yield func(string) bool) {
			for k := range v {
				if !yield(k) {
					return
				}
			}
		}) {
			if rapid.Bool().Draw(t, "veld") {
				return map[string]any{k: damage(t, v[k], kanarie)}
			}
		}
	}
	return rapid.SampledFrom([]any{kanarie, nil, true, json.Number("7654321.5"), json.Number("-7654321"),
		json.Number("1e400"), []any{kanarie}, []any{}, map[string]any{"x": kanarie}, "", " "}).Draw(t, "w")
}

func TestThousandsOfUnknownNamesAreRefusedQuickly(t *testing.T) {
	d, a := load(t), read(t, "zzp")
	for i := range 4000 {
		a.Antwoorden[strings.Repeat("x", 30)+strconv.Itoa(i)] = true
	}
	begin := time.Now()
	if got := len(d.Validate(a)); got != 4000 {
		t.Errorf("got %d mistakes, want 4000", got)
	}
	if duur := time.Since(begin); duur > 2*time.Second {
		t.Errorf("took %v", duur)
	}
}

func FuzzValidate(f *testing.F) {
	for _, naam := range []string{"zzp", "gezin"} {
		raw, err := dossier.Encode(read(f, naam))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	d := load(f)
	schema := intake.Schema(d)
	f.Fuzz(func(t *testing.T, raw []byte) {
		a, err := dossier.Decode(raw)
		if err != nil {
			return
		}
		d.Validate(a)
		o := d.Beoordeel(a)
		d.Getoond(a)
		if p := o.Volledigheid.Percentage; p < 0 || p > 100 {
			t.Errorf("completeness is %d %%", p)
		}
		for v, w := range d.Omgeving(a, "SOLO-1", o) {
			if _, ok := schema[v]; !ok && w != nil {
				t.Errorf("the environment holds %q, which the schema does not promise", v)
			}
		}
	})
}
