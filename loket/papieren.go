package loket

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"solo/dossier"
	"solo/intake"
)

// Papierstand is how far a kind of paper is.
type Papierstand string

// The states. The last three are for a consulent to say.
const (
	Nodig       Papierstand = "nodig"
	KomtLater   Papierstand = "later"
	Aangeleverd Papierstand = "aangeleverd"
	Akkoord     Papierstand = "akkoord"
	Afgekeurd   Papierstand = "afgekeurd"
	Vervallen   Papierstand = "vervallen" // not needed any more
)

// A Keuring is what a consulent says of a kind of paper.
type Keuring struct {
	Stand Papierstand `json:"stand"`
	Reden string      `json:"reden,omitempty"`
	Wie   string      `json:"wie"`
	Op    time.Time   `json:"op"`
	// Gezien are the IDs of the papers that he could look at; of any other he said nothing. It
	// is nil of what was judged before this was kept: then what came before Op was seen.
	Gezien []string `json:"gezien"`
}

// A Papier is one paper that is asked for, or a kind that was sent all the same.
type Papier struct {
	Soort, Label, Niveau string
	Stand                Papierstand
	Reden                string // of Afgekeurd, B1
	Op                   string // of KomtLater: ISO date, may be empty
	Blad                 string // what there is to judge and what was said of it: for Keur
}

// Keur notes what a consulent makes of a kind of paper, of which he saw this Blad (Papier);
// an empty stand takes it back. Afgekeurd needs a reason without a RedenFout, and the
// applicant gets a message. A paper that he did not see is to be judged anew. What changed
// since he saw it is an ErrOudBlad; the same twice is once.
func (s *Service) Keur(ctx context.Context, wie Wie, id dossier.ID, soort, blad string, stand Papierstand, reden string) error {
	email := ""
	err := s.change(ctx, wie, id, func(c *Concept, def *intake.Definitie) error {
		switch {
		case wie.Rol != Consulent || !isSoort(def, soort):
			return ErrGeenToegang
		case stand == "":
		case stand != Akkoord && stand != Afgekeurd && stand != Vervallen || stand == Afgekeurd && reden == "":
			return fmt.Errorf("%w: kies akkoord, afgekeurd of vervallen, en vul bij afgekeurd in waarom", ErrStand)
		}
		if err := checkReden(reden); err != nil {
			return err
		}
		if email = ""; c.isJudged(wie, soort, stand, reden) {
			return nil
		}
		if err := c.seen(wie, soort, blad); err != nil {
			return err
		}
		c.judge(wie, soort, Keuring{Stand: stand, Reden: reden, Wie: wie.naam(), Op: s.Now()})
		c.did(wie, "papier "+soort+": "+cmp.Or(string(stand), "oordeel teruggenomen"), s.Now())
		if stand == Afgekeurd {
			email = s.email(c, def)
		}
		return nil
	})
	if err != nil {
		return err
	}
	s.tell(ctx, stukkenbericht(BerichtAfgekeurd, id, email))
	return nil
}

func isSoort(def *intake.Definitie, soort string) bool {
	return slices.ContainsFunc(def.Stukken, func(d intake.Stuk) bool { return d.Soort == soort })
}

// papieren are what is asked for, in the order of the definition, then what was sent
// beside it.
func (c *Concept) papieren(def *intake.Definitie, nodig []intake.DocumentEis) (uit []Papier) {
	gezien := map[string]bool{}
	for _, e := range nodig {
		if !isSoort(def, e.Soort) { // a signature
			continue
		}
		uit, gezien[e.Soort] = append(uit, c.papier(e)), true
	}
	for _, d := range def.Documenten() {
		if gezien[d.Soort] || !c.heeft(d.Soort, func(st Stuk) bool { return !st.Virus }) {
			continue
		}
		p := Papier{Soort: d.Soort, Label: d.Label, Niveau: d.Niveau, Stand: Nodig}
		if c.heeft(d.Soort, c.telt) {
			p.Stand = Aangeleverd
		}
		uit = append(uit, c.judged(p))
	}
	return uit
}

// papier is how far one paper is that is asked for.
func (c *Concept) papier(e intake.DocumentEis) Papier {
	p := Papier{Soort: e.Soort, Label: e.Label, Niveau: e.Niveau, Stand: Nodig}
	switch {
	case e.Aangeleverd:
		p.Stand = Aangeleverd
	case e.Later:
		p.Stand = KomtLater
	}
	return c.judged(p)
}

// judged lays the word of the consulent over what is there.
func (c *Concept) judged(p Papier) Papier {
	p.Blad = c.blad(p.Soort)
	if i := slices.IndexFunc(c.Later, func(t dossier.Toezegging) bool { return t.Soort == p.Soort }); i >= 0 && p.Stand == KomtLater {
		p.Op = c.Later[i].Op
	}
	k, ok := c.Keuringen[p.Soort]
	nieuw := c.heeft(p.Soort, func(st Stuk) bool { return !st.Virus && !k.saw(st) })
	afgekeurd := p.Stand == Nodig && c.heeft(p.Soort, c.isAfgekeurd)
	if ok && (k.Stand == Vervallen || afgekeurd || p.Stand == Aangeleverd && !nieuw) {
		p.Stand, p.Reden = k.Stand, k.Reden
	}
	return p
}

// heeft reports whether there is such a paper of a kind.
func (c *Concept) heeft(soort string, zo func(Stuk) bool) bool {
	return slices.ContainsFunc(c.Stukken, func(st Stuk) bool { return st.Soort == soort && zo(st) })
}

// isAfgekeurd: a consulent refused it. What came after that he did not see.
func (c *Concept) isAfgekeurd(st Stuk) bool {
	k := c.Keuringen[st.Soort]
	return k.Stand == Afgekeurd && !st.Virus && k.saw(st)
}
