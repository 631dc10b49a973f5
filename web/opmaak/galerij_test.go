package opmaak_test

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"solo/web/opmaak"
	"solo/web/opmaak/thema"
)

const lang = "Wat is het totaalbedrag van alle betalingsachterstanden die u op dit moment hebt bij de Belastingdienst, uw verhuurder, uw energieleverancier en uw zorgverzekeraar samen, arbeidsongeschiktheidsverzekeringsmaatschappijen meegerekend?"

// velden are all kinds of field, one of each.
func velden() []opmaak.Veld {
	opties := []opmaak.Optie{{Waarde: "huur", Label: "Ik huur een woning"}, {Waarde: "koop", Label: "Ik heb een koopwoning", Hint: "Ook als er een hypotheek op zit"}, {Waarde: "anders", Label: "Anders"}}
	return []opmaak.Veld{
		{Soort: opmaak.Tekst, Naam: "achternaam", Label: "Wat is uw achternaam?", Autocomplete: "family-name"},
		{Soort: opmaak.Tekst, Naam: "voorvoegsel", Label: "Voorvoegsel", Hint: "Zoals ‘van’ of ‘de’", Optioneel: true},
		{Soort: opmaak.Lang, Naam: "toelichting", Label: "Wat is er gebeurd?", Hint: "Schrijf het zo kort als u wilt", Waarom: "Dan begrijpt de medewerker uw situatie beter.", MagWeetNiet: true},
		{Soort: opmaak.Geld, Naam: "omzet", Label: "Wat was uw omzet vorige maand?", MagWeetNiet: true},
		{Soort: opmaak.Getal, Naam: "uren", Label: "Hoeveel uur werkt u?"},
		{Soort: opmaak.Jaar, Naam: "sinds", Label: "In welk jaar bent u begonnen?"},
		{Soort: opmaak.Datum, Naam: "geboren", Label: "Wat is uw geboortedatum?", Autocomplete: "bday"},
		{Soort: opmaak.Maand, Naam: "begin", Label: "Vanaf welke maand?", Waarom: "Dan weten wij vanaf wanneer u hulp nodig hebt.", MagWeetNiet: true},
		{Soort: opmaak.Keuze, Naam: "woning", Label: "Hoe woont u?", Hint: "Kies wat het beste past", Opties: opties, MagWeetNiet: true},
		{Soort: opmaak.Kieslijst, Naam: "gemeente", Label: "In welke gemeente woont u?", Opties: opties},
		{Soort: opmaak.Multi, Naam: "hulp", Label: "Waar hebt u hulp bij nodig?", Hint: "U kunt meer dan één antwoord kiezen", Opties: opties},
		{Soort: opmaak.Janee, Naam: "partner", Label: "Hebt u een partner?", Waarom: "Uw partner vraagt mee aan."},
		{Soort: opmaak.Verklaring, Naam: "akkoord", Label: "Ik heb alles naar waarheid ingevuld."},
		{Soort: opmaak.BSN, Naam: "bsn", Label: "Burgerservicenummer (BSN)", Hint: "Het staat op een paspoort, identiteitskaart of rijbewijs"},
		{Soort: opmaak.KVK, Naam: "kvk", Label: "KVK-nummer"},
		{Soort: opmaak.IBAN, Naam: "iban", Label: "Op welke rekening wilt u het geld?", Hint: "Uw IBAN, zoals NL12 BANK 0123 4567 89"},
		{Soort: opmaak.Email, Naam: "email", Label: "E-mailadres"},
		{Soort: opmaak.Tel, Naam: "tel", Label: "Telefoonnummer"},
		{Soort: opmaak.Code, Naam: "code", Label: "Welke code staat in de e-mail?"},
		{Soort: opmaak.Adres, Naam: "adres", Label: "Wat is uw adres?", Autocomplete: "ja"},
		{Soort: opmaak.Blok, Naam: "boekhouder", Label: "Uw boekhouder", Velden: []opmaak.Veld{
			{Soort: opmaak.Tekst, Naam: "naam", Label: "Naam"}, {Soort: opmaak.Tel, Naam: "tel", Label: "Telefoonnummer"}}},
		{Soort: opmaak.Groep, Naam: "schulden", Label: "Welke schulden hebt u?", Rijnaam: "schuld", MagWeetNiet: true, Velden: []opmaak.Veld{
			{Soort: opmaak.Tekst, Naam: "wie", Label: "Aan wie?"}, {Soort: opmaak.Geld, Naam: "bedrag", Label: "Hoeveel?"}, {Soort: opmaak.Maand, Naam: "sinds", Label: "Sinds wanneer?"}}},
		{Soort: opmaak.Bestand, Naam: "bankafschrift", Label: "Bankafschriften van de laatste drie maanden", Hint: "Een PDF, JPG of PNG van hoogstens 20 MB. U kunt meer dan één bestand kiezen.", Typen: []string{".pdf", ".jpg", ".png"}},
		{Soort: opmaak.Vast, Naam: "inkomen", Label: "Uw inkomen samen"},
	}
}

