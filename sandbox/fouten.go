package sandbox

import (
	"fmt"
	"net/http"

	"github.com/google/uuid"
)

// fout is a refusal as the APIs word it (ZRC/DRC schemas Fout and ValidatieFout).
type fout struct {
	Status int
	Code   string
	Detail string
	Params []param
}

// param is one FieldValidationError.
type param struct {
	Name   string `json:"name"`
	Code   string `json:"code"`
	Reason string `json:"reason"`
}

// Error is for the log of who runs the sandbox.
func (f *fout) Error() string { return fmt.Sprintf("%d %s", f.Status, f.Code) }

const algemeen = "nonFieldErrors"

func refuse(status int, code, detail string) *fout {
	return &fout{Status: status, Code: code, Detail: detail}
}

// invalid is a 400 on one field.
func invalid(naam, code, reden string) *fout {
	f := &fout{}
	f.add(naam, code, reden)
	return f
}

var (
	errNotFound = refuse(http.StatusNotFound, "not_found", "Niet gevonden.")
	errGesloten = refuse(http.StatusForbidden, "permission_denied", "Je mag geen gegevens aanpassen van een gesloten zaak.")
)

// add notes a mistake in a field, so that all mistakes come back at once.
func (f *fout) add(naam, code, reden string) {
	f.Status, f.Code, f.Detail = http.StatusBadRequest, "invalid", "Invalid input."
	f.Params = append(f.Params, param{naam, code, reden})
}

// orNil is f as an error, when there is a mistake in it.
func (f *fout) orNil() error {
	if len(f.Params) == 0 {
		return nil
	}
	return f
}

func (f *fout) document() map[string]any {
	titel := http.StatusText(f.Status)
	if len(f.Params) > 0 {
		titel = "Invalid input."
	}
	d := map[string]any{"type": "about:blank", "code": f.Code, "title": titel, "status": f.Status,
		"detail": f.Detail, "instance": "urn:uuid:" + uuid.NewString()}
	if len(f.Params) > 0 {
		d["invalidParams"] = f.Params
	}
	return d
}
