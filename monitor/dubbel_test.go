package monitor_test

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// double delivers one that leaves something at the case system too often.
func (p *toneel) double(bestemming string) {
	p.t.Helper()
	p.accept(bestemming, "normaal")
	u := geleverd()
	u.Ontvangst.Dubbel = []string{"rol initiator"}
	p.attempt(bestemming, u)
}

func TestWhatIsDoubleIsToldOncePerDeliveryAndIsNoFlood(t *testing.T) {
	b := &bus{}
	spelen(t, opBus(b), func(p *toneel) {
		p.double("zwolle")
		time.Sleep(beat)
		synctest.Wait()
		tekst := b.all()
		for _, want := range []string{" staat meer dan één keer: rol initiator.", "haal de andere daar weg", "solo signalen bevestig 1"} {
			if !strings.Contains(tekst, want) {
				t.Errorf("%q is not in %s", want, tekst)
			}
		}
		p.verwacht(b, 0, "bij 1 levering aan zwolle staat iets dubbel in het zaaksysteem")
		p.verwacht(b, 2*time.Hour, "")
		for range 3 { // the first at once, the rest within the hour in one
			p.double("zwolle")
			time.Sleep(5 * time.Minute)
		}
		p.double("assen")
		p.verwacht(b, beat, "bij 1 levering aan zwolle staat iets dubbel in het zaaksysteem; bij 1 levering aan assen staat iets dubbel in het zaaksysteem")
		p.verwacht(b, time.Hour, "bij 2 leveringen aan zwolle staat iets dubbel in het zaaksysteem")
		p.restart()
		p.verwacht(b, 3*time.Hour, "")
	})
}

// A case system that cannot be asked is told of once, not with every delivery.
func TestWhatCannotBeReadBackIsToldOncePerGemeente(t *testing.T) {
	b := &bus{}
	c := opBus(b)
	c.Ritme = 10 * time.Minute
	spelen(t, c, func(p *toneel) {
		deliver := func() {
			p.accept("zwolle", "normaal")
			u := geleverd()
			u.Ontvangst.Ongelezen = true
			p.attempt("zwolle", u)
		}
		p.verwacht(b, beat, "")
		deliver()
		time.Sleep(time.Hour)
		synctest.Wait()
		if tekst := b.all(); !strings.Contains(tekst, "beantwoordt geen vragen") || !strings.Contains(tekst, "solo aansluiting") {
			t.Errorf("got %s", tekst)
		}
		p.verwacht(b, 0, "wat gemeente 0855 krijgt, is niet na te kijken")
		deliver()
		p.restart()
		p.verwacht(b, 3*time.Hour, "")
	})
}

// An aanvraag can go wrong long after the day on which it was accepted.
func TestReconciliationLooksBackAsLongAsDeliveriesGoOn(t *testing.T) {
	b := &bus{}
	c := opBus(b)
	c.Ritme = time.Hour
	spelen(t, c, func(p *toneel) {
		p.accept("zwolle", "normaal")
		p.verwacht(b, 2*24*time.Hour, "") // neither today nor yesterday
		u := geleverd()
		u.Ontvangst.Zaaknummer = ""
		p.attempt("zwolle", u)
		time.Sleep(time.Hour + time.Second)
		synctest.Wait()
		if tekst := b.all(); !strings.Contains(tekst, "Van de 1 die op 1 januari 2000 zijn aangenomen, klopt er 1 niet.") || !strings.Contains(tekst, "solo aansluiting --dag 2000-01-01") {
			t.Errorf("got %s", tekst)
		}
		p.verwacht(b, 0, "de aansluiting van gemeente 0855 klopt niet")
		p.verwacht(b, 3*time.Hour, "")
	})
}
