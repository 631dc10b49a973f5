package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"math/rand/v2"
)

// grotePDF is a valid PDF of one page that carries n bytes of noise, made while it
// is read: the demo sends 200 MB without keeping it anywhere. Same n, same bytes.
func grotePDF(n int64) io.Reader {
	var kop bytes.Buffer
	var plaatsen []int
	object := func(tekst string) {
		plaatsen = append(plaatsen, kop.Len())
		kop.WriteString(tekst)
	}
	kop.WriteString("%PDF-1.4\n")
	object("1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n")
	object("2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n")
	object("3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n")
	object(fmt.Sprintf("4 0 obj\n<< /Length %d >>\nstream\n", n))
	slot := "\nendstream\nendobj\n"
	xref := int64(kop.Len()) + n + int64(len(slot))
	staart := bytes.NewBufferString(slot + "xref\n0 5\n0000000000 65535 f \n")
	for _, p := range plaatsen {
		fmt.Fprintf(staart, "%010d 00000 n \n", p)
	}
	fmt.Fprintf(staart, "trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", xref)
	ruis := rand.NewChaCha8([32]byte{'s', 'o', 'l', 'o'})
	return io.MultiReader(&kop, io.LimitReader(ruis, n), staart)
}

// meet reads everything and says how long it was and what its sha256 is.
func meet(r io.Reader) (int64, string, error) {
	h := sha256.New()
	n, err := io.Copy(h, r)
	return n, hex.EncodeToString(h.Sum(nil)), err
}
