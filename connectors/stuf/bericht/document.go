package bericht

import (
	"mime"
	"strings"
	"unicode/utf8"

	"solo/connectors/stuf/zds"
	"solo/connectors/tekst"
	"solo/dossier"
	"solo/zaak"
)

// A Document is a document with what only the delivery knows of it.
type Document struct {
	Nummer string // identificatie, 1 to 40 characters, no spaces
	zaak.Document
	// Ontvangen is the ontvangstdatum, and the creatiedatum of a document without one.
	// Zero: no ontvangstdatum.
	Ontvangen dossier.Datum
}

// VoegZaakdocumentToe writes a document of a zaak; its content comes between Voor and
// Na, or beside the message when CID is set.
func (s *Schrijver) VoegZaakdocumentToe(k Kop, zaaknummer string, d Document) Bericht {
	b, inhoud := s.voegToe(k, zaaknummer, d, &notities{})
	if !s.inst.MTOM {
		inhoud.e.CreateComment(markeer)
		return s.bericht(zds.VoegZaakdocumentToe, k, b)
	}
	cid := contentID(k)
	xop := inhoud.kind("xop:Include").e
	xop.CreateAttr("xmlns:xop", nsXOP)
	xop.CreateAttr("href", "cid:"+cid)
	uit := s.bericht(zds.VoegZaakdocumentToe, k, b)
	uit.CID, uit.Soort = cid, mediatype(d.Formaat)
	return uit
}

// voegToe returns the message, and the element for the content.
func (s *Schrijver) voegToe(k Kop, zaaknummer string, d Document, n *notities) (b, inhoud blad) {
	b = s.begin(zds.VoegZaakdocumentToe, k, n)
	b.parameters("T")
	o := b.entiteit("zkn:object", "EDC", "T").bij("document " + d.Sleutel)
	o.vast("zkn:identificatie", d.Nummer)
	o.sleutel("zkn:dct.omschrijving", d.Type, 80, "documenttype")
	o.datum("zkn:creatiedatum", orElse(d.Creatiedatum, d.Ontvangen), "creatiedatum")
	if !d.Ontvangen.IsZero() {
		o.datum("zkn:ontvangstdatum", d.Ontvangen, "ontvangstdatum")
	}
	o.beschreven(d)
	inhoud = o.kind("zkn:inhoud")
	inhoud.e.CreateAttr("xmime:contentType", mediatype(d.Formaat))
	inhoud.e.CreateAttr("StUF:bestandsnaam", o.bestandsnaam(d.Bestandsnaam))
	z := o.entiteit("zkn:isRelevantVoor", "EDCZAK", "T").entiteit("zkn:gerelateerde", "ZAK", "I")
	z.vast("zkn:identificatie", zaaknummer)
	return b, inhoud
}

// beschreven is what a reader sees of a document before he opens it.
func (b blad) beschreven(d Document) {
	b.kenmerkend("zkn:titel", d.Titel, d.Sleutel, 200, "titel")
	b.knip("zkn:beschrijving", d.Beschrijving, 1000, "beschrijving")
	b.vast("zkn:formaat", mediatype(d.Formaat))
	b.vast("zkn:taal", "nld")
	b.vast("zkn:status", "definitief")
	b.vast("zkn:vertrouwelijkAanduiding", b.vertrouwelijk(d.Vertrouwelijk))
	b.kenmerkend("zkn:auteur", d.Auteur, Bron, 200, "auteur")
}

// kenmerkend writes a text that must be there, or what stands in for it.
func (b blad) kenmerkend(tag, v, anders string, n int, veld string) {
	if !b.knip(tag, v, n, veld) && !b.knip(tag, anders, n, veld) {
		b.gebrek("%s ontbreekt", veld)
	}
}

// mediatype is one that fits the field (85), never a guess.
func mediatype(s string) string {
	t, _, err := mime.ParseMediaType(s)
	if err != nil || !strings.Contains(t, "/") || len(t) > 85 {
		return "application/octet-stream"
	}
	return t
}

// bestandsnaam is one that every file system takes, as an attribute: 255 characters.
func (b blad) bestandsnaam(s string) string {
	s = b.schoon(s, "bestandsnaam") // first: "?" stands for a letter, and is none for a file
	naam := orElse(b.schoon(tekst.Bestandsnaam(s), "bestandsnaam"), "bestand")
	if naam != s {
		b.note("bestandsnaam is aangepast")
	}
	return naam
}

// vertrouwelijk writes the words of ZGW as those of RGBZ 1. A word that is unknown is
// refused: another one would show a document to more people, or to fewer.
func (b blad) vertrouwelijk(s string) string {
	switch w := strings.ToUpper(strings.ReplaceAll(strings.TrimSpace(s), "_", " ")); w {
	case "":
		return "ZAAKVERTROUWELIJK"
	case "ZEER GEHEIM", "GEHEIM", "CONFIDENTIEEL", "VERTROUWELIJK", "ZAAKVERTROUWELIJK", "INTERN", "BEPERKT OPENBAAR", "OPENBAAR":
		return w
	}
	b.gebrek("de vertrouwelijkheid bestaat niet")
	return ""
}

// contentID names the part with the content, by the letters that need no escape.
func contentID(k Kop) string {
	return strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf && (r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z') {
			return r
		}
		return '-'
	}, k.Referentie) + "@solo"
}
