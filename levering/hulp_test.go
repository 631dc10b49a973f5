package levering_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"solo/connectors"
	"solo/connectors/conntest"
	"solo/dossier"
	"solo/intake"
	"solo/kluis"
	"solo/levering"
	"solo/mapping"
	"solo/outbox"
	"solo/store/bestanden"
	"solo/store/sqlite"
	voorbeelden "solo/testdata/aanvragen"
	"solo/zaak"
)

var toon = flag.String("toon", "", "write the PDFs of the examples to this folder, to look at them")

const bestemming = "voorbeeldstad"

func nu() time.Time { return time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC) }

// A keten is the levering over a real database and folder, with a case system that a
// test writes itself.
type keten struct {
	*levering.Leveraar
	db     *sqlite.DB
	deur   *intake.Service
	kluis  *kluis.Kluis
	folder string
	ander  *zaaksysteem
}

func newKeten(t testing.TB) *keten {
	t.Helper()
	folder := t.TempDir()
	k, err := kluis.Open(map[string][]byte{"proef": bytes.Repeat([]byte{7}, 32)}, "proef")
	if err != nil {
		t.Fatal(err)
	}
	db, err := sqlite.Open(t.Context(), sqlite.Config{Map: filepath.Join(folder, "db"), Kluis: k, Now: nu})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	b, err := bestanden.Open(filepath.Join(folder, "bijlagen"))
	if err != nil {
		t.Fatal(err)
	}
	ander := &zaaksysteem{}
	return &keten{db: db, kluis: k, folder: filepath.Join(folder, "bijlagen"), ander: ander,
		Leveraar: &levering.Leveraar{Opslag: db, Bestanden: b, Maker: newMaker(t, ""), Connectors: map[string]connectors.Connector{bestemming: ander}},
		deur: &intake.Service{Opslag: db, Vervolgen: db, Bestanden: b, Kluis: k, Testgegevens: true, Now: nu, Definitie: definitie,
			Grenzen: intake.Grenzen{PerBestand: 1 << 30, PerAanvraag: 1 << 30},
			Route:   func(dossier.Gemeentecode, string, dossier.Datum) (string, error) { return bestemming, nil }}}
}

var definities = sync.OnceValues(func() (map[string]*intake.Definitie, error) {
	uit := map[string]*intake.Definitie{}
	namen, err := intake.Regelingen(nil)
	for _, naam := range namen {
		if uit[naam], err = intake.Load(naam); err != nil {
			return nil, err
		}
	}
	return uit, err
})

func definitie(regeling string, _ int, _ dossier.Gemeentecode) (*intake.Definitie, error) {
	alle, err := definities()
	if err == nil && alle[regeling] == nil {
		err = intake.ErrOnbekend
	}
	return alle[regeling], err
}

// compile makes the mapping of a regeling: the national one and what eigen puts over it.
func compile(regeling, eigen string) (*mapping.Mapping, error) {
	d, err := definitie(regeling, 0, "")
	if err != nil {
		return nil, err
	}
	b, err := mapping.Load("eigen.yaml", func(string) ([]byte, error) {
		return fmt.Appendf(nil, "mapping: %s\nbasis: standaard/%[1]s@1\n%s", regeling, eigen), nil
	})
	if err != nil {
		return nil, err
	}
	var soorten []string
	for _, s := range d.Documenten() {
		soorten = append(soorten, s.Soort)
	}
	return mapping.Compile(b, intake.Schema(d), mapping.Opties{Soorten: soorten})
}

// newMaker renders with the national mappings, and for bbz-gevestigd with what eigen puts
// over it.
func newMaker(t testing.TB, eigen string) levering.Maker {
	t.Helper()
	m, err := compile("bbz-gevestigd", eigen)
	if err != nil {
		t.Fatal(err)
	}
	return levering.Maker{Definitie: definitie, Omgeving: "test",
		Mapping: func(_, regeling string) (*mapping.Mapping, error) {
			if regeling == "bbz-gevestigd" {
				return m, nil
			}
			return compile(regeling, "")
		},
		Herkomst: func(dossier.Gemeentecode, string, dossier.Datum) (levering.Herkomst, error) {
			return levering.Herkomst{Gemeente: "Voorbeeldstad", Bronorganisatie: "123456782", Verantwoordelijk: "123456782"}, nil
		}}
}

