package levering_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"solo/connectors"
	"solo/dossier"
	"solo/intake"
	"solo/kluis"
	"solo/levering"
	"solo/mapping"
	"solo/outbox"
	"solo/store"
)

// ander changes what the mapping of newMaker gives: another programme, a year later.
const ander = "zaak: { omschrijving: Een heel andere omschrijving }\neigenschappen: { regeling: ~ }\n"

func TestLaterAttemptSendsWhatTheFirstSent(t *testing.T) {
	k := newKeten(t)
	k.accept(t, "02-spoed-gezin-afsluiting")
	k.ander.err = errors.New("het antwoord ging verloren")
	if _, err := k.attempt(t); err == nil {
		t.Fatal("the first attempt succeeded, want its error")
	}
	eerst := k.ander.inhoud
	k.Maker = newMaker(t, ander)
	k.Maker.Omgeving = "anders"
	k.Maker.Definitie = func(string, int, dossier.Gemeentecode) (*intake.Definitie, error) { return nil, intake.ErrOnbekend }
	if _, err := k.attempt(t); err != nil {
		t.Fatal(err)
	}
	if len(k.ander.zaken) != 2 || !bytes.Equal(k.ander.zaken[0], k.ander.zaken[1]) {
		t.Errorf("%d attempts, and they do not send the same zaak", len(k.ander.zaken))
	}
	for ref, raw := range k.ander.inhoud {
		if !bytes.Equal(raw, eerst[ref]) {
			t.Errorf("%s was sent differently", ref)
		}
	}
}

func TestRepinnedDeliveryFollowsTheMappingOfToday(t *testing.T) {
	k := newKeten(t)
	k.accept(t, "01-kapper-regulier")
	k.ander.err = errors.New("weg")
	_, _ = k.attempt(t)
	k.Maker = newMaker(t, ander)
	l := k.claim(t)
	if err := k.db.Journaal(l).Release(t.Context(), outbox.Uitkomst{Besluit: outbox.Opnieuw, Op: nu()}); err != nil {
		t.Fatal(err)
	}
	if err := k.db.Repin(t.Context(), l, "beheerder", "de mapping is hersteld"); err != nil {
		t.Fatal(err)
	}
	if _, err := k.attempt(t); err != nil {
		t.Fatal(err)
	}
	if got := k.ander.last(t).Omschrijving; got != "Een heel andere omschrijving" {
		t.Errorf("got the omschrijving of the old mapping")
	}
}

// gestolen loses the lease between rendering and storing.
type gestolen struct{ levering.Opslag }

func (gestolen) Pin(context.Context, outbox.Levering, []byte, string) error { return store.ErrFenced }

func TestNothingIsSentThatIsNotStored(t *testing.T) {
	k := newKeten(t)
	k.accept(t, "01-kapper-regulier")
	k.Opslag = gestolen{k.Opslag}
	if _, err := k.attempt(t); !errors.Is(err, store.ErrFenced) {
		t.Errorf("got %v, want store.ErrFenced", err)
	}
	if len(k.ander.zaken) != 0 {
		t.Error("the connector was called")
	}
}

func TestReceiptTellsWhatMappingAndConnectorChanged(t *testing.T) {
	k := newKeten(t)
	k.accept(t, "10-naam-van-200-tekens")
	k.ander.ontvangst = connectors.Ontvangst{Zaaknummer: "Z1", Aangepast: []string{"van het zaaksysteem"}}
	for _, poging := range []string{"first", "later"} {
		o, err := k.attempt(t)
		if err != nil {
			t.Fatal(err)
		}
		ingekort := slices.ContainsFunc(o.Aangepast, func(s string) bool { return strings.Contains(s, "omschrijving") })
		if o.Zaaknummer != "Z1" || !ingekort || !slices.Contains(o.Aangepast, "van het zaaksysteem") {
			t.Errorf("%s attempt: got %s, %q", poging, o.Zaaknummer, o.Aangepast)
		}
	}
}

