package loket_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"solo/bijlage"
	"solo/loket"
	"solo/store"
)

// scannerKapot does not answer.
type scannerKapot struct{}

func (scannerKapot) Scan(context.Context, io.Reader) (string, error) { return "", errKapot }

func TestPaperThatIsRefusedLeavesNothing(t *testing.T) {
	for naam, c := range map[string]struct {
		soort, bestand, inhoud string
		scanner                loket.Scanner
		is                     func(error) bool
	}{
		"too large":     {"huur", "groot.pdf", pdf + strings.Repeat(" ", 1<<20), nil, func(err error) bool { return errors.Is(err, store.ErrTeGroot) }},
		"empty":         {"huur", "leeg.pdf", "", nil, isFout},
		"a program":     {"huur", "huur.pdf", "MZ\x90\x00", nil, isFout},
		"no such kind":  {"verzonnen", "huur.pdf", pdf, nil, func(err error) bool { return errors.Is(err, loket.ErrGeenToegang) }},
		"not looked at": {"huur", "huur.pdf", pdf, scannerKapot{}, func(err error) bool { return errors.Is(err, errKapot) && errors.Is(err, loket.ErrNakijken) }},
	} {
		t.Run(naam, func(t *testing.T) {
			p := newToneel(t)
			p.PerBestand, p.Scanner = 1<<20, c.scanner
			wie := p.zoe()
			id := p.begin(wie)
			if err := p.VoegToe(t.Context(), wie, id, loket.Stuk{Soort: c.soort, Naam: c.bestand}, reader(c.inhoud)); !c.is(err) {
				t.Errorf("got %v", err)
			}
			if n, m := len(p.lees(wie, id).Concept.Stukken), p.bestanden(); n+m != 0 {
				t.Errorf("%d papers and %d files, want none", n, m)
			}
		})
	}
}

// Papers that the door would refuse together are not taken; what was sent has its place.
func TestPapersGoTogetherOnlyAsTheDoorTakesThem(t *testing.T) {
	p := newToneel(t)
	p.PerAanvraag = 2*int64(len(pdf)) + 1
	p.deur.Grenzen.PerAanvraag = p.PerAanvraag
	wie := p.zoe()
	id, _ := p.ingezonden(wie, "01-kapper-regulier")
	must(t, p.VoegToe(t.Context(), wie, id, huur("een.pdf"), reader(pdf)))
	must(t, p.VoegToe(t.Context(), wie, id, huur("twee.pdf"), reader(pdf)))
	er := p.bestanden()
	err := p.VoegToe(t.Context(), wie, id, huur("drie.pdf"), reader(pdf))
	if !isFout(err) || !strings.Contains(err.Error(), "samen groter") {
		t.Errorf("one too many: got %v, want what to do", err)
	}
	if n, m := len(p.lees(wie, id).Concept.Stukken), p.bestanden(); n != 2 || m != er {
		t.Errorf("%d papers and %d files, want 2 and %d", n, m, er)
	}
	must(t, p.VulAan(t.Context(), wie, id))
	must(t, p.VoegToe(t.Context(), wie, id, huur("drie.pdf"), reader(pdf)))
	must(t, p.VulAan(t.Context(), wie, id))
}

func TestHEICIsTakenWhereTheConfigurationSaysSo(t *testing.T) {
	const foto = "\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"
	p := newToneel(t)
	wie := p.zoe()
	id := p.begin(wie)
	st := loket.Stuk{Soort: "huur", Naam: "IMG_0001.HEIC"}
	if err := p.VoegToe(t.Context(), wie, id, st, reader(foto)); !errors.Is(err, bijlage.GeenHEIC) {
		t.Errorf("got %v, want what to do with HEIC", err)
	}
	p.HEIC = true
	must(t, p.VoegToe(t.Context(), wie, id, st, reader(foto)))
	if s := p.lees(wie, id).Concept.Stukken; len(s) != 1 || s[0].Formaat != "image/heic" {
		t.Errorf("got %d papers, want the one that was taken", len(s))
	}
}

func isFout(err error) bool {
	var f bijlage.Fout
	return errors.As(err, &f)
}

func TestWhoBringsAPaperSaysOnlyWhatItIs(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begin(wie)
	must(t, p.VoegToe(t.Context(), wie, id, loket.Stuk{ID: "x", Soort: "huur", Naam: "huur.pdf", Gestuurd: true, Virus: true, Grootte: 7}, reader(pdf)))
	if st := p.lees(wie, id).Concept.Stukken[0]; st.ID == "x" || st.Gestuurd || st.Virus || st.Grootte != int64(len(pdf)) || st.Formaat != "application/pdf" {
		t.Errorf("got %d bytes of %s, sent %v; want what was found", st.Grootte, st.Formaat, st.Gestuurd)
	}
}

func TestNameOfAPaperStopsNoSubmission(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	for _, naam := range []string{"a\u0085b.pdf", "\u202efdp.exe\u202c.pdf", "a\xffb.pdf", strings.Repeat("é", 1000) + ".pdf"} {
		must(t, p.VoegToe(t.Context(), wie, id, huur(naam), reader(pdf)))
	}
	a := p.ingediend(p.dien(wie, id))
	for _, b := range a.Bijlagen {
		if strings.ContainsFunc(b.Bestand, func(r rune) bool { return !unicode.IsGraphic(r) }) || !strings.HasSuffix(b.Bestand, ".pdf") {
			t.Errorf("it is called %q", b.Bestand)
		}
	}
	for _, st := range p.lees(wie, id).Concept.Stukken {
		if utf8.RuneCountInString(st.Naam) > 255 {
			t.Errorf("a name of %d characters is kept", utf8.RuneCountInString(st.Naam))
		}
	}
}

func TestOnePersonHasABoundedNumberOfDrafts(t *testing.T) {
	p := newToneel(t)
	for range 50 {
		p.begin(p.zoe())
	}
	if _, err := p.Begin(t.Context(), p.zoe(), loket.Start{Gemeente: tilburg, Regeling: "bbz-gevestigd"}); !errors.Is(err, loket.ErrStand) {
		t.Errorf("one more: got %v, want ErrStand", err)
	}
	p.begin(p.tess())
}
