// Package paginas holds the pages of the loket: the scan, logging in, the questions, the
// papers, the check before sending, and what comes after. One file per page.
//
// A page reads what came in, asks loket.Service or scan what to do, and shows it with the
// kit of web/opmaak. It works without script. It refuses to know who may do what, and how an
// aanvraag reaches a case system. What is asked is the definition's: by name a page knows only
// what the login and the scan fill in beforehand, whether a melding is urgent, and the kind of
// paper for what has no kind of its own.
package paginas
