package monitor

import (
	"fmt"
	"strings"
	"time"

	"solo/connectors"
	"solo/dossier"
	"solo/store"
)

// text is the whole message, for a person; wat is what it begins with.
func (b Bericht) text(wat string) string {
	var t strings.Builder
	regel := func(vorm string, args ...any) { fmt.Fprintf(&t, vorm+"\n", args...) }
	regel("%s.", wat)
	regel("")
	switch b.Soort {
	case store.SignaalStoring:
		if b.Fout.Code == store.CodeKanaal {
			regel("Sinds %s.", moment(b.Sinds))
			b.cause(regel)
			break
		}
		regel("Mislukt sinds %s. Er %s %s. Nieuwe aanvragen neemt SOLO gewoon aan.", moment(b.Sinds), enkel(b.Aantal, "wacht", "wachten"), aantal(b.Aantal, "levering", "leveringen"))
		b.cause(regel)
		if b.Fout.Klasse == string(connectors.Toegang) {
			regel("Stelt u een nieuw geheim of certificaat in? Start SOLO daarna opnieuw: het leest ze alleen bij de start.")
		}
		regel("SOLO probeert het vanzelf opnieuw. Kijk met: solo leveringen stand")
	case store.SignaalHersteld:
		if b.Fout.Code == store.CodeKanaal {
			regel("Ze kwamen niet aan van %s tot %s. Wat nu nog geldt en niemand bevestigde, vertelt SOLO alsnog.", moment(b.Sinds), moment(b.Tot))
			break
		}
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
		if b.Fout.Code == store.CodeKlok {
			b.cause(regel)
			break
		}
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

func numbers(ids []int64) string {
	return strings.Trim(fmt.Sprint(ids), "[]")
}
