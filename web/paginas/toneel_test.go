package paginas_test

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"solo/dossier"
	"solo/gemeenten"
	"solo/identiteit"
	"solo/intake"
	"solo/kluis"
	"solo/loket"
	"solo/scan"
	"solo/store/bestanden"
	"solo/store/sqlite"
	"solo/web/opmaak"
	"solo/web/opmaak/thema"
	"solo/web/paginas"
)

const tilburg = dossier.Gemeentecode("0855")

// A toneel is the loket of one gemeente over HTTP: real pages, a real database and the real
// door; of the broker and the mail only a stand-in.
type toneel struct {
	t      testing.TB
	server *paginas.Server
	db     *sqlite.DB
	adres  string
	broker broker
	log    *slot // what was logged

	mu   sync.Mutex
	nu   time.Time
	post []loket.Bericht

	wandelt   bool // speel goes by
	taferelen []tafereel
	gevraagd  map[string]bool // method and path of each request
}

// A slot is a buffer that several may write.
type slot struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *slot) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *slot) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// definities are read once: they never change.
var definities = sync.OnceValue(func() map[string]*intake.Definitie {
	uit := map[string]*intake.Definitie{}
	for _, naam := range []string{"bbz-gevestigd", "bbz-starter", "ioaz", "melding"} {
		d, err := intake.Load(naam)
		if err != nil {
			panic(err)
		}
		uit[naam] = d
	}
	return uit
})

var metPas = sync.OnceValues(func() (*intake.Definitie, error) {
	return definities()["bbz-gevestigd"].MetStuk(intake.EigenStuk{Soort: "ondernemerspas", Label: "Uw Haagse ondernemerspas", Hulp: "Een foto van de voorkant is genoeg.", Niveau: "A"})
})

var scandefinitie = sync.OnceValues(scan.Load)

// definitie is that of the country; Den Haag asks one paper besides.
func definitie(naam string, _ int, g dossier.Gemeentecode) (*intake.Definitie, error) {
	if g == "0518" && naam == "bbz-gevestigd" {
		return metPas()
	}
	if d, ok := definities()[naam]; ok {
		return d, nil
	}
	return nil, intake.ErrOnbekend
}

