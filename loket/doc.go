// Package loket is what stands behind the pages on which a person applies: it keeps what
// he fills in (Concept) at every step, lets others fill in or sign their part, keeps his
// papers, sends the melding, and hands in the aanvraag and what comes after it.
//
// Everything that is sent goes through the one door of the program (Indienen): the loket
// is a supplier like any other, named "loket". Who may do what is decided here and
// nowhere else; whoever may not gets ErrGeenToegang, which reads as "does not exist".
//
// It refuses to know HTTP, HTML, by which protocol somebody logged in (it keeps the means and
// the level that it is told) and which questions there are: those are the definition's. It
// finds an answer by its place in the document (aanvrager.email), and by name only three of
// the melding: which regeling, whether it is urgent, and when somebody can be called.
package loket
