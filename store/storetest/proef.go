package storetest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"solo/connectors"
	"solo/dossier"
	"solo/kluis"
	"solo/outbox"
	"solo/store"
)

// Invented values that may be found nowhere in clear.
const (
	kanarieBSN  = "999990019"
	kanarieNaam = "Kanarievogel-Zonneschijn"
)

const settle = 2 * time.Minute

// A klok is set by the test.
type klok struct {
	mu sync.Mutex
	nu time.Time
}

func (k *klok) Now() time.Time {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.nu
}

func (k *klok) add(d time.Duration) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.nu = k.nu.Add(d)
}

// A proef is one open store with its clock.
type proef struct {
	t *testing.T
	Store
	d    Driver
	c    Config
	klok *klok
	n    int
}

func newProef(t *testing.T, d Driver) *proef {
	t.Helper()
	kek, err := kluis.NewKEK()
	if err != nil {
		t.Fatal(err)
	}
	k, err := kluis.Open(map[string][]byte{"k1": kek}, "k1")
	if err != nil {
		t.Fatal(err)
	}
	p := &proef{t: t, d: d, klok: &klok{nu: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)}}
	p.c = Config{Map: t.TempDir(), Kluis: k, Now: p.klok.Now, Termijn: 14 * 24 * time.Hour,
		Settle: func(string) time.Duration { return settle }}
	p.Store = d.Open(t, p.c)
	t.Cleanup(func() { p.Store.Close() })
	return p
}

// die ends the process without a word and starts the next one.
func (p *proef) die() {
	p.t.Helper()
	p.must(p.Store.Close())
	p.Store = p.d.Open(p.t, p.c)
}

func (p *proef) must(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

func (p *proef) is(err, want error) {
	p.t.Helper()
	if !errors.Is(err, want) {
		p.t.Fatalf("got error %v, want %v", err, want)
	}
}

// newAanname is an aanvraag with personal data in every place that may hold it.
func (p *proef) newAanname(kenmerk, bestemming string) store.Aanname {
	p.t.Helper()
	id := dossier.NewID(p.klok.Now())
	_, verpakt, err := p.c.Kluis.New(store.Sleutelplaats(id))
	p.must(err)
	return store.Aanname{ID: id, Leverancier: "loket", Kenmerk: kenmerk, Vingerafdruk: "v-" + kenmerk,
		Gemeente: "0855", Regeling: "bbz-gevestigd", Definitie: 1, Urgentie: "spoed", Sleutel: verpakt,
		Document: []byte(`{"bsn":"` + kanarieBSN + `","achternaam":"` + kanarieNaam + `"}`),
		Oordeel:  []byte(`{"reden":"` + kanarieNaam + `"}`),
		Bijlagen: []store.Bijlage{
			{ID: store.Bestandsplaats(id, "d01"), Soort: "bank_prive", Bestandsnaam: kanarieNaam + ".pdf",
				Omschrijving: "van " + kanarieNaam, Grootte: 12, SHA256: "ab", Formaat: "application/pdf"},
			{ID: store.Bestandsplaats(id, "d02"), Soort: "jaarcijfers", Bestandsnaam: "b.pdf", Grootte: 7, SHA256: "cd", Formaat: "application/pdf"}},
		Bestemming: bestemming, Nu: p.klok.Now()}
}

func (p *proef) accept(bestemming string) dossier.ID {
	p.t.Helper()
	p.n++
	id, al, err := p.Accept(p.t.Context(), p.newAanname(fmt.Sprintf("k%d", p.n), bestemming))
	p.must(err)
	if al {
		p.t.Fatalf("a new aanname was known already")
	}
	return id
}

// claim expects exactly one due delivery.
func (p *proef) claim(bestemming string) outbox.Levering {
	p.t.Helper()
	ls, err := p.Claim(p.t.Context(), bestemming, 10)
	p.must(err)
	if len(ls) != 1 {
		p.t.Fatalf("claimed %d deliveries of %s, want 1", len(ls), bestemming)
	}
	return ls[0]
}

// idle expects that nothing is due.
func (p *proef) idle(bestemming string) {
	p.t.Helper()
	ls, err := p.Claim(p.t.Context(), bestemming, 10)
	p.must(err)
	if len(ls) != 0 {
		p.t.Fatalf("claimed %d deliveries of %s, want none: %+v", len(ls), bestemming, ls)
	}
}

func (p *proef) release(l outbox.Levering, u outbox.Uitkomst) {
	p.t.Helper()
	p.must(p.Journaal(l).Release(p.t.Context(), u))
}

// stop leaves a delivery to a person.
func (p *proef) stop(l outbox.Levering) {
	p.t.Helper()
	p.release(l, outbox.Uitkomst{Besluit: outbox.WachtOpMens, Geteld: true, Fout: geweigerd()})
}

func geweigerd() *connectors.Fout {
	return &connectors.Fout{Klasse: connectors.Geweigerd, Stap: "zaak", Code: "invalid",
		Melding: "Het zaaksysteem weigert de zaak.", Actie: "Controleer de koppeling."}
}

func geleverd() outbox.Uitkomst {
	return outbox.Uitkomst{Besluit: outbox.Geleverd, Geteld: true, Toegang: outbox.Open,
		Ontvangst: ontvangst("ZAAK-1")}
}

func ontvangst(nummer string) connectors.Ontvangst {
	return connectors.Ontvangst{Zaaknummer: nummer, Zaak: "https://zaken.example/" + nummer[len("ZAAK-"):]}
}

func (p *proef) regel(id int64) *store.Detail {
	p.t.Helper()
	d, err := p.Show(p.t.Context(), id)
	p.must(err)
	return d
}

// stand is how one destination is doing.
func (p *proef) stand(bestemming string) store.Stand {
	p.t.Helper()
	ss, err := p.Standen(p.t.Context())
	p.must(err)
	for _, s := range ss {
		if s.Bestemming == bestemming {
			return s
		}
	}
	p.t.Fatalf("no stand of %s in %+v", bestemming, ss)
	return store.Stand{}
}

func (p *proef) staat(id int64, want store.Staat) {
	p.t.Helper()
	if got := p.regel(id).Staat; got != want {
		p.t.Fatalf("delivery %d is %s, want %s", id, got, want)
	}
}

// boeking expects a state of a step.
func (p *proef) boeking(j connectors.Journaal, stap string, want connectors.Toestand) connectors.Boeking {
	p.t.Helper()
	b, err := j.Read(p.t.Context(), stap)
	p.must(err)
	if b.Toestand != want {
		p.t.Fatalf("step %s is in state %d, want %d", stap, b.Toestand, want)
	}
	return b
}

func (p *proef) sameJSON(got, want []byte) {
	p.t.Helper()
	if !bytes.Equal(got, want) || want != nil && !json.Valid(got) {
		p.t.Fatalf("got %s, want %s", got, want)
	}
}
