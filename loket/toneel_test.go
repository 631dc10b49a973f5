package loket_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"io/fs"
	"log/slog"
	"path/filepath"
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
	db   *sqlite.DB
	deur *intake.Service
	def  *intake.Definitie

	mu sync.Mutex
	nu time.Time
}

func newToneel(t *testing.T) *toneel {
	t.Helper()
	k, err := kluis.Open(map[string][]byte{"proef": bytes.Repeat([]byte{7}, 32)}, "proef")
	must(t, err)
	p := &toneel{t: t, nu: time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)}
	map_ := t.TempDir()
	p.db, err = sqlite.Open(t.Context(), sqlite.Config{Map: filepath.Join(map_, "db"), Kluis: k, Now: p.Nu})
	must(t, err)
	t.Cleanup(func() { p.db.Close() })
	b, err := bestanden.Open(filepath.Join(map_, "bijlagen"))
	must(t, err)
	p.def, err = intake.Load("bbz-gevestigd")
	must(t, err)
	p.deur = &intake.Service{Opslag: p.db, Vervolgen: p.db, Bestanden: b, Kluis: k, Testgegevens: true, Now: p.Nu,
		Grenzen:   intake.Grenzen{PerBestand: 50 << 20, PerAanvraag: 200 << 20},
		Definitie: func(string, int, dossier.Gemeentecode) (*intake.Definitie, error) { return p.def, nil },
		Route:     func(dossier.Gemeentecode, string, dossier.Datum) (string, error) { return "zaken", nil }}
	p.Service = &loket.Service{Opslag: p.db, Bestanden: b, Kluis: k, Now: p.Nu, PerBestand: 20 << 20, Log: slog.New(slog.DiscardHandler),
		Definitie: func(string, int) (*intake.Definitie, error) { return p.def, nil },
		Indienen:  p.deur.Complete}
	return p
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

// zoe is logged in with DigiD.
func (p *toneel) zoe() loket.Wie {
	return loket.Wie{Rol: loket.Aanvrager, BSN: bsn(p.t, "999990019"), Middel: "digid", Niveau: "25", Gemeente: tilburg}
}

// voorbeeld is one of the finished aanvragen.
func (p *toneel) voorbeeld(naam string) *dossier.Aanvraag {
	p.t.Helper()
	raw, err := fs.ReadFile(voorbeelden.FS(), naam+"/aanvraag.json")
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

// ingediend is what the door took.
func (p *toneel) ingediend(ref dossier.ID) *dossier.Aanvraag {
	p.t.Helper()
	d, _, err := p.db.Dossier(p.t.Context(), ref)
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

func asJSON(t testing.TB, v any) string {
	t.Helper()
	raw, err := json.Marshal(v)
	must(t, err)
	return string(raw)
}

func reader(s string) io.Reader { return bytes.NewReader([]byte(s)) }
