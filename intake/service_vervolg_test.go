package intake_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"solo/dossier"
	"solo/intake"
	"solo/kluis"
	"solo/store"
)

// metVervolg is a deur that takes what comes after an aanvraag too, with one aanvraag.
func metVervolg(t testing.TB, naam string) (*deur, *inzending, dossier.ID) {
	t.Helper()
	d := newDeur(t)
	d.Vervolgen = d.db
	in := voorbeeld(t, naam)
	return d, in, d.accept(t, in).ID
}

// vervolgOp is an aanvulling with one paper; edit changes the document.
func vervolgOp(in *inzending, soort string, edit func(map[string]any)) *inzending {
	v := &inzending{bestanden: map[string][]byte{}, doc: map[string]any{"formaat": "solo-vervolg/1", "leverancier": in.doc["leverancier"],
		"kenmerk": "v-" + soort, "aanvraag": in.doc["kenmerk"], "soort": soort, "op": "2026-11-20T10:00:00Z", "bijlagen": []any{},
		"ondertekeningen": []any{map[string]any{"wie": "aanvrager", "op": "2026-11-20T10:00:00Z", "middel": "digid"}}}}
	if edit != nil {
		edit(v.doc)
	}
	return v
}

func wijziging(patch map[string]any) func(map[string]any) {
	return func(m map[string]any) { m["wijziging"] = patch }
}

func (d *deur) vervolg(t testing.TB, v *inzending) intake.Ontvangen {
	t.Helper()
	o, err := d.Vervolg(t.Context(), v.document(t), v.open)
	if err != nil {
		t.Fatalf("Vervolg: %v", err)
	}
	return o
}

// weigert wants exactly these findings, and nothing stored.
func (d *deur) weigert(t *testing.T, v *inzending, want ...[2]string) {
	t.Helper()
	rijen, bestanden := d.inhoud(t)
	_, err := d.Vervolg(t.Context(), v.document(t), v.open)
	var b dossier.Bevindingen
	if !errors.As(err, &b) || len(b) != len(want) {
		t.Fatalf("got %v, want %d findings", err, len(want))
	}
	for _, w := range want {
		if !has(b, w[0], w[1]) {
			t.Errorf("no finding at %s with %q; got:\n%v", w[0], w[1], b)
		}
	}
	checkWordless(t, err, v)
	if r, n := d.inhoud(t); r != rijen || n != bestanden {
		t.Errorf("left behind: %d rows and %d files", r-rijen, n-bestanden)
	}
}

func (d *deur) versie(t testing.TB, id dossier.ID, nr int) (*store.Versie, *dossier.Aanvraag) {
	t.Helper()
	v, _, err := d.db.Versie(t.Context(), id, nr)
	if err != nil {
		t.Fatal(err)
	}
	a, err := dossier.Decode(v.Document)
	if err != nil {
		t.Fatal(err)
	}
	return v, a
}

func TestPaperThatComesLaterJoinsTheDossier(t *testing.T) {
	d, in, id := metVervolg(t, "13-weet-niet-en-later")
	eerst, _ := d.versie(t, id, 1)
	v := vervolgOp(in, "aanvulling", nil)
	v.bij("schatting.pdf", pdf("btw"))["soort"] = "btw_aangifte" // a name that was there
	o := d.vervolg(t, v)
	nu, a := d.versie(t, id, 0)
	if o.ID != id || o.Al || nu.Volgnummer != 2 || nu.Eerder != len(eerst.Bijlagen) || len(nu.Bijlagen) != nu.Eerder+1 {
		t.Fatalf("got %v (al %v), delivery %d with %d of %d attachments new", o, o.Al, nu.Volgnummer, len(nu.Bijlagen)-nu.Eerder, len(nu.Bijlagen))
	}
	voor, na := a.Bijlagen[0].Bestand, nu.Bijlagen[nu.Eerder].Bestandsnaam
	if voor == na || a.Bijlagen[nu.Eerder].Bestand != na {
		t.Error("two attachments have one name, or the document and the store differ")
	}
	for _, l := range a.Later {
		if l.Soort == "btw_aangifte" {
			t.Error("the promise stands although the paper came")
		}
	}
	if o.Oordeel.Volledigheid.Percentage <= percentage(t, eerst.Oordeel) {
		t.Errorf("%d%% complete, was %d%%", o.Oordeel.Volledigheid.Percentage, percentage(t, eerst.Oordeel))
	}
}

func percentage(t testing.TB, oordeel []byte) int {
	t.Helper()
	var o intake.Oordeel
	if err := json.Unmarshal(oordeel, &o); err != nil {
		t.Fatal(err)
	}
	return o.Volledigheid.Percentage
}

