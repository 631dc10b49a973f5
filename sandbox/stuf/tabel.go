package stuf

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// regels says what an intake client may send, from the facts of the XSDs: each line
// is a type with its elements in order. An element is its name (zkn without a
// prefix), how often it comes (nothing is once, ? at most once, * any number, +
// at least once, a figure exactly so often), ! when it may not be nil, and its type:
//
//	t80 t5-40 c12 n4   text of at most 80 or of 5 to 40 characters, of exactly 12; a
//	                   number of at most 4 digits
//	other small words  vormen, below
//	capitals           another line
//	nothing            not judged
//
// TYPE@ENT is an entiteit that must carry that entiteittype, and TYPE@ENT/I that
// verwerkingssoort; =TYPE takes over the
// elements of another line; ^a^b are elements that exclude each other; &a&b need
// each other.
const regels = `
PARTIJ S:organisatie?!:t200 S:applicatie!:t3-50 S:administratie?!:t50 S:gebruiker?!:t100
SLK01 S:berichtcode!:lk01 S:zender!:PARTIJ S:ontvanger!:PARTIJ S:referentienummer!:t1-40 S:tijdstipBericht!:tijd S:entiteittype!:t30
SLV01 S:berichtcode!:lv01 S:zender!:PARTIJ S:ontvanger?!:PARTIJ S:referentienummer?!:t1-40 S:tijdstipBericht?!:tijd S:entiteittype!:t30
SDI02 S:berichtcode!:di02 S:zender!:PARTIJ S:ontvanger?!:PARTIJ S:referentienummer?!:t1-40 S:tijdstipBericht?!:tijd S:functie!:t30
PLK01 S:mutatiesoort!:mut S:indicatorOvername!:ovn
PLV01 S:sortering!:n2 S:indicatorVervolgvraag!:bool S:maximumAantal?!:n8 S:indicatorAfnemerIndicatie?!:bool S:indicatorAantal?!:bool

EXTRA S:extraElement+
GELDIG S:beginGeldigheid:tijd S:eindGeldigheid:tijd
RELATIE S:beginRelatie:tijd S:eindRelatie?:tijd
KENMERK kenmerk:t40 bron:t40
RESULTAAT omschrijving?:t80 toelichting?:t1000
OPSCHORT indicatie:jn reden:t200
VERLENG duur:n3 reden:t200
ANDER omschrijving:t80 aanduiding?:t80 lokatie? registratie?:t50

ADRES bg:aoa.identificatie?:c16 bg:authentiek?:auth bg:wpl.woonplaatsNaam?:t80 bg:gor.openbareRuimteNaam?:t80 bg:gor.straatnaam?:t24 bg:aoa.postcode?:pc bg:aoa.huisnummer?:hn bg:aoa.huisletter?:hl bg:aoa.huisnummertoevoeging?:ht bg:inp.locatiebeschrijving?:t35
BUITEN bg:lnd.landnaam?:t40 bg:sub.adresBuitenland1?:t35 bg:sub.adresBuitenland2?:t35 bg:sub.adresBuitenland3?:t35
NPS@NPS bg:inp.bsn?:bsn bg:authentiek?:auth bg:anp.identificatie?:n17 bg:geslachtsnaam?:t200 bg:voorvoegselGeslachtsnaam?:t10 bg:voorletters?:t20 bg:voornamen?:t200 bg:geslachtsaanduiding?:gesl bg:geboortedatum?:dat bg:verblijfsadres?:ADRES bg:sub.verblijfBuitenland?:BUITEN ^bg:inp.bsn^bg:anp.identificatie ^bg:authentiek^bg:anp.identificatie ^bg:verblijfsadres^bg:sub.verblijfBuitenland
NNP@NNP bg:inn.nnpId?:bsn bg:authentiek?:auth bg:ann.identificatie?:n17 bg:statutaireNaam?:t500 bg:inn.rechtsvorm?:t100 bg:bezoekadres?:ADRES bg:sub.verblijfBuitenland?:BUITEN &bg:inn.nnpId&bg:authentiek ^bg:inn.nnpId^bg:ann.identificatie ^bg:bezoekadres^bg:sub.verblijfBuitenland
VES@VES bg:vestigingsNummer?:c12 bg:authentiek?:auth bg:handelsnaam?:t200 bg:verblijfsadres?:ADRES bg:sub.verblijfBuitenland?:BUITEN ^bg:verblijfsadres^bg:sub.verblijfBuitenland
MAC@MAC bg:kvkNummer?:c8 bg:authentiek?:auth bg:handelsnaam?:t200
MDW@MDW identificatie?:t24 achternaam?:t200 voorletters?:t20 voorvoegselAchternaam?:t10
OEH@OEH identificatie?:t24 naam?:t50 isGehuisvestIn?
WIE medewerker?:MDW organisatorischeEenheid?:OEH natuurlijkPersoon?:NPS nietNatuurlijkPersoon?:NNP vestiging?:VES ^medewerker^organisatorischeEenheid^natuurlijkPersoon^nietNatuurlijkPersoon^vestiging
OBJ adres? besluit? buurt? enkelvoudigDocument? maatschappelijkeActiviteit?:MAC medewerker?:MDW natuurlijkPersoon?:NPS nietNatuurlijkPersoon?:NNP organisatorischeEenheid?:OEH vestiging?:VES ^adres^besluit^buurt^enkelvoudigDocument^maatschappelijkeActiviteit^medewerker^natuurlijkPersoon^nietNatuurlijkPersoon^organisatorischeEenheid^vestiging
CTP@CTP identificatie?:t40 naam?:t40 functie?:t50 telefoonnummer?:t20 emailadres?:t254 S:extraElementen?!:EXTRA isAanspreekpuntNamens?
CTPREL gerelateerde!:CTP S:tijdvakRelatie?!:RELATIE
ROL gerelateerde:WIE code?:t10 omschrijving?:t80 toelichting?:t1000 afwijkendCorrespondentieAdres? afwijkendBuitenlandsCorrespondentieAdres? S:tijdvakRelatie?!:RELATIE S:tijdvakGeldigheid?!:GELDIG S:tijdstipRegistratie?:tijd S:extraElementen?!:EXTRA heeftAlsAanspreekpunt?:CTPREL ^afwijkendCorrespondentieAdres^afwijkendBuitenlandsCorrespondentieAdres
INI@ZAKBTRINI =ROL
BLH@ZAKBTRBLH =ROL
GMC@ZAKBTRGMC =ROL
UTV@ZAKBTRUTV =ROL
VRA@ZAKBTRVRA =ROL
OVR@ZAKBTROVR =ROL
ZAKOBJ@ZAKOBJ gerelateerde:OBJ omschrijving?:t80 S:tijdvakRelatie?!:RELATIE S:tijdstipRegistratie?:tijd S:extraElementen?!:EXTRA

ZKT@ZKT omschrijving?:t80 code?:t10 ingangsdatumObject?:dat
ZKTV@ZKT/I omschrijving?:t80 code!:t10 ingangsdatumObject?:dat
ISVAN@ZAKZKT gerelateerde:ZKT S:extraElementen?!:EXTRA
ISVANV@ZAKZKT/T gerelateerde!:ZKTV S:extraElementen?!:EXTRA
STT@STT zkt.code?:t10 zkt.omschrijving?:t80 volgnummer?:n4 code?:t10 omschrijving?:t80 ingangsdatumObject?:dat
STTV@STT zkt.code?:t10 zkt.omschrijving?:t80 volgnummer:n4 code?:t10 omschrijving:t80 ingangsdatumObject?:dat
DOOR medewerker?:MDW organisatorischeEenheid?:OEH ^medewerker^organisatorischeEenheid
GEZET@ZAKSTTBTR gerelateerde:DOOR rolOmschrijving?:t80 rolomschrijvingGeneriek?:rolgen S:tijdvakRelatie?!:RELATIE S:tijdstipRegistratie?:tijd S:extraElementen?!:EXTRA
ZAKSTT@ZAKSTT gerelateerde!:STT toelichting?:t1000 datumStatusGezet?:tijd S:tijdvakRelatie?!:RELATIE S:tijdvakGeldigheid?!:GELDIG S:tijdstipRegistratie?:tijd S:extraElementen?!:EXTRA isGezetDoor?:GEZET
ZAKSTTV@ZAKSTT gerelateerde!:STTV toelichting?:t1000 datumStatusGezet:tijd S:tijdvakRelatie?!:RELATIE S:tijdvakGeldigheid?!:GELDIG S:tijdstipRegistratie?:tijd S:extraElementen?!:EXTRA isGezetDoor:GEZET

BEGIN omschrijving?:t80 toelichting?:t1000 kenmerk*:KENMERK anderZaakObject*:ANDER resultaat?:RESULTAAT
MIDDEN publicatiedatum?:dat einddatumGepland?:dat uiterlijkeEinddatum?:dat einddatum?:dat opschorting?:OPSCHORT verlenging?:VERLENG betalingsIndicatie?:betaal laatsteBetaaldatum?:tijd archiefnominatie?:jn datumVernietigingDossier?:dat
META S:tijdvakGeldigheid?!:GELDIG S:tijdstipRegistratie?:tijd S:extraElementen?!:EXTRA
ROLLEN1 heeftBetrekkingOp*:ZAKOBJ heeftAlsBelanghebbende*:BLH heeftAlsGemachtigde*:GMC
ROLLEN2 heeftAlsUitvoerende*:UTV heeftAlsVerantwoordelijke*:VRA heeftAlsOverigBetrokkene*:OVR heeftAlsDeelzaak* heeftBetrekkingOpAndere* heeft*:ZAKSTT leidtTot*
ZAK@ZAK identificatie?:t5-40 =BEGIN startdatum?:dat registratiedatum?:dat =MIDDEN zaakniveau?:zn deelzakenIndicatie?:jn =META isVan?:ISVAN =ROLLEN1 heeftAlsInitiator*:INI =ROLLEN2
ZAKV@ZAK identificatie!:t5-40 =BEGIN startdatum!:dat registratiedatum!:dat =MIDDEN zaakniveau!:zn deelzakenIndicatie!:jn =META isVan:ISVANV =ROLLEN1 heeftAlsInitiator:INI =ROLLEN2
ZAKU@ZAK identificatie!:t5-40 =BEGIN startdatum?:dat registratiedatum?:dat =MIDDEN zaakniveau?:zn deelzakenIndicatie?:jn =META isVan?:ISVAN =ROLLEN1 heeftAlsInitiator*:INI =ROLLEN2
ZAKS@ZAK identificatie:t5-40 omschrijving?:t80 S:tijdvakGeldigheid?!:GELDIG S:tijdstipRegistratie?:tijd isVan*:ISVAN heeft+:ZAKSTTV

ZAKREL@ZAK identificatie?:t5-40 omschrijving?:t80 isVan?
ZAKRELV@ZAK identificatie:t5-40 omschrijving?:t80 isVan?
RESTREL titel?:t200 beschrijving?:t1000 registratiedatum?:dat stt.volgnummer?:n4 stt.omschrijving?:t80 sta.datumStatusGezet?:dat S:tijdvakRelatie?!:RELATIE S:tijdvakGeldigheid?!:GELDIG S:tijdstipRegistratie?:tijd S:extraElementen?!:EXTRA
EDCZAK@EDCZAK gerelateerde:ZAKREL =RESTREL
EDCZAKV@EDCZAK gerelateerde:ZAKRELV =RESTREL
EDC@EDC identificatie?:t40 dct.omschrijving?:t80 creatiedatum?:dat ontvangstdatum?:dat titel?:t200 beschrijving?:t1000 formaat?:t85 taal?:t20 versie?:t5 status?:t20 verzenddatum?:dat vertrouwelijkAanduiding?:vertr auteur?:t200 link?:t200 inhoud?!:b64 =META isRelevantVoor*:EDCZAK
EDCV@EDC identificatie!:t40 dct.omschrijving!:t80 creatiedatum!:dat ontvangstdatum?:dat titel!:t200 beschrijving?:t1000 formaat:t85 taal:t20 versie?:t5 status?:t20 verzenddatum?:dat vertrouwelijkAanduiding!:vertr auteur!:t200 link?:t200 inhoud!:b64 =META isRelevantVoor+:EDCZAKV

STTLA@ZAKSTT gerelateerde:STT toelichting?:t1000 datumStatusGezet?:tijd indicatieLaatsteStatus?:jn S:extraElementen?:EXTRA isGezetDoor?:GEZET
ZAKEDC@ZAKEDC gerelateerde:EDC titel?:t200 beschrijving?:t1000 registratiedatum?:dat
ZAKLA@ZAK identificatie:t40 =BEGIN startdatum?:dat registratiedatum?:dat =MIDDEN zaakniveau?:zn deelzakenIndicatie?:jn =META isVan*:ISVAN =ROLLEN1 heeftAlsInitiator*:INI heeftAlsUitvoerende*:UTV heeftAlsVerantwoordelijke*:VRA heeftAlsOverigBetrokkene*:OVR heeftAlsDeelzaak* heeftBetrekkingOpAndere* heeft*:STTLA heeftRelevant*:ZAKEDC

GELIJK identificatie:t40 heeft? isVan?
SCOPE object

zkn:genereerZaakIdentificatie_Di02 stuurgegevens!:SDI02
zkn:genereerDocumentIdentificatie_Di02 stuurgegevens!:SDI02
zds:genereerZaakIdentificatie_Di02 zds:stuurgegevens!:SDI02
zds:genereerDocumentIdentificatie_Di02 zds:stuurgegevens!:SDI02
creeerZaak.1.1 stuurgegevens!:SLK01 parameters!:PLK01 object:ZAK
updateZaak.1.1 stuurgegevens!:SLK01 parameters!:PLK01 object2:ZAK
actualiseerZaakstatus.1.1 stuurgegevens!:SLK01 parameters!:PLK01 object2:ZAK
voegZaakdocumentToe.1.1 stuurgegevens!:SLK01 parameters!:PLK01 object:EDC
creeerZaak.1.2 stuurgegevens!:SLK01 parameters!:PLK01 object:ZAKV
updateZaak.1.2 stuurgegevens!:SLK01 parameters!:PLK01 object2:ZAKU
actualiseerZaakstatus.1.2 stuurgegevens!:SLK01 parameters!:PLK01 object2:ZAKS
voegZaakdocumentToe.1.2 stuurgegevens!:SLK01 parameters!:PLK01 object:EDCV
VRAAG stuurgegevens!:SLV01 parameters!:PLV01 gelijk!:GELIJK scope?!:SCOPE
`

