package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"solo/bediening"
	"solo/store"
)

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

func showDetail(w io.Writer, d *store.Detail, standen []store.Stand) error {
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	regel := func(naam, waarde string) {
		if waarde != "" {
			fmt.Fprintf(t, "%s\t%s\n", naam, waarde)
		}
	}
	regel("Levering", strconv.FormatInt(d.Levering, 10))
	regel("Dossier", string(d.Dossier))
	regel("Soort", soortVan(d.Regel))
	regel("Naar", d.Bestemming)
	regel("Staat", staatVan(d.Regel))
	regel("Aangenomen", moment(d.AangenomenOp))
	regel("Volgende poging", volgende(d, standen))
	regel("Geleverd", moment(d.GeleverdOp))
	regel("Elders afgehandeld", moment(d.AfgehandeldOp))
	regel("Zaaknummer", d.Zaaknummer)
	regel("Mapping", kort(d.Vastlegging))
	regel("Wat er gebeurde", d.Fout.Melding)
	if d.AfgehandeldOp.IsZero() {
		regel("Wat u kunt doen", d.Fout.Actie)
	}
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
		regel("Gedaan", gedaan(h))
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

// volgende is when a delivery goes on: while its destination takes nothing, that is not
// the time it was planned for.
func volgende(d *store.Detail, standen []store.Stand) string {
	i := slices.IndexFunc(standen, func(s store.Stand) bool { return s.Bestemming == d.Bestemming })
	if i < 0 || d.Staat != store.Gepland && d.Staat != store.InRij {
		return moment(d.VolgendeOp)
	}
	if neemtNiets(standen[i]) {
		return "wacht op het zaaksysteem: " + verkeer(standen[i])
	}
	return moment(d.VolgendeOp)
}

// gedaan tells what a person did.
func gedaan(h store.Handeling) string {
	if h.Waarom == "" {
		return fmt.Sprintf("%s door %s: %s", moment(h.Op), h.Wie, h.Wat)
	}
	return fmt.Sprintf("%s door %s: %s (%s)", moment(h.Op), h.Wie, h.Wat, h.Waarom)
}
