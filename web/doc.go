// Package web answers over HTTP: the API through which suppliers send an aanvraag and
// follow its delivery, the verbs of the werkvoorraad for a beheerder, two signs of
// life, and a monitor page that only looks.
//
// It carries requests to the Verbs of package bediening and their answers back. It
// knows who may ask what, how much and how slowly; it does not know what an aanvraag
// means, keeps nothing of it, and shows nothing of its content.
//
// The API knows bearer tokens alone: a browser sends none by itself, so that another
// site cannot have it act (CSRF). The cookie of the monitor reaches /monitor only, where
// nothing can be changed.
package web
