package antwoord

import "strings"

// documentnummer is that of an EDC, or of the one that a zaak relates to (heeftRelevant);
// empty when the server did not give it.
func documentnummer(o *knoop) string {
	if nummer := o.kind("gerelateerde").kind("identificatie").waarde(); nummer != "" {
		return nummer
	}
	return o.kind("identificatie").waarde()
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
