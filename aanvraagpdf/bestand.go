package aanvraagpdf

import (
	"bytes"
	"errors"
	"fmt"
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

var errBestand = errors.New("pdf: not a file as fpdf writes it")

var (
	vormStaart = regexp.MustCompile(`trailer\n<<\n/Size \d+\n/Root (\d+) 0 R\n/Info (\d+) 0 R\n>>\nstartxref\n(\d+)\n%%EOF\n$`)
	vormPlaats = regexp.MustCompile(`(\d{10}) 00000 n \n`)
)

func readBestand(pdf []byte) (bestand, error) {
	m := vormStaart.FindSubmatch(pdf[max(0, len(pdf)-200):])
	if m == nil {
		return bestand{}, errBestand
	}
	b, tabel := bestand{catalog: number(m[1]), info: number(m[2])}, number(m[3])
	if tabel > len(pdf) || !b.split(pdf[:tabel], pdf[tabel:]) {
		return bestand{}, errBestand
	}
	return b, nil
}

// number reads digits; a number that is too great is the greatest.
func number(cijfers []byte) int {
	n, _ := strconv.Atoi(string(cijfers))
	return n
}

// split cuts the file at the places that its table names.
func (b *bestand) split(pdf, tabel []byte) bool {
	var plaatsen []int
	for _, m := range vormPlaats.FindAllSubmatch(tabel, -1) {
		plaatsen = append(plaatsen, min(number(m[1]), len(pdf)))
	}
	einden := append(slices.Sorted(slices.Values(plaatsen)), len(pdf))
	b.objecten = make([][]byte, 1, len(plaatsen)+1)
	for i, van := range plaatsen {
		if !bytes.HasPrefix(pdf[van:], fmt.Appendf(nil, "%d 0 obj\n", i+1)) {
			return false
		}
		k, _ := slices.BinarySearch(einden, van)
		b.objecten = append(b.objecten, pdf[van:einden[k+1]])
	}
	return b.catalog < len(b.objecten) && b.info < len(b.objecten)
}

// insert adds entries to the dictionary that object n is.
func (b *bestand) insert(n int, entries string) {
	b.objecten[n] = bytes.Replace(b.objecten[n], []byte("<<"), []byte("<<"+entries+" "), 1)
}
