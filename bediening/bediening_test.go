package bediening_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"solo/bediening"
	"solo/dossier"
	"solo/intake"
	"solo/store"
)

// eigenaar is the process that owns the store: it notes what it is asked.
type eigenaar struct {
	fout    error
	vol     bool // it looks at the first attachment and has no room for it
	gevraag []string
	inhoud  map[string]string
}

func (e *eigenaar) Submit(_ context.Context, document []byte, open intake.Open) (intake.Ontvangen, error) {
	bijlagen, err := dossier.BijlagenVan(document)
	if err != nil {
		return intake.Ontvangen{}, err
	}
	e.inhoud = map[string]string{}
	for _, b := range bijlagen {
		r, err := open(b.Bestand)
		if errors.Is(err, intake.ErrGeenBestand) {
			e.inhoud[b.Bestand] = "is geen bestand"
			continue
		}
		if err != nil {
			e.inhoud[b.Bestand] = "is er niet"
			continue
		}
		if e.vol {
			return intake.Ontvangen{}, store.ErrVol
		}
		raw, err := io.ReadAll(r)
		if err != nil {
			return intake.Ontvangen{}, err
		}
		e.inhoud[b.Bestand] = string(raw)
	}
	return intake.Ontvangen{ID: "0K3Q-8V2M-7XTR-9B1C", Al: true}, e.fout
}

func (e *eigenaar) note(vorm string, args ...any) error {
	e.gevraag = append(e.gevraag, fmt.Sprintf(vorm, args...))
	return e.fout
}

func (e *eigenaar) List(_ context.Context, f store.Filter) ([]store.Regel, error) {
	return []store.Regel{{Levering: 7, Bestemming: f.Bestemming}}, e.note("lijst %v", f)
}

func (e *eigenaar) Show(_ context.Context, nr int64) (*store.Detail, error) {
	return &store.Detail{Regel: store.Regel{Levering: nr}, Aangepast: []string{"iets"}}, e.note("toon %d", nr)
}

func (e *eigenaar) Stand(context.Context) ([]store.Stand, error) {
	return []store.Stand{{Bestemming: "tilburg", Wacht: 3, Stilgezet: &store.Stilgezet{Wie: "jansen"}}}, e.note("stand")
}

func (e *eigenaar) Settings(context.Context) (bediening.Instellingen, error) {
	return bediening.Instellingen{Map: "/opslag", Afdruk: "0a1b"}, e.note("instellingen")
}

func (e *eigenaar) Retry(_ context.Context, nr int64, mapping bool, w bediening.Wie) error {
	return e.note("opnieuw %d %v %v", nr, mapping, w)
}

func (e *eigenaar) Cancel(_ context.Context, nr int64, w bediening.Wie) error {
	return e.note("annuleer %d %v", nr, w)
}

func (e *eigenaar) NieuweZaak(_ context.Context, nr int64, w bediening.Wie) error {
	return e.note("nieuwe zaak %d %v", nr, w)
}

func (e *eigenaar) Afgehandeld(_ context.Context, nr int64, w bediening.Wie) error {
	return e.note("afgehandeld %d %v", nr, w)
}

func (e *eigenaar) Skip(_ context.Context, nr int64, stap string, r json.RawMessage, w bediening.Wie) error {
	return e.note("overslaan %d %s %s %v", nr, stap, r, w)
}

func (e *eigenaar) Pause(_ context.Context, naam string, w bediening.Wie) error {
	return e.note("pauzeer %s %v", naam, w)
}

func (e *eigenaar) Resume(_ context.Context, naam string, w bediening.Wie) error {
	return e.note("hervat %s %v", naam, w)
}

func (e *eigenaar) Werkvoorraad(_ context.Context, f store.Filter) ([]store.Werk, error) {
	return []store.Werk{{Regel: store.Regel{Levering: 8}, Twijfel: []string{"zaak"}}}, e.note("werkvoorraad %v", f)
}

