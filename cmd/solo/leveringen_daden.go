package main

import (
	"context"
	"encoding/json"

	"github.com/spf13/cobra"

	"solo/bediening"
)

func (o *leveringenOpties) opnieuw() *cobra.Command {
	een := o.onLevering(func(c *cobra.Command, v bediening.Verbs, nr int64) error {
		return done(c, v.Retry(c.Context(), nr, o.mapping, o.wie()), "Levering %d gaat weer mee.", nr)
	})
	c := &cobra.Command{Use: "opnieuw [NR]", Short: "stuur een levering die wacht opnieuw, of alle die op een mens wachten", Args: cobra.ArbitraryArgs,
		Long: `Stuurt een levering die op een mens wacht verder, vanaf de stap waar zij bleef.
Met --mapping maakt SOLO de zaak eerst opnieuw met de mapping van nu. Dat kan
alleen als de stappen die al gedaan zijn er niet anders door zouden worden.

Zonder nummer gaat het om alle leveringen die op een mens wachten en bij de opties
passen. Begin met --proef: dan kijkt SOLO in de zaaksystemen wat er al staat, en
verstuurt niets. Met --alles stuurt SOLO ze een voor een opnieuw, zolang het goed gaat.`,
		Example: "  solo leveringen opnieuw 12\n  solo leveringen opnieuw --zaaksysteem tilburg --klasse configuratie --proef\n" +
			"  solo leveringen opnieuw --zaaksysteem tilburg --klasse configuratie --alles --waarom \"zaaktype gepubliceerd\"",
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return o.opnieuwAlles(c)
			}
			if err := argumenten("het nummer van de levering")(c, args); err != nil {
				return err
			}
			if err := o.checkRedenAls(); err != nil {
				return err
			}
			if o.proef || o.alles || o.selects() {
				return misbruik("noem een levering, of kies met --proef of --alles; niet allebei")
			}
			return een(c, args)
		}}
	c.Flags().BoolVar(&o.mapping, "mapping", false, "gebruik de mapping van nu")
	c.Flags().BoolVar(&o.proef, "proef", false, "toon alleen wat er zou gebeuren")
	c.Flags().BoolVar(&o.alles, "alles", false, "stuur alles wat bij de opties past")
	o.filterOpties(c)
	jsonOptie(c, &o.json)
	o.waaromOptie(c)
	return c
}

func (o *leveringenOpties) annuleer() *cobra.Command {
	c := &cobra.Command{Use: "annuleer NR", Short: "lever een levering niet meer", Args: argumenten("het nummer van de levering"),
		Long: `Een levering die geannuleerd is, gaat niet naar het zaaksysteem. De reden is verplicht
en komt in het logboek. Toch leveren kan daarna nog: solo leveringen opnieuw NR`,
		Example: `  solo leveringen annuleer 12 --waarom "proefaanvraag"`,
		RunE: o.metReden(func(c *cobra.Command, v bediening.Verbs, nr int64) error {
			return done(c, v.Cancel(c.Context(), nr, o.wie()), "Levering %d is geannuleerd. Wat al in het zaaksysteem staat, blijft daar staan.", nr)
		})}
	o.waaromOptie(c)
	return c
}

func (o *leveringenOpties) overslaan() *cobra.Command {
	c := &cobra.Command{Use: "overslaan NR STAP RESULTAAT", Short: "geef zelf het resultaat van een stap waarover twijfel is",
		Args: argumenten("het nummer van de levering", "de naam van de stap", "het resultaat als JSON"),
		Long: `Zegt dat een stap al gedaan is: u hebt het resultaat in het zaaksysteem gevonden. SOLO voert
die stap dan niet meer uit. De namen van de stappen toont: solo leveringen toon NR

Welk resultaat SOLO verwacht, hangt af van het zaaksysteem:
  ZGW API's: het adres (URL), en bij de stap "zaak" ook het zaaknummer (Nummer).
  StUF-ZDS:  het nummer (Nummer); de zaak is daar de stap "zaak geheel".
Verder gaat de levering met: solo leveringen opnieuw NR`,
		Example: `  solo leveringen overslaan 12 zaak '{"URL":"https://…","Nummer":"SOLO-…"}' --waarom "staat in het zaaksysteem"
  solo leveringen overslaan 12 "zaak geheel" '{"Nummer":"0106SOLO-…"}' --waarom "staat in het zaaksysteem"`,
		RunE: o.onLevering(func(c *cobra.Command, v bediening.Verbs, nr int64) error {
			args := c.Flags().Args()
			var resultaat map[string]json.RawMessage
			if err := json.Unmarshal([]byte(args[2]), &resultaat); err != nil || resultaat == nil {
				return misbruik(`het resultaat is geen JSON tussen accolades, zoals '{"URL":"https://…"}'`)
			}
			if err := o.checkRedenAls(); err != nil {
				return err
			}
			return done(c, v.Skip(c.Context(), nr, args[1], json.RawMessage(args[2]), o.wie()), "Stap %s is overgeslagen.", args[1])
		})}
	o.waaromOptie(c)
	return c
}

func (o *leveringenOpties) pauzeer() *cobra.Command {
	c := &cobra.Command{Use: "pauzeer ZAAKSYSTEEM", Short: "lever niets aan een zaaksysteem tot u het hervat", Args: argumenten("de naam van het zaaksysteem"),
		Long: `Levert niets meer aan dit zaaksysteem, ook niet na een herstart, tot u het hervat.
Wat al loopt, maakt SOLO af. Nieuwe aanvragen neemt SOLO gewoon aan; ze wachten.
Iedereen die de stand ziet, ziet ook de reden: noem er geen personen in.`,
		Example: `  solo leveringen pauzeer tilburg --waarom "onderhoud tot maandag"`,
		RunE: func(c *cobra.Command, args []string) error {
			if err := o.checkReden("u dit zaaksysteem pauzeert"); err != nil {
				return err
			}
			return withVerbs(c, o.config, func(ctx context.Context, v bediening.Verbs) error {
				return done(c, v.Pause(ctx, args[0], o.wie()), "Zaaksysteem %[1]s is gepauzeerd. Aanvragen blijven binnenkomen en wachten. Verder: solo leveringen hervat %[1]s", args[0])
			})
		}}
	o.waaromOptie(c)
	return c
}

func (o *leveringenOpties) hervat() *cobra.Command {
	c := &cobra.Command{Use: "hervat ZAAKSYSTEEM", Short: "laat een zaaksysteem dat gepauzeerd is weer meedoen", Args: argumenten("de naam van het zaaksysteem"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := o.checkRedenAls(); err != nil {
				return err
			}
			return withVerbs(c, o.config, func(ctx context.Context, v bediening.Verbs) error {
				return done(c, v.Resume(ctx, args[0], o.wie()), "Zaaksysteem %s doet weer mee.", args[0])
			})
		}}
	o.waaromOptie(c)
	return c
}
