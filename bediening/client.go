package bediening

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"net/url"
	"sync"

	"solo/dossier"
	"solo/intake"
	"solo/store"
)

// Client is Verbs: it speaks to the SOLO that listens on a socket. It is safe for concurrent use.
type Client struct{ http *http.Client }

var _ Verbs = (*Client)(nil)

// Dial makes a Client and reports whether somebody listens on the socket.
func Dial(ctx context.Context, socket string) (*Client, bool) {
	var d net.Dialer
	probe, err := d.DialContext(ctx, "unix", socket)
	if err != nil {
		return nil, false
	}
	_ = probe.Close()
	// A command asks a few things and ends: no connection is kept, so nobody closes a Client.
	t := &http.Transport{DisableKeepAlives: true, DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return d.DialContext(ctx, "unix", socket)
	}}
	return &Client{&http.Client{Transport: t}}, true
}

// Submit sends the document and its attachments in one stream.
func (c *Client) Submit(ctx context.Context, document []byte, open intake.Open) (o intake.Ontvangen, err error) {
	bijlagen, err := dossier.BijlagenVan(document)
	if err != nil {
		return o, err
	}
	r, w := io.Pipe()
	m := multipart.NewWriter(w)
	var delen sync.WaitGroup
	delen.Go(func() { _ = w.CloseWithError(writeParts(m, document, bijlagen, open)) })
	defer delen.Wait() // after the close: an answer may come before the end of the files
	defer r.Close()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://solo/aanvragen", r)
	if err != nil {
		return o, err
	}
	req.Header.Set("Content-Type", m.FormDataContentType())
	err = c.do(req, &o)
	return o, err
}

func writeParts(m *multipart.Writer, document []byte, bijlagen []dossier.Bijlage, open intake.Open) error {
	w, err := m.CreateFormField("aanvraag")
	if err != nil {
		return err
	}
	if _, err := w.Write(document); err != nil {
		return err
	}
	for i, b := range bijlagen {
		if err := writePart(m, i, b.Bestand, open); err != nil {
			return err
		}
	}
	return m.Close()
}

// deelnaam and geenBestand name the parts: a number, for a file name may hold what
// the name of a part cannot.
func deelnaam(i int) string    { return fmt.Sprintf("bijlage-%d", i+1) }
func geenBestand(i int) string { return fmt.Sprintf("geen-bestand-%d", i+1) }

// writePart leaves out a file that is not there: the other side misses it and says so.
func writePart(m *multipart.Writer, i int, bestand string, open intake.Open) error {
	in, err := open(bestand)
	if errors.Is(err, intake.ErrGeenBestand) {
		_, err = m.CreateFormField(geenBestand(i))
		return err
	}
	if err != nil {
		return nil
	}
	defer in.Close()
	w, err := m.CreateFormField(deelnaam(i))
	if err != nil {
		return err
	}
	_, err = io.Copy(w, in)
	return err
}

// List implements Verbs.
func (c *Client) List(ctx context.Context, f store.Filter) (uit []store.Regel, err error) {
	err = c.search(ctx, "/leveringen", f, &uit)
	return uit, err
}

// Show implements Verbs.
func (c *Client) Show(ctx context.Context, levering int64) (*store.Detail, error) {
	uit := &store.Detail{}
	err := c.get(ctx, fmt.Sprintf("/leveringen/%d", levering), uit)
	return uit, err
}

// Stand implements Verbs.
func (c *Client) Stand(ctx context.Context) (uit []store.Stand, err error) {
	err = c.get(ctx, "/bestemmingen", &uit)
	return uit, err
}

// Settings implements Verbs.
func (c *Client) Settings(ctx context.Context) (uit Instellingen, err error) {
	err = c.get(ctx, "/instellingen", &uit)
	return uit, err
}

// Retry implements Verbs.
func (c *Client) Retry(ctx context.Context, levering int64, mapping bool, w Wie) error {
	return c.post(ctx, fmt.Sprintf("/leveringen/%d/opnieuw", levering), daad{Wie: w, Mapping: mapping})
}

// Cancel implements Verbs.
func (c *Client) Cancel(ctx context.Context, levering int64, w Wie) error {
	return c.post(ctx, fmt.Sprintf("/leveringen/%d/annuleer", levering), daad{Wie: w})
}

// Skip implements Verbs.
func (c *Client) Skip(ctx context.Context, levering int64, stap string, resultaat json.RawMessage, w Wie) error {
	return c.post(ctx, fmt.Sprintf("/leveringen/%d/overslaan", levering), daad{Wie: w, Stap: stap, Resultaat: resultaat})
}

// Pause implements Verbs.
func (c *Client) Pause(ctx context.Context, bestemming string, w Wie) error {
	return c.post(ctx, "/bestemmingen/"+url.PathEscape(bestemming)+"/pauzeer", daad{Wie: w})
}

// Resume implements Verbs.
func (c *Client) Resume(ctx context.Context, bestemming string, w Wie) error {
	return c.post(ctx, "/bestemmingen/"+url.PathEscape(bestemming)+"/hervat", daad{Wie: w})
}

func (c *Client) get(ctx context.Context, pad string, uit any) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://solo"+pad, nil)
	if err != nil {
		return err
	}
	return c.do(req, uit)
}

// search is get of what a filter selects.
func (c *Client) search(ctx context.Context, pad string, filter, uit any) error {
	q, err := writeFilter(filter)
	if err != nil {
		return err
	}
	return c.get(ctx, pad+"?"+q, uit)
}

func (c *Client) post(ctx context.Context, pad string, d daad) error {
	return c.ask(ctx, pad, d, &struct{}{})
}

// ask is post for what answers with something.
func (c *Client) ask(ctx context.Context, pad string, d daad, uit any) error {
	raw, err := json.Marshal(d)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://solo"+pad, bytes.NewReader(raw))
	if err != nil {
		return err
	}
	return c.do(req, uit)
}

func (c *Client) do(req *http.Request, uit any) error {
	resp, err := c.http.Do(req)
	if err != nil {
		return fmt.Errorf("de draaiende SOLO antwoordt niet: %w", err)
	}
	defer resp.Body.Close()
	if resp.StatusCode == http.StatusOK {
		return json.NewDecoder(resp.Body).Decode(uit)
	}
	var a antwoordFout
	if err := json.NewDecoder(resp.Body).Decode(&a); err != nil {
		return fmt.Errorf("de draaiende SOLO antwoordt met status %d", resp.StatusCode)
	}
	return a.err()
}
