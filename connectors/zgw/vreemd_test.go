package zgw_test

import (
	"bytes"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"go.uber.org/goleak"
	"pgregory.net/rapid"

	"solo/connectors"
	"solo/connectors/conntest"
	"solo/connectors/zgw"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// vast answers every call with the same.
type vast struct {
	status int
	body   []byte
}

func (v vast) RoundTrip(r *http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: v.status, Request: r, Header: http.Header{"Retry-After": {"60"}}, Body: io.NopCloser(bytes.NewReader(v.body))}, nil
}

// droog is a connector without a network.
func droog(t testing.TB, onder http.RoundTripper) *zgw.Connector {
	const wortel = "https://zgw.example/"
	c, err := zgw.New(zgw.Instellingen{ZakenURL: wortel + "zaken/api/v1", DocumentenURL: wortel + "documenten/api/v1", CatalogiURL: wortel + "catalogi/api/v1",
		Toegang: zgw.Toegang{ClientID: "solo", Secret: "geheim"}, CatalogusRSIN: rsin, Prefix: "SOLO-", HerhaalNa: time.Nanosecond,
		Transport: func(http.RoundTripper) http.RoundTripper { return onder }}, slog.New(slog.DiscardHandler), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func FuzzNoAnswerPanicsOrIsShown(f *testing.F) {
	for _, s := range []string{"", "null", "[]", "{}", `{"results":null}`, `[null]`, `[{"url":1,"volgnummer":"x"}]`, `{"results":[{"domein":["SOLO"]}],"next":7}`,
		`{"code":"permission_denied","invalidParams":[{"name":"GEHEIM","code":{}}]}`, "<html>GEHEIM"} {
		for _, status := range []int{200, 201, 302, 400, 403, 404, 429, 500} {
			f.Add(status, []byte(s))
		}
	}
	f.Fuzz(func(t *testing.T, status int, body []byte) {
		if status < 200 || status > 599 {
			return
		}
		k := conntest.NewKlok(time.Now())
		_, err := droog(t, vast{status, body}).Deliver(t.Context(), connectors.Opdracht{Dossier: dossierID, Zaak: kleineZaak()}, conntest.NewGeheugen(k, time.Minute))
		var fout *connectors.Fout
		if !errors.As(err, &fout) {
			t.Fatalf("got %v, want a Fout", err)
		}
		if utf8.Valid(body) && len(body) > 20 && strings.Contains(fout.Error()+fout.Actie, string(body)) {
			t.Errorf("the answer is shown: %v", fout)
		}
	})
}

func TestTextsAlwaysFit(t *testing.T) {
	c := droog(t, vast{500, nil})
	rapid.Check(t, func(rt *rapid.T) {
		z := kleineZaak()
		z.Omschrijving = rapid.StringN(0, 200, -1).Draw(rt, "omschrijving")
		z.Documenten[0].Bestandsnaam = rapid.StringN(0, 400, -1).Draw(rt, "bestandsnaam")
		zaakBody, eioBody := voorbeeldBodies(rt, c, z)
		o, _ := zaakBody["omschrijving"].(string)
		if utf8.RuneCountInString(o) > 80 || !strings.HasPrefix(z.Omschrijving, o) {
			rt.Errorf("omschrijving %q became %q", z.Omschrijving, o)
		}
		n, _ := eioBody["bestandsnaam"].(string)
		if utf8.RuneCountInString(n) > 255 || n == "" || strings.ContainsAny(n, "/\\\x00\n") || strings.Trim(n, ".") == "" {
			rt.Errorf("bestandsnaam %q became %q", z.Documenten[0].Bestandsnaam, n)
		}
	})
}
