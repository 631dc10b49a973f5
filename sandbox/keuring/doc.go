// Package keuring holds what goes over the line between a client and a ZGW case
// system against the published OpenAPI documents: every request and every answer,
// properties and parameters that the documents do not name included.
//
// It is for tests only. It carries no document itself: who has them gives the
// folder, who has not skips. It refuses to know client and server; what is meant to
// be wrong (a fault that was set, a refused request) is for the test to leave out.
package keuring
