package peer

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// zaaktype is that of every aanvraag here.
const zaaktype = "B1601"

// A Zaaksysteem is a plain client of the ZGW APIs at one address. It does not retry.
type Zaaksysteem struct {
	Adres string // http://127.0.0.1:8100
	http  http.Client
	typen map[string]string // "soort naam" to URL
}

// weigering is an answer that is no success.
type weigering struct {
	status int
	codes  string // of the problem, joined
}

func (w *weigering) Error() string { return fmt.Sprintf("status %d %s", w.status, w.codes) }

// exists reports that the natural key is taken.
func (w *weigering) exists() bool {
	for _, c := range []string{"identificatie-niet-uniek", "unique", "max-occurences"} {
		if w.status == http.StatusBadRequest && strings.Contains(w.codes, c) {
			return true
		}
	}
	return false
}

// Open reads the types of the catalogus, once.
func (z *Zaaksysteem) Open(ctx context.Context) error {
	z.http.Timeout = 10 * time.Second
	z.typen = map[string]string{}
	if err := z.readTypen(ctx, "zaaktypen", "identificatie", ""); err != nil {
		return err
	}
	for soort, veld := range map[string]string{"roltypen": "omschrijving", "eigenschappen": "naam", "statustypen": "omschrijving"} {
		if err := z.readTypen(ctx, soort, veld, z.typen["zaaktypen "+zaaktype]); err != nil {
			return err
		}
	}
	return z.readTypen(ctx, "informatieobjecttypen", "omschrijving", "")
}

// readTypen keeps the URL of each type by its name: of two versions the later one.
func (z *Zaaksysteem) readTypen(ctx context.Context, soort, veld, van string) error {
	pad := "/catalogi/api/v1/" + soort
	if van != "" {
		pad += "?" + url.Values{"zaaktype": {van}}.Encode()
	}
	lijst, err := z.list(ctx, pad)
	for _, t := range lijst {
		naam, _ := t[veld].(string)
		z.typen[soort+" "+naam], _ = t["url"].(string)
	}
	return err
}

func (z *Zaaksysteem) list(ctx context.Context, pad string) ([]map[string]any, error) {
	raw, err := z.do(ctx, http.MethodGet, pad, nil)
	if err != nil {
		return nil, err
	}
	var pagina struct {
		Results []map[string]any `json:"results"`
	}
	err = json.Unmarshal(raw, &pagina)
	return pagina.Results, err
}

// create posts and returns the URL of what was made.
func (z *Zaaksysteem) create(ctx context.Context, pad string, body any) (string, error) {
	raw, err := z.do(ctx, http.MethodPost, pad, body)
	if err != nil {
		return "", err
	}
	var uit struct {
		URL string `json:"url"`
	}
	return uit.URL, json.Unmarshal(raw, &uit)
}

// find returns the URL of the one thing of a list.
func (z *Zaaksysteem) find(ctx context.Context, pad string, q url.Values) (string, error) {
	lijst, err := z.list(ctx, pad+"?"+q.Encode())
	if err != nil {
		return "", err
	}
	if len(lijst) == 0 {
		return "", fmt.Errorf("nothing found at %s", pad)
	}
	adres, _ := lijst[0]["url"].(string)
	return adres, nil
}

func (z *Zaaksysteem) do(ctx context.Context, methode, pad string, body any) ([]byte, error) {
	var in io.Reader
	if body != nil {
		raw, err := json.Marshal(body)
		if err != nil {
			return nil, err
		}
		in = bytes.NewReader(raw)
	}
	if !strings.HasPrefix(pad, "http") {
		pad = z.Adres + pad
	}
	req, err := http.NewRequestWithContext(ctx, methode, pad, in)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Accept-Crs", "EPSG:4326")
	req.Header.Set("Content-Crs", "EPSG:4326")
	resp, err := z.http.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	if err == nil && resp.StatusCode >= 300 {
		return nil, refusal(resp.StatusCode, raw)
	}
	return raw, err
}

func refusal(status int, raw []byte) error {
	var p struct {
		Code          string `json:"code"`
		InvalidParams []struct {
			Name string `json:"name"`
			Code string `json:"code"`
		} `json:"invalidParams"`
	}
	_ = json.Unmarshal(raw, &p) // a body that is no problem has no codes
	codes := p.Code
	for _, i := range p.InvalidParams {
		codes += " " + i.Name + ":" + i.Code
	}
	return &weigering{status, codes}
}
