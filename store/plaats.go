package store

import (
	"strings"

	"solo/dossier"
)

// Sleutelplaats is where the wrapped data key of a dossier belongs; it is bound to
// that place (AAD) and opens nowhere else.
func Sleutelplaats(id dossier.ID) string { return "dossier:" + string(id) + ":sleutel" }

// Bestandsplaats is the id under which a file of a dossier is kept: "d01" for its
// first attachment, "aanvraag" for the PDF.
func Bestandsplaats(id dossier.ID, deel string) string {
	return strings.ToLower(string(id) + "-" + deel)
}
