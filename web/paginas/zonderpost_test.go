package paginas_test

import (
	"strings"
	"testing"

	"solo/loket"
)

const zonderPost = "https://loket.voorbeeld.example/"

// speelZonderPost shows the links to pass on of an aanvraag that was sent.
func (p *toneel) speelZonderPost(b *bezoeker, thuis string) {
	p.server.ZonderPost = zonderPost
	defer func() { p.server.ZonderPost = "" }()
	b.open(thuis+"/partner").noem("partner-zelf-doorgeven").druk("Ja, maak een link voor mijn partner", nil).noem("partner-zonder-post")
	b.open(thuis+"/hulp").noem("hulp-zelf-doorgeven").druk("Nodig uit", map[string][]string{"naam": {"B. Houder"}, "delen": {eersteDeel(b)}, "contact": {"nee"}}).noem("hulp-zonder-post")
}

// eersteDeel is the first part that a helper can be let into.
func eersteDeel(b *bezoeker) string {
	f, _ := b.knop("Nodig uit")
	for _, n := range alle(f, "input") {
		if attr(n, "name") == "delen" {
			return attr(n, "value")
		}
	}
	return ""
}

// Without a mail server who invites passes the link on himself, and no page says that
// something was sent.
func TestWithoutMailTheLinkIsShownAndNoMessageIsPromised(t *testing.T) {
	p := newToneel(t)
	p.server.ZonderPost = zonderPost
	b, thuis := p.verstuurd("23-ioaz-met-gat-en-partner")
	adres := zonderPost + "uitnodiging" + strings.TrimPrefix(thuis, "/aanvraag") + "/"

	b.open(thuis+"/partner").druk("Ja, maak een link voor mijn partner", nil)
	ziet(t, b, "", adres, "Wij sturen geen e-mail", "Maak een nieuwe link")
	b.open(p.brief(loket.BerichtPartner).Link)
	ziet(t, b, "", "U wordt gevraagd te ondertekenen")

	b.open(thuis + "/hulp")
	ziet(t, b, "", "Nodig iemand uit")
	mist(t, b, "e-mailadres")
	b.druk("Nodig uit", map[string][]string{"naam": {"B. Houder"}, "delen": {eersteDeel(b)}, "contact": {"nee"}})
	ziet(t, b, "", adres, "Wij sturen geen e-mail", "per telefoon: "+b.code())
	mist(t, b, "verstuurd")

	b.open(thuis+"/bewind").druk("Opslaan", map[string][]string{"naam": {"C. Urator"}, "curatele": {"nee"}}).druk("Nodig uit", nil)
	ziet(t, b, "", adres, "Wij sturen geen e-mail", "per telefoon: "+b.code())

	c := p.bezoeker().werkt("0855").open("/werk" + strings.TrimPrefix(thuis, "/aanvraag") + "/hersteltermijn")
	ziet(t, c, "", "Er gaat geen bericht uit")
	c.open("/privacy")
	mist(t, c, "eerst een bericht")
}

func ziet(t *testing.T, b *bezoeker, waar string, wil ...string) {
	t.Helper()
	for _, x := range wil {
		if !strings.Contains(b.leesbaar(), x) {
			t.Errorf("%s %s: no %q in:\n%s", waar, b.adres, x, b.leesbaar())
		}
	}
}

func mist(t *testing.T, b *bezoeker, wil ...string) {
	t.Helper()
	for _, x := range wil {
		if strings.Contains(b.leesbaar(), x) {
			t.Errorf("%s: %q in:\n%s", b.adres, x, b.leesbaar())
		}
	}
}
