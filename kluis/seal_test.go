package kluis_test

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"solo/kluis"
)

func TestSealedValueOpensOnlyInItsPlace(t *testing.T) {
	s := newSleutel(t)
	rapid.Check(t, func(rt *rapid.T) {
		plain := rapid.SliceOf(rapid.Byte()).Draw(rt, "plain")
		hier := rapid.StringN(1, 40, -1).Draw(rt, "hier")
		daar := rapid.StringN(1, 40, -1).Draw(rt, "daar")
		sealed, err := s.Seal(plain, hier)
		if err != nil {
			rt.Fatal(err)
		}
		if got, err := s.Open(sealed, hier); err != nil || !bytes.Equal(got, plain) {
			rt.Errorf("Open: got %x, %v, want %x", got, err, plain)
		}
		if _, err := s.Open(sealed, daar); err == nil && hier != daar {
			rt.Errorf("sealed for %q it opens at %q", hier, daar)
		}
	})
}

func TestEveryChangedByteOfASealIsRefused(t *testing.T) {
	s := newSleutel(t)
	sealed, _ := s.Seal([]byte("iets"), plaats)
	for i := range sealed {
		anders := bytes.Clone(sealed)
		anders[i] ^= 0x80
		_, err := s.Open(anders, plaats)
		wantErr(t, "changed", err, kluis.ErrVervalst)
		_, err = s.Open(sealed[:i], plaats)
		wantErr(t, "cut", err, kluis.ErrVervalst)
	}
}

func TestKeyFileReadsBack(t *testing.T) {
	kek, err := kluis.NewKEK()
	if err != nil {
		t.Fatal(err)
	}
	tekst, err := kluis.FormatKEK("2026", kek)
	if err != nil {
		t.Fatal(err)
	}
	for naam, vorm := range map[string]string{"as made": tekst, "Windows line ends": "\ufeff" + strings.ReplaceAll(tekst, "\n", "\r\n"), "spaces around": "\n  # eigen regel\n\t" + strings.SplitN(tekst, "\n", 2)[1] + " \n\n"} {
		if got, err := kluis.ParseKEK(vorm); err != nil || !bytes.Equal(got, kek) {
			t.Errorf("%s: got %d bytes, %v", naam, len(got), err)
		}
	}
	if _, err := kluis.FormatKEK("2026", kek[1:]); err == nil {
		t.Error("FormatKEK of 31 bytes: got no error")
	}
}

func TestKeyFileThatIsNotOneKeyIsRefusedWithoutShowingIt(t *testing.T) {
	goed := strings.Repeat("QUJD", 10) + "QUI="
	for _, tekst := range []string{"", "# alleen uitleg", goed + "\n" + goed, goed[:20], "geheimgeheimgeheimgeheimgeheimgeheimgeheim!", goed + "QUJD", strings.Repeat("x", 100_000)} {
		kek, err := kluis.ParseKEK(tekst)
		wantErr(t, "ParseKEK", err, kluis.ErrSleutelbestand)
		if err != nil && (strings.Contains(err.Error(), "geheimgeheim") || strings.Contains(err.Error(), "QUJD")) {
			t.Errorf("error %q repeats the key", err)
		}
		if kek != nil {
			t.Errorf("got a key with the error")
		}
	}
}
