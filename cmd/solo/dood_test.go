package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"solo/bediening"
	"solo/dossier"
	"solo/sandbox"
	"solo/store"
	voorbeelden "solo/testdata/aanvragen"
)

// kleineAanvraag is an example with one attachment, of Tilburg.
const kleineAanvraag = "13-weet-niet-en-later"

// A kerkhof is a case system, and a store in which one SOLO after another dies.
type kerkhof struct {
	t      *testing.T
	sb     *sandbox.Sandbox
	config string
	boek   string
	levend chan *os.Process // the one that runs now
	sterf  string
	doden  int
}

func newKerkhof(t *testing.T, streng bool, sterf string) *kerkhof {
	t.Helper()
	folder := t.TempDir()
	k := &kerkhof{t: t, sterf: sterf, boek: filepath.Join(folder, "boek"), levend: make(chan *os.Process, 1)}
	srv := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { k.serve(w, r) }))
	g := demoGemeenten()[0]
	g.Adres = srv.Listener.Addr().String()
	var err error
	if k.config, err = writeDemoConfig(folder, demoAdressen{}, []demoGemeente{g}, "150 ms", []string{"50 ms"}); err != nil {
		t.Fatal(err)
	}
	geheim, err := os.ReadFile(filepath.Join(folder, "geheim", g.Naam+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	k.sb, err = sandbox.New(sandbox.Config{Streng: streng, Catalogus: sandbox.StandaardCatalogus(g.RSIN), DeelGrootte: 40_000,
		Clients: map[string]string{"solo": strings.TrimSpace(string(geheim))}})
	if err != nil {
		t.Fatal(err)
	}
	srv.Start()
	t.Cleanup(func() { _ = k.sb.Close(); srv.Close() }) // in this order: a fault may hold a call
	return k
}

// serve lets the sandbox answer. Where the client has to die with its request on its
// way, it is dead before the sandbox has seen anything of it.
func (k *kerkhof) serve(w http.ResponseWriter, r *http.Request) {
	punt := r.Header.Get(puntKop)
	if punt == "" {
		k.sb.Handler().ServeHTTP(w, r)
		return
	}
	body, err := io.ReadAll(r.Body)
	if err == nil {
		err = noteer(k.boek, punt)
	}
	if err != nil {
		k.t.Errorf("%s: %v", punt, err)
		return
	}
	r = r.Clone(context.WithoutCancel(r.Context()))
	r.Body = io.NopCloser(bytes.NewReader(body))
	if k.sterf == "" {
		k.sb.Handler().ServeHTTP(w, r)
		return
	}
	if err := (<-k.levend).Kill(); err != nil {
		k.t.Errorf("%s: %v", punt, err)
	}
	k.sb.Handler().ServeHTTP(httptest.NewRecorder(), r)
}

// submit takes in the small aanvraag n times, each with a kenmerk of its own, as
// `solo indien` does.
func (k *kerkhof) submit(n int) {
	k.t.Helper()
	w := k.open()
	defer w.close()
	for i := range n {
		if err := submitSmall(k.t.Context(), w, i); err != nil {
			k.t.Fatal(err)
		}
	}
}

func submitSmall(ctx context.Context, v bediening.Verbs, nr int) error {
	document, err := fs.ReadFile(voorbeelden.FS(), kleineAanvraag+"/aanvraag.json")
	if err != nil {
		return err
	}
	a, err := dossier.Decode(document)
	if err != nil {
		return err
	}
	a.Kenmerk = fmt.Sprintf("%s-%d", a.Kenmerk, nr)
	if document, err = dossier.Encode(a); err != nil {
		return err
	}
	_, err = v.Submit(ctx, document, func(naam string) (io.ReadCloser, error) {
		return voorbeelden.FS().Open(kleineAanvraag + "/" + naam)
	})
	return err
}

// open takes the place of the SOLO of this store.
func (k *kerkhof) open() *werk {
	k.t.Helper()
	in, err := loadInrichting(k.config)
	if err != nil {
		k.t.Fatal(err)
	}
	w, err := openWerk(k.t.Context(), in, slog.New(slog.DiscardHandler))
	if err != nil {
		k.t.Fatal(err)
	}
	return w
}

// maxDoden is more than there are steps.
const maxDoden = 80

// bury starts one process after another until one lives to see everything delivered.
func (k *kerkhof) bury() {
	k.t.Helper()
	for k.doden = 0; k.doden < maxDoden; k.doden++ {
		c := kindproces(k.t, "sterveling", nil, sterfConfig+"="+k.config, sterfSoort+"="+k.sterf, sterfBoek+"="+k.boek)
		uit := &bytes.Buffer{}
		c.Stdout, c.Stderr = uit, uit
		if err := c.Start(); err != nil {
			k.t.Fatal(err)
		}
		k.levend <- c.Process
		err := c.Wait()
		if bytes.Contains(uit.Bytes(), []byte("DATA RACE")) {
			k.t.Errorf("after %d deaths: %s", k.doden, uit)
		}
		select {
		case <-k.levend: // nobody killed it from outside
		default:
		}
		if err == nil {
			return
		}
		if c.ProcessState.Exited() { // by itself: not killed
			k.t.Fatalf("after %d deaths: %v\n%s", k.doden, err, uit)
		}
	}
	k.t.Fatalf("not delivered after %d deaths", maxDoden)
}

// momenten are what stands in the boek of one kind, sorted.
func (k *kerkhof) momenten(soort string) (uit []string) {
	k.t.Helper()
	raw, err := os.ReadFile(k.boek)
	if err != nil {
		k.t.Fatal(err)
	}
	for _, r := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
		if stap, ok := strings.CutPrefix(r, soort+" "); ok {
			uit = append(uit, stap)
		}
	}
	slices.Sort(uit)
	return uit
}

