package bijlage_test

import (
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"testing/iotest"

	"solo/bijlage"
)

const pdf = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n2 0 obj\n<< /Type /Page >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"

func TestContentTellsWhatAFileIs(t *testing.T) {
	for naam, inhoud := range map[string]string{
		"a.pdf": pdf, "a.jpg": "\xff\xd8\xff\xe0\x00\x10JFIF\x00", "a.png": "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
		"a.heic": "\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "zonder": pdf,
	} {
		k, err := bijlage.Keur(iotest.OneByteReader(strings.NewReader(inhoud)), naam, true)
		if err != nil {
			t.Errorf("%s: %v", naam, err)
			continue
		}
		got, err := io.ReadAll(k)
		if err != nil || string(got) != inhoud || k.Err() != nil {
			t.Errorf("%s: passed on %q (%v), want all of it; %v", naam, got, err, k.Err())
		}
	}
}

func TestUselessFilesAreRefusedWithASentence(t *testing.T) {
	for naam, c := range map[string]struct {
		inhoud string
		want   bijlage.Fout
	}{
		"leeg.pdf":   {"", bijlage.Leeg},
		"page.html":  {"<!doctype html><script>alert(1)</script>", bijlage.Onbekend},
		"page.pdf":   {"<html><body>", bijlage.Onbekend},
		"foto.svg":   {`<svg xmlns="http://www.w3.org/2000/svg"></svg>`, bijlage.Onbekend},
		"bom.zip":    {"PK\x03\x04\x14\x00", bijlage.Onbekend},
		"dubbel.pdf": {"<script>alert(1)</script>" + pdf, bijlage.Onbekend},
		"prog.exe":   {"MZ\x90\x00\x03", bijlage.Onbekend},
		"kapot.pdf":  {"\x00\x01\x02\x03 half", bijlage.Beschadigd},
	} {
		if _, err := bijlage.Keur(strings.NewReader(c.inhoud), naam, true); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %q", naam, err, c.want)
		}
	}
	if _, err := bijlage.Keur(strings.NewReader(pdf), "foto.jpg", true); err == nil {
		t.Error("a PDF that is called a photograph is taken")
	}
	kapot := errors.New("kapot")
	var f bijlage.Fout
	if _, err := bijlage.Keur(iotest.ErrReader(kapot), "a.pdf", true); !errors.Is(err, kapot) || errors.As(err, &f) {
		t.Errorf("got %v, want the error of reading", err)
	}
}

func TestHEICIsRefusedWithWhatToDoUnlessItIsWanted(t *testing.T) {
	for _, merk := range []string{"heic", "heix", "mif1", "hevc", "msf1"} {
		foto := "\x00\x00\x00\x18ftyp" + merk + "\x00\x00\x00\x00"
		for _, naam := range []string{"foto.heic", "foto.jpg", "foto"} {
			if _, err := bijlage.Keur(strings.NewReader(foto), naam, false); !errors.Is(err, bijlage.GeenHEIC) {
				t.Errorf("%s of %s: got %v, want GeenHEIC", naam, merk, err)
			}
		}
	}
}

func TestPDFWithAPasswordIsFoundWhereverItSaysSo(t *testing.T) {
	for _, voor := range []int{0, 3000, 5000, 32767} {
		k, err := bijlage.Keur(strings.NewReader(pdf+strings.Repeat("x", voor)+"/Encrypt 5 0 R"), "a.pdf", true)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, struct{ io.Reader }{k}); err != nil {
			t.Fatal(err)
		}
		if !errors.Is(k.Err(), bijlage.Beveiligd) {
			t.Errorf("after %d bytes: got %v, want Beveiligd", voor, k.Err())
		}
	}
}

func TestPDFWithoutAPageIsRefusedWithASentence(t *testing.T) {
	const kop, eind = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /PageMode /UseNone >>\nendobj\n", "trailer\n<< /Root 1 0 R >>\n%%EOF\n"
	for naam, c := range map[string]struct {
		midden string
		want   error
	}{
		"no page":               {"2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n", bijlage.GeenPagina},
		"nothing":               {"", bijlage.GeenPagina},
		"a page":                {"3 0 obj\n<< /Type /Page >>\nendobj\n", nil},
		"a page, written close": {"3 0 obj<</Type/Page/Parent 2 0 R>>endobj\n", nil},
		"a page over the edge":  {strings.Repeat(" ", 3072+32768-len(kop)-len("3 0 obj<</Type/Pa")) + "3 0 obj<</Type/Page>>endobj\n", nil},
		"packed":                {"3 0 obj\n<< /Type /ObjStm /N 1 >>\nstream\nx\nendstream\nendobj\n", nil},
	} {
		if got := keur(t, kop+c.midden+eind); !errors.Is(got, c.want) {
			t.Errorf("%s: got %v, want %v", naam, got, c.want)
		}
	}
}

// keur reads a file to its end and says what is wrong with it.
func keur(t *testing.T, inhoud string) error {
	t.Helper()
	k, err := bijlage.Keur(strings.NewReader(inhoud), "a.pdf", false)
	if err != nil {
		return err
	}
	if _, err := io.Copy(io.Discard, struct{ io.Reader }{k}); err != nil {
		t.Fatal(err)
	}
	return k.Err()
}

func TestPDFThatWasCutOffIsRefusedWithASentence(t *testing.T) {
	raw, err := os.ReadFile("../testdata/aanvragen/01-kapper-regulier/jaarrekening-2025.pdf")
	if err != nil {
		t.Fatal(err)
	}
	heel := string(raw)
	xref := heel[:strings.LastIndex(heel, "startxref")]
	for n := strings.Index(heel, " obj"); n <= len(xref); n++ {
		if got := keur(t, heel[:n]); !errors.Is(got, bijlage.Afgebroken) {
			t.Fatalf("%d of %d bytes: got %v, want Afgebroken", n, len(heel), got)
		}
	}
	for naam, c := range map[string]struct {
		inhoud string
		want   error
	}{
		"whole":                               {heel, nil},
		"without the last line":               {strings.TrimSuffix(strings.TrimSpace(heel), "%%EOF"), nil},
		"with zeros behind it":                {heel + strings.Repeat("\x00", 5000), nil},
		"with the text of a mail behind it":   {heel + strings.Repeat("\r\n--grens\r\nContent-Type: text/html\r\n\r\n<p>Met vriendelijke groet</p>", 100), nil},
		"with the word in a mail behind it":   {heel + "\r\n--grens\r\n\r\nDit is een object van waarde.\r\n", nil},
		"with an edge of reading in its mark": {xref + strings.Repeat(" ", 3072+32768-len(xref)-3) + "%%EOF\n", nil},
		"changed once":                        {heel + "5 0 obj\n<<>>\nendobj\nxref\nstartxref\n1\n%%EOF\n", nil},
		"changed once and cut off":            {heel + "5 0 obj\n<<>>\nendobj\nxref\n", bijlage.Afgebroken},
		"the first page of one for the web":   {"%PDF-1.5\n1 0 obj\n<</Linearized 1>>\nendobj\nstartxref\n0\n%%EOF\n" + "2 0 obj\n<<>>\nstream\n" + strings.Repeat("\xff", 40_000), bijlage.Afgebroken},
	} {
		if got := keur(t, c.inhoud); !errors.Is(got, c.want) {
			t.Errorf("%s: got %v, want %v", naam, got, c.want)
		}
	}
}
