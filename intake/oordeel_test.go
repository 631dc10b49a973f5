package intake_test

import (
	"slices"
	"strings"
	"testing"

	"solo/dossier"
	"solo/intake"
)

// rustig is the single zzp'er without any urgency: enough money for months.
func rustig(t *testing.T) *dossier.Aanvraag { return kalm(read(t, "zzp")) }

func kalm(a *dossier.Aanvraag) *dossier.Aanvraag {
	return set(a, map[string]any{"u_dagen_rond": 90, "bankrekeningen": saldo(5000000)})
}

// saldo is one account with so much on it.
func saldo(cent int) []any {
	return []any{map[string]any{"iban": "NL91ABNA0417164300", "naam": "N. Verzonnen", "van_wie": "aanvrager", "soort": "betaal", "saldo": num(cent), "saldodatum": "2026-11-01"}}
}

func dag(t *testing.T, a *dossier.Aanvraag, n int) string {
	t.Helper()
	return a.Peildatum().PlusDagen(n).String()
}

// The three intakes share their questions about haste and their rules.
func TestUrgencyFollowsTheHandbook(t *testing.T) {
	for regeling, rustig := range map[string]func(*testing.T) *dossier.Aanvraag{
		"bbz-gevestigd": rustig,
		"bbz-starter":   func(t *testing.T) *dossier.Aanvraag { return kalm(andere(t)["20-starter-met-idee"]) },
		"ioaz":          func(t *testing.T) *dossier.Aanvraag { return kalm(andere(t)["22-ioaz-stopt-op-58"]) },
	} {
		t.Run(regeling, func(t *testing.T) { urgencyFollowsTheHandbook(t, loadNaam(t, regeling), rustig) })
	}
}