func (e *eigenaar) Rehearse(_ context.Context, f store.Filter) (*store.Proef, error) {
	return &store.Proef{Aantal: map[string]int{"tilburg": 3}}, e.note("proef %v", f)
}

func (e *eigenaar) RetryAll(_ context.Context, f store.Filter, w bediening.Wie) ([]store.Taak, error) {
	return []store.Taak{{ID: 4, Bestemming: "tilburg"}}, e.note("alles opnieuw %v %v", f, w)
}

func (e *eigenaar) Taken(context.Context) ([]store.Taak, error) {
	return []store.Taak{{ID: 5, Gedaan: 2}}, e.note("taken")
}

func (e *eigenaar) StopTaak(_ context.Context, taak int64, w bediening.Wie) error {
	return e.note("stop %d %v", taak, w)
}

func (e *eigenaar) NietGedaan(_ context.Context, nr int64, stap string, w bediening.Wie) error {
	return e.note("niet gedaan %d %s %v", nr, stap, w)
}

func (e *eigenaar) Bewaarplan(context.Context) (*store.Bewaarplan, error) {
	return &store.Bewaarplan{Nu: []store.Bewaard{{Dossier: "0K3Q-8V2M-7XTR-9B1C"}}}, e.note("bewaarplan")
}

func (e *eigenaar) Shred(_ context.Context, w bediening.Wie) (*store.Bewaarplan, error) {
	return &store.Bewaarplan{Vernietigd: 6}, e.note("vernietig %v", w)
}

func (e *eigenaar) Vrijgeven(_ context.Context, id dossier.ID, w bediening.Wie) error {
	return e.note("vrij %s %v", id, w)
}

func (e *eigenaar) Bewijs(_ context.Context, id dossier.ID) (*store.Bewijs, error) {
	return &store.Bewijs{Dossier: id, Door: "SOLO"}, e.note("bewijs %s", id)
}

func (e *eigenaar) Rewrap(_ context.Context, w bediening.Wie) (*store.Wissel, error) {
	return &store.Wissel{Actief: "2027", Gewisseld: 9}, e.note("wissel %v", w)
}

func (e *eigenaar) Signalen(_ context.Context, f store.SignaalFilter) ([]store.Signaal, error) {
	return []store.Signaal{{ID: 3, Soort: f.Soort}}, e.note("signalen %v", f)
}

func (e *eigenaar) Acknowledge(_ context.Context, nr int64, w bediening.Wie) error {
	return e.note("bevestig %d %v", nr, w)
}

func (e *eigenaar) Aansluiting(_ context.Context, van, tot dossier.Datum) ([]store.Aansluiting, error) {
	return []store.Aansluiting{{Gemeente: "0855", Aangenomen: 2}}, e.note("aansluiting %s %s", van, tot)
}

// dial starts the owner on a socket and connects to it.
func dial(t *testing.T, e *eigenaar) *bediening.Client {
	t.Helper()
	pad := filepath.Join(t.TempDir(), "s")
	l, err := net.Listen("unix", pad)
	if err != nil {
		t.Fatal(err)
	}
	srv := &http.Server{Handler: bediening.Handler(e), ReadHeaderTimeout: time.Second}
	klaar := make(chan struct{})
	go func() { defer close(klaar); _ = srv.Serve(l) }()
	t.Cleanup(func() { _ = srv.Close(); <-klaar })
	c, ok := bediening.Dial(t.Context(), pad)
	if !ok {
		t.Fatal("nobody listens")
	}
	return c
}

func TestNobodyListens(t *testing.T) {
	if _, ok := bediening.Dial(t.Context(), filepath.Join(t.TempDir(), "s")); ok {
		t.Error("got a client, want none")
	}
}

