package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"solo/dossier"
	"solo/identiteit"
	"solo/intake"
	"solo/kluis"
	"solo/loket"
	"solo/store/bestanden"
	"solo/store/sqlite"
	voorbeelden "solo/testdata/aanvragen"
	"solo/web/opmaak"
	"solo/web/paginas"
)

// A zaal is a loket with everything real but the case systems, and people in it.
type zaal struct {
	folder        string
	db            *sqlite.DB
	loket         *loket.Service
	def           *intake.Definitie
	personen      []identiteit.Proefpersoon // one for everybody
	voorbeeld     *dossier.Aanvraag
	srv, statisch *httptest.Server
	transport     *http.Transport
	mensen        []*mens

	pagina     string // the page that is asked for and saved
	velden     url.Values
	grootte    int // of that page, in bytes
	antwoorden int
}

func newZaal(ctx context.Context, n int) (*zaal, error) {
	if n > 900 {
		return nil, errors.New("there are no more than 900 BSNs for tests")
	}
	z := &zaal{transport: &http.Transport{MaxIdleConnsPerHost: 2 * n, DisableCompression: true}, statisch: httptest.NewServer(http.NotFoundHandler())}
	z.personen = personen(n)
	if err := errors.Join(z.open(ctx), z.serve()); err != nil {
		return nil, errors.Join(err, z.close())
	}
	if err := z.fill(ctx, n); err != nil {
		return nil, errors.Join(err, z.close())
	}
	return z, z.measurePage(ctx)
}

func (z *zaal) open(ctx context.Context) (err error) {
	k, err := kluis.Open(map[string][]byte{"bench": bytes.Repeat([]byte{1}, 32)}, "bench")
	if err != nil {
		return err
	}
	if z.folder, err = os.MkdirTemp("", "solo-bench-loket-"); err != nil {
		return err
	}
	if z.db, err = sqlite.Open(ctx, sqlite.Config{Map: filepath.Join(z.folder, "db"), Kluis: k, Now: time.Now}); err != nil {
		return err
	}
	b, err := bestanden.Open(filepath.Join(z.folder, "bijlagen"))
	if err != nil {
		return err
	}
	raw, err := fs.ReadFile(voorbeelden.FS(), "14-alles-ingevuld/aanvraag.json")
	if err != nil {
		return err
	}
	if z.voorbeeld, err = dossier.Decode(raw); err != nil {
		return err
	}
	if z.def, err = intake.Load(z.voorbeeld.Regeling); err != nil {
		return err
	}
	z.antwoorden = len(z.voorbeeld.Antwoorden)
	z.loket = &loket.Service{Opslag: z.db, Bestanden: b, Kluis: k, PerBestand: 20 << 20, PerAanvraag: 1 << 30, Log: slog.New(slog.DiscardHandler), Now: time.Now,
		Definitie: func(string, int, dossier.Gemeentecode) (*intake.Definitie, error) { return z.def, nil }, Bewaren: 90 * 24 * time.Hour,
		Meldweg: func(dossier.Gemeentecode) loket.Meldweg { return loket.Meldweg{Zaak: true} }}
	return nil
}

func (z *zaal) serve() error {
	if z.loket == nil {
		return nil
	}
	kit, err := opmaak.New("Bench", "test", nil)
	if err != nil {
		return err
	}
	g := paginas.Gemeente{Gemeente: opmaak.Gemeente{Code: "0855", Naam: "Tilburg", Telefoon: "14 013"}, Aangesloten: true, Testlogin: true,
		Regelingen: []paginas.Regeling{{Naam: z.def.Regeling, Titel: z.def.Titel}}}
	s := &paginas.Server{Loket: z.loket, Kit: kit, Log: slog.New(slog.DiscardHandler), Now: time.Now, PerBestand: 20 << 20,
		Gemeente:      func(dossier.Gemeentecode) (paginas.Gemeente, bool) { return g, true },
		Proefpersonen: z.personen}
	h, err := s.Handler()
	if err == nil {
		z.srv = httptest.NewServer(h)
	}
	return err
}

// personen are n who do not exist; of the BSNs for tests there are some nine hundred.
func personen(n int) (uit []identiteit.Proefpersoon) {
	for nr := 999990000; nr < 1000000000 && len(uit) < n; nr++ {
		if bsn, err := dossier.ParseBSN(strconv.Itoa(nr)); err == nil {
			uit = append(uit, identiteit.Proefpersoon{ID: strconv.Itoa(len(uit)), Naam: "Bench", Persoon: identiteit.Persoon{BSN: bsn, Middel: identiteit.Test, Niveau: "25"}})
		}
	}
	return uit
}

// fill lets people in, a few at a time.
func (z *zaal) fill(ctx context.Context, n int) error {
	z.mensen = make([]*mens, n)
	g, gctx := errgroup.WithContext(ctx)
	g.SetLimit(8)
	for i := range n {
		g.Go(func() (err error) {
			z.mensen[i], err = newMens(gctx, z, z.personen[i])
			return err
		})
	}
	return g.Wait()
}

// measurePage takes the page of questions of median size, as a browser gets it, and makes
// the static page of the same size.
func (z *zaal) measurePage(ctx context.Context) error {
	type blad struct {
		pagina intake.Pagina
		html   []byte
	}
	var bladen []blad
	m := z.mensen[0]
	for _, p := range z.def.Paginas() {
		m.pagina = p.ID
		if b, err := m.get(ctx, m.adres()); err == nil { // a page that asks nothing now is not there
			bladen = append(bladen, blad{p, b})
		}
	}
	if len(bladen) == 0 {
		return errors.New("there is no page of questions")
	}
	slices.SortFunc(bladen, func(x, y blad) int { return cmp.Compare(len(x.html), len(y.html)) })
	b := bladen[len(bladen)/2]
	z.pagina, z.grootte, z.velden = b.pagina.ID, len(b.html), url.Values{"gezien": {strings.Join(b.pagina.IDs(), " ")}}
	for _, m := range z.mensen {
		m.pagina, m.velden = z.pagina, z.velden
	}
	z.statisch.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(b.html)
	})
	return nil
}

func (z *zaal) close() error {
	var fouten []error
	for _, s := range []*httptest.Server{z.srv, z.statisch} {
		if s != nil {
			s.CloseClientConnections() // who broke off in the middle left one open
			s.Close()
		}
	}
	if z.db != nil {
		fouten = append(fouten, z.db.Close())
	}
	return errors.Join(append(fouten, os.RemoveAll(z.folder))...)
}
