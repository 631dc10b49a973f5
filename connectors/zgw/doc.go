// Package zgw delivers a zaak through the ZGW APIs: Zaken 1.5, Documenten 1.4 and
// Catalogi 1.3 of the VNG standard, and what is older or newer as long as it keeps
// their words. Vendors differ; each difference is a named switch in Instellingen.
//
// Deliver is sequential code over connectors.Stap: the types are looked up first
// and kept, then zaak, rollen, eigenschappen, documents, and the initial status
// last, because a case system reads the first status as "complete". After that
// everything is read back and counted.
//
// What comes later (Opdracht.Bij) goes to the zaak that is there, after a look at it:
// a value that differs is changed where it stands, and documents are added. The types
// are those of the version that the zaak has.
//
// The package knows no outbox, no database, no mapping and no retry policy beyond
// the few seconds in which one call is repeated. A BSN stands in request bodies
// only; another system's text stands in Fout.Antwoord only.
package zgw
