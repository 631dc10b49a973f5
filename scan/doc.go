// Package scan is the doelgroepscan: a few questions that tell an entrepreneur which
// regeling fits him, or who else helps. The questions, rules, outcomes and referrals are
// data (scan.yaml); this package reads and checks that file (Load), asks one question at
// a time and skips each whose answer cannot change the outcome any more (Volgende), and
// tells the outcome with the answers that led to it (Beoordeel).
//
// It is anonymous and keeps nothing: answers go in, an outcome comes out. It refuses to
// know who asks, which gemeenten take part, the amounts of the day (the caller gives
// them as Waarden), the intake, and any page. What it tells is an indication and decides
// nothing: whoever wants to apply may.
package scan
