package intake_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"maps"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"solo/dossier"
	"solo/intake"
	"solo/kluis"
	"solo/store"
	"solo/store/bestanden"
	"solo/store/sqlite"
	voorbeelden "solo/testdata/aanvragen"
)

// A deur is the intake over a real database and a real folder.
type deur struct {
	*intake.Service
	db     *sqlite.DB
	folder string
}

// nu is just after the last of the examples was submitted.
func nu() time.Time { return time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC) }

func newDeur(t testing.TB) *deur {
	t.Helper()
	folder := t.TempDir()
	k := newKluis(t)
	db, err := sqlite.Open(t.Context(), sqlite.Config{Map: filepath.Join(folder, "db"), Kluis: k, Now: nu})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	b, err := bestanden.Open(filepath.Join(folder, "bijlagen"))
	if err != nil {
		t.Fatal(err)
	}
	return &deur{newService(t, db, b, k), db, filepath.Join(folder, "bijlagen")}
}

func newService(t testing.TB, o intake.Opslag, b intake.Bestanden, k *kluis.Kluis) *intake.Service {
	t.Helper()
	return &intake.Service{Opslag: o, Bestanden: b, Kluis: k, Testgegevens: true, Now: nu,
		Grenzen: intake.Grenzen{PerBestand: 50 << 20, PerAanvraag: 200 << 20},
		Definitie: func(regeling string, _ int, _ dossier.Gemeentecode) (*intake.Definitie, error) {
			alle, err := loaded()
			if err == nil && alle[regeling] == nil {
				err = intake.ErrOnbekend
			}
			return alle[regeling], err
		},
		Route: func(g dossier.Gemeentecode, _ string, _ dossier.Datum) (string, error) {
			if g == "9999" {
				return "", errors.New("deze gemeente gebruikt SOLO niet")
			}
			return "zaaksysteem-" + string(g), nil
		}}
}

func newKluis(t testing.TB) *kluis.Kluis {
	t.Helper()
	k, err := kluis.Open(map[string][]byte{"proef": bytes.Repeat([]byte{7}, 32)}, "proef")
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// inhoud counts what is stored: rows of deliveries and files in the folder, the
// half-written included.
func (d *deur) inhoud(t testing.TB) (rijen, bestanden int) {
	t.Helper()
	regels, err := d.db.List(t.Context(), store.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(d.folder, func(_ string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			bestanden++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return len(regels), bestanden
}

func (d *deur) checkEmpty(t testing.TB) {
	t.Helper()
	if rijen, bestanden := d.inhoud(t); rijen != 0 || bestanden != 0 {
		t.Errorf("left behind: %d rows and %d files, want nothing", rijen, bestanden)
	}
}

// inzending is an aanvraag as somebody sends it: a document that can be spoiled, and
// the files beside it.
type inzending struct {
	doc       map[string]any
	bestanden map[string][]byte
}

func voorbeeld(t testing.TB, naam string) *inzending {
	t.Helper()
	in := &inzending{bestanden: map[string][]byte{}}
	van := voorbeelden.FS()
	if naam >= "2" {
		van = voorbeelden.Andere()
	}
	folder, err := fs.Sub(van, naam)
	if err != nil {
		t.Fatal(err)
	}
	err = fs.WalkDir(folder, ".", func(pad string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		raw, err := fs.ReadFile(folder, pad)
		in.bestanden[pad] = raw
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(in.bestanden["aanvraag.json"], &in.doc); err != nil {
		t.Fatal(err)
	}
	delete(in.bestanden, "aanvraag.json")
	return in
}

func (in *inzending) document(t testing.TB) []byte {
	t.Helper()
	raw, err := json.Marshal(in.doc)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func (in *inzending) open(bestand string) (io.ReadCloser, error) {
	b, ok := in.bestanden[bestand]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return io.NopCloser(bytes.NewReader(b)), nil
}

// groep is a group of fields of the document.
func (in *inzending) groep(naam string) map[string]any { return in.doc[naam].(map[string]any) }

// bijlage gives the description of an attachment.
func (in *inzending) bijlage(i int) map[string]any {
	return in.doc["bijlagen"].([]any)[i].(map[string]any)
}

// stuur puts one attachment in the place of all, described as it is.
func (in *inzending) stuur(naam string, inhoud []byte) map[string]any {
	som := sha256.Sum256(inhoud)
	b := map[string]any{"bestand": naam, "grootte": len(inhoud), "sha256": hex.EncodeToString(som[:]), "soort": "bank_prive"}
	in.bestanden = map[string][]byte{naam: inhoud}
	in.doc["bijlagen"] = []any{b}
	return b
}

// bij adds one attachment, described as it is.
func (in *inzending) bij(naam string, inhoud []byte) map[string]any {
	ander := inzending{doc: map[string]any{}}
	b := ander.stuur(naam, inhoud)
	in.doc["bijlagen"] = append(in.doc["bijlagen"].([]any), b)
	maps.Copy(in.bestanden, ander.bestanden)
	return b
}

// persoonlijk are the values of the document that no message may show: what people
// filled in about themselves, and what they called their files.
func (in *inzending) persoonlijk() (uit []string) {
	for _, wie := range []string{"aanvrager", "partner", "onderneming"} {
		g, _ := in.doc[wie].(map[string]any)
		for _, veld := range []string{"bsn", "achternaam", "telefoon", "email", "handelsnaam", "kvk"} {
			if s, _ := g[veld].(string); s != "" {
				uit = append(uit, s)
			}
		}
	}
	lijst, _ := in.doc["bijlagen"].([]any)
	for _, b := range lijst {
		uit = append(uit, b.(map[string]any)["bestand"].(string))
	}
	return uit
}

// checkRefused sends the aanvraag and wants it refused with these findings (path, and
// a part of the sentence), without a trace and without a value.
func (d *deur) checkRefused(t *testing.T, in *inzending, want ...[2]string) {
	t.Helper()
	_, err := d.Complete(t.Context(), in.document(t), in.open)
	var b dossier.Bevindingen
	if !errors.As(err, &b) {
		t.Fatalf("got %v, want findings", err)
	}
	for _, w := range want {
		if !has(b, w[0], w[1]) {
			t.Errorf("no finding at %s with %q; got:\n%v", w[0], w[1], b)
		}
	}
	if len(b) != len(want) {
		t.Errorf("got %d findings, want %d:\n%v", len(b), len(want), b)
	}
	checkWordless(t, err, in)
	d.checkEmpty(t)
}

func has(b dossier.Bevindingen, pad, deel string) bool {
	for _, v := range b {
		if v.Pad == pad && strings.Contains(v.Melding, deel) {
			return true
		}
	}
	return false
}

// checkWordless fails when a message shows what somebody filled in.
func checkWordless(t testing.TB, err error, in *inzending) {
	t.Helper()
	for _, s := range in.persoonlijk() {
		if len(s) > 3 && strings.Contains(err.Error(), s) {
			t.Errorf("a message shows %q: %v", s, err)
		}
	}
}

func hex256(b []byte) string {
	som := sha256.Sum256(b)
	return hex.EncodeToString(som[:])
}

// pdf is a file that looks like a PDF from the outside.
func pdf(tekst string) []byte { return []byte("%PDF-1.7\n<< /Type /Page >>\n% " + tekst + "\n%%EOF\n") }
