package sandbox

import "regexp"

// The resources of the Zaken and Documenten API: ZRC and DRC components/schemas of
// the same names. A field's bounds are those of the published document; where OZ
// is wider (contactpersoonRol.naam 200, medewerker.identificatie 128) the document
// counts, because every server takes that.

var vertrouwelijkheden = []string{"openbaar", "beperkt_openbaar", "intern", "zaakvertrouwelijk",
	"vertrouwelijk", "confidentieel", "geheim", "zeer_geheim"}

var zaakVelden = []veld{
	{naam: "url", vorm: vormAfgeleid},
	{naam: "uuid", vorm: vormAfgeleid},
	{naam: "identificatie", blank: true, max: 40},
	{naam: "bronorganisatie", vorm: vormNegen, eist: true, max: 9},
	{naam: "omschrijving", blank: true, max: 80},
	{naam: "toelichting", blank: true, max: 1000},
	{naam: "zaaktype", vorm: vormHier, eist: true, max: 1000},
	{naam: "registratiedatum", vorm: vormDatum},
	{naam: "verantwoordelijkeOrganisatie", vorm: vormNegen, eist: true, max: 9},
	{naam: "startdatum", vorm: vormDatum, eist: true},
	{naam: "einddatum", vorm: vormAfgeleid, null: true},
	{naam: "einddatumGepland", vorm: vormDatum, null: true},
	{naam: "uiterlijkeEinddatumAfdoening", vorm: vormDatum, null: true},
	{naam: "publicatiedatum", vorm: vormDatum, null: true},
	{naam: "communicatiekanaal", vorm: vormURL, blank: true, max: 1000},
	{naam: "productenOfDiensten", vorm: vormLijst, max: 1000},
	{naam: "vertrouwelijkheidaanduiding", keuze: vertrouwelijkheden},
	{naam: "betalingsindicatie", blank: true, keuze: []string{"nvt", "nog_niet", "gedeeltelijk", "geheel"}},
	{naam: "betalingsindicatieWeergave", vorm: vormAfgeleid},
	{naam: "laatsteBetaaldatum", vorm: vormTijd, null: true},
	{naam: "zaakgeometrie", vorm: vormObject, null: true},
	{naam: "verlenging", vorm: vormGroep, null: true, velden: []veld{
		{naam: "reden", eist: true, max: 200}, {naam: "duur", eist: true}}},
	{naam: "opschorting", vorm: vormGroep, null: true, velden: []veld{
		{naam: "indicatie", vorm: vormJaNee, eist: true}, {naam: "reden", eist: true, max: 200}}},
	{naam: "selectielijstklasse", vorm: vormURL, blank: true, max: 1000},
	{naam: "hoofdzaak", vorm: vormHier, null: true, max: 1000},
	{naam: "deelzaken", vorm: vormAfgeleid},
	{naam: "relevanteAndereZaken", vorm: vormLijst, velden: []veld{
		{naam: "url", vorm: vormURL, eist: true, max: 1000},
		{naam: "aardRelatie", eist: true, keuze: []string{"vervolg", "onderwerp", "bijdrage"}}}},
	{naam: "eigenschappen", vorm: vormAfgeleid},
	{naam: "rollen", vorm: vormAfgeleid},
	{naam: "status", vorm: vormAfgeleid, null: true},
	{naam: "zaakinformatieobjecten", vorm: vormAfgeleid},
	{naam: "zaakobjecten", vorm: vormAfgeleid},
	{naam: "kenmerken", vorm: vormLijst, velden: []veld{
		{naam: "kenmerk", eist: true, max: 40}, {naam: "bron", eist: true, max: 40}}},
	{naam: "archiefnominatie", null: true, keuze: []string{"blijvend_bewaren", "vernietigen"}},
	{naam: "archiefstatus", keuze: []string{"nog_te_archiveren", "gearchiveerd", "gearchiveerd_procestermijn_onbekend", "overgedragen"}},
	{naam: "archiefactiedatum", vorm: vormDatum, null: true},
	{naam: "resultaat", vorm: vormAfgeleid, null: true},
	{naam: "opdrachtgevendeOrganisatie", vorm: vormNegen, blank: true, max: 9},
	{naam: "processobjectaard", null: true, blank: true, max: 200},
	{naam: "startdatumBewaartermijn", vorm: vormDatum, null: true},
	{naam: "processobject", vorm: vormObject, null: true},
}

