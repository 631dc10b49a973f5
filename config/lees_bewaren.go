package config

import "time"

func (l *lezer) bewaren(g *groep) Bewaren {
	defer g.klaar()
	const dag = 24 * time.Hour
	na, uiterlijk, om := g.tekst("na_levering"), g.tekst("uiterlijk"), g.tekst("om")
	b := Bewaren{NaLevering: l.duur(na, 30*dag, dag, 3650*dag), Uiterlijk: l.duur(uiterlijk, 180*dag, dag, 3650*dag)}
	if b.Uiterlijk <= b.NaLevering {
		l.fout(g.bij("uiterlijk"), "uiterlijk moet langer zijn dan na_levering")
	}
	t, err := time.Parse("15:04", om.of("02:30"))
	if err != nil {
		l.fout(om.k, `schrijf een tijd tussen aanhalingstekens, zoals "02:30"`)
	}
	b.Uur, b.Minuut = t.Hour(), t.Minute()
	return b
}