func gevuld() map[string][]string {
	return map[string][]string{
		"achternaam": {"De Proef"}, "voorvoegsel": {"van"}, "toelichting": {"Mijn grootste klant is failliet.\nIk kan de huur niet meer betalen."},
		"omzet": {"1.250,00"}, "uren": {"24,5"}, "sinds": {"2019"}, "geboren.dag": {"27"}, "geboren.maand": {"3"}, "geboren.jaar": {"1980"},
		"begin.maand": {"3"}, "begin.jaar": {"2026"}, "woning": {"koop"}, "gemeente": {"anders"}, "hulp": {"huur", "anders"}, "partner": {"nee"}, "akkoord": {"ja"},
		"bsn": {"999990019"}, "kvk": {"12345678"}, "iban": {"NL91 ABNA 0417 1643 00"}, "email": {"naam@voorbeeld.nl"}, "tel": {"06 12345678"},
		"adres.postcode": {"5038 AB"}, "adres.huisnummer": {"12"}, "adres.toevoeging": {"a"}, "adres.straat": {"Proefstraat"}, "adres.woonplaats": {"Tilburg"},
		"boekhouder.naam": {"B. Houder"}, "boekhouder.tel": {"013 1234567"}, "schulden.0.wie": {"Energiebedrijf"}, "schulden.0.bedrag": {"830,00"},
		"schulden.2.wie": {"Verhuurder"}, "schulden.2.bedrag": {"1.900,00"}, "schulden.2.sinds.maand": {"1"}, "schulden.2.sinds.jaar": {"2026"}, "inkomen": {"€ 1.250,00 per maand"},
	}
}

// fouten is something wrong in every field, and in a few places that only exist inside one.
func fouten() (uit []opmaak.Fout) {
	for _, v := range velden() {
		if v.Soort != opmaak.Vast {
			uit = append(uit, opmaak.Fout{Naam: v.Naam, Melding: "Vul dit in, bijvoorbeeld zo (" + v.Naam + ")"})
		}
	}
	return append(uit, opmaak.Fout{Naam: "geboren.jaar", Melding: "Vul het jaar in met vier cijfers, bijvoorbeeld 1980"},
		opmaak.Fout{Naam: "schulden.2.bedrag", Melding: "Vul een bedrag in, bijvoorbeeld 1.250,00"},
		opmaak.Fout{Naam: "schulden.2.sinds.jaar", Melding: "Vul een maand en een jaar in, bijvoorbeeld 3 2025"},
		opmaak.Fout{Naam: "schulden.0", Melding: "Vul deze schuld aan, of verwijder haar"},
		opmaak.Fout{Naam: "adres.huisletter", Melding: "Vul hoogstens één letter in"},
		opmaak.Fout{Naam: "inkomen", Melding: "Uw inkomen kan niet kloppen"},
		opmaak.Fout{Naam: "adres.regels", Melding: "Vul het adres in zoals op een envelop"},
		opmaak.Fout{Naam: "", Melding: "Er klopt iets niet met deze pagina als geheel"})
}

func knoppen() []opmaak.Knop {
	return []opmaak.Knop{{Tekst: "Opslaan en verder", Naam: "actie", Waarde: "verder"}, {Tekst: "Opslaan en later verder", Stijl: opmaak.Secundair, Naam: "actie", Waarde: "later"},
		{Tekst: "Naar het overzicht", Stijl: opmaak.Rustig, Naar: "/overzicht"}, {Tekst: "Verwijder deze aanvraag", Stijl: opmaak.Verwijdert, Naam: "actie", Waarde: "weg", Over: "van 3 maart"}}
}

