package loket_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"solo/dossier"
	"solo/kluis"
	"solo/loket"
	"solo/store"
)

// ingezonden is a concept that was handed in, a day ago.
func (p *toneel) ingezonden(wie loket.Wie, voorbeeld string) (id, ref dossier.ID) {
	p.t.Helper()
	id = p.begonnen(wie, voorbeeld)
	ref = p.dien(wie, id)
	p.later(dag)
	return id, ref
}

func huur(naam string) loket.Stuk { return loket.Stuk{Soort: "huur", Naam: naam} }

func TestPapersThatComeLaterFollowTheAanvraag(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, ref := p.ingezonden(wie, "01-kapper-regulier")
	must(t, p.VulAan(t.Context(), wie, id)) // nothing to send
	must(t, p.VoegToe(t.Context(), wie, id, huur("huur.pdf"), reader(pdf)))
	must(t, p.StelUit(t.Context(), wie, id, dossier.Toezegging{Soort: "jaarcijfers", Op: "2026-12-24"}, false))
	must(t, p.VulAan(t.Context(), wie, id))
	must(t, p.VulAan(t.Context(), wie, id))
	a := p.ingediend(ref)
	if len(a.Bijlagen) != 1 || len(p.leveringen()) != 2 || !slices.Contains(a.Later, dossier.Toezegging{Soort: "jaarcijfers", Op: "2026-12-24"}) {
		t.Errorf("got %d attachments, %d deliveries and %d promises; want the paper once, in a delivery of its own, and the promise", len(a.Bijlagen), len(p.leveringen()), len(a.Later))
	}
	stuk := p.lees(wie, id).Concept.Stukken[0]
	must(t, p.HaalWeg(t.Context(), wie, id, stuk.ID))
	if n := len(p.lees(wie, id).Concept.Stukken); !stuk.Gestuurd || n != 1 {
		t.Errorf("sent %v, and %d papers after taking it away; want what was sent to stay", stuk.Gestuurd, n)
	}
}

func TestPromiseAloneIsSentOnce(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, ref := p.ingezonden(wie, "01-kapper-regulier")
	voor := len(p.ingediend(ref).Later)
	must(t, p.StelUit(t.Context(), wie, id, dossier.Toezegging{Soort: "jaarcijfers"}, false))
	for range 2 {
		must(t, p.VulAan(t.Context(), wie, id))
	}
	if n, l := len(p.leveringen()), len(p.ingediend(ref).Later); n != 2 || l != voor+1 {
		t.Errorf("%d deliveries and %d promises, want 2 and %d", n, l, voor+1)
	}
}

// vol makes it so that something was sent so many times.
func (p *toneel) vol(id dossier.ID, n int) {
	p.t.Helper()
	rij, _, err := p.db.Concept(p.t.Context(), id)
	must(p.t, err)
	var inhoud struct {
		BSN     string         `json:"bsn"`
		Concept map[string]any `json:"concept"`
	}
	must(p.t, json.Unmarshal(rij.Inhoud, &inhoud))
	al := inhoud.Concept["zendingen"].([]any)
	for i := len(al); i < n; i++ {
		al = append(al, map[string]any{"kenmerk": fmt.Sprint("eerder-", i), "soort": "wijziging", "referentie": "0000-0000-0000-0000"})
	}
	inhoud.Concept["zendingen"] = al
	rij.Inhoud = []byte(asJSON(p.t, inhoud))
	must(p.t, p.db.PutConcept(p.t.Context(), *rij))
}

