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
