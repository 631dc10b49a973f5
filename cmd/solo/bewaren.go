package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"solo/bediening"
	"solo/dossier"
	"solo/store"
)

// bewarenOpties are shared by `solo bewaren` and the verbs below it.
type bewarenOpties struct {
	reden
	config string
	json   bool
	nu     bool
}

func bewarenCmd() *cobra.Command {
	o := &bewarenOpties{}
	c := &cobra.Command{Use: "bewaren", Args: argumenten(), Short: "wat SOLO wanneer vernietigt, en wat te lang blijft liggen",
		Long: `Toont welke dossiers SOLO vannacht vernietigt, welke later, en welke over hun termijn
zijn maar niet vernietigd worden, omdat ze niet geleverd zijn of omdat er nog stukken
komen. Er gebeurt niets; met --nu vernietigt SOLO meteen wat aan de beurt is.
Van wat vernietigd is, blijft een bewijs zonder persoonsgegevens.`,
		Example: "  solo bewaren\n  solo bewaren --nu --waarom \"ruimte nodig\"\n  solo bewaren bewijs 0K3Q-8V2M-7XTR-9B1C",
		RunE: func(c *cobra.Command, _ []string) error {
			if o.nu {
				if err := o.checkReden("u dit nu doet"); err != nil {
					return err
				}
			}
			return withVerbs(c, o.config, func(ctx context.Context, v bediening.Verbs) error { return o.run(ctx, c, v) })
		}}
	c.Flags().BoolVar(&o.nu, "nu", false, "vernietig nu wat aan de beurt is")
	o.waaromOptie(c)
	jsonOptie(c, &o.json)
	c.AddCommand(o.vrij(), o.bewijs())
	configOptie(c, &o.config)
	for _, sub := range c.Commands() {
		configOptie(sub, &o.config)
	}
	return c
}

func (o *bewarenOpties) run(ctx context.Context, c *cobra.Command, v bediening.Verbs) error {
	p, err := (*store.Bewaarplan)(nil), error(nil)
	if o.nu {
		p, err = v.Shred(ctx, o.wie())
	} else {
		p, err = v.Bewaarplan(ctx)
	}
	if err != nil || o.json {
		return jsonOf(c.OutOrStdout(), p, err)
	}
	return o.show(c.OutOrStdout(), p)
}

func (o *bewarenOpties) show(w io.Writer, p *store.Bewaarplan) error {
	if o.nu {
		fmt.Fprintf(w, "Vernietigd: %s, %s.\n", aantal(p.Vernietigd, "dossier", "dossiers"), aantal(p.Bestanden, "bestand", "bestanden"))
		if p.Signalen > 0 {
			fmt.Fprintf(w, "Opgeruimd: %s.\n", aantal(p.Signalen, "oud signaal", "oude signalen"))
		}
	} else {
		fmt.Fprintf(w, "Aan de beurt: %s. Er is niets vernietigd; nu doen: solo bewaren --nu\n", aantal(len(p.Nu), "dossier", "dossiers"))
	}
	if !p.Klok.IsZero() {
		fmt.Fprintf(w, "Let op: SOLO vernietigt nu niets vanzelf. De vorige keer dat het opruimde, was %s: de klok van deze machine staat daar te ver vandaan. "+
			"Klopt de klok, en klopt wat hieronder aan de beurt is? Geef het dan vrij met: solo bewaren --nu\n", moment(p.Klok))
	}
	fmt.Fprintf(w, "Later: %s%s.\n", aantal(len(p.Straks), "dossier", "dossiers"), orMore(len(p.Straks)))
	fmt.Fprintf(w, "Te lang bewaard: %s.\n", aantal(len(p.TeLang), "dossier", "dossiers"))
	for _, h := range p.Handelingen {
		fmt.Fprintf(w, "Gedaan: %s\n", gedaan(h))
	}
	if len(p.Nu)+len(p.Straks)+len(p.TeLang) == 0 {
		return nil
	}
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(t, "DOSSIER\tNAAR\tZAAKNUMMER\tKLAAR\tVERNIETIGEN\tWAT U KUNT DOEN")
	for _, rij := range [][]store.Bewaard{p.TeLang, p.Nu, p.Straks} {
		for _, d := range rij {
			fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\n", d.Dossier, d.Bestemming, cmp.Or(d.Zaaknummer, "-"), cmp.Or(moment(d.Klaar), "-"),
				cmp.Or(moment(d.Vernietigen), "-"), bewaarActie(d))
		}
	}
	return t.Flush()
}