var rolVelden = []veld{
	{naam: "url", vorm: vormAfgeleid},
	{naam: "uuid", vorm: vormAfgeleid},
	{naam: "zaak", vorm: vormHier, eist: true, max: 1000},
	{naam: "betrokkene", vorm: vormURL, blank: true, max: 1000},
	{naam: "betrokkeneType", eist: true, keuze: []string{"natuurlijk_persoon", "niet_natuurlijk_persoon", "vestiging", "organisatorische_eenheid", "medewerker"}},
	{naam: "afwijkendeNaamBetrokkene", blank: true, max: 625},
	{naam: "roltype", vorm: vormHier, eist: true, max: 1000},
	{naam: "omschrijving", vorm: vormAfgeleid},
	{naam: "omschrijvingGeneriek", vorm: vormAfgeleid},
	{naam: "roltoelichting", eist: true, max: 1000},
	{naam: "registratiedatum", vorm: vormAfgeleid},
	{naam: "indicatieMachtiging", blank: true, keuze: []string{"gemachtigde", "machtiginggever"}},
	{naam: "contactpersoonRol", vorm: vormGroep, null: true, velden: []veld{
		{naam: "emailadres", blank: true, max: 254, patroon: vormEmail}, {naam: "functie", blank: true, max: 50},
		{naam: "telefoonnummer", blank: true, max: 20}, {naam: "naam", eist: true, max: 40}}},
	{naam: "statussen", vorm: vormAfgeleid},
}

// vormEmail is loose on purpose: one @ with something on both sides.
var vormEmail = regexp.MustCompile(`^[^@\s]+@[^@\s]+\.[^@\s]+$`)

// verblijfsadres needs the BAG id, the well-known trap (gemma-zaken 2451).
var verblijfsadres = veld{naam: "verblijfsadres", vorm: vormGroep, null: true, velden: []veld{
	{naam: "aoaIdentificatie", eist: true, max: 100},
	{naam: "wplWoonplaatsNaam", eist: true, max: 80},
	{naam: "gorOpenbareRuimteNaam", eist: true, max: 80},
	{naam: "aoaPostcode", blank: true, max: 7},
	{naam: "aoaHuisnummer", vorm: vormGetal, eist: true, max: 99999},
	{naam: "aoaHuisletter", blank: true, max: 1},
	{naam: "aoaHuisnummertoevoeging", blank: true, max: 4},
	{naam: "inpLocatiebeschrijving", blank: true, max: 1000},
}}

var buitenland = veld{naam: "subVerblijfBuitenland", vorm: vormGroep, null: true, velden: []veld{
	{naam: "lndLandcode", eist: true, max: 4},
	{naam: "lndLandnaam", eist: true, max: 40},
	{naam: "subAdresBuitenland_1", blank: true, max: 35},
	{naam: "subAdresBuitenland_2", blank: true, max: 35},
	{naam: "subAdresBuitenland_3", blank: true, max: 35},
}}

// betrokkenen is betrokkeneIdentificatie by betrokkeneType.
var betrokkenen = map[string][]veld{
	"natuurlijk_persoon": {
		{naam: "inpBsn", vorm: vormNegen, blank: true, max: 9},
		{naam: "anpIdentificatie", blank: true, max: 17},
		{naam: "inpA_nummer", blank: true, max: 10, patroon: regexp.MustCompile(`^[1-9][0-9]{9}$`)},
		{naam: "geslachtsnaam", blank: true, max: 200},
		{naam: "voorvoegselGeslachtsnaam", blank: true, max: 80},
		{naam: "voorletters", blank: true, max: 20},
		{naam: "voornamen", blank: true, max: 200},
		{naam: "geslachtsaanduiding", blank: true, keuze: []string{"m", "v", "o"}},
		{naam: "geboortedatum", blank: true, max: 18},
		verblijfsadres, buitenland,
	},
	"niet_natuurlijk_persoon": {
		// The document says at most 9; OZ wants a RSIN, so a KvK number of 8 is refused.
		{naam: "innNnpId", vorm: vormNegen, blank: true, max: 9},
		{naam: "annIdentificatie", blank: true, max: 17},
		{naam: "statutaireNaam", blank: true, max: 500},
		{naam: "innRechtsvorm", blank: true, keuze: rechtsvormen},
		{naam: "bezoekadres", blank: true, max: 1000},
		buitenland,
	},
	"vestiging": {
		{naam: "vestigingsNummer", blank: true, max: 24},
		{naam: "handelsnaam", vorm: vormLijst, max: 625},
		verblijfsadres, buitenland,
		{naam: "kvkNummer", blank: true, max: 8},
	},
	"medewerker": {
		{naam: "identificatie", blank: true, max: 24},
		{naam: "achternaam", blank: true, max: 200},
		{naam: "voorletters", blank: true, max: 20},
		{naam: "voorvoegselAchternaam", blank: true, max: 10},
	},
	"organisatorische_eenheid": {
		{naam: "identificatie", blank: true, max: 24},
		{naam: "naam", blank: true, max: 50},
		{naam: "isGehuisvestIn", blank: true, max: 24},
	},
}

