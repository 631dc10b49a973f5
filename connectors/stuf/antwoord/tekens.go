package antwoord

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

var bom = []byte("\xef\xbb\xbf")

var declaratie = regexp.MustCompile(`^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']`)

// decode makes UTF-8 of the answer. A byte order mark is believed first, then what the
// bytes show, then the XML declaration, then the header: gateways change the header
// and leave the document as it is.
func decode(raw []byte, header string) ([]byte, error) {
	if e := utf16(raw); e != nil {
		return convert(raw, e)
	}
	raw = bytes.TrimPrefix(raw, bom)
	var zegt string
	if m := declaratie.FindSubmatch(raw[:min(len(raw), 256)]); m != nil {
		zegt = string(m[1])
	}
	for _, naam := range []string{zegt, header} {
		if e := westers(naam); e != nil && !(utf8.Valid(raw) && (isUTF8(zegt) || isUTF8(header))) {
			return convert(raw, e)
		}
	}
	return raw, nil // what is no UTF-8 after all, encoding/xml refuses
}

func isUTF8(naam string) bool {
	return strings.EqualFold(naam, "utf-8") || strings.EqualFold(naam, "utf8")
}

// westers knows the single-byte encodings that Dutch systems send; nil = another one.
func westers(naam string) encoding.Encoding {
	switch strings.ToLower(naam) {
	case "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "windows-1252", "cp1252", "us-ascii", "ascii":
		return charmap.Windows1252 // what calls itself ISO-8859-1 often is this
	case "iso-8859-15", "iso8859-15", "latin9", "latin-9":
		return charmap.ISO8859_15
	}
	return nil
}

// utf16 looks at the byte order mark, or else at how "<" is written.
func utf16(raw []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(raw, []byte("\xfe\xff")), bytes.HasPrefix(raw, []byte("\x00<")):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	case bytes.HasPrefix(raw, []byte("\xff\xfe")), bytes.HasPrefix(raw, []byte("<\x00")):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	}
	return nil
}

func convert(raw []byte, e encoding.Encoding) ([]byte, error) {
	uit, err := e.NewDecoder().Bytes(raw)
	if err != nil {
		return nil, ErrXML
	}
	return uit, nil
}
