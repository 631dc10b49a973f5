package stuf

import (
	"context"
	"errors"
	"slices"

	"solo/connectors"
	"solo/connectors/stuf/antwoord"
	"solo/connectors/stuf/bericht"
	"solo/dossier"
)

func (c *Connector) documentnummer(id dossier.ID, sleutel string) string {
	return c.inst.Prefix + string(id) + "-" + sleutel
}

// zaaknummer is our own, or one that the receiver draws.
func (l *levering) zaaknummer(ctx context.Context) (string, error) {
	if !l.c.inst.ZaaknummerOpvragen {
		return l.c.inst.Prefix + string(l.o.Dossier), nil
	}
	return l.drawNumber(ctx, stapNummer, l.c.schrijver.GenereerZaakIdentificatie, (*antwoord.Antwoord).NieuwZaaknummer, l.isFree)
}

func (l *levering) documentnummer(ctx context.Context, d *document) (string, error) {
	if !l.c.inst.DocumentnummerOpvragen {
		return l.c.documentnummer(l.o.Dossier, d.bron.Sleutel), nil
	}
	return l.drawNumber(ctx, stapDocumentnummer(d), l.c.schrijver.GenereerDocumentIdentificatie, (*antwoord.Antwoord).NieuwDocumentnummer, l.isFreeDocument)
}

func stapDocumentnummer(d *document) string { return "documentnummer " + d.bron.Sleutel }

// isFree refuses a number under which there is a zaak already.
func (l *levering) isFree(ctx context.Context, stap, nummer string) error {
	if !l.c.inst.Vragen {
		return nil
	}
	z, _, err := l.details(ctx, stap, nummer)
	if err != nil || z == nil {
		return err
	}
	return l.isOurs(stap, z, true)
}

// isFreeDocument refuses a number that another document of this delivery has, or that
// stands in the zaak before anything was sent under it: what stands there would pass for
// ours.
func (l *levering) isFreeDocument(ctx context.Context, stap, nummer string) error {
	bezet := slices.ContainsFunc(l.documenten, func(d document) bool { return d.Nummer == nummer })
	if !bezet && l.c.inst.Vragen {
		i, err := l.lijst(ctx, stap)
		if err != nil {
			return err
		}
		bezet = i.aantal[nummer] > 0
	}
	if !bezet {
		return nil
	}
	return geweigerd(stap, "nummer-dubbel", "Het zaaksysteem gaf een documentnummer dat al in gebruik is.",
		"Vraag de leverancier waarom het zaaksysteem een nummer twee keer geeft. Stuur de levering daarna opnieuw: SOLO vraagt dan een nieuw nummer.")
}

// drawNumber asks for a number, which is kept when it is vrij. One whose answer is lost
// is lost too: asking again leaves a gap in the receiver's row and does no harm.
func (l *levering) drawNumber(ctx context.Context, stap string, maak func(bericht.Kop) bericht.Bericht, lees func(*antwoord.Antwoord) (string, error),
	vrij func(ctx context.Context, stap, nummer string) error) (string, error) {
	v := vlucht{l: l, stap: stap, soort: "Du02"}
	s := connectors.Stap[sleutel, string]{
		Naam: stap, Uniek: true, Direct: true,
		Plan: func() (sleutel, error) {
			k, err := l.c.zender.draw(ctx, l.j)
			return sleutel{Bericht: maak(k)}, err
		},
		Do: func(ctx context.Context, k sleutel) (string, error) {
			a, err := v.post(ctx, k, nil)
			if err != nil {
				return "", err
			}
			nummer, err := lees(a)
			if err == nil {
				err = vrij(ctx, stap, nummer)
			}
			var f *connectors.Fout
			if errors.As(err, &f) {
				f.Stap, v.nieuw = stap, true
			}
			return nummer, err
		},
	}
	return runStap(ctx, &v, s)
}
