package paginas_test

import (
	"strings"
	"testing"
)

// A consulent who turns to another screen must see in whose aanvraag he is.
func TestEveryPageAtTheCounterSaysForWhomItIs(t *testing.T) {
	p := newToneel(t)
	a := voorbeeld(t, "08-balie-zonder-bsn")
	b := p.bezoeker().werkt("0855").open("/balie/nieuw")
	b.druk("Begin met de aanvraag", map[string][]string{"bewijs": {paspoort}, "document": {"XX0000000"}, "regeling": {a.Regeling}})
	ziet(t, b, "before a name is known", "Aan de balie. U vult in voor: nummer ")
	thuis := strings.TrimSuffix(b.adres.Path, "/melden")
	naam := "Aan de balie. U vult in voor: " + a.Aanvrager.Voornamen + " " + a.Aanvrager.Achternaam
	b.meldNu(a)
	for _, deel := range []string{"/vraag/telefoon", "/papieren", "/papieren/overig", "/controle"} {
		ziet(t, b.open(thuis+deel), deel, naam)
	}
	mist(t, p.bezoeker().login("01-kapper-regulier").begin(voorbeeld(t, "01-kapper-regulier")).open("/mijn"), "Aan de balie")
}
