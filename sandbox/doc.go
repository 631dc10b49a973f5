// Package sandbox is a case system in a box, for demo, tests and torture: the
// Zaken API 1.5.1, Documenten API 1.4.2 and Catalogi API 1.3.1 as a client meets
// them at intake, with their rules and error codes, a journal that survives a
// restart, a fault programme, and a page on which a caseworker sees his zaken.
//
// It is written from the standards alone and imports no connector: a connector
// and the sandbox agree because both follow the standard, not each other. It
// refuses to know what SOLO is. With Config.StUF it speaks StUF-ZDS 1.1 or 1.2
// beside them: the same zaken on the same page, though a question over StUF finds
// only what came over StUF. It keeps personal data in the clear and belongs
// on invented people only; the page says so.
//
// Comments cite each rule: "ZRC", "DRC" and "ZTC" are the published OpenAPI
// documents (VNG-Realisatie/gemma-zaken, api-specificatie zrc/1.5.1, drc/1.4.2,
// ztc/1.3.1), "OZ" is what Open Zaak 1.30 enforces on top of them, "DRF" the
// Django REST framework it is built on.
package sandbox
