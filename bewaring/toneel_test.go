package bewaring_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"solo/bewaring"
	"solo/dossier"
	"solo/kluis"
	"solo/outbox"
	"solo/store"
	"solo/store/bestanden"
	"solo/store/sqlite"
	voorbeelden "solo/testdata/aanvragen"
)

const (
	dag       = 24 * time.Hour
	naLeveren = 30 * dag
	uiterlijk = 180 * dag
)

// A toneel is a real store and folder with a clock that the test sets.
type toneel struct {
	t      *testing.T
	folder string
	k      *kluis.Kluis
	db     *sqlite.DB
	b      *bestanden.Bestanden
	nu     time.Time
	n      int
	*bewaring.Bewaarder
}

func newToneel(t *testing.T) *toneel {
	t.Helper()
	p := &toneel{t: t, folder: t.TempDir(), nu: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)}
	p.open(func() time.Time { return p.nu })
	return p
}

func (p *toneel) open(now func() time.Time) {
	p.t.Helper()
	var err error
	p.k, err = kluis.Open(map[string][]byte{"k1": bytes.Repeat([]byte("s"), 32)}, "k1")
	p.must(err)
	p.db, err = sqlite.Open(p.t.Context(), sqlite.Config{Map: filepath.Join(p.folder, "db"), Kluis: p.k, Now: now})
	p.must(err)
	p.t.Cleanup(func() { p.db.Close() })
	p.b, err = bestanden.Open(filepath.Join(p.folder, "bijlagen"))
	p.must(err)
	p.Bewaarder = &bewaring.Bewaarder{Store: p.db, Bestanden: p.b, NaLevering: naLeveren, Uiterlijk: uiterlijk, Uur: 2, Minuut: 30, Now: now}
}

func (p *toneel) must(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

// accept takes an example in, with one file of its own.
func (p *toneel) accept(voorbeeld, bestemming string) dossier.ID {
	p.t.Helper()
	p.n++
	document, err := fs.ReadFile(voorbeelden.FS(), voorbeeld+"/aanvraag.json")
	p.must(err)
	nu := p.Now()
	id := dossier.NewID(nu)
	sleutel, verpakt, err := p.k.New(store.Sleutelplaats(id))
	p.must(err)
	ref := store.Bestandsplaats(id, "d01")
	g, err := p.b.Put(p.t.Context(), ref, sleutel, strings.NewReader("inhoud"), 100)
	p.must(err)
	_, _, err = p.db.Accept(p.t.Context(), store.Aanname{ID: id, Leverancier: "loket", Kenmerk: fmt.Sprint(p.n), Vingerafdruk: "v", Gemeente: "0855",
		Regeling: "bbz-gevestigd", Definitie: 1, Urgentie: "regulier", Sleutel: verpakt, Document: document, Oordeel: []byte(`{}`),
		Bijlagen: []store.Bijlage{{ID: ref, Soort: "x", Grootte: g.Grootte, SHA256: g.SHA256, Formaat: "application/pdf"}}, Bestemming: bestemming, Nu: nu})
	p.must(err)
	return id
}

// deliver ends the one delivery that is due.
func (p *toneel) deliver(bestemming string, besluit outbox.Besluit) int64 {
	p.t.Helper()
	ls, err := p.db.Claim(p.t.Context(), bestemming, 2)
	p.must(err)
	if len(ls) != 1 {
		p.t.Fatalf("claimed %d deliveries, want one", len(ls))
	}
	p.must(p.db.Journaal(ls[0]).Release(p.t.Context(), outbox.Uitkomst{Besluit: besluit}))
	return ls[0].ID
}

// add lets time pass with a round every night.
func (p *toneel) add(d time.Duration) {
	p.t.Helper()
	p.nu = p.nu.Add(d)
	p.must(p.db.PutRonde(p.t.Context(), p.nu))
}

func (p *toneel) shred() *store.Bewaarplan {
	p.t.Helper()
	b, err := p.Shred(p.t.Context(), bewaring.SOLO, "")
	p.must(err)
	return b
}

// kept reports whether a dossier opens, and expects that its file is there only then.
func (p *toneel) kept(id dossier.ID) bool {
	p.t.Helper()
	_, _, err := p.db.Dossier(p.t.Context(), id)
	weg := filepath.Join(p.folder, "bijlagen", "*", "b-"+store.Bestandsplaats(id, "d01"))
	files, gerr := filepath.Glob(weg)
	p.must(gerr)
	if (len(files) == 1) != (err == nil) {
		p.t.Errorf("dossier %s: %d files, opening it gives %v", id, len(files), err)
	}
	return err == nil
}

func (p *toneel) teLang(bestemming string) int {
	p.t.Helper()
	ss, err := p.db.Standen(p.t.Context())
	p.must(err)
	for _, s := range ss {
		if s.Bestemming == bestemming {
			return s.TeLang
		}
	}
	return 0
}

func (p *toneel) signalen() []store.Signaal {
	p.t.Helper()
	ss, err := p.db.Signalen(context.WithoutCancel(p.t.Context()), store.SignaalFilter{Soort: store.SignaalBewaren})
	p.must(err)
	return ss
}

// blind is a store without its keys.
type blind struct{ bewaring.Store }

func (blind) Versie(context.Context, dossier.ID, int) (*store.Versie, kluis.Sleutel, error) {
	return nil, kluis.Sleutel{}, kluis.ErrSleutelOnbekend
}
