package loket

import (
	"encoding/json"
	"fmt"
	"slices"

	"solo/dossier"
	"solo/intake"
)

// samen makes the aanvraag of what was filled in so far, with everything in it that is
// kept: Schoon leaves out what is not asked. Before it is handed in, the moments that it
// must have are those of now.
func (s *Service) samen(c *Concept, def *intake.Definitie) (*dossier.Aanvraag, error) {
	a := &dossier.Aanvraag{Leverancier: Leverancier, Kenmerk: string(c.ID), Regeling: def.Regeling, Definitie: def.Versie,
		Gemeente: c.Gemeente, Kanaal: c.Kanaal, MeldingOp: c.MeldingOp, AanvraagOp: s.Now(), Antwoorden: make(dossier.Antwoorden, len(c.nu())),
		WeetNiet: slices.Clone(c.nietGeweten()), Bijlagen: bijlagen(c.Stukken, Stuk.isSchoon), Later: slices.Clone(c.Later), Ondertekeningen: c.Ondertekeningen, Urgentiebesluit: c.Urgentie, Verwant: c.verwant()}
	if z := c.Ingezonden(); z != nil {
		a.AanvraagOp = z.Op
	}
	if a.MeldingOp.IsZero() {
		a.MeldingOp = a.AanvraagOp
	}
	a.Aanvrager.BSN = c.Aanvrager
	if c.Balie != nil {
		a.Aanvrager.Anp = c.Balie.Anp
	}
	for id, w := range c.nu() {
		v, ok := def.Vraag(id)
		if !ok || v.Voorinvulling == "digid" { // what the login gave is not answered
			continue
		}
		if v.Type == intake.Adres {
			adres, err := leesAdres(w)
			if err != nil {
				return nil, err
			}
			w = adres
		}
		def.Beantwoord(a, id, w)
	}
	answerRol(def, a, c.nu())
	a.Aanvrager.EmailOnbevestigd = s.isOnbevestigd(c, a.Aanvrager.Email)
	return a, nil
}

// answerRol answers last who fills it in: what is kept of an office that helped does not
// undo that he does it himself, and before he said so it makes nobody do it.
func answerRol(def *intake.Definitie, a *dossier.Aanvraag, antwoorden dossier.Antwoorden) {
	for id, w := range antwoorden {
		if v, ok := def.Vraag(id); ok && v.Veld == "gemachtigde.rol" {
			def.Beantwoord(a, id, w)
		}
	}
	if g := a.Gemachtigde; g != nil && g.Rol == "" {
		a.Gemachtigde = nil
	}
}

// ingevuld is what was filled in so far, for the definition to judge. Of the papers it holds
// those that count: what was refused, or lies ready and was not sent, is not there.
func (s *Service) ingevuld(c *Concept, def *intake.Definitie) (*intake.Ingevuld, error) {
	a, err := s.samen(c, def)
	if err != nil {
		return nil, err
	}
	a.Bijlagen, a.Ondertekeningen = bijlagen(c.Stukken, c.telt), c.asSigned(a)
	return def.Ingevuld(a), nil
}

// verwant are the references of what the zaak goes with: its melding first.
func (c *Concept) verwant() (uit []dossier.ID) {
	if m := c.bezig(Melding).referentie(); m != "" {
		uit = append(uit, m)
	}
	uit = append(uit, c.Verwant...)
	return uit[:min(len(uit), dossier.MaxVerwant)]
}

// leesAdres makes an address of its answer.
func leesAdres(w any) (*dossier.Adres, error) {
	raw, err := json.Marshal(w)
	uit := new(dossier.Adres)
	if err == nil {
		err = json.Unmarshal(raw, uit)
	}
	if err != nil {
		return nil, fmt.Errorf("adres lezen: het antwoord heeft een andere vorm dan een adres")
	}
	return uit, nil
}

// nu are the answers as they are being filled in: those of the Wijziging, when there is one.
func (c *Concept) nu() dossier.Antwoorden {
	if c.Wijziging != nil {
		return c.Wijziging.Antwoorden
	}
	return c.Antwoorden
}

func (c *Concept) nietGeweten() []string {
	if c.Wijziging != nil {
		return c.Wijziging.WeetNiet
	}
	return c.WeetNiet
}

// feit is the answer that has this place in the document (veld of the question), as it is
// being filled in; empty when there is none.
func (c *Concept) feit(def *intake.Definitie, veld string) string { return feitIn(c.nu(), def, veld) }

// verstuurdFeit is feit as it was sent: what the applicant is changing is not in it.
func (c *Concept) verstuurdFeit(def *intake.Definitie, veld string) string {
	return feitIn(c.Antwoorden, def, veld)
}

func feitIn(antwoorden dossier.Antwoorden, def *intake.Definitie, veld string) string {
	for _, p := range def.Paginas() {
		if i := slices.IndexFunc(p.Vragen, func(v intake.Vraag) bool { return v.Veld == veld }); i >= 0 {
			s, _ := antwoorden[p.Vragen[i].ID].(string)
			return s
		}
	}
	return ""
}

// teSturen are the papers that were not sent yet, and are not on their way.
func (c *Concept) teSturen() (uit []Stuk) {
	for _, st := range c.Stukken {
		if c.ligtKlaar(st) {
			uit = append(uit, st)
		}
	}
	return uit
}

// ligtKlaar: it was not sent yet, and is not on its way.
func (c *Concept) ligtKlaar(st Stuk) bool {
	return !st.Virus && !st.Gestuurd && !c.underWay(st.ID)
}

// telt: it is there for who decides. After the submission that is what was sent.
func (c *Concept) telt(st Stuk) bool {
	return st.isSchoon() && !c.isAfgekeurd(st) && (c.Ingezonden() == nil || !c.ligtKlaar(st))
}

func (st Stuk) isSchoon() bool { return !st.Virus }

// bijlagen are papers, as the document names them.
func bijlagen(stukken []Stuk, mee func(Stuk) bool) (uit []dossier.Bijlage) {
	for _, st := range stukken {
		if mee(st) {
			uit = append(uit, st.bijlage())
		}
	}
	return uit
}

func (st Stuk) bijlage() dossier.Bijlage {
	return dossier.Bijlage{Bestand: bestandsnaam(st), Grootte: st.Grootte, SHA256: st.SHA256, Soort: st.Soort, Omschrijving: st.Omschrijving}
}