func urgencyFollowsTheHandbook(t *testing.T, d *intake.Definitie, rustig func(*testing.T) *dossier.Aanvraag) {
	kind := map[string]any{"naam": "Kind", "geboortedatum": "2015-01-01", "woont_thuis": true}
	kinderen := map[string]any{"heeft_kinderen": true, "co_ouderschap": false, "kinderen": []any{kind}}
	geenInkomen := map[string]any{"inkomen_deze_maand": 0}
	ontruiming := func(n int) map[string]any {
		return map[string]any{"u_dringend": list("ontruiming"), "u_ontruiming": "aangezegd", "u_ontruiming_datum": dag(t, rustig(t), n)}
	}
	zitting := func(n int) map[string]any {
		return map[string]any{"u_dringend": list("faillissement"), "u_faillissement": "aangevraagd", "u_faillissement_zittingsdatum": dag(t, rustig(t), n)}
	}
	afsluiting := func(n int) map[string]any {
		return map[string]any{"u_dringend": list("afsluiting"), "u_afsluiting": list("water"), "u_afsluiting_al": false, "u_afsluiting_datum": dag(t, rustig(t), n)}
	}
	huur := func(n int) map[string]any {
		return map[string]any{"achterstanden": list("wonen"), "huurachterstand_maanden": n, "verhuurder": "Stichting"}
	}
	zorg := func(n int) map[string]any {
		return map[string]any{"achterstanden": list("zorgpremie"), "zorgpremie_achterstand_maanden": n}
	}
	energie := func(cent int) map[string]any {
		return map[string]any{"achterstanden": list("energie"), "energie_maand": 14500, "energieachterstand_bedrag": cent}
	}
	hypotheek := func(n int) map[string]any {
		return map[string]any{"woonvorm": "koop", "huur_per_maand": nil, "servicekosten": nil, "hypotheek_rente_maand": 1, "hypotheek_aflossing": 1, "hypotheek_restschuld": 1, "woz_waarde": 1,
			"achterstanden": list("wonen"), "hypotheekachterstand_maanden": n}
	}
	beslag := func(n int) map[string]any {
		return map[string]any{"u_dringend": list("beslag"), "u_beslag": list("bedrijfsmiddelen"), "u_beslag_verkoop": true, "u_beslag_verkoopdatum": dag(t, rustig(t), n)}
	}
	dringend := func(wat, vraag, antwoord, datum string, n int) map[string]any {
		return map[string]any{"u_dringend": list(wat), vraag: antwoord, datum: dag(t, rustig(t), n)}
	}
	f := zitting(22)
	f["u_dringend"] = list("faillissement", "loon", "leverancier")
	f["u_loon_niet_betaald"], f["u_leverancier_stopt"], f["u_leverancier_stopt_datum"] = 1, "Leverancier", dag(t, rustig(t), 10)
	tests := []struct {
		naam   string
		w      []map[string]any
		punten int
		niveau string
	}{
		{"nothing", nil, 0, intake.Regulier},
		{"(a) no food", []map[string]any{{"u_geld_voor_eten": false}}, 0, intake.Spoed},
		{"(b) no income, money for 20 days", []map[string]any{geenInkomen, {"u_dagen_rond": 20}}, 6, intake.Verhoogd},
		{"(c) two months rent arrears, children", []map[string]any{huur(2), kinderen}, 5, intake.Regulier},
		{"(d) eviction in 20 days, no income, children", []map[string]any{ontruiming(20), geenInkomen, kinderen}, 11, intake.Verhoogd},
		{"(e) eviction in 14 days", []map[string]any{ontruiming(14)}, 0, intake.Spoed},
		{"(e) eviction in 15 days", []map[string]any{ontruiming(15)}, 6, intake.Verhoogd},
		{"(f) hearing in 22 days, wages, supplier", []map[string]any{f}, 14, intake.Spoed},
		{"(g) children only", []map[string]any{kinderen}, 0, intake.Regulier},
		{"eviction in 30 days", []map[string]any{ontruiming(30)}, 6, intake.Verhoogd},
		{"eviction in 31 days", []map[string]any{ontruiming(31)}, 4, intake.Regulier},
		{"hearing in 21 days", []map[string]any{zitting(21)}, 0, intake.Spoed},
		{"cut off in 7 days", []map[string]any{afsluiting(7)}, 0, intake.Spoed},
		{"cut off in 8 days", []map[string]any{afsluiting(8)}, 5, intake.Regulier},
		{"cut off in 30 days", []map[string]any{afsluiting(30)}, 5, intake.Regulier},
		{"cut off in 31 days", []map[string]any{afsluiting(31)}, 0, intake.Regulier},
		{"cut off already", []map[string]any{afsluiting(40), {"u_afsluiting_al": true, "u_afsluiting_datum": nil}}, 0, intake.Spoed},
		{"health insurance stops", []map[string]any{{"u_dringend": list("afsluiting"), "u_afsluiting": list("zorg")}}, 5, intake.Regulier},
		{"sale in 14 days", []map[string]any{beslag(14)}, 0, intake.Spoed},
		{"sale in 15 days", []map[string]any{beslag(15)}, 4, intake.Regulier},
		{"one month rent arrears", []map[string]any{huur(1)}, 1, intake.Regulier},
		{"money for 7 days", []map[string]any{{"u_dagen_rond": 7}}, 3, intake.Regulier},
		{"money for 6 days", []map[string]any{{"u_dagen_rond": 6}}, 5, intake.Regulier},
		{"money for 30 days", []map[string]any{{"u_dagen_rond": 30}}, 0, intake.Regulier},
		{"half the norm", []map[string]any{{"bankrekeningen": saldo(70075)}}, 0, intake.Regulier},
		{"a cent less than half the norm", []map[string]any{{"bankrekeningen": saldo(70074)}}, 2, intake.Regulier},
		{"income of zero", []map[string]any{{"inkomen_deze_maand": 0}}, 3, intake.Regulier},
		{"cannot work, no income", []map[string]any{geenInkomen, {"arbeidsongeschikt": "helemaal", "arbeidsongeschikt_verwacht_tot": "2027-01-01"}}, 5, intake.Regulier},
		{"not safe", []map[string]any{{"u_gezondheid_veiligheid": true}}, 0, intake.Spoed},
		{"hearing in 22 days", []map[string]any{zitting(22)}, 6, intake.Verhoogd},
		{"supplier in 14 days", []map[string]any{dringend("leverancier", "u_leverancier_stopt", "Leverancier", "u_leverancier_stopt_datum", 14)}, 4, intake.Regulier},
		{"supplier in 15 days", []map[string]any{dringend("leverancier", "u_leverancier_stopt", "Leverancier", "u_leverancier_stopt_datum", 15)}, 2, intake.Regulier},
		{"business premises in 30 days", []map[string]any{dringend("ontruiming_pand", "u_ontruiming_pand", "aangezegd", "u_ontruiming_pand_datum", 30)}, 5, intake.Regulier},
		{"business premises in 31 days", []map[string]any{dringend("ontruiming_pand", "u_ontruiming_pand", "aangezegd", "u_ontruiming_pand_datum", 31)}, 0, intake.Regulier},
		{"bank in 30 days", []map[string]any{dringend("bank", "u_bank_zegt_op", "Bank", "u_bank_zegt_op_datum", 30)}, 4, intake.Regulier},
		{"bank in 31 days", []map[string]any{dringend("bank", "u_bank_zegt_op", "Bank", "u_bank_zegt_op_datum", 31)}, 0, intake.Regulier},
		{"permit in 30 days", []map[string]any{dringend("vergunning_opdracht", "u_vergunning_of_opdracht_verloren", "Vergunning", "u_vergunning_of_opdracht_datum", 30)}, 3, intake.Regulier},
		{"permit in 31 days", []map[string]any{dringend("vergunning_opdracht", "u_vergunning_of_opdracht_verloren", "Vergunning", "u_vergunning_of_opdracht_datum", 31)}, 0, intake.Regulier},
		{"two months rent arrears", []map[string]any{huur(2)}, 3, intake.Regulier},
		{"wages of one month", []map[string]any{{"u_dringend": list("loon"), "u_loon_niet_betaald": 1}}, 4, intake.Regulier},
		{"wages of no month", []map[string]any{{"u_dringend": list("loon"), "u_loon_niet_betaald": 0}}, 0, intake.Regulier},
		{"money for 29 days", []map[string]any{{"u_dagen_rond": 29}}, 3, intake.Regulier},
		{"income of a cent", []map[string]any{{"inkomen_deze_maand": 1}}, 0, intake.Regulier},
		{"health insurance 3 months behind", []map[string]any{zorg(3)}, 0, intake.Regulier},
		{"health insurance 4 months behind", []map[string]any{zorg(4)}, 1, intake.Regulier},
		{"one month of mortgage behind", []map[string]any{hypotheek(1)}, 1, intake.Regulier},
		{"two months of mortgage behind", []map[string]any{hypotheek(2)}, 3, intake.Regulier},
		{"no cent of energy behind", []map[string]any{energie(0)}, 0, intake.Regulier},
		{"a cent of energy behind", []map[string]any{energie(1)}, 1, intake.Regulier},
		{"five points", []map[string]any{{"u_dagen_rond": 6}}, 5, intake.Regulier},
		{"six points", []map[string]any{{"u_dagen_rond": 6}, huur(1)}, 6, intake.Verhoogd},
		{"eviction today", []map[string]any{ontruiming(0)}, 0, intake.Spoed},
		{"eleven points", []map[string]any{zitting(22), {"u_dagen_rond": 6}}, 11, intake.Verhoogd},
		{"twelve points", []map[string]any{zitting(22), geenInkomen, {"u_dagen_rond": 20}}, 12, intake.Spoed},
	}
	for _, tt := range tests {
		a := rustig(t)
		for _, w := range tt.w {
			set(a, w)
		}
		if fouten := d.Validate(a); len(fouten) > 0 {
			t.Errorf("%s: the example itself is wrong: %v", tt.naam, fouten)
		}
		if u := d.Beoordeel(a).Urgentie; u.Niveau != tt.niveau || u.Punten != tt.punten {
			t.Errorf("%s: got %s with %d points (%v), want %s with %d", tt.naam, u.Niveau, u.Punten, u.Regels, tt.niveau, tt.punten)
		}
	}
}

