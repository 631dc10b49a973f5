package loket_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"solo/dossier"
	"solo/intake"
	"solo/loket"
	"solo/store"
)

// breekt stores a number of times, and no more: as when the program dies there.
type breekt struct {
	loket.Opslag
	over int
}

func (b *breekt) PutConcept(ctx context.Context, c store.Concept) error {
	if b.over--; b.over < 0 {
		return errKapot
	}
	return b.Opslag.PutConcept(ctx, c)
}

// A proefzending is something to hand in: what must be done before, how, and what is then.
type proefzending struct {
	klaar func(wie loket.Wie) dossier.ID
	stuur func(wie loket.Wie, id dossier.ID) error
	want  loket.Stand
}

// zendingen are all that is handed in.
func (p *toneel) zendingen() map[string]proefzending {
	verstuurd := func(wie loket.Wie) dossier.ID { id, _ := p.ingezonden(wie, gezin); return id }
	dien := func(wie loket.Wie, id dossier.ID, f func(hash string) error) error {
		o, err := p.Service.Overzicht(context.Background(), wie, id)
		if err != nil {
			return err
		}
		return f(o.Hash)
	}
	ctx := context.Background()
	return map[string]proefzending{
		"melding": {func(wie loket.Wie) dossier.ID { return p.begonnen(wie, gezin) },
			func(wie loket.Wie, id dossier.ID) error { return p.Meld(ctx, wie, id) }, loket.Open},
		"aanvraag": {func(wie loket.Wie) dossier.ID { return p.begonnen(wie, gezin) },
			func(wie loket.Wie, id dossier.ID) error {
				return dien(wie, id, func(h string) error { _, err := p.Dien(ctx, wie, id, h); return err })
			}, loket.Ingediend},
		"papers": {func(wie loket.Wie) dossier.ID {
			id := verstuurd(wie)
			must(p.t, p.VoegToe(ctx, wie, id, huur("huur.pdf"), reader(pdf)))
			return id
		}, func(wie loket.Wie, id dossier.ID) error { return p.VulAan(ctx, wie, id) }, loket.Ingediend},
		"wijziging": {func(wie loket.Wie) dossier.ID {
			id := verstuurd(wie)
			must(p.t, p.BeginWijziging(ctx, wie, id))
			p.zet(wie, id, dossier.Antwoorden{"telefoon": "0611111111"})
			return id
		}, func(wie loket.Wie, id dossier.ID) error {
			return dien(wie, id, func(h string) error { return p.DienWijziging(ctx, wie, id, h) })
		}, loket.Ingediend},
		"intrekking": {verstuurd, func(wie loket.Wie, id dossier.ID) error { return p.TrekIn(ctx, wie, id) }, loket.Ingetrokken},
		"urgency": {verstuurd, func(_ loket.Wie, id dossier.ID) error {
			return p.ZetUrgentie(ctx, consulent(), id, intake.Regulier, "De aanvrager heeft weer geld")
		}, loket.Ingediend},
		"signature of the partner": {func(wie loket.Wie) dossier.ID {
			id := verstuurd(wie)
			p.gevraagd(wie, id)
			return id
		}, func(wie loket.Wie, id dossier.ID) error {
			als, err := p.AlsPartner(ctx, p.tess(), id, p.lees(wie, id).Concept.Partner.Uitnodiging)
			must(p.t, err)
			return p.tekenPartner(als, id)
		}, loket.Ingediend},
	}
}

