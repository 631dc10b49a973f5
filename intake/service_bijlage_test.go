package intake_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"solo/dossier"
	"solo/gereedschap"
	"solo/intake"
	"solo/kluis"
	"solo/store"
)

func TestAttachmentIsWhatTheDocumentSays(t *testing.T) {
	exe := append([]byte("MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff"), make([]byte, 200)...)
	html := []byte("<!DOCTYPE html><html><script>alert(1)</script></html>")
	for naam, c := range map[string]struct {
		bestand string
		inhoud  []byte
		edit    func(in *inzending, b map[string]any)
		pad     string
		deel    string
	}{
		"exe named pdf":     {"afschrift.pdf", exe, nil, "bijlagen[0]", "stuur een PDF of een foto"},
		"html named jpg":    {"foto.jpg", html, nil, "bijlagen[0]", "stuur een PDF of een foto"},
		"html as such":      {"pagina.html", html, nil, "bijlagen[0]", "stuur een PDF of een foto"},
		"svg":               {"plaatje.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`), nil, "bijlagen[0]", "stuur een PDF of een foto"},
		"pdf named jpg":     {"scan.jpg", pdf("x"), nil, "bijlagen[0]", "zoals .pdf"},
		"pdf named exe":     {"scan.pdf.exe", pdf("x"), nil, "bijlagen[0]", "zoals .pdf"},
		"png named pdf":     {"scan.pdf", []byte("\x89PNG\r\n\x1a\n" + strings.Repeat("x", 100)), nil, "bijlagen[0]", "zoals .png"},
		"no bytes at all":   {"leeg.pdf", nil, func(_ *inzending, b map[string]any) { b["grootte"] = 10 }, "bijlagen[0]", "leeg"},
		"wrong hash":        {"scan.pdf", pdf("x"), func(_ *inzending, b map[string]any) { b["sha256"] = hex256(nil) }, "bijlagen[0]", "sha256"},
		"larger than told":  {"scan.pdf", pdf("x"), func(_ *inzending, b map[string]any) { b["grootte"] = 5 }, "bijlagen[0]", "groter"},
		"smaller than told": {"scan.pdf", pdf("x"), func(_ *inzending, b map[string]any) { b["grootte"] = 500 }, "bijlagen[0]", "kleiner"},
		"missing":           {"scan.pdf", pdf("x"), func(in *inzending, _ map[string]any) { in.bestanden = nil }, "bijlagen[0]", "niet bij"},
		"protected pdf":     {"scan.pdf", pdf("trailer\n<</Root 1 0 R/Encrypt 5 0 R>>"), nil, "bijlagen[0]", "beveiligd"},
	} {
		t.Run(naam, func(t *testing.T) {
			d, in := newDeur(t), voorbeeld(t, "02-spoed-gezin-afsluiting")
			b := in.stuur(c.bestand, c.inhoud)
			if c.edit != nil {
				c.edit(in, b)
			}
			d.checkRefused(t, in, [2]string{c.pad, c.deel})
		})
	}
}

func TestEveryWrongAttachmentIsToldAtOnceAndGoodOnesGoToo(t *testing.T) {
	d, in := newDeur(t), voorbeeld(t, "09-vof-dertig-bijlagen")
	in.bijlage(2)["sha256"] = hex256(nil)
	delete(in.bestanden, in.bijlage(7)["bestand"].(string))
	in.bij("virus.pdf", []byte("MZ\x90\x00 geen pdf"))
	d.checkRefused(t, in, [2]string{"bijlagen[2]", "sha256"}, [2]string{"bijlagen[7]", "niet bij"}, [2]string{"bijlagen[30]", "PDF of een foto"})
}

func TestAttachmentThatIsNoFileIsTold(t *testing.T) {
	d, in := newDeur(t), voorbeeld(t, "02-spoed-gezin-afsluiting")
	_, err := d.Complete(t.Context(), in.document(t), func(naam string) (io.ReadCloser, error) {
		return nil, fmt.Errorf("%s: %w", naam, intake.ErrGeenBestand)
	})
	var fouten dossier.Bevindingen
	if !errors.As(err, &fouten) || fouten[0].Pad != "bijlagen[0]" || !strings.HasPrefix(fouten[0].Melding, "dit is geen bestand") {
		t.Errorf("got %v, want a Bevinding", err)
	}
}

// A real protected PDF, with its /Encrypt where a writer of PDF 1.7 puts it.
func TestPDFThatAsksForAPasswordIsRefused(t *testing.T) {
	qpdf := gereedschap.Need(t, "a real protected PDF; one made by hand is in TestAttachmentIsWhatTheDocumentSays", "qpdf")
	open := voorbeeld(t, "01-kapper-regulier").bestanden["huurcontract.pdf"]
	for _, stand := range []string{"disable", "generate"} { // an ordinary trailer, and an xref stream
		t.Run(stand, func(t *testing.T) {
			in, uit := filepath.Join(t.TempDir(), "in.pdf"), filepath.Join(t.TempDir(), "uit.pdf")
			if err := os.WriteFile(in, open, 0o600); err != nil {
				t.Fatal(err)
			}
			if b, err := exec.Command(qpdf, "--object-streams="+stand, "--encrypt", "geheim", "geheim", "256", "--", in, uit).CombinedOutput(); err != nil {
				t.Fatalf("qpdf: %v: %s", err, b)
			}
			dicht, err := os.ReadFile(uit)
			if err != nil {
				t.Fatal(err)
			}
			d, aanvraag := newDeur(t), voorbeeld(t, "02-spoed-gezin-afsluiting")
			aanvraag.stuur("contract.pdf", dicht)
			d.checkRefused(t, aanvraag, [2]string{"bijlagen[0]", "beveiligd"})
		})
	}
}

// The mark is found wherever the pieces of a slow sender break it.
func TestProtectionIsFoundInAnyPieces(t *testing.T) {
	inhoud := append(pdf(strings.Repeat("vulling ", 600)), []byte("trailer <</Encrypt 5 0 R>>")...)
	merk := bytes.Index(inhoud, []byte("/Encrypt"))
	for knip := merk; knip <= merk+len("/Encrypt"); knip++ {
		d, in := newDeur(t), voorbeeld(t, "02-spoed-gezin-afsluiting")
		in.stuur("scan.pdf", inhoud)
		_, err := d.Complete(t.Context(), in.document(t), func(string) (io.ReadCloser, error) {
			return io.NopCloser(io.MultiReader(bytes.NewReader(inhoud[:knip]), iotest.OneByteReader(bytes.NewReader(inhoud[knip:])))), nil
		})
		var b dossier.Bevindingen
		if !errors.As(err, &b) || !has(b, "bijlagen[0]", "beveiligd") {
			t.Errorf("broken after %d bytes of the mark: got %v", knip-merk, err)
		}
		d.checkEmpty(t)
	}
}

func TestMarkInAPhotoIsNoProtection(t *testing.T) {
	d, in := newDeur(t), voorbeeld(t, "02-spoed-gezin-afsluiting")
	in.stuur("foto.png", []byte("\x89PNG\r\n\x1a\n tEXt /Encrypt "+strings.Repeat("x", 100)))
	d.accept(t, in)
}

// A line that breaks is nobody's mistake: no finding, and the file name of a person is
// in no message.
func TestReaderThatFailsHalfwayLeavesNothing(t *testing.T) {
	for _, na := range []int{0, 10, 100_000} {
		t.Run(fmt.Sprint(na), func(t *testing.T) {
			d, in := newDeur(t), voorbeeld(t, "01-kapper-regulier")
			groot := append(pdf("x"), make([]byte, 300_000)...)
			in.bij("aangifte.pdf", groot)
			stuk := &fs.PathError{Op: "read", Path: "/map/aangifte-van-Verzonnen-999990019.pdf", Err: io.ErrClosedPipe}
			_, err := d.Complete(t.Context(), in.document(t), func(bestand string) (io.ReadCloser, error) {
				if bestand == "aangifte.pdf" {
					return io.NopCloser(io.MultiReader(bytes.NewReader(groot[:na]), iotest.ErrReader(stuk))), nil
				}
				return in.open(bestand)
			})
			var b dossier.Bevindingen
			if !errors.Is(err, io.ErrClosedPipe) || errors.As(err, &b) {
				t.Errorf("got %v, want the cause and no findings", err)
			}
			if err != nil && (strings.Contains(err.Error(), "999990019") || strings.Contains(err.Error(), "aangifte") || !strings.Contains(err.Error(), "bijlagen[12]")) {
				t.Errorf("the message shows a file name or no place: %v", err)
			}
			d.checkEmpty(t)
		})
	}
}

func TestSenderWhoGoesAwayLeavesNothing(t *testing.T) {
	d, in := newDeur(t), voorbeeld(t, "09-vof-dertig-bijlagen")
	ctx, cancel := context.WithCancel(t.Context())
	n := 0
	_, err := d.Complete(ctx, in.document(t), func(bestand string) (io.ReadCloser, error) {
		if n++; n == 20 {
			cancel()
		}
		return in.open(bestand)
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
	d.checkEmpty(t)
}

// volle is a disk that takes n attachments.
type volle struct {
	intake.Bestanden
	n int
}

func (v *volle) Put(ctx context.Context, id string, s kluis.Sleutel, r io.Reader, max int64) (store.Geschreven, error) {
	if v.n--; v.n < 0 {
		return store.Geschreven{}, store.ErrVol
	}
	return v.Bestanden.Put(ctx, id, s, r, max)
}

func TestFullDiskForAttachmentsLeavesNothing(t *testing.T) {
	d, in := newDeur(t), voorbeeld(t, "09-vof-dertig-bijlagen")
	d.Bestanden = &volle{d.Bestanden, 12}
	_, err := d.Complete(t.Context(), in.document(t), in.open)
	if !errors.Is(err, store.ErrVol) {
		t.Errorf("got %v, want store.ErrVol", err)
	}
	checkWordless(t, err, in)
	d.checkEmpty(t)
}

// weiger is a database that answers Accept with an error.
type weiger struct {
	intake.Opslag
	err error
}

func (w weiger) Accept(context.Context, store.Aanname) (dossier.ID, bool, error) {
	return "", false, w.err
}

func TestFullDiskForTheDatabaseLeavesNothing(t *testing.T) {
	d, in := newDeur(t), voorbeeld(t, "09-vof-dertig-bijlagen")
	d.Opslag = weiger{d.Opslag, fmt.Errorf("aanname opslaan: %w", store.ErrVol)}
	_, err := d.Complete(t.Context(), in.document(t), in.open)
	if !errors.Is(err, store.ErrVol) {
		t.Errorf("got %v, want store.ErrVol", err)
	}
	d.checkEmpty(t)
}

// After a failed fsync nobody knows whether the row is there. The attachments stay:
// a dossier without them is worse than an orphan, which is swept.
func TestDoubtAboutTheRowKeepsTheAttachments(t *testing.T) {
	d, in := newDeur(t), voorbeeld(t, "01-kapper-regulier")
	d.Opslag = weiger{d.Opslag, fmt.Errorf("fsync: %w", store.ErrOpslag)}
	_, err := d.Complete(t.Context(), in.document(t), in.open)
	if !errors.Is(err, store.ErrOpslag) {
		t.Errorf("got %v, want store.ErrOpslag", err)
	}
	if _, n := d.inhoud(t); n != len(in.bestanden) {
		t.Errorf("%d files, want all %d", n, len(in.bestanden))
	}
}