func TestWhatFollowsAnAanvraagIsBounded(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, _ := p.ingezonden(wie, "01-kapper-regulier")
	p.vol(id, 199)
	must(t, p.VoegToe(t.Context(), wie, id, huur("huur.pdf"), reader(pdf)))
	must(t, p.VulAan(t.Context(), wie, id))
	must(t, p.VulAan(t.Context(), wie, id)) // nothing to send
	must(t, p.StelUit(t.Context(), wie, id, dossier.Toezegging{Soort: "jaarcijfers"}, false))
	for naam, err := range map[string]error{"papers": p.VulAan(t.Context(), wie, id), "wijziging": p.BeginWijziging(t.Context(), wie, id)} {
		if !errors.Is(err, loket.ErrStand) || !strings.Contains(err.Error(), "bel de gemeente") {
			t.Errorf("%s: got %v, want ErrStand that says what to do", naam, err)
		}
	}
	must(t, p.TrekIn(t.Context(), wie, id))
	if c := p.lees(wie, id).Concept; len(c.Zendingen) != 201 || c.Stand != loket.Ingetrokken {
		t.Errorf("%d sent and %s, want 200 and the intrekking", len(c.Zendingen), c.Stand)
	}
}

// wijzig answers one question anew and signs.
func (p *toneel) wijzig(wie loket.Wie, id dossier.ID, vraag string, w any) error {
	p.t.Helper()
	must(p.t, p.BeginWijziging(p.t.Context(), wie, id))
	_, _, err := p.Bewaar(p.t.Context(), wie, id, loket.Blad{Pagina: p.pagina(vraag).ID, Vragen: []string{vraag}, Antwoorden: dossier.Antwoorden{vraag: w}})
	must(p.t, err)
	o, err := p.Overzicht(p.t.Context(), wie, id)
	must(p.t, err)
	return p.DienWijziging(p.t.Context(), wie, id, o.Hash)
}

func TestWijzigingSendsWhatChangedAndNothingElse(t *testing.T) {
	adres := map[string]any{"straat": "Nieuwestraat", "huisnummer": 9, "postcode": "5000ZZ", "woonplaats": "Tilburg"}
	for naam, c := range map[string]struct {
		voorbeeld, vraag string
		nieuw            any
		got              func(*dossier.Aanvraag) any
		want             any
	}{
		"address": {"01-kapper-regulier", "woonadres", adres, func(a *dossier.Aanvraag) any { return a.Aanvrager.Adres.Straat }, "Nieuwestraat"},
		"account": {"01-kapper-regulier", "uitkering_rekening", "NL91ABNA0417164300", func(a *dossier.Aanvraag) any { return a.Antwoorden["uitkering_rekening"] }, "NL91ABNA0417164300"},
		"rent":    {"01-kapper-regulier", "huur_per_maand", 81000, func(a *dossier.Aanvraag) any { return asText(a.Antwoorden["huur_per_maand"]) }, "81000"},
		"partner": {"02-spoed-gezin-afsluiting", "partner_naam", "Anders", func(a *dossier.Aanvraag) any { return a.Partner.Achternaam }, "Anders"},
	} {
		t.Run(naam, func(t *testing.T) {
			p := newToneel(t)
			wie := p.zoe()
			id, ref := p.ingezonden(wie, c.voorbeeld)
			want := p.ingediend(ref)
			must(t, p.wijzig(wie, id, c.vraag, c.nieuw))
			got := p.ingediend(ref)
			if g := c.got(got); g != c.want {
				t.Errorf("got %v, want %v", g, c.want)
			}
			if n := p.verschillen(want, got); n != 1 {
				t.Errorf("%d answers differ, want the one that was changed", n)
			}
			if o := got.Ondertekeningen; len(o) != len(want.Ondertekeningen)+1 || o[len(o)-1].Hash == "" {
				t.Errorf("%d signatures, want one more with its hash", len(o))
			}
			if p.lees(wie, id).Concept.Wijziging != nil {
				t.Error("the change is open still")
			}
		})
	}
}

func asText(w any) string { return fmt.Sprint(w) }

// verschillen counts the questions that two aanvragen answer differently.
func (p *toneel) verschillen(x, y *dossier.Aanvraag) (n int) {
	for _, pagina := range p.def.Paginas() {
		for _, v := range pagina.Vragen {
			if asJSON(p.t, p.def.Antwoord(x, v.ID)) != asJSON(p.t, p.def.Antwoord(y, v.ID)) {
				n++
			}
		}
	}
	return n
}