// Wherever the program dies, what was signed arrives once, and whole.
func TestWhateverBrokeOffArrivesOnce(t *testing.T) {
	for punt, breek := range map[string]func(p *toneel){
		"before the door": func(p *toneel) { p.Indienen = p.kapot },
		"with a lost reply": func(p *toneel) {
			door := p.Indienen
			p.Indienen = func(ctx context.Context, doc []byte, open intake.Open) (intake.Ontvangen, error) {
				if _, err := door(ctx, doc, open); err != nil {
					return intake.Ontvangen{}, err
				}
				return intake.Ontvangen{}, errKapot
			}
		},
		"before it was noted": func(p *toneel) {
			door, opslag := p.Indienen, p.Opslag
			p.Indienen = func(ctx context.Context, doc []byte, open intake.Open) (intake.Ontvangen, error) {
				p.Opslag = &breekt{Opslag: opslag}
				return door(ctx, doc, open)
			}
		},
	} {
		t.Run(punt, func(t *testing.T) {
			p := newToneel(t)
			for naam, z := range p.zendingen() {
				wie := p.zoe()
				id := z.klaar(wie)
				voor := p.leveringenVan(id)
				door, opslag := p.Indienen, p.Opslag
				breek(p)
				if err := z.stuur(wie, id); !errors.Is(err, errKapot) {
					t.Fatalf("%s: got %v, want the error", naam, err)
				}
				p.Indienen, p.Opslag = door, opslag
				must(t, p.Afmaken(t.Context())) // too young: it may be under way
				jong := p.lees(wie, id).Concept
				p.later(2 * time.Minute)
				for range 2 {
					must(t, p.Afmaken(t.Context()))
				}
				c := p.lees(wie, id).Concept
				laatste := c.Zendingen[len(c.Zendingen)-1]
				if n := p.leveringenVan(id) - voor; n != 1 || laatste.Referentie == "" || c.Stand != z.want {
					t.Errorf("%s: %d deliveries, reference %q, %s; want one, and %s", naam, n, laatste.Referentie, c.Stand, z.want)
				}
				if jong.Zendingen[len(jong.Zendingen)-1].Referentie != "" {
					t.Errorf("%s: it was taken over at once", naam)
				}
			}
		})
	}
}

func TestWhatIsNotFrozenIsNotSent(t *testing.T) {
	p := newToneel(t)
	for naam, z := range p.zendingen() {
		wie := p.zoe()
		id := z.klaar(wie)
		voor := p.leveringenVan(id)
		opslag := p.Opslag
		over := 0
		if naam == "aanvraag" || naam == "wijziging" { // the look before it is stored too
			over = 1
		}
		p.Opslag = &breekt{opslag, over}
		if err := z.stuur(wie, id); !errors.Is(err, errKapot) {
			t.Fatalf("%s: got %v, want the error", naam, err)
		}
		p.Opslag = opslag
		p.later(time.Hour)
		must(t, p.Afmaken(t.Context()))
		if n := p.leveringenVan(id) - voor; n != 0 {
			t.Errorf("%s: %d deliveries, want none", naam, n)
		}
		if err := z.stuur(wie, id); err != nil || p.leveringenVan(id)-voor != 1 {
			t.Errorf("%s: again: %v and %d deliveries, want one", naam, err, p.leveringenVan(id)-voor)
		}
	}
}

// What the door refuses for good is mended and sent again: it does not stay frozen.
func TestWhatTheDoorRefusesCanBeMended(t *testing.T) {
	p := newToneel(t)
	for naam, z := range p.zendingen() {
		wie := p.zoe()
		id := z.klaar(wie)
		voor := p.lees(wie, id).Concept
		door := p.Indienen
		p.Indienen = func(context.Context, []byte, intake.Open) (intake.Ontvangen, error) {
			return intake.Ontvangen{}, dossier.Bevindingen{{Pad: "gemeentecode", Melding: "nog niet aangesloten"}}
		}
		var fouten dossier.Bevindingen
		if err := z.stuur(wie, id); !errors.As(err, &fouten) {
			t.Fatalf("%s: got %v, want Bevindingen", naam, err)
		}
		p.Indienen = door
		na := p.lees(wie, id).Concept
		if len(na.Zendingen) != len(voor.Zendingen) || len(na.Ondertekeningen) != len(voor.Ondertekeningen) || na.Stand != voor.Stand || !na.Partner.Getekend.Equal(voor.Partner.Getekend) {
			t.Errorf("%s: %d sent and %d signatures, want %d and %d as before", naam, len(na.Zendingen), len(na.Ondertekeningen), len(voor.Zendingen), len(voor.Ondertekeningen))
		}
		p.later(time.Minute)
		if err := z.stuur(wie, id); err != nil {
			t.Errorf("%s: again: %v", naam, err)
		}
	}
}

