package zgw

import (
	"context"
	"encoding/json"
	"net/http"
)

// relock replaces a lock that nobody knows any more: unlock by force, lock anew and
// announce the content again, which makes new parts.
func (l *levering) relock(ctx context.Context, d *document, stap string) (r eioRij, lock string, err error) {
	if !l.c.inst.LockForceren {
		return r, "", geweigerd(stap, "lock-kwijt", "Het document is vergrendeld, en het zaaksysteem geeft de sleutel niet terug.",
			"Laat het document in het zaaksysteem ontgrendelen of verwijderen, en stuur de levering opnieuw.")
	}
	pad := under("enkelvoudiginformatieobjecten", d.uitkomst.URL)
	o := l.opDoc(stap, pad+"/unlock")
	o.methode, o.body = http.MethodPost, struct{}{}
	if _, err = l.c.call(ctx, o); err != nil {
		return r, "", err
	}
	o = l.opDoc(stap, pad+"/lock")
	o.methode, o.body = http.MethodPost, struct{}{}
	a, err := l.c.call(ctx, o)
	if err != nil {
		return r, "", err
	}
	return l.announce(ctx, d, stap, pad, a)
}

// announce sets the size of a locked document without content, which makes parts.
func (l *levering) announce(ctx context.Context, d *document, stap, pad string, slot antwoord) (r eioRij, lock string, err error) {
	var m made
	if err := json.Unmarshal(slot.body, &m); err != nil || m.Lock == "" {
		return r, "", unreadable(oproep{stap: stap, methode: http.MethodPost}, err)
	}
	o := l.opDoc(stap, pad)
	o.methode = http.MethodPatch
	o.body = struct {
		Lock   string  `json:"lock"`
		Omvang int64   `json:"bestandsomvang"`
		Inhoud *string `json:"inhoud"`
	}{string(m.Lock), d.bron.Grootte, nil}
	if _, err = l.c.call(ctx, o); err != nil {
		return r, "", err
	}
	r, err = l.getDocument(ctx, stap, d.uitkomst.URL)
	return r, string(m.Lock), err
}
