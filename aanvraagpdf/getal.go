package aanvraagpdf

import (
	"fmt"
	"strings"
	"time"

	"solo/dossier"
)

// moment writes an instant on the Dutch clock: "21 november 2026, 14.05 uur".
func moment(t time.Time) string {
	if t.IsZero() {
		return "onbekend"
	}
	t = dossier.Amsterdam(t)
	return dossier.DatumVan(t).Tekst() + t.Format(", 15.04 uur")
}

// grootte writes a number of bytes for people: "3,4 MB". What is less than a
// hundred bytes still shows as 0,1 kB: it is not nothing.
func grootte(n int64) string {
	tekst := fmt.Sprintf("%.1f MB", float64(n)/1e6)
	switch {
	case n == 0:
		return "0 kB"
	case n < 1000:
		tekst = fmt.Sprintf("%.1f kB", max(float64(n)/1e3, 0.1))
	case n < 999_500:
		tekst = fmt.Sprintf("%.0f kB", float64(n)/1e3)
	}
	return strings.Replace(tekst, ".", ",", 1)
}

// aantal writes "1 bijlage", "3 bijlagen".
func aantal(n int, een, meer string) string {
	if n == 1 {
		return "1 " + een
	}
	return fmt.Sprintf("%d %s", n, meer)
}
