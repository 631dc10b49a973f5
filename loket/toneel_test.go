package loket_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"solo/dossier"
	"solo/intake"
	"solo/kluis"
	"solo/loket"
	"solo/store"
	"solo/store/bestanden"
	"solo/store/sqlite"
	voorbeelden "solo/testdata/aanvragen"
)

const tilburg = dossier.Gemeentecode("0855")

// A toneel is a loket over a real database, a real folder and the real door.
type toneel struct {
	*loket.Service
	t    *testing.T
	map_ string
	db   *sqlite.DB
	deur *intake.Service
	def  *intake.Definitie // bbz-gevestigd
	log  *bytes.Buffer
	weg  map[dossier.ID]bool // dossiers that were destroyed

	mu   sync.Mutex
	nu   time.Time
	post []loket.Bericht // that went out
}

// Send implements loket.Postbode.
func (p *toneel) Send(_ context.Context, b loket.Bericht) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.post = append(p.post, b)
	return nil
}

// Deliver implements loket.Postbode.
func (p *toneel) Deliver(ctx context.Context, b loket.Bericht) error { return p.Send(ctx, b) }

// berichten are the kinds of what went out to an address, in order; all with an empty one.
func (p *toneel) berichten(aan string) (uit []loket.Berichtsoort) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, b := range p.post {
		if aan == "" || b.Aan == aan {
			uit = append(uit, b.Soort)
		}
	}
	return uit
}

// geladen keeps the definitions: each is read once for all tests.
var geladen sync.Map

func definitie(naam string, _ int, _ dossier.Gemeentecode) (*intake.Definitie, error) {
	f, _ := geladen.LoadOrStore(naam, sync.OnceValues(func() (*intake.Definitie, error) { return intake.Load(naam) }))
	return f.(func() (*intake.Definitie, error))()
}

func newToneel(t *testing.T) *toneel {
	t.Helper()
	t.Parallel() // they wait for the disk
	k, err := kluis.Open(map[string][]byte{"proef": bytes.Repeat([]byte{7}, 32)}, "proef")
	must(t, err)
	p := &toneel{t: t, map_: t.TempDir(), log: &bytes.Buffer{}, weg: map[dossier.ID]bool{}, nu: time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)}
	p.db, err = sqlite.Open(t.Context(), sqlite.Config{Map: filepath.Join(p.map_, "db"), Kluis: k, Now: p.Nu})
	must(t, err)
	t.Cleanup(func() { p.db.Close() })
	b, err := bestanden.Open(filepath.Join(p.map_, "bijlagen"))
	must(t, err)
	p.def, err = definitie("bbz-gevestigd", 0, tilburg)
	must(t, err)
	p.deur = &intake.Service{Opslag: p.db, Vervolgen: p.db, Bestanden: b, Kluis: k, Testgegevens: true, Now: p.Nu,
		Grenzen:   intake.Grenzen{PerBestand: 50 << 20, PerAanvraag: 200 << 20},
		Definitie: definitie,
		Route:     func(dossier.Gemeentecode, string, dossier.Datum) (string, error) { return "zaken", nil }}
	p.Service = &loket.Service{Opslag: p.db, Bestanden: b, Kluis: k, Now: p.Nu, PerBestand: 20 << 20, PerAanvraag: 200 << 20, Log: slog.New(slog.NewTextHandler(p.log, nil)),
		Definitie: definitie, Indienen: p.submit, Post: p, Bewaren: 90 * dag,
		Meldweg:    func(dossier.Gemeentecode) loket.Meldweg { return loket.Meldweg{Zaak: true} },
		Vernietigd: func(_ context.Context, ref dossier.ID) (bool, error) { return p.weg[ref], nil },
		Afdruk:     p.afdruk}
	return p
}

const dag = 24 * time.Hour

// submit is the door, for both kinds of document.
func (p *toneel) submit(ctx context.Context, document []byte, open intake.Open) (intake.Ontvangen, error) {
	if dossier.FormaatVan(document) == dossier.FormaatVervolg {
		return p.deur.Vervolg(ctx, document, open)
	}
	return p.deur.Complete(ctx, document, open)
}

func (p *toneel) Nu() time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.nu
}

