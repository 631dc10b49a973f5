package bericht

import (
	"fmt"
	"io"
	"log/slog"
	"strings"

	"github.com/beevik/etree"
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
	Dienst Dienst
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

// markeer is where the content goes. No text can look like it: "<" is always escaped.
const markeer = "inhoud"

// begin makes the root with the stuurgegevens.
func (s *Schrijver) begin(d Dienst, k Kop, n *notities) blad {
	root := etree.NewElement(d.root(s.inst.Dialect))
	for _, a := range [][2]string{{"zkn", nsZKN}, {"bg", nsBG}, {"StUF", nsStUF}, {"xsi", nsXSI}, {"xmime", nsXMIME}} {
		root.CreateAttr("xmlns:"+a[0], a[1])
	}
	ns := "zkn:"
	if s.inst.Dialect == ZDS12 {
		root.CreateAttr("xmlns:zds", nsZDS)
		if d.code() == "Di02" {
			ns = "zds:"
		}
	}
	b := blad{s, root, string(d), n}
	b.stuurgegevens(ns, d, k)
	return b
}

// stuurgegevens in the order of StUF 03.01.
func (b blad) stuurgegevens(ns string, d Dienst, k Kop) {
	st := b.kind(ns + "stuurgegevens")
	st.vast("StUF:berichtcode", d.code())
	st.partij("StUF:zender", b.s.inst.Zender)
	st.partij("StUF:ontvanger", b.s.inst.Ontvanger)
	st.vast("StUF:referentienummer", k.Referentie)
	st.vast("StUF:tijdstipBericht", k.Tijdstip)
	if d.code() == "Di02" {
		st.vast("StUF:functie", d.functie())
	} else {
		st.vast("StUF:entiteittype", d.entiteit())
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
func (s *Schrijver) bericht(d Dienst, k Kop, b blad) Bericht {
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
	return s.bericht(GenereerZaakIdentificatie, k, s.begin(GenereerZaakIdentificatie, k, &notities{}))
}

// GenereerDocumentIdentificatie asks for the number of a document to be added.
func (s *Schrijver) GenereerDocumentIdentificatie(k Kop) Bericht {
	return s.bericht(GenereerDocumentIdentificatie, k, s.begin(GenereerDocumentIdentificatie, k, &notities{}))
}
