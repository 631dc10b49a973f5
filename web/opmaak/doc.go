// Package opmaak is the page kit of the loket: the shell of a page, the parts of a form,
// the theme of a gemeente and the files that go with them. It looks like the NL Design
// System, works without script, and keeps to WCAG 2.2 AA.
//
// It takes labels, names and values as plain data. It refuses to know what is asked, what
// an answer means, who is asking, and where a page lives.
package opmaak
