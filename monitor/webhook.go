package monitor

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// A Webhook posts messages as JSON, signed as Standard Webhooks asks (headers
// webhook-id, webhook-timestamp and webhook-signature v1).
type Webhook struct {
	Adres  string
	Geheim string       // base64 after "whsec_", as the libraries hold it; else as it stands
	Client *http.Client // obeys the context; nil means one that follows no redirect
}

// Send posts b; anything but 2xx is an error.
func (w Webhook) Send(ctx context.Context, b Bericht) error {
	raw, err := json.Marshal(b)
	if err != nil {
		return fmt.Errorf("webhook: %w", err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, w.Adres, bytes.NewReader(raw))
	if err != nil {
		return fmt.Errorf("webhook: %w", clean(err))
	}
	op := strconv.FormatInt(time.Now().Unix(), 10)
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("User-Agent", "SOLO")
	req.Header.Set("Webhook-Id", b.ID)
	req.Header.Set("Webhook-Timestamp", op)
	req.Header.Set("Webhook-Signature", "v1,"+Sign(w.Geheim, b.ID, op, raw))
	resp, err := w.client().Do(req)
	if err != nil {
		return fmt.Errorf("webhook: %w", clean(err))
	}
	defer resp.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(resp.Body, 64<<10))
	if resp.StatusCode/100 != 2 {
		return fmt.Errorf("webhook: status %d", resp.StatusCode)
	}
	return nil
}

// Sign is the signature of a message, in base64: HMAC-SHA256 over "id.timestamp.body".
func Sign(geheim, id, op string, body []byte) string {
	sleutel := []byte(geheim)
	if rest, ok := strings.CutPrefix(geheim, "whsec_"); ok {
		if raw, err := base64.StdEncoding.DecodeString(rest); err == nil {
			sleutel = raw
		}
	}
	h := hmac.New(sha256.New, sleutel)
	_, _ = h.Write([]byte(id + "." + op + "."))
	_, _ = h.Write(body)
	return base64.StdEncoding.EncodeToString(h.Sum(nil))
}

func (w Webhook) client() *http.Client {
	if w.Client != nil {
		return w.Client
	}
	return &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

// clean leaves the address out of an error: it may open a door.
func clean(err error) error {
	if u, ok := errors.AsType[*url.Error](err); ok {
		return u.Err
	}
	return err
}
