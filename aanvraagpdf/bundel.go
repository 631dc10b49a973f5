package aanvraagpdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
)

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
	z := zlib.NewWriter(io.Discard)
	writeStream(pdf, z, bundel, fmt.Sprintf("/Type /ObjStm /N %d /First %d", len(meer), len(plaatsen)), append(plaatsen, inhoud...))
	begin := pdf.Len()
	tabel = row(tabel, 1, begin, 0)
	som := sha256.Sum256(pdf.Bytes())
	writeStream(pdf, z, bundel+1, fmt.Sprintf("/Type /XRef /Size %d /W [1 4 4] /Root %d 0 R /Info %d 0 R /ID [<%[4]x> <%[4]x>]",
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

func writeStream(pdf *bytes.Buffer, z *zlib.Writer, n int, entries string, inhoud []byte) {
	var klein bytes.Buffer
	z.Reset(&klein)
	_, _ = z.Write(inhoud) // to memory: it cannot fail
	_ = z.Close()
	fmt.Fprintf(pdf, "%d 0 obj\n<<%s /Filter /FlateDecode /Length %d>>\nstream\n", n, entries, klein.Len())
	pdf.Write(klein.Bytes())
	pdf.WriteString("\nendstream\nendobj\n")
}
