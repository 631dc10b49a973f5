package antwoord

import "io"

// An Antwoord is one StUF message as a server sent it. Texts are without surrounding
// white space and not cut to the lengths of the standard; xsi:nil is empty.
type Antwoord struct {
	// Soort is the berichtcode in the name of the element: "Bv02", "Bv03", "Bv04",
	// "Du02", "La01", "Fo01", "Fo02", "Fo03"; "" is a SOAP fault without StUF. Another
	// one ("Lk01": an echo of what we sent) answers nothing.
	Soort      string
	Referentie string // referentienummer of the answer itself
	Cross      string // crossRefnummer: the message that is answered
	Tijdstip   string // tijdstipBericht, 8 to 17 digits

	Zaaknummer     string // Du02, unchecked and untrimmed: see NieuwZaaknummer
	Documentnummer string // Du02, unchecked and untrimmed: see NieuwDocumentnummer

	Zaak       *Zaak    // La01: the first zaak; nil = none
	Zaken      int      // La01: how many zaken the answer holds
	Documenten []string // La01: the number of each document, of all zaken, or of the document itself; "" = not given
	Vervolg    bool     // La01: there is more than this answer holds

	Fout *Fout // not nil when Soort is Fo01, Fo02, Fo03 or ""
}

// Read reads one answer of at most max bytes. The contentType is the header of the
// HTTP answer; it may be empty or wrong. Every error is one of the Err variables:
// nothing of StUF can be read in it, so that the outcome is unknown. Memory is bounded
// by max and by the number of elements that are read (100,000).
func Read(r io.Reader, contentType string, max int64) (*Antwoord, error) {
	raw, err := invoer(r, contentType, max)
	if err != nil {
		return nil, err
	}
	root, err := boom(raw)
	if err != nil {
		return nil, nader(err, raw)
	}
	b, fault := find(root)
	switch {
	case b != nil:
		return bericht(b, fault)
	case fault != nil:
		return &Antwoord{Fout: soapFout(fault)}, nil
	}
	return nil, nader(ErrGeenStUF, raw)
}

// bericht reads a StUF message, which may stand in a fault.
func bericht(b, fault *knoop) (*Antwoord, error) {
	a := &Antwoord{Soort: b.soort()}
	a.stuurgegevens(b.kind("stuurgegevens"))
	switch code := b.kind("stuurgegevens").kind("berichtcode").waarde(); {
	case a.Soort[:2] == "Fo":
		a.Fout = stufFout(b, fault)
	case code != "" && code != a.Soort: // Bv03 by its name, something else by its code
		return nil, ErrGeenStUF
	case a.Soort == "Du02":
		a.Zaaknummer = b.kind("zaak").kind("identificatie").ruw()
		a.Documentnummer = b.kind("document").kind("identificatie").ruw()
	case a.Soort == "La01":
		a.antwoordobjecten(b)
		if a.NietGevonden() && b.heeft("object") { // in another namespace, or not where it belongs
			return nil, ErrGeenStUF
		}
	}
	return a, nil
}

func (a *Antwoord) stuurgegevens(s *knoop) {
	a.Referentie = s.kind("referentienummer").waarde()
	a.Cross = s.kind("crossRefnummer").waarde()
	a.Tijdstip = s.kind("tijdstipBericht").waarde()
}

// antwoordobjecten reads what a La01 found. An object without any value is none.
func (a *Antwoord) antwoordobjecten(b *knoop) {
	v := b.kind("parameters").kind("indicatorVervolgvraag").waarde()
	a.Vervolg = v == "true" || v == "1"
	for antwoord := range b.elk("antwoord") {
		for o := range antwoord.elk("object") {
			switch {
			case !o.gevuld():
			case o.isDocument(b):
				a.Documenten = append(a.Documenten, documentnummer(o))
			default:
				a.zaak(o)
			}
		}
	}
}

func (a *Antwoord) zaak(o *knoop) {
	a.Zaken++
	if a.Zaak == nil {
		a.Zaak = zaakVan(o)
	}
	for r := range o.elk("heeftRelevant") {
		if r.gevuld() {
			a.Documenten = append(a.Documenten, documentnummer(r))
		}
	}
}
