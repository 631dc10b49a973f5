package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"solo/bediening"
	"solo/store"
)

func (o *leveringenOpties) werkvoorraad() *cobra.Command {
	c := &cobra.Command{Use: "werkvoorraad", Short: "wat niet vanzelf verder gaat: waarom, en wat u kunt doen", Args: argumenten(),
		Long: `Toont de leveringen die op een mens wachten, en die waarvan onbekend is of een stap
gelukt is. Bij elk staat wat er gebeurde en wat u kunt doen.`,
		Example: "  solo leveringen werkvoorraad --zaaksysteem tilburg --klasse geweigerd",
		RunE: func(c *cobra.Command, _ []string) error {
			if err := o.checkHoogstens(); err != nil {
				return err
			}
			return o.metWerk(c, func(ctx context.Context, v bediening.Verbs) error {
				werk, err := v.Werkvoorraad(ctx, o.filter)
				if err != nil || o.json {
					return jsonList(c.OutOrStdout(), werk, err)
				}
				return showWerk(c.OutOrStdout(), werk)
			})
		}}
	o.filterOpties(c)
	c.Flags().IntVar(&o.filter.Limiet, "hoogstens", 100, "toon er niet meer dan dit `AANTAL`")
	jsonOptie(c, &o.json)
	return c
}

// metWerk checks the filter and opens what the verb works on.
func (o *leveringenOpties) metWerk(c *cobra.Command, f func(context.Context, bediening.Verbs) error) error {
	if err := o.checkWerk(); err != nil {
		return err
	}
	return withVerbs(c, o.config, func(ctx context.Context, v bediening.Verbs) error {
		if err := o.checkZaaksysteem(ctx, v); err != nil {
			return err
		}
		return f(ctx, v)
	})
}

func showWerk(w io.Writer, werk []store.Werk) error {
	if len(werk) == 0 {
		_, err := fmt.Fprintln(w, "Er is niets dat op u wacht.")
		return err
	}
	for _, r := range werk {
		if err := showWerkregel(w, r); err != nil {
			return err
		}
	}
	return nil
}

func showWerkregel(w io.Writer, r store.Werk) error {
	kop := fmt.Sprintf("Levering %d (%s, %s) naar %s: %s, laatst geprobeerd %s", r.Levering, soortVan(r.Regel), r.Dossier, r.Bestemming, r.Staat, moment(r.Laatste))
	regels := []string{kop, "  " + cmp.Or(r.Fout.Melding, "Er is nog geen fout bekend."), "  Soort fout: " + uitslag(store.Poging{Klasse: r.Fout.Klasse, Stap: r.Fout.Stap, Code: r.Fout.Code})}
	if r.Zaaknummer != "" {
		regels = append(regels, "  Zaak: "+r.Zaaknummer)
	}
	if len(r.Twijfel) > 0 {
		regels = append(regels, "  Onbekend of dit gelukt is: "+strings.Join(r.Twijfel, ", "))
	}
	_, err := fmt.Fprintln(w, strings.Join(append(regels, "  Wat u kunt doen: "+daad(r)), "\n"))
	return err
}

// daad is the next action, also where SOLO does it by itself.
func daad(r store.Werk) string {
	switch {
	case r.Fout.Actie != "" && r.Staat == store.WachtOpMens:
		return r.Fout.Actie
	case r.Staat == store.WachtOpMens:
		return fmt.Sprintf("Neem de oorzaak weg en stuur opnieuw: solo leveringen opnieuw %d", r.Levering)
	case r.VolgendeOp.IsZero():
		return "Niets: SOLO kijkt zelf wat er staat, na de levering die ervoor gaat."
	}
	return "Niets: SOLO kijkt zelf wat er staat, op " + moment(r.VolgendeOp) + "."
}

