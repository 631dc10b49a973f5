package stuf

import (
	"fmt"
	"io"
	"mime"
	"strings"
)

// Versie is a version of SOAP.
type Versie string

// The versions of SOAP (PB: 1.1; 1.2 is seen in practice).
const (
	SOAP11 Versie = "1.1"
	SOAP12 Versie = "1.2"
)

// MediaType is what the version calls itself in Content-Type.
func (v Versie) MediaType() string {
	if v == SOAP12 {
		return "application/soap+xml"
	}
	return "text/xml"
}

// Bericht is a message that was read.
type Bericht struct {
	SOAP Versie
	Kop  *Knoop // the SOAP header, or nil
	Lijf *Knoop // the one element in the Body
	// Som is the SHA-256 of the bytes within the Body, attachment included: what may
	// not change in a resend (StUF 4.4).
	Som string
	// Inhoud tells of the document in it.
	Inhoud Inhoud
}

// Inhoud is the outcome of the content of a document.
type Inhoud struct {
	Gevonden bool
	Omvang   int64
	Fout     error  // ErrTeken or ErrOpvulling
	cid      string // the attachment that holds it
}

// Leesfout is a message that cannot be read as a SOAP message; the text is Dutch
// and quotes nothing of the message.
type Leesfout struct{ Reden string }

// Error is the reason.
func (f Leesfout) Error() string { return f.Reden }

func onleesbaar(vorm string, a ...any) error { return Leesfout{fmt.Sprintf(vorm, a...)} }

// Lees reads one message, MTOM or not, and writes the content of the document in
// it to inhoud while it comes in: memory does not grow with it. An error is a
// Leesfout, ErrTeGroot, or what body or inhoud gave.
func Lees(contentType string, body io.Reader, inhoud io.Writer) (*Bericht, error) {
	mt, param, err := mime.ParseMediaType(contentType)
	if err != nil {
		return nil, onleesbaar("de kop Content-Type is niet te lezen")
	}
	if strings.HasPrefix(mt, "multipart/") {
		return leesMTOM(mt, param, body, inhoud)
	}
	b, err := leesXML(body, inhoud)
	if err != nil {
		return nil, err
	}
	if b.Inhoud.cid != "" {
		return nil, onleesbaar("het bericht verwijst naar een bijlage die er niet bij zit")
	}
	return b, checkMediaType(mt, b.SOAP)
}

// checkMediaType is SOAP 1.1 section 6 and SOAP 1.2 part 2 section 7.1.4.
func checkMediaType(mt string, v Versie) error {
	if mt != v.MediaType() {
		return onleesbaar("SOAP %s vraagt Content-Type %s", v, v.MediaType())
	}
	return nil
}