var tilburg = opmaak.Gemeente{Code: "0855", Naam: "Gemeente Voorbeeld", Telefoon: "14 013", Website: "https://www.voorbeeld.nl", Privacy: "https://www.voorbeeld.nl/privacy", Namens: "IMK behandelt uw aanvraag namens de gemeente."}

func formulier(w map[string][]string, f []opmaak.Fout) opmaak.Formulier {
	return opmaak.Formulier{Invulling: opmaak.Invulling{Velden: velden(), Waarden: w, Fouten: f}, Actie: "/stap", Verborgen: map[string]string{"versie": "3"}, Knoppen: knoppen()}
}

func langeVelden() []opmaak.Veld {
	uit := velden()
	for i := range uit {
		uit[i].Label, uit[i].Hint, uit[i].Waarom = lang, lang, lang
		for j := range uit[i].Opties {
			uit[i].Opties[j] = opmaak.Optie{Waarde: uit[i].Opties[j].Waarde, Label: lang, Hint: lang}
		}
		if uit[i].Soort == opmaak.Bestand {
			uit[i].Stukken = []opmaak.Stuk{{ID: "s1", Naam: "bankafschrift.pdf", Omvang: "1,2 MB"},
				{ID: "s2", Naam: strings.Repeat("heel_lange_bestandsnaam_", 8) + ".pdf", Omvang: "19,8 MB", Fout: "Dit bestand heeft een wachtwoord. Stuur het zonder wachtwoord."}, {Naam: "vast.pdf"}}
		}
	}
	return uit
}

func delen(k *opmaak.Kit, t testing.TB) []opmaak.Deel {
	klaar, bezig, begin := opmaak.Badge{Toon: opmaak.Goed, Tekst: "Klaar"}, opmaak.Badge{Toon: opmaak.Info, Tekst: "Bezig"}, opmaak.Badge{Tekst: "Nog niet begonnen"}
	uit := []opmaak.Deel{
		opmaak.Inleiding("U vraagt hulp aan omdat u als ondernemer te weinig geld hebt om van te leven."),
		opmaak.Alinea("Dit is een alinea.\n\nEn dit is de volgende. " + lang),
		opmaak.Tussenkop("Wat u nodig hebt"), opmaak.Opsomming{"uw bankpas", "uw laatste jaarcijfers, als u die hebt", lang},
		opmaak.Verwijzing{Tekst: "Lees meer over het Bbz", Naar: "/bbz"}, opmaak.Uitleg{Kop: "Wat is een partner?", Tekst: []string{lang, "Ook als u niet getrouwd bent."}},
		opmaak.Tussenkop("Hoe het verdergaat"), opmaak.Stappenlijst{"U verstuurt uw aanvraag.", "De gemeente belt u binnen vijf werkdagen.", lang},
	}
	for _, toon := range []opmaak.Toon{opmaak.Info, opmaak.Goed, opmaak.Waarschuwing, opmaak.Mis, opmaak.Spoed} {
		uit = append(uit, opmaak.Melding{Toon: toon, Kop: "Uw gas of stroom wordt afgesloten", Tekst: []string{"Bel vandaag nog met uw gemeente.", lang}, Naar: []opmaak.Verwijzing{{Tekst: "Bel 14 013", Naar: "tel:14013"}}})
	}
	return append(uit, opmaak.Melding{Tekst: []string{"Een mededeling zonder kop."}},
		opmaak.Takenlijst{
			{Kop: "Over u", Taken: []opmaak.Taak{{Tekst: "Uw gegevens", Naar: "/1", Stand: klaar}, {Tekst: "Uw huishouden", Naar: "/2", Stand: bezig}, {Tekst: lang, Naar: "/3", Stand: begin}}},
			{Kop: "Versturen", Taken: []opmaak.Taak{{Tekst: "Nakijken en versturen", Hint: "Dit kan als alle vragen klaar zijn", Stand: begin},
				{Tekst: "Papieren", Naar: "/4", Stand: opmaak.Badge{Toon: opmaak.Waarschuwing, Tekst: "Nog 3 papieren"}}, {Tekst: "Huisbezoek", Naar: "/5", Stand: opmaak.Badge{Toon: opmaak.Spoed, Tekst: "Spoed"}}}}},
		opmaak.Overzicht{Kop: "Uw gegevens", Wijzig: "/1", Posten: []opmaak.Post{{Label: "Achternaam", Waarden: []string{"De Proef"}}, {Label: "E-mailadres", Waarden: []string{strings.Repeat("lang", 20) + "@voorbeeld.nl"}}}},
		opmaak.Overzicht{Kop: "Uw schulden", Posten: []opmaak.Post{{Label: lang, Waarden: []string{"Energiebedrijf", "€ 830,00"}, Wijzig: "/2"}, {Label: "Sinds", Wijzig: "/2", Badge: opmaak.Badge{Toon: opmaak.Mis, Tekst: "Kijk dit na"}}}},
		opmaak.Afdrukken("Druk af of bewaar als PDF"), opmaak.Knoppen(knoppen()), opmaak.Knop{Tekst: "Inloggen met DigiD", Naar: "/digid"})
}

