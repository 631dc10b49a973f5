package main

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"solo/store"
	"solo/web/browsertest"
)

// A reisstad is the demo with a browser and a mail server: real pages, a real database, and
// case systems of which one speaks the ZGW APIs and the others StUF.
type reisstad struct {
	*demo
	browser context.Context
	post    *postkantoor
	adres   string // of the loket
	papier_ map[string]papier
}

func newReisstad(t *testing.T) *reisstad {
	t.Helper()
	s := &reisstad{browser: browsertest.New(t), post: newPostkantoor(t), papier_: papierwerk(t)}
	folder := t.TempDir()
	d, err := newDemo(folder, io.Discard, demoOpties{})
	must(t, err)
	d.werk.in.Loket.Email = &s.post.Email
	d.loket, err = d.werk.openLoket()
	must(t, err)
	s.demo, s.adres = d, "http://"+d.loketpoort.Addr().String()+"/"
	ctx, stop := context.WithCancel(context.WithoutCancel(t.Context()))
	g, gctx := errgroup.WithContext(ctx)
	d.start(gctx, g)
	t.Cleanup(func() {
		stop()
		if err := g.Wait(); err != nil {
			t.Error(err)
		}
		if err := d.close(); err != nil {
			t.Error(err)
		}
		if log, err := os.ReadFile(filepath.Join(folder, "solo.log")); t.Failed() && err == nil {
			t.Logf("%s", log[max(0, len(log)-8000):])
		}
	})
	return s
}

// afgeleverd waits until nothing of these dossiers is on its way any more.
func (s *reisstad) afgeleverd(t *testing.T, nummers ...string) {
	t.Helper()
	for tot := time.Now().Add(geduld); ; <-time.After(50 * time.Millisecond) {
		bezig := s.bezig(t, nummers)
		if bezig == 0 {
			return
		}
		if time.Now().After(tot) {
			t.Fatalf("%d deliveries are not done after %s", bezig, geduld)
		}
	}
}

// bezig counts the deliveries of these dossiers that are not done.
func (s *reisstad) bezig(t *testing.T, nummers []string) (n int) {
	t.Helper()
	regels, err := s.werk.List(t.Context(), store.Filter{Limiet: 1000})
	must(t, err)
	for _, r := range regels {
		if r.Staat == store.WachtOpMens {
			t.Fatalf("a delivery waits for a person: %s", r.Fout.Melding)
		}
		if r.Staat != store.Geleverd && slices.Contains(nummers, string(r.Dossier)) {
			n++
		}
	}
	return n
}

// A papier is a file on the telephone of the applicant.
type papier struct{ naam, pad, hash string }

func (s *reisstad) papier(naam string) papier { return s.papier_[naam] }

// papierwerk makes what somebody has: a PDF, a photo and a picture of a screen.
func papierwerk(t *testing.T) map[string]papier {
	t.Helper()
	uit, folder := map[string]papier{}, t.TempDir()
	for naam, maak := range map[string]func(io.Writer) error{
		"jaarrekening.pdf": pdfVan(300 << 10), "later.pdf": pdfVan(90 << 10),
		"foto.jpg":   func(w io.Writer) error { return jpeg.Encode(w, ruis(1600, 1200), nil) },
		"scherm.png": func(w io.Writer) error { return png.Encode(w, ruis(400, 600)) },
	} {
		var b bytes.Buffer
		must(t, maak(&b))
		pad := filepath.Join(folder, naam)
		must(t, os.WriteFile(pad, b.Bytes(), 0o600))
		uit[naam] = papier{naam, pad, som(b.Bytes())}
	}
	return uit
}

func pdfVan(n int64) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.Copy(w, grotePDF(n)); return err }
}

// ruis is a picture that packs as badly as a photo.
func ruis(b, h int) image.Image {
	p := image.NewRGBA(image.Rect(0, 0, b, h))
	r := rand.New(rand.NewPCG(1, 2))
	for i := range p.Pix {
		p.Pix[i] = byte(r.Uint32()>>28) | 0xc0
	}
	return p
}
