package main

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"go.yaml.in/yaml/v4"
)

// A reisplan is what one applicant answers, and what the gemeente must have of it.
type reisplan struct {
	Aanvrager, Partner string            // at the Testlogin
	Uitkomst           string            // of the scan
	Titel              string            // of the regeling
	Scan               antwoorden        // to the test
	Antwoorden         antwoorden        // to the questions
	Boekhouder         antwoorden        // of the accountant: who cannot say more than he shares
	Delen              []any             // what is shared with him
	Papieren           map[string]string // file by kind of paper
	Later              string            // the kind that is put off
	Zaak               reiszaak
}

// loadReisplan reads what is answered for one regeling, over what everybody answers.
func loadReisplan(t *testing.T, regeling string) (uit reisplan, eigen antwoorden) {
	t.Helper()
	for _, naam := range []string{"iedereen", regeling} {
		raw := leesReis(t, naam)
		must(t, yaml.Load(raw, &uit, yaml.WithKnownFields()))
		var los reisplan
		must(t, yaml.Load(raw, &los))
		eigen = los.Antwoorden
	}
	return uit, eigen
}

// A reis is one applicant on the way through the loket of one gemeente.
type reis struct {
	reisplan
	t        *testing.T
	stad     *reisstad
	in       *demoZaaksysteem // where he lives
	naam     string           // of the journey
	eigen    antwoorden       // to what is asked for this regeling alone
	gevraagd map[string]bool  // labels of questions that were asked
	geholpen bool             // the accountant was there
}

// tochten are the journeys. Each regeling goes once to a case system that speaks the ZGW APIs
// and once over StUF; the one with ander is made everywhere, the other in CI alone.
var tochten = map[string][]struct {
	naar  string
	ander bool // he applies once more, and takes that back
}{
	"bbz-gevestigd": {{"tilburg", false}, {"denhaag", true}},
	"bbz-starter":   {{"tilburg", false}, {"groningen", true}},
	"ioaz":          {{"denhaag", false}, {"tilburg", true}},
}

// TestSomebodyGoesThroughTheLoket: the test, logging in, the melding, the questions with an
// accountant, the signature of the partner, the papers, sending; later a paper more, and
// another aanvraag that is withdrawn. All of it is in the case system then.
func TestSomebodyGoesThroughTheLoket(t *testing.T) {
	t.Parallel()
	alle := os.Getenv("CI") == "true" && !metRace // with the race detector three are slow enough
	stad := newReisstad(t)
	t.Run("reis", func(t *testing.T) {
		for regeling, lijst := range tochten {
			t.Run(regeling, func(t *testing.T) {
				t.Parallel()
				for _, x := range lijst {
					if x.ander || alle {
						t.Run(x.naar, func(t *testing.T) { stad.newReis(t, regeling, x.naar).maakt(x.ander) })
					}
				}
			})
		}
	})
	stad.geteld(t)
}

func (s *reisstad) newReis(t *testing.T, regeling, naar string) *reis {
	i := slices.IndexFunc(s.zaaksystemen, func(z *demoZaaksysteem) bool { return z.Naam == naar })
	r := &reis{t: t, stad: s, in: s.zaaksystemen[i], naam: regeling + "-" + naar, gevraagd: map[string]bool{}}
	r.reisplan, r.eigen = loadReisplan(t, regeling)
	r.Scan["In welke gemeente woont u?"] = r.in.Titel
	r.Antwoorden["Wat is uw e-mailadres?"] = r.email("aanvrager")
	r.Antwoorden["Wat is het e-mailadres van uw partner?"] = r.email("partner")
	return r
}

// maakt goes all the way, and looks at the other side.
func (r *reis) maakt(ookEenAnder bool) {
	nummer, ander := r.eersteKeer(), ""
	b := r.laterWeer()
	if ookEenAnder {
		ander = r.trektIn(b)
	}
	b.kiest("Uitloggen").is("U bent uitgelogd")
	for label := range r.eigen {
		if !r.gevraagd[label] {
			r.t.Errorf("nobody asks %q; was the question reworded? Then write it so in testdata/reis", label)
		}
	}
	r.stad.afgeleverd(r.t, nummer, ander)
	r.drukt(nummer)
	r.vindt(nummer, ander)
}

