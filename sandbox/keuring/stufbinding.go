package keuring

import (
	"encoding/xml"
	"mime"
	"net/http"
)

// A binding is how one exchange was put on the line: what its WSDL and SOAP say of
// it, that its XSD cannot know.
type binding struct {
	norm               *StUFNorm
	pad, dienst, actie string
	verzoek, antwoord  xml.Name // the roots
	envelop            map[Kant]string
	soort              map[Kant]string // media type, of the root part
}

func newBinding(n *StUFNorm, u *stufUitwisseling, in, uit []byte) binding {
	b := binding{norm: n, pad: u.pad, actie: u.actie(), envelop: map[Kant]string{}}
	b.envelop[Verzoek], b.verzoek = kop(in)
	b.envelop[Antwoord], b.antwoord = kop(uit)
	b.soort = map[Kant]string{Verzoek: soapType(u.kop), Antwoord: soapType(u.uit.Header())}
	if b.dienst = action(b.actie); b.dienst == "" {
		b.dienst = b.verzoek.Local
	}
	return b
}

// soapType is the media type of the envelope: with MTOM it stands in start-info.
func soapType(h http.Header) string {
	soort, p, _ := mime.ParseMediaType(h.Get("Content-Type"))
	if soort == "multipart/related" {
		soort, _, _ = mime.ParseMediaType(p["start-info"])
	}
	return soort
}

func (b binding) root(kant Kant) xml.Name {
	if kant == Verzoek {
		return b.verzoek
	}
	return b.antwoord
}

// check gives what one direction does that its binding does not allow.
func (b binding) check(kant Kant) (uit []string) {
	root := b.root(kant)
	if root.Local == "" {
		return nil // whoever judges the message says what is wrong with it
	}
	d, bekend := b.norm.diensten[b.actie]
	switch {
	case kant == Verzoek && b.actie == "":
		uit = append(uit, "WSDL: the SOAPAction is missing")
	case kant == Verzoek && !bekend:
		uit = append(uit, "WSDL: this SOAPAction is in neither dialect")
	case kant == Verzoek && d.verzoek != root:
		uit = append(uit, "WSDL: this SOAPAction carries "+d.verzoek.Local)
	case kant == Antwoord && bekend && !d.past(root):
		uit = append(uit, "WSDL: this service does not answer with "+root.Local)
	}
	return append(uit, b.media(kant)...)
}

// media holds the version of the envelope against its media type (SOAP 1.1 section 6,
// SOAP 1.2 part 2 section 7.1.4).
func (b binding) media(kant Kant) []string {
	moet := map[string]string{nsSOAP11: "text/xml", nsSOAP12: "application/soap+xml"}[b.envelop[kant]]
	switch {
	case moet == "":
		return []string{"SOAP: there is no envelope"}
	case moet != b.soort[kant]:
		return []string{"SOAP: the media type of this envelope is " + moet}
	}
	return nil
}