// The door refuses while nobody waits for an answer: who sent it must hear of it.
func TestWhoSentWhatIsRefusedLaterIsTold(t *testing.T) {
	p := newToneel(t)
	p.Meldweg = func(dossier.Gemeentecode) loket.Meldweg {
		return loket.Meldweg{Zaak: true, Email: "team@gemeente.example"}
	}
	for naam, z := range p.zendingen() {
		p.post = nil
		p.log.Reset()
		wie := p.zoe()
		id := z.klaar(wie)
		door := p.Indienen
		p.Indienen = p.kapot
		if err := z.stuur(wie, id); !errors.Is(err, errKapot) {
			t.Fatalf("%s: got %v, want the error", naam, err)
		}
		p.Indienen = func(context.Context, []byte, intake.Open) (intake.Ontvangen, error) {
			return intake.Ontvangen{}, dossier.Bevindingen{{Pad: "gemeentecode", Melding: "nog niet aangesloten"}}
		}
		p.later(time.Hour)
		must(t, p.Afmaken(t.Context()))
		must(t, p.Afmaken(t.Context())) // it is told once
		want, soort, terug := p.voorbeeld(gezin).Aanvrager.Email, loket.BerichtOpnieuw, true
		if naam == "signature of the partner" {
			want, soort, terug = partnerEmail, loket.BerichtTekenopnieuw, false
		}
		if naam == "urgency" { // it is not of the applicant
			want, soort, terug = "team@gemeente.example", loket.BerichtWerkopnieuw, false
		}
		if tel(p.berichten(want), soort) != 1 || tel(p.berichten(""), loket.BerichtOpnieuw)+tel(p.berichten(""), loket.BerichtTekenopnieuw)+tel(p.berichten(""), loket.BerichtWerkopnieuw) != 1 {
			t.Errorf("%s: got %v, want to be told once that he must look again", naam, p.berichten(""))
		}
		if c := p.lees(wie, id).Concept; (c.Terug != nil) != terug {
			t.Errorf("%s: the page tells %v, want %v", naam, c.Terug, terug)
		}
		if l := p.log.String(); !strings.Contains(l, "level=ERROR") || !strings.Contains(l, "plaatsen=[gemeentecode]") || strings.Contains(l, want) {
			t.Errorf("%s: log %s; want the place, and no address", naam, l)
		}
		p.Indienen = door
		if err := z.stuur(wie, id); err != nil || p.lees(wie, id).Concept.Terug != nil {
			t.Errorf("%s: sent again: %v, and the page still tells so: %v", naam, err, p.lees(wie, id).Concept.Terug != nil)
		}
	}
}

func tel[T comparable](lijst []T, wat T) (n int) {
	for _, x := range lijst {
		if x == wat {
			n++
		}
	}
	return n
}

// What is on its way is not changed: it would never be sent.
func TestWijzigingOnItsWayStaysAsItIs(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, ref := p.ingezonden(wie, "01-kapper-regulier")
	door := p.Indienen
	p.Indienen = p.kapot
	if err := p.wijzig(wie, id, "huur_per_maand", 81000); !errors.Is(err, errKapot) {
		t.Fatalf("got %v, want the error of the door", err)
	}
	_, _, err := p.Bewaar(t.Context(), wie, id, loket.Blad{Pagina: p.pagina("telefoon").ID, Vragen: []string{"telefoon"}})
	if staak := p.StaakWijziging(t.Context(), wie, id); !errors.Is(err, loket.ErrStand) || !errors.Is(staak, loket.ErrStand) {
		t.Errorf("save: got %v, drop: got %v; want ErrStand", err, staak)
	}
	p.Indienen = door
	p.later(time.Hour)
	must(t, p.Afmaken(t.Context()))
	if got := p.lees(wie, id); got.Concept.Wijziging != nil || asText(got.Antwoord("huur_per_maand")) != "81000" || asText(p.ingediend(ref).Antwoorden["huur_per_maand"]) != "81000" {
		t.Error("the change did not arrive as it was")
	}
}

// Somebody else finished it, and a next change is open by the time that the first one hears
// that it was taken.
func TestTakenTwiceIsTakenOnce(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, ref := p.ingezonden(wie, "01-kapper-regulier")
	door := p.Indienen
	p.Indienen = func(ctx context.Context, doc []byte, open intake.Open) (intake.Ontvangen, error) {
		p.Indienen = door
		o, err := door(ctx, doc, open)
		p.later(time.Hour)
		must(t, p.Afmaken(ctx))
		must(t, p.BeginWijziging(ctx, wie, id))
		p.zet(wie, id, dossier.Antwoorden{"huur_per_maand": 82000})
		return o, err
	}
	must(t, p.wijzig(wie, id, "huur_per_maand", 81000))
	if c := p.lees(wie, id).Concept; c.Wijziging == nil || asText(c.Antwoorden["huur_per_maand"]) != "81000" || asText(p.ingediend(ref).Antwoorden["huur_per_maand"]) != "81000" {
		t.Errorf("the next change is open: %v, sent is %v; want it open, and 81000 sent", c.Wijziging != nil, c.Antwoorden["huur_per_maand"])
	}
	if n := len(p.berichten(kapperEmail)); n != 2 {
		t.Errorf("%d receipts, want one for the aanvraag and one for the wijziging", n)
	}
}
