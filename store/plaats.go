package store

import (
	"fmt"
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

// Vervolgplaats is the id of attachment n, from 1, of a vervolg. zending sets one sending
// apart from another, in lower-case letters and digits: two may come in at once, and one
// of them is not accepted.
func Vervolgplaats(id dossier.ID, zending string, n int) string {
	return Bestandsplaats(id, fmt.Sprintf("v-%s-%02d", zending, n))
}
