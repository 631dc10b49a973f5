package sandbox_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"solo/sandbox"
	"solo/sandbox/stuf"
)

const (
	zkn    = "http://www.egem.nl/StUF/sector/zkn/0310"
	zds    = "http://www.stufstandaarden.nl/koppelvlak/zds0120"
	ruimte = `xmlns:zds="` + zds + `" xmlns:zkn="` + zkn + `" xmlns:bg="http://www.egem.nl/StUF/sector/bg/0310" xmlns:StUF="http://www.egem.nl/StUF/StUF0301" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xmime="http://www.w3.org/2005/05/xmlmime"`
)

// stufwereld is a sandbox with StUF and a sender that numbers its messages.
type stufwereld struct {
	*wereld
	dialect stuf.Dialect
	soap2   bool
	nr      int
}

func startStUF(t *testing.T, d stuf.Dialect, cfg sandbox.Config) *stufwereld {
	t.Helper()
	if cfg.StUF == nil {
		cfg.StUF = &sandbox.StUF{}
	}
	cfg.StUF.Dialect = d
	return &stufwereld{wereld: start(t, cfg), dialect: d}
}

// vraag is one message: the service and what is in it.
type stufbericht struct {
	dienst, adres, wortel11, deel12, code string
	kop                                   string // entiteittype or functie
	lijf                                  string
}

func (w *stufwereld) bericht(b stufbericht, ref, tijd string) (actie, tekst string) {
	wortel, actie := "zkn:"+b.wortel11, zkn+"/"+b.dienst+"_"+b.code
	pre := "zkn"
	if w.dialect == stuf.ZDS12 {
		wortel, actie = "zds:"+b.dienst+"_"+b.deel12, zds+"/"+b.dienst+"_"+b.deel12
		if b.code == "Di02" {
			pre = "zds"
		}
	}
	hoofd := fmt.Sprintf("<%[1]s:stuurgegevens><StUF:berichtcode>%[2]s</StUF:berichtcode><StUF:zender><StUF:organisatie>1900</StUF:organisatie><StUF:applicatie>SOLO</StUF:applicatie></StUF:zender>"+
		"<StUF:ontvanger><StUF:organisatie>1900</StUF:organisatie><StUF:applicatie>ZSH</StUF:applicatie></StUF:ontvanger>"+
		"<StUF:referentienummer>%[3]s</StUF:referentienummer><StUF:tijdstipBericht>%[4]s</StUF:tijdstipBericht>%[5]s</%[1]s:stuurgegevens>", pre, b.code, ref, tijd, b.kop)
	env := "http://schemas.xmlsoap.org/soap/envelope/"
	if w.soap2 {
		env = "http://www.w3.org/2003/05/soap-envelope"
	}
	return actie, `<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="` + env + `"><s:Body><` + wortel + " " + ruimte + ">" + hoofd + b.lijf + "</" + wortel + "></s:Body></s:Envelope>"
}

// send numbers the message and posts it.
func (w *stufwereld) send(b stufbericht) antwoord {
	w.t.Helper()
	w.nr++
	actie, tekst := w.bericht(b, fmt.Sprintf("ref-%d", w.nr), fmt.Sprintf("202602031100%05d", w.nr))
	return w.post(b.adres, actie, tekst)
}

func (w *stufwereld) post(adres, actie, tekst string) antwoord {
	w.t.Helper()
	a, err := w.tryPost(adres, actie, tekst)
	if err != nil {
		w.t.Fatal(err)
	}
	keep(string(a.Ruw))
	return a
}

func (w *stufwereld) tryPost(adres, actie, tekst string) (antwoord, error) {
	w.head = http.Header{}
	w.head.Set("SOAPAction", `"`+actie+`"`)
	mt := "text/xml; charset=utf-8"
	if w.soap2 {
		mt = "application/soap+xml; charset=utf-8"
	}
	return w.try("POST", "/stuf/"+adres, formulier{[]byte(tekst), mt})
}

const parametersT = "<zkn:parameters><StUF:mutatiesoort>T</StUF:mutatiesoort><StUF:indicatorOvername>V</StUF:indicatorOvername></zkn:parameters>"

func creeerZaak(nummer string) stufbericht {
	return stufbericht{"creeerZaak", "ontvangasynchroon", "zakLk01", "ZakLk01", "Lk01", "<StUF:entiteittype>ZAK</StUF:entiteittype>", parametersT + zaakObject(nummer)}
}

