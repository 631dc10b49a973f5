package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"solo/connectors/verbinding"
	"solo/dossier"
	"solo/sandbox"
	"solo/sandbox/stuf"
)

type sandboxOpties struct {
	naam, adres, client, geheim, folder, rsin string
	stuf                                      string
	soepel                                    bool
}

func sandboxCmd() *cobra.Command {
	var o sandboxOpties
	c := &cobra.Command{Use: "sandbox", Args: argumenten(),
		Short: "een nagemaakt zaaksysteem om op te oefenen",
		Long: `Start een nagemaakt zaaksysteem met de ZGW API's (Zaken, Documenten, Catalogi), en
met --stuf ook met StUF-ZDS op /stuf/vrijeberichten, /stuf/ontvangasynchroon en
/stuf/beantwoordvraag (met een geheim: WS-Security). Het houdt zich aan de regels van
de standaard en toont zijn zaken op een pagina.
Gebruik het nooit met gegevens van echte mensen.

Om mee te oefenen en te testen heeft het ook deze adressen:
  /_storing     GET toont de storingen, POST zet er een aan (JSON), DELETE haalt ze weg
  /_telling     wat erin staat: zaken, documenten, dubbel, los
  /_verzoeken   welke verzoeken er kwamen`,
		Example: "  solo sandbox --adres 127.0.0.1:8100\n  solo sandbox --adres 127.0.0.1:8102 --stuf 1.1",
		RunE:    func(c *cobra.Command, _ []string) error { return runSandbox(c.Context(), c.OutOrStdout(), o) }}
	f := c.Flags()
	f.StringVar(&o.adres, "adres", "127.0.0.1:8100", "`ADRES:POORT`; alleen op deze machine")
	f.StringVar(&o.naam, "naam", "", "`NAAM` boven de pagina, zoals die van de gemeente")
	f.StringVar(&o.client, "client", "solo", "`NAAM` (client_id) die toegang heeft")
	f.StringVar(&o.geheim, "geheim-bestand", "", "`BESTAND` met het geheim van die client; weglaten: zonder controle")
	f.StringVar(&o.folder, "map", "", "`MAP` om zaken en documenten te bewaren; weglaten: alleen zolang hij draait")
	f.StringVar(&o.rsin, "rsin", "", "`RSIN` van de catalogus")
	f.StringVar(&o.stuf, "stuf", "", "`VERSIE` van StUF-ZDS die het ook spreekt: 1.1 of 1.2")
	f.BoolVar(&o.soepel, "soepel", false, "laat dubbele zaken toe, zodat ze zichtbaar worden")
	return c
}

func (o sandboxOpties) config() (sandbox.Config, error) {
	if o.stuf != "" && o.stuf != "1.1" && o.stuf != "1.2" {
		return sandbox.Config{}, misbruik("kies bij --stuf uit 1.1 of 1.2")
	}
	if o.rsin != "" && !dossier.IsRSIN(o.rsin) {
		return sandbox.Config{}, misbruik("schrijf bij --rsin negen cijfers die aan de elfproef voldoen, zoals 123456782")
	}
	c := sandbox.Config{Naam: o.naam, Streng: !o.soepel, Map: o.folder, Catalogus: sandbox.StandaardCatalogus(o.rsin)}
	if o.folder != "" {
		c.Journaal = o.folder + "/journaal.jsonl"
	}
	wachtwoord := ""
	if o.geheim != "" {
		raw, err := os.ReadFile(o.geheim)
		if err != nil {
			return c, misbruik("het bestand bij --geheim-bestand is niet te lezen; controleer de naam, en of u het mag lezen")
		}
		wachtwoord = strings.TrimSpace(string(raw))
		c.Clients = map[string]string{o.client: wachtwoord}
	}
	c.StUF = sandboxStUF(o.stuf, o.client, wachtwoord)
	return c, nil
}

// sandboxStUF is how a sandbox speaks StUF; nil when it does not. With a password it
// asks for a UsernameToken.
func sandboxStUF(dialect, gebruiker, wachtwoord string) *sandbox.StUF {
	switch {
	case dialect == "":
		return nil
	case wachtwoord == "":
		return &sandbox.StUF{Dialect: stuf.Dialect(dialect)}
	}
	return &sandbox.StUF{Dialect: stuf.Dialect(dialect), WSSGebruiker: gebruiker, WSSWachtwoord: wachtwoord}
}

func runSandbox(ctx context.Context, uit io.Writer, o sandboxOpties) (err error) {
	cfg, err := o.config()
	if err != nil {
		return err
	}
	if host, _, err := net.SplitHostPort(o.adres); err != nil || !verbinding.Lokaal(host) {
		return misbruik("de sandbox luistert alleen op deze machine; gebruik 127.0.0.1:POORT")
	}
	s, err := sandbox.New(cfg)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	l, err := net.Listen("tcp", o.adres)
	if err != nil {
		return fmt.Errorf("de sandbox kan niet luisteren op %s; kies een ander --adres, of stop wat daar al luistert", o.adres)
	}
	_, _ = fmt.Fprintf(uit, "De zaken staan op http://%s/\nStoppen: Ctrl-C\n", l.Addr())
	return serve(ctx, l, s.Handler())
}

// serve answers until ctx is done, and returns when the requests under way have ended
// or have had five seconds for it.
func serve(ctx context.Context, l net.Listener, h http.Handler) error {
	srv := &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: time.Minute,
		ErrorLog: log.Default()} // see silence
	dicht := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(dicht)
		sctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		_ = srv.Shutdown(sctx)
	})
	err := srv.Serve(l) // returns at the beginning of Shutdown
	if !stop() {
		<-dicht
	}
	if !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
