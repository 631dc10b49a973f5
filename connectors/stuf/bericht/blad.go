package bericht

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/beevik/etree"

	"solo/connectors/tekst"
	"solo/dossier"
)

// notities are what Check hands out: never with a value in it.
type notities struct{ aangepast, gebreken []string }

// A blad is one element that is being filled. An element is never empty: what has no
// value is left out (StUF 03.01, 3.4).
type blad struct {
	s    *Schrijver
	e    *etree.Element
	waar string // for the notes: "rol partner"
	n    *notities
}

func (b blad) kind(tag string) blad { return blad{b.s, b.e.CreateElement(tag), b.waar, b.n} }

func (b blad) bij(waar string) blad { b.waar = waar; return b }

// entiteit is an object or relation. Persons and offices are T, because a receiver
// treats T as I when he knows them; types are I: they are there.
func (b blad) entiteit(tag, entiteittype, verwerkingssoort string) blad {
	k := b.kind(tag)
	k.e.CreateAttr("StUF:entiteittype", entiteittype)
	if verwerkingssoort != "" { // questions have none
		k.e.CreateAttr("StUF:verwerkingssoort", verwerkingssoort)
	}
	return k
}

// zonderWaarde says why there is no value: geenWaarde, it is known to have none;
// waardeOnbekend, we do not know it (StUF 03.01, 3.4).
func (b blad) zonderWaarde(reden string) {
	b.e.CreateAttr("xsi:nil", "true")
	b.e.CreateAttr("StUF:noValue", reden)
}

// vraag asks for elements in the scope of a question.
func (b blad) vraag(tags ...string) {
	for _, t := range tags {
		b.kind(t).e.CreateAttr("xsi:nil", "true")
	}
}

func (b blad) note(vorm string, a ...any) {
	b.n.aangepast = append(b.n.aangepast, b.waar+": "+fmt.Sprintf(vorm, a...))
}

func (b blad) gebrek(vorm string, a ...any) {
	b.n.gebreken = append(b.n.gebreken, b.waar+": "+fmt.Sprintf(vorm, a...))
}

// gewoon has the dashes and dots of typography as a typewriter has them: a reader loses
// nothing, and our own omschrijvingen are full of them.
var gewoon = strings.NewReplacer("–", "-", "—", "-", "‑", "-", "…", "...", "•", "-")

// schoon is the text as the receiver can take it; "" when it says nothing.
func (b blad) schoon(v, veld string) string {
	if b.s.inst.Beperkt {
		v = gewoon.Replace(v)
	}
	v, n := tekst.Clean(v, b.s.inst.Beperkt)
	if n == 1 {
		b.note("in %s is 1 teken vervangen dat niet mee kan", veld)
	} else if n > 1 {
		b.note("in %s zijn %d tekens vervangen die niet mee kunnen", veld, n)
	}
	if strings.TrimSpace(v) == "" {
		return ""
	}
	return v
}

// vast writes what our own settings or rules give; it fits.
func (b blad) vast(tag, v string) {
	if v != "" {
		b.kind(tag).e.SetText(v)
	}
}

// knip writes a text, cut to n characters where need be.
func (b blad) knip(tag, v string, n int, veld string) bool {
	v = b.schoon(v, veld)
	if k, geknipt := tekst.Fit(v, n); geknipt {
		b.note("%s is ingekort tot %d tekens", veld, n)
		v = k
	}
	b.vast(tag, v)
	return v != ""
}

// heel writes what has no sense when cut, or leaves it out.
func (b blad) heel(tag, v string, n int, veld string) bool {
	v = b.schoon(v, veld)
	if utf8.RuneCountInString(v) > n {
		b.note("%s is weggelaten: langer dan %d tekens", veld, n)
		return false
	}
	b.vast(tag, v)
	return v != ""
}

// sleutel writes what names somebody or something: it may not be cut or left out.
func (b blad) sleutel(tag, v string, n int, veld string) {
	v = b.schoon(v, veld)
	switch {
	case v == "":
		b.gebrek("%s ontbreekt", veld)
	case utf8.RuneCountInString(v) > n:
		b.gebrek("%s is te lang: hoogstens %d tekens passen", veld, n)
		v, _ = tekst.Fit(v, n)
	}
	b.vast(tag, v)
}

// datum writes EEJJMMDD.
func (b blad) datum(tag string, d dossier.Datum, veld string) {
	switch {
	case d.IsZero():
		b.gebrek("%s ontbreekt", veld)
	case d.Jaar < 1 || d.Jaar > 9999:
		b.gebrek("%s bestaat niet", veld)
	default:
		b.vast(tag, cijfers(d))
	}
}

func cijfers(d dossier.Datum) string { return strings.ReplaceAll(d.String(), "-", "") }

func orElse[T comparable](v, anders T) T {
	var leeg T
	if v == leeg {
		return anders
	}
	return v
}
