package sandbox_test

import (
	"encoding/base64"
	"strings"
)

const entZak, entEdc = "<StUF:entiteittype>ZAK</StUF:entiteittype>", "<StUF:entiteittype>EDC</StUF:entiteittype>"

const parametersW = "<zkn:parameters><StUF:mutatiesoort>W</StUF:mutatiesoort><StUF:indicatorOvername>V</StUF:indicatorOvername></zkn:parameters>"

func geefNummer(soort string) stufbericht {
	d := "genereer" + soort + "Identificatie"
	return stufbericht{d, "vrijeberichten", d + "_Di02", "Di02", "Di02", "<StUF:functie>genereer" + soort + "identificatie</StUF:functie>", ""}
}

// voegToe is a document; inhoud is what stands in the element.
func voegToe(zaak, nummer, inhoud string) stufbericht {
	return stufbericht{"voegZaakdocumentToe", "ontvangasynchroon", "edcLk01", "EdcLk01", "Lk01", entEdc, parametersT +
		`<zkn:object StUF:entiteittype="EDC" StUF:verwerkingssoort="T"><zkn:identificatie>` + nummer + `</zkn:identificatie><zkn:dct.omschrijving>Formulier</zkn:dct.omschrijving>` +
		`<zkn:creatiedatum>20260202</zkn:creatiedatum><zkn:ontvangstdatum>20260202</zkn:ontvangstdatum><zkn:titel>00 Samenvatting</zkn:titel><zkn:formaat>pdf</zkn:formaat><zkn:taal>nld</zkn:taal>` +
		`<zkn:vertrouwelijkAanduiding>ZAAKVERTROUWELIJK</zkn:vertrouwelijkAanduiding><zkn:auteur>Aanvrager</zkn:auteur>` +
		`<zkn:inhoud xmime:contentType="application/pdf" StUF:bestandsnaam="a &amp; b.pdf">` + inhoud + `</zkn:inhoud>` +
		`<zkn:isRelevantVoor StUF:entiteittype="EDCZAK" StUF:verwerkingssoort="T"><zkn:gerelateerde StUF:entiteittype="ZAK" StUF:verwerkingssoort="I"><zkn:identificatie>` + zaak + `</zkn:identificatie></zkn:gerelateerde></zkn:isRelevantVoor></zkn:object>`}
}

func base(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

func zetStatus(zaak, omschrijving, tijdstip string) stufbericht {
	begin := `<zkn:object StUF:entiteittype="ZAK" StUF:verwerkingssoort="W"><zkn:identificatie>` + zaak + `</zkn:identificatie>`
	return stufbericht{"actualiseerZaakstatus", "ontvangasynchroon", "zakLk01", "ZakLk01", "Lk01", entZak, parametersW +
		begin + `<zkn:heeft StUF:entiteittype="ZAKSTT" StUF:verwerkingssoort="T" xsi:nil="true" StUF:noValue="geenWaarde"/></zkn:object>` +
		begin + `<zkn:heeft StUF:entiteittype="ZAKSTT" StUF:verwerkingssoort="T"><zkn:gerelateerde StUF:entiteittype="STT" StUF:verwerkingssoort="I"><zkn:volgnummer>1</zkn:volgnummer><zkn:omschrijving>` + omschrijving + `</zkn:omschrijving></zkn:gerelateerde>` +
		`<zkn:datumStatusGezet>` + tijdstip + `</zkn:datumStatusGezet><zkn:isGezetDoor StUF:entiteittype="ZAKSTTBTR" StUF:verwerkingssoort="T"><zkn:gerelateerde><zkn:organisatorischeEenheid StUF:entiteittype="OEH" StUF:verwerkingssoort="I"><zkn:identificatie>SOLO</zkn:identificatie></zkn:organisatorischeEenheid></zkn:gerelateerde></zkn:isGezetDoor></zkn:heeft></zkn:object>`}
}

// update changes what is given as the content of the new object.
func update(zaak, nieuw string) stufbericht {
	begin := `<zkn:object StUF:entiteittype="ZAK" StUF:verwerkingssoort="W"><zkn:identificatie>` + zaak + `</zkn:identificatie>`
	return stufbericht{"updateZaak", "ontvangasynchroon", "zakLk01", "ZakLk01", "Lk01", entZak, parametersW + begin + "</zkn:object>" + begin + nieuw + "</zkn:object>"}
}

// vraag asks with a scope.
func vraag(dienst, zaak, gelijk, scope string) stufbericht {
	return stufbericht{dienst, "beantwoordvraag", "zakLv01", "ZakLv01", "Lv01", entZak,
		`<zkn:parameters><StUF:sortering>1</StUF:sortering><StUF:indicatorVervolgvraag>false</StUF:indicatorVervolgvraag><StUF:maximumAantal>5</StUF:maximumAantal></zkn:parameters>` +
			`<zkn:gelijk StUF:entiteittype="ZAK"><zkn:identificatie>` + zaak + `</zkn:identificatie>` + gelijk + `</zkn:gelijk><zkn:scope><zkn:object StUF:entiteittype="ZAK">` + scope + `</zkn:object></zkn:scope>`}
}

func geefLijst(zaak string) stufbericht {
	return vraag("geefLijstZaakdocumenten", zaak, "", `<zkn:heeftRelevant StUF:entiteittype="ZAKEDC"><zkn:gerelateerde StUF:entiteittype="EDC"><zkn:identificatie xsi:nil="true"/><zkn:titel xsi:nil="true"/><zkn:versie xsi:nil="true"/></zkn:gerelateerde><zkn:registratiedatum xsi:nil="true"/></zkn:heeftRelevant>`)
}

func geefStatus(zaak string) stufbericht {
	return vraag("geefZaakstatus", zaak, `<zkn:heeft StUF:entiteittype="ZAKSTT"><zkn:indicatieLaatsteStatus>J</zkn:indicatieLaatsteStatus></zkn:heeft>`,
		`<zkn:identificatie xsi:nil="true"/><zkn:heeft StUF:entiteittype="ZAKSTT"><zkn:gerelateerde StUF:entiteittype="STT"><zkn:zkt.omschrijving xsi:nil="true"/><zkn:volgnummer xsi:nil="true"/><zkn:omschrijving xsi:nil="true"/></zkn:gerelateerde><zkn:toelichting xsi:nil="true"/><zkn:datumStatusGezet xsi:nil="true"/><zkn:indicatieLaatsteStatus xsi:nil="true"/></zkn:heeft>`)
}

func leesDocument(nummer string) stufbericht {
	b := vraag("geefZaakdocumentLezen", nummer, "", "")
	b.wortel11, b.deel12, b.kop = "edcLv01", "EdcLv01", entEdc
	b.lijf = strings.ReplaceAll(b.lijf, `"ZAK"`, `"EDC"`)
	b.lijf = strings.Replace(b.lijf, `<zkn:object StUF:entiteittype="EDC">`, `<zkn:object StUF:entiteittype="EDC" StUF:scope="alles">`, 1)
	return b
}

// anders replaces a piece of the message, which must be there.
func (b stufbericht) anders(oud, nieuw string) stufbericht {
	if !strings.Contains(b.lijf+b.kop, oud) {
		panic("not in the message: " + oud)
	}
	b.lijf, b.kop = strings.Replace(b.lijf, oud, nieuw, 1), strings.Replace(b.kop, oud, nieuw, 1)
	return b
}
