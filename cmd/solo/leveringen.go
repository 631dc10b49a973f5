package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os/user"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"solo/bediening"
	"solo/config"
	"solo/connectors"
	"solo/dossier"
	"solo/store"
	"solo/voorstel"
)

// leveringenOpties are shared by all verbs below `solo leveringen`.
type leveringenOpties struct {
	config  string
	json    bool
	waarom  string
	mapping bool
	filter  store.Filter
	staat   string
	dossier string
	sinds   string
	proef   bool
	alles   bool
}

func leveringenCmd() *cobra.Command {
	o := &leveringenOpties{}
	c := &cobra.Command{Use: "leveringen OPDRACHT", Args: cobra.ArbitraryArgs,
		Short: "wat er naar de zaaksystemen gaat, en wat er wacht",
		RunE:  onbekend}
	c.AddCommand(o.lijst(), o.toon(), o.stand(), o.werkvoorraad(), o.opnieuw(), o.taak(), o.stop(), o.annuleer(), o.nieuweZaak(), o.afgehandeld(),
		o.overslaan(), o.nietGedaan(), o.pauzeer(), o.hervat())
	for _, sub := range c.Commands() {
		configOptie(sub, &o.config)
	}
	return c
}

func (o *leveringenOpties) lijst() *cobra.Command {
	c := &cobra.Command{Use: "lijst", Short: "toon leveringen", Args: argumenten(),
		Long: "Toont leveringen, de nieuwste bovenaan, met hoe ze ervoor staan en waarom.",

		Example: "  solo leveringen lijst --staat wacht-op-mens",
		RunE: func(c *cobra.Command, _ []string) error {
			if err := o.checkFilter(); err != nil {
				return err
			}
			return withVerbs(c, o.config, func(ctx context.Context, v bediening.Verbs) error {
				if err := o.checkZaaksysteem(ctx, v); err != nil {
					return err
				}
				regels, err := v.List(ctx, o.filter)
				if err != nil || o.json {
					return jsonList(c.OutOrStdout(), regels, err)
				}
				return showRegels(c.OutOrStdout(), regels)
			})
		}}
	f := c.Flags()
	f.StringVar(&o.filter.Bestemming, "zaaksysteem", "", "alleen naar het zaaksysteem met deze `NAAM`")
	f.StringVar(&o.staat, "staat", "", "alleen in deze `STAAT`: in-rij, gepland, bezig, geleverd, wacht-op-mens of geannuleerd")
	f.StringVar(&o.dossier, "dossier", "", "alleen van dit `DOSSIER`")
	f.IntVar(&o.filter.Limiet, "hoogstens", 100, "toon er niet meer dan dit `AANTAL`")
	jsonOptie(c, &o.json)
	return c
}

// checkFilter fills the filter from what was typed.
func (o *leveringenOpties) checkFilter() error {
	o.filter.Staat, o.filter.Dossier = store.Staat(o.staat), dossier.ID(o.dossier)
	staten := []string{"", string(store.InRij), string(store.Gepland), string(store.Bezig), string(store.Geleverd), string(store.WachtOpMens), string(store.Geannuleerd)}
	if !slices.Contains(staten, o.staat) {
		return misbruik("de staat %q bestaat niet; kies uit %s", o.staat, oneOf(staten[1:]))
	}
	if o.filter.Limiet < 1 {
		return misbruik("kies bij --hoogstens een aantal vanaf 1")
	}
	return nil
}

// checkZaaksysteem keeps a misspelled name from looking like "all is well". A case
// system that is no longer configured may still have deliveries.
func (o *leveringenOpties) checkZaaksysteem(ctx context.Context, v bediening.Verbs) error {
	if o.filter.Bestemming == "" {
		return nil
	}
	cfg, err := config.Load(o.config)
	if err != nil {
		return err
	}
	standen, err := v.Stand(ctx)
	if err != nil {
		return err
	}
	namen := slices.Collect(maps.Keys(cfg.Zaaksystemen))
	for _, s := range standen {
		namen = append(namen, s.Bestemming)
	}
	slices.Sort(namen)
	if !slices.Contains(namen, o.filter.Bestemming) {
		namen = slices.Compact(namen)
		return misbruik("het zaaksysteem %q bestaat niet%s Kies uit: %s", o.filter.Bestemming, orDot(voorstel.Voor(o.filter.Bestemming, namen)), oneOf(namen))
	}
	return nil
}

