package aanvraagpdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
)

// bestand is a PDF as fpdf writes it, taken apart to add to it what fpdf has no words
// for. It knows only such files: one revision, a plain table of objects.
type bestand struct {
	objecten [][]byte // by number, from "n 0 obj" to and with "endobj"; 0 is not used
	catalog  int
	info     int
}

var errBestand = errors.New("pdf: no file as fpdf writes it")

func readBestand(pdf []byte) (bestand, error) {
	staart := regexp.MustCompile(`(?s)trailer\n<<\n/Size \d+\n/Root (\d+) 0 R\n/Info (\d+) 0 R\n>>\nstartxref\n(\d+)\n%%EOF\n$`)
	m := staart.FindSubmatch(pdf[max(0, len(pdf)-200):])
	if m == nil {
		return bestand{}, errBestand
	}
	tabel := number(m[3])
	if tabel > len(pdf) {
		return bestand{}, errBestand
	}
	b := bestand{catalog: number(m[1]), info: number(m[2])}
	return b, b.split(pdf[:tabel], pdf[tabel:])
}

// number reads digits; too many of them are too great.
func number(cijfers []byte) int {
	n, err := strconv.Atoi(string(cijfers))
	if err != nil {
		return int(^uint(0) >> 1)
	}
	return n
}

// split cuts the file at the places that its table names.
func (b *bestand) split(pdf, tabel []byte) error {
	var plaatsen []int
	for _, m := range regexp.MustCompile(`(\d{10}) 00000 n \n`).FindAllSubmatch(tabel, -1) {
		plaatsen = append(plaatsen, number(m[1]))
	}
	einden := append(slices.Sorted(slices.Values(plaatsen)), len(pdf))
	b.objecten = make([][]byte, 1, len(plaatsen)+1)
	for i, van := range plaatsen {
		k, _ := slices.BinarySearch(einden, van)
		if van >= len(pdf) || !bytes.HasPrefix(pdf[van:], fmt.Appendf(nil, "%d 0 obj\n", i+1)) {
			return errBestand
		}
		b.objecten = append(b.objecten, pdf[van:einden[k+1]])
	}
	if b.catalog >= len(b.objecten) || b.info >= len(b.objecten) {
		return errBestand
	}
	return nil
}

// insert adds entries to the dictionary that object n is.
func (b *bestand) insert(n int, entries string) {
	b.objecten[n] = bytes.Replace(b.objecten[n], []byte("<<"), []byte("<<"+entries), 1)
}

// write writes the file with more objects, numbered from len(b.objecten). They are many
// and small: together they are one stream, and the table of objects is another
// (ISO 32000-1, 7.5.7 and 7.5.8).
func (b *bestand) write(w io.Writer, meer [][]byte) error {
	pdf := bytes.NewBufferString("%PDF-1.7\n%µ¶\n")
	tabel := row(nil, 0, 0, 0xffff)
	for _, o := range b.objecten[1:] {
		tabel = row(tabel, 1, pdf.Len(), 0)
		pdf.Write(o)
	}
	bundel := len(b.objecten) + len(meer)
	for i := range meer {
		tabel = row(tabel, 2, bundel, i)
	}
	plaatsen, inhoud := bundle(len(b.objecten), meer)
	tabel = row(tabel, 1, pdf.Len(), 0)
	writeStream(pdf, bundel, fmt.Sprintf("/Type /ObjStm /N %d /First %d", len(meer), len(plaatsen)), append(plaatsen, inhoud...))
	begin := pdf.Len()
	tabel = row(tabel, 1, begin, 0)
	som := sha256.Sum256(pdf.Bytes())
	writeStream(pdf, bundel+1, fmt.Sprintf("/Type /XRef /Size %d /W [1 4 4] /Root %d 0 R /Info %d 0 R /ID [<%[4]x> <%[4]x>]",
		bundel+2, b.catalog, b.info, som[:16]), tabel)
	fmt.Fprintf(pdf, "startxref\n%d\n%%%%EOF\n", begin)
	_, err := pdf.WriteTo(w)
	return err
}

// row adds to the table where an object is: 1 at a place in the file, 2 in a bundle.
func row(tabel []byte, soort byte, plaats, volgnummer int) []byte {
	tabel = append(tabel, soort)
	tabel = binary.BigEndian.AppendUint32(tabel, uint32(plaats))
	return binary.BigEndian.AppendUint32(tabel, uint32(volgnummer))
}

// bundle gives the objects one after the other, and before it of each its number and
// where it begins.
func bundle(eerste int, objecten [][]byte) (plaatsen, inhoud []byte) {
	for i, o := range objecten {
		plaatsen = fmt.Appendf(plaatsen, "%d %d ", eerste+i, len(inhoud))
		inhoud = append(append(inhoud, o...), '\n')
	}
	return plaatsen, inhoud
}

func writeStream(pdf *bytes.Buffer, n int, entries string, inhoud []byte) {
	var klein bytes.Buffer
	z := zlib.NewWriter(&klein)
	_, _ = z.Write(inhoud) // to memory: it cannot fail
	_ = z.Close()
	fmt.Fprintf(pdf, "%d 0 obj\n<<%s /Filter /FlateDecode /Length %d>>\nstream\n", n, entries, klein.Len())
	pdf.Write(klein.Bytes())
	pdf.WriteString("\nendstream\nendobj\n")
}
