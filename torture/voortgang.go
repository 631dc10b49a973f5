package main

import (
	"fmt"
	"time"

	"solo/store"
)

// tussen is the time between two lines of progress after the last kill.
const tussen = 30 * time.Second

// tellProgress prints, every tenth kill of the long form, how far it is and when the
// last kill is to be expected.
func (p *proef) tellProgress() {
	v := &p.verslag
	if !p.lang || v.gedood%10 != 0 {
		return
	}
	om := time.Since(v.begonnen)
	nog := om / time.Duration(v.gedood) * time.Duration(p.kills-v.gedood)
	fmt.Printf("%s: killed %d of %d, decided %d of %d; alive %s, between %s, the last kill at about %s\n", om.Round(time.Second), v.gedood, p.kills,
		p.decided(), len(alle(p.zz)), v.levend.Round(time.Second), v.dag.Round(time.Second), time.Now().Add(nog).Format(time.TimeOnly))
}

// tellDrain prints, every half minute of the long form, what is still to be delivered.
func (p *proef) tellDrain(begin time.Time, standen []store.Stand) {
	v, nu := &p.verslag, time.Now()
	if !p.lang || v.begonnen.IsZero() || nu.Sub(v.gezegd) < tussen {
		return
	}
	wacht := 0
	for _, s := range standen {
		wacht += s.Wacht
	}
	regel := fmt.Sprintf("%s: decided %d of %d, to be delivered %d", nu.Sub(v.begonnen).Round(time.Second), p.decided(), len(alle(p.zz)), wacht)
	if v.wacht > wacht && nu.Sub(begin) > tussen {
		nog := nu.Sub(v.gezegd) * time.Duration(wacht) / time.Duration(v.wacht-wacht)
		regel += ", all of it at about " + nu.Add(nog).Format(time.TimeOnly)
	}
	v.gezegd, v.wacht = nu, wacht
	fmt.Println(regel)
}

// awaitIntake waits until everything was sent.
func (p *proef) awaitIntake(in *intaker) error {
	af := make(chan struct{})
	go func() { in.wg.Wait(); close(af) }()
	for {
		select {
		case <-af:
			return in.fout
		case <-time.After(tussen):
			if p.lang {
				fmt.Printf("%s: decided %d of %d\n", time.Since(p.verslag.begonnen).Round(time.Second), p.decided(), len(alle(p.zz)))
			}
		}
	}
}

// decided is what was accepted or refused.
func (p *proef) decided() int { return p.boek.count(aangenomen) + p.boek.count(geweigerde) }
