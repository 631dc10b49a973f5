package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"solo/bediening"
	"solo/dossier"
	"solo/intake"
	"solo/store"
)

// receive takes an aanvraag or what comes after one.
func (w *werk) receive(ctx context.Context, document []byte, open intake.Open) (intake.Ontvangen, error) {
	if dossier.FormaatVan(document) == dossier.FormaatVervolg {
		o, err := w.deur.Vervolg(ctx, document, open)
		return o, tellVernietigd(err)
	}
	return w.deur.Complete(ctx, document, open)
}

// NieuweZaak implements bediening.Verbs.
func (w *werk) NieuweZaak(ctx context.Context, levering int64, wie bediening.Wie) error {
	if err := wie.Check(); err != nil {
		return err
	}
	err := w.db.NieuweZaak(ctx, levering, wie.Naam, wie.Waarom)
	if errors.Is(err, store.ErrStaat) {
		return gezegd("een nieuwe zaak kan alleen voor een aanvulling of wijziging die op een mens wacht, bij een aanvraag die niet is ingetrokken", err)
	}
	if err != nil {
		return err
	}
	l, err := w.db.Levering(ctx, levering)
	if err == nil {
		w.tryNow(l.Bestemming)
	}
	return err
}

// Afgehandeld implements bediening.Verbs.
func (w *werk) Afgehandeld(ctx context.Context, levering int64, wie bediening.Wie) error {
	if err := wie.Check(); err != nil {
		return err
	}
	err := w.db.Afgehandeld(ctx, levering, wie.Naam, wie.Waarom)
	if errors.Is(err, store.ErrStaat) {
		err = gezegd("dit kan alleen voor een levering die op een mens wacht of geannuleerd is, en die u nog niet als afgehandeld hebt gemeld", err)
	}
	return err
}

func (o *leveringenOpties) nieuweZaak() *cobra.Command {
	c := &cobra.Command{Use: "nieuwe-zaak NR", Short: "maak een nieuwe zaak als er bij de oude niets meer bij kan", Args: argumenten("het nummer van de levering"),
		Long: `Voor een aanvulling of wijziging die op een mens wacht, omdat de zaak gesloten of
verdwenen is of een ander zaaktype heeft. SOLO maakt een nieuwe zaak van de hele
aanvraag zoals die nu is, die naar de oude zaak verwijst. Wat later komt, gaat naar de
nieuwe zaak. Is de oude zaak heropend? Kies dan: solo leveringen opnieuw.`,
		Example: `  solo leveringen nieuwe-zaak 12 --waarom "oude zaak is afgehandeld, overlegd met team"`,
		RunE: o.metReden(func(c *cobra.Command, v bediening.Verbs, nr int64) error {
			return done(c, v.NieuweZaak(c.Context(), nr, o.wie()), "Levering %d wordt een nieuwe zaak.", nr)
		})}
	o.waaromOptie(c)
	return c
}

func (o *leveringenOpties) afgehandeld() *cobra.Command {
	c := &cobra.Command{Use: "afgehandeld NR", Short: "een levering is buiten SOLO om verwerkt", Args: argumenten("het nummer van de levering"),
		Long: `Voor een levering die op een mens wacht of geannuleerd is, en die u zelf in het
zaaksysteem hebt verwerkt. SOLO levert haar dan niet meer, en bewaart haar gegevens
niet langer dan nodig. De reden is verplicht en komt in het logboek.`,
		Example: `  solo leveringen afgehandeld 12 --waarom "stukken met de hand aan de zaak toegevoegd"`,
		RunE: o.metReden(func(c *cobra.Command, v bediening.Verbs, nr int64) error {
			return done(c, v.Afgehandeld(c.Context(), nr, o.wie()), "Levering %d is afgehandeld.", nr)
		})}
	o.waaromOptie(c)
	return c
}
