package paginas_test

import (
	"maps"
	"os"
	"strings"
	"testing"

	"solo/dossier"
)

// vulPagina answers the questions of the page where b is as a does, and saves.
func (b *bezoeker) vulPagina(a *dossier.Aanvraag) *bezoeker {
	b.t.Helper()
	def := definities()[a.Regeling]
	for range 20 { // rows that must be added first
		f, _ := b.knop("Opslaan en verder")
		vul := map[string][]string{} // what a does not say stays empty
		for _, n := range alle(f, "input") {
			if attr(n, "type") == "text" {
				vul[attr(n, "name")] = nil
			}
		}
		gezien := strings.Fields(ingevuld(f).Get("gezien"))
		for _, vraag := range gezien {
			for naam, w := range typt(b.t, def, a, vraag) {
				vul[naam] = w
			}
			for _, id := range a.WeetNiet {
				if id == vraag {
					vul["weet_niet"] = append(vul["weet_niet"], id)
				}
			}
		}
		velden, knop := namen(f), ""
		for naam := range vul {
			if !heeftNaam(velden, naam) {
				groep, _, rij := strings.Cut(naam, ".")
				if !rij {
					delete(vul, naam) // known already, and not asked
					continue
				}
				delete(vul, naam)
				knop = groep
			}
		}
		if knop == "" {
			return b.druk("Opslaan en verder", vul)
		}
		b.voegRijToe(knop, vul)
	}
	b.t.Fatalf("%s: rows without end:\n%s", b.adres, b.leesbaar())
	return b
}

func heeftNaam(namen []string, naam string) bool {
	for _, n := range namen {
		if n == naam {
			return true
		}
	}
	return false
}

// voegRijToe presses the button that adds a row to a group.
func (b *bezoeker) voegRijToe(groep string, vul map[string][]string) {
	b.t.Helper()
	vul = maps.Clone(vul)
	vul["toevoegen"] = []string{groep}
	f, _ := b.knop("Opslaan en verder")
	velden := ingevuld(f)
	maps.Copy(velden, vul)
	b.stuur(f, velden)
}

// vulAlles goes through all pages, from the first until the papers.
func (b *bezoeker) vulAlles(a *dossier.Aanvraag) {
	b.t.Helper()
	eerder, zelfde := "", 0
	for range 200 {
		if !strings.Contains(b.adres.Path, "/vraag/") {
			return
		}
		if b.adres.Path == eerder {
			if zelfde++; zelfde > 4 {
				b.t.Fatalf("%s comes back: %v\n%s", b.adres, b.fouten(), b.leesbaar())
			}
		} else {
			eerder, zelfde = b.adres.Path, 0
		}
		b.vulPagina(a)
	}
	b.t.Fatal("pages without end")
}

// begin begins an aanvraag as a and tells the gemeente; b is at the task list then.
func (b *bezoeker) begin(a *dossier.Aanvraag) *bezoeker {
	b.t.Helper()
	b.druk("Begin met de aanvraag", map[string][]string{"regeling": {a.Regeling}})
	return b.meldNu(a)
}

// meld goes from the task list to tell the gemeente.
func (b *bezoeker) meld(a *dossier.Aanvraag) *bezoeker {
	b.t.Helper()
	return b.volg("Meld u nu").meldNu(a)
}

func (b *bezoeker) meldNu(a *dossier.Aanvraag) *bezoeker {
	b.t.Helper()
	for !b.meldStap(a) {
	}
	if strings.HasSuffix(b.adres.Path, "/melden") {
		b.t.Fatalf("telling the gemeente: %v", b.fouten())
	}
	return b
}

// meldStap fills in one page of the melding; it reports whether that was the last.
func (b *bezoeker) meldStap(a *dossier.Aanvraag) bool {
	b.t.Helper()
	if len(b.fouten()) > 0 {
		b.t.Fatalf("telling the gemeente: %v", b.fouten())
	}
	knop := "Ja, meld mij nu"
	laatste := strings.Contains(b.tekst, knop+"</button>")
	if !laatste {
		knop = "Verder"
	}
	f, _ := b.knop(knop)
	vul := map[string][]string{}
	for _, vraag := range strings.Fields(ingevuld(f).Get("gezien")) {
		maps.Copy(vul, typt(b.t, definities()[a.Regeling], a, vraag))
	}
	b.druk(knop, vul)
	return laatste
}

// eersteTaak opens the first page.
func (b *bezoeker) eersteTaak() *bezoeker {
	b.t.Helper()
	for _, a := range alle(b.boom, "a") {
		if strings.Contains(attr(a, "href"), "/vraag/") {
			return b.open(attr(a, "href"))
		}
	}
	b.t.Fatalf("no task in:\n%s", b.leesbaar())
	return b
}

func TestEachIntakeCanBeFilledInAndSent(t *testing.T) {
	namen := []string{"01-kapper-regulier", "20-starter-met-idee", "22-ioaz-stopt-op-58"}
	if os.Getenv("CI") == "true" {
		namen = append(namen, "02-spoed-gezin-afsluiting", "06-beeindigen-ziek", "07-oudere-ondernemer", "13-weet-niet-en-later", "14-alles-ingevuld", "21-starter-vof-kapitaal", "23-ioaz-met-gat-en-partner")
	}
	for _, naam := range namen {
		t.Run(naam, func(t *testing.T) {
			p, a := newToneel(t), voorbeeld(t, naam)
			b := p.bezoeker().login(naam).begin(a).eersteTaak()
			b.vulAlles(a)
			if !strings.HasSuffix(b.adres.Path, "/papieren") {
				t.Fatalf("after the last page: %s\n%s", b.adres, b.leesbaar())
			}
			b.volg("Verder naar controleren").druk("Verstuur uw aanvraag", nil)
			if got := b.kop(); got != "Uw aanvraag is verstuurd" {
				t.Fatalf("got %q:\n%s", got, b.leesbaar())
			}
		})
	}
}
