// Package zds holds the names and the few rules of Zaak- en Documentservices that
// writing, sending and reading share, so that each stands in one place: namespaces,
// dialects, services and the channel of each, relations, and the form of a number. It
// knows no message and no XML. The test bench of SOLO has its own list of all of these,
// read from the standard a second time; do not share them.
package zds
