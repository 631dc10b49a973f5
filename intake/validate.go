package intake

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"solo/dossier"
	"solo/formule"
	"solo/voorstel"
)

// Validate finds every mistake in the answers at once: wrong types and forms, what
// must be answered and is not, what was not asked, and rules over more answers. It
// expects a document that dossier.Decode took. Missing attachments are no mistake:
// incomplete is still an aanvraag (Awb 4:5). A message never holds a value.
func (d *Definitie) Validate(a *dossier.Aanvraag) dossier.Bevindingen {
	env, getoond := d.antwoorden(a)
	var uit dossier.Bevindingen
	d.checkKop(a, &uit)
	onzeker := map[string]bool{} // wrong answers, and what hangs on them
	for _, v := range d.volgorde {
		eerder := len(uit)
		switch {
		case v.Berekend != "":
		case getoond[v.ID]:
			d.checkVraag(v, a, env, &uit)
		case v.hangsOn(onzeker):
			onzeker[v.ID] = true
		case v.gegeven(a) && !strings.HasPrefix(v.Veld, "bewindvoerder."): // a court names him, asked or not
			meld(&uit, v.Pad(), "deze vraag is niet gesteld; haal het antwoord weg")
		}
		onzeker[v.ID] = onzeker[v.ID] || len(uit) > eerder
	}
	d.checkNamen(a, &uit)
	d.checkWeetNiet(a, getoond, &uit)
	d.checkInbreng(a, &uit)
	d.checkSoorten(a, &uit)
	return append(uit, d.controle(fout, a, env, getoond)...)
}

// hangsOn reports whether the condition of a question uses one of these answers.
func (v *Vraag) hangsOn(vragen map[string]bool) bool {
	return v.als != nil && slices.ContainsFunc(v.als.Noemt(), func(id string) bool { return vragen[id] })
}

func meld(uit *dossier.Bevindingen, pad, melding string) {
	*uit = append(*uit, dossier.Bevinding{Pad: pad, Melding: melding})
}

func (d *Definitie) checkKop(a *dossier.Aanvraag, uit *dossier.Bevindingen) {
	if a.Definitie != d.Versie {
		meld(uit, "definitie", "deze versie van het formulier kent SOLO niet; vul de aanvraag in met de versie die SOLO geeft")
	}
}

// checkVraag checks a question that is shown.
func (d *Definitie) checkVraag(v *Vraag, a *dossier.Aanvraag, env *formule.Omgeving, uit *dossier.Bevindingen) {
	raw, weetNiet := v.raw(a), slices.Contains(a.WeetNiet, v.ID)
	switch {
	case weetNiet && !leeg(raw):
		meld(uit, v.Pad(), "hier staat een antwoord én \"weet ik niet\"; kies één van de twee")
	case weetNiet:
	case leeg(raw):
		if v.moet(env) && !aanBalie(v, a) {
			meld(uit, v.Pad(), "vul dit in")
		}
	default:
		v.lees(raw, lezing{pad: v.Pad(), aanvraag: env.Get("peildatum").(dossier.Datum), peildatum: d.dag(env), uit: uit})
		if v.Veld == "partner.bsn" && isZichzelf(a) {
			meld(uit, v.Pad(), "dit is het BSN van de aanvrager zelf; vul het BSN van de partner in")
		}
	}
}

// isZichzelf: who applies named himself as his partner, who could then never sign.
func isZichzelf(a *dossier.Aanvraag) bool {
	return a.Partner != nil && !a.Partner.BSN.IsZero() && a.Partner.BSN == a.Aanvrager.BSN
}

func (v *Vraag) moet(env *formule.Omgeving) bool {
	switch v.Verplicht {
	case altijd:
		return true
	case "", nooit:
		return false
	}
	return holds(v.verplicht, env)
}

// aanBalie: who applies on paper signs there, and may have no BSN at hand and no
// e-mail at all.
func aanBalie(v *Vraag, a *dossier.Aanvraag) bool {
	return a.Kanaal == dossier.Balie && (v.Type == BSN || v.Type == Email || v.Type == Handtekening)
}

