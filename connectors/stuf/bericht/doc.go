// Package bericht writes the messages of StUF-ZDS, 1.1 and 1.2: the content of the
// SOAP Body of every service that SOLO asks of a case system, made from a zaak.Zaak.
// There is one model; the dialects differ in their root and its namespace only, so
// that the stricter one, 1.2, sets the rules for both.
//
// It knows no envelope, no network and no journal. It refuses to send anything: Check
// says beforehand what does not fit and what cannot go at all, with the same code that
// writes. Nothing is cut, replaced or left out without a note; only what ZDS has no
// place for at all stays behind in silence: eigenschappen (zaak.Extra is for StUF),
// communicatiekanaal, vertrouwelijkheid of the zaak, landcode. The same input gives the
// same bytes.
package bericht
