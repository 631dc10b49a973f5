package loket

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"solo/dossier"
	"solo/intake"
)

// A Blad is one page as it was filled in.
type Blad struct {
	Pagina     string             // id
	Vragen     []string           // that were shown; the others on the page stay as they are. Empty is all
	Antwoorden dossier.Antwoorden // of its questions; who is not in it has no answer any more
	WeetNiet   []string           // of its questions
	Ruw        map[string]string  // by field, what was typed and could not be read
}

// Bewaar keeps a page as it is, right or wrong: nothing that was typed is lost. The
// findings are of this page; a mistake stops the submission, not the next page. A page
// saves its own questions only, so that two people on two pages do not undo one another.
func (s *Service) Bewaar(ctx context.Context, wie Wie, id dossier.ID, b Blad) (fouten, waarschuwingen dossier.Bevindingen, err error) {
	err = s.change(ctx, wie, id, func(c *Concept, def *intake.Definitie) error {
		if wie.Rol == Consulent && !c.isBalie(wie) {
			return ErrGeenToegang
		}
		p, err := c.pagina(wie, def, b.Pagina)
		if err != nil {
			return err
		}
		if c.Ingezonden() != nil && c.Wijziging == nil {
			return fmt.Errorf("%w: deze aanvraag is al verstuurd; geef een wijziging door", ErrStand)
		}
		if err := c.isStill(); err != nil {
			return err
		}
		c.save(wie, p, b, s.Now())
		a, err := s.samen(c, def)
		if err != nil {
			return err
		}
		fouten, waarschuwingen = def.ValidateVragen(a, p.IDs())
		return nil
	})
	return fouten, waarschuwingen, err
}

// pagina finds a page that wie may fill in.
func (c *Concept) pagina(wie Wie, def *intake.Definitie, id string) (intake.Pagina, error) {
	for _, p := range def.Paginas() {
		if p.ID == id && c.magPagina(wie, p.ID) {
			return p, nil
		}
	}
	return intake.Pagina{}, ErrGeenToegang
}

func (c *Concept) save(wie Wie, p intake.Pagina, b Blad, nu time.Time) {
	for _, v := range p.Vragen {
		if !c.answers(wie, v) || len(b.Vragen) > 0 && !slices.Contains(b.Vragen, v.ID) {
			continue
		}
		c.antwoord(wie, v.ID, b.Antwoorden[v.ID], nu)
		c.weetNiet(v.ID, slices.Contains(b.WeetNiet, v.ID))
		c.ruw(v.ID, b.Ruw)
	}
	if c.Bekeken == nil {
		c.Bekeken = map[string]bool{}
	}
	c.Bekeken[p.ID] = true
}

// answers reports whether wie answers this question on a page: not what the login gave,
// what is computed or signed, nor what he does not see.
func (c *Concept) answers(wie Wie, v intake.Vraag) bool {
	return v.Voorinvulling != "digid" && v.Berekend == "" && v.Type != intake.Handtekening && c.magVraag(wie, v)
}

// antwoord keeps one answer and who gave it; an answer that stays the same stays who
// gave it first.
func (c *Concept) antwoord(wie Wie, id string, w any, op time.Time) {
	nu := c.nu()
	if gelijk(nu[id], w) {
		return
	}
	if w == nil {
		delete(nu, id)
	} else {
		nu[id] = w
	}
	if c.Door == nil {
		c.Door = map[string]Inbreng{}
	}
	c.Door[id] = Inbreng{wie.naam(), wie.Rol, op}
	if wie.Rol == Helper {
		c.Gezien = time.Time{}
	}
}

// gelijk compares answers in their JSON form: a number may be kept in more than one type.
func gelijk(x, y any) bool {
	a, errA := json.Marshal(x)
	b, errB := json.Marshal(y)
	return errA == nil && errB == nil && string(a) == string(b)
}

func (c *Concept) weetNiet(id string, ja bool) {
	lijst := &c.WeetNiet
	if c.Wijziging != nil {
		lijst = &c.Wijziging.WeetNiet
	}
	*lijst = slices.DeleteFunc(*lijst, func(x string) bool { return x == id })
	if ja {
		*lijst = append(*lijst, id)
		slices.Sort(*lijst)
	}
}

// isVeld reports whether a field of a form belongs to a question.
func isVeld(vraag, veld string) bool { return veld == vraag || strings.HasPrefix(veld, vraag+".") }

// ruw keeps what was typed in the fields of one question.
func (c *Concept) ruw(id string, nieuw map[string]string) {
	kaart := &c.Ruw
	if c.Wijziging != nil {
		kaart = &c.Wijziging.Ruw
	}
	maps.DeleteFunc(*kaart, func(veld, _ string) bool { return isVeld(id, veld) })
	for veld, w := range nieuw {
		if isVeld(id, veld) {
			if *kaart == nil {
				*kaart = map[string]string{}
			}
			(*kaart)[veld] = w
		}
	}
}

// geschreven is what could not be read, as it is being filled in.
func (c *Concept) geschreven() map[string]string {
	if c.Wijziging != nil {
		return c.Wijziging.Ruw
	}
	return c.Ruw
}
