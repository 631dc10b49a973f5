// Package keuring holds what goes over the line between a client and a case system
// against what is published: a Keuring does so for ZGW (the OpenAPI documents,
// properties and parameters that they do not name included), a StUFKeuring for
// StUF-ZDS 1.1 and 1.2 (XSD, WSDL, and rules that an XSD cannot hold).
//
// It is for tests only. It carries no document itself: who has them gives the
// folder, who has not skips. It refuses to know client and server; what is meant to
// be wrong (a fault that was set, a refused request) is for the test to leave out.
package keuring
