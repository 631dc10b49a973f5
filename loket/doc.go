// Package loket is what stands behind the pages on which a person applies: it keeps what
// he fills in (Concept) at every step, lets others fill in or sign their part, keeps his
// papers, sends the melding, and hands in the aanvraag and what comes after it.
//
// Everything that is sent goes through the one door of the program (Indienen): the loket
// is a supplier like any other, named "loket". Who may do what is decided here and
// nowhere else; whoever may not gets ErrGeenToegang, which reads as "does not exist".
//
// It refuses to know HTTP, HTML, how somebody logged in and which questions there are:
// those are the definition's.
package loket
