// Package mapping turns the answers of an application into a zaak.Zaak, as a
// mapping file says. A file is loaded with the standard one it builds on,
// compiled once against the names of the intake, with every mistake at once and
// at its place, and applied many times.
//
// Apply is pure: the same environment and documents give the same zaak. The
// package knows no question by name, no protocol and no address; what a case
// system cannot hold is cut here and reported, never dropped in silence.
package mapping
