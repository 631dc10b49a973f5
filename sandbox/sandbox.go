package sandbox

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"time"

	"solo/dossier"
	"solo/sandbox/stuf"
)

// Config says how one sandbox behaves. The zero value works: lenient, open to
// everyone, in memory, with the standard catalogus.
type Config struct {
	// Naam stands above the page, such as "gemeente Voorbeeldstad".
	Naam string
	// Streng enforces what Open Zaak enforces on top of the schema: uniqueness,
	// one initiator, known query parameters, CRS headers, reachable URLs. Without
	// it duplicates are possible, and Tel shows them.
	Streng bool
	// Clients maps client_id to the secret of its HS256 tokens. nil: no
	// authentication at all.
	Clients map[string]string
	// Scopes lists what each client may do, in the names of the standard. nil:
	// everybody everything but the geforceerd- scopes.
	Scopes map[string][]string
	// Catalogus is the seed; its zero value is StandaardCatalogus("").
	Catalogus Catalogus
	// CatalogiVersie is what the Catalogi API calls itself: "" is 1.3.1. Below 1.2
	// the parameters datumGeldigheid, zaaktypeIdentificatie and omschrijving do not
	// exist.
	CatalogiVersie string
	// WaardeControle checks the value of a zaakeigenschap against its specificatie
	// (OZ setting ZAAK_EIGENSCHAP_WAARDE_VALIDATION, off by default).
	WaardeControle bool
	// Journaal is the file that remembers the zaken; "" is memory only.
	Journaal string
	// Map is the folder for the contents of documents; "" is a temporary folder
	// that Close removes. With a Journaal it must be given.
	Map string
	// DeelGrootte is the size in bytes of a bestandsdeel; 0 is 50 MB.
	DeelGrootte int64
	// MaxBody is the largest JSON body in bytes; above it the answer is the 413 of
	// a proxy. 0 is no limit.
	MaxBody int64
	// StUF makes the sandbox speak StUF-ZDS too; nil is off.
	StUF *StUF
	// Now is the clock; nil is time.Now.
	Now func() time.Time
}

// Sandbox is one case system. Its methods may be called from any goroutine.
type Sandbox struct {
	config    Config
	programma programma
	logboek   logboek
	wg        sync.WaitGroup // late effects under way
	gestopt   chan struct{}  // closed by Close, under mu
	sluit     sync.Once

	mu        sync.Mutex // everything below
	opslag    *opslag
	journaal  *journaal
	catalogus Catalogus
	volgnr    int // last number handed out to a zaak or document without one
	volgende  string
	onbekend  map[string]int
	bestanden bestanden
	tijdstip  map[string]string    // of the last StUF message that was taken, by zender
	nonces    map[string]time.Time // of UsernameTokens, by when they were seen
}

// New opens a sandbox and replays its journal. Close it.
func New(c Config) (*Sandbox, error) {
	if c.Journaal != "" && c.Map == "" {
		return nil, errors.New("sandbox: a journaal needs a map for its documents")
	}
	if c.StUF != nil && !slices.Contains([]stuf.Dialect{"", stuf.ZDS11, stuf.ZDS12}, c.StUF.Dialect) {
		return nil, fmt.Errorf("sandbox: dialect %q of StUF-ZDS does not exist", c.StUF.Dialect)
	}
	if rsin := c.Catalogus.RSIN; rsin != "" && !dossier.IsRSIN(rsin) {
		return nil, errors.New("de catalogus van de sandbox heeft geen goed RSIN: dat heeft negen cijfers en voldoet aan de elfproef")
	}
	s := &Sandbox{config: withDefaults(c), gestopt: make(chan struct{}),
		opslag: newOpslag(), onbekend: map[string]int{}, tijdstip: map[string]string{}, nonces: map[string]time.Time{}}
	s.catalogus = s.config.Catalogus.clone()
	var err error
	if s.bestanden, err = openBestanden(c.Map); err != nil {
		return nil, fmt.Errorf("sandbox: %w", err)
	}
	if s.journaal, err = openJournaal(c.Journaal, s.replay); err != nil {
		return nil, errors.Join(fmt.Errorf("sandbox: %w", err), s.bestanden.close())
	}
	s.resumeBerichten()
	return s, nil
}

func withDefaults(c Config) Config {
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.DeelGrootte <= 0 {
		c.DeelGrootte = 50 << 20
	}
	if c.CatalogiVersie == "" {
		c.CatalogiVersie = "1.3.1"
	}
	if c.Catalogus.Domein == "" {
		c.Catalogus = StandaardCatalogus("")
	}
	return c
}

// Close stops late effects (what has not landed is lost, as in a crash), closes
// the journal and removes a temporary folder. It may be called twice.
func (s *Sandbox) Close() error {
	var err error
	s.sluit.Do(func() {
		s.stopLate()
		s.wg.Wait()
		s.mu.Lock()
		defer s.mu.Unlock()
		err = errors.Join(s.journaal.close(), s.bestanden.close())
	})
	return err
}

// stopLate takes the lock so that no late effect begins while Close waits for them.
func (s *Sandbox) stopLate() {
	s.mu.Lock()
	defer s.mu.Unlock()
	close(s.gestopt)
}

// Handler serves the three APIs, the pages and the control addresses:
//
//	/zaken/api/v1/ /documenten/api/v1/ /catalogi/api/v1/
//	/stuf/...                     StUF-ZDS, when Config.StUF is set
//	/ and /zaak/{uuid}            the caseworker's pages
//	GET, POST, DELETE /_storing   the fault programme
//	GET /_storing/uitleg          how it is written, in Dutch
//	POST /_storing/land           lands what is held back
//	GET /_telling /_verzoeken     counts and access log
func (s *Sandbox) Handler() http.Handler {
	mux := http.NewServeMux()
	for _, a := range s.routes() {
		mux.Handle(a.patroon, s.serve(a))
	}
	for _, api := range []string{apiZaken, apiDocumenten, apiCatalogi} {
		mux.HandleFunc(api, func(w http.ResponseWriter, r *http.Request) { s.writeFout(w, r, unknown(mux, r)) })
	}
	s.registerStUF(mux)
	s.registerPaginas(mux)
	s.registerBeheer(mux)
	return s.logboek.record(s.withStoring(mux))
}

// nu is the present, in UTC.
func (s *Sandbox) nu() time.Time { return s.config.Now().UTC() }