// opnieuwAlles is `opnieuw` without a number.
func (o *leveringenOpties) opnieuwAlles(c *cobra.Command) error {
	switch {
	case o.proef == o.alles:
		return misbruik("kies --proef om te zien wat er zou gebeuren, of --alles om alles wat hierbij past opnieuw te sturen; of noem het nummer van een levering")
	case o.mapping:
		return misbruik("--mapping kan alleen bij één levering: noem haar nummer")
	case o.alles:
		if err := o.checkReden("alles opnieuw moet"); err != nil {
			return err
		}
	}
	return o.metWerk(c, func(ctx context.Context, v bediening.Verbs) error {
		if o.proef {
			p, err := v.Rehearse(ctx, o.filter)
			if err != nil || o.json {
				return jsonOf(c.OutOrStdout(), p, err)
			}
			return showProef(c.OutOrStdout(), p)
		}
		taken, err := v.RetryAll(ctx, o.filter, o.wie())
		if err != nil || o.json {
			return jsonList(c.OutOrStdout(), taken, err)
		}
		standen, err := v.Stand(ctx)
		if err != nil {
			return err
		}
		return showBegonnen(c.OutOrStdout(), taken, standen)
	})
}

// showBegonnen tells what will be sent on, and where that waits.
func showBegonnen(w io.Writer, taken []store.Taak, standen []store.Stand) error {
	for _, t := range taken {
		fmt.Fprintf(w, "Taak %d stuurt %s aan %s opnieuw.\n", t.ID, aantal(t.Totaal, "levering", "leveringen"), t.Bestemming)
		for _, s := range standen {
			if s.Bestemming == t.Bestemming && neemtNiets(s) {
				fmt.Fprintf(w, "Let op: %s neemt nu niets aan; de taak gaat verder als dat wel kan. %s\n", s.Bestemming, zin(verkeer(s)))
			}
		}
	}
	_, err := fmt.Fprintln(w, "Volg het met: solo leveringen taak")
	return err
}

// proefTekst tells each Uitslag of a rehearsal.
var proefTekst = []struct{ uitslag, tekst string }{
	{store.ProefWeergeven, "wordt opnieuw weergegeven met de mapping van nu, en dan verstuurd"},
	{store.ProefVersturen, "gaat verder met versturen"},
	{store.ProefCompleet, "staat al helemaal in het zaaksysteem; SOLO verstuurt niets meer"},
	{store.ProefFout, "zou weer stoppen"},
	{store.ProefLoopt, "is intussen al bezig of klaar"},
	{store.ProefOvergeven, "niet bekeken: het zaaksysteem antwoordt niet, of de tijd was op"},
}

func showProef(w io.Writer, p *store.Proef) error {
	totaal := 0
	for _, naam := range slices.Sorted(maps.Keys(p.Aantal)) {
		totaal += p.Aantal[naam]
		fmt.Fprintf(w, "%s: %s\n", naam, aantal(p.Aantal[naam], "levering", "leveringen"))
	}
	if totaal == 0 {
		_, err := fmt.Fprintln(w, "Er wacht niets op een mens dat hierbij past.")
		return err
	}
	fmt.Fprintf(w, "Bekeken: %d van %d. Er is niets verstuurd en niets gewijzigd.\n", len(p.Regels)-p.Uitslag[store.ProefOvergeven], totaal)
	for _, t := range proefTekst {
		if n := p.Uitslag[t.uitslag]; n > 0 {
			fmt.Fprintf(w, "%5d  %s\n", n, t.tekst)
		}
	}
	for _, stap := range slices.Sorted(maps.Keys(p.Gevonden)) {
		fmt.Fprintf(w, "%5d  keer staat er al, en neemt SOLO over: %s\n", p.Gevonden[stap], stap)
	}
	return showProefregels(w, p.Regels)
}

func showProefregels(w io.Writer, regels []store.Proefregel) error {
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(t, "NR\tNAAR\tUITSLAG\tEERSTE STAP\tWAAROM")
	for _, r := range regels {
		fmt.Fprintf(t, "%d\t%s\t%s\t%s\t%s\n", r.Levering, r.Bestemming, r.Uitslag, cmp.Or(r.Stap, r.Fout.Stap, "-"), cmp.Or(r.Fout.Melding, "-"))
	}
	return t.Flush()
}

