package paginas_test

import (
	"html"
	"strings"
	"testing"

	"solo/web/paginas"
)

// eigenTeksten are what Tilburg says in words of her own.
var eigenTeksten = paginas.Teksten{Begin: "Ons team <b>Zelfstandigen</b> & u kijkt met u mee.", Uitkomst: "Twijfelt u? Bel ons.",
	Verstuurd: "Wij bellen u binnen vijf werkdagen.", Balie: "Kom langs op het stadhuis.\n\nNeem uw paspoort mee."}

func TestGemeenteSaysItInHerOwnWordsWhereItBelongs(t *testing.T) {
	p := newToneel(t)
	id, _ := p.verzonden()
	b := p.bezoeker()
	paginas := map[string]string{"begin": b.open("/g/0855").tekst, "elders": b.open("/g/0014").tekst, "inloggen": b.open("/g/0855/inloggen").tekst,
		"uitkomst": b.open("/scan").druk("Begin met de vragen", nil).scan(doorgaan(nil)).tekst, "verstuurd": p.bezoeker().login("01-kapper-regulier").open("/aanvraag/" + id + "/verstuurd").tekst}
	alinea := strings.Split(eigenTeksten.Balie, "\n\n")[1]
	waar := map[string][]string{"begin": {eigenTeksten.Begin, alinea}, "inloggen": {alinea}, "uitkomst": {eigenTeksten.Uitkomst}, "verstuurd": {eigenTeksten.Verstuurd}}
	for pagina, tekst := range paginas {
		for _, zin := range []string{eigenTeksten.Begin, alinea, eigenTeksten.Uitkomst, eigenTeksten.Verstuurd} {
			want := strings.Contains(strings.Join(waar[pagina], "|"), zin)
			if got := strings.Contains(tekst, ">"+html.EscapeString(zin)+"<"); got != want {
				t.Errorf("%s says %q: %v, want %v", pagina, zin, got, want)
			}
		}
	}
}