// The day of a judgement is that of the vervolg: what is far off on the day of the
// aanvraag is close by then.
func TestUrgencyIsCountedFromTheDayOfTheVervolg(t *testing.T) {
	d, in, id := metVervolg(t, "01-kapper-regulier") // of 3 november
	o := d.vervolg(t, vervolgOp(in, "wijziging", wijziging(map[string]any{"antwoorden": map[string]any{
		"u_dringend": []any{"ontruiming"}, "u_ontruiming": "aangezegd", "u_ontruiming_datum": "2026-12-02"}})))
	if o.Oordeel.Urgentie.Niveau != intake.Spoed {
		t.Errorf("urgentie %s, want spoed", o.Oordeel.Urgentie.Niveau)
	}
	rijen, err := d.db.List(t.Context(), store.Filter{Dossier: id})
	if err != nil || len(rijen) != 2 || rijen[0].Urgentie != intake.Spoed || rijen[0].Soort != store.Aanvulling {
		t.Errorf("the list shows %+v, %v", rijen, err)
	}
	if _, a := d.versie(t, id, 1); a.Antwoorden["u_ontruiming"] != nil {
		t.Error("the aanvraag itself has changed")
	}
}

func TestWhatHappenedSinceTheAanvraagIsInThePast(t *testing.T) {
	d, in, _ := metVervolg(t, "02-spoed-gezin-afsluiting") // of 4 november; a child is born on the 10th
	kinderen := append(in.groep("antwoorden")["kinderen"].([]any), map[string]any{"naam": "Kind Drie Proefpersoon", "geboortedatum": "2026-11-10", "woont_thuis": true})
	d.vervolg(t, vervolgOp(in, "wijziging", wijziging(map[string]any{"antwoorden": map[string]any{"kinderen": kinderen}})))
	kinderen[2] = map[string]any{"naam": "Kind Vier Proefpersoon", "geboortedatum": "2026-12-10", "woont_thuis": true}
	nog := vervolgOp(in, "wijziging", wijziging(map[string]any{"antwoorden": map[string]any{"kinderen": kinderen}}))
	nog.doc["kenmerk"] = "v-later"
	d.weigert(t, nog, [2]string{"wijziging.antwoorden.kinderen[2].geboortedatum", "nog niet geweest"})
}

func TestVervolgIsTakenOnce(t *testing.T) {
	d, in, id := metVervolg(t, "01-kapper-regulier")
	v := vervolgOp(in, "aanvulling", nil)
	v.bij("brief.pdf", pdf("brief"))
	eerste := d.vervolg(t, v)
	rijen, bestanden := d.inhoud(t)
	if o := d.vervolg(t, v); !o.Al || o.ID != id || o.Oordeel.Volledigheid.Percentage != eerste.Oordeel.Volledigheid.Percentage {
		t.Errorf("again: al %v, %v", o.Al, o)
	}
	v.doc["toelichting"] = "iets anders"
	if _, err := d.Vervolg(t.Context(), v.document(t), v.open); !errors.Is(err, store.ErrAnders) {
		t.Errorf("other content: %v, want store.ErrAnders", err)
	}
	if r, n := d.inhoud(t); r != rijen || n != bestanden {
		t.Errorf("%d rows and %d files more", r-rijen, n-bestanden)
	}
}

