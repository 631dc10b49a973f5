package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"solo/sandbox"
	"solo/store"
)

// A demo is the whole chain on one machine.
type demo struct {
	demoOpties
	uit          io.Writer
	zaaksystemen []*demoZaaksysteem
	werk         *werk
	poort        net.Listener // of the monitor
	loketpoort   net.Listener
	loket        *loketdeur
	log          io.Closer
}

// demoZaaksysteem is the made-up case system of one municipality.
type demoZaaksysteem struct {
	demoGemeente
	sandbox *sandbox.Sandbox
	deur    http.Handler // of the sandbox
	poort   net.Listener
}

func newDemo(folder string, uit io.Writer, o demoOpties) (d *demo, err error) {
	d = &demo{demoOpties: o, uit: uit}
	defer func() {
		if err != nil {
			err = errors.Join(err, d.close())
		}
	}()
	for _, l := range []*net.Listener{&d.poort, &d.loketpoort} {
		if *l, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
			return d, fmt.Errorf("demo voorbereiden: %w", err)
		}
	}
	gemeenten := demoGemeenten()
	for i := range gemeenten {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return d, fmt.Errorf("demo voorbereiden: %w", err)
		}
		gemeenten[i].Adres = l.Addr().String()
		d.zaaksystemen = append(d.zaaksystemen, &demoZaaksysteem{demoGemeente: gemeenten[i], poort: l})
	}
	pad, err := writeDemoConfig(folder, demoAdressen{d.poort.Addr().String(), d.loketpoort.Addr().String()}, gemeenten, "2 s", []string{"500 ms", "1 s", "2 s", "4 s"})
	if err != nil {
		return d, err
	}
	for _, z := range d.zaaksystemen {
		if err := z.open(folder); err != nil {
			return d, err
		}
	}
	return d, d.open(pad, folder)
}

func (d *demo) open(pad, folder string) error {
	in, err := loadInrichting(pad)
	if err != nil {
		return err
	}
	log, sluit, err := demoLog(folder)
	if err != nil {
		return err
	}
	d.log = sluit
	if d.werk, err = openWerk(context.Background(), in, log); err != nil {
		return err
	}
	d.loket, err = d.werk.openLoket()
	return err
}

// open starts the case system with the secret that the configuration gives SOLO.
func (z *demoZaaksysteem) open(folder string) error {
	geheim, err := os.ReadFile(filepath.Join(folder, "geheim", z.Naam+".txt"))
	if err != nil {
		return fmt.Errorf("demo voorbereiden: %w", err)
	}
	wachtwoord := strings.TrimSpace(string(geheim))
	st := sandboxStUF(z.StUF, "solo", wachtwoord)
	if st != nil {
		st.Gemeentecode = z.Code
	}
	z.sandbox, err = sandbox.New(sandbox.Config{Naam: "gemeente " + z.Titel, Streng: true, Catalogus: sandbox.StandaardCatalogus(z.RSIN),
		Clients: map[string]string{"solo": wachtwoord}, StUF: st,
		Map: filepath.Join(folder, z.Naam), Journaal: filepath.Join(folder, z.Naam+".jsonl"), DeelGrootte: 50 << 20})
	if err != nil {
		return fmt.Errorf("demo voorbereiden: %w", err)
	}
	z.deur = z.sandbox.Handler()
	return nil
}

func (d *demo) serve(ctx context.Context, g *errgroup.Group) {
	for _, z := range d.zaaksystemen {
		g.Go(func() error { return serve(ctx, z.poort, z.deur) })
	}
}

func (d *demo) close() error {
	var fouten []error
	if d.werk != nil {
		fouten = append(fouten, d.werk.close())
	}
	if d.log != nil {
		fouten = append(fouten, d.log.Close())
	}
	for _, l := range []net.Listener{d.poort, d.loketpoort} {
		if l == nil {
			continue
		}
		if err := l.Close(); !errors.Is(err, net.ErrClosed) {
			fouten = append(fouten, err)
		}
	}
	for _, z := range d.zaaksystemen {
		if err := z.poort.Close(); !errors.Is(err, net.ErrClosed) {
			fouten = append(fouten, err)
		}
		if z.sandbox != nil {
			fouten = append(fouten, z.sandbox.Close())
		}
	}
	return errors.Join(fouten...)
}

