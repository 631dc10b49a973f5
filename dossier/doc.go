// Package dossier holds the words of the domain: what was asked of an
// entrepreneur, what was answered, and where the application stands.
//
// It owns the aanvraag document (solo-aanvraag/1), the vervolg document
// (solo-vervolg/1) and the values in them: BSN, Datum, Gemeentecode. It imports
// nothing of SOLO and knows no form, no database and no case system.
package dossier
