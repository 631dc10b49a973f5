package paginas_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
)

// heic is the beginning of a photograph as an iPhone makes it.
const heic = "\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"

// A besmet scanner finds malware in everything.
type besmet struct{}

func (besmet) Scan(context.Context, io.Reader) (string, error) { return "Proef", nil }

// A stil scanner does not answer.
type stil struct{}

func (stil) Scan(context.Context, io.Reader) (string, error) { return "", errors.New("no answer") }

// speelGeweigerd shows a file that is refused, one that is kept apart, and one that cannot be
// looked at now.
func (p *toneel) speelGeweigerd() {
	defer func() { p.server.Loket.Scanner = nil }()
	b, thuis := p.op("telefoon")
	b.open(thuis + "/papieren/overig").laadOp(bestand{"IMG_0001.HEIC", []byte(heic)}).noem("papier-geweigerd")
	p.server.Loket.Scanner = stil{}
	b.open(thuis+"/papieren/huur").laadOp(bestand{"huur.pdf", []byte(pdf)}, bestand{"twee.pdf", []byte(pdf)}).noem("papier-niet-nagekeken")
	p.server.Loket.Scanner = besmet{}
	b.open(thuis + "/papieren/overig").laadOp(bestand{"brief.pdf", []byte(pdf)}).noem("papier-virus")
	b.open(thuis + "/papieren/overig").noem("papier-virus-later")
}

// A scanner that is down costs nobody his page: he reads of each file what to do.
func TestFileThatCannotBeScannedNowIsSaidAtTheField(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	p.server.Loket.Scanner = stil{}
	b.open(thuis+"/papieren/huur").laadOp(bestand{"huur.pdf", []byte(pdf)}, bestand{"twee.pdf", []byte(pdf)})
	ziet(t, b, "the scanner does not answer", "huur.pdf: dit bestand kunnen wij nu niet nakijken", "twee.pdf: dit bestand")
	p.server.Loket.Scanner = nil
	if b.laadOp(bestand{"huur.pdf", []byte(pdf)}); strings.Contains(b.tekst, "nu niet nakijken") {
		t.Errorf("it answers again:\n%s", b.leesbaar())
	}
}

func TestPhotographInHEICIsRefusedWithWhatToDo(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	accept := func() string {
		for _, n := range alle(b.open(thuis+"/papieren/overig").boom, "input") {
			if attr(n, "type") == "file" {
				return attr(n, "accept")
			}
		}
		return ""
	}
	if got := accept(); got == "" || strings.Contains(got, "heic") {
		t.Errorf("accept is %q, want no HEIC: a telephone makes a JPG of it then", got)
	}
	b.laadOp(bestand{"IMG_0001.HEIC", []byte(heic)})
	if s := b.leesbaar(); !strings.Contains(s, "schermafdruk") || !strings.Contains(s, "Meest compatibel") {
		t.Errorf("no word on what to do with a HEIC:\n%s", s)
	}
	p.server.Loket.HEIC = true
	if got := accept(); !strings.Contains(got, ".heic") || !strings.Contains(b.tekst, "PDF, JPG, PNG of HEIC") {
		t.Errorf("accept is %q, want HEIC too, and a hint", got)
	}
	b.laadOp(bestand{"IMG_0001.HEIC", []byte(heic)})
	if !strings.Contains(b.leesbaar(), "IMG_0001.HEIC") || strings.Contains(b.leesbaar(), "schermafdruk") {
		t.Errorf("a HEIC that may be sent is not taken:\n%s", b.leesbaar())
	}
}