const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><rect width="120" height="40" fill="#006b2d"/></svg>`

func newToneel(t testing.TB) *toneel {
	t.Helper()
	p := &toneel{t: t, log: &slot{}, nu: time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC), gevraagd: map[string]bool{}}
	k, err := kluis.Open(map[string][]byte{"proef": bytes.Repeat([]byte{7}, 32)}, "proef")
	must(t, err)
	p.db, err = sqlite.Open(t.Context(), sqlite.Config{Map: filepath.Join(t.TempDir(), "db"), Kluis: k, Now: p.Nu})
	must(t, err)
	t.Cleanup(func() { p.db.Close() })
	b, err := bestanden.Open(filepath.Join(t.TempDir(), "bijlagen"))
	must(t, err)
	log := slog.New(slog.NewTextHandler(p.log, nil))
	deur := &intake.Service{Opslag: p.db, Vervolgen: p.db, Bestanden: b, Kluis: k, Testgegevens: true, Now: p.Nu,
		Grenzen:   intake.Grenzen{PerBestand: 20 << 20, PerAanvraag: 400 << 20},
		Definitie: definitie,
		Route:     func(dossier.Gemeentecode, string, dossier.Datum) (string, error) { return "zaken", nil }}
	dienst := &loket.Service{Opslag: p.db, Bestanden: b, Kluis: k, Now: p.Nu, PerBestand: 20 << 20, PerAanvraag: 400 << 20, Log: log, Definitie: definitie, Bewaren: 90 * 24 * time.Hour,
		Meldweg: func(dossier.Gemeentecode) loket.Meldweg { return loket.Meldweg{Email: "team@tilburg.example"} }, Post: p,
		Vernietigd: func(context.Context, dossier.ID) (bool, error) { return false, nil },
		Afdruk: func(_ context.Context, _ dossier.ID, w io.Writer) error {
			_, err := io.WriteString(w, pdf)
			return err
		},
		Indienen: func(ctx context.Context, document []byte, open intake.Open) (intake.Ontvangen, error) {
			if _, err := dossier.DecodeVervolg(document); err == nil {
				return deur.Vervolg(ctx, document, open)
			}
			return deur.Complete(ctx, document, open)
		}}
	kit, err := opmaak.New("Hulp voor ondernemers", "test", map[string]thema.Thema{string(tilburg): {}, "0518": {Logo: []byte(logo), LogoTekst: "Gemeente Den Haag"}})
	must(t, err)
	p.server = &paginas.Server{Loket: dienst, Kit: kit, Log: log, Now: p.Nu, PerBestand: 20 << 20, Inloggen: &p.broker,
		Gemeenten: kieslijst(t), Gemeente: gemeente, Scan: scanVan, Proefpersonen: proefpersonen(t, p.Nu()), Proefmedewerkers: proefmedewerkers(t)}
	h, err := p.server.Handler()
	must(t, err)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.mu.Lock()
		p.gevraagd[r.Method+" "+r.URL.Path] = true
		p.mu.Unlock()
		h.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	t.Cleanup(func() {
		if t.Failed() {
			t.Log(p.log)
		}
	})
	p.adres = s.URL
	return p
}

// Nu is the time on the toneel.
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

// Send keeps what goes out by mail.
func (p *toneel) Send(_ context.Context, b loket.Bericht) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.post = append(p.post, b)
	return nil
}

// Deliver keeps it too.
func (p *toneel) Deliver(ctx context.Context, b loket.Bericht) error { return p.Send(ctx, b) }

// brief is the last message of a kind.
func (p *toneel) brief(soort loket.Berichtsoort) loket.Bericht {
	p.t.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	for i := len(p.post) - 1; i >= 0; i-- {
		if p.post[i].Soort == soort {
			return p.post[i]
		}
	}
	p.t.Fatalf("no message %q among %d", soort, len(p.post))
	return loket.Bericht{}
}

func kieslijst(t testing.TB) (uit []opmaak.Optie) {
	l, err := gemeenten.Load()
	must(t, err)
	for _, g := range l.Op(dossier.Datum{Jaar: 2026, Maand: 11, Dag: 20}) {
		uit = append(uit, opmaak.Optie{Waarde: string(g.Code), Label: g.Label()})
	}
	return uit
}

func regeling(naam string) paginas.Regeling {
	return paginas.Regeling{Naam: naam, Titel: definities()[naam].Titel, Uitleg: definities()[naam].Uitleg}
}

// gemeente: Tilburg, Den Haag and Groningen take part, the last without test login; Goirle
// does not.
func gemeente(g dossier.Gemeentecode) (paginas.Gemeente, bool) {
	switch g {
	case tilburg:
		return paginas.Gemeente{Gemeente: opmaak.Gemeente{Code: "0855", Naam: "Tilburg", Telefoon: "14 013", Website: "https://www.tilburg.example", Privacy: "https://www.tilburg.example/privacy",
			Namens: "De gemeente Tilburg doet dit werk ook voor Goirle."}, Aangesloten: true, Testlogin: true, Regelingen: []paginas.Regeling{
			regeling("bbz-gevestigd"), regeling("bbz-starter"), regeling("ioaz")}, Teksten: eigenTeksten}, true
	case "0518", "0014":
		naam := map[dossier.Gemeentecode]string{"0518": "Den Haag", "0014": "Groningen"}[g]
		return paginas.Gemeente{Gemeente: opmaak.Gemeente{Code: string(g), Naam: naam, Telefoon: "14 070"}, Aangesloten: true, Testlogin: g == "0518",
			Regelingen: []paginas.Regeling{regeling("bbz-gevestigd")}}, true
	case "0785":
		return paginas.Gemeente{Gemeente: opmaak.Gemeente{Code: "0785", Naam: "Goirle"}}, true
	}
	return paginas.Gemeente{}, false
}

func scanVan(g dossier.Gemeentecode, nu time.Time) (*scan.Scan, error) {
	d, err := scandefinitie()
	if err != nil {
		return nil, err
	}
	w := scan.Waarden{Peildatum: dossier.DatumVan(nu), NietAangesloten: g != "" && g != tilburg}
	for code, naar := range map[string]*int64{"norm_alleenstaande": &w.NormAlleenstaande, "norm_gehuwden": &w.NormGehuwden, "ioaz_grens_gemiddeld": &w.IOAZLimiet1, "ioaz_grens_verwacht": &w.IOAZLimiet2} {
		for _, def := range definities() {
			if b, ok := def.Bedrag(code, w.Peildatum); ok {
				*naar = b
			}
		}
	}
	return d.Met(w)
}

// A broker logs in whoever it is told to.
type broker struct {
	persoon identiteit.Persoon
	err     error
}

func (*broker) Middelen(dossier.Gemeentecode) []identiteit.Middel {
	return []identiteit.Middel{identiteit.Medewerker, identiteit.DigiD, identiteit.EHerkenning}
}

func (*broker) Begin(_ context.Context, g dossier.Gemeentecode, m identiteit.Middel) (string, identiteit.Onderweg, error) {
	return "/inloggen/terug?code=proef", identiteit.Onderweg{Gemeente: g, Middel: m, State: "s", Op: time.Now()}, nil
}

func (b *broker) Eind(context.Context, identiteit.Onderweg, url.Values) (identiteit.Persoon, error) {
	return b.persoon, b.err
}

// proefpersonen are the people of the demo, and one per example.
func proefpersonen(t testing.TB, nu time.Time) []identiteit.Proefpersoon {
	uit, err := identiteit.NewTest("test", dossier.DatumVan(nu))
	must(t, err)
	for _, naam := range voorbeeldnamen(t) {
		a := voorbeeld(t, naam)
		if !a.Aanvrager.BSN.IsZero() {
			if a.Partner != nil {
				uit = append(uit, identiteit.Proefpersoon{ID: "partner-van-" + naam[:2], Naam: "Partner " + naam, Persoon: identiteit.Persoon{Middel: identiteit.Test, Niveau: "25", BSN: a.Partner.BSN}})
			}
			uit = append(uit, identiteit.Proefpersoon{ID: naam, Naam: "Proef " + naam, Wie: "Uit de voorbeelden", Persoon: identiteit.Persoon{Middel: identiteit.Test, Niveau: "25", BSN: a.Aanvrager.BSN}})
		}
	}
	return uit
}

func proefmedewerkers(t testing.TB) []identiteit.Proefpersoon {
	uit, err := identiteit.NewTestMedewerkers("test")
	must(t, err)
	return uit
}

func lees(t testing.TB, r io.Reader) string {
	t.Helper()
	b, err := io.ReadAll(r)
	must(t, err)
	return string(b)
}
