// Package verbinding is HTTP as every connector uses it: nothing is followed, nothing
// is sent twice that may have an effect, bodies of any size stream with a
// Content-Length and are opened afresh for every try, answers are bounded, and what
// went wrong on the line is told in Dutch. Of every call it knows whether the request
// provably was not sent.
//
// The package knows no zaak, no standard and no journal: whether an answer is a good
// one is for the connector to say. It quotes nothing that another system sent.
package verbinding