// gegeven reports whether the document answers a question.
func (v *Vraag) gegeven(a *dossier.Aanvraag) bool {
	_, staatEr := a.Antwoorden[v.ID]
	return !leeg(v.raw(a)) || v.Veld == "" && staatEr
}

// checkNamen finds answers to what is no question, or has its place elsewhere.
func (d *Definitie) checkNamen(a *dossier.Aanvraag, uit *dossier.Bevindingen) {
	for _, id := range sortedKeys(a.Antwoorden) {
		switch v, ok := d.vragen[id]; {
		case !ok:
			meld(uit, "antwoorden."+voorstel.Kort(id), "deze vraag bestaat niet"+d.suggest(id, *uit))
		case v.Berekend != "":
			meld(uit, "antwoorden."+id, "laat dit weg: SOLO berekent het zelf")
		case v.Veld != "":
			meld(uit, "antwoorden."+id, "dit hoort niet bij de antwoorden maar in "+v.Veld)
		}
	}
}

// suggest names the question that was probably meant. After many mistakes it does
// not: comparing thousands of unknown names would keep the processor busy.
func (d *Definitie) suggest(id string, uit dossier.Bevindingen) string {
	if len(uit) > 50 {
		return ""
	}
	return voorstel.Voor(id, slices.Collect(maps.Keys(d.vragen)))
}

// checkWeetNiet finds questions that cannot be answered with "weet ik niet".
func (d *Definitie) checkWeetNiet(a *dossier.Aanvraag, getoond map[string]bool, uit *dossier.Bevindingen) {
	gezien := map[string]bool{}
	for i, id := range a.WeetNiet {
		pad := fmt.Sprintf("weet_niet[%d]", i)
		switch v, ok := d.vragen[id]; {
		case !ok:
			meld(uit, pad, "deze vraag bestaat niet"+d.suggest(id, *uit))
		case gezien[id]:
			meld(uit, pad, "deze vraag staat er twee keer in")
		case v.Berekend == "" && !getoond[id]:
			meld(uit, pad, "deze vraag is niet gesteld; haal hem weg")
		case !v.magWeetNiet():
			meld(uit, pad, "bij "+id+" kan \"weet ik niet\" niet")
		}
		gezien[id] = true
	}
}

// checkInbreng finds questions that do not exist. Of one that is not asked nothing is read.
func (d *Definitie) checkInbreng(a *dossier.Aanvraag, uit *dossier.Bevindingen) {
	for i, in := range a.Inbreng {
		for n, id := range in.Vragen {
			if _, ok := d.vragen[id]; !ok {
				meld(uit, fmt.Sprintf("inbreng[%d].vragen[%d]", i, n), "deze vraag bestaat niet"+d.suggest(id, *uit))
			}
		}
	}
}

// checkSoorten finds attachments and promises of a kind that does not exist.
func (d *Definitie) checkSoorten(a *dossier.Aanvraag, uit *dossier.Bevindingen) {
	var soorten []string
	for _, s := range d.Stukken {
		soorten = append(soorten, s.Soort)
	}
	for i, b := range a.Bijlagen {
		if !slices.Contains(soorten, b.Soort) {
			meld(uit, plek("bijlagen", i, "soort"), "deze soort bestaat niet; kies uit: "+strings.Join(soorten, ", ")+voorstel.Voor(b.Soort, soorten))
		}
	}
	for i, t := range a.Later {
		if !slices.Contains(soorten, t.Soort) {
			meld(uit, plek("later", i, "soort"), "deze soort bestaat niet; kies uit: "+strings.Join(soorten, ", ")+voorstel.Voor(t.Soort, soorten))
		}
	}
}

func sortedKeys[M ~map[string]V, V any](m M) []string { return slices.Sorted(maps.Keys(m)) }

func plek(lijst string, i int, veld string) string { return fmt.Sprintf("%s[%d].%s", lijst, i, veld) }