func showRegels(w io.Writer, regels []store.Regel) error {
	if len(regels) == 0 {
		_, err := fmt.Fprintln(w, "Er zijn geen leveringen.")
		return err
	}
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(t, "NR\tDOSSIER\tNAAR\tSTAAT\tPOGING\tZAAKNUMMER\tSOORT\tWAAROM")
	for _, r := range regels {
		fmt.Fprintf(t, "%d\t%s\t%s\t%s\t%d\t%s\t%s\t%s\n", r.Levering, r.Dossier, r.Bestemming, r.Staat, r.Poging, cmp.Or(r.Zaaknummer, "-"), r.Soort, cmp.Or(r.Fout.Melding, "-"))
	}
	return t.Flush()
}

func (o *leveringenOpties) toon() *cobra.Command {
	c := &cobra.Command{Use: "toon NR", Short: "toon een levering met haar stappen en pogingen", Args: argumenten("het nummer van de levering"),
		RunE: o.onLevering(func(c *cobra.Command, v bediening.Verbs, nr int64) error {
			d, err := v.Show(c.Context(), nr)
			if err != nil || o.json {
				return jsonOf(c.OutOrStdout(), d, err)
			}
			standen, err := v.Stand(c.Context())
			if err != nil {
				return err
			}
			return showDetail(c.OutOrStdout(), d, standen)
		})}
	jsonOptie(c, &o.json)
	return c
}

// volgende is when a delivery goes on: while its destination takes nothing, that is not
// the time it was planned for.
func volgende(d *store.Detail, standen []store.Stand) string {
	i := slices.IndexFunc(standen, func(s store.Stand) bool { return s.Bestemming == d.Bestemming })
	if i < 0 || d.Staat != store.Gepland && d.Staat != store.InRij {
		return moment(d.VolgendeOp)
	}
	s := standen[i]
	dicht := s.Zekering != nil && s.Zekering.Staat(time.Now()) != store.ZekeringDicht
	if s.Stilgezet != nil || s.Pauze != nil || dicht {
		return "wacht op het zaaksysteem: " + verkeer(s)
	}
	return moment(d.VolgendeOp)
}

func showDetail(w io.Writer, d *store.Detail, standen []store.Stand) error {
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	regel := func(naam, waarde string) {
		if waarde != "" {
			fmt.Fprintf(t, "%s\t%s\n", naam, waarde)
		}
	}
	regel("Levering", strconv.FormatInt(d.Levering, 10))
	regel("Dossier", string(d.Dossier))
	regel("Soort", d.Soort)
	regel("Naar", d.Bestemming)
	regel("Staat", string(d.Staat))
	regel("Aangenomen", moment(d.AangenomenOp))
	regel("Volgende poging", volgende(d, standen))
	regel("Geleverd", moment(d.GeleverdOp))
	regel("Zaaknummer", d.Zaaknummer)
	regel("Mapping", kort(d.Vastlegging))
	regel("Wat er gebeurde", d.Fout.Melding)
	regel("Wat u kunt doen", d.Fout.Actie)
	for _, a := range d.Aangepast {
		regel("Aangepast", a)
	}
	for _, a := range d.Dubbel {
		regel("Dubbel in het zaaksysteem", a+" (haal het teveel daar weg)")
	}
	for _, s := range d.Stappen {
		regel("Stap", fmt.Sprintf("%s: %s (%s)", s.Naam, s.Toestand, moment(s.Op)))
	}
	for _, p := range d.Pogingen {
		regel("Poging", fmt.Sprintf("%s: %s, %s", moment(p.Op), p.Duur.Round(time.Millisecond), uitslag(p)))
	}
	for _, h := range d.Handelingen {
		regel("Gedaan", fmt.Sprintf("%s door %s: %s (%s)", moment(h.Op), h.Wie, h.Wat, h.Waarom))
	}
	return t.Flush()
}

