// Package stuf is the receiving side of StUF-ZDS 1.1 and 1.2: it reads a SOAP
// message of any size, judges it by the standard, and writes the answers. It
// knows nothing of a case system: what a message means is up to who asked.
//
// Names are written with a fixed prefix for each namespace (zkn:identificatie),
// whatever the message uses. Comments cite: "StUF" is StUF 03.01 with section,
// "PB" the Protocolbindingen 03.02, "ZDS" the specification of Zaak- en
// Documentservices, "XSD" the published schemas of ZDS 1.1.02 and 1.2, "BP" the
// WS-I Basic Profile 1.1.
package stuf
