package aanvraagpdf

import (
	"strings"
	"unicode/utf8"
)

// wrap breaks a clean text in lines of width w, in the present font. The same
// in fpdf (SplitText) tears an amount from its € and breaks a double name in
// the middle of a word. A line after which a word begins ends with a space: who reads
// without seeing the lines would run the two words together.
func (v *vel) wrap(tekst string, w float64) []string {
	if tekst == "" {
		return nil
	}
	var regels []string
	for alinea := range strings.SplitSeq(tekst, "\n") {
		regels = append(endWord(regels), v.wrapAlinea(alinea, w)...)
	}
	return regels
}

func endWord(regels []string) []string {
	if n := len(regels) - 1; n >= 0 && regels[n] != "" && !strings.HasSuffix(regels[n], " ") {
		regels[n] += " "
	}
	return regels
}

func (v *vel) wrapAlinea(alinea string, w float64) (regels []string) {
	regel, gebruikt := "", 0.0
	for deel := range strings.SplitAfterSeq(bind(alinea), " ") {
		if regel != "" && gebruikt+v.measure(deel) > w {
			regels = append(regels, release(regel))
			regel, gebruikt = "", 0
		}
		for v.measure(deel) > w {
			n := v.fitting(deel, w)
			regels = append(regels, release(deel[:n]))
			deel = deel[n:]
		}
		regel += deel
		gebruikt += v.f.GetStringWidth(deel)
	}
	return append(regels, release(regel))
}

// bind keeps the € with its amount; release ends that, and the line.
func bind(s string) string { return strings.ReplaceAll(s, "€ ", "€\u00a0") }

func release(s string) string {
	s = strings.ReplaceAll(s, "\u00a0", " ")
	kaal := strings.TrimRight(s, " ")
	if kaal == "" || kaal == s {
		return kaal
	}
	return kaal + " "
}

// measure is the width of a piece of text at the end of a line.
func (v *vel) measure(deel string) float64 {
	return v.f.GetStringWidth(strings.TrimRight(deel, " "))
}

// fitting is how many bytes of a word that is too long stand on one line: at
// least one character, and up to a hyphen or the like when there is one.
func (v *vel) fitting(deel string, w float64) int {
	n, gebruikt := 0, 0.0
	for i, r := range deel {
		gebruikt += v.f.GetStringWidth(string(r))
		if i > 0 && gebruikt > w {
			break
		}
		n = i + utf8.RuneLen(r)
	}
	if streep := strings.LastIndexAny(deel[:n], "-/_.@\u00a0"); streep > 0 {
		_, grootte := utf8.DecodeRuneInString(deel[streep:])
		return streep + grootte
	}
	return n
}
