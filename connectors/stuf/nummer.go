package stuf

import (
	"context"
	"errors"

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
	return l.drawNumber(ctx, stapNummer, l.c.schrijver.GenereerZaakIdentificatie, (*antwoord.Antwoord).NieuwZaaknummer)
}

func (l *levering) documentnummer(ctx context.Context, d *document) (string, error) {
	if !l.c.inst.DocumentnummerOpvragen {
		return l.c.documentnummer(l.o.Dossier, d.bron.Sleutel), nil
	}
	return l.drawNumber(ctx, stapDocumentnummer(d), l.c.schrijver.GenereerDocumentIdentificatie, (*antwoord.Antwoord).NieuwDocumentnummer)
}

func stapDocumentnummer(d *document) string { return "documentnummer " + d.bron.Sleutel }

// drawNumber asks for a number. One whose answer is lost is lost too: asking again
// leaves a gap in the receiver's row and does no harm.
func (l *levering) drawNumber(ctx context.Context, stap string, maak func(bericht.Kop) bericht.Bericht, lees func(*antwoord.Antwoord) (string, error)) (string, error) {
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
			var f *connectors.Fout
			if errors.As(err, &f) {
				f.Stap, v.nieuw = stap, true
			}
			return nummer, err
		},
	}
	return runStap(ctx, &v, s)
}
