// Package antwoord reads what a StUF-ZDS server answers, in every form that was seen
// in the wild, and says what its error codes mean for a delivery.
//
// Read decides on element names inside the StUF namespaces: not on prefixes, not on
// the SOAP version, and it is never told the HTTP status. What it cannot read gives an
// error, and then nobody knows whether the message was processed.
//
// The text of another system (Fout.Omschrijving) can hold personal data
// and stays in Fout: Oordeel builds its Dutch from the code and the service only, and
// no error of this package quotes the answer. The package knows no network, no journal
// and no zaak of ours: who compares what is found, is the connector.
package antwoord
