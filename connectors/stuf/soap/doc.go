// Package soap carries the soap:Body of a StUF message to one of the three endpoints
// of a receiver and brings the answer back: SOAP 1.1 or 1.2, content streamed into the
// envelope as base64 or beside it as MTOM, WS-Security UsernameToken, HTTP basic,
// client certificate.
//
// It knows nothing of what a message says, nor of berichtcodes: an answer with StUF in it
// is for whoever asked to read, whatever its status. It judges only what it can know
// without: what was not sent, what a gateway refuses, what got lost.
package soap
