package keuring_test

import (
	"encoding/base64"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"solo/sandbox/keuring"
)

const inhoudGoed = "JVBERi0xLjQKJcOkw7zDtsOfCg=="

// document is a good exchange with this text as content.
func document(t *testing.T, inhoud string) stuf {
	t.Helper()
	s := goed(t)
	s.actie = zds12 + "voegZaakdocumentToe_EdcLk01"
	s.verzoek = strings.Replace(capture(t, "zelfgemaakt-zds12/04-voegZaakdocumentToe_EdcLk01.xml"), inhoudGoed, inhoud, 1)
	if inhoud != inhoudGoed && strings.Contains(s.verzoek, inhoudGoed) || !strings.Contains(s.verzoek, inhoud) {
		t.Fatal("the content was not replaced")
	}
	return s
}

// bedorven is base64 of n bytes, often with something wrong in it.
func bedorven(r *rand.Rand, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	s := base64.StdEncoding.EncodeToString(b)
	plek := r.IntN(len(s))
	switch r.IntN(8) {
	case 0:
		return s[:plek] + string("!-_=*~"[r.IntN(6)]) + s[plek:]
	case 1:
		return s[:plek] + s[plek+1:]
	case 2:
		return strings.TrimRight(s, "=")
	case 3:
		return s + "="
	case 4:
		return s[:plek] + "&#13;\n" + s[plek:]
	case 5:
		return strings.TrimRight(s, "=")[:n] + "B=="
	case 6:
		return s[:plek] + "=" + s[plek+1:]
	}
	return s
}

// What is left of a content is wrong exactly when the whole was: nothing that is left
// out may hide a mistake, or make one.
func TestShortenedContentIsAsGoodAsTheWhole(t *testing.T) {
	stufNorm(t)
	r := rand.New(rand.NewPCG(1, 2))
	var alle []stuf
	want := map[string]bool{}
	for i := range 300 {
		inhoud := bedorven(r, 2000+r.IntN(8000))
		s := document(t, inhoud)
		s.pad = fmt.Sprint(i)
		alle = append(alle, s)
		_, err := base64.StdEncoding.Strict().DecodeString(strings.NewReplacer("&#13;", "", "\n", "").Replace(inhoud))
		want[s.pad] = err != nil
	}
	got, fout := map[string]bool{}, 0
	for _, a := range pass(t, alle...).Afwijkingen {
		got[a.Pad[1:]] = got[a.Pad[1:]] || strings.Contains(a.Wat, "inhoud is no base64")
	}
	for nummer := range want {
		if got[nummer] != want[nummer] {
			t.Errorf("%s: got wrong = %v, want %v", nummer, got[nummer], want[nummer])
		}
		if want[nummer] {
			fout++
		}
	}
	if fout < 50 || fout > 250 {
		t.Errorf("got %d of 300 wrong, want a mixture", fout)
	}
}

func TestOtherLongTextIsNotShortened(t *testing.T) {
	s := goed(t)
	const begin = "<zkn:omschrijving>"
	lang := strings.Replace(s.verzoek, begin, begin+strings.Repeat("A", 2*keuring.MaxInhoud), 1)
	gevallen := map[string]stuf{}
	for naam, verzoek := range map[string]string{"lang": lang, "na een inhoud": strings.Replace(lang, begin, "<!-- <inhoud> -->"+begin, 1),
		"in een attribuut": strings.Replace(lang, begin, "<zkn:omschrijving a='&lt;inhoud>'>", 1)} {
		s.verzoek = verzoek
		gevallen[naam] = s
	}
	got := eachAlone(t, gevallen)
	for naam := range gevallen {
		if !strings.Contains(got[naam], "omschrijving': facet maxLength") {
			t.Errorf("%s: got %q, want that omschrijving is too long", naam, got[naam])
		}
	}
}

func TestNothingThatStandsBesideAContentIsLost(t *testing.T) {
	lang := strings.Repeat("QUJD", keuring.MaxInhoud)
	want := map[string]string{"naam ontbreekt": "bestandsnaam' is required", "erna te veel": "is not expected", "erin een tag": "Element content is not allowed", "twee helften": "is no base64", "CDATA": "is no base64"}
	gevallen := map[string]stuf{"naam ontbreekt": document(t, lang).without(` StUF:bestandsnaam="aanvraag-bbz.pdf"`),
		"erna te veel": document(t, lang+"</zkn:inhoud><zkn:inhoud>"+lang), "erin een tag": document(t, lang+"<zkn:x/>"+lang),
		"twee helften": document(t, lang+"A<!-- -->"+lang), "CDATA": document(t, "<![CDATA["+lang+"!]]>"), "> in naam": document(t, lang).with("aanvraag-bbz", "a>/b"), "samen goed": document(t, lang+"Q<!-- -->UJD"+lang)}
	got := eachAlone(t, gevallen)
	for naam := range gevallen {
		wantFout(t, naam, got[naam], want[naam])
	}
}
