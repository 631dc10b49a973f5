package stuf

import (
	"strings"
)

const kop = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// Envelop wraps an answer.
func Envelop(v Versie, lijf *Knoop) string {
	uri := ruimten["soap"]
	if v == SOAP12 {
		uri = ruimten["soap2"]
	}
	var b strings.Builder
	b.WriteString(kop + `<soapenv:Envelope xmlns:soapenv="` + uri + `"><soapenv:Body>`)
	lijf.write(&b, true)
	b.WriteString("</soapenv:Body></soapenv:Envelope>\n")
	return b.String()
}

// Fault wraps a refusal in a SOAP fault of the version (PB 6; SOAP 1.1 section
// 4.4, SOAP 1.2 part 1 section 5.4). Without a bericht it is a fault that says
// nothing of StUF.
func Fault(v Versie, f *Fout, bericht *Knoop) string {
	lijf := ""
	if bericht != nil {
		var b strings.Builder
		bericht.write(&b, true)
		lijf = b.String()
	}
	tekst := escape(f.tekst())
	if v == SOAP12 {
		code := map[string]string{"client": "Sender", "server": "Receiver"}[f.plek()]
		sub := ""
		if f.BuitenStUF() {
			sub = `<soapenv:Subcode xmlns:wsse="` + ruimten["wsse"] + `"><soapenv:Value>` + geweigerd + `</soapenv:Value></soapenv:Subcode>`
		}
		return kop + `<soapenv:Envelope xmlns:soapenv="` + ruimten["soap2"] + `"><soapenv:Body><soapenv:Fault><soapenv:Code><soapenv:Value>soapenv:` + code +
			`</soapenv:Value>` + sub + `</soapenv:Code><soapenv:Reason><soapenv:Text xml:lang="nl">` + tekst + `</soapenv:Text></soapenv:Reason>` +
			detail("soapenv:Detail", lijf) + "</soapenv:Fault></soapenv:Body></soapenv:Envelope>\n"
	}
	code := ">soapenv:" + map[string]string{"client": "Client", "server": "Server"}[f.plek()]
	if f.BuitenStUF() {
		code = ` xmlns:wsse="` + ruimten["wsse"] + `">` + geweigerd
	}
	return kop + `<soapenv:Envelope xmlns:soapenv="` + ruimten["soap"] + `"><soapenv:Body><soapenv:Fault><faultcode` + code +
		`</faultcode><faultstring>` + tekst + `</faultstring>` + detail("detail", lijf) + "</soapenv:Fault></soapenv:Body></soapenv:Envelope>\n"
}

func detail(naam, lijf string) string {
	if lijf == "" {
		return ""
	}
	return "<" + naam + ">" + lijf + "</" + naam + ">"
}

// Bevestiging is Bv03: safely stored, not yet done (StUF 4.4); or Bv04, from a
// node on the way.
func Bevestiging(s Stuurgegevens) *Knoop {
	return Groep("StUF:"+s.Berichtcode+"Bericht", s.knoop("StUF"))
}

// Foutbericht is Fo01, Fo02 or Fo03, as the berichtcode of s says.
func Foutbericht(s Stuurgegevens, f *Fout) *Knoop { return f.knoop(s) }

// FoutberichtKaal is a Fo02 of which the head has only its berichtcode: the answer
// to a message that could not be read (XSD Fo02Bericht).
func FoutberichtKaal(f *Fout) *Knoop {
	k := f.knoop(Stuurgegevens{Berichtcode: "Fo02"})
	k.Kind[0].Kind = k.Kind[0].Kind[:1]
	return k
}

// Nummer is Du02: the number handed out (ZDS 4.1.4, 4.3.3). In 1.2 the parts of the
// message are in zds (XSD).
func (d Dienst) Nummer(z Dialect, s Stuurgegevens, nummer string) *Knoop {
	prefix, deel := "zkn", "zaak"
	if z == ZDS12 {
		prefix = "zds"
	}
	if d.entiteit == "EDC" {
		deel = "document"
	}
	s.Functie = d.functie
	return Groep(prefix+":"+d.Naam+"_Du02", s.knoop(prefix),
		Groep(prefix+":"+deel, Element("zkn:identificatie", nummer)).Met("StUF:entiteittype", d.entiteit).Met("StUF:functie", "entiteit"))
}

// Lijst is La01 with the objects that were found, none included.
func (d Dienst) Lijst(z Dialect, s Stuurgegevens, objecten []*Knoop) *Knoop {
	naam := "zkn:" + strings.ToLower(d.entiteit) + "La01"
	if z == ZDS12 {
		naam = "zds:" + d.Naam + "_" + d.antwoord
	}
	s.Entiteittype = d.entiteit
	k := Groep(naam, s.knoop("zkn"), Groep("zkn:parameters", Element("StUF:indicatorVervolgvraag", "false")))
	if len(objecten) > 0 {
		k.Kind = append(k.Kind, Groep("zkn:antwoord", objecten...))
	}
	return k
}