// orMore: what is due later is not all listed.
func orMore(n int) string {
	if n >= 100 {
		return " of meer"
	}
	return ""
}

// bewaarActie tells why a dossier is kept, and what helps.
func bewaarActie(d store.Bewaard) string {
	switch d.Wacht {
	case store.WachtLevering:
		return "niet geleverd: solo leveringen lijst --dossier " + string(d.Dossier)
	case store.WachtDocumenten:
		return "er komen nog stukken; komen ze niet: solo bewaren vrij " + string(d.Dossier)
	case store.WachtSleutel:
		return "niet te lezen: zet het sleutelbestand terug"
	}
	return "-"
}

func (o *bewarenOpties) vrij() *cobra.Command {
	c := &cobra.Command{Use: "vrij DOSSIER", Short: "zeg dat er bij een dossier geen stukken meer komen", Args: argumenten("het nummer van het dossier"),
		Long: `Voor een dossier waarbij stukken zijn toegezegd die niet meer komen. SOLO vernietigt
het dan als het verder helemaal geleverd is. De reden is verplicht en komt in het
logboek.`,
		RunE: func(c *cobra.Command, args []string) error {
			id, err := dossierID(args[0])
			if err != nil {
				return err
			}
			if err := o.checkReden("er niets meer komt"); err != nil {
				return err
			}
			return withVerbs(c, o.config, func(ctx context.Context, v bediening.Verbs) error {
				return done(c, v.Vrijgeven(ctx, id, o.wie()), "Op stukken bij dossier %s wacht SOLO niet meer.", id)
			})
		}}
	o.waaromOptie(c)
	return c
}

func (o *bewarenOpties) bewijs() *cobra.Command {
	c := &cobra.Command{Use: "bewijs DOSSIER", Short: "toon wat er over is van een dossier dat vernietigd is", Args: argumenten("het nummer van het dossier"),
		RunE: func(c *cobra.Command, args []string) error {
			id, err := dossierID(args[0])
			if err != nil {
				return err
			}
			return withVerbs(c, o.config, func(ctx context.Context, v bediening.Verbs) error {
				b, err := v.Bewijs(ctx, id)
				if err != nil || o.json {
					return jsonOf(c.OutOrStdout(), b, err)
				}
				return showBewijs(c.OutOrStdout(), b)
			})
		}}
	jsonOptie(c, &o.json)
	return c
}

func showBewijs(w io.Writer, b *store.Bewijs) error {
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintf(t, "Dossier\t%s\nZaaknummer\t%s\nZaak\t%s\n", b.Dossier, cmp.Or(b.Zaaknummer, "-"), cmp.Or(b.Zaak, "-"))
	fmt.Fprintf(t, "Ontvangen\t%s\nGeleverd\t%s (%d leveringen, %d elders afgehandeld)\n", moment(b.Ontvangen), moment(b.Klaar), b.Leveringen, b.Afgehandeld)
	fmt.Fprintf(t, "Vernietigd\t%s door %s\nVolgend document\t%d\n", moment(b.Vernietigd), b.Door, b.VolgendDocument)
	for _, r := range b.Bijlagen {
		fmt.Fprintf(t, "Bijlage %d\t%s, %d bytes, SHA-256 %s\n", r.Nr, r.Soort, r.Grootte, r.SHA256)
	}
	return t.Flush()
}

func dossierID(s string) (dossier.ID, error) {
	id := dossier.ID(strings.ToUpper(strings.TrimSpace(s)))
	if !id.IsValid() {
		return "", misbruik("%q is geen nummer van een dossier, zoals 0K3Q-8V2M-7XTR-9B1C", s)
	}
	return id, nil
}
