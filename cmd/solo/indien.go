package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"solo/bediening"
	"solo/dossier"
	"solo/intake"
	"solo/store"
)

func indienCmd() *cobra.Command {
	var cfg string
	var alsJSON bool
	c := &cobra.Command{Use: "indien AANVRAAG", Args: argumenten("het bestand met de aanvraag"),
		Short: "neem een aanvraag of een vervolg daarop aan uit een bestand",
		Long: `Neemt een aanvraag (solo-aanvraag/1) aan, met de bijlagen die ernaast staan. Een
vervolg (solo-vervolg/1: aanvulling, wijziging of intrekking) gaat op dezelfde manier
en komt in dezelfde zaak. Na deze opdracht staat alles veilig opgeslagen. Twee keer
indienen kan geen kwaad: hetzelfde document wordt maar een keer verwerkt.`,
		Example: "  solo indien --config solo.yaml aanvragen/0001/aanvraag.json\n  solo indien --config solo.yaml aanvragen/0001-aanvulling/vervolg.json",
		RunE: func(c *cobra.Command, args []string) error {
			document, open, sluit, err := openAanvraag(args[0]) // before we hold the store: it may be a pipe
			if err != nil {
				return err
			}
			defer sluit()
			return errVol(withVerbs(c, cfg, func(ctx context.Context, v bediening.Verbs) error {
				o, err := v.Submit(ctx, document, open)
				if err != nil {
					return err
				}
				weg, err := cancelled(ctx, v, o)
				if err != nil {
					return err
				}
				return showOntvangen(c.OutOrStdout(), o, weg, alsJSON)
			}))
		}}
	configOptie(c, &cfg)
	jsonOptie(c, &alsJSON)
	return c
}

// errVol tells what to do when there is no room.
func errVol(err error) error {
	if errors.Is(err, store.ErrVol) {
		return fmt.Errorf("%w; er is niets aangenomen. Maak ruimte vrij en dien de aanvraag later opnieuw in", store.ErrVol)
	}
	return err
}

// openAanvraag reads an aanvraag file; its attachments are the files beside it, and
// no name in the document reaches outside that folder.
func openAanvraag(pad string) (document []byte, open intake.Open, sluit func(), err error) {
	f, err := os.Open(pad)
	if err != nil {
		return nil, nil, nil, unreadable(pad, err)
	}
	defer f.Close()
	if document, err = io.ReadAll(io.LimitReader(f, dossier.MaxDocument+1)); err != nil {
		return nil, nil, nil, unreadable(pad, err)
	}
	naast, err := os.OpenRoot(filepath.Dir(pad))
	if err != nil {
		return nil, nil, nil, fmt.Errorf("de bijlagen zijn niet te lezen: %w", err)
	}
	return document, openBeside(naast), func() { _ = naast.Close() }, nil
}

// unreadable says in Dutch why an aanvraag cannot be read.
func unreadable(pad string, err error) error {
	if i, serr := os.Stat(pad); serr == nil && i.IsDir() {
		return fmt.Errorf("%s is een map: geef het bestand %s zelf op", pad, filepath.Join(pad, "aanvraag.json"))
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("de aanvraag is niet te lezen: het bestand %s bestaat niet", pad)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("de aanvraag is niet te lezen: u mag %s niet lezen", pad)
	}
	return fmt.Errorf("de aanvraag is niet te lezen: %w", err)
}

// openBeside opens what is a file; opening a pipe would wait for who writes into it.
func openBeside(naast *os.Root) intake.Open {
	return func(bestand string) (io.ReadCloser, error) {
		i, err := naast.Stat(bestand)
		if err != nil {
			return nil, err
		}
		if !i.Mode().IsRegular() {
			return nil, intake.ErrGeenBestand
		}
		return naast.Open(bestand)
	}
}

// cancelled are the deliveries of an aanvraag received before that go nowhere.
func cancelled(ctx context.Context, v bediening.Verbs, o intake.Ontvangen) ([]store.Regel, error) {
	if !o.Al {
		return nil, nil
	}
	return v.List(ctx, store.Filter{Dossier: o.ID, Staat: store.Geannuleerd})
}

// showOntvangen gives the receipt; weg are the deliveries that were cancelled.
func showOntvangen(w io.Writer, o intake.Ontvangen, weg []store.Regel, alsJSON bool) error {
	if alsJSON {
		nummers := []int64{}
		for _, r := range weg {
			nummers = append(nummers, r.Levering)
		}
		return writeJSON(w, map[string]any{"referentie": o.ID, "al_ontvangen": o.Al, "geannuleerde_leveringen": nummers,
			"urgentie": o.Oordeel.Urgentie.Niveau, "compleet_percentage": o.Oordeel.Volledigheid.Percentage})
	}
	wat := "Aangenomen"
	if o.Al {
		wat = "Al eerder aangenomen"
	}
	_, err := fmt.Fprintf(w, "%s: %s (urgentie %s, documenten %d%% compleet)\n", wat, o.ID, o.Oordeel.Urgentie.Niveau, o.Oordeel.Volledigheid.Percentage)
	for _, r := range weg {
		fmt.Fprintf(w, "Let op: levering %d hiervan %s\n", r.Levering, staatUitleg(r))
	}
	return err
}
