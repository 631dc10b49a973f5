package kluis_test

import (
	"bytes"
	"errors"
	"maps"
	"strings"
	"testing"

	"solo/kluis"
)

const plaats = "dossier:12"

// open makes a Kluis with fresh keys; the last name is active.
func open(t *testing.T, namen ...string) *kluis.Kluis {
	t.Helper()
	return openKeys(t, newKeys(t, namen...), namen[len(namen)-1])
}

func openKeys(t *testing.T, sleutels map[string][]byte, actief string) *kluis.Kluis {
	t.Helper()
	k, err := kluis.Open(sleutels, actief)
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	return k
}

func newKeys(t *testing.T, namen ...string) map[string][]byte {
	t.Helper()
	sleutels := map[string][]byte{}
	for _, naam := range namen {
		kek, err := kluis.NewKEK()
		if err != nil {
			t.Fatalf("NewKEK: %v", err)
		}
		sleutels[naam] = kek
	}
	return sleutels
}

func newSleutel(t *testing.T) kluis.Sleutel {
	t.Helper()
	s, _, err := open(t, "2026").New(plaats)
	if err != nil {
		t.Fatalf("New: %v", err)
	}
	return s
}

func wantErr(t *testing.T, wat string, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("%s: got error %v, want %v", wat, got, want)
	}
}

func TestUnwrappedKeyOpensWhatTheNewKeySealed(t *testing.T) {
	k := open(t, "2026")
	s, wrapped, err := k.New(plaats)
	if err != nil {
		t.Fatalf("New: %v", err)
	}
	sealed, err := s.Seal([]byte("Jansen"), "levering:12:zaak")
	if err != nil {
		t.Fatalf("Seal: %v", err)
	}
	terug, err := k.Unwrap(wrapped, plaats)
	if err != nil {
		t.Fatalf("Unwrap: %v", err)
	}
	got, err := terug.Open(sealed, "levering:12:zaak")
	if err != nil || string(got) != "Jansen" {
		t.Errorf("Open: got %q, %v, want Jansen", got, err)
	}
}

func TestWrappedKeyOpensOnlyInItsPlaceAndUnchanged(t *testing.T) {
	k := open(t, "2026")
	_, wrapped, _ := k.New(plaats)
	_, err := k.Unwrap(wrapped, "dossier:13")
	wantErr(t, "moved", err, kluis.ErrVervalst)
	for i := range wrapped {
		anders := bytes.Clone(wrapped)
		anders[i] ^= 1
		if _, err := k.Unwrap(anders, plaats); !errors.Is(err, kluis.ErrVervalst) && !errors.Is(err, kluis.ErrSleutelOnbekend) {
			t.Errorf("byte %d changed: got %v, want a refusal", i, err)
		}
		_, err := k.Unwrap(wrapped[:i], plaats)
		wantErr(t, "cut", err, kluis.ErrVervalst)
	}
}

func TestKeyThatIsNotLoadedIsTold(t *testing.T) {
	_, wrapped, _ := open(t, "2025").New(plaats)
	_, err := open(t, "2026").Unwrap(wrapped, plaats)
	wantErr(t, "Unwrap", err, kluis.ErrSleutelOnbekend)
	if !strings.Contains(err.Error(), "2025") {
		t.Errorf("error %q does not name the key 2025 that must be loaded", err)
	}
}

func TestKeyUnderTheSameNameWithOtherBytesIsRefused(t *testing.T) {
	_, wrapped, _ := open(t, "2026").New(plaats)
	_, err := open(t, "2026").Unwrap(wrapped, plaats)
	wantErr(t, "Unwrap", err, kluis.ErrVervalst)
}

func TestRewrapMovesToTheActiveKeyAndKeepsTheDataKey(t *testing.T) {
	sleutels := newKeys(t, "2025", "2026")
	oud := openKeys(t, sleutels, "2025")
	s, wrapped, _ := oud.New(plaats)
	sealed, _ := s.Seal([]byte("x"), plaats)

	nieuw, err := openKeys(t, sleutels, "2026").Rewrap(wrapped, plaats)
	if err != nil {
		t.Fatalf("Rewrap: %v", err)
	}
	maps.DeleteFunc(sleutels, func(id string, _ []byte) bool { return id == "2025" })
	alleenNieuw := openKeys(t, sleutels, "2026")
	_, err = alleenNieuw.Unwrap(wrapped, plaats)
	wantErr(t, "old form without the old key", err, kluis.ErrSleutelOnbekend)
	terug, err := alleenNieuw.Unwrap(nieuw, plaats)
	if err != nil {
		t.Fatalf("Unwrap of the new form: %v", err)
	}
	if got, err := terug.Open(sealed, plaats); err != nil || string(got) != "x" {
		t.Errorf("after rotation: got %q, %v, want x", got, err)
	}
}

func TestRewrapMayBeRunAgain(t *testing.T) {
	k := open(t, "2026")
	_, wrapped, _ := k.New(plaats)
	got, err := k.Rewrap(wrapped, plaats)
	if err != nil || !bytes.Equal(got, wrapped) {
		t.Errorf("got %x, %v, want the same bytes %x", got, err, wrapped)
	}
	_, err = k.Rewrap(wrapped, "dossier:13")
	wantErr(t, "Rewrap of a moved key", err, kluis.ErrVervalst)
}

func TestOpenNamesEveryMistakeAndNoKeyByte(t *testing.T) {
	_, err := kluis.Open(map[string][]byte{
		"kort":       []byte("geheim-geheim"),
		"met spatie": bytes.Repeat([]byte("k"), 32),
	}, "weg")
	if err == nil {
		t.Fatal("got no error, want three mistakes")
	}
	for _, want := range []string{`"kort"`, `"met spatie"`, `"weg"`, "13 bytes"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("error %q does not name %s", err, want)
		}
	}
	if strings.Contains(err.Error(), "geheim") || strings.Contains(err.Error(), "kkk") {
		t.Errorf("error %q shows a key", err)
	}
}

func TestZeroValuesRefuseToWork(t *testing.T) {
	var k *kluis.Kluis
	_, _, err := k.New(plaats)
	wantErr(t, "New of a nil Kluis", err, kluis.ErrGeenSleutel)
	_, err = new(kluis.Kluis).Unwrap([]byte{1, 1, 'a'}, plaats)
	wantErr(t, "Unwrap of a zero Kluis", err, kluis.ErrGeenSleutel)
	var s kluis.Sleutel
	_, err = s.Seal(nil, plaats)
	wantErr(t, "Seal", err, kluis.ErrGeenSleutel)
	_, err = s.Open(nil, plaats)
	wantErr(t, "Open", err, kluis.ErrGeenSleutel)
	_, err = s.Encrypt(&bytes.Buffer{}, plaats)
	wantErr(t, "Encrypt", err, kluis.ErrGeenSleutel)
	_, err = s.Decrypt(bytes.NewReader(nil), 0, plaats)
	wantErr(t, "Decrypt", err, kluis.ErrGeenSleutel)
}

func TestEmptyPlaceIsRefused(t *testing.T) {
	s := newSleutel(t)
	_, _, err := open(t, "2026").New("")
	wantErr(t, "New", err, kluis.ErrGeenPlaats)
	_, err = s.Seal(nil, "")
	wantErr(t, "Seal", err, kluis.ErrGeenPlaats)
	_, err = s.Encrypt(&bytes.Buffer{}, "")
	wantErr(t, "Encrypt", err, kluis.ErrGeenPlaats)
}
