// Package intake takes an application in. A regeling is data: its questions,
// documents, checks and urgency rules stand in regelingen/*.yaml, a file for each version;
// what regelingen share in regelingen/delen, amounts and thresholds with their dates in
// bedragen.yaml. This package reads and checks those files (Alle, Versies), tells what to ask
// on which page while an aanvraag is filled in (Paginas, Zichtbaar, ValidateVragen, Schoon),
// checks a finished one (Validate), judges its urgency and completeness (Beoordeel), gives
// the values that formulas and mappings use (Schema, Omgeving), and accepts it (Service).
//
// A gemeente may ask papers of her own, or of these more or less (MetStuk, Met).
//
// It knows no regeling by name, no case system and no page: a new regeling is a file.
// The judgement orders the work of people; it decides nothing about a right.
package intake