// leveringen are all deliveries as SOLO has them.
func (k *kerkhof) leveringen() (uit []*store.Detail) {
	k.t.Helper()
	w := k.open()
	defer w.close()
	regels, err := w.List(k.t.Context(), store.Filter{})
	if err != nil {
		k.t.Fatal(err)
	}
	for _, r := range regels {
		d, err := w.Show(k.t.Context(), r.Levering)
		if err != nil {
			k.t.Fatal(err)
		}
		uit = append(uit, d)
	}
	return uit
}

// telling is what the case system has, without the number that differs each time.
func (k *kerkhof) telling() sandbox.Telling {
	n := k.sb.Tel()
	for i := range n.PerZaak {
		n.PerZaak[i].Identificatie, n.PerZaak[i].Kenmerken = "", nil
	}
	return n
}

// TestProcessKilledAtEveryStepDeliversTheSameZaakOnce kills a real process (SIGKILL)
// at one moment of the first step, starts the next, kills it at the same moment of
// the second step, and so on until a process lives to the end.
func TestProcessKilledAtEveryStepDeliversTheSameZaakOnce(t *testing.T) {
	t.Parallel()
	schoon := newKerkhof(t, true, "")
	schoon.submit(1)
	schoon.bury()
	want := schoon.telling()
	if want.Zaken != 1 || want.Dubbel() != 0 || want.Los != 0 || want.Open != 0 {
		t.Fatalf("the clean run is not clean: %+v", want)
	}
	soorten := []string{naVoornemen, naSchrijven, naAntwoord, voorVastleggen}
	if metRace { // every process is slow; these two cover what all four cover
		soorten = soorten[:2]
	}
	for _, sterf := range soorten {
		stappen := schoon.momenten(sterf)
		if len(stappen) < 15 {
			t.Fatalf("%s: the clean run has only the steps %q", sterf, stappen)
		}
		for _, streng := range []bool{true, false} {
			if metRace && !streng {
				continue // every process is slow; the detector has seen this code with the strict one
			}
			t.Run(sterf+map[bool]string{true: " streng", false: " soepel"}[streng], func(t *testing.T) {
				t.Parallel()
				k := newKerkhof(t, streng, sterf)
				k.submit(1)
				k.bury()
				k.check(want, stappen)
			})
		}
	}
}

func (k *kerkhof) check(want sandbox.Telling, stappen []string) {
	k.t.Helper()
	if diff := cmp.Diff(want, k.telling()); diff != "" {
		k.t.Errorf("the case system differs from that of a clean run (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(stappen, k.momenten(k.sterf)); diff != "" {
		k.t.Errorf("nobody died at the same steps as a clean run has (-want +got):\n%s", diff)
	}
	if k.doden != len(stappen) {
		k.t.Errorf("%d processes were killed, want %d", k.doden, len(stappen))
	}
	d := k.leveringen()[0]
	if nr := k.sb.Tel().PerZaak[0].Identificatie; d.Staat != store.Geleverd || d.Zaaknummer != nr {
		k.t.Errorf("got %s with zaak %q, want %s with %q", d.Staat, d.Zaaknummer, store.Geleverd, nr)
	}
	if len(d.Dubbel) > 0 {
		k.t.Errorf("Dubbel: got %q, want none", d.Dubbel)
	}
}
