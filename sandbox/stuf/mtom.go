package stuf

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/textproto"
	"strings"
)

// leesMTOM reads a multipart/related message: the root part first, then the
// attachment that it names (PB 5, MTOM, XOP section 4.1). Other parts are passed
// over. The root must come first, because the content is streamed.
func leesMTOM(mt string, param map[string]string, body io.Reader, inhoud io.Writer) (*Bericht, error) {
	if mt != "multipart/related" || param["type"] != "application/xop+xml" || param["boundary"] == "" {
		return nil, onleesbaar("MTOM vraagt multipart/related met type application/xop+xml")
	}
	mr := multipart.NewReader(body, param["boundary"])
	wortel, err := mr.NextRawPart()
	if err != nil {
		return nil, onleesbaar("het multipart-bericht heeft geen delen")
	}
	if start := param["start"]; start != "" && start != wortel.Header.Get("Content-Id") {
		return nil, onleesbaar("het hoofddeel van het multipart-bericht staat niet voorop")
	}
	b, err := leesXML(wortel, inhoud)
	if err != nil {
		return nil, err
	}
	if err := checkWortel(wortel.Header, b.SOAP); err != nil || b.Inhoud.cid == "" {
		return b, err
	}
	return b, leesDelen(mr, b, inhoud)
}

// checkWortel is XOP section 4.1: application/xop+xml with the media type of the
// SOAP version as its type.
func checkWortel(h textproto.MIMEHeader, v Versie) error {
	mt, param, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil || mt != "application/xop+xml" {
		return onleesbaar("het hoofddeel van het multipart-bericht is geen application/xop+xml")
	}
	soort, _, _ := strings.Cut(param["type"], ";")
	return checkMediaType(soort, v)
}

func leesDelen(mr *multipart.Reader, b *Bericht, inhoud io.Writer) error {
	gevonden := false
	for {
		deel, err := mr.NextRawPart()
		if err == io.EOF {
			break
		}
		if err == nil && deel.Header.Get("Content-Id") == "<"+b.Inhoud.cid+">" && !gevonden {
			gevonden = true
			err = b.take(deel, inhoud)
		}
		if err != nil {
			return err
		}
	}
	if !gevonden {
		return onleesbaar("het bericht verwijst naar een bijlage die er niet bij zit")
	}
	return nil
}

// take streams one attachment and makes it part of what a resend must repeat.
func (b *Bericht) take(deel *multipart.Part, inhoud io.Writer) error {
	var r io.Reader = deel
	if strings.EqualFold(deel.Header.Get("Content-Transfer-Encoding"), "base64") {
		r = base64.NewDecoder(base64.StdEncoding, deel)
	}
	som := sha256.New()
	n, err := io.Copy(io.MultiWriter(inhoud, som), r)
	b.Inhoud.Omvang = n
	b.Som = fmt.Sprintf("%s+%x", b.Som, som.Sum(nil))
	return err
}