func zaakObject(nummer string) string {
	return `<zkn:object StUF:entiteittype="ZAK" StUF:verwerkingssoort="T"><zkn:identificatie>` + nummer + `</zkn:identificatie>` +
		`<zkn:omschrijving>SPOED Aanvraag Bbz Testpersoon</zkn:omschrijving><zkn:toelichting>Huurachterstand &amp; schuld</zkn:toelichting>` +
		`<zkn:kenmerk><zkn:kenmerk>K-` + nummer + `</zkn:kenmerk><zkn:bron>SOLO</zkn:bron></zkn:kenmerk>` +
		`<zkn:startdatum>20260202</zkn:startdatum><zkn:registratiedatum>20260203</zkn:registratiedatum><zkn:zaakniveau>1</zkn:zaakniveau><zkn:deelzakenIndicatie>N</zkn:deelzakenIndicatie>` +
		`<StUF:extraElementen><StUF:extraElement naam="regeling">Bbz</StUF:extraElement><StUF:extraElement naam="urgentieniveau">spoed</StUF:extraElement></StUF:extraElementen>` +
		`<zkn:isVan StUF:entiteittype="ZAKZKT" StUF:verwerkingssoort="T"><zkn:gerelateerde StUF:entiteittype="ZKT" StUF:verwerkingssoort="I"><zkn:omschrijving>BBZ aanvraag</zkn:omschrijving><zkn:code>B1601</zkn:code></zkn:gerelateerde></zkn:isVan>` +
		`<zkn:heeftAlsInitiator StUF:entiteittype="ZAKBTRINI" StUF:verwerkingssoort="T"><zkn:gerelateerde><zkn:natuurlijkPersoon StUF:entiteittype="NPS" StUF:verwerkingssoort="T">` +
		`<bg:inp.bsn>999990019</bg:inp.bsn><bg:authentiek StUF:metagegeven="true">J</bg:authentiek><bg:geslachtsnaam>Testpersoon</bg:geslachtsnaam><bg:voorletters>A.</bg:voorletters>` +
		`<bg:verblijfsadres><bg:wpl.woonplaatsNaam>Voorbeeldstad</bg:wpl.woonplaatsNaam><bg:gor.openbareRuimteNaam>Proefstraat</bg:gor.openbareRuimteNaam><bg:aoa.postcode>1234AB</bg:aoa.postcode><bg:aoa.huisnummer>12</bg:aoa.huisnummer></bg:verblijfsadres>` +
		`</zkn:natuurlijkPersoon></zkn:gerelateerde><zkn:heeftAlsAanspreekpunt StUF:entiteittype="ZAKBTRINICTP" StUF:verwerkingssoort="T"><zkn:gerelateerde StUF:entiteittype="CTP" StUF:verwerkingssoort="T"><zkn:naam>A. Testpersoon</zkn:naam><zkn:telefoonnummer>0600000001</zkn:telefoonnummer></zkn:gerelateerde></zkn:heeftAlsAanspreekpunt></zkn:heeftAlsInitiator>` +
		`</zkn:object>`
}

func geefZaakdetails(nummer string) stufbericht {
	return stufbericht{"geefZaakdetails", "beantwoordvraag", "zakLv01", "ZakLv01", "Lv01", "<StUF:entiteittype>ZAK</StUF:entiteittype>",
		`<zkn:parameters><StUF:sortering>1</StUF:sortering><StUF:indicatorVervolgvraag>false</StUF:indicatorVervolgvraag></zkn:parameters>` +
			`<zkn:gelijk StUF:entiteittype="ZAK"><zkn:identificatie>` + nummer + `</zkn:identificatie></zkn:gelijk>` +
			`<zkn:scope><zkn:object StUF:entiteittype="ZAK" StUF:scope="alles"/></zkn:scope>`}
}

// has fails unless the answer holds every text.
func (w *stufwereld) has(a antwoord, status int, teksten ...string) {
	w.t.Helper()
	if a.Status != status {
		w.t.Errorf("got status %d, want %d: %s", a.Status, status, a.Ruw)
	}
	for _, s := range teksten {
		if !strings.Contains(string(a.Ruw), s) {
			w.t.Errorf("answer misses %q: %s", s, a.Ruw)
		}
	}
}
