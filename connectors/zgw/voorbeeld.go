package zgw

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"

	"solo/connectors"
	"solo/connectors/verbinding"
)

// A Verzoek is one request as it would be sent.
type Verzoek struct {
	Methode string
	URL     string
	Kop     http.Header // without the token
	// Body is complete, with the content of documents, streamed: it is valid until
	// schrijf returns. http.NoBody when there is none. Personal data.
	Body io.Reader
}

// Voorbeeld gives schrijf every request that Deliver would make, in order, and
// sends nothing: the same code runs against a transport that answers by itself.
// The addresses of types and of what would be made are placeholders under the
// configured roots, and an eigenschap is written as text, because the format that
// the zaaktype asks for is known only there. An error of schrijf ends it.
func (c *Connector) Voorbeeld(ctx context.Context, o connectors.Opdracht, schrijf func(Verzoek) error) error {
	inst := *c.inst
	t := &toneel{c: c, o: o, schrijf: schrijf, koppels: map[string]string{}}
	proef, err := newConnector(&inst, c.log, c.now, t)
	if err != nil {
		return err
	}
	_, err = proef.Deliver(ctx, o, connectors.NewKladblok(c.now))
	if t.fout != nil {
		return t.fout
	}
	return err
}

// RoundTrip shows the request and answers it.
func (t *toneel) RoundTrip(r *http.Request) (*http.Response, error) {
	body := io.Reader(http.NoBody)
	if r.Body != nil {
		defer func() { _ = r.Body.Close() }()
		body = r.Body
	}
	kop := r.Header.Clone()
	kop.Del("Authorization")
	kopie := &staart{r: body}
	if err := t.schrijf(Verzoek{r.Method, r.URL.String(), kop, kopie}); err != nil {
		t.fout = err
		return nil, &verbinding.InhoudFout{Err: err} // not to be tried again
	}
	if _, err := io.Copy(io.Discard, kopie); err != nil {
		return nil, err
	}
	uit, err := json.Marshal(t.answer(r, kopie.begin.Bytes()))
	if err != nil {
		return nil, err
	}
	status := http.StatusOK
	if r.Method == http.MethodPost {
		status = http.StatusCreated
	}
	return &http.Response{StatusCode: status, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Request: r,
		Header: http.Header{"Api-Version": {"1.3.1"}}, Body: io.NopCloser(bytes.NewReader(uit))}, nil
}

// staart passes a body on and remembers its beginning, where the fields are.
type staart struct {
	r     io.Reader
	begin bytes.Buffer
}

func (s *staart) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	if ruimte := 64<<10 - s.begin.Len(); ruimte > 0 {
		s.begin.Write(p[:min(n, ruimte)])
	}
	return n, err
}
