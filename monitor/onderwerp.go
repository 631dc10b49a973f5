package monitor

import (
	"fmt"

	"solo/connectors"
	"solo/store"
)

// wat is what every message begins with.
func (b Bericht) wat() string {
	if b.Omgeving != "" {
		return "[" + b.Omgeving + "] " + b.kort()
	}
	return b.kort()
}

func (b Bericht) kort() string {
	switch b.Soort {
	case store.SignaalStoring:
		return b.storing()
	case store.SignaalHersteld:
		if b.Fout.Code == store.CodeKanaal {
			return "berichten van SOLO komen weer aan: " + b.Bestemming
		}
		return b.Bestemming + " werkt weer"
	case store.SignaalMens:
		return fmt.Sprintf("%s aan %s %s op u", aantal(b.Aantal, "levering", "leveringen"), b.Bestemming, enkel(b.Aantal, "wacht", "wachten"))
	case store.SignaalSpoed:
		return "SPOED: " + aantal(b.Aantal, "aanvraag", "aanvragen") + " voor " + b.Bestemming
	case store.SignaalCertificaat:
		return "certificaat voor " + b.Bestemming + " " + b.expires()
	case store.SignaalVerschil:
		if b.Fout.Code == nietTeruggelezen {
			return "wat gemeente " + b.Bestemming + " krijgt, is niet na te kijken"
		}
		return "de aansluiting van gemeente " + b.Bestemming + " klopt niet"
	case store.SignaalBewaren:
		if b.Fout.Code == store.CodeKlok {
			return "SOLO vernietigt niets: de klok is verzet"
		}
		return fmt.Sprintf("%s voor %s %s te lang bewaard", aantal(b.Aantal, "dossier", "dossiers"), b.Bestemming, enkel(b.Aantal, "wordt", "worden"))
	case store.SignaalDubbel:
		return fmt.Sprintf("bij %s aan %s staat iets dubbel in het zaaksysteem", aantal(b.Aantal, "levering", "leveringen"), b.Bestemming)
	}
	return b.Soort
}

func (b Bericht) storing() string {
	dicht := b.Fout.Klasse == string(connectors.Toegang)
	switch {
	case b.Fout.Code == store.CodeKanaal:
		return "berichten van SOLO komen niet aan: " + b.Bestemming
	case dicht && b.Minuten > 0:
		return fmt.Sprintf("%s laat SOLO al %s niet binnen", b.Bestemming, lang(b.Minuten))
	case dicht:
		return b.Bestemming + " laat SOLO niet binnen"
	case b.Minuten > 0:
		return fmt.Sprintf("%s werkt al %s niet", b.Bestemming, lang(b.Minuten))
	}
	return b.Bestemming + " neemt niets aan"
}

func (b Bericht) expires() string {
	if !b.Tot.After(b.Op) {
		return "is verlopen"
	}
	n := int(b.Tot.Sub(b.Op).Hours()/24 + 0.999)
	return "verloopt over " + aantal(n, "dag", "dagen")
}

// lang is how long, in the words of the marks.
func lang(minuten int) string {
	if minuten >= 60 {
		return fmt.Sprintf("%d uur", minuten/60)
	}
	return fmt.Sprintf("%d minuten", minuten)
}

func aantal(n int, een, meer string) string { return fmt.Sprintf("%d %s", n, enkel(n, een, meer)) }

func enkel(n int, een, meer string) string {
	if n == 1 {
		return een
	}
	return meer
}