func (p *toneel) later(d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.nu = p.nu.Add(d)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func bsn(t testing.TB, s string) dossier.BSN {
	t.Helper()
	b, err := dossier.ParseBSN(s)
	must(t, err)
	return b
}

// begonnen is a concept that was filled in as an example is, of any regeling.
func (p *toneel) begonnen(wie loket.Wie, voorbeeld string) dossier.ID {
	p.t.Helper()
	a := p.voorbeeld(voorbeeld)
	var err error
	p.def, err = definitie(a.Regeling, 0, a.Gemeente)
	must(p.t, err)
	alles := dossier.Antwoorden{}
	var onbekend []intake.Pagina
	for _, pagina := range p.def.Paginas() {
		b := p.blad(a, pagina)
		maps.Copy(alles, b.Antwoorden)
		if len(b.WeetNiet) > 0 {
			onbekend = append(onbekend, pagina)
		}
	}
	id, err := p.Begin(p.t.Context(), wie, loket.Start{Gemeente: wie.Gemeente, Regeling: a.Regeling, Antwoorden: alles})
	must(p.t, err)
	for _, pagina := range onbekend {
		_, _, err := p.Bewaar(p.t.Context(), wie, id, p.blad(a, pagina))
		must(p.t, err)
	}
	return id
}

// lees is what wie sees of a concept.
func (p *toneel) lees(wie loket.Wie, id dossier.ID) *loket.Blik {
	p.t.Helper()
	b, err := p.Lees(p.t.Context(), wie, id)
	must(p.t, err)
	return b
}

// pagina is the page on which a question stands.
func (p *toneel) pagina(vraag string) intake.Pagina {
	p.t.Helper()
	for _, pagina := range p.def.Paginas() {
		if slices.Contains(pagina.IDs(), vraag) {
			return pagina
		}
	}
	p.t.Fatalf("no page with %s", vraag)
	return intake.Pagina{}
}

// zoe is logged in with DigiD.
func (p *toneel) zoe() loket.Wie {
	return loket.Wie{Rol: loket.Aanvrager, BSN: bsn(p.t, "999990019"), Middel: "digid", Niveau: "25", Gemeente: tilburg}
}

// voorbeeld is one of the finished aanvragen.
func (p *toneel) voorbeeld(naam string) *dossier.Aanvraag {
	p.t.Helper()
	van := voorbeelden.FS()
	if naam >= "20" {
		van = voorbeelden.Andere()
	}
	raw, err := fs.ReadFile(van, naam+"/aanvraag.json")
	must(p.t, err)
	a, err := dossier.Decode(raw)
	must(p.t, err)
	return a
}

func (p *toneel) begin(wie loket.Wie) dossier.ID {
	p.t.Helper()
	id, err := p.Begin(p.t.Context(), wie, loket.Start{Gemeente: wie.Gemeente, Regeling: "bbz-gevestigd"})
	must(p.t, err)
	return id
}

// blad is one page as somebody would fill it in to say what a says.
func (p *toneel) blad(a *dossier.Aanvraag, pagina intake.Pagina) loket.Blad {
	b := loket.Blad{Pagina: pagina.ID, Antwoorden: dossier.Antwoorden{}}
	for _, v := range pagina.Vragen {
		if w := p.def.Antwoord(a, v.ID); w != nil {
			b.Antwoorden[v.ID] = w
		}
		for _, id := range a.WeetNiet {
			if id == v.ID {
				b.WeetNiet = append(b.WeetNiet, id)
			}
		}
	}
	return b
}

// fill answers every page as a does.
func (p *toneel) fill(wie loket.Wie, id dossier.ID, a *dossier.Aanvraag) {
	p.t.Helper()
	for _, pagina := range p.def.Paginas() {
		_, _, err := p.Bewaar(p.t.Context(), wie, id, p.blad(a, pagina))
		must(p.t, err)
	}
}

// dien looks at all of it and hands it in.
func (p *toneel) dien(wie loket.Wie, id dossier.ID) dossier.ID {
	p.t.Helper()
	o, err := p.Overzicht(p.t.Context(), wie, id)
	must(p.t, err)
	ref, err := p.Dien(p.t.Context(), wie, id, o.Hash)
	must(p.t, err)
	return ref
}

// ingediend is what the door took, with all that came after it.
func (p *toneel) ingediend(ref dossier.ID) *dossier.Aanvraag {
	p.t.Helper()
	d, _, err := p.db.Versie(p.t.Context(), ref, 0)
	must(p.t, err)
	a, err := dossier.Decode(d.Document)
	must(p.t, err)
	return a
}

func (p *toneel) leveringen() []store.Regel {
	p.t.Helper()
	r, err := p.db.List(context.Background(), store.Filter{})
	must(p.t, err)
	return r
}

// leveringenVan counts those of what was handed in from one concept.
func (p *toneel) leveringenVan(id dossier.ID) (n int) {
	for _, r := range p.leveringen() {
		if strings.HasPrefix(r.Kenmerk, string(id)) {
			n++
		}
	}
	return n
}

func asJSON(t testing.TB, v any) string {
	t.Helper()
	raw, err := json.Marshal(v)
	must(t, err)
	return string(raw)
}

func reader(s string) io.Reader { return bytes.NewReader([]byte(s)) }

var errKapot = errors.New("kapot")

// kapot is a door that is stuck.
func (p *toneel) kapot(context.Context, []byte, intake.Open) (intake.Ontvangen, error) {
	return intake.Ontvangen{}, errKapot
}

// bestanden counts the files on disk.
func (p *toneel) bestanden() (n int) {
	p.t.Helper()
	must(p.t, filepath.WalkDir(filepath.Join(p.map_, "bijlagen"), func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			n++
		}
		return err
	}))
	return n
}

// postKapot sends nothing, and tells more than it should.
type postKapot struct{}

func (postKapot) Send(_ context.Context, b loket.Bericht) error {
	return errors.New("niet te bezorgen: " + b.Aan)
}

func (postKapot) Deliver(context.Context, loket.Bericht) error { return errKapot }

// TrekIn reads what is to be signed, and withdraws.
func (p *toneel) TrekIn(ctx context.Context, wie loket.Wie, id dossier.ID) error {
	hash := ""
	if i, err := p.Intrekking(ctx, wie, id); err == nil {
		hash = i.Hash
	}
	return p.Service.TrekIn(ctx, wie, id, hash)
}
