package soap

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/textproto"

	"solo/connectors/verbinding"
)

// The two versions differ in namespace and media type (SOAP 1.1 note §6; SOAP 1.2
// part 2 §7; RFC 3902).
var (
	ruimten = map[string]string{SOAP11: "http://schemas.xmlsoap.org/soap/envelope/", SOAP12: "http://www.w3.org/2003/05/soap-envelope"}
	soorten = map[string]string{SOAP11: "text/xml", SOAP12: "application/soap+xml"}
)

// stroom makes the body of one try: only the security header differs between tries.
func (c *Client) stroom(v Verzoek) (*verbinding.Stroom, error) {
	kop, err := c.security()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", v.Stap, err)
	}
	begin := `<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
		`<soap:Envelope xmlns:soap="` + ruimten[c.cfg.Versie] + `">` + kop + `<soap:Body>`
	const eind = `</soap:Body></soap:Envelope>`
	if v.CID != "" {
		return c.mtom(v, begin+v.Voor+v.Na+eind)
	}
	s := &verbinding.Stroom{Kop: begin + v.Voor, Staart: v.Na + eind, Soort: c.soort(v)}
	if v.Inhoud != nil {
		s.Inhoud = verbinding.Base64Lengte(v.Grootte)
		s.Open = func(ctx context.Context) (io.ReadCloser, error) {
			rc, err := v.open(ctx)
			if err != nil {
				return nil, err
			}
			return verbinding.Base64(rc), nil
		}
	}
	return s, nil
}

// open gives the content exactly.
func (v *Verzoek) open(ctx context.Context) (io.ReadCloser, error) {
	rc, err := v.Inhoud(ctx)
	if err != nil {
		return nil, err
	}
	return verbinding.Exact(rc, v.Grootte, v.SHA256), nil
}

// soort is the Content-Type of a bare envelope.
func (c *Client) soort(v Verzoek) string {
	p := map[string]string{"charset": "utf-8"}
	if c.cfg.Versie == SOAP12 {
		p["action"] = v.Actie
	}
	return mime.FormatMediaType(soorten[c.cfg.Versie], p)
}

const (
	wortel = "<root@solo>" // content id of the envelope
	xop    = "application/xop+xml"
)

// mtom puts the envelope and the content beside each other (XOP 1.0 §4.1, MTOM 1.0;
// for SOAP 1.1 the member submission "SOAP 1.1 Binding for MTOM 1.0"). The part has the
// media type that xmime:contentType gives in the message (XOP 1.0 §1.2, example 2).
func (c *Client) mtom(v Verzoek, envelop string) (*verbinding.Stroom, error) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	buiten := map[string]string{"boundary": w.Boundary(), "type": xop, "start": wortel, "start-info": soorten[c.cfg.Versie]}
	if c.cfg.Versie == SOAP12 {
		buiten["action"] = v.Actie
	}
	if err := part(w, wortel, mime.FormatMediaType(xop, map[string]string{"charset": "utf-8", "type": soorten[c.cfg.Versie]}), "8bit"); err != nil {
		return nil, fmt.Errorf("%s: %w", v.Stap, err)
	}
	b.WriteString(envelop)
	s := &verbinding.Stroom{Soort: mime.FormatMediaType("multipart/related", buiten)}
	if v.Inhoud != nil {
		if err := part(w, "<"+v.CID+">", cmp.Or(v.Soort, "application/octet-stream"), "binary"); err != nil {
			return nil, fmt.Errorf("%s: %w", v.Stap, err)
		}
		s.Inhoud, s.Open = v.Grootte, v.open
	}
	s.Kop = b.String()
	b.Reset()
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("%s: %w", v.Stap, err)
	}
	s.Staart = b.String()
	return s, nil
}

func part(w *multipart.Writer, id, soort, codering string) error {
	_, err := w.CreatePart(textproto.MIMEHeader{"Content-Id": {id}, "Content-Type": {soort}, "Content-Transfer-Encoding": {codering}})
	return err
}