// galerij is every part of the kit in every state, a page each.
func galerij(t testing.TB) (*opmaak.Kit, map[string]opmaak.Pagina) {
	t.Helper()
	logo := []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 40" width="160" height="40"><rect width="160" height="40" fill="#fff"/><circle cx="20" cy="20" r="14" fill="#a00"/></svg>`)
	k, err := opmaak.New("Hulp voor ondernemers", "test", map[string]thema.Thema{"0855": {}, "0014": {Kop: "#b3001b", Knop: "#b3001b", Link: "#b3001b", Focus: "#1f3a5f", Logo: logo}})
	if err != nil {
		t.Fatal(err)
	}
	sessie := &opmaak.Sessie{Duur: 15 * time.Minute, Verleng: "/verleng", Uitloggen: "/uitloggen", Verlopen: "/verlopen"}
	terug := opmaak.Verwijzing{Naar: "/vorige"}
	pagina := func(titel string, f opmaak.Formulier) opmaak.Pagina {
		return opmaak.Pagina{Titel: titel, Stap: "Stap 4 van 9", Terug: terug, Fouten: f.Foutregels(), Inhoud: []opmaak.Deel{opmaak.Inleiding("Deze vragen gaan over u en uw bedrijf."), f}, Gemeente: tilburg, Sessie: sessie, Bewaard: "Opgeslagen om 14.03 uur. Wij bewaren dit tot 20 februari 2027."}
	}
	long := formulier(gevuld(), nil)
	long.Velden = langeVelden()
	kop := opmaak.Formulier{Invulling: opmaak.Invulling{Velden: []opmaak.Veld{{Soort: opmaak.Janee, Naam: "partner", Label: "Hebt u een partner?", DoorKop: true}}, Focus: "partner"}, Knoppen: knoppen()[:1]}
	rood := tilburg
	rood.Code = "0014"
	nieuw := formulier(gevuld(), nil)
	nieuw.Focus = "schulden.3"
	nieuw.Velden[slices.IndexFunc(nieuw.Velden, func(v opmaak.Veld) bool { return v.Naam == "schulden" })].Rijen = 3
	return k, map[string]opmaak.Pagina{
		"leeg": pagina("Alle vragen", formulier(nil, nil)), "gevuld": pagina("Alle vragen", formulier(gevuld(), nil)), "fout": pagina("Alle vragen", formulier(gevuld(), fouten())),
		"lang": pagina(lang, long), "kop": pagina("Hebt u een partner?", kop), "rij": pagina("Schulden", nieuw), "delen": {Titel: "Delen van een pagina", Inhoud: delen(k, t), Gemeente: rood}, "landelijk": {Titel: "Kies uw gemeente", Inhoud: []opmaak.Deel{opmaak.Alinea("Kies hier.")}},
	}
}

// toon is a page as a browser gets it.
func toon(t testing.TB, k *opmaak.Kit, p opmaak.Pagina) string {
	t.Helper()
	w := httptest.NewRecorder()
	if err := k.Show(w, http.StatusOK, p); err != nil {
		t.Fatal(err)
	}
	return w.Body.String()
}

func TestEveryPartCanBeShown(t *testing.T) {
	k, paginas := galerij(t)
	for naam, p := range paginas {
		if got := toon(t, k, p); !strings.Contains(got, "</html>") {
			t.Errorf("%s: got %d bytes without an end", naam, len(got))
		}
	}
}
