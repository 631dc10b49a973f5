package monitor

import (
	"fmt"
	"strings"
	"time"

	"solo/dossier"
	"solo/store"
)

// A Bericht is one message about signalen of one kind and destination. It holds no
// personal data: counts, times, codes, references and SOLO's own sentences.
type Bericht struct {
	ID         string       `json:"id"` // the same when the same is told again
	Omgeving   string       `json:"omgeving,omitempty"`
	Soort      string       `json:"soort"`
	Bestemming string       `json:"bestemming"`
	Op         time.Time    `json:"op"`
	Sinds      time.Time    `json:"sinds,omitzero"`
	Tot        time.Time    `json:"tot,omitzero"`
	Minuten    int          `json:"minuten,omitzero"` // that it has failed without a break
	Aantal     int          `json:"aantal,omitzero"`
	Totaal     int          `json:"totaal,omitzero"`
	Dossiers   []dossier.ID `json:"dossiers,omitempty"` // at most twenty
	Signalen   []int64      `json:"signalen"`           // to acknowledge, at most twenty
	Fout       store.Fout   `json:"fout,omitzero"`
	Onderwerp  string       `json:"onderwerp"`
	Tekst      string       `json:"tekst"`
}

const maxGenoemd = 20

// newBericht folds a group, the oldest first, into one message about the last.
func newBericht(omgeving string, groep []store.Signaal) Bericht {
	s := groep[len(groep)-1]
	b := Bericht{ID: fmt.Sprintf("signaal-%d-%d", groep[0].ID, s.ID), Omgeving: omgeving, Soort: s.Soort, Bestemming: s.Bestemming,
		Op: s.Op, Sinds: s.Sinds, Tot: s.Tot, Minuten: int(s.Duur.Minutes()), Aantal: s.Aantal, Totaal: s.Totaal, Fout: s.Fout}
	switch s.Soort {
	case store.SignaalSpoed, store.SignaalDubbel:
		b.Aantal, b.Sinds = len(groep), groep[0].Op
	case store.SignaalMens:
		b.Aantal, b.Sinds = 0, groep[0].Sinds
		for _, g := range groep {
			b.Aantal += g.Aantal
		}
	}
	for _, g := range groep[:min(len(groep), maxGenoemd)] {
		b.Signalen = append(b.Signalen, g.ID)
		if g.Dossier != "" {
			b.Dossiers = append(b.Dossiers, g.Dossier)
		}
	}
	b.Onderwerp, b.Tekst = b.subject(), b.text()
	return b
}

// subject is the first line of every message.
func (b Bericht) subject() string {
	var wat string
	switch b.Soort {
	case store.SignaalStoring:
		wat = b.Bestemming + " neemt niets aan"
		if b.Minuten > 0 {
			wat = fmt.Sprintf("%s werkt al %s niet", b.Bestemming, lang(b.Minuten))
		}
	case store.SignaalHersteld:
		wat = b.Bestemming + " werkt weer"
	case store.SignaalMens:
		wat = fmt.Sprintf("%s aan %s %s op u", aantal(b.Aantal, "levering", "leveringen"), b.Bestemming, enkel(b.Aantal, "wacht", "wachten"))
	case store.SignaalSpoed:
		wat = "SPOED: " + aantal(b.Aantal, "aanvraag", "aanvragen") + " voor " + b.Bestemming
	case store.SignaalCertificaat:
		wat = "certificaat voor " + b.Bestemming + " " + b.expires()
	case store.SignaalVerschil:
		wat = "de aansluiting van gemeente " + b.Bestemming + " klopt niet"
		if b.Fout.Code == nietTeruggelezen {
			wat = "wat gemeente " + b.Bestemming + " krijgt, is niet na te kijken"
		}
	case store.SignaalBewaren:
		wat = fmt.Sprintf("%s voor %s %s te lang bewaard", aantal(b.Aantal, "dossier", "dossiers"), b.Bestemming, enkel(b.Aantal, "wordt", "worden"))
	case store.SignaalDubbel:
		wat = fmt.Sprintf("bij %s aan %s staat iets dubbel in het zaaksysteem", aantal(b.Aantal, "levering", "leveringen"), b.Bestemming)
	}
	if b.Omgeving != "" {
		wat = "[" + b.Omgeving + "] " + wat
	}
	return "SOLO: " + wat
}