func TestVervolgThatIsWrongLeavesNothing(t *testing.T) {
	d, in, _ := metVervolg(t, "01-kapper-regulier")
	type m = map[string]any
	for naam, c := range map[string]struct {
		soort string
		edit  func(*inzending)
		want  [][2]string
	}{
		"an unknown aanvraag":    {"aanvulling", func(v *inzending) { v.doc["aanvraag"] = "bestaat-niet" }, [][2]string{{"aanvraag", "geen aanvraag met dit kenmerk"}}},
		"of somebody else":       {"aanvulling", func(v *inzending) { v.doc["leverancier"] = "ander" }, [][2]string{{"aanvraag", "deze leverancier"}}},
		"urgency sent along":     {"aanvulling", func(v *inzending) { v.doc["urgentie"] = "spoed" }, [][2]string{{"urgentie", "SOLO berekent het zelf"}}},
		"before the aanvraag":    {"aanvulling", func(v *inzending) { v.doc["op"] = "2026-11-01T10:00:00Z" }, [][2]string{{"op", "niet eerder"}}},
		"in the future":          {"aanvulling", func(v *inzending) { v.doc["op"] = "2026-12-01T10:00:00Z" }, [][2]string{{"op", "toekomst"}}},
		"a BSN in the kenmerk":   {"aanvulling", func(v *inzending) { v.doc["kenmerk"] = in.groep("aanvrager")["bsn"] }, [][2]string{{"kenmerk", "BSN"}}},
		"an unsigned intrekking": {"intrekking", func(v *inzending) { v.doc["ondertekeningen"] = []any{} }, [][2]string{{"ondertekeningen", "ondertekend"}}},
		"answers that do not fit": {"wijziging", func(v *inzending) {
			v.doc["wijziging"] = m{"antwoorden": m{"u_dagen_rond": "veel", "onzin": 1, "u_dringend": []any{"ontruiming"}}}
		}, [][2]string{{"wijziging.antwoorden.u_dagen_rond", "getal"}, {"wijziging.antwoorden.onzin", "bestaat niet"},
			{"wijziging.antwoorden.u_ontruiming", "vul dit in"}, {"wijziging.antwoorden.u_ontruiming_datum", "vul dit in"}}},
		"a real BSN": {"wijziging", func(v *inzending) { v.doc["wijziging"] = m{"partner": m{"achternaam": "Echt", "bsn": "111222333"}} },
			[][2]string{{"wijziging.partner.bsn", "testreeks"}, {"wijziging.partner.achternaam", "niet gesteld"}, {"wijziging.partner.bsn", "niet gesteld"}}},
		"a change of nothing": {"wijziging", func(v *inzending) {
			v.doc["wijziging"] = m{"aanvrager": m{"telefoon": in.groep("aanvrager")["telefoon"]}}
		}, [][2]string{{"wijziging", "verandert er niets"}}},
		"no such kind of paper": {"aanvulling", func(v *inzending) { v.bij("a.pdf", pdf("a"))["soort"] = "foto" }, [][2]string{{"bijlagen[0].soort", "kies uit"}}},
		"a file that is another": {"aanvulling", func(v *inzending) {
			v.bij("a.pdf", pdf("a"))
			v.bij("b.pdf", pdf("b"))["sha256"] = strings.Repeat("0", 64)
		}, [][2]string{{"bijlagen[1]", "sha256"}}},
		"a file that is absent":    {"aanvulling", func(v *inzending) { v.bij("a.pdf", pdf("a")); clear(v.bestanden) }, [][2]string{{"bijlagen[0]", "niet bij"}}},
		"a file that is a program": {"aanvulling", func(v *inzending) { v.bij("a.exe", []byte("MZ\x90\x00 program")) }, [][2]string{{"bijlagen[0]", "kan de gemeente niet openen"}}},
	} {
		t.Run(naam, func(t *testing.T) {
			v := vervolgOp(in, c.soort, nil)
			c.edit(v)
			d.weigert(t, v, c.want...)
		})
	}
}

func TestNothingComesAfterAnIntrekking(t *testing.T) {
	d, in, id := metVervolg(t, "01-kapper-regulier")
	d.vervolg(t, vervolgOp(in, "intrekking", nil))
	rijen, err := d.db.List(t.Context(), store.Filter{Dossier: id})
	if err != nil || len(rijen) != 2 || rijen[0].Soort != store.Intrekking {
		t.Errorf("deliveries %+v, %v; want an intrekking", rijen, err)
	}
	d.weigert(t, vervolgOp(in, "aanvulling", nil), [2]string{"aanvraag", "ingetrokken"})
	if o := d.vervolg(t, vervolgOp(in, "intrekking", nil)); !o.Al {
		t.Error("the intrekking itself is not known any more")
	}
}

// A definition that asks more since does not send somebody away with his papers.
func TestOldMistakesAreNoMistakesOfTheVervolg(t *testing.T) {
	d, in, _ := metVervolg(t, "01-kapper-regulier")
	def := load(t)
	d.Definitie = func(string, int, dossier.Gemeentecode) (*intake.Definitie, error) {
		nieuwer := *def
		nieuwer.Versie = 2
		return &nieuwer, nil
	}
	d.vervolg(t, vervolgOp(in, "aanvulling", nil))
}

// wedloop lets another vervolg come in between the reading and the writing.
type wedloop struct {
	intake.Vervolgopslag
	eerst func()
}

func (w *wedloop) Versie(ctx context.Context, id dossier.ID, nr int) (*store.Versie, kluis.Sleutel, error) {
	v, s, err := w.Vervolgopslag.Versie(ctx, id, nr)
	if f := w.eerst; f != nil {
		w.eerst = nil
		f()
	}
	return v, s, err
}

