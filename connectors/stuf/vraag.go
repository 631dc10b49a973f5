package stuf

import (
	"context"
	"slices"
	"strings"

	"solo/connectors"
	"solo/connectors/stuf/antwoord"
	"solo/connectors/stuf/bericht"
)

// ask puts a question; nil without error = nothing was found.
func (c *Connector) ask(ctx context.Context, stap string, b bericht.Bericht) (*antwoord.Antwoord, error) {
	a, ruw, err := c.exchange(ctx, verzoek(stap, b), b.Dienst)
	if err != nil {
		return nil, err
	}
	f := c.judgeAnswer(a, b)
	switch {
	case f == nil && a.NietGevonden():
		return nil, nil
	case f == nil:
		return a, nil
	}
	f.Stap, f.Antwoord = stap, ruw
	return nil, f
}

// judgeAnswer: "not found" is an answer, in whatever form it comes.
func (c *Connector) judgeAnswer(a *antwoord.Antwoord, b bericht.Bericht) *connectors.Fout {
	switch {
	case a.Cross != "" && !a.Bevestigt(b.Kop.Referentie, c.inst.Kruissoepel):
		return onzeker("kruisreferentie", "Het zaaksysteem gaf antwoord op een andere vraag.", vraagKruis)
	case a.NietGevonden():
		return nil
	case a.Fout != nil:
		return antwoord.Oordeel(a.Fout, b.Dienst)
	case a.Soort != "La01":
		return onzeker("antwoord", "Het zaaksysteem gaf een antwoord dat niet bij deze vraag hoort.", vraagAntwoord)
	}
	return nil
}

// details asks for the zaak, and how many the answer holds; nil = it is not there.
func (l *levering) details(ctx context.Context, stap, nummer string) (*antwoord.Zaak, int, error) {
	a, err := l.c.ask(ctx, stap, l.c.schrijver.GeefZaakdetails(l.c.zender.vraag(), nummer))
	if err != nil || a == nil || a.Zaak == nil {
		return nil, 0, err
	}
	if i := a.Zaak.Identificatie; i != "" && i != nummer {
		return nil, 0, &connectors.Fout{Klasse: connectors.Onzeker, Stap: stap, Code: "andere-zaak", Hoogstens: 6,
			Melding: "Het zaaksysteem gaf de gegevens van een andere zaak dan gevraagd."}
	}
	return a.Zaak, a.Zaken, nil
}

// findZaak looks for the zaak under its number. One of somebody else is refused; one
// without a kenmerk of SOLO is ours when the number is our own, or was free before.
func (l *levering) findZaak(ctx context.Context, stap, nummer string, eerste bool) (uitkomst, bool, error) {
	z, _, err := l.details(ctx, stap, nummer)
	if err != nil || z == nil {
		return uitkomst{}, false, err
	}
	if err := l.isOurs(stap, z, eerste && l.c.inst.ZaaknummerOpvragen); err != nil {
		return uitkomst{}, false, err
	}
	return uitkomst{Nummer: nummer, Gevonden: true}, true, nil
}

// isOurs compares kenmerk and zaaktype.
func (l *levering) isOurs(stap string, z *antwoord.Zaak, streng bool) error {
	var eigen []string
	for _, k := range z.Kenmerken {
		if strings.EqualFold(k.Bron, bericht.Bron) {
			eigen = append(eigen, k.Kenmerk)
		}
	}
	switch {
	case !slices.Contains(eigen, string(l.o.Dossier)) && (len(eigen) > 0 || streng):
		return geweigerd(stap, "andere-zaak", "Onder het nummer van deze zaak staat een andere zaak. SOLO voegt er niets aan toe.",
			l.or("Zoek uit waar die zaak vandaan komt en waarom het nummer twee keer is gebruikt.",
				"zet er het kenmerk bij met bron SOLO en het nummer van de aanvraag, als het wel de goede zaak is,"))
	case z.Zaaktype != "" && !strings.EqualFold(z.Zaaktype, l.o.Zaak.Zaaktype.Identificatie):
		return geweigerd(stap, connectors.ZaakAnderType, "De zaak van deze aanvraag heeft een ander zaaktype dan de mapping geeft.",
			l.or("Beslis wat er met deze aanvraag moet gebeuren.", "geef de zaak dat zaaktype terug, of noem het andere in de mapping,"))
	}
	return nil
}

// lijst is the documents of a zaak by their number.
type lijst struct {
	aantal  map[string]int
	vervolg bool // there are more than the receiver tells
}

func (l *levering) lijst(ctx context.Context, stap string) (lijst, error) {
	a, err := l.c.ask(ctx, stap, l.c.schrijver.GeefLijstZaakdocumenten(l.c.zender.vraag(), l.zaak.Nummer))
	if err != nil || a == nil {
		return lijst{}, err
	}
	uit := lijst{map[string]int{}, a.Vervolg}
	for _, nummer := range a.Documenten {
		uit.aantal[nummer]++
	}
	return uit, nil
}

// count refuses to call missing what may be in the part that was not told.
func (i lijst) count(stap, nummer string) (int, error) {
	n := i.aantal[nummer]
	if n == 0 && i.vervolg {
		return 0, &connectors.Fout{Klasse: connectors.Onzeker, Stap: stap, Code: "vervolg", Hoogstens: 6,
			Melding: "Het zaaksysteem geeft niet de hele lijst van documenten, zodat SOLO niet ziet of dit document er staat."}
	}
	return n, nil
}

func (l *levering) findDocument(ctx context.Context, stap, nummer string, _ bool) (uitkomst, bool, error) {
	i, err := l.lijst(ctx, stap)
	if err != nil {
		return uitkomst{}, false, err
	}
	n, err := i.count(stap, nummer)
	return uitkomst{Nummer: nummer, Gevonden: true}, n > 0, err
}

func (l *levering) findStatus(ctx context.Context, stap, nummer string, _ bool) (uitkomst, bool, error) {
	z, _, err := l.details(ctx, stap, nummer)
	if err != nil || z == nil {
		return uitkomst{}, false, err
	}
	return uitkomst{Nummer: nummer, Gevonden: true}, l.statussen(z) > 0, nil
}

// statussen counts those that are the one we set.
func (l *levering) statussen(z *antwoord.Zaak) (n int) {
	for _, s := range z.Statussen {
		if l.isStatus(s) {
			n++
		}
	}
	return n
}

// isStatus compares what the receiver tells of a statustype with what we sent of it.
func (l *levering) isStatus(s antwoord.Status) bool {
	i := &l.c.inst
	switch {
	case s.Volgnummer != 0 && i.StatusVolgnummer != 0:
		return s.Volgnummer == i.StatusVolgnummer
	case s.Code != "" && i.StatusCode != "":
		return strings.EqualFold(s.Code, i.StatusCode)
	}
	return strings.EqualFold(s.Omschrijving, i.StatusOmschrijving)
}