func TestWijzigingWithAMistakeOrWithoutAChangeIsNotSent(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, _ := p.ingezonden(wie, "01-kapper-regulier")
	var fouten dossier.Bevindingen
	if err := p.wijzig(wie, id, "huur_per_maand", -1); !errors.As(err, &fouten) {
		t.Errorf("a mistake: got %v, want Bevindingen", err)
	}
	if err := p.wijzig(wie, id, "huur_per_maand", p.def.Antwoord(p.voorbeeld("01-kapper-regulier"), "huur_per_maand")); !errors.Is(err, loket.ErrStand) {
		t.Errorf("nothing changed: got %v, want ErrStand", err)
	}
	if err := p.wijzig(wie, id, "achternaam", "Anders"); !errors.As(err, &fouten) {
		t.Errorf("another name: got %v, want Bevindingen: that is no wijziging", err)
	}
	if n := len(p.leveringen()); n != 1 {
		t.Errorf("%d deliveries, want that of the aanvraag alone", n)
	}
}

func TestWijzigingThatIsDroppedLeavesWhatWasSent(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, ref := p.ingezonden(wie, "01-kapper-regulier")
	must(t, p.BeginWijziging(t.Context(), wie, id))
	_, _, err := p.Bewaar(t.Context(), wie, id, loket.Blad{Pagina: p.pagina("huur_per_maand").ID, Vragen: []string{"huur_per_maand"}})
	must(t, err)
	must(t, p.StaakWijziging(t.Context(), wie, id))
	if got := p.lees(wie, id).Antwoord("huur_per_maand"); asJSON(t, got) != asJSON(t, p.ingediend(ref).Antwoorden["huur_per_maand"]) {
		t.Errorf("got %v, want the rent that was sent", got)
	}
	if err := p.DienWijziging(t.Context(), wie, id, ""); !errors.Is(err, loket.ErrStand) {
		t.Errorf("got %v, want ErrStand", err)
	}
}

func TestSecondPressOfTheButtonIsNoMistake(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, _ := p.ingezonden(wie, "01-kapper-regulier")
	must(t, p.BeginWijziging(t.Context(), wie, id))
	_, _, err := p.Bewaar(t.Context(), wie, id, loket.Blad{Pagina: p.pagina("huur_per_maand").ID, Vragen: []string{"huur_per_maand"}, Antwoorden: dossier.Antwoorden{"huur_per_maand": 81000}})
	must(t, err)
	o, err := p.Overzicht(t.Context(), wie, id)
	must(t, err)
	for range 2 {
		must(t, p.DienWijziging(t.Context(), wie, id, o.Hash))
		must(t, p.TrekIn(t.Context(), wie, p.andere(wie)))
	}
	if n := len(p.lees(wie, id).Concept.Zendingen); n != 2 {
		t.Errorf("%d sent, want the aanvraag and one wijziging", n)
	}
}

// andere is one more that was handed in.
func (p *toneel) andere(wie loket.Wie) dossier.ID {
	id, _ := p.ingezonden(wie, "16-woonboot-zonder-bijlagen")
	return id
}

// What is changed while a paper goes out must go out too, under a kenmerk of its own.
func TestPapersAndAWijzigingThatCrossBothArrive(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, ref := p.ingezonden(wie, "01-kapper-regulier")
	must(t, p.VoegToe(t.Context(), wie, id, huur("huur.pdf"), reader(pdf)))
	door := p.Indienen
	p.Indienen = p.kapot
	if err := p.VulAan(t.Context(), wie, id); !errors.Is(err, errKapot) {
		t.Fatalf("got %v, want the error of the door", err)
	}
	p.Indienen = door
	must(t, p.wijzig(wie, id, "huur_per_maand", 81000))
	p.later(time.Hour)
	must(t, p.Afmaken(t.Context()))
	a := p.ingediend(ref)
	if len(a.Bijlagen) != 1 || asText(a.Antwoorden["huur_per_maand"]) != "81000" {
		t.Errorf("got %d attachments and rent %v, want both the paper and the change", len(a.Bijlagen), a.Antwoorden["huur_per_maand"])
	}
}

