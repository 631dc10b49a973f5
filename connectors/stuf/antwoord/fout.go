package antwoord

import "strings"

// A Fout is why the server did not do what was asked. Omschrijving is in the server's
// own words, not bounded to the length of the standard (64 KB): personal data.
type Fout struct {
	Code         string // StUF code, or what the server put there
	Plek         string // "client" or "server": who must repair it; "" = unknown
	Omschrijving string
	// SOAP: a fault without a StUF message in it. Code is then the name of the most
	// precise fault code, such as "Server" or "FailedAuthentication".
	SOAP bool
}

// stufFout reads a foutbericht; what it leaves out, the fault around it may say.
func stufFout(b, fault *knoop) *Fout {
	body := b.kind("body")
	if body == nil {
		body = b
	}
	f := &Fout{Code: body.kind("code").waarde(), Plek: plek(body.kind("plek").waarde()),
		Omschrijving: body.kind("omschrijving").waarde()}
	if fault == nil {
		return f
	}
	s := soapFout(fault)
	if f.Plek == "" {
		f.Plek = s.Plek
	}
	if f.Omschrijving == "" {
		f.Omschrijving = s.Omschrijving
	}
	return f
}

// soapFout reads a fault of SOAP 1.1, of 1.2, or of something between.
func soapFout(k *knoop) *Fout {
	eerste := k.soap("faultcode")
	if eerste == nil {
		eerste = k.soap("Code").soap("Value")
	}
	f := &Fout{SOAP: true, Code: lokaal(eerste.waarde()), Plek: plek(lokaal(eerste.waarde()))}
	for sub := k.soap("Code").soap("Subcode"); sub != nil; sub = sub.soap("Subcode") {
		f.Code = lokaal(sub.soap("Value").waarde())
	}
	reden := k.soap("faultstring")
	if reden == nil {
		reden = k.soap("Reason").soap("Text")
	}
	f.Omschrijving = reden.waarde()
	return f
}

// lokaal is a QName without its prefix; the prefixes in faults are often wrong.
func lokaal(qname string) string { return qname[strings.LastIndexByte(qname, ':')+1:] }

// plek knows the words of StUF and of both SOAP versions, and "Client.Something".
func plek(s string) string {
	s, _, _ = strings.Cut(strings.ToLower(s), ".")
	switch s {
	case "client", "sender":
		return "client"
	case "server", "receiver":
		return "server"
	}
	return ""
}
