package intake_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"solo/dossier"
	"solo/intake"
	"solo/store"
	"solo/store/bestanden"
	"solo/store/sqlite"
	voorbeelden "solo/testdata/aanvragen"
)

func (d *deur) accept(t testing.TB, in *inzending) intake.Ontvangen {
	t.Helper()
	o, err := d.Complete(t.Context(), in.document(t), in.open)
	if err != nil {
		t.Fatalf("Complete: %v", err)
	}
	return o
}

func TestEveryExampleIsAccepted(t *testing.T) {
	d := newDeur(t)
	mappen, err := fs.ReadDir(voorbeelden.FS(), ".")
	andere, err2 := fs.ReadDir(voorbeelden.Andere(), ".")
	if err != nil || err2 != nil || len(mappen) == 0 || len(andere) == 0 {
		t.Fatalf("examples: %d and %d, %v, %v", len(mappen), len(andere), err, err2)
	}
	mappen = append(mappen, andere...)
	bijlagen := 0
	for _, m := range mappen {
		in := voorbeeld(t, m.Name())
		if o := d.accept(t, in); o.Al || !o.ID.IsValid() || o.Oordeel.Urgentie.Niveau == "" {
			t.Errorf("%s: got ID %s, al %v, urgentie %q", m.Name(), o.ID, o.Al, o.Oordeel.Urgentie.Niveau)
		}
		bijlagen += len(in.bestanden)
	}
	if rijen, n := d.inhoud(t); rijen != len(mappen) || n != bijlagen {
		t.Errorf("stored %d rows and %d files, want %d and %d", rijen, n, len(mappen), bijlagen)
	}
}

