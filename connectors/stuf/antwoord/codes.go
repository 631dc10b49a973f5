package antwoord

import "solo/connectors"

// A regel says what a code means for a delivery. The melding goes on after the name of
// the service and ": "; both texts are for a beheerder and hold nothing of the server's.
type regel struct {
	klasse    connectors.Klasse
	melding   string
	actie     string
	hoogstens int
	verbruikt bool // the same message is never taken; a new one may be
}

const (
	probeer      = 6  // attempts before a person looks: no code that says what is wrong
	verwerkt     = 12 // half a day by SOLO's own backoff: time for a server that works at night
	vraagLev     = "Vraag de leverancier van het zaaksysteem wat er misgaat, en stuur de levering daarna opnieuw."
	meldSOLO     = "Meld dit met de code aan de leverancier van SOLO; opnieuw sturen helpt niet."
	naDienst     = "Controleer of het zaaksysteem deze dienst kent en of het dialect (1.1 of 1.2) klopt. Of zijn de adressen in solo.yaml verwisseld? Stuur de levering daarna opnieuw."
	naVraag      = "Controleer het dialect (1.1 of 1.2). Of zijn de adressen in solo.yaml verwisseld? Kent het zaaksysteem deze vraag niet, zet dan vragen: nee bij de gewoonten."
	andereZender = "spreek dan met de leverancier een andere administratie voor de zender af."
	naWijziging  = "Kijk in het zaaksysteem of iemand de zaak heeft gewijzigd, en beslis of de levering opnieuw moet."
)

