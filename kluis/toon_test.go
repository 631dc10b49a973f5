package kluis_test

import (
	"bytes"
	"encoding/base64"
	"encoding/gob"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"testing"

	"solo/kluis"
)

// houder has a key in every position in which fmt and encoders look.
type houder struct {
	Open      kluis.Sleutel
	dicht     kluis.Sleutel
	Wijzer    *kluis.Sleutel
	wijzer    *kluis.Sleutel
	lijst     []kluis.Sleutel
	tabel     map[string]kluis.Sleutel
	leeg      any
	Kluis     *kluis.Kluis
	kluis     *kluis.Kluis
	waarde    kluis.Kluis
	Waarde    kluis.Kluis
	genesteld struct {
		dieper struct{ sleutel kluis.Sleutel }
	}
}

func newHouder(k *kluis.Kluis, s kluis.Sleutel) houder {
	h := houder{Open: s, dicht: s, Wijzer: &s, wijzer: &s, lijst: []kluis.Sleutel{s}, tabel: map[string]kluis.Sleutel{"a": s},
		leeg: s, Kluis: k, kluis: k, waarde: *k, Waarde: *k}
	h.genesteld.dieper.sleutel = s
	return h
}

// The key bytes are known for the KEK only. For derived keys the test looks for
// what any key would give away: a long run of hex, of decimal bytes or of
// base64 that is no address.
func TestKeysNeverPrint(t *testing.T) {
	kek := bytes.Repeat([]byte{0xAB, 0xCD, 0x17, 0x4F}, 8)
	k := openKeys(t, map[string][]byte{"2026": kek}, "2026")
	s, _, err := k.New(plaats)
	if err != nil {
		t.Fatal(err)
	}
	h := newHouder(k, s)
	for _, waarde := range []any{s, &s, k, *k, h, &h, []any{s, k, h}, errors.Join(fmt.Errorf("met %v en %v", s, k))} {
		for _, vorm := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%o", "%b", "%T"} {
			checkSilent(t, fmt.Sprintf("%T %s", waarde, vorm), fmt.Sprintf(vorm, waarde), kek)
		}
		for naam, log := range handlers() {
			uit := log(waarde)
			checkSilent(t, fmt.Sprintf("%T slog %s", waarde, naam), uit, kek)
		}
	}
}

func handlers() map[string]func(any) string {
	with := func(maak func(io.Writer) slog.Handler) func(any) string {
		return func(waarde any) string {
			var b strings.Builder
			slog.New(maak(&b)).With("vast", waarde).WithGroup("groep").Info("x", "los", waarde, slog.Any("any", waarde))
			return b.String()
		}
	}
	return map[string]func(any) string{
		"json": with(func(w io.Writer) slog.Handler { return slog.NewJSONHandler(w, nil) }),
		"text": with(func(w io.Writer) slog.Handler { return slog.NewTextHandler(w, nil) }),
	}
}

func checkSilent(t *testing.T, wat, uit string, kek []byte) {
	t.Helper()
	laag := strings.ToLower(uit)
	for _, deel := range []string{hex.EncodeToString(kek[:4]), base64.StdEncoding.EncodeToString(kek)[:8], string(kek[:4]),
		"171 205 23", "0xab, 0xcd", "[]uint8", "[]byte{", "gcm", "aes."} {
		if strings.Contains(laag, strings.ToLower(deel)) {
			t.Errorf("%s shows %q: %s", wat, deel, uit)
		}
	}
	// 32 bytes in any notation are at least 64 hex digits or 32 numbers in a row.
	getallen, run := strings.FieldsFunc(laag, func(r rune) bool { return strings.ContainsRune(" ,[]{}", r) }), 0
	for _, g := range getallen {
		if run++; strings.Trim(g, "0123456789abcdefx") != "" || len(g) > 8 {
			run = 0
		}
		if run >= 8 || len(g) >= 64 && strings.Trim(g, "0123456789abcdef") == "" {
			t.Errorf("%s shows what looks like a key: %s", wat, uit)
			return
		}
	}
}

func TestKeysPrintAsAMark(t *testing.T) {
	k := open(t, "2026")
	s, _, _ := k.New(plaats)
	for want, waarde := range map[string]any{"[sleutel]": s, "[kluis]": k} {
		if got := fmt.Sprintf("%v", waarde); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if got := handlers()["json"](waarde); !strings.Contains(got, want) {
			t.Errorf("log %s does not hold %q", got, want)
		}
	}
}

func TestKeysRefuseToBeEncoded(t *testing.T) {
	k := open(t, "2026")
	s, _, _ := k.New(plaats)
	for _, waarde := range []any{s, &s, k, *k, struct{ S kluis.Sleutel }{s}, map[string]any{"k": k}} {
		if b, err := json.Marshal(waarde); err == nil {
			t.Errorf("json of %T: got %s, want a refusal", waarde, b)
		}
		if err := gob.NewEncoder(io.Discard).Encode(waarde); err == nil {
			t.Errorf("gob of %T: got no error", waarde)
		}
	}
	for _, waarde := range []any{s, k, struct{ S kluis.Sleutel }{s}} {
		if b, err := xml.Marshal(waarde); err == nil {
			t.Errorf("xml of %T: got %s, want a refusal", waarde, b)
		}
	}
}