// kort is a name with the beginning of its hash, as people compare them.
func kort(vastlegging string) string {
	naam, hash, _ := strings.Cut(vastlegging, " ")
	return strings.TrimSpace(naam + " " + hash[:min(len(hash), 12)])
}

// uitslag tells how an attempt ended.
func uitslag(p store.Poging) string {
	if p.Klasse == "" {
		return "gelukt"
	}
	return strings.Join(strings.Fields(p.Klasse+" bij "+p.Stap+" "+p.Code), " ")
}

func (o *leveringenOpties) stand() *cobra.Command {
	c := &cobra.Command{Use: "stand", Short: "hoeveel er wacht, per zaaksysteem", Args: argumenten(),
		RunE: func(c *cobra.Command, _ []string) error {
			return withVerbs(c, o.config, func(ctx context.Context, v bediening.Verbs) error {
				standen, err := v.Stand(ctx)
				if err != nil || o.json {
					return jsonList(c.OutOrStdout(), standen, err)
				}
				return showStand(c.OutOrStdout(), standen)
			})
		}}
	jsonOptie(c, &o.json)
	return c
}

func showStand(w io.Writer, standen []store.Stand) error {
	if len(standen) == 0 {
		_, err := fmt.Fprintln(w, "Er zijn geen leveringen.")
		return err
	}
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(t, "NAAR\tWACHT\tWACHT OP MENS\tOUDSTE\tTOESTAND")
	for _, s := range standen {
		fmt.Fprintf(t, "%s\t%d\t%d\t%s\t%s\n", s.Bestemming, s.Wacht, s.WachtOpMens, cmp.Or(moment(s.Oudste), "-"), toestand(s))
	}
	return t.Flush()
}

// toestand tells in one line how a destination is, and what can be done.
func toestand(s store.Stand) string {
	uit := verkeer(s)
	if s.TeLang > 0 {
		uit = fmt.Sprintf("%s; %d dossiers te lang bewaard, zie solo bewaren", strings.TrimRight(uit, "."), s.TeLang)
	}
	if s.Dubbel > 0 {
		uit = fmt.Sprintf("%s; bij %d leveringen staat iets dubbel, zie solo signalen lijst", strings.TrimRight(uit, "."), s.Dubbel)
	}
	return uit
}

// verkeer tells whether a destination takes what is sent.
func verkeer(s store.Stand) string {
	switch {
	case s.Stilgezet != nil:
		return fmt.Sprintf("gepauzeerd door %s sinds %s: %s Verder: solo leveringen hervat %s", s.Stilgezet.Wie, moment(s.Stilgezet.Sinds), metPunt(s.Stilgezet.Waarom), s.Bestemming)
	case s.Pauze != nil:
		return fmt.Sprintf("gepauzeerd tot %s: %s %s Eerder verder: solo leveringen hervat %s", moment(s.Pauze.Proef), s.Pauze.Fout.Melding, s.Pauze.Fout.Actie, s.Bestemming)
	case s.Zekering != nil && s.Zekering.Staat(time.Now()) != store.ZekeringDicht:
		return fmt.Sprintf("%s, SOLO probeert het weer %s%s Eerder verder: solo leveringen hervat %s", onmacht(s), opnieuwOp(*s.Zekering), melding(s.Mislukt), s.Bestemming)
	case s.Mislukt != nil:
		return fmt.Sprintf("%d mislukt, volgende poging %s: %s Eerder verder: solo leveringen hervat %s", s.Mislukt.Aantal, moment(s.Mislukt.Volgende), s.Mislukt.Fout.Melding, s.Bestemming)
	}
	return "in orde"
}

// onmacht tells a server that is away from one that answers and takes nothing.
func onmacht(s store.Stand) string {
	if s.Mislukt == nil || s.Mislukt.Fout.Melding == "" {
		return "levert niet" + sinds(s.MisluktSinds)
	}
	switch s.Mislukt.Fout.Code {
	case connectors.Onbereikbaar, connectors.GeenAntwoord, "tls":
		return "niet bereikbaar" + sinds(s.MisluktSinds)
	}
	return "levert niet" + sinds(s.MisluktSinds) + " (hij antwoordt wel)"
}

