package bijlage

import (
	"bytes"
	"io"
	"unicode"
)

// What is looked for in a PDF (ISO 32000-1): the dictionary of its encryption (7.6.1), objects
// that are packed (7.5.7) and cannot be read here, the beginning of an object (7.3.10; not the
// word, that may stand in what a mail program put behind the end), what stands at its end
// (7.5.5), and a page (7.7.3.3).
const (
	versleuteld = "/Encrypt"
	ingepakt    = "/ObjStm"
	object      = " 0 obj"
	xrefplaats  = "startxref"
	eindmerk    = "%%EOF"
	pagina      = "/Page"
)

// overlap is what is kept of a read, so that a word over its edge is seen.
const overlap = len(xrefplaats) - 1

// A pdfkijker passes bytes on and notes where in them each of these words stands last.
type pdfkijker struct {
	r       io.Reader
	venster []byte // the last bytes of the read before, and this read
	voor    int64  // how many bytes came before the venster
	laatst  map[string]int64
	pagina  bool // there is one
}

func (z *pdfkijker) Read(p []byte) (int, error) {
	n, err := z.r.Read(p)
	z.look(p[:n])
	return n, err
}

func (z *pdfkijker) look(p []byte) {
	z.venster = append(z.venster, p...)
	for _, woord := range []string{versleuteld, ingepakt, object, xrefplaats, eindmerk} {
		if bytes.Contains(z.venster, []byte(woord)) { // many times quicker than to look for the last
			z.note(woord, z.voor+int64(bytes.LastIndex(z.venster, []byte(woord))))
		}
	}
	z.pagina = z.pagina || hasPagina(z.venster)
	weg := max(0, len(z.venster)-overlap)
	z.voor += int64(weg)
	z.venster = append(z.venster[:0], z.venster[weg:]...)
}

func (z *pdfkijker) note(woord string, plaats int64) {
	if z.laatst == nil {
		z.laatst = map[string]int64{}
	}
	z.laatst[woord] = plaats
}

// hasPagina finds a /Page that is no /Pages or /PageMode.
func hasPagina(b []byte) bool {
	for {
		_, na, ok := bytes.Cut(b, []byte(pagina))
		if !ok {
			return false
		}
		if len(na) > 0 && !unicode.IsLetter(rune(na[0])) {
			return true
		}
		b = na
	}
}

// isLeeg: there is no page in it, and none can be packed in it.
func (z *pdfkijker) isLeeg() bool {
	_, ok := z.laatst[ingepakt]
	return !ok && !z.pagina
}

// isBeveiligd: who opens the file would be asked for a password.
func (z *pdfkijker) isBeveiligd() bool {
	_, ok := z.laatst[versleuteld]
	return ok
}

// isAfgebroken: it has no end, or an object begins after the last one. A PDF that was made
// for the web, or changed once, has more than one end. What else comes after the end does
// not matter: mail programs and scanners put things there, and readers look past it.
func (z *pdfkijker) isAfgebroken() bool {
	xref, isXref := z.laatst[xrefplaats]
	eof, isEOF := z.laatst[eindmerk]
	begin, isObject := z.laatst[object]
	return !isXref && !isEOF || isObject && begin > max(xref, eof)
}
