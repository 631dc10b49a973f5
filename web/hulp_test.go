package web_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/textproto"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"solo/bediening"
	"solo/config"
	"solo/dossier"
	"solo/intake"
	"solo/kluis"
	"solo/store"
	"solo/store/bestanden"
	"solo/store/sqlite"
	voorbeelden "solo/testdata/aanvragen"
	"solo/web"
)

const (
	tokenLoket   = "token-van-het-loket-0123456789abcdef"
	tokenAnder   = "token-van-een-ander-0123456789abcdef"
	tokenMonitor = "token-van-de-monitor-123456789abcdef"
	tokenBeheer  = "token-van-het-beheer-123456789abcdef"
)

// nu is just after the last of the examples was submitted.
func nu() time.Time { return time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC) }

// A huis is a SOLO with its web: a real database, a real folder and a real intake.
type huis struct {
	*web.Server
	db     *sqlite.DB
	folder string // of everything
	log    *regels
	verbs  *verbs
}

func newHuis(t testing.TB) *huis {
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
	h := &huis{db: db, folder: folder, log: &regels{}, verbs: &verbs{db: db}}
	h.verbs.deur = &intake.Service{Opslag: db, Vervolgen: db, Bestanden: b, Kluis: k, Testgegevens: true, Now: nu,
		Grenzen: intake.Grenzen(grenzen()), Definitie: definitie,
		Route: func(g dossier.Gemeentecode, _ string, _ dossier.Datum) (string, error) {
			return "zaken-" + string(g), nil
		}}
	h.Server = &web.Server{Verbs: h.verbs, Grenzen: grenzen(), Omgeving: config.Test, Bestemmingen: []string{"zaken-0855", "zaken-nieuw"},
		Toegang: toegang(), Klaar: db.Writable, Metrics: telt(http.StatusOK), Log: slog.New(slog.NewJSONHandler(h.log, nil)), Now: nu}
	return h
}

// gelezen is the one definition of these tests, read once.
var gelezen = sync.OnceValues(func() (*intake.Definitie, error) { return intake.Load("bbz-gevestigd") })

func definitie(regeling string, _ int, _ dossier.Gemeentecode) (*intake.Definitie, error) {
	if regeling != "bbz-gevestigd" {
		return nil, intake.ErrOnbekend
	}
	return gelezen()
}

func toegang() config.Web {
	return config.Web{Leveranciers: map[string]config.Geheim{"loket": config.NewGeheim(tokenLoket), "ander": config.NewGeheim(tokenAnder)},
		Monitor: config.NewGeheim(tokenMonitor), Beheer: config.NewGeheim(tokenBeheer)}
}

func grenzen() config.Grenzen { return config.Grenzen{PerBestand: 1 << 20, PerAanvraag: 3 << 20} }

// verbs are those of a database, with an error in their place when fout is set.
type verbs struct {
	bediening.Verbs // what is not here is not asked
	db              *sqlite.DB
	deur            *intake.Service
	fout            error
	zonder          bool          // every act succeeds and does nothing
	standen         []store.Stand // told in the place of those of the database
}

func (v *verbs) Submit(ctx context.Context, document []byte, open intake.Open) (intake.Ontvangen, error) {
	if v.fout != nil {
		return intake.Ontvangen{}, v.fout
	}
	if dossier.FormaatVan(document) == dossier.FormaatVervolg {
		return v.deur.Vervolg(ctx, document, open)
	}
	return v.deur.Complete(ctx, document, open)
}

func (v *verbs) List(ctx context.Context, f store.Filter) ([]store.Regel, error) {
	if v.fout != nil {
		return nil, v.fout
	}
	return v.db.List(ctx, f)
}

func (v *verbs) Show(ctx context.Context, nr int64) (*store.Detail, error) {
	if v.fout != nil {
		return nil, v.fout
	}
	return v.db.Show(ctx, nr)
}