// metPunt ends with a full stop.
func metPunt(tekst string) string { return strings.TrimRight(tekst, ". ") + "." }

func sinds(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return " sinds " + moment(t)
}

func opnieuwOp(z store.Zekering) string {
	if z.Staat(time.Now()) == store.ZekeringProef {
		return "nu met één levering"
	}
	return moment(z.OpenTot)
}

// melding is the last failure, when there is one.
func melding(m *store.Mislukt) string {
	if m == nil || m.Fout.Melding == "" {
		return "."
	}
	return ": " + m.Fout.Melding
}

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
		RunE: o.onLevering(func(c *cobra.Command, v bediening.Verbs, nr int64) error {
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
  ZGW API's: het adres (url), en bij de stap "zaak" ook het zaaknummer (identificatie).
  StUF-ZDS:  het nummer; de zaak is daar de stap "zaak geheel".
Verder gaat de levering met: solo leveringen opnieuw NR`,
		Example: `  solo leveringen overslaan 12 zaak '{"url":"https://…","identificatie":"SOLO-…"}' --waarom "staat in het zaaksysteem"
  solo leveringen overslaan 12 "zaak geheel" '{"Nummer":"0106SOLO-…"}' --waarom "staat in het zaaksysteem"`,
		RunE: o.onLevering(func(c *cobra.Command, v bediening.Verbs, nr int64) error {
			args := c.Flags().Args()
			var resultaat map[string]json.RawMessage
			if err := json.Unmarshal([]byte(args[2]), &resultaat); err != nil || resultaat == nil {
				return misbruik(`het resultaat is geen JSON tussen accolades, zoals '{"url":"https://…"}'`)
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

// maxReden bounds a reason that stands in a list.
const maxReden = 200

// checkReden: such a reason is shown to all who see how a zaaksysteem is doing.
func (o *leveringenOpties) checkReden(waarvan string) error {
	switch n := utf8.RuneCountInString(o.waarom); {
	case strings.TrimSpace(o.waarom) == "":
		return misbruik("zeg met --waarom waarom %s", waarvan)
	case n > maxReden || strings.ContainsFunc(o.waarom, unicode.IsControl):
		return misbruik("schrijf bij --waarom één regel van hoogstens %d tekens", maxReden)
	case lijktBSN.MatchString(o.waarom):
		return misbruik("noem bij --waarom geen BSN: iedereen die de stand ziet, ziet ook de reden")
	}
	return nil
}

var lijktBSN = regexp.MustCompile(`[0-9]{8,}`)

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

// checkRedenAls is checkReden where a reason may be left out.
func (o *leveringenOpties) checkRedenAls() error {
	if o.waarom == "" {
		return nil
	}
	return o.checkReden("u dit doet")
}

// onLevering reads the number and opens what the verb works on.
func (o *leveringenOpties) onLevering(f func(*cobra.Command, bediening.Verbs, int64) error) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) error {
		nr, err := strconv.ParseInt(args[0], 10, 64)
		if err != nil {
			return misbruik("%q is geen nummer van een levering", args[0])
		}
		return withVerbs(c, o.config, func(ctx context.Context, v bediening.Verbs) error { return tellStaat(ctx, v, nr, f(c, v, nr)) })
	}
}

func (o *leveringenOpties) waaromOptie(c *cobra.Command) {
	c.Flags().StringVar(&o.waarom, "waarom", "", "de `REDEN`; die komt in het logboek")
}

// wie is the account that types the command.
func (o *leveringenOpties) wie() bediening.Wie {
	naam := "onbekend"
	if u, err := user.Current(); err == nil {
		naam = u.Username
	}
	return bediening.Wie{Naam: naam, Waarom: o.waarom}
}

func done(c *cobra.Command, err error, vorm string, args ...any) error {
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.OutOrStdout(), vorm+"\n", args...)
	return err
}