func TestUpgradeBetweenAcceptanceAndRenderingIsTold(t *testing.T) {
	k := newKeten(t)
	k.accept(t, "01-kapper-regulier")
	k.Maker.Definitie = func(string, int, dossier.Gemeentecode) (*intake.Definitie, error) {
		d, err := definitie("bbz-gevestigd", 0, "")
		nieuwer := *d
		nieuwer.Versie = 2
		return &nieuwer, err
	}
	o, err := k.attempt(t)
	if want := "de aanvraag is ingevuld met versie 1 van het formulier en weergegeven met versie 2"; err != nil || !slices.Contains(o.Aangepast, want) {
		t.Errorf("got %q, %v; want %q", o.Aangepast, err, want)
	}
}

func TestConfigurationMistakeIsToldWithWhatToDo(t *testing.T) {
	stuk := errors.New("kapot")
	for naam, c := range map[string]struct {
		edit  func(*keten)
		stap  string
		actie string
	}{
		"no such zaaksysteem": {func(k *keten) { k.Connectors = nil }, "koppeling", "Zet het zaaksysteem terug"},
		"no mapping": {func(k *keten) {
			k.Maker.Mapping = func(string, string) (*mapping.Mapping, error) { return nil, stuk }
		}, "mapping", "herstel de mapping"},
		"no regeling": {func(k *keten) {
			k.Maker.Definitie = func(string, int, dossier.Gemeentecode) (*intake.Definitie, error) { return nil, intake.ErrOnbekend }
		}, "regeling", "deze regeling kent"},
		"no route": {func(k *keten) { k.Maker.Herkomst = geenRoute }, "route", "Zet de route terug"},
		"mapping without outcome": {func(k *keten) {
			k.Maker = newMaker(t, "zaak: { omschrijving: '${gemachtigde.organisatie}' }\n")
		}, "mapping", "herstel de mapping"},
	} {
		t.Run(naam, func(t *testing.T) {
			k := newKeten(t)
			k.accept(t, "01-kapper-regulier")
			vooraf := k.files(t)
			c.edit(k)
			_, err := k.attempt(t)
			var f *connectors.Fout
			if !errors.As(err, &f) || f.Klasse != connectors.Configuratie || f.Stap != c.stap || f.Melding == "" || !strings.Contains(f.Actie, c.actie) {
				t.Fatalf("got %#v, want Configuratie at %s with %q", err, c.stap, c.actie)
			}
			for _, waarde := range []string{"999990007", "Voorbeeld", "Verzonnen Schaar"} {
				if strings.Contains(f.Error()+f.Actie, waarde) {
					t.Errorf("the message shows %q: %v", waarde, f)
				}
			}
			if n := k.files(t); n != vooraf || len(k.ander.zaken) != 0 {
				t.Errorf("%d files drawn and %d zaken sent, want none", n-vooraf, len(k.ander.zaken))
			}
		})
	}
}

func (k *keten) files(t testing.TB) (n int) {
	t.Helper()
	err := filepath.WalkDir(k.folder, func(_ string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			n++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestPDFsLieUnderTheKeyOfTheDossier(t *testing.T) {
	k := newKeten(t)
	id := k.accept(t, "02-spoed-gezin-afsluiting")
	if _, err := k.attempt(t); err != nil {
		t.Fatal(err)
	}
	vreemd, _, err := k.kluis.New("elders")
	if err != nil {
		t.Fatal(err)
	}
	for _, deel := range []string{mapping.Samenvatting, mapping.Formulier, mapping.Gegevens} {
		ref := store.Bestandsplaats(id, deel)
		if raw := k.ander.inhoud[ref]; len(raw) == 0 || deel != mapping.Gegevens && !bytes.HasPrefix(raw, []byte("%PDF-")) {
			t.Errorf("%s: %d bytes, want its content", ref, len(raw))
		}
		if _, err := (levering.Lade{Bestanden: k.Bestanden, Sleutel: vreemd}).Open(t.Context(), ref, 0); !errors.Is(err, kluis.ErrVervalst) {
			t.Errorf("%s opens with another key: %v", ref, err)
		}
		if bekend, err := k.db.HasBijlage(t.Context(), ref); err != nil || !bekend {
			t.Errorf("%s would be swept: %v, %v", ref, bekend, err)
		}
	}
	err = filepath.WalkDir(k.folder, func(pad string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		raw, err := os.ReadFile(pad)
		if bytes.Contains(raw, []byte("%PDF-")) || bytes.Contains(raw, []byte("999990019")) {
			t.Errorf("%s is not encrypted", e.Name())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
