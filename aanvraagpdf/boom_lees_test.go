package aanvraagpdf_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// knoop is an element of the structure as it stands in the PDF, with its own text.
type knoop struct {
	soort, attributen, tekst string
	kinderen                 []*knoop
}

// all gives k and what is below it, in reading order.
func (k *knoop) all() []*knoop {
	alle := []*knoop{k}
	for _, kind := range k.kinderen {
		alle = append(alle, kind.all()...)
	}
	return alle
}

// only gives the texts of the elements of one type.
func (k *knoop) only(soort string) (uit []string) {
	for _, e := range k.all() {
		if e.soort == soort {
			uit = append(uit, strings.TrimSpace(e.tekst))
		}
	}
	return uit
}

// say is what a reader hears.
func (k *knoop) say() string {
	var b strings.Builder
	for _, e := range k.all() {
		b.WriteString(e.tekst + "\n")
	}
	return b.String()
}

type fouten interface {
	Helper()
	Fatalf(string, ...any)
}

var (
	bundelkop = regexp.MustCompile(`<</Type /ObjStm /N (\d+) /First (\d+) [^>]*>>\nstream\n`)
	elementen = regexp.MustCompile(`^<</Type /StructElem /S /(\w+) /P (\d+) 0 R(?: /A (<<.*?>>))?(?: /K \[(.*)\])?>>$`)
	delen     = regexp.MustCompile(`(\d+) 0 R |<</Type /MCR /Pg (\d+) 0 R /MCID (\d+)>> `)
	bladeren  = regexp.MustCompile(`(\d+) 0 obj\n<</StructParents (\d+) /Type /Page\n`)
	ouderboom = regexp.MustCompile(`(\d+) \[((?:\d+ 0 R )*)\]`)
	tekenwerk = regexp.MustCompile(`(?s)BT [0-9.-]+ [0-9.-]+ Td \(((?:[^\\)]|\\.)*)\) Tj ET|/(\w+) <</MCID (\d+)>> BDC\n|/Artifact BMC\n|EMC\n| re f\n`)
	mogelijk  = map[string]string{"Document": "H1 H2 H3 H4 P L Table", "L": "LI", "LI": "Lbl LBody", "Table": "TR", "TR": "TH TD"}
)

func inflate(t fouten, b []byte) []byte {
	t.Helper()
	r, err := zlib.NewReader(bytes.NewReader(b))
	if err != nil {
		t.Fatalf("stream: %v", err)
	}
	uit, err := io.ReadAll(r)
	if err != nil {
		t.Fatalf("stream: %v", err)
	}
	return uit
}

func getal(b []byte) int { n, _ := strconv.Atoi(string(b)); return n }

// bundled gives the objects that stand together in one stream, by number.
func bundled(t fouten, pdf []byte) map[int][]byte {
	t.Helper()
	m := bundelkop.FindSubmatchIndex(pdf)
	if m == nil {
		t.Fatalf("no structure in the file")
	}
	n, eerste, inhoud := getal(pdf[m[2]:m[3]]), getal(pdf[m[4]:m[5]]), inflate(t, pdf[m[1]:])
	plaatsen := bytes.Fields(inhoud[:eerste])
	if len(plaatsen) != 2*n {
		t.Fatalf("%d numbers before %d objects", len(plaatsen), n)
	}
	uit := map[int][]byte{}
	for i := range n {
		o, _, _ := bytes.Cut(inhoud[eerste+getal(plaatsen[2*i+1]):], []byte("\n"))
		uit[getal(plaatsen[2*i])] = o
	}
	return uit
}

var tabelkop = regexp.MustCompile(`<</Type /XRef /Size (\d+) /W \[1 4 4\] /Root \d+ 0 R /Info \d+ 0 R /ID \[<([0-9a-f]{32})> <([0-9a-f]{32})>\] [^>]*>>\nstream\n`)

// checkPlaces fails when the table of objects does not lead to each of them.
func checkPlaces(t fouten, pdf []byte, eerste int) {
	t.Helper()
	m := tabelkop.FindSubmatchIndex(pdf)
	if m == nil {
		t.Fatalf("no table of objects in the file")
	}
	size := getal(pdf[m[2]:m[3]])
	tabel := inflate(t, pdf[m[1]:])
	if len(tabel) != 9*size {
		t.Fatalf("a table of %d bytes for %d objects", len(tabel), size)
	}
	for n := 1; n < size; n++ {
		rij := tabel[9*n:]
		plaats, volg := binary.BigEndian.Uint32(rij[1:]), int(binary.BigEndian.Uint32(rij[5:]))
		inBestand := rij[0] == 1 && bytes.HasPrefix(pdf[plaats:], fmt.Appendf(nil, "%d 0 obj\n", n))
		inBundel := rij[0] == 2 && int(plaats) == size-2 && volg == n-eerste
		if inBestand == inBundel {
			t.Fatalf("object %d of %d is not found: %x", n, size, rij[:9])
		}
	}
}

// gemerkt is a text in the content of a page, with the type that it is marked with.
type gemerkt struct{ soort, tekst string }