// After Complete returns the process may die: another one finds it all.
func TestAcceptedIsDurable(t *testing.T) {
	d, in := newDeur(t), voorbeeld(t, "09-vof-dertig-bijlagen")
	o := d.accept(t, in)
	if err := d.db.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := sqlite.Open(t.Context(), sqlite.Config{Map: d.db.Map, Kluis: d.Kluis})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	got, sleutel, err := db.Dossier(t.Context(), o.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got.Bestemming != "zaaksysteem-0855" || got.Urgentie != o.Oordeel.Urgentie.Niveau || len(got.Bijlagen) != len(in.bestanden) {
		t.Errorf("got %s, %s, %d attachments", got.Bestemming, got.Urgentie, len(got.Bijlagen))
	}
	checkSame(t, in, got)
	b, err := bestanden.Open(d.folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, bijlage := range got.Bijlagen {
		r, err := b.Open(t.Context(), bijlage.ID, sleutel, 0)
		if err != nil {
			t.Fatal(err)
		}
		inhoud, err := io.ReadAll(r)
		r.Close()
		if err != nil || !bytes.Equal(inhoud, in.bestanden[bijlage.Bestandsnaam]) {
			t.Errorf("attachment %s: %d bytes, %v; want the %d that were sent", bijlage.ID, len(inhoud), err, len(in.bestanden[bijlage.Bestandsnaam]))
		}
	}
}

// checkSame compares documents by their fingerprint, which counts every field.
func checkSame(t *testing.T, in *inzending, d *store.Dossier) {
	t.Helper()
	var afdruk [2]string
	for i, raw := range [][]byte{in.document(t), d.Document} {
		a, err := dossier.Decode(raw)
		if err != nil {
			t.Fatal(err)
		}
		if afdruk[i], err = dossier.Vingerafdruk(a); err != nil {
			t.Fatal(err)
		}
	}
	if afdruk[0] != afdruk[1] {
		t.Error("the stored document is not the one that was sent")
	}
	var o intake.Oordeel
	if err := json.Unmarshal(d.Oordeel, &o); err != nil || o.Volledigheid.Percentage == 0 {
		t.Errorf("stored judgement: %d%%, %v", o.Volledigheid.Percentage, err)
	}
}

func TestMediaTypeIsWhatTheContentIs(t *testing.T) {
	d, in := newDeur(t), voorbeeld(t, "11-vreemde-tekens")
	got, _, err := d.db.Dossier(t.Context(), d.accept(t, in).ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range got.Bijlagen {
		want := "application/pdf"
		if bytes.HasPrefix(in.bestanden[b.Bestandsnaam], []byte("\x89PNG")) {
			want = "image/png"
		}
		if b.Formaat != want {
			t.Errorf("%s: got %q, want %q", b.ID, b.Formaat, want)
		}
	}
}

func TestTheSameAgainIsOneDossier(t *testing.T) {
	d, in := newDeur(t), voorbeeld(t, "01-kapper-regulier")
	eerst := d.accept(t, in)
	_, bestandenEerst := d.inhoud(t)
	weer := d.accept(t, in)
	if weer.ID != eerst.ID || eerst.Al || !weer.Al || weer.Oordeel.Urgentie.Niveau != eerst.Oordeel.Urgentie.Niveau {
		t.Errorf("got %s (al %v), then %s (al %v)", eerst.ID, eerst.Al, weer.ID, weer.Al)
	}
	if rijen, n := d.inhoud(t); rijen != 1 || n != bestandenEerst {
		t.Errorf("stored %d rows and %d files, want 1 and %d", rijen, n, bestandenEerst)
	}
}

// A supplier that lost the answer sends again, perhaps after an upgrade: what was
// accepted stays accepted.
func TestTheSameAgainIsKnownAfterTheRulesChanged(t *testing.T) {
	d, in := newDeur(t), voorbeeld(t, "01-kapper-regulier")
	eerst := d.accept(t, in)
	d.Definitie = func(string, int, dossier.Gemeentecode) (*intake.Definitie, error) { return nil, intake.ErrOnbekend }
	d.Route = func(dossier.Gemeentecode, string, dossier.Datum) (string, error) { return "", errors.New("niet meer") }
	if weer := d.accept(t, in); weer.ID != eerst.ID || !weer.Al {
		t.Errorf("got %s (al %v), want %s again", weer.ID, weer.Al, eerst.ID)
	}
}

func TestDoorAsksForTheVersionAndTheGemeenteOfTheAanvraag(t *testing.T) {
	d, in, _ := metVervolg(t, "01-kapper-regulier")
	kies, gevraagd := d.Definitie, []string(nil)
	d.Definitie = func(regeling string, versie int, g dossier.Gemeentecode) (*intake.Definitie, error) {
		gevraagd = append(gevraagd, fmt.Sprintf("%s@%d %s", regeling, versie, g))
		return kies(regeling, versie, g)
	}
	d.vervolg(t, vervolgOp(in, "aanvulling", nil))
	d.accept(t, voorbeeld(t, "07-oudere-ondernemer"))
	if want := []string{"bbz-gevestigd@1 0855", "bbz-gevestigd@1 0518"}; !slices.Equal(slices.Compact(gevraagd), want) {
		t.Errorf("asked for %q, want %q", gevraagd, want)
	}
}

func TestOtherContentUnderTheSameKenmerkIsAConflict(t *testing.T) {
	for naam, edit := range map[string]func(*inzending){
		"another answer":     func(in *inzending) { in.groep("antwoorden")["uren_per_week"] = 39 },
		"another attachment": func(in *inzending) { in.bij("later.pdf", pdf("later")) },
		"not even valid":     func(in *inzending) { in.doc["gemeentecode"] = "9999" },
	} {
		t.Run(naam, func(t *testing.T) {
			d, in := newDeur(t), voorbeeld(t, "07-oudere-ondernemer")
			d.accept(t, in)
			rijen, n := d.inhoud(t)
			edit(in)
			_, err := d.Complete(t.Context(), in.document(t), in.open)
			if !errors.Is(err, store.ErrAnders) {
				t.Errorf("got %v, want store.ErrAnders", err)
			}
			if r, b := d.inhoud(t); r != rijen || b != n {
				t.Errorf("stored %d rows and %d files, want %d and %d", r, b, rijen, n)
			}
			checkWordless(t, err, in)
		})
	}
}

func TestConcurrentSubmitsOfOneAanvraagAreOneDossier(t *testing.T) {
	d, in := newDeur(t), voorbeeld(t, "01-kapper-regulier")
	raw := in.document(t)
	var wg sync.WaitGroup
	uit := make(chan intake.Ontvangen, 8)
	for range cap(uit) {
		wg.Go(func() {
			o, err := d.Complete(context.Background(), raw, in.open)
			if err != nil {
				t.Errorf("Complete: %v", err)
			}
			uit <- o
		})
	}
	wg.Wait()
	close(uit)
	ids, nieuw := map[dossier.ID]bool{}, 0
	for o := range uit {
		ids[o.ID] = true
		if !o.Al {
			nieuw++
		}
	}
	if len(ids) != 1 || nieuw != 1 {
		t.Errorf("got %d dossiers, %d times as new; want one", len(ids), nieuw)
	}
	if rijen, n := d.inhoud(t); rijen != 1 || n != len(in.bestanden) {
		t.Errorf("stored %d rows and %d files, want 1 and %d", rijen, n, len(in.bestanden))
	}
}

func TestConcurrentOtherContentIsAConflictWithoutOrphans(t *testing.T) {
	d, een, ander := newDeur(t), voorbeeld(t, "07-oudere-ondernemer"), voorbeeld(t, "07-oudere-ondernemer")
	ander.bij("nog-een.pdf", pdf("nog een"))
	var wg sync.WaitGroup
	fouten := make(chan error, 2)
	for _, in := range []*inzending{een, ander} {
		raw := in.document(t)
		wg.Go(func() {
			_, err := d.Complete(context.Background(), raw, in.open)
			fouten <- err
		})
	}
	wg.Wait()
	gelukt := 0
	for range 2 {
		if err := <-fouten; err == nil {
			gelukt++
		} else if !errors.Is(err, store.ErrAnders) {
			t.Errorf("got %v, want store.ErrAnders", err)
		}
	}
	regels, err := d.db.List(t.Context(), store.Filter{})
	if err != nil || len(regels) != 1 || gelukt != 1 {
		t.Fatalf("%d accepted, %d rows, %v; want one", gelukt, len(regels), err)
	}
	got, _, err := d.db.Dossier(t.Context(), regels[0].Dossier)
	if err != nil {
		t.Fatal(err)
	}
	if _, n := d.inhoud(t); n != len(got.Bijlagen) {
		t.Errorf("%d files, want the %d of the dossier", n, len(got.Bijlagen))
	}
}

// What is written is unreadable without the key: no name of a person or a file.
func TestNothingIsStoredInClear(t *testing.T) {
	d, in := newDeur(t), voorbeeld(t, "02-spoed-gezin-afsluiting")
	d.accept(t, in)
	err := filepath.WalkDir(filepath.Dir(d.folder), func(pad string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || e.Name() == "solo.slot" {
			return err
		}
		raw, err := os.ReadFile(pad)
		for _, s := range in.persoonlijk() {
			if bytes.Contains(raw, []byte(s)) || strings.Contains(pad, s) {
				t.Errorf("%s holds %q", e.Name(), s)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