func (o *leveringenOpties) taak() *cobra.Command {
	c := &cobra.Command{Use: "taak", Short: "hoe ver het is met wat u met --alles opnieuw stuurt", Args: argumenten(),
		RunE: func(c *cobra.Command, _ []string) error {
			return withVerbs(c, o.config, func(ctx context.Context, v bediening.Verbs) error {
				taken, err := v.Taken(ctx)
				if err != nil || o.json {
					return jsonList(c.OutOrStdout(), taken, err)
				}
				return showTaken(c.OutOrStdout(), taken)
			})
		}}
	jsonOptie(c, &o.json)
	return c
}

func showTaken(w io.Writer, taken []store.Taak) error {
	if len(taken) == 0 {
		_, err := fmt.Fprintln(w, "Er zijn geen taken.")
		return err
	}
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(t, "TAAK\tNAAR\tOPNIEUW\tGELEVERD\tONDERWEG\tTERUG\tTOESTAND\tDOOR\tWAAROM")
	for _, r := range taken {
		fmt.Fprintf(t, "%d\t%s\t%d van %d\t%d\t%d\t%d\t%s\t%s\t%s\n", r.ID, r.Bestemming, r.Gedaan, r.Totaal, r.Geleverd, r.Onderweg, r.Terug,
			taakToestand(r), r.Wie, cmp.Or(r.Waarom, "-"))
	}
	return t.Flush()
}

func taakToestand(t store.Taak) string {
	switch t.Einde {
	case "":
		return "bezig sinds " + moment(t.Begonnen)
	case store.TaakGestopt:
		return "gestopt door " + t.GestoptDoor
	case store.TaakVastgelopen:
		return "vastgelopen: wat opnieuw ging, kwam terug"
	}
	return "klaar " + moment(t.Klaar)
}

func (o *leveringenOpties) stop() *cobra.Command {
	c := &cobra.Command{Use: "stop TAAK", Short: "stop een taak die leveringen opnieuw stuurt", Args: argumenten("het nummer van de taak"),
		Long: `Stopt een taak. Wat zij al opnieuw heeft gestuurd, blijft onderweg; wat nog op u
wachtte, blijft wachten.`,
		RunE: func(c *cobra.Command, args []string) error {
			nr, err := strconv.ParseInt(args[0], 10, 64)
			if err != nil {
				return misbruik("%q is geen nummer van een taak", args[0])
			}
			if err := o.checkReden("u deze taak stopt"); err != nil {
				return err
			}
			return withVerbs(c, o.config, func(ctx context.Context, v bediening.Verbs) error {
				err := v.StopTaak(ctx, nr, o.wie())
				if errors.Is(err, store.ErrStaat) {
					err = gezegd(fmt.Sprintf("taak %d is al klaar of gestopt. Hoe het met haar is, toont: solo leveringen taak", nr), err)
				}
				return done(c, err, "Taak %d is gestopt.", nr)
			})
		}}
	o.waaromOptie(c)
	return c
}

func (o *leveringenOpties) nietGedaan() *cobra.Command {
	c := &cobra.Command{Use: "niet-gedaan NR STAP", Short: "zeg dat een stap waarover twijfel is, niet is uitgevoerd",
		Args: argumenten("het nummer van de levering", "de naam van de stap"),
		Long: `Voor een stap waarvan SOLO niet weet of hij is uitgevoerd, en die u in het zaaksysteem
hebt opgezocht en niet gevonden. SOLO voert hem daarna opnieuw uit, met nieuwe nummers.
Staat hij er toch, dan komt hij er dubbel in: kijk goed.`,
		Example: `  solo leveringen niet-gedaan 12 "rol initiator" --waarom "rol staat niet bij de zaak"`,
		RunE: o.metReden(func(c *cobra.Command, v bediening.Verbs, nr int64) error {
			stap := c.Flags().Arg(1)
			return done(c, v.NietGedaan(c.Context(), nr, stap, o.wie()), "Stap %s is nog niet gedaan. Verder: solo leveringen opnieuw %d", stap, nr)
		})}
	o.waaromOptie(c)
	return c
}