// disturb makes the chain what it is in real life: one case system is down for a
// while, another does its work and loses the answer.
func (d *demo) disturb() {
	plat, verliest := d.zaaksystemen[2], d.zaaksystemen[1]
	fmt.Fprintf(d.uit, "Storingen:\n  %s is de eerste %.0f seconden niet bereikbaar\n  %s en %s verliezen elk vijf antwoorden nadat het werk gedaan is\n",
		plat.Titel, d.uitval.Seconds(), d.zaaksystemen[0].Titel, verliest.Titel)
	plat.sandbox.Storing(sandbox.Storing{Soort: sandbox.Plat, Duur: d.uitval})
	for _, s := range verloren() {
		d.zaaksystemen[0].sandbox.Storing(s)
		verliest.sandbox.Storing(s)
	}
}

// verloren are five lost answers, whichever protocol is spoken.
func verloren() []sandbox.Storing {
	return []sandbox.Storing{
		{API: "zaken", Methode: "POST", Soort: sandbox.NaToepassen, Nummer: 2, Aantal: 4},
		{API: "documenten", Methode: "POST", Soort: sandbox.NaToepassen, Nummer: 3, Aantal: 1},
		{API: "stuf", Pad: "creeerZaak", Soort: sandbox.NaToepassen, Nummer: 2, Aantal: 2},
		{API: "stuf", Pad: "voegZaakdocumentToe", Soort: sandbox.NaToepassen, Nummer: 3, Aantal: 2},
		{API: "stuf", Pad: "actualiseerZaakstatus", Soort: sandbox.NaToepassen, Nummer: 1, Aantal: 1},
	}
}

// follow prints a line for every delivery that ends, until all have ended.
func (d *demo) follow(ctx context.Context, n int) (geleverd int, err error) {
	gezien := map[int64]store.Staat{}
	for {
		regels, err := d.werk.List(ctx, store.Filter{Limiet: n + 1})
		if ctx.Err() != nil {
			d.late(ctx)
			return geleverd, nil
		}
		if err != nil {
			return geleverd, fmt.Errorf("de leveringen zijn niet te zien: %w", err)
		}
		klaar := 0
		for _, r := range regels {
			if r.Staat == store.Geleverd || r.Staat == store.WachtOpMens {
				klaar++
			}
			if gezien[r.Levering] != r.Staat {
				gezien[r.Levering] = r.Staat
				geleverd += d.progress(r)
			}
		}
		if klaar == n {
			return geleverd, nil
		}
		select {
		case <-ctx.Done():
			d.late(ctx)
			return geleverd, nil
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// late says why the demo stops looking; what is missing, count tells.
func (d *demo) late(ctx context.Context) {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		fmt.Fprintf(d.uit, "Niet alles is binnen %.0f seconden geleverd. Probeer het met --groot 0, of op een rustiger moment.\n", d.duur.Seconds())
	}
}

// progress tells of one delivery and gives 1 when it has arrived.
func (d *demo) progress(r store.Regel) int {
	switch r.Staat {
	case store.Geleverd:
		fmt.Fprintf(d.uit, "  geleverd  %s  naar %-10s %s %s, %s, poging %d, na %s\n", r.Dossier, r.Bestemming, soortNaarZaak(r.Soort), r.Zaaknummer,
			r.Urgentie, r.Poging, r.GeleverdOp.Sub(r.AangenomenOp).Round(100*time.Millisecond))
		return 1
	case store.WachtOpMens:
		fmt.Fprintf(d.uit, "  wacht     %s  naar %-10s %s %s\n", r.Dossier, r.Bestemming, r.Fout.Melding, r.Fout.Actie)
	}
	return 0
}

// soortNaarZaak: a zaak is made, anything else is added to one.
func soortNaarZaak(soort string) string {
	if soort == store.Zaak {
		return "zaak"
	}
	return soort + " bij zaak"
}

// count asks the other side what it has: that is what decides, not our own books.
func (d *demo) count(in ingediend, geleverd int) error {
	var zaken, documenten, dubbel int
	for _, z := range d.zaaksystemen {
		t := z.sandbox.Tel()
		zaken += t.Zaken - t.DubbeleZaken
		documenten += t.Documenten - t.DubbeleDocumenten - t.Los
		dubbel += t.DubbeleZaken + t.DubbeleDocumenten + t.DubbeleRollen + t.DubbeleEigenschappen + t.DubbeleStatussen + t.DubbeleRelaties
	}
	n := in.aanvragen + in.vervolgen
	verloren := in.aanvragen - zaken + max(0, in.documenten-documenten)
	fmt.Fprintf(d.uit, "geleverd %d van %d · zaken %d · dubbel %d · verloren %d\n", geleverd, n, zaken, dubbel, verloren)
	if geleverd != n || dubbel != 0 || verloren != 0 {
		return errStil
	}
	return nil
}
