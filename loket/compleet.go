package loket

import "solo/intake"

// A Telling is how much of what is asked for is there: what the applicant brought, and what of
// that the gemeente accepted. What a consulent says is not needed any more is not counted.
type Telling struct{ Nodig, Aangeleverd, Akkoord int }

// Percentages are those of Aangeleverd and Akkoord, 0 to 100, rounded down; of nothing it is
// all.
func (t Telling) Percentages() (aangeleverd, akkoord int) {
	if t.Nodig == 0 {
		return 100, 100
	}
	return 100 * t.Aangeleverd / t.Nodig, 100 * t.Akkoord / t.Nodig
}

// A Compleet is how complete an aanvraag is, by level: M without which there is none, B without
// which nobody decides, and A that is asked for when there is a reason.
type Compleet struct{ M, B, A Telling }

// Besluit is what is needed to decide: M and B.
func (v Compleet) Besluit() Telling {
	return Telling{v.M.Nodig + v.B.Nodig, v.M.Aangeleverd + v.B.Aangeleverd, v.M.Akkoord + v.B.Akkoord}
}

// compleet counts papers and signatures. There is nothing to judge of a signature.
func (c *Concept) compleet(def *intake.Definitie, nodig []intake.DocumentEis) (v Compleet) {
	niveaus := map[string]*Telling{"M": &v.M, "B": &v.B, "A": &v.A}
	for _, e := range nodig {
		stand := Nodig
		switch {
		case isSoort(def, e.Soort):
			stand = c.papier(e).Stand
		case e.Aangeleverd:
			stand = Akkoord
		}
		niveaus[e.Niveau].add(stand)
	}
	return v
}

func (t *Telling) add(stand Papierstand) {
	if stand == Vervallen {
		return
	}
	t.Nodig++
	if stand == Aangeleverd || stand == Akkoord {
		t.Aangeleverd++
	}
	if stand == Akkoord {
		t.Akkoord++
	}
}