func TestVervolgIsBuiltOnWhatCameInBetween(t *testing.T) {
	d, in, id := metVervolg(t, "01-kapper-regulier")
	ander := vervolgOp(in, "wijziging", wijziging(map[string]any{"aanvrager": map[string]any{"telefoon": "06 11111111"}}))
	d.Vervolgen = &wedloop{Vervolgopslag: d.db, eerst: func() { d.vervolg(t, ander) }}
	v := vervolgOp(in, "aanvulling", nil)
	v.bij("brief.pdf", pdf("brief"))
	d.vervolg(t, v)
	nu, a := d.versie(t, id, 0)
	if nu.Volgnummer != 3 || a.Aanvrager.Telefoon != "06 11111111" || len(a.Bijlagen) != nu.Eerder+1 {
		t.Errorf("delivery %d, new telephone %v, %d attachments of which %d old", nu.Volgnummer, a.Aanvrager.Telefoon == "06 11111111", len(a.Bijlagen), nu.Eerder)
	}
}

func TestManyAtOnceAllComeIn(t *testing.T) {
	d, in, id := metVervolg(t, "01-kapper-regulier")
	var wg sync.WaitGroup
	for i := range 4 {
		for range 2 { // each twice: one of them is known already
			v := vervolgOp(in, "aanvulling", func(m map[string]any) { m["kenmerk"] = fmt.Sprintf("v-%d", i) })
			v.bij("brief.pdf", pdf(fmt.Sprint(i)))
			wg.Go(func() {
				if _, err := d.Vervolg(t.Context(), v.document(t), v.open); err != nil {
					t.Error(err)
				}
			})
		}
	}
	wg.Wait()
	nu, _ := d.versie(t, id, 0)
	if _, n := d.inhoud(t); nu.Volgnummer != 5 || n != len(nu.Bijlagen) {
		t.Errorf("last delivery is %d, %d files for %d attachments; want 5 and as many", nu.Volgnummer, n, len(nu.Bijlagen))
	}
}

func TestVervolgHasASchema(t *testing.T) {
	raw, err := load(t).VervolgSchema()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("vervolg.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("vervolg.json")
	if err != nil {
		t.Fatal(err)
	}
	in := voorbeeld(t, "01-kapper-regulier")
	for naam, c := range map[string]struct {
		soort string
		edit  func(map[string]any)
		goed  bool
	}{
		"aanvulling": {"aanvulling", nil, true}, "intrekking": {"intrekking", nil, true},
		"wijziging": {"wijziging", wijziging(map[string]any{"antwoorden": map[string]any{"u_dagen_rond": 3, "u_toelichting": nil}, "bewindvoerder": nil,
			"aanvrager": map[string]any{"adres": map[string]any{"huisnummer": 9, "toevoeging": nil}}}), true},
		"a regeling":    {"wijziging", wijziging(map[string]any{"regeling": "ioaz"}), false},
		"a wrong value": {"wijziging", wijziging(map[string]any{"antwoorden": map[string]any{"u_dagen_rond": "veel"}}), false},
		"no such soort": {"vermindering", nil, false},
	} {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(vervolgOp(in, c.soort, c.edit).document(t)))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(v); (err == nil) != c.goed {
			t.Errorf("%s: %v", naam, err)
		}
	}
}

func TestWordOfAnEmployeeMakesTheDeliveryUrgent(t *testing.T) {
	d, in, id := metVervolg(t, "01-kapper-regulier")
	woord := map[string]any{"niveau": "spoed", "reden": "Vandaag gebeld", "wie": "c.onsulent", "op": "2026-11-20T10:00:00Z", "berekend": "regulier"}
	o := d.vervolg(t, vervolgOp(in, "wijziging", wijziging(map[string]any{"urgentiebesluit": woord})))
	rijen, err := d.db.List(t.Context(), store.Filter{Dossier: id})
	if err != nil || o.Oordeel.Urgentie.Niveau != intake.Spoed || len(rijen) != 2 || rijen[0].Urgentie != intake.Spoed {
		t.Errorf("got %s and %+v, %v; want spoed", o.Oordeel.Urgentie.Niveau, rijen, err)
	}
	weg := vervolgOp(in, "wijziging", wijziging(map[string]any{"urgentiebesluit": nil}))
	weg.doc["kenmerk"] = "v-terug"
	if o := d.vervolg(t, weg); o.Oordeel.Urgentie.Niveau != intake.Regulier || o.Oordeel.Urgentie.Besluit != nil {
		t.Errorf("taken back: got %s", o.Oordeel.Urgentie.Niveau)
	}
	woord["reden"] = "bel 999990019"
	fout := vervolgOp(in, "wijziging", wijziging(map[string]any{"urgentiebesluit": woord}))
	fout.doc["kenmerk"] = "v-fout"
	d.weigert(t, fout, [2]string{"wijziging.urgentiebesluit.reden", "geen BSN"})
}
