package opmaak

// A Soort is how a field is asked. The words are those of a regeling's definition, so that
// a type of question can be taken over as it is.
type Soort string

const (
	Tekst      Soort = "tekst"
	Lang       Soort = "lang"       // several lines
	Datum      Soort = "datum"      // three fields: .dag, .maand, .jaar
	Maand      Soort = "maand"      // two fields: .maand, .jaar
	Jaar       Soort = "jaar"       //
	Geld       Soort = "geld"       // euros
	Getal      Soort = "getal"      //
	Keuze      Soort = "keuze"      // one of the Opties
	Multi      Soort = "multi"      // any of the Opties
	Kieslijst  Soort = "kieslijst"  // one of more Opties than fit on a page; a list that opens
	Janee      Soort = "janee"      // the values are ja and nee
	Verklaring Soort = "verklaring" // one box; the value is ja
	BSN        Soort = "bsn"        //
	KVK        Soort = "kvk"        //
	IBAN       Soort = "iban"       //
	Email      Soort = "email"      //
	Tel        Soort = "tel"        //
	Code       Soort = "code"       // digits that were sent to somebody
	Adres      Soort = "adres"      // .postcode, .huisnummer, .toevoeging, .straat, .woonplaats, .land, .regels
	Groep      Soort = "groep"      // rows of the Velden: naam.0.veld
	Blok       Soort = "blok"       // the Velden once: naam.veld
	Bestand    Soort = "bestand"    // files; the form is sent as multipart
	Vast       Soort = "vast"       // shown and not asked: known already, or worked out
)

// vormen tells which template draws a kind of field; what is not here is one line of text.
var vormen = map[Soort]string{
	Lang: "lang", Datum: "delen", Maand: "delen", Adres: "delen", Blok: "delen", Keuze: "keuze", Multi: "keuze", Janee: "keuze", Kieslijst: "kieslijst",
	Verklaring: "verklaring", Groep: "groep", Bestand: "bestand", Vast: "vast",
}

// A regel is how one line of text is typed: what keyboard a telephone shows, how wide the
// field is, and what a browser may fill in. Amounts get no decimal keyboard: on some
// telephones it has no comma.
type regel struct{ type_, toetsen, breedte, autocomplete string }

var regels = map[Soort]regel{
	Jaar:  {toetsen: "numeric", breedte: "b4"},
	Geld:  {breedte: "b12"},
	Getal: {toetsen: "numeric", breedte: "b8"},
	BSN:   {toetsen: "numeric", breedte: "b12"},
	KVK:   {toetsen: "numeric", breedte: "b12"},
	IBAN:  {breedte: "b24"},
	Email: {type_: "email", breedte: "b24", autocomplete: "email"},
	Tel:   {type_: "tel", breedte: "b16", autocomplete: "tel"},
	Code:  {toetsen: "numeric", breedte: "b8", autocomplete: "one-time-code"},
}

// hints stand above a field that has none of its own.
var hints = map[Soort]string{
	Geld:  "Vul het bedrag in euro’s in, bijvoorbeeld 1.250,00",
	Datum: "Bijvoorbeeld 27 3 2025",
	Maand: "Bijvoorbeeld 3 2025",
}