func (v *verbs) Stand(ctx context.Context) ([]store.Stand, error) {
	if v.fout != nil {
		return nil, v.fout
	}
	if v.standen != nil {
		return v.standen, nil
	}
	return v.db.Standen(ctx)
}

func (v *verbs) Retry(ctx context.Context, nr int64, _ bool, w bediening.Wie) error {
	if v.fout != nil || v.zonder {
		return v.fout
	}
	return v.db.Retry(ctx, nr, w.Naam, w.Waarom)
}

func (v *verbs) Cancel(ctx context.Context, nr int64, w bediening.Wie) error {
	if v.fout != nil || v.zonder {
		return v.fout
	}
	return v.db.Cancel(ctx, nr, w.Naam, w.Waarom)
}

func (v *verbs) NieuweZaak(ctx context.Context, nr int64, w bediening.Wie) error {
	if v.fout != nil || v.zonder {
		return v.fout
	}
	return v.db.NieuweZaak(ctx, nr, w.Naam, w.Waarom)
}

func (v *verbs) Afgehandeld(ctx context.Context, nr int64, w bediening.Wie) error {
	if v.fout != nil || v.zonder {
		return v.fout
	}
	return v.db.Afgehandeld(ctx, nr, w.Naam, w.Waarom)
}

func (v *verbs) Skip(ctx context.Context, nr int64, stap string, r json.RawMessage, w bediening.Wie) error {
	if v.fout != nil || v.zonder {
		return v.fout
	}
	return v.db.Skip(ctx, nr, stap, r, w.Naam, w.Waarom)
}

func (v *verbs) Pause(ctx context.Context, naam string, w bediening.Wie) error {
	if v.fout != nil || v.zonder {
		return v.fout
	}
	return v.db.Pause(ctx, naam, w.Naam, w.Waarom)
}

func (v *verbs) Resume(ctx context.Context, naam string, w bediening.Wie) error {
	if v.fout != nil || v.zonder {
		return v.fout
	}
	return v.db.Resume(ctx, naam, w.Naam, w.Waarom)
}

// telt shows one figure, and answers with this status.
func telt(status int) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		w.WriteHeader(status)
		_, _ = io.WriteString(w, "solo_aangenomen_total 3\n")
	})
}

// regels is a log that a test reads.
type regels struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (r *regels) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.b.Write(p)
}

func (r *regels) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.b.String()
}

