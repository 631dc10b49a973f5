package aanvraagpdf_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// stuk is one line of text as it stands in the PDF: x from the left and y from
// the top, in millimetres.
type stuk struct {
	pagina int
	x, y   float64
	tekst  string
}

var (
	geschreven = regexp.MustCompile(`(?s)BT ([0-9.-]+) ([0-9.-]+) Td \(((?:[^\\)]|\\.)*)\) Tj ET`)
	paginas    = regexp.MustCompile(`/Type /Page\n`)
)

// contents gives what is drawn on each page.
func contents(t fouten, pdf []byte) (uit [][]byte) {
	t.Helper()
	for _, m := range bytes.Split(pdf, []byte("\nstream\n"))[1:] {
		r, err := zlib.NewReader(bytes.NewReader(m)) // stops at the end of the stream by itself
		if err != nil {
			continue // not compressed: a ToUnicode table
		}
		b, err := io.ReadAll(r)
		if err != nil || !bytes.Contains(b, []byte(" Tf ET")) {
			continue // a font
		}
		uit = append(uit, b)
	}
	if n := len(paginas.FindAll(pdf, -1)); n != len(uit) {
		t.Fatalf("read text of %d pages, the file has %d", len(uit), n)
	}
	return uit
}

// read gives the text of a PDF that fpdf made, in the order of drawing, without
// help of other programs.
func read(t *testing.T, pdf []byte) (stukken []stuk) {
	t.Helper()
	for i, b := range contents(t, pdf) {
		for _, s := range geschreven.FindAllSubmatch(b, -1) {
			stukken = append(stukken, stuk{i + 1, mm(t, s[1]), 297 - mm(t, s[2]), strings.TrimRight(decode(s[3]), " ")})
		}
	}
	return stukken
}

func mm(t *testing.T, punten []byte) float64 {
	t.Helper()
	f, err := strconv.ParseFloat(string(punten), 64)
	if err != nil {
		t.Fatalf("position %q: %v", punten, err)
	}
	return f * 25.4 / 72
}

func decode(b []byte) string {
	b = []byte(strings.NewReplacer(`\\`, `\`, `\(`, `(`, `\)`, `)`, `\r`, "\r").Replace(string(b)))
	var eenheden []uint16
	for ; len(b) > 1; b = b[2:] {
		eenheden = append(eenheden, binary.BigEndian.Uint16(b))
	}
	return string(utf16.Decode(eenheden))
}

func pages(stukken []stuk) int {
	n := 0
	for _, s := range stukken {
		n = max(n, s.pagina)
	}
	return n
}

// join gives all text with single spaces, page by page.
func join(stukken []stuk) string {
	var regels []string
	for _, s := range stukken {
		regels = append(regels, s.tekst)
	}
	return strings.Join(strings.Fields(strings.Join(regels, " ")), " ")
}

// checkOnPaper fails when a text stands outside the page, or through the foot.
func checkOnPaper(t interface{ Errorf(string, ...any) }, stukken []stuk) {
	for _, s := range stukken {
		voet := s.y > 280 && s.y < 292 && (strings.HasPrefix(s.tekst, "Referentie") || strings.Contains(s.tekst, " van ") || strings.HasPrefix(s.tekst, "□ staat"))
		if s.x < 15 || s.x > 195 || s.y < 3 || s.y > 278 && !voet {
			t.Errorf("page %d: %q stands at %.0f, %.0f mm", s.pagina, s.tekst, s.x, s.y)
		}
	}
}