func (b Bericht) expires() string {
	if !b.Tot.After(b.Op) {
		return "is verlopen"
	}
	n := int(b.Tot.Sub(b.Op).Hours()/24 + 0.999)
	return "verloopt over " + aantal(n, "dag", "dagen")
}

// text is the whole message, for a person.
func (b Bericht) text() string {
	var t strings.Builder
	regel := func(vorm string, args ...any) { fmt.Fprintf(&t, vorm+"\n", args...) }
	regel("%s.", strings.TrimPrefix(b.Onderwerp, "SOLO: "))
	regel("")
	switch b.Soort {
	case store.SignaalStoring:
		regel("Mislukt sinds %s. Er %s %s. Nieuwe aanvragen neemt SOLO gewoon aan.", moment(b.Sinds), enkel(b.Aantal, "wacht", "wachten"), aantal(b.Aantal, "levering", "leveringen"))
		b.cause(regel)
		regel("SOLO probeert het vanzelf opnieuw. Kijk met: solo leveringen stand")
	case store.SignaalHersteld:
		regel("De storing duurde van %s tot %s. Wat wachtte, levert SOLO nu af.", moment(b.Sinds), moment(b.Tot))
	case store.SignaalMens:
		regel("SOLO gaat hier niet vanzelf mee verder. In totaal %s er %d.", enkel(b.Totaal, "wacht", "wachten"), b.Totaal)
		b.cause(regel)
		regel("Bekijk ze met: solo leveringen lijst --zaaksysteem %s --staat wacht-op-mens", b.Bestemming)
	case store.SignaalSpoed:
		regel("Aangenomen sinds %s. Het kan zijn dat de zaak nog niet in het zaaksysteem staat.", moment(b.Sinds))
		b.list(regel)
		regel("Dit bericht komt terug tot iemand het bevestigt: solo signalen bevestig %s", numbers(b.Signalen))
	case store.SignaalCertificaat:
		regel("Het certificaat waarmee SOLO zich bij %s bekendmaakt, geldt tot %s.", b.Bestemming, moment(b.Tot))
		regel("Zet op tijd een nieuw certificaat neer bij tls.client_certificaat_bestand en start SOLO opnieuw.")
	case store.SignaalVerschil:
		if b.Fout.Code == nietTeruggelezen {
			b.cause(regel)
			break
		}
		dag := dossier.DatumVan(b.Sinds)
		regel("Van de %d die op %s zijn aangenomen, %s er %d niet.", b.Totaal, dag.Tekst(), enkel(b.Aantal, "klopt", "kloppen"), b.Aantal)
		regel("Bekijk het met: solo aansluiting --dag %s", dag)
	case store.SignaalDubbel:
		regel("SOLO heeft alles geleverd en teruggelezen. Wat te veel is, kan SOLO niet zelf weghalen.")
		b.list(regel)
		b.cause(regel)
		regel("Bevestigen: solo signalen bevestig %s", numbers(b.Signalen))
	case store.SignaalBewaren:
		regel("Het oudste kwam binnen op %s.", moment(b.Sinds))
		b.cause(regel)
	}
	return t.String()
}

// list names the dossiers, as many as fit.
func (b Bericht) list(regel func(string, ...any)) {
	for _, id := range b.Dossiers {
		regel("- dossier %s", id)
	}
	if meer := b.Aantal - len(b.Dossiers); meer > 0 {
		regel("- en nog %d", meer)
	}
}

// cause tells what happened and what to do.
func (b Bericht) cause(regel func(string, ...any)) {
	if b.Fout.Melding != "" {
		regel("Wat er gebeurde: %s", b.Fout.Melding)
	}
	if b.Fout.Actie != "" {
		regel("Wat u kunt doen: %s", b.Fout.Actie)
	}
}

func moment(t time.Time) string { return dossier.Amsterdam(t).Format("02-01-2006 15:04") }

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

func numbers(ids []int64) string {
	return strings.Trim(fmt.Sprint(ids), "[]")
}

// Title is one signaal in one line, as a person reads it in a list.
func Title(s store.Signaal) string {
	return strings.TrimPrefix(newBericht("", []store.Signaal{s}).Onderwerp, "SOLO: ")
}
