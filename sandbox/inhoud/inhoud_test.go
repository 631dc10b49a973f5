package inhoud_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"pgregory.net/rapid"

	"solo/sandbox/inhoud"
)

func TestExtract(t *testing.T) {
	for _, g := range []struct {
		naam, in, rest, inhoud string
		gevonden               bool
		fout                   error
	}{
		{"plain", `{"a":1,"inhoud":"aGFsbG8=","b":"c"}`, `{"a":1,"inhoud":"","b":"c"}`, "hallo", true, nil},
		{"spaces", "{ \"inhoud\" :\n \"aGFsbG8=\" }", "{ \"inhoud\" :\n \"\" }", "hallo", true, nil},
		{"empty", `{"inhoud":""}`, `{"inhoud":""}`, "", true, nil},
		{"null", `{"inhoud":null}`, `{"inhoud":null}`, "", false, nil},
		{"number", `{"inhoud":3,"x":"aGFsbG8="}`, `{"inhoud":3,"x":"aGFsbG8="}`, "", false, nil},
		{"absent", `{"a":"inhoud"}`, `{"a":"inhoud"}`, "", false, nil},
		{"value that is the name", `{"a":"inhoud","b":"aGFsbG8="}`, `{"a":"inhoud","b":"aGFsbG8="}`, "", false, nil},
		{"deeper", `{"a":{"inhoud":"aGFsbG8="}}`, `{"a":{"inhoud":"aGFsbG8="}}`, "", false, nil},
		{"in a list", `{"inhoud":["aGFsbG8="]}`, `{"inhoud":["aGFsbG8="]}`, "", false, nil},
		{"escaped quote before", `{"t":"\"inhoud\":\"x","inhoud":"aGFsbG8="}`, `{"t":"\"inhoud\":\"x","inhoud":""}`, "hallo", true, nil},
		{"escaped slash", `{"inhoud":"\/\/\/\/"}`, `{"inhoud":""}`, "\xff\xff\xff", true, nil},
		{"escaped plus", `{"inhoud":"\u002b\u002B++"}`, `{"inhoud":""}`, "\xfb\xef\xbe", true, nil},
		{"character", `{"inhoud":"aGFs*G8=","b":1}`, `{"inhoud":"","b":1}`, "", true, inhoud.ErrTeken},
		{"newline", `{"inhoud":"aGFs\nbG8=","b":1}`, `{"inhoud":"","b":1}`, "", true, inhoud.ErrTeken},
		{"padding", `{"inhoud":"aGFsbG8","b":1}`, `{"inhoud":"","b":1}`, "", true, inhoud.ErrOpvulling},
		{"padding inside", `{"inhoud":"aG=sbG8=","b":1}`, `{"inhoud":"","b":1}`, "", true, inhoud.ErrOpvulling},
	} {
		t.Run(g.naam, func(t *testing.T) {
			var uit bytes.Buffer
			got, err := inhoud.Extract(iotest.OneByteReader(strings.NewReader(g.in)), "inhoud", 1000, &uit)
			if err != nil || string(got.Rest) != g.rest || got.Gevonden != g.gevonden || !errors.Is(got.Fout, g.fout) {
				t.Errorf("got %q %v %v, %v; want %q %v %v", got.Rest, got.Gevonden, got.Fout, err, g.rest, g.gevonden, g.fout)
			}
			if g.fout == nil && uit.String() != g.inhoud {
				t.Errorf("content %q, want %q", uit.String(), g.inhoud)
			}
		})
	}
}

func TestExtractBoundsTheRest(t *testing.T) {
	for _, in := range []string{`{"a":"` + strings.Repeat("x", 2000) + `"}`, strings.Repeat("[", 2000)} {
		if _, err := inhoud.Extract(strings.NewReader(in), "inhoud", 1000, &bytes.Buffer{}); !errors.Is(err, inhoud.ErrTeGroot) {
			t.Errorf("got %v, want ErrTeGroot", err)
		}
	}
}

func TestExtractReportsABrokenSource(t *testing.T) {
	stuk := errors.New("stuk")
	for _, deel := range []string{`{"a":1`, `{"inhoud":"aGFs`, `{"in`} {
		bron := io.MultiReader(strings.NewReader(deel), iotest.ErrReader(stuk))
		if _, err := inhoud.Extract(bron, "inhoud", 1000, &bytes.Buffer{}); !errors.Is(err, stuk) {
			t.Errorf("%q: got %v, want the error of the source", deel, err)
		}
	}
}

type schrijver struct{}

func (schrijver) Write([]byte) (int, error) { return 0, errors.New("schijf vol") }

func TestExtractReportsAFullDisk(t *testing.T) {
	_, err := inhoud.Extract(strings.NewReader(`{"inhoud":"aGFsbG8="}`), "inhoud", 1000, schrijver{})
	if err == nil || err.Error() != "schijf vol" {
		t.Errorf("got %v, want schijf vol", err)
	}
}

func TestExtractGivesBackWhatWasEncoded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		inhoudIn := rapid.SliceOf(rapid.Byte()).Draw(t, "inhoud")
		anders := rapid.MapOf(rapid.String(), rapid.String()).Draw(t, "anders")
		delete(anders, "inhoud")
		body := map[string]any{"inhoud": base64.StdEncoding.EncodeToString(inhoudIn)}
		for k, v := range anders {
			body[k] = v
		}
		tekst, err := json.Marshal(body)
		if err != nil {
			t.Fatal(err)
		}
		var uit bytes.Buffer
		got, err := inhoud.Extract(bytes.NewReader(tekst), "inhoud", 1<<20, &uit)
		if err != nil || got.Fout != nil || !bytes.Equal(uit.Bytes(), inhoudIn) {
			t.Fatalf("got %q, %v, %v; want %q", uit.Bytes(), got.Fout, err, inhoudIn)
		}
		body["inhoud"] = ""
		var rest map[string]any
		if err := json.Unmarshal(got.Rest, &rest); err != nil || len(rest) != len(body) {
			t.Fatalf("rest %q: %v", got.Rest, err)
		}
	})
}

func FuzzExtract(f *testing.F) {
	f.Add([]byte(`{"inhoud":"aGFsbG8=","a":[{"b":"\u00e9"}]}`))
	f.Fuzz(func(t *testing.T, in []byte) {
		var uit bytes.Buffer
		got, err := inhoud.Extract(bytes.NewReader(in), "inhoud", 1<<16, &uit)
		if err == nil && !got.Gevonden && !bytes.Equal(got.Rest, in) {
			t.Errorf("%q without the property became %q", in, got.Rest)
		}
	})
}