// inhoud counts what is stored: deliveries, and files of attachments, the half-written
// included.
func (h *huis) inhoud(t testing.TB) (leveringen, bestanden int) {
	t.Helper()
	rs, err := h.db.List(t.Context(), store.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(filepath.Join(h.folder, "bijlagen"), func(_ string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			bestanden++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return len(rs), bestanden
}

func (h *huis) checkEmpty(t testing.TB) {
	t.Helper()
	if l, b := h.inhoud(t); l != 0 || b != 0 {
		t.Errorf("left behind: %d deliveries and %d files, want nothing", l, b)
	}
}

// An inzending is an aanvraag as a leverancier sends it.
type inzending struct {
	doc      map[string]any
	namen    []string
	inhouden [][]byte
}

// newInzending has n attachments of grootte bytes.
func newInzending(t testing.TB, n, grootte int) *inzending {
	t.Helper()
	raw, err := voorbeelden.FS().ReadFile("16-woonboot-zonder-bijlagen/aanvraag.json")
	if err != nil {
		t.Fatal(err)
	}
	in := &inzending{}
	if err := json.Unmarshal(raw, &in.doc); err != nil {
		t.Fatal(err)
	}
	in.doc["bijlagen"] = []any{}
	eind := []byte("\n%%EOF\n")
	for i := range n {
		kop := fmt.Appendf(nil, "%%PDF-1.7\n<< /Type /Page >>\n%% nummer %d\n", i)
		in.add(fmt.Sprintf("afschrift-%d.pdf", i+1), slices.Concat(kop, bytes.Repeat([]byte("x"), max(0, grootte-len(kop)-len(eind))), eind))
	}
	return in
}

func (in *inzending) add(naam string, inhoud []byte) {
	som := sha256.Sum256(inhoud)
	in.doc["bijlagen"] = append(in.doc["bijlagen"].([]any), map[string]any{"bestand": naam, "grootte": len(inhoud),
		"sha256": hex.EncodeToString(som[:]), "soort": "bank_prive"})
	in.namen, in.inhouden = append(in.namen, naam), append(in.inhouden, inhoud)
}

func (in *inzending) document(t testing.TB) []byte {
	t.Helper()
	raw, err := json.Marshal(in.doc)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// body is the whole as multipart/form-data.
func (in *inzending) body(t testing.TB) (soort string, body []byte) {
	t.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	writeDeel(t, m, "document", "", in.document(t))
	for i, inhoud := range in.inhouden {
		writeDeel(t, m, "bijlage", in.namen[i], inhoud)
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	return m.FormDataContentType(), b.Bytes()
}

func writeDeel(t testing.TB, m *multipart.Writer, naam, bestand string, inhoud []byte) {
	t.Helper()
	kop := fmt.Sprintf(`form-data; name=%q`, naam)
	if bestand != "" {
		kop += fmt.Sprintf(`; filename=%q`, bestand)
	}
	w, err := m.CreatePart(textproto.MIMEHeader{"Content-Disposition": {kop}, "Content-Type": {"application/octet-stream"}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(inhoud); err != nil {
		t.Fatal(err)
	}
}

func (in *inzending) verzoek(t testing.TB) *http.Request {
	t.Helper()
	soort, body := in.body(t)
	return indienen(soort, bytes.NewReader(body))
}

func indienen(soort string, body io.Reader) *http.Request {
	r := httptest.NewRequest(http.MethodPost, "/api/v1/aanvragen", body)
	r.Header.Set("Content-Type", soort)
	r.Header.Set("Authorization", "Bearer "+tokenLoket)
	return r
}

func vervolg(soort string, body io.Reader) *http.Request {
	r := indienen(soort, body)
	r.URL.Path = "/api/v1/vervolg"
	return r
}

// ask answers one request without a network.
func (h *huis) ask(r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.Handler().ServeHTTP(w, r)
	return w
}

// accept sends n aanvragen.
func (h *huis) accept(t testing.TB, n int) {
	t.Helper()
	for i := range n {
		in := newInzending(t, 1, 200)
		in.doc["kenmerk"] = fmt.Sprintf("proef-%d", i+1)
		if w := h.ask(in.verzoek(t)); w.Code != http.StatusCreated {
			t.Fatalf("aanvraag %d: %d %s", i, w.Code, w.Body)
		}
	}
}

// probleem is what a program reads of an error.
type probleem struct {
	Status      int
	Code        string
	Detail      string
	Verzoek     string
	Bevindingen dossier.Bevindingen
}

func asProbleem(t testing.TB, w *httptest.ResponseRecorder) (p probleem) {
	t.Helper()
	if soort := w.Header().Get("Content-Type"); soort != "application/problem+json" {
		t.Errorf("got %d as %q, want problem+json:\n%.200s", w.Code, soort, w.Body)
	}
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil {
		t.Errorf("%d: %v", w.Code, err)
	}
	if p.Status != w.Code {
		t.Errorf("the body says %d, the answer %d", p.Status, w.Code)
	}
	return p
}

func met(methode, pad, token, body string) *http.Request {
	r := httptest.NewRequest(methode, pad, strings.NewReader(body))
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	return r
}

func decode(t testing.TB, w *httptest.ResponseRecorder, v any) {
	t.Helper()
	if err := json.Unmarshal(w.Body.Bytes(), v); err != nil {
		t.Fatalf("%d %s: %v", w.Code, w.Body, err)
	}
}
