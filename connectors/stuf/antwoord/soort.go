package antwoord

import (
	"regexp"

	"solo/connectors/stuf/zds"
)

var (
	stufNaam   = regexp.MustCompile(`^(Bv0[1-4]|Fo0[1-3])(?:Bericht)?$`)
	sectorNaam = regexp.MustCompile(`^[A-Za-z_]*((?:Di|Du|La|Lk|Lv)[01][0-9])$`)
)

// soort is the berichtcode in the name of a StUF message: "Fo03Bericht", "zakLa01"
// (ZDS 1.1), "geefZaakdetails_ZakLa01" (1.2). "" = no StUF message.
func (k *knoop) soort() string {
	naam := sectorNaam
	switch k.naam.Space {
	case zds.NSStUF:
		naam = stufNaam
	case zds.NSZKN, zds.NSZDS:
	default:
		return ""
	}
	if m := naam.FindStringSubmatch(k.naam.Local); m != nil {
		return m[1]
	}
	return ""
}

// find gives the message in the Body, and the SOAP fault when there is one. A fault
// confirms nothing: only a foutbericht is looked for in it.
func find(root *knoop) (msg, fault *knoop) {
	switch {
	case root.soort() != "":
		return root, nil
	case root.naam.Local == "Fault":
		return foutbericht(root), root
	case root.naam.Local != "Envelope":
		return nil, nil
	}
	body := root.soap("Body")
	if fault = body.soap("Fault"); fault != nil {
		return foutbericht(fault), fault
	}
	if body == nil {
		return nil, nil
	}
	if f := foutbericht(body); f != nil {
		return f, nil
	}
	for _, k := range body.kinderen {
		if k.soort() != "" {
			return k, nil
		}
	}
	return nil, nil
}

// foutbericht is the first Fo01, Fo02 or Fo03 in k, however deep, but not in another
// message: that one only quotes it.
func foutbericht(k *knoop) *knoop {
	for _, kind := range k.kinderen {
		switch s := kind.soort(); {
		case s != "" && s[:2] == "Fo":
			return kind
		case s != "":
			continue
		}
		if f := foutbericht(kind); f != nil {
			return f
		}
	}
	return nil
}
