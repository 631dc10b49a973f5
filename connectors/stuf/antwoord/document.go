package antwoord

import "strings"

// A Document is one of a list of documents. Its identificatie is empty when the server
// did not give it.
type Document struct{ Identificatie string }

// documentVan reads an EDC, or the relation of a zaak to one (heeftRelevant).
func documentVan(o *knoop) Document {
	if nummer := o.kind("gerelateerde").kind("identificatie").waarde(); nummer != "" {
		return Document{nummer}
	}
	return Document{o.kind("identificatie").waarde()}
}

// isDocument: the object of b is an EDC, by its own word or else by the name of the
// message. Whatever else it says to be counts as a zaak: a zaak that is overlooked is
// made a second time.
func (k *knoop) isDocument(b *knoop) bool {
	if k.entiteittype != "" {
		return strings.EqualFold(k.entiteittype, "EDC")
	}
	return strings.HasSuffix(strings.ToLower(b.naam.Local), "edcla01")
}
