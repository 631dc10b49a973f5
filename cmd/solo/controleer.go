package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"solo/connectors/stuf"
	"solo/dossier"
	"solo/zaak"
)

type controleOpties struct {
	config              string
	verbinding, bijwerk bool
	json                bool
}

func controleerCmd() *cobra.Command {
	var o controleOpties
	c := &cobra.Command{Use: "controleer", Args: argumenten(),
		Short: "controleer de configuratie, de mappings en de verbinding",
		Long: `Leest de configuratie, de mappings en de regelingen, en meldt alle fouten tegelijk.
Maakt dan van voorbeeldaanvragen de zaak die verstuurd zou worden. Staat er naast een
eigen mapping M.yaml een map M.voorbeelden, dan gebruikt het die: elke map daarin heeft
een aanvraag.json, en een verwacht.json met de zaak die eruit moet komen.
Met --verbinding vraagt het ook elk zaaksysteem of alles er is. Er wordt niets verstuurd.

Bij elke controle staat goed, FOUT of "Let op". Een "Let op" houdt niets tegen; na een
FOUT eindigt de opdracht met code 1.

Bij soort: stuf kiest u in solo.yaml een profiel. Er zijn: ` + oneOf(stuf.Profielen()) + `.`,
		Example: "  solo controleer --config solo.yaml --verbinding",
		RunE: func(c *cobra.Command, _ []string) error {
			bevindingen, err := controleer(c.Context(), o)
			if err != nil {
				return err
			}
			return showBevindingen(c.OutOrStdout(), bevindingen, o.json)
		}}
	configOptie(c, &o.config)
	c.Flags().BoolVar(&o.verbinding, "verbinding", false, "vraag ook de zaaksystemen of alles er is, en of inlogdiensten, virusscanner en mailservers antwoorden; er wordt niets verstuurd")
	c.Flags().BoolVar(&o.bijwerk, "bijwerken", false, "schrijf wat er nu uitkomt in verwacht.json")
	jsonOptie(c, &o.json)
	return c
}

func controleer(ctx context.Context, o controleOpties) (uit []bevinding, err error) {
	in, err := loadInrichting(o.config)
	if err != nil {
		return nil, err
	}
	if _, err := in.kluis(); err != nil {
		return nil, err
	}
	uit = in.checkInrichting(o.config)
	p, err := newProef(in)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, p.close()) }()
	koppelingen, err := in.koppelingen(slog.New(slog.DiscardHandler))
	if err != nil {
		return nil, err
	}
	for _, naam := range in.zaaksystemen() {
		defer koppelingen[naam].close()
		uit = append(uit, p.samples(ctx, naam, filepath.Dir(o.config), o.bijwerk)...)
		uit = append(uit, in.letOp(naam)...)
		if o.verbinding {
			uit = append(uit, in.checkVerbinding(ctx, naam, koppelingen[naam])...)
		}
	}
	if e := in.Signalen.Email; e != nil && o.verbinding {
		uit = append(uit, checkMailserver(ctx, "signalen e-mail", e))
	}
	return append(uit, in.checkLoket(ctx, o.verbinding)...), nil
}

// checkInrichting tells that all that was read is good, or what keeps the loket from starting.
func (in *inrichting) checkInrichting(pad string) (uit []bevinding) {
	for _, err := range in.loketfouten() {
		uit = append(uit, bevinding{Waar: "loket", Melding: err.Error()})
	}
	if len(uit) > 0 {
		return uit
	}
	return []bevinding{{Goed: true, Waar: pad, Melding: "De configuratie, de regelingen en de mappings zijn goed."}}
}

// checkVerbinding asks a case system for all that its mappings use.
func (in *inrichting) checkVerbinding(ctx context.Context, naam string, k koppeling) []bevinding {
	var wensen []*zaak.Zaak
	var uit []bevinding
	for _, regeling := range slices.Sorted(maps.Keys(in.mappings[naam])) {
		m := in.mappings[naam][regeling]
		z, ok := m.Omvang()
		if !ok {
			uit = append(uit, bevinding{Goed: true, LetOp: true, Waar: naam, Melding: "Het zaaktype voor " + regeling + " hangt af van de antwoorden en is niet vooraf te controleren."})
			continue
		}
		wensen = append(wensen, z)
	}
	for _, b := range k.check(ctx, wensen, dossier.DatumVan(time.Now())) {
		if b.Waar = naam; !slices.Contains(uit, b) { // regelingen may share a zaaktype
			uit = append(uit, b)
		}
	}
	return uit
}

func showBevindingen(w io.Writer, bevindingen []bevinding, alsJSON bool) error {
	fout := 0
	for _, b := range bevindingen {
		if !b.Goed {
			fout++
		}
	}
	if err := writeBevindingen(w, bevindingen, alsJSON); err != nil {
		return err
	}
	if fout > 0 {
		return fmt.Errorf("%s niet goed: kijk bij FOUT", aantal(fout, "controle is", "controles zijn"))
	}
	return nil
}

func writeBevindingen(w io.Writer, bevindingen []bevinding, alsJSON bool) error {
	if alsJSON {
		return writeJSON(w, bevindingen)
	}
	for _, b := range bevindingen {
		fmt.Fprintf(w, "%s  %s: %s\n", b.merk(), b.Waar, b.Melding)
		if b.Actie != "" {
			fmt.Fprintf(w, "      %s\n", b.Actie)
		}
	}
	return nil
}

func (b bevinding) merk() string {
	switch {
	case !b.Goed:
		return "FOUT"
	case b.LetOp:
		return "Let op"
	}
	return "goed"
}