// vormen are the small types: XSD simple types by their facts.
var vormen = sync.OnceValue(func() map[string]*regexp.Regexp {
	uit := map[string]*regexp.Regexp{}
	for naam, patroon := range patronen {
		uit[naam] = regexp.MustCompile(`^(?:` + patroon + `)$`)
	}
	return uit
})

var patronen = map[string]string{
	"lk01": "Lk01", "lv01": "Lv01", "di02": "Di02", "mut": "[TWVCF]", "ovn": "[IV]", "bool": "true|false|0|1",
	"jn": "[JN]", "auth": "[JN]", "gesl": "[MVO]", "zn": "[123]", "bsn": "[0-9]{9}", "n17": "[0-9]{17}",
	"pc": "[1-9][0-9]{3}[A-Z]{0,2}", "hn": "[1-9][0-9]{0,4}", "hl": "[a-zA-Z]", "ht": "[a-zA-Z0-9]{0,4}",
	"betaal": `N\.v\.t\.|\(Nog\) niet|Gedeeltelijk|Geheel`,
	"vertr":  "ZEER GEHEIM|GEHEIM|CONFIDENTIEEL|VERTROUWELIJK|ZAAKVERTROUWELIJK|INTERN|BEPERKT OPENBAAR|OPENBAAR",
	"rolgen": "Belanghebbende|Gemachtigde|Initiator|Overig|Uitvoerder|Verantwoordelijke",
}

