package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"solo/bediening"
	"solo/config"
	"solo/connectors"
	"solo/store"
)

func (o *leveringenOpties) stand() *cobra.Command {
	c := &cobra.Command{Use: "stand", Short: "hoeveel er wacht, per zaaksysteem", Args: argumenten(),
		RunE: func(c *cobra.Command, _ []string) error {
			cfg, err := config.Load(o.config)
			if err != nil {
				return err
			}
			return withVerbs(c, o.config, func(ctx context.Context, v bediening.Verbs) error {
				standen, err := v.Stand(ctx)
				standen = withIdle(standen, slices.Sorted(maps.Keys(cfg.Zaaksystemen)))
				if err != nil || o.json {
					return jsonList(c.OutOrStdout(), standen, err)
				}
				return showStand(c.OutOrStdout(), standen)
			})
		}}
	jsonOptie(c, &o.json)
	return c
}

// withIdle adds the case systems that never had anything to do.
func withIdle(standen []store.Stand, namen []string) []store.Stand {
	for _, naam := range namen {
		if !slices.ContainsFunc(standen, func(s store.Stand) bool { return s.Bestemming == naam }) {
			standen = append(standen, store.Stand{Bestemming: naam})
		}
	}
	return standen
}

func showStand(w io.Writer, standen []store.Stand) error {
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(t, "NAAR\tWACHT\tWACHT OP MENS\tOUDSTE\tTOESTAND")
	for _, s := range standen {
		fmt.Fprintf(t, "%s\t%d\t%d\t%s\t%s\n", s.Bestemming, s.Wacht, s.WachtOpMens, cmp.Or(moment(s.Oudste), "-"), toestand(s))
	}
	if err := t.Flush(); err != nil {
		return err
	}
	for _, s := range standen {
		for _, h := range s.Handelingen[max(0, len(s.Handelingen)-maxGedaan):] {
			fmt.Fprintf(w, "Gedaan bij %s: %s\n", s.Bestemming, gedaan(h))
		}
	}
	return nil
}

// maxGedaan is how much of what people did to a destination is told.
const maxGedaan = 3

// inOrde is what verkeer says when there is nothing to say.
const inOrde = "in orde"

// toestand tells in one line how a destination is, and what can be done.
func toestand(s store.Stand) string {
	delen := []string{verkeer(s)}
	if s.WachtOpMens > 0 {
		delen = append(delen, aantal(s.WachtOpMens, "levering wacht", "leveringen wachten")+" op u, zie solo leveringen werkvoorraad --zaaksysteem "+s.Bestemming)
	}
	if s.TeLang > 0 {
		delen = append(delen, aantal(s.TeLang, "dossier", "dossiers")+" te lang bewaard, zie solo bewaren")
	}
	if s.Dubbel > 0 {
		delen = append(delen, "bij "+aantal(s.Dubbel, "levering", "leveringen")+" staat iets dubbel, zie solo signalen lijst")
	}
	if len(delen) == 1 {
		return delen[0]
	}
	if delen[0] == inOrde {
		delen = delen[1:]
	}
	delen[0] = strings.TrimRight(delen[0], ".")
	return strings.Join(delen, "; ")
}

// verkeer tells whether a destination takes what is sent.
func verkeer(s store.Stand) string {
	switch {
	case s.Stilgezet != nil:
		return fmt.Sprintf("gepauzeerd door %s sinds %s: %s Verder: solo leveringen hervat %s", s.Stilgezet.Wie, moment(s.Stilgezet.Sinds), metPunt(s.Stilgezet.Waarom), s.Bestemming)
	case s.Pauze != nil:
		return fmt.Sprintf("gepauzeerd tot %s: %s %s Wijzigde u iets in solo.yaml of in een geheim bestand? Start SOLO dan opnieuw. Eerder verder: solo leveringen hervat %s",
			moment(s.Pauze.Proef), s.Pauze.Fout.Melding, s.Pauze.Fout.Actie, s.Bestemming)
	case isOpen(s.Zekering):
		return fmt.Sprintf("%s, SOLO probeert het weer %s%s Eerder verder: solo leveringen hervat %s", onmacht(s), opnieuwOp(*s.Zekering), melding(s.Mislukt), s.Bestemming)
	case s.Mislukt != nil:
		return fmt.Sprintf("%d mislukt, volgende poging %s: %s Eerder verder: solo leveringen hervat %s", s.Mislukt.Aantal, moment(s.Mislukt.Volgende), s.Mislukt.Fout.Melding, s.Bestemming)
	case !s.MisluktSinds.IsZero(): // and it is being tried now
		return "mislukt" + sinds(s.MisluktSinds) + ", SOLO probeert het nu opnieuw"
	}
	return inOrde
}

// neemtNiets reports that nothing is sent there now.
func neemtNiets(s store.Stand) bool {
	return s.Stilgezet != nil || s.Pauze != nil || isOpen(s.Zekering)
}

func isOpen(z *store.Zekering) bool { return z != nil && z.Staat(time.Now()) != store.ZekeringDicht }

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