func TestNothingComesAfterAnIntrekking(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, _ := p.ingezonden(wie, "02-spoed-gezin-afsluiting")
	must(t, p.TrekIn(t.Context(), wie, id))
	must(t, p.TrekIn(t.Context(), wie, id))
	if got := p.lees(wie, id).Concept.Stand; got != loket.Ingetrokken || len(p.leveringen()) != 2 {
		t.Errorf("got %s and %d deliveries, want ingetrokken and two", got, len(p.leveringen()))
	}
	_, uit := p.NodigUit(t.Context(), wie, id, loket.Uitnodiging{Naam: "Helper", Email: "h@voorbeeld.example"})
	for verb, err := range map[string]error{
		"VoegToe": p.VoegToe(t.Context(), wie, id, huur("huur.pdf"), reader(pdf)), "BeginWijziging": p.BeginWijziging(t.Context(), wie, id),
		"NodigUit": uit, "VulAan": p.VulAan(t.Context(), wie, id), "VraagPartner": p.VraagPartner(t.Context(), wie, id, true),
	} {
		if !errors.Is(err, loket.ErrStand) {
			t.Errorf("%s: got %v, want ErrStand", verb, err)
		}
	}
}

func TestDraftCannotBeWithdrawnButDestroyed(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begin(wie)
	must(t, p.VoegToe(t.Context(), wie, id, huur("huur.pdf"), reader(pdf)))
	if err := p.TrekIn(t.Context(), wie, id); !errors.Is(err, loket.ErrStand) {
		t.Errorf("withdraw: got %v, want ErrStand", err)
	}
	must(t, p.Verwijder(t.Context(), wie, id))
	if _, err := p.Lees(t.Context(), wie, id); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("got %v, want ErrGeenToegang", err)
	}
	if n := p.bestanden(); n != 0 {
		t.Errorf("%d files left, want none", n)
	}
	verstuurd, _ := p.ingezonden(wie, "01-kapper-regulier")
	if err := p.Verwijder(t.Context(), wie, verstuurd); !errors.Is(err, loket.ErrStand) {
		t.Errorf("what was sent: got %v, want ErrStand", err)
	}
}

// A tussendoor does something right after a concept was read for the first time.
type tussendoor struct {
	loket.Opslag
	doe func()
}

func (o *tussendoor) Concept(ctx context.Context, id dossier.ID) (*store.Concept, kluis.Sleutel, error) {
	c, k, err := o.Opslag.Concept(ctx, id)
	if doe := o.doe; doe != nil {
		o.doe = nil
		doe()
	}
	return c, k, err
}

func TestDraftThatIsHandedInMeanwhileIsNotDestroyed(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	o := &tussendoor{Opslag: p.db}
	o.doe = func() { p.dien(wie, id) }
	p.Opslag = o
	if err := p.Verwijder(t.Context(), wie, id); !errors.Is(err, loket.ErrStand) {
		t.Errorf("got %v, want ErrStand", err)
	}
	if c := p.lees(wie, id).Concept; c.Stand != loket.Ingediend {
		t.Errorf("it is %s, want what was handed in", c.Stand)
	}
}

func TestApplicantIsToldOfAllThatArrived(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, _ := p.ingezonden(wie, "01-kapper-regulier")
	must(t, p.wijzig(wie, id, "huur_per_maand", 81000))
	must(t, p.TrekIn(t.Context(), wie, id))
	want := []loket.Berichtsoort{loket.BerichtOntvangen, loket.BerichtOntvangen, loket.BerichtOntvangen}
	if got := p.berichten(p.voorbeeld("01-kapper-regulier").Aanvrager.Email); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
