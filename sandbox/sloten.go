package sandbox

import (
	"net/http"
	"strings"

	"github.com/google/uuid"
)

func newLock() string { return strings.ReplaceAll(uuid.NewString(), "-", "") }

// checkLock is the rule for every change of a document (drc-009).
func checkLock(d *object, lock any) error {
	switch {
	case d.Lock == "":
		return invalid(algemeen, "unlocked", "Het document is niet vergrendeld.")
	case tekst(lock) == "":
		return invalid(algemeen, "missing-lock-id", "Dit is een vereist veld: lock.")
	case tekst(lock) != d.Lock:
		return invalid(algemeen, "incorrect-lock-id", "Lock id is niet correct.")
	}
	return nil
}

// lockDocument is DRC enkelvoudiginformatieobject_lock.
func (s *Sandbox) lockDocument(o *oproep) (antwoord, error) {
	d, err := s.findDocument(o)
	if err != nil {
		return antwoord{}, err
	}
	if d.Lock != "" {
		return antwoord{}, invalid(algemeen, "existing-lock", "Het document is al vergrendeld.")
	}
	n := d.clone()
	n.Lock = newLock()
	if err := s.store(n); err != nil {
		return antwoord{}, err
	}
	return antwoord{Status: http.StatusOK, Body: map[string]any{"lock": n.Lock}}, nil
}

// readOptional reads a body that may be absent.
func (s *Sandbox) readOptional(o *oproep) error {
	if o.r.ContentLength == 0 {
		return nil
	}
	return s.readJSON(o)
}

// unlockDocument is DRC enkelvoudiginformatieobject_unlock. Only here the parts
// become the content. Without a lock it is a forced unlock, for which a scope of
// its own is needed; parts that are missing stop that too (OZ incomplete-upload).
func (s *Sandbox) unlockDocument(o *oproep) (antwoord, error) {
	d, err := s.findDocument(o)
	if err != nil {
		return antwoord{}, err
	}
	lock := tekst(o.in["lock"])
	if lock == "" && !s.may(o.client, "documenten.geforceerd-unlock") {
		return antwoord{}, weiger("permission_denied", "Ontgrendelen zonder lock vraagt documenten.geforceerd-unlock.")
	}
	if lock != "" && lock != d.Lock {
		return antwoord{}, invalid(algemeen, "incorrect-lock-id", "Lock id is niet correct.")
	}
	n := d.clone()
	if err := joinDelen(n); err != nil {
		return antwoord{}, err
	}
	n.Lock = ""
	return antwoord{Status: http.StatusNoContent}, s.store(n)
}

// joinDelen makes the parts the content of the document.
func joinDelen(d *object) error {
	for _, b := range d.Delen {
		if !b.Voltooid {
			return invalid(algemeen, "incomplete-upload", "Nog niet alle bestandsdelen zijn ontvangen.")
		}
		d.Inhoud = append(d.Inhoud, b.UUID)
	}
	d.Delen = nil
	return nil
}
