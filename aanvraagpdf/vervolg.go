package aanvraagpdf

import (
	"fmt"
	"io"
	"time"

	"solo/dossier"
)

// Nieuws is what came after the application: papers, changed answers, or that it is
// withdrawn.
type Nieuws struct {
	Soort       string    // "Aanvulling", "Wijziging", "Intrekking"
	Op          time.Time // when it was given; also the date of the PDF itself
	Ingetrokken bool      // a withdrawal: said first, in red
	Toelichting string    // in the words of the applicant; may be empty
	Gewijzigd   []Verschil
	WasNiveau   string // of urgency, before
	WasCompleet int    // percentage, before
	Getekend    []string
}

// Verschil is one question of which the answer changed. Empty is not answered.
type Verschil struct{ Vraag, Was, Is string }

// Vervolg writes the page of what came later: mostly one, and as many as it takes.
// Nothing is cut, for it stands nowhere else. Of d, Bijlagen are those that came in now,
// and Urgentie, Percentage, Ontbreekt and Later are of the application as it reads now.
func Vervolg(w io.Writer, d Document, n Nieuws) error {
	if n.Ingetrokken {
		d.Urgentie = Urgentie{} // there is no haste with it any more
	}
	soort := n.Soort + " van " + dossier.DatumVan(n.Op).Tekst()
	v, err := newVel(d, soort)
	if err != nil {
		return err
	}
	v.f.SetCreationDate(n.Op.UTC())
	v.f.SetModificationDate(n.Op.UTC())
	v.rechts = n.feiten(d)
	v.head(soort)
	v.hairline(v.y)
	v.y += 6
	v.nieuws(n)
	if !n.Ingetrokken || len(d.Bijlagen) > 0 {
		v.attachments()
	}
	for _, l := range n.stand(d) {
		v.points(l)
	}
	v.points(lijst{kop: "Ondertekening", kleur: blauw(), leeg: "Niet ondertekend.", punten: opsomming(n.Getekend)})
	if len(v.voluit) > 0 {
		v.section(Sectie{Titel: "Voluit wat bovenaan is ingekort", Regels: v.voluit})
	}
	return v.finish(w, soort)
}

// feiten stand at the right of the head.
func (n Nieuws) feiten(d Document) [][2]string {
	return [][2]string{
		{"Referentie", d.Referentie},
		{n.Soort, moment(n.Op)},
		{"Aanvraag", moment(d.Ontvangen)},
		{"Stukken binnen", was(fmt.Sprintf("%d%%", d.Percentage), fmt.Sprintf("%d%%", n.WasCompleet))},
		{"Bijlagen nu", aantal(len(d.Bijlagen), "bijlage", "bijlagen")},
	}
}

// was adds what it was before, when that is something else.
func was(nu, eerder string) string {
	if eerder == "" || eerder == nu {
		return nu
	}
	return nu + " (was " + eerder + ")"
}

func (v *vel) nieuws(n Nieuws) {
	if n.Ingetrokken {
		v.points(lijst{kop: "De aanvraag wordt ingetrokken", kleur: rood(), punten: opsomming([]string{
			"SOLO sluit de zaak niet en neemt geen besluit. Handel de zaak af zoals u gewend bent."})})
	}
	if v.clean(n.Toelichting) != "" {
		v.points(lijst{kop: "Toelichting", kleur: blauw(), punten: opsomming([]string{n.Toelichting})})
	}
	if len(n.Gewijzigd) == 0 {
		return
	}
	t := Tabel{Kop: []string{"Vraag", "Was", "Is nu"}}
	for _, g := range n.Gewijzigd {
		t.Rijen = append(t.Rijen, []string{g.Vraag, orElse(g.Was, "–"), orElse(g.Is, "–")})
	}
	v.heading("H2", kop(), "Wat er is gewijzigd", minste+6)
	v.table(t)
	v.y += naLijst + 2
}

// stand is how the application is doing with what came in. Of one that is withdrawn it
// matters no more.
func (n Nieuws) stand(d Document) []lijst {
	if n.Ingetrokken {
		return nil
	}
	urgentie := lijst{kop: "Urgentie: " + was(orElse(d.Urgentie.Niveau, "onbekend"), n.WasNiveau), kleur: blauw(),
		leeg: "Er zijn geen redenen voor voorrang.", punten: opsomming(d.Urgentie.Redenen)}
	if d.isSpoed() {
		urgentie.kleur = rood()
	}
	uit := []lijst{urgentie, {kop: "Wat ontbreekt nog", kleur: blauw(), leeg: "Er ontbreekt niets.", punten: opsomming(d.Ontbreekt)}}
	if len(d.Later) > 0 {
		uit = append(uit, lijst{kop: "Komt later", kleur: blauw(), punten: opsomming(d.Later)})
	}
	return uit
}
