package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"solo/bediening"
	"solo/store"
)

func startCmd() *cobra.Command {
	var cfg string
	c := &cobra.Command{Use: "start", Short: "start SOLO en lever af tot u hem stopt", Args: argumenten(),
		Long: `Start SOLO: het levert aanvragen af aan de zaaksystemen tot u het stopt.
Stoppen gaat in twee stappen: eerst niets nieuws meer, dan wat loopt afmaken.`,
		RunE: func(c *cobra.Command, _ []string) error {
			in, err := loadInrichting(cfg)
			if err != nil {
				return err
			}
			log := slog.New(slog.NewJSONHandler(c.ErrOrStderr(), nil))
			return start(c.Context(), in, log, func() { log.InfoContext(c.Context(), "solo is klaar", "versie", versie) })
		}}
	configOptie(c, &cfg)
	return c
}

// start runs a SOLO until ctx is done; klaar is called when it takes commands.
func start(ctx context.Context, in *inrichting, log *slog.Logger, klaar func()) (err error) {
	w, err := openPatient(ctx, in, log)
	if err != nil {
		return errBezet(err)
	}
	defer func() { err = errors.Join(err, w.close()) }()
	l, err := listenSocket(ctx, in.Luister.Socket)
	if err != nil {
		return err
	}
	wl, err := in.listenWeb()
	if err != nil {
		return errors.Join(err, l.Close())
	}
	loket, ll, err := w.listenLoket()
	if err != nil {
		return errors.Join(err, l.Close(), closeNot(wl))
	}
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return w.deliver(gctx) })
	g.Go(func() error { return w.repeat(gctx) })
	g.Go(func() error { return w.bewaar.Run(gctx) })
	g.Go(func() error { return serve(gctx, l, bediening.Handler(w)) })
	if wl != nil {
		g.Go(func() error { return w.web().Serve(gctx, wl) })
	}
	loket.serve(gctx, g, ll)
	g.Go(func() error { return w.watch(gctx) })
	g.Go(func() error { return w.monitor.Run(gctx) })
	settle()
	klaar()
	err = g.Wait()
	log.InfoContext(context.WithoutCancel(ctx), "solo is gestopt")
	return err
}

// slotGeduld is how long start waits for a command that has the store.
const slotGeduld = 15 * time.Second

// openPatient waits for a command that has the store for a moment, and not for
// another SOLO that has come to stay.
func openPatient(ctx context.Context, in *inrichting, log *slog.Logger) (*werk, error) {
	einde := time.Now().Add(slotGeduld)
	for {
		w, err := openWerk(ctx, in, log)
		if !errors.Is(err, store.ErrBezet) || time.Now().After(einde) {
			return w, err
		}
		if _, blijft := bediening.Dial(ctx, in.Luister.Socket); blijft {
			return nil, err
		}
		select {
		case <-ctx.Done():
			return nil, err
		case <-time.After(100 * time.Millisecond):
		}
	}
}

var errOnbetrouwbaar = errors.New("de opslag is niet meer te vertrouwen, SOLO stopt. Wat SOLO heeft bevestigd, was al opgeslagen. " +
	"Kijk de schijf na (ook in het logboek van het systeem) en start SOLO opnieuw: het controleert de opslag en gaat verder waar het was")

// watch ends SOLO when the store can no longer be trusted (fsync failed): going on
// could lose what was promised, a restart finds what is really there.
func (w *werk) watch(ctx context.Context) error {
	var err error
	select {
	case <-ctx.Done():
		return nil
	case err = <-w.db.Fataal():
	case err = <-w.bestanden.Fataal():
	}
	return fmt.Errorf("%w: %w", errOnbetrouwbaar, err)
}

// listenSocket listens where the commands look; only this account can open it.
func listenSocket(ctx context.Context, pad string) (net.Listener, error) {
	if err := os.MkdirAll(filepath.Dir(pad), 0o700); err != nil {
		return nil, fmt.Errorf("socket: %w", err)
	}
	if err := removeDead(ctx, pad); err != nil {
		return nil, err
	}
	l, err := net.Listen("unix", pad)
	if err != nil {
		return nil, fmt.Errorf("socket: %w", err)
	}
	if err := os.Chmod(pad, 0o600); err != nil {
		return nil, errors.Join(fmt.Errorf("socket: %w", err), l.Close())
	}
	return l, nil
}

// removeDead removes the socket that a SOLO left behind when it died, and nothing else.
func removeDead(ctx context.Context, pad string) error {
	if _, leeft := bediening.Dial(ctx, pad); leeft {
		return fmt.Errorf("op de socket %s antwoordt al een andere SOLO: geef deze een eigen bestand bij luister.socket", pad)
	}
	i, err := os.Lstat(pad)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("socket: %w", err)
	}
	if i.Mode().Type() != fs.ModeSocket {
		return fmt.Errorf("op de plaats van de socket staat iets anders, en dat laat SOLO staan: %s. Kies bij luister.socket een bestand dat er nog niet is", pad)
	}
	if err := os.Remove(pad); err != nil {
		return fmt.Errorf("socket: %w", err)
	}
	return nil
}

// warnStale says so when the running SOLO still works with other settings than those
// on disk: it reads them when it starts.
func (in *inrichting) warnStale(c *cobra.Command, i bediening.Instellingen) {
	if i.Afdruk != in.gelezen.Afdruk {
		fmt.Fprintf(c.ErrOrStderr(), "Let op: de draaiende SOLO werkt nog met de instellingen van %s. Start hem opnieuw om uw wijzigingen te gebruiken.\n", moment(i.Sinds))
	}
}

// withVerbs gives f the running SOLO, or takes its place for as long as f runs.
func withVerbs(c *cobra.Command, cfg string, f func(context.Context, bediening.Verbs) error) (err error) {
	in, err := loadInrichting(cfg)
	if err != nil {
		return err
	}
	ctx := c.Context()
	if client, ok := bediening.Dial(ctx, in.Luister.Socket); ok {
		i, err := client.Settings(ctx)
		if err != nil {
			return err
		}
		if folder := in.opslagMap(); i.Map != folder {
			return fmt.Errorf("op de socket %s antwoordt de SOLO van een andere opslag (%s, niet %s): geef elke opslag een eigen bestand bij luister.socket", in.Luister.Socket, i.Map, folder)
		}
		in.warnStale(c, i)
		return f(ctx, client)
	}
	w, err := openWerk(ctx, in, slog.New(slog.DiscardHandler))
	if err != nil {
		return errBezet(err)
	}
	defer func() { err = errors.Join(err, w.close()) }()
	tellStil(c, cfg)
	return f(ctx, w)
}

// tellStil: what a command does to a store that nobody works on looks like it is done.
func tellStil(c *cobra.Command, cfg string) {
	start := "solo start"
	if cfg != standaardConfig {
		start += " --config " + cfg
	}
	fmt.Fprintf(c.ErrOrStderr(), "Let op: SOLO draait niet. Er wordt niets geleverd en niemand gewaarschuwd. Start SOLO met: %s\n", start)
}