// regel is one element of a type.
type regel struct {
	naam     string
	min, max int // max 0 is any number
	vast     bool
	soort    string
}

// lijn is one line of regels.
type lijn struct {
	entiteit  string
	soort     string // the verwerkingssoort that the XSD fixes
	elementen []regel
	niet      [][]string // exclude each other
	samen     [][]string // need each other
}

// tabel reads regels once.
var tabel = sync.OnceValue(func() map[string]*lijn {
	uit := map[string]*lijn{}
	for tekst := range strings.Lines(regels) {
		woorden := strings.Fields(tekst)
		if len(woorden) == 0 {
			continue
		}
		naam, entiteit, _ := strings.Cut(woorden[0], "@")
		t := &lijn{}
		t.entiteit, t.soort, _ = strings.Cut(entiteit, "/")
		for _, w := range woorden[1:] {
			t.add(w, uit)
		}
		uit[naam] = t
	}
	return uit
})

func (t *lijn) add(w string, eerder map[string]*lijn) {
	switch w[0] {
	case '=':
		ander := eerder[w[1:]]
		t.elementen = append(t.elementen, ander.elementen...)
		t.niet = append(t.niet, ander.niet...)
	case '^':
		t.niet = append(t.niet, voluit(strings.Split(w[1:], "^")))
	case '&':
		t.samen = append(t.samen, voluit(strings.Split(w[1:], "&")))
	default:
		t.elementen = append(t.elementen, leesRegel(w))
	}
}