// codes are those of StUF 03.01 (foutberichten), and the ones that ZaakBrug puts in
// their place. Where the standard leaves open what a client does, the class is ours.
var codes = map[string]regel{
	"StUF001": {klasse: connectors.Toegang, melding: "het zaaksysteem ondersteunt StUF 03.01 niet",
		actie: "Vraag de leverancier naar het adres voor StUF 03.01 en stel dat in."},
	"StUF004": {klasse: connectors.Toegang, melding: "het zaaksysteem ondersteunt het sectormodel voor zaken niet",
		actie: "Controleer in solo.yaml het adres, en bij gewoonten het dialect (1.1 of 1.2)."},
	"StUF007": {klasse: connectors.Toegang, melding: "het zaaksysteem ondersteunt deze versie van het sectormodel niet",
		actie: "Stel in solo.yaml bij gewoonten het dialect in dat het zaaksysteem gebruikt (1.1 of 1.2)."},
	"StUF010": {klasse: connectors.Toegang, melding: "het zaaksysteem kent de ontvanger niet die in solo.yaml staat",
		actie: "Vul bij ontvanger de organisatie, applicatie en administratie in die de leverancier opgeeft."},
	"StUF013": {klasse: connectors.Toegang, melding: "het zaaksysteem kent SOLO niet als zender",
		actie: "Laat SOLO als zender registreren in het zaaksysteem, of pas de zender in solo.yaml aan."},
	"StUF016": {klasse: connectors.Tijdelijk, verbruikt: true, hoogstens: probeer,
		melding: "het referentienummer was al gebruikt; SOLO kijkt wat er is aangekomen en stuurt zo nodig een nieuw bericht",
		actie:   "Houdt dit aan, controleer dan of een ander systeem als dezelfde zender berichten stuurt, en " + andereZender},
	"StUF019": {klasse: connectors.Tijdelijk, verbruikt: true, hoogstens: probeer,
		melding: "het tijdstip was niet later dan dat van een eerder bericht; SOLO kijkt wat er is aangekomen en stuurt zo nodig een nieuw bericht",
		actie:   "Houdt dit aan, zet dan de klokken van SOLO en van het zaaksysteem gelijk. Kent het zaaksysteem van onze zender al een bericht met een tijdstip in de toekomst, " + andereZender},
	"StUF022": {klasse: connectors.Configuratie, melding: "het zaaksysteem kent deze berichtcode niet", actie: naDienst},
	"StUF025": {klasse: connectors.Configuratie, melding: "het zaaksysteem ondersteunt deze berichtcode niet", actie: naDienst},
	"StUF028": {klasse: connectors.Configuratie, melding: "het zaaksysteem kent dit entiteittype niet", actie: naDienst},
	"StUF031": {klasse: connectors.Configuratie, melding: "het zaaksysteem ondersteunt dit entiteittype niet", actie: naDienst},
	"StUF034": {klasse: connectors.Configuratie, melding: "het zaaksysteem kent deze functie niet", actie: naDienst},
	"StUF037": {klasse: connectors.Configuratie, melding: "het zaaksysteem ondersteunt deze functie niet", actie: naDienst},
	"StUF040": {klasse: connectors.Configuratie, melding: "het zaaksysteem ondersteunt deze combinatie van bericht, entiteit en functie niet", actie: naDienst},
	"StUF043": {klasse: connectors.Geweigerd, melding: "het zaaksysteem kent het bericht niet waarop dit een antwoord zou zijn", actie: meldSOLO},
	"StUF046": {klasse: connectors.Tijdelijk, melding: "het zaaksysteem kan het bericht nu niet opslaan; SOLO stuurt het later opnieuw"},
	"StUF049": {klasse: connectors.Tijdelijk, melding: "het zaaksysteem kan dit nu niet afhandelen; SOLO probeert het later opnieuw"},
	"StUF052": {klasse: connectors.Toegang, melding: "SOLO heeft in het zaaksysteem geen recht op deze dienst",
		actie: "Geef de applicatie (en de gebruiker) van SOLO in het zaaksysteem recht op deze dienst."},
	"StUF055": {klasse: connectors.Geweigerd, melding: "het zaaksysteem vindt het bericht niet volgens het schema",
		actie: "Bekijk het bericht met solo voorbeeld, herstel de koppeling of de mapping, en stuur de levering opnieuw."},
	"StUF058": {klasse: connectors.Onzeker, hoogstens: probeer, melding: "het verwerken in het zaaksysteem gaf een fout die het niet nader aanduidt", actie: vraagLev},
	"StUF061": {klasse: connectors.Tijdelijk, hoogstens: probeer, melding: "het zaaksysteem kan niet op tijd beginnen", actie: vraagLev},
	"StUF062": {klasse: connectors.Geweigerd, melding: "het tijdvak van geldigheid klopt niet volgens het zaaksysteem", actie: meldSOLO},
	"StUF063": {klasse: connectors.Geweigerd, melding: "het zaaksysteem heeft van deze zaak al nieuwere gegevens", actie: naWijziging},
	"StUF064": {klasse: connectors.Tijdelijk, hoogstens: verwerkt, melding: "het zaaksysteem vindt de zaak of het document (nog) niet; SOLO probeert het later opnieuw",
		actie: "Houdt dit aan, kijk dan in het zaaksysteem of de zaak er staat en of berichten zijn blijven liggen."},
	"StUF065": {klasse: connectors.Geweigerd, melding: "het zaaksysteem heeft van deze zaak al een latere registratie", actie: naWijziging},
	"StUF066": {klasse: connectors.Geweigerd, melding: "het bericht corrigeert niets volgens het zaaksysteem", actie: meldSOLO},
	"StUF067": {klasse: connectors.Geweigerd, melding: "het zaaksysteem vindt hetzelfde object meer dan een keer",
		actie: "Ruim het dubbele object op in het zaaksysteem en stuur de levering opnieuw."},
	"StUF068": {klasse: connectors.Geweigerd, melding: "het zaaksysteem vindt een datum in de toekomst die hier niet mag", actie: meldSOLO},
	"StUF069": {klasse: connectors.Geweigerd, melding: "een historische correctie sluit niet aan op wat het zaaksysteem heeft", actie: meldSOLO},
	"StUF070": {klasse: connectors.Geweigerd, melding: "de historie in het bericht is niet consistent volgens het zaaksysteem", actie: meldSOLO},
	"StUF076": {klasse: connectors.Geweigerd, melding: "de vraag noemt onder vanaf andere elementen dan onder totEnMet", actie: meldSOLO},
	"StUF079": {klasse: connectors.Geweigerd, melding: "de vraag noemt een element twee keer als voorwaarde", actie: meldSOLO},
	"StUF082": {klasse: connectors.Geweigerd, melding: "de vraag zoekt exact binnen een bereik", actie: meldSOLO},
	"StUF085": {klasse: connectors.Geweigerd, melding: "de vraag heeft een onvolledige datum binnen een bereik", actie: meldSOLO},
	"StUF088": {klasse: connectors.Geweigerd, melding: "de vraag noemt meer dan een sleutel", actie: meldSOLO},
	"StUF091": {klasse: connectors.Geweigerd, melding: "de vraag noemt een sleutel en nog iets anders", actie: meldSOLO},
	"StUF094": {klasse: connectors.Geweigerd, melding: "het zaaksysteem bewaart onze sleutels niet", actie: meldSOLO},
	"StUF097": {klasse: connectors.Geweigerd, melding: "de vraag zegt op twee manieren welke gegevens zij wil", actie: meldSOLO},
	"StUF103": {klasse: connectors.Geweigerd, melding: "de vervolgvraag zegt niet waar zij begint", actie: meldSOLO},
	"StUF106": {klasse: connectors.Geweigerd, melding: "het begin van de vervolgvraag is niet volledig", actie: meldSOLO},
	"StUF118": {klasse: connectors.Geweigerd, melding: "de vraag mist een materieel peiltijdstip", actie: meldSOLO},
	"StUF119": {klasse: connectors.Geweigerd, melding: "de vraag mist een formeel peiltijdstip", actie: meldSOLO},
	"StUF124": {klasse: connectors.Geweigerd, melding: "het zaaksysteem beantwoordt geen asynchrone vragen", actie: meldSOLO},
	"StUF127": {klasse: connectors.Toegang, melding: "het zaaksysteem kent de gebruiker niet die in solo.yaml staat",
		actie: "Vul bij zender de gebruiker in die de leverancier opgeeft."},
	"StUF130": {klasse: connectors.Geweigerd, melding: "de vraag kost het zaaksysteem te veel", actie: meldSOLO},
	"StUF133": {klasse: connectors.Geweigerd, melding: "het zaaksysteem kent de gevraagde sortering niet", actie: meldSOLO},
	"StUF960": {klasse: connectors.Onzeker, hoogstens: verwerkt, melding: "het zaaksysteem was niet op tijd klaar; SOLO kijkt later wat er is gebeurd",
		actie: "Houdt dit aan, vraag dan de leverancier van het zaaksysteem waarom het niet op tijd klaar is."},

	"INVALID_XML": {klasse: connectors.Geweigerd, melding: "het zaaksysteem vindt het bericht niet volgens het schema",
		actie: "Bekijk het bericht met solo voorbeeld, herstel de koppeling of de mapping, en stuur de levering opnieuw."},
	"NOT_WELL_FORMED_XML": {klasse: connectors.Geweigerd, melding: "het zaaksysteem kan het bericht niet lezen als XML", actie: meldSOLO},
}