func TestVerbsArriveWhole(t *testing.T) {
	e := &eigenaar{}
	c := dial(t, e)
	w := bediening.Wie{Naam: "beheer", Waarom: "type hersteld"}
	f := store.Filter{Bestemming: "den haag", Staat: store.WachtOpMens, Dossier: "0K3Q-8V2M-7XTR-9B1C", Limiet: 5,
		Leverancier: "loket", Kenmerk: "a 1", Voor: 7}
	regels, err := c.List(t.Context(), f)
	if err != nil || len(regels) != 1 || regels[0].Bestemming != "den haag" {
		t.Errorf("List: got %v, %v", regels, err)
	}
	if d, err := c.Show(t.Context(), 7); err != nil || d.Levering != 7 || len(d.Aangepast) != 1 {
		t.Errorf("Show: got %v, %v", d, err)
	}
	if s, err := c.Stand(t.Context()); err != nil || len(s) != 1 || s[0].Wacht != 3 || s[0].Stilgezet.Wie != "jansen" {
		t.Errorf("Stand: got %v, %v", s, err)
	}
	if i, err := c.Settings(t.Context()); err != nil || i.Afdruk != "0a1b" || i.Map != "/opslag" {
		t.Errorf("Settings: got %v, %v", i, err)
	}
	err = errors.Join(c.Retry(t.Context(), 7, true, w), c.Cancel(t.Context(), 8, w),
		c.Skip(t.Context(), 9, "zaak", json.RawMessage(`{"url":"x"}`), w), c.Pause(t.Context(), "den haag", w), c.Resume(t.Context(), "den haag", w),
		c.NieuweZaak(t.Context(), 10, w), c.Afgehandeld(t.Context(), 11, w))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{fmt.Sprintf("lijst %v", f), "toon 7", "stand", "instellingen", "opnieuw 7 true {beheer type hersteld}",
		"annuleer 8 {beheer type hersteld}", `overslaan 9 zaak {"url":"x"} {beheer type hersteld}`, "pauzeer den haag {beheer type hersteld}", "hervat den haag {beheer type hersteld}",
		"nieuwe zaak 10 {beheer type hersteld}", "afgehandeld 11 {beheer type hersteld}"}
	if d := cmp.Diff(want, e.gevraag); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

func TestBeheerArrivesWhole(t *testing.T) {
	e := &eigenaar{}
	c := dial(t, e)
	w := bediening.Wie{Naam: "beheer", Waarom: "type hersteld"}
	f := store.Filter{Bestemming: "den haag", Klasse: "geweigerd", Code: "invalid", Stap: "rol initiator", Regeling: "bbz-gevestigd",
		Soort: store.Aanvulling, Sinds: time.Date(2026, 3, 2, 9, 0, 0, 123456789, time.UTC)}
	if werk, err := c.Werkvoorraad(t.Context(), f); err != nil || len(werk) != 1 || werk[0].Levering != 8 || len(werk[0].Twijfel) != 1 {
		t.Errorf("Werkvoorraad: got %v, %v", werk, err)
	}
	if p, err := c.Rehearse(t.Context(), f); err != nil || p.Aantal["tilburg"] != 3 {
		t.Errorf("Rehearse: got %v, %v", p, err)
	}
	if taken, err := c.RetryAll(t.Context(), f, w); err != nil || len(taken) != 1 || taken[0].ID != 4 {
		t.Errorf("RetryAll: got %v, %v", taken, err)
	}
	if taken, err := c.Taken(t.Context()); err != nil || len(taken) != 1 || taken[0].Gedaan != 2 {
		t.Errorf("Taken: got %v, %v", taken, err)
	}
	if err := errors.Join(c.StopTaak(t.Context(), 4, w), c.NietGedaan(t.Context(), 9, "rol initiator", w)); err != nil {
		t.Error(err)
	}
	want := []string{fmt.Sprintf("werkvoorraad %v", f), fmt.Sprintf("proef %v", f), fmt.Sprintf("alles opnieuw %v {beheer type hersteld}", f),
		"taken", "stop 4 {beheer type hersteld}", "niet gedaan 9 rol initiator {beheer type hersteld}"}
	if d := cmp.Diff(want, e.gevraag); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

func TestBewarenArrivesWhole(t *testing.T) {
	const id = "0K3Q-8V2M-7XTR-9B1C"
	e := &eigenaar{}
	c := dial(t, e)
	w := bediening.Wie{Naam: "beheer", Waarom: "verzoek"}
	if p, err := c.Bewaarplan(t.Context()); err != nil || len(p.Nu) != 1 || p.Nu[0].Dossier != id {
		t.Errorf("Bewaarplan: got %v, %v", p, err)
	}
	if p, err := c.Shred(t.Context(), w); err != nil || p.Vernietigd != 6 {
		t.Errorf("Shred: got %v, %v", p, err)
	}
	if b, err := c.Bewijs(t.Context(), id); err != nil || b.Dossier != id || b.Door != "SOLO" {
		t.Errorf("Bewijs: got %v, %v", b, err)
	}
	if s, err := c.Rewrap(t.Context(), w); err != nil || s.Actief != "2027" || s.Gewisseld != 9 {
		t.Errorf("Rewrap: got %v, %v", s, err)
	}
	if err := c.Vrijgeven(t.Context(), id, w); err != nil {
		t.Error(err)
	}
	want := []string{"bewaarplan", "vernietig {beheer verzoek}", "bewijs " + id, "wissel {beheer verzoek}", "vrij " + id + " {beheer verzoek}"}
	if d := cmp.Diff(want, e.gevraag); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

func TestBewakingArrivesWhole(t *testing.T) {
	e := &eigenaar{}
	c := dial(t, e)
	f := store.SignaalFilter{Soort: store.SignaalSpoed, Bestemming: "den haag", Open: true, Limiet: 7}
	if ss, err := c.Signalen(t.Context(), f); err != nil || len(ss) != 1 || ss[0].Soort != store.SignaalSpoed {
		t.Errorf("Signalen: got %v, %v", ss, err)
	}
	van, tot := dossier.Datum{Jaar: 2026, Maand: 2, Dag: 28}, dossier.Datum{Jaar: 2026, Maand: 3, Dag: 2}
	if a, err := c.Aansluiting(t.Context(), van, tot); err != nil || len(a) != 1 || a[0].Aangenomen != 2 {
		t.Errorf("Aansluiting: got %v, %v", a, err)
	}
	if err := c.Acknowledge(t.Context(), 3, bediening.Wie{Naam: "beheer", Waarom: "gezien"}); err != nil {
		t.Error(err)
	}
	want := []string{fmt.Sprintf("signalen %v", f), "aansluiting 2026-02-28 2026-03-02", "bevestig 3 {beheer gezien}"}
	if d := cmp.Diff(want, e.gevraag); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

// What the other side does not understand whole must not select more than was asked.
func TestAFilterThatIsNotUnderstoodDoesNothing(t *testing.T) {
	for _, verzoek := range []struct{ methode, pad, body string }{
		{"GET", "/werkvoorraad", ""},
		{"GET", `/werkvoorraad?filter={"Sinds":"gisteren"}`, ""},
		{"GET", `/leveringen?filter={"Onbekend":1}`, ""},
		{"POST", "/werkvoorraad/opnieuw", `{"naam":"beheer","waarom":"type hersteld"}`},
		{"POST", "/werkvoorraad/opnieuw", `{"naam":"beheer","filter":{"Sinds":"2026-03-32"}}`},
		{"POST", "/werkvoorraad/opnieuw", `{"naam":"beheer","filter":{"Onbekend":1}}`},
		{"POST", "/leveringen/x/annuleer", `{"naam":"beheer"}`},
		{"POST", "/leveringen/7/opeten", `{"naam":"beheer"}`},
	} {
		e := &eigenaar{}
		r := httptest.NewRequest(verzoek.methode, "/", strings.NewReader(verzoek.body))
		r.URL.Path, r.URL.RawQuery, _ = strings.Cut(verzoek.pad, "?")
		w := httptest.NewRecorder()
		bediening.Handler(e).ServeHTTP(w, r)
		if w.Code < 400 || len(e.gevraag) != 0 {
			t.Errorf("%v: got status %d and %q, want an error and nothing done", verzoek, w.Code, e.gevraag)
		}
	}
}

func TestAReasonIsOneLineWithoutABSN(t *testing.T) {
	for waarom, goed := range map[string]bool{
		"type hersteld": true, "zie 2026-03-02 om 14:30": true, strings.Repeat("é", bediening.MaxWaarom): true,
		"": false, "  ": false, "een\ntwee": false, strings.Repeat("x", bediening.MaxWaarom+1): false,
		"voor 999990019": false, "voor 999.990.019": false, "voor 999 990 019": false, "nummer 12345678": false,
	} {
		err := bediening.Wie{Naam: "beheer", Waarom: waarom}.Check()
		var b dossier.Bevindingen
		if errors.As(err, &b) == goed {
			t.Errorf("%q: got %v, want it right: %v", waarom, err, goed)
		}
	}
	for naam, goed := range map[string]bool{"jansen": true, "": false, "van 999990019": false, strings.Repeat("x", bediening.MaxNaam+1): false} {
		if err := (bediening.Wie{Naam: naam}).CheckNaam(); (err == nil) != goed {
			t.Errorf("name %q: got %v, want it right: %v", naam, err, goed)
		}
	}
	if err := (bediening.Wie{}).CheckIfGiven(); err != nil {
		t.Errorf("got %v, want no reason allowed", err)
	}
}

func TestErrorsAreStillWhatTheyWere(t *testing.T) {
	for _, fout := range []error{store.ErrNotFound, store.ErrAnders, store.ErrVol, store.ErrStaat, store.ErrVernietigd} {
		c := dial(t, &eigenaar{fout: fmt.Errorf("levering 7: %w", fout)})
		err := c.Cancel(t.Context(), 7, bediening.Wie{})
		if !errors.Is(err, fout) || !strings.Contains(err.Error(), "levering 7") {
			t.Errorf("got %v, want %v with its text", err, fout)
		}
	}
	for _, soort := range []error{store.ErrStaat, nil} {
		var g *bediening.Gezegd
		err := dial(t, &eigenaar{fout: &bediening.Gezegd{Tekst: "dat kan nu niet", Soort: soort}}).Cancel(t.Context(), 7, bediening.Wie{})
		if !errors.As(err, &g) || g.Tekst != "dat kan nu niet" || soort != nil && !errors.Is(err, soort) {
			t.Errorf("got %#v, want what was said, and that it is %v", err, soort)
		}
	}
	want := dossier.Bevindingen{{Pad: "bijlagen[0]", Melding: "dit bestand is leeg"}}
	c := dial(t, &eigenaar{fout: want})
	var got dossier.Bevindingen
	if err := c.Cancel(t.Context(), 7, bediening.Wie{}); !errors.As(err, &got) || cmp.Diff(want, got) != "" {
		t.Errorf("got %v, want %v", err, want)
	}
}

const document = `{"formaat":"solo-aanvraag/1","leverancier":"loket","kenmerk":"1","regeling":"bbz-gevestigd","definitie":1,
"gemeentecode":"0855","kanaal":"balie","melding_op":"2026-11-02T09:00:00Z","aanvraag_op":"2026-11-02T10:00:00Z",
"aanvrager":{"achternaam":"Voorbeeld"},"antwoorden":{},"ondertekeningen":[],"bijlagen":[
{"bestand":"a.pdf","grootte":3,"sha256":"%[1]s","soort":"x"},{"bestand":"b.pdf","grootte":3,"sha256":"%[1]s","soort":"x"},
{"bestand":"c.pdf","grootte":3,"sha256":"%[1]s","soort":"x"}]}`

func TestAttachmentsStreamInOrderAndAMissingOneIsOnlyItself(t *testing.T) {
	e := &eigenaar{}
	c := dial(t, e)
	groot := strings.Repeat("x", 1<<20)
	open := func(naam string) (io.ReadCloser, error) {
		if naam == "b.pdf" {
			return nil, fs.ErrNotExist
		}
		return io.NopCloser(bytes.NewBufferString(naam + groot)), nil
	}
	o, err := c.Submit(t.Context(), fmt.Appendf(nil, document, strings.Repeat("0", 64)), open)
	if err != nil || o.ID != "0K3Q-8V2M-7XTR-9B1C" || !o.Al {
		t.Fatalf("got %v, %v", o, err)
	}
	want := map[string]string{"a.pdf": "a.pdf" + groot, "b.pdf": "is er niet", "c.pdf": "c.pdf" + groot}
	if d := cmp.Diff(want, e.inhoud); d != "" {
		t.Errorf("the attachments differ (%d bytes of diff)", len(d))
	}
}

func TestNoNameOfAFileIsInTheWay(t *testing.T) {
	e := &eigenaar{}
	c := dial(t, e)
	namen := []string{`"; name="a.pdf`, "b%0A%22é.pdf", "map"}
	doc := fmt.Sprintf(document, strings.Repeat("0", 64))
	for i, oud := range []string{`"a.pdf"`, `"b.pdf"`, `"c.pdf"`} {
		nieuw, err := json.Marshal(namen[i])
		if err != nil {
			t.Fatal(err)
		}
		doc = strings.Replace(doc, oud, string(nieuw), 1)
	}
	open := func(naam string) (io.ReadCloser, error) {
		if naam == "map" {
			return nil, fmt.Errorf("%s: %w", naam, intake.ErrGeenBestand)
		}
		return io.NopCloser(strings.NewReader("van " + naam)), nil
	}
	if _, err := c.Submit(t.Context(), []byte(doc), open); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{namen[0]: "van " + namen[0], namen[1]: "van " + namen[1], "map": "is geen bestand"}
	if d := cmp.Diff(want, e.inhoud); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

// traag is an attachment that takes its time to be closed.
type traag struct {
	io.Reader
	dicht *atomic.Bool
}

func (t traag) Close() error {
	for range 100_000 {
		runtime.Gosched()
	}
	t.dicht.Store(true)
	return nil
}

func TestNoAttachmentIsOpenWhenSubmitHasReturned(t *testing.T) {
	c := dial(t, &eigenaar{vol: true})
	var dicht atomic.Bool
	open := func(string) (io.ReadCloser, error) {
		return traag{strings.NewReader(strings.Repeat("x", 8<<20)), &dicht}, nil
	}
	if _, err := c.Submit(t.Context(), fmt.Appendf(nil, document, strings.Repeat("0", 64)), open); !errors.Is(err, store.ErrVol) {
		t.Errorf("got %v, want ErrVol", err)
	}
	if !dicht.Load() {
		t.Error("the attachment is still being sent")
	}
}

func TestVervolgStreamsItsAttachmentsToo(t *testing.T) {
	e := &eigenaar{}
	doc := fmt.Appendf(nil, `{"formaat":"solo-vervolg/1","leverancier":"loket","kenmerk":"v1","aanvraag":"1","soort":"aanvulling",
"op":"2026-11-20T09:00:00Z","bijlagen":[{"bestand":"a.pdf","grootte":3,"sha256":"%s","soort":"x"}]}`, strings.Repeat("0", 64))
	_, err := dial(t, e).Submit(t.Context(), doc, func(naam string) (io.ReadCloser, error) { return io.NopCloser(strings.NewReader("van " + naam)), nil })
	if err != nil || e.inhoud["a.pdf"] != "van a.pdf" {
		t.Errorf("got %d attachments, %v", len(e.inhoud), err)
	}
}
