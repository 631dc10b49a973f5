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
	Zag        map[string]string  // by question, the Blik.Merk of what he was shown; without one it is saved over whatever is there
}

// has reports whether there is something to save of a question.
func (b Blad) has(id string) bool {
	return (len(b.Vragen) == 0 || slices.Contains(b.Vragen, id)) && !b.Leaves(id)
}

// Bewaar keeps a page as it is, right or wrong: nothing that was typed is lost. The
// findings are of this page; a mistake stops the submission, not the next page. A page
// saves its own questions only, so that two people on two pages do not undo one another. On
// one page that is a *Botsing.
func (s *Service) Bewaar(ctx context.Context, wie Wie, id dossier.ID, b Blad) (fouten, waarschuwingen dossier.Bevindingen, err error) {
	var vragen []string
	g, err := s.changed(ctx, wie, id, func(c *Concept, def *intake.Definitie) error {
		p, err := c.fillable(wie, def, b.Pagina)
		if err != nil {
			return err
		}
		vragen = p.IDs()
		return s.saveUnlessChanged(c, def, wie, p, b)
	})
	if err == nil {
		fouten, waarschuwingen = g.i.ValidateVragen(vragen)
	}
	return fouten, waarschuwingen, err
}

// Vul is Bewaar of what lees makes of the page as it is asked now, and then LeesPagina, in
// one go. lees may be called again when somebody else saved in between. A page of which
// nothing is asked is ErrGeenToegang, and one that was changed since it was shown a *Botsing.
func (s *Service) Vul(ctx context.Context, wie Wie, id dossier.ID, pagina string, lees func(Paginablik) Blad) (*Blik, error) {
	g, err := s.changed(ctx, wie, id, func(c *Concept, def *intake.Definitie) error {
		p, err := c.fillable(wie, def, pagina)
		if err != nil {
			return err
		}
		i, err := s.ingevuld(c, def)
		if err != nil {
			return err
		}
		blik := c.paginablik(wie, i, p)
		if len(blik.Zichtbaar) == 0 {
			return ErrGeenToegang
		}
		return s.saveUnlessChanged(c, def, wie, p, lees(blik))
	})
	if err != nil {
		return nil, err
	}
	return g.pagina(wie, pagina), nil
}

// fillable is a page that wie may fill in, now.
func (c *Concept) fillable(wie Wie, def *intake.Definitie, id string) (intake.Pagina, error) {
	if wie.Rol == Consulent && !c.isBalie(wie) {
		return intake.Pagina{}, ErrGeenToegang
	}
	p, err := c.pagina(wie, def, id)
	if err == nil && c.Ingezonden() != nil && c.Wijziging == nil {
		err = fmt.Errorf("%w: deze aanvraag is al verstuurd; geef een wijziging door", ErrStand)
	}
	if err == nil {
		err = c.isStill()
	}
	return p, err
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
		if !c.answers(wie, v) || !b.has(v.ID) {
			continue
		}
		c.antwoord(wie, v.ID, b.Antwoorden[v.ID], nu)
		c.weetNiet(wie, v.ID, slices.Contains(b.WeetNiet, v.ID), nu)
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
	c.credit(wie, id, op)
}

// credit notes who gave an answer, or said that it is not known; what a helper gave the
// applicant looks at again. Of the applicant himself it goes without saying: to write it down
// with each answer would take twice the room of the answers.
func (c *Concept) credit(wie Wie, id string, op time.Time) {
	if wie.Rol == Helper {
		c.Gezien = time.Time{}
	}
	if wie.Rol == Aanvrager && !wie.isGemachtigd() {
		delete(c.Door, id)
		return
	}
	if c.Door == nil {
		c.Door = map[string]Inbreng{}
	}
	c.Door[id] = c.inbreng(wie, op)
}

// gelijk compares answers in their JSON form: a number may be kept in more than one type.
func gelijk(x, y any) bool {
	a, errA := json.Marshal(x)
	b, errB := json.Marshal(y)
	return errA == nil && errB == nil && string(a) == string(b)
}

// weetNiet keeps whether an answer is not known, and who said so.
func (c *Concept) weetNiet(wie Wie, id string, ja bool, op time.Time) {
	lijst := &c.WeetNiet
	if c.Wijziging != nil {
		lijst = &c.Wijziging.WeetNiet
	}
	if slices.Contains(*lijst, id) == ja {
		return
	}
	*lijst = slices.DeleteFunc(*lijst, func(x string) bool { return x == id })
	if ja {
		*lijst = append(*lijst, id)
		slices.Sort(*lijst)
	}
	c.credit(wie, id, op)
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