// Wages that are behind count wherever they were asked: with the haste, or with the staff.
func TestWagesOfAMonthCount(t *testing.T) {
	for maanden, punten := range map[int]int{0: 0, 1: 4} {
		a := set(rustig(t), map[string]any{"bedrijf_heeft": list("personeel"), "personeel_aantal": 1, "personeel_fte": 1, "loonachterstand_maanden": maanden})
		if u := load(t).Beoordeel(a).Urgentie; u.Punten != punten {
			t.Errorf("%d months: got %d points (%v), want %d", maanden, u.Punten, u.Regels, punten)
		}
	}
}

func TestReasonsNameTheDate(t *testing.T) {
	a := set(rustig(t), map[string]any{"u_dringend": list("ontruiming"), "u_ontruiming": "vonnis", "u_ontruiming_datum": "2026-12-01", "u_dagen_rond": 3})
	got := load(t).Beoordeel(a).Urgentie.Redenen
	if want := []string{"uitzetting op 1 december 2026", "geld voor 3 dagen"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestReasonsNameWhatItIsAbout(t *testing.T) {
	for naam, tt := range map[string]struct {
		antwoorden map[string]any
		want       string
	}{
		"energie": {map[string]any{"u_dringend": list("afsluiting"), "u_afsluiting": list("energie", "zorg"), "u_afsluiting_al": false, "u_afsluiting_datum": "2026-11-20"},
			"afsluiting van gas of stroom op 20 november 2026"},
		"water": {map[string]any{"u_dringend": list("afsluiting"), "u_afsluiting": list("water"), "u_afsluiting_al": true}, "afgesloten van water"},
		"verkoop": {map[string]any{"u_dringend": list("beslag"), "u_beslag": list("inboedel"), "u_beslag_verkoop": true, "u_beslag_verkoopdatum": "2027-01-20"},
			"verkoop of ophalen van spullen na beslag op 20 januari 2027"},
		"beslag":  {map[string]any{"u_dringend": list("beslag"), "u_beslag": list("bank", "auto"), "u_beslag_verkoop": false}, "beslag gelegd (bank, auto)"},
		"geld":    {map[string]any{"bankrekeningen": saldo(1500)}, "weinig geld beschikbaar (€ 15,00)"},
		"huur":    {map[string]any{"woonvorm": "huur", "achterstanden": list("wonen"), "huurachterstand_maanden": 3}, "huurachterstand van 3 maanden"},
		"zitting": {map[string]any{"u_dringend": list("faillissement"), "u_faillissement": "aangevraagd", "u_faillissement_zittingsdatum": "2027-01-20"}, "zitting over faillissement op 20 januari 2027"},
		"dag":     {map[string]any{"u_dagen_rond": 1}, "geld voor 1 dag"},
	} {
		if got := load(t).Beoordeel(set(rustig(t), tt.antwoorden)).Urgentie.Redenen; !slices.Contains(got, tt.want) {
			t.Errorf("%s: got %q, want %q", naam, got, tt.want)
		}
	}
}

func TestUnknownDateDoesNotLowerTheUrgencySilently(t *testing.T) {
	a := set(rustig(t), map[string]any{"u_dringend": list("ontruiming"), "u_ontruiming": "dreigt"})
	a.WeetNiet = []string{"u_ontruiming_datum"}
	u := load(t).Beoordeel(a).Urgentie
	if u.Punten != 4 || !strings.Contains(strings.Join(u.Redenen, ""), "nog niet bekend") {
		t.Errorf("got %d points and %q, want 4 and the reason", u.Punten, u.Redenen)
	}
}

func TestDateInThePastAsksToJudgeAgain(t *testing.T) {
	a := set(rustig(t), map[string]any{"u_dringend": list("ontruiming"), "u_ontruiming": "vonnis", "u_ontruiming_datum": "2026-11-01"})
	if u := load(t).Beoordeel(a).Urgentie; !u.Herbeoordelen || u.Niveau != intake.Spoed {
		t.Errorf("got %+v, want spoed and Herbeoordelen", u)
	}
}

func TestCompletenessCountsWhatIsNeededToDecide(t *testing.T) {
	d := load(t)
	a := read(t, "gezin")
	v := d.Beoordeel(a).Volledigheid
	status := map[string]intake.DocumentEis{}
	for _, e := range v.Nodig {
		status[e.Label] = e
	}
	for label, want := range map[string]intake.DocumentEis{
		"Bankafschriften privé van de laatste 3 maanden (rekening 1 van 2)": {Niveau: "B", Aangeleverd: true},
		"Bankafschriften privé van de laatste 3 maanden (rekening 2 van 2)": {Niveau: "B"},
		"Jaarrekening over 2024":                    {Niveau: "B", Later: true},
		"Loonstaat en contracten van het personeel": {Niveau: "A"},
		"De handtekening van de partner":            {Niveau: "B"},
		"Offerte voor de aankoop":                   {Niveau: "B"},
	} {
		got, ok := status[label]
		if !ok || got.Niveau != want.Niveau || got.Aangeleverd != want.Aangeleverd || got.Later != want.Later {
			t.Errorf("%s: got %+v (asked: %v), want %+v", label, got, ok, want)
		}
	}
	if slices.Contains(v.Ontbreekt, "Jaarrekening over 2024") || !slices.Contains(v.Ontbreekt, "De handtekening van de partner") {
		t.Errorf("got missing %q; want the signature of the partner and not what is promised", v.Ontbreekt)
	}
	for _, e := range v.Nodig {
		if e.Niveau != "A" && !e.Aangeleverd {
			a.Bijlagen = append(a.Bijlagen, dossier.Bijlage{Soort: e.Soort})
		}
	}
	for _, wie := range []string{"partner", "vennoot", "gemachtigde"} {
		a.Ondertekeningen = append(a.Ondertekeningen, dossier.Ondertekening{Wie: wie})
	}
	if v := d.Beoordeel(a).Volledigheid; v.Percentage != 100 || len(v.Ontbreekt) > 0 {
		t.Errorf("with everything sent: got %d %% and missing %q", v.Percentage, v.Ontbreekt)
	}
}

func TestBeslagPaperWaitsWhenThereIsHaste(t *testing.T) {
	d := load(t)
	niveau := func(a *dossier.Aanvraag) string {
		set(a, map[string]any{"heeft_beslag": true, "beslag": []any{map[string]any{"soort": "bank", "door_wie": "Deurwaarder"}}})
		for _, e := range d.Beoordeel(a).Volledigheid.Nodig {
			if e.Soort == "beslag_bewijs" {
				return e.Niveau
			}
		}
		return "not asked"
	}
	haast := read(t, "gezin")
	kalm := set(read(t, "gezin"), map[string]any{"u_dringend": list("geen"), "u_dagen_rond": 90, "achterstanden": list("geen")})
	if got := niveau(haast) + niveau(kalm); got != "AB" {
		t.Errorf("got levels %s, want A with spoed and B without", got)
	}
}

func TestWarningsStopNothing(t *testing.T) {
	d := load(t)
	a := set(read(t, "gezin"), map[string]any{"krediet_bedrag": 30000000, "gewenste_ingangsdatum": "2026-07-01"})
	doelen := []any{map[string]any{"post": "schulden", "bedrag": num(30000000)}}
	a.Antwoorden["krediet_doelen"] = doelen
	if fouten := d.Validate(a); len(fouten) > 0 {
		t.Errorf("got %v, want no mistakes", fouten)
	}
	if got, want := paths(d.Beoordeel(a).Waarschuwingen), "antwoorden.gewenste_ingangsdatum antwoorden.krediet_bedrag"; got != want {
		t.Errorf("got warnings at %q, want %q", got, want)
	}
}

func TestWarningsSayWhatLooksWrong(t *testing.T) {
	d := load(t)
	jaar := map[string]any{"jaar": num(2025), "status": "concept", "omzet": num(1000), "inkoop": num(300), "nettowinst": num(800)}
	vorig := []any{map[string]any{"jaar": num(2023), "status": "concept", "omzet": num(1000), "nettowinst": num(800)},
		map[string]any{"jaar": num(2024), "status": "concept", "omzet": num(1000), "nettowinst": num(800)}}
	for pad, w := range map[string]map[string]any{
		"antwoorden.partner_uren_jaar": {"partner_uren_jaar": 524},
		"antwoorden.boekjaren[2]":      {"boekjaren": append(vorig, jaar)},
		"antwoorden.boekjaren":         {"boekjaren": vorig},
		"antwoorden.bbz_variant":       {"bbz_variant": "oudere"},
		"antwoorden.stop_datum":        {"bbz_variant": "beeindigen", "stop_datum": "2026-11-15"},
	} {
		if got := paths(d.Beoordeel(set(read(t, "gezin"), w)).Waarschuwingen); got != pad {
			t.Errorf("got warnings at %q, want %q", got, pad)
		}
	}
}

func TestAmountsOfTheDayOfReceiptHold(t *testing.T) {
	d := load(t)
	bedrag := func(op string) any {
		a := read(t, "zzp")
		dag, err := dossier.ParseDatum(op)
		if err != nil {
			t.Fatal(err)
		}
		a.AanvraagOp = dag.Tijd()
		return d.Omgeving(a, "", intake.Oordeel{})["bedragen"].(map[string]any)["max_bedrijfskapitaal_gevestigd"]
	}
	for op, want := range map[string]int64{"2021-01-01": 21214700, "2022-12-31": 21214700, "2024-06-01": 21214700, "2025-01-01": 25342000, "2026-11-16": 25342000} {
		if got := bedrag(op); got != want {
			t.Errorf("on %s: got %v, want %d", op, got, want)
		}
	}
}

func TestUnfinishedAanvraagIsJudgedToo(t *testing.T) {
	d := load(t)
	o := d.Beoordeel(&dossier.Aanvraag{})
	if o.Urgentie.Niveau != intake.Regulier {
		t.Errorf("got %s, want regulier", o.Urgentie.Niveau)
	}
	d.Getoond(&dossier.Aanvraag{})
	if len(d.Validate(&dossier.Aanvraag{})) == 0 {
		t.Error("got no mistakes in an empty aanvraag")
	}
}

// besluit is what an employee said when this was computed.
func besluit(niveau, berekend string) *dossier.Urgentiebesluit {
	return &dossier.Urgentiebesluit{Niveau: niveau, Berekend: berekend, Reden: "Vandaag gebeld", Wie: "c.onsulent", Op: nu()}
}

func TestWordOfAnEmployeeCountsUntilItBecomesMoreUrgent(t *testing.T) {
	eten := map[string]any{"u_geld_voor_eten": false} // spoed
	for naam, tt := range map[string]struct {
		antwoorden     map[string]any
		besluit        *dossier.Urgentiebesluit
		want, berekend string
		opnieuw        bool
	}{
		"nobody said anything":                {eten, nil, intake.Spoed, intake.Spoed, false},
		"more than was computed":              {nil, besluit(intake.Spoed, intake.Regulier), intake.Spoed, intake.Regulier, false},
		"less than was computed":              {eten, besluit(intake.Regulier, intake.Spoed), intake.Regulier, intake.Spoed, false},
		"it became more urgent since":         {eten, besluit(intake.Verhoogd, intake.Regulier), intake.Spoed, intake.Spoed, true},
		"it became less urgent since":         {nil, besluit(intake.Verhoogd, intake.Spoed), intake.Verhoogd, intake.Regulier, true},
		"it became as urgent as he said then": {eten, besluit(intake.Spoed, intake.Verhoogd), intake.Spoed, intake.Spoed, true},
	} {
		a := set(rustig(t), tt.antwoorden)
		a.Urgentiebesluit = tt.besluit
		u := load(t).Beoordeel(a).Urgentie
		if u.Niveau != tt.want || u.Berekend != tt.berekend || u.Herbeoordelen != tt.opnieuw || u.Besluit != tt.besluit {
			t.Errorf("%s: got %s, computed %s, again %v; want %s, %s, %v", naam, u.Niveau, u.Berekend, u.Herbeoordelen, tt.want, tt.berekend, tt.opnieuw)
		}
		if w := u.Waarom(); (tt.besluit != nil) != (len(w) > len(u.Redenen) && strings.Contains(w[0], "Vandaag gebeld") && strings.Contains(w[0], "c.onsulent")) {
			t.Errorf("%s: the reasons are %q", naam, w)
		}
	}
}

func TestMappingSeesWhatAnEmployeeSaidOfTheUrgency(t *testing.T) {
	d, a := load(t), rustig(t)
	a.Urgentiebesluit = besluit(intake.Spoed, intake.Regulier)
	u := d.Omgeving(a, "", d.Beoordeel(a))["urgentie"].(map[string]any)
	if u["niveau"] != intake.Spoed || u["berekend"] != intake.Regulier || u["besluit"] != "Vandaag gebeld" {
		t.Errorf("got %v", u)
	}
}

// What was refused is missing, what is not needed counts no more, and mappings see how much was
// accepted.
func TestWordOnAPaperCounts(t *testing.T) {
	d, a := load(t), rustig(t)
	var soorten []string // of which one file is asked for
	for _, e := range d.Beoordeel(a).Volledigheid.Nodig {
		if e.Niveau == "B" && !slices.Contains(soorten, e.Soort) && slices.ContainsFunc(d.Documenten(), func(s intake.DocumentSoort) bool { return s.Soort == e.Soort }) {
			soorten = append(soorten, e.Soort)
		}
	}
	a.Bijlagen = nil
	for _, soort := range soorten {
		for range 20 {
			a.Bijlagen = append(a.Bijlagen, dossier.Bijlage{Soort: soort})
		}
	}
	stand := func() (percentage, ontbreekt, akkoord float64) {
		o := d.Beoordeel(a)
		v := d.Omgeving(a, "", o)["volledigheid"].(map[string]any)
		return v["percentage"].(float64), float64(len(o.Volledigheid.Ontbreekt)), v["akkoord"].(float64)
	}
	p0, o0, a0 := stand()
	a.Keuringen = []dossier.Keuring{{Soort: soorten[0], Oordeel: dossier.Akkoord}}
	p1, o1, a1 := stand()
	if p1 != p0 || o1 != o0 || a1 <= a0 {
		t.Errorf("accepted: from %v/%v/%v to %v/%v/%v, want only the last to rise", p0, o0, a0, p1, o1, a1)
	}
	a.Keuringen[0].Oordeel = dossier.Afgekeurd
	p2, o2, a2 := stand()
	if p2 >= p0 || o2 <= o0 || a2 != a0 {
		t.Errorf("refused: from %v/%v/%v to %v/%v/%v, want it missing", p0, o0, a0, p2, o2, a2)
	}
	a.Keuringen[0].Oordeel = dossier.Vervallen
	if _, o3, _ := stand(); o3 != o0 || slices.ContainsFunc(d.Beoordeel(a).Volledigheid.Ontbreekt, func(s string) bool { return s == soorten[0] }) {
		t.Errorf("not needed: %v are missing, want %v", o3, o0)
	}
}