// voorbeeldenVan is where an example is kept, by its number.
func voorbeeldenVan(naam string) fs.FS {
	if naam < "20" {
		return voorbeelden.FS()
	}
	return voorbeelden.Andere()
}

// accept brings an example in through the door.
func (k *keten) accept(t testing.TB, naam string) dossier.ID {
	t.Helper()
	o, err := k.send(t, naam)
	if err != nil {
		t.Fatal(err)
	}
	return o.ID
}

// submit is accept for what is to be refused.
func (k *keten) submit(t testing.TB, naam string) error {
	t.Helper()
	_, err := k.send(t, naam)
	return err
}

func (k *keten) send(t testing.TB, naam string) (intake.Ontvangen, error) {
	t.Helper()
	folder, err := fs.Sub(voorbeeldenVan(naam), naam)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := fs.ReadFile(folder, "aanvraag.json")
	if err != nil {
		t.Fatal(err)
	}
	return k.deur.Complete(t.Context(), raw, func(bestand string) (io.ReadCloser, error) { return folder.Open(bestand) })
}

// claim leases the one delivery that is due.
func (k *keten) claim(t testing.TB) outbox.Levering {
	t.Helper()
	l, err := k.db.Claim(t.Context(), bestemming, 2)
	if err != nil || len(l) != 1 {
		t.Fatalf("claimed %d deliveries, %v; want one", len(l), err)
	}
	return l[0]
}

// attempt claims the delivery, makes one attempt and puts it back.
func (k *keten) attempt(t testing.TB) (connectors.Ontvangst, error) {
	t.Helper()
	l := k.claim(t)
	o, err := k.Deliver(t.Context(), l, conntest.NewGeheugen(conntest.NewKlok(nu()), 0))
	if err := k.db.Journaal(l).Release(t.Context(), outbox.Uitkomst{Besluit: outbox.Opnieuw, Op: nu()}); err != nil {
		t.Fatal(err)
	}
	return o, err
}

// A zaaksysteem is a connector that takes everything and remembers it.
type zaaksysteem struct {
	ontvangst connectors.Ontvangst
	err       error // the answer to the next delivery
	zaken     [][]byte
	laatste   connectors.Opdracht
	inhoud    map[string][]byte // by reference
	stroom    func(io.Reader) error
}

func (z *zaaksysteem) Deliver(ctx context.Context, o connectors.Opdracht, _ connectors.Journaal) (connectors.Ontvangst, error) {
	raw, err := zaak.Encode(o.Zaak)
	if err != nil {
		return connectors.Ontvangst{}, err
	}
	z.zaken, z.laatste = append(z.zaken, raw), o
	z.inhoud = map[string][]byte{}
	for _, d := range o.Zaak.Documenten {
		if err := z.take(ctx, o.Inhoud, d); err != nil {
			return connectors.Ontvangst{}, fmt.Errorf("document %s: %w", d.Sleutel, err)
		}
	}
	err, z.err = z.err, nil
	return z.ontvangst, err
}

func (z *zaaksysteem) take(ctx context.Context, in connectors.Inhoud, d zaak.Document) error {
	r, err := in.Open(ctx, d.Inhoud, 0)
	if err != nil {
		return err
	}
	defer r.Close()
	if z.stroom != nil {
		return z.stroom(r)
	}
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	som := sha256.Sum256(raw)
	if int64(len(raw)) != d.Grootte || hex.EncodeToString(som[:]) != d.SHA256 {
		return errors.New("size or hash is not that of the content")
	}
	z.inhoud[d.Inhoud] = raw
	return nil
}

func (z *zaaksysteem) last(t testing.TB) *zaak.Zaak {
	t.Helper()
	if len(z.zaken) == 0 {
		t.Fatal("the case system received nothing")
	}
	got, err := zaak.Decode(z.zaken[len(z.zaken)-1])
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// save writes what was drawn to the folder of -toon.
func (k *keten) save(t testing.TB, naam string) {
	t.Helper()
	if *toon == "" {
		return
	}
	for _, d := range k.ander.last(t).Documenten {
		if d.Auteur != "SOLO" {
			continue
		}
		pad := filepath.Join(*toon, naam+" "+d.Bestandsnaam)
		if err := os.WriteFile(pad, k.ander.inhoud[d.Inhoud], 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func geenRoute(dossier.Gemeentecode, string, dossier.Datum) (levering.Herkomst, error) {
	return levering.Herkomst{}, errors.New("geen route")
}
