package bericht

import (
	"fmt"
	"io"
	"log/slog"
	"strings"

	"github.com/beevik/etree"

	"solo/connectors/stuf/zds"
)

// A Kop is what makes a message one of a kind. It is chosen and kept before the first
// try; with the same Kop a message is the same, byte for byte.
type Kop struct {
	Referentie string // referentienummer, ≤ 40
	Tijdstip   string // 17 digits, EEJJMMDDUUMMSSmmm; rises strictly per sender
}

// A Bericht is one message, to be kept (as JSON, sealed) and sent again as it is. It is
// personal data: it prints and logs as a mark.
type Bericht struct {
	Dienst zds.Dienst
	Actie  string // SOAPAction, without quotes
	Kop    Kop
	// Voor and Na are the content of soap:Body; they declare all their namespaces.
	// Between them comes the base64 of the content. Na is empty when there is none, or
	// when it goes beside the message (CID).
	Voor, Na string
	CID      string // content id that the xop:Include names, without "cid:"; MTOM only
	Soort    string // media type of the content beside the message, as xmime:contentType has it; MTOM only
}

// Format prints a mark.
func (b Bericht) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[bericht]") }

// LogValue logs the mark.
func (b Bericht) LogValue() slog.Value { return slog.StringValue("[bericht]") }

// The namespaces of what stands around the content (XOP 1.0, xmime).
const (
	nsXMIME = "http://www.w3.org/2005/05/xmlmime"
	nsXOP   = "http://www.w3.org/2004/08/xop/include"
)

// markeer is where the content goes. No text can look like it: "<" is always escaped.
const markeer = "inhoud"

// begin makes the root with the stuurgegevens.
func (s *Schrijver) begin(d zds.Dienst, k Kop, n *notities) blad {
	root := etree.NewElement(s.root(d))
	for _, a := range [][2]string{{"zkn", zds.NSZKN}, {"bg", zds.NSBG}, {"StUF", zds.NSStUF}, {"xsi", zds.NSXSI}, {"xmime", nsXMIME}} {
		root.CreateAttr("xmlns:"+a[0], a[1])
	}
	ns := "zkn:"
	if s.inst.Dialect == zds.ZDS12 {
		root.CreateAttr("xmlns:zds", zds.NSZDS)
		if d.Berichtcode() == "Di02" {
			ns = "zds:"
		}
	}
	b := blad{s, root, string(d), n}
	b.stuurgegevens(ns, d, k)
	return b
}

// root is the qualified name of the root element.
func (s *Schrijver) root(d zds.Dienst) string {
	if s.inst.Dialect == zds.ZDS12 {
		return "zds:" + d.Root(zds.ZDS12)
	}
	return "zkn:" + d.Root(zds.ZDS11)
}

// stuurgegevens in the order of StUF 03.01.
func (b blad) stuurgegevens(ns string, d zds.Dienst, k Kop) {
	st := b.kind(ns + "stuurgegevens")
	st.vast("StUF:berichtcode", d.Berichtcode())
	st.partij("StUF:zender", b.s.inst.Zender)
	st.partij("StUF:ontvanger", b.s.inst.Ontvanger)
	st.vast("StUF:referentienummer", k.Referentie)
	st.vast("StUF:tijdstipBericht", k.Tijdstip)
	if d.Berichtcode() == "Di02" {
		st.vast("StUF:functie", d.Functie())
	} else {
		st.vast("StUF:entiteittype", d.Entiteittype())
	}
}

func (b blad) partij(tag string, p Partij) {
	k := b.kind(tag)
	k.vast("StUF:organisatie", p.Organisatie)
	k.vast("StUF:applicatie", p.Applicatie)
	k.vast("StUF:administratie", p.Administratie)
	k.vast("StUF:gebruiker", p.Gebruiker)
}

// parameters of a notification: V, the receiver must take the change over.
func (b blad) parameters(mutatiesoort string) {
	p := b.kind("zkn:parameters")
	p.vast("StUF:mutatiesoort", mutatiesoort)
	p.vast("StUF:indicatorOvername", "V")
}

// bericht writes the tree out.
func (s *Schrijver) bericht(d zds.Dienst, k Kop, b blad) Bericht {
	doc := etree.NewDocumentWithRoot(b.e)
	// A carriage return, tab or line end would not survive the parser as it is.
	doc.WriteSettings = etree.WriteSettings{CanonicalText: true, CanonicalAttrVal: true}
	var uit strings.Builder
	_, _ = doc.WriteTo(&uit) // a Builder takes everything
	voor, na, _ := strings.Cut(uit.String(), "<!--"+markeer+"-->")
	return Bericht{Dienst: d, Actie: d.Actie(s.inst.Dialect), Kop: k, Voor: voor, Na: na}
}

// GenereerZaakIdentificatie asks for the number of a zaak to be made.
func (s *Schrijver) GenereerZaakIdentificatie(k Kop) Bericht {
	return s.bericht(zds.GenereerZaakIdentificatie, k, s.begin(zds.GenereerZaakIdentificatie, k, &notities{}))
}

// GenereerDocumentIdentificatie asks for the number of a document to be added.
func (s *Schrijver) GenereerDocumentIdentificatie(k Kop) Bericht {
	return s.bericht(zds.GenereerDocumentIdentificatie, k, s.begin(zds.GenereerDocumentIdentificatie, k, &notities{}))
}