// marked reads the content of a page: it fails when something is drawn outside a mark,
// or a mark does not end.
func marked(t fouten, inhoud []byte) (uit []gemerkt) {
	t.Helper()
	open := false
	var nu *gemerkt
	for _, m := range tekenwerk.FindAllSubmatch(inhoud, -1) {
		switch s := string(m[0]); {
		case s == "EMC\n" && !open, strings.HasSuffix(s, " BDC\n") && open, s == "/Artifact BMC\n" && open:
			t.Fatalf("%q where a mark is open: %t", s, open)
		case s == "EMC\n":
			open, nu = false, nil
		case s == "/Artifact BMC\n":
			open = true
		case strings.HasSuffix(s, " BDC\n"):
			if nr := getal(m[3]); nr != len(uit) {
				t.Fatalf("mark %d where %d should follow", nr, len(uit))
			}
			uit = append(uit, gemerkt{soort: string(m[2])})
			open, nu = true, &uit[len(uit)-1]
		case !open || s == " re f\n" && nu != nil:
			t.Fatalf("%q is drawn outside its mark", s)
		case nu != nil:
			nu.tekst += decode(m[1])
		}
	}
	if open {
		t.Fatalf("a mark does not end on its page")
	}
	return uit
}

// tree reads the structure, and fails when it is not whole: each marked text belongs to
// one element of the same type, which the page knows too.
func tree(t fouten, pdf []byte) *knoop {
	t.Helper()
	objecten := bundled(t, pdf)
	l := boomlezer{t: t, objecten: objecten, teksten: map[[2]int]gemerkt{}, van: map[[2]int]int{}, gezien: map[int]bool{}}
	wortel := slices.Min(slices.Collect(maps.Keys(objecten)))
	checkPlaces(t, pdf, wortel)
	l.pages(pdf, objecten[wortel])
	k := regexp.MustCompile(`/K (\d+) 0 R`).FindSubmatch(objecten[wortel])
	document := l.element(getal(k[1]), wortel)
	if document.soort != "Document" || len(l.gezien) != len(objecten)-1 || len(l.teksten) > 0 {
		t.Fatalf("%s holds %d of %d elements, and %d texts are of none", document.soort, len(l.gezien), len(objecten)-1, len(l.teksten))
	}
	if want := fmt.Sprintf("/StructTreeRoot %d 0 R /MarkInfo <</Marked true>> /ViewerPreferences <</DisplayDocTitle true>>", wortel); !bytes.Contains(pdf, []byte(want)) {
		t.Fatalf("the catalogue lacks %q", want)
	}
	return document
}

type boomlezer struct {
	t        fouten
	objecten map[int][]byte
	teksten  map[[2]int]gemerkt // by object of the page and number
	van      map[[2]int]int     // the same: the element that the page names
	gezien   map[int]bool
}

func (l *boomlezer) pages(pdf, wortel []byte) {
	l.t.Helper()
	ouders := ouderboom.FindAllSubmatch(wortel, -1)
	inhouden := contents(l.t, pdf)
	bladen := bladeren.FindAllSubmatch(pdf, -1)
	if len(bladen) != len(inhouden) || len(ouders) != len(inhouden) {
		l.t.Fatalf("%d pages, of which %d in the structure and %d in its way back", len(inhouden), len(bladen), len(ouders))
	}
	for i, inhoud := range inhouden {
		teksten, refs := marked(l.t, inhoud), bytes.Fields(ouders[i][2])
		if getal(bladen[i][2]) != i || getal(ouders[i][1]) != i || len(refs) != 3*len(teksten) {
			l.t.Fatalf("page %d has %d texts and %d elements", i+1, len(teksten), len(refs)/3)
		}
		for nr, tekst := range teksten {
			plek := [2]int{getal(bladen[i][1]), nr}
			l.teksten[plek], l.van[plek] = tekst, getal(refs[3*nr])
		}
	}
}

func (l *boomlezer) element(nr, ouder int) *knoop {
	l.t.Helper()
	m := elementen.FindSubmatch(l.objecten[nr])
	if m == nil || getal(m[2]) != ouder || l.gezien[nr] {
		l.t.Fatalf("object %d under %d is no element of it: %s", nr, ouder, l.objecten[nr])
	}
	l.gezien[nr] = true
	k := &knoop{soort: string(m[1]), attributen: string(m[3])}
	for _, d := range delen.FindAllSubmatch(m[4], -1) {
		if len(d[1]) > 0 {
			kind := l.element(getal(d[1]), nr)
			if !slices.Contains(strings.Fields(mogelijk[k.soort]), kind.soort) {
				l.t.Fatalf("%s in %s", kind.soort, k.soort)
			}
			k.kinderen = append(k.kinderen, kind)
			continue
		}
		plek := [2]int{getal(d[2]), getal(d[3])}
		tekst, er := l.teksten[plek]
		if !er || tekst.soort != k.soort || l.van[plek] != nr {
			l.t.Fatalf("%s %d holds text %v, which is marked %q and of %d", k.soort, nr, plek, tekst.soort, l.van[plek])
		}
		delete(l.teksten, plek)
		k.tekst += tekst.tekst
	}
	return k
}
