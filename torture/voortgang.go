package main

import (
	"fmt"
	"time"
)

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
		p.boek.count(aangenomen)+p.boek.count(geweigerde), len(alle(p.zz)), v.levend.Round(time.Second), v.dag.Round(time.Second), time.Now().Add(nog).Format(time.TimeOnly))
}
