// Package tekst makes text fit where a case system has less room than SOLO: fewer
// characters, fewer letters, stricter file names. It knows no protocol and no field;
// who calls it tells what was changed.
package tekst