var rechtsvormen = []string{"besloten_vennootschap", "cooperatie_europees_economische_samenwerking",
	"europese_cooperatieve_venootschap", "europese_naamloze_vennootschap", "kerkelijke_organisatie",
	"naamloze_vennootschap", "onderlinge_waarborg_maatschappij", "overig_privaatrechtelijke_rechtspersoon",
	"stichting", "vereniging", "vereniging_van_eigenaars", "publiekrechtelijke_rechtspersoon",
	"vennootschap_onder_firma", "maatschap", "rederij", "commanditaire_vennootschap",
	"kapitaalvennootschap_binnen_eer", "overige_buitenlandse_rechtspersoon_vennootschap", "kapitaalvennootschap_buiten_eer"}

var statusVelden = []veld{
	{naam: "url", vorm: vormAfgeleid},
	{naam: "uuid", vorm: vormAfgeleid},
	{naam: "zaak", vorm: vormHier, eist: true, max: 1000},
	{naam: "statustype", vorm: vormHier, eist: true, max: 1000},
	{naam: "datumStatusGezet", vorm: vormTijd, eist: true},
	{naam: "statustoelichting", blank: true, max: 1000},
	{naam: "indicatieLaatstGezetteStatus", vorm: vormAfgeleid},
	{naam: "gezetdoor", vorm: vormHier, blank: true, max: 200},
	{naam: "zaakinformatieobjecten", vorm: vormAfgeleid},
}

var eigenschapVelden = []veld{
	{naam: "url", vorm: vormAfgeleid},
	{naam: "uuid", vorm: vormAfgeleid},
	{naam: "zaak", vorm: vormHier, eist: true},
	{naam: "eigenschap", vorm: vormHier, eist: true, max: 1000},
	{naam: "naam", vorm: vormAfgeleid},
	{naam: "waarde", eist: true},
}

var relatieVelden = []veld{
	{naam: "url", vorm: vormAfgeleid},
	{naam: "uuid", vorm: vormAfgeleid},
	{naam: "informatieobject", vorm: vormHier, eist: true, max: 1000},
	{naam: "zaak", vorm: vormHier, eist: true, max: 1000},
	{naam: "aardRelatieWeergave", vorm: vormAfgeleid},
	{naam: "titel", blank: true, max: 200},
	{naam: "beschrijving", blank: true},
	{naam: "registratiedatum", vorm: vormAfgeleid},
	{naam: "vernietigingsdatum", vorm: vormTijd, null: true},
	{naam: "status", vorm: vormHier, null: true, max: 1000},
}

var documentVelden = []veld{
	{naam: "url", vorm: vormAfgeleid},
	{naam: "identificatie", blank: true, max: 40},
	{naam: "bronorganisatie", vorm: vormNegen, eist: true, max: 9},
	{naam: "creatiedatum", vorm: vormDatum, eist: true},
	{naam: "titel", eist: true, max: 200},
	{naam: "vertrouwelijkheidaanduiding", blank: true, keuze: vertrouwelijkheden},
	{naam: "auteur", eist: true, max: 200},
	{naam: "status", blank: true, keuze: []string{"in_bewerking", "ter_vaststelling", "definitief", "gearchiveerd"}},
	{naam: "formaat", blank: true, max: 255},
	{naam: "taal", eist: true, min: 3, max: 3},
	{naam: "versie", vorm: vormAfgeleid},
	{naam: "beginRegistratie", vorm: vormAfgeleid},
	{naam: "bestandsnaam", blank: true, max: 255},
	{naam: "inhoud", vorm: vormAfgeleid, null: true},
	{naam: "bestandsomvang", vorm: vormGetal, null: true},
	{naam: "link", vorm: vormURL, blank: true, max: 200},
	{naam: "beschrijving", blank: true, max: 1000},
	{naam: "ontvangstdatum", vorm: vormDatum, null: true},
	{naam: "verzenddatum", vorm: vormDatum, null: true},
	{naam: "indicatieGebruiksrecht", vorm: vormJaNee, null: true},
	{naam: "verschijningsvorm", blank: true},
	{naam: "ondertekening", vorm: vormGroep, null: true, velden: []veld{
		{naam: "soort", eist: true, keuze: []string{"analoog", "digitaal", "pki"}}, {naam: "datum", vorm: vormDatum, eist: true}}},
	{naam: "integriteit", vorm: vormGroep, null: true, velden: []veld{
		{naam: "algoritme", eist: true, keuze: []string{"crc_16", "crc_32", "crc_64", "fletcher_4", "fletcher_8", "fletcher_16", "fletcher_32", "hmac", "md5", "sha_1", "sha_256", "sha_512", "sha_3"}},
		{naam: "waarde", eist: true, max: 128}, {naam: "datum", vorm: vormDatum, eist: true}}},
	{naam: "informatieobjecttype", vorm: vormHier, eist: true, max: 200},
	{naam: "locked", vorm: vormAfgeleid},
	{naam: "bestandsdelen", vorm: vormAfgeleid},
	{naam: "trefwoorden", vorm: vormLijst, max: 100},
}
