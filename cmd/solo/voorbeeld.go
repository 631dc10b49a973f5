package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"solo/connectors"
	"solo/voorstel"
	"solo/zaak"
)

type voorbeeldOpties struct{ config, zaaksysteem, folder string }

func voorbeeldCmd() *cobra.Command {
	var o voorbeeldOpties
	c := &cobra.Command{Use: "voorbeeld AANVRAAG", Args: argumenten("het bestand met de aanvraag"),
		Short: "schrijf wat er verstuurd zou worden, en verstuur niets",
		Long: `Schrijft elk verzoek dat SOLO voor deze aanvraag aan het zaaksysteem zou doen in een
bestand, precies zoals het verstuurd zou worden (zonder het toegangsbewijs). Er
wordt niets verstuurd en niets bewaard. De bestanden bevatten persoonsgegevens.`,
		Example: "  solo voorbeeld --config solo.yaml --zaaksysteem tilburg aanvraag.json",
		RunE: func(c *cobra.Command, args []string) error {
			return runVoorbeeld(c.Context(), c.OutOrStdout(), o, args[0])
		}}
	configOptie(c, &o.config)
	c.Flags().StringVar(&o.zaaksysteem, "zaaksysteem", "", "`NAAM` van het zaaksysteem; weglaten mag als er maar een is")
	c.Flags().StringVar(&o.folder, "map", "voorbeeld", "`MAP` voor de bestanden; die mag nog niet bestaan")
	return c
}

func runVoorbeeld(ctx context.Context, w io.Writer, o voorbeeldOpties, aanvraag string) (err error) {
	in, err := loadInrichting(o.config)
	if err != nil {
		return err
	}
	naam, err := in.chosen(o.zaaksysteem)
	if err != nil {
		return err
	}
	k, err := openKoppeling(in.Zaaksystemen[naam], slog.New(slog.DiscardHandler))
	if err != nil {
		return err
	}
	defer k.close()
	p, err := newProef(in)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.close()) }()
	document, open, sluit, err := openAanvraag(aanvraag)
	if err != nil {
		return err
	}
	defer sluit()
	opdracht, aangepast, err := p.opdracht(ctx, naam, document, open)
	if err != nil {
		return err
	}
	if err := makeFolder(o.folder); err != nil {
		return err
	}
	aantal := 0
	err = k.voorbeeld(ctx, opdracht, func(naam string, inhoud io.Reader) error {
		aantal++
		return writeFile(filepath.Join(o.folder, naam), inhoud)
	})
	if err != nil {
		return err
	}
	for _, d := range opdracht.Zaak.Documenten {
		if err := copyDocument(ctx, opdracht.Inhoud, d, o.folder); err != nil {
			return err
		}
	}
	if in.Zaaksystemen[naam].StUF != nil {
		aangepast = append(aangepast, leftBehind(in.namen(naam))...)
	}
	for _, a := range aangepast {
		fmt.Fprintf(w, "Let op: %s\n", a)
	}
	_, err = fmt.Fprintf(w, "%d verzoeken staan in %s. Er is niets verstuurd.\nDe bestanden bevatten persoonsgegevens: gooi ze weg als u ze bekeken hebt.\n", aantal, o.folder)
	return err
}

// makeFolder makes a folder that was not there.
func makeFolder(pad string) error {
	err := os.Mkdir(pad, 0o700)
	switch {
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("%s bestaat al. Kies met --map een map die nog niet bestaat", pad)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("de map waarin %s moet komen, bestaat niet. Maak die eerst, of kies met --map een andere", pad)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("u mag de map %s hier niet maken. Kies met --map een andere", pad)
	case err != nil:
		return fmt.Errorf("de map %s is niet te maken: %w", pad, err)
	}
	return nil
}

// copyDocument writes a document beside the requests, to look at: in a request it is
// base64.
func copyDocument(ctx context.Context, inhoud connectors.Inhoud, d zaak.Document, folder string) error {
	folder = filepath.Join(folder, "documenten")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	r, err := inhoud.Open(ctx, d.Inhoud, 0)
	if err != nil {
		return err
	}
	defer r.Close()
	return writeFile(filepath.Join(folder, d.Sleutel+" "+d.Bestandsnaam), r)
}

func writeFile(pad string, inhoud io.Reader) error {
	f, err := os.OpenFile(pad, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, inhoud)
	return errors.Join(err, f.Close())
}

// chosen is the zaaksysteem that was named, or the only one.
func (in *inrichting) chosen(naam string) (string, error) {
	namen := in.zaaksystemen()
	if naam == "" && len(namen) == 1 {
		return namen[0], nil
	}
	if _, ok := in.Zaaksystemen[naam]; !ok && naam != "" {
		return "", misbruik("het zaaksysteem %q bestaat niet%s Kies met --zaaksysteem uit: %s", naam, orDot(voorstel.Voor(naam, namen)), oneOf(namen))
	} else if !ok {
		return "", misbruik("kies met --zaaksysteem uit: %s", oneOf(namen))
	}
	return naam, nil
}