var vormRegel = regexp.MustCompile(`^(S:|bg:|zds:)?([A-Za-z.]*[A-Za-z]|sub\.adresBuitenland[123])([?*+2])?(!)?(?::(\S+))?$`)

func leesRegel(w string) regel {
	m := vormRegel.FindStringSubmatch(w)
	r := regel{naam: voluit([]string{m[1] + m[2]})[0], min: 1, max: 1, vast: m[4] != "", soort: m[5]}
	switch m[3] {
	case "?":
		r.min = 0
	case "*":
		r.min, r.max = 0, 0
	case "+":
		r.max = 0
	case "2":
		r.min, r.max = 2, 2
	}
	return r
}

// voluit gives names their prefix.
func voluit(namen []string) []string {
	for i, n := range namen {
		if k, ok := strings.CutPrefix(n, "S:"); ok {
			namen[i] = "StUF:" + k
		} else if !strings.Contains(n, ":") {
			namen[i] = "zkn:" + n
		}
	}
	return namen
}

// grenzen reads t80, t5-40, c12 and n4.
func grenzen(soort string) (letter byte, min, max int) {
	a, b, reeks := strings.Cut(soort[1:], "-")
	min, _ = strconv.Atoi(a) // digits, see regels
	if !reeks {
		return soort[0], 0, min
	}
	max, _ = strconv.Atoi(b)
	return soort[0], min, max
}
