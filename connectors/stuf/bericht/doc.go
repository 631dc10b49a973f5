// Package bericht writes the messages of StUF-ZDS, 1.1 and 1.2: the content of the
// SOAP Body of every service that SOLO asks of a case system, made from a zaak.Zaak.
// There is one model; the dialects differ in their root and its namespace only, so
// that the stricter one, 1.2, sets the rules for both.
//
// It knows no envelope, no network and no journal. It refuses to send anything: Check
// says beforehand what does not fit and what cannot go at all, with the same code that
// writes. Nothing is cut, replaced or left out without a note; only what ZDS has no
// place for at all stays behind in silence: eigenschappen (zaak.Extra is for StUF),
// communicatiekanaal, vertrouwelijkheid of the zaak, landcode, and the RSIN of
// Bronorganisatie and Verantwoordelijk. Those a receiver knows by the organisatie of the
// zender (ZaakBrug looks the RSIN up by it), so that delegatie asks for a zender of its
// own. The schemas allow a heeftAlsVerantwoordelijke, but it is a betrokkene (an employee
// in the messages that were captured): ZaakBrug makes a rol of it, and refuses the zaak
// when its zaaktype has none; Open Forms does not send it.
//
// The same input gives the same bytes.
package bericht