// eersteKeer is the first visit, until the aanvraag is sent; it gives its number.
func (r *reis) eersteKeer() string {
	b := newBezoeker(r.t, r.stad.browser, "aanvrager").ga(r.stad.adres)
	b.kiest("Doe de test", "Begin met de vragen")
	for b.kop() != "De uitkomst van de test" {
		b.vult(r.Scan, r.gevraagd).kiest("Volgende vraag")
	}
	b.ziet(r.Uitkomst).kiest("Vraag aan en neem mijn antwoorden mee")
	r.logtIn(b, r.Aanvrager)
	b.is("Waar wilt u hulp voor aanvragen?").kiest("Begin met de aanvraag")
	r.meldt(b)
	r.beantwoordt(b)
	r.vraagtPartner(b)
	r.stuurtPapieren(b)
	b.kiest("Verder naar controleren").ziet("Ingevuld door B. Houder").kiest("Verstuur uw aanvraag")
	return r.verstuurd(b)
}

// logtIn chooses an invented person.
func (r *reis) logtIn(b *bezoeker, wie string) {
	b.t.Helper()
	b.is("Inloggen bij de gemeente " + r.in.Titel).kiest("Testlogin (geen DigiD)")
	b.vult(antwoorden{"Als wie logt u in?": wie}, r.gevraagd).kiest("Log in als deze persoon")
}

func (r *reis) meldt(b *bezoeker) {
	b.t.Helper()
	for kijkt[*plek](b, `knop("Verder")`) != nil {
		b.is("Meld u nu bij de gemeente").vult(r.Antwoorden, r.gevraagd).kiest("Verder")
	}
	b.is("Meld u nu bij de gemeente").vult(r.Antwoorden, r.gevraagd).kiest("Ja, meld mij nu")
	b.is("Aanvraag " + r.Titel).ziet("De gemeente weet dat u hulp vraagt")
}

const (
	papieren = "Papieren bij uw aanvraag"
	maxBlad  = 150
)

// beantwoordt goes through all pages, from the task list to the papers. At the first that is
// for the accountant he is asked.
func (r *reis) beantwoordt(b *bezoeker) {
	b.t.Helper()
	b.kiest("Verder met: …")
	for range maxBlad {
		switch kop := b.kop(); {
		case kop == papieren:
			return
		case kop == "Bevestig uw e-mailadres":
			r.bevestigt(b)
		case !r.geholpen && b.isVoor(r.Boekhouder):
			r.geholpen = true
			b.kiest("Opslaan en later verder")
			r.vraagtBoekhouder(b)
			b.kiest("Verder met: …")
		default:
			b.vult(r.Antwoorden, r.gevraagd).kiest("Opslaan en verder")
		}
	}
	b.t.Fatalf("%d pages, and no end:\n%s", maxBlad, b.leest())
}

// verstuurd is where an aanvraag was sent, and its number.
func (r *reis) verstuurd(b *bezoeker) string {
	b.t.Helper()
	return dossiernr.FindString(b.is("Uw aanvraag is verstuurd").ziet("Uw nummer is ").leest())
}

// email is an address of this journey alone.
func (r *reis) email(wie string) string { return fmt.Sprintf("%s-%s@voorbeeld.example", wie, r.naam) }

// laterWeer is another day, on another telephone: he sends the paper that was put off.
func (r *reis) laterWeer() *bezoeker {
	b := newBezoeker(r.t, r.stad.browser, "later").ga(r.stad.adres)
	b.kiest("Ga verder met uw aanvraag").vult(antwoorden{"In welke gemeente woont u?": r.in.Titel}, r.gevraagd)
	b.kiest("Ga verder", "Inloggen en beginnen")
	r.logtIn(b, r.Aanvrager)
	b.is("Uw aanvragen").kiest(r.Titel, "Papieren sturen", r.Later).stuurt(r.stad.papier("later.pdf"))
	return b.kiest("Terug naar de papieren", "Verstuur 1 nieuw papier").ziet("Papieren")
}

// trektIn applies once more, and thinks better of it. It gives the number of that aanvraag.
func (r *reis) trektIn(b *bezoeker) string {
	b.kiest("Opnieuw aanvragen (verlengen)", "Begin een nieuwe aanvraag")
	r.meldt(b)
	r.beantwoordt(b)
	ander := r.verstuurd(b.kiest("Verder naar controleren", "Verstuur uw aanvraag"))
	b.kiest("De aanvraag intrekken", "Ja, trek mijn aanvraag in").is("U hebt uw aanvraag ingetrokken")
	return ander
}
