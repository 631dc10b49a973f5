package keuring

import (
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
)

// The namespaces of SOAP.
const (
	nsSOAP11 = "http://schemas.xmlsoap.org/soap/envelope/"
	nsSOAP12 = "http://www.w3.org/2003/05/soap-envelope"
)

var foutbericht = regexp.MustCompile(`^Fo0[1-3]Bericht$`)

// decoder reads names out of a message, and their places. What is not declared as
// UTF-8 is read as ASCII with a question mark for all else: the names of StUF have
// nothing else, and every byte keeps its place.
func decoder(b []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(b))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return ascii{r}, nil }
	return d
}

type ascii struct{ io.Reader }

// Read implements io.Reader.
func (a ascii) Read(p []byte) (int, error) {
	n, err := a.Reader.Read(p)
	for i := range p[:n] {
		if p[i] >= 0x80 {
			p[i] = '?'
		}
	}
	return n, err
}

// kop gives the namespace of the envelope and the root of the StUF message in it, or
// in the fault in it; empty where there is none.
func kop(b []byte) (envelop string, root xml.Name) {
	d := decoder(b)
	inBody, inFault := false, false
	for {
		t, err := d.Token()
		if err != nil {
			return envelop, root
		}
		s, ok := t.(xml.StartElement)
		switch {
		case !ok:
		case envelop == "":
			if envelop = s.Name.Space; s.Name.Local != "Envelope" {
				return "", s.Name
			}
		case inFault && s.Name.Space == nsStUF && foutbericht.MatchString(s.Name.Local), inBody && !inFault && s.Name.Space != envelop:
			return envelop, s.Name
		case s.Name.Space == envelop && s.Name.Local == "Body":
			inBody = true
		case s.Name.Space == envelop && s.Name.Local == "Fault":
			inFault, root = inBody, s.Name
		}
	}
}
