package antwoord

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"strings"
)

// invoer gives the XML of the answer in UTF-8, out of its MIME parts and encoding.
func invoer(r io.Reader, contentType string, max int64) ([]byte, error) {
	raw, err := io.ReadAll(io.LimitReader(r, max+1))
	switch {
	case int64(len(raw)) > max:
		return nil, ErrTeGroot
	case err != nil:
		return nil, ErrXML // cut off
	}
	soort, p, err := mime.ParseMediaType(contentType)
	if isDelen(raw, soort, err) {
		raw, contentType, err = rootPart(raw, p)
		if err != nil {
			return nil, err
		}
		_, p, _ = mime.ParseMediaType(contentType)
	}
	raw, err = decode(raw, p["charset"])
	if err != nil {
		return nil, err
	}
	if len(bytes.TrimSpace(raw)) == 0 {
		return nil, ErrLeeg
	}
	return raw, nil
}

// isDelen: the body decides, because headers get lost or changed on the way. What
// begins as XML is no multipart, what begins with a boundary is.
func isDelen(raw []byte, soort string, err error) bool {
	kop := bytes.TrimSpace(raw[:min(len(raw), 1<<10)])
	if bytes.HasPrefix(kop, []byte("--")) {
		return true
	}
	return err == nil && strings.HasPrefix(soort, "multipart/") && utf16(raw) == nil &&
		!bytes.HasPrefix(bytes.TrimPrefix(kop, bom), []byte("<")) && len(kop) > 0
}

// rootPart is the message of an MTOM answer (RFC 2387): the part that start names, else
// the first. The other parts are contents; an xop:Include stays empty.
func rootPart(raw []byte, p map[string]string) (xml []byte, contentType string, err error) {
	grens := p["boundary"]
	if eerste, ok := bytes.CutPrefix(bytes.TrimSpace(raw), []byte("--")); ok && grens == "" {
		regel, _, _ := bytes.Cut(eerste, []byte("\n"))
		grens = string(bytes.TrimSpace(regel))
	}
	delen := multipart.NewReader(bytes.NewReader(raw), grens)
	for {
		deel, err := delen.NextPart()
		if err != nil {
			return nil, "", nader(ErrXML, raw)
		}
		start := p["start"]
		if start != "" && !isCID(deel.Header.Get("Content-Id"), start) {
			continue
		}
		xml, err := io.ReadAll(deel)
		if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) { // the XML itself says whether it is whole
			return nil, "", ErrXML
		}
		return xml, deel.Header.Get("Content-Type"), nil
	}
}

// isCID: some servers leave the angle brackets out in one of the two places.
func isCID(a, b string) bool { return strings.Trim(a, "<> ") == strings.Trim(b, "<> ") }
