// Package conntest is the suite that every connector passes: whatever call is
// lost, late, doubled or cut short by the death of the process, in the end the case
// system has the same things, once, and nothing is sent without a committed intent.
//
// It discovers the calls of a connector by a first clean run and then breaks each
// of them in every way. It reaches the other side by the connector's own HTTP
// transport and by counts only, and knows no protocol.
package conntest
