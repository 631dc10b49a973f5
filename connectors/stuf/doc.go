// Package stuf is the Connector for case systems that speak StUF-ZDS (Zaak- en
// Documentservices 1.1 and 1.2): it makes a zaak with its rollen in one message, adds
// the documents one by one, sets the status, and reads everything back.
//
// What comes later (Opdracht.Bij) goes to the zaak that is there, after a look at it: the
// documents, and then extraElementen by updateZaak where the receiver takes that.
//
// It decides in which order, by which numbers and after which doubt something is
// sent. How a message is written is for bericht, how an answer is read for antwoord,
// and how bytes travel for soap. What differs per supplier is data: see profielen.
package stuf
