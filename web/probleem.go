package web

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"time"

	"solo/dossier"
	"solo/store"
)

// A probleem is an answer that says what is wrong and what to do (RFC 9457). Programs
// decide on Code.
type probleem struct {
	Type        string              `json:"type"`
	Titel       string              `json:"title"`
	Status      int                 `json:"status"`
	Detail      string              `json:"detail,omitempty"`
	Code        string              `json:"code"`
	Verzoek     string              `json:"verzoek"` // as it stands in the log
	Bevindingen dossier.Bevindingen `json:"bevindingen,omitempty"`

	later time.Duration // Retry-After
	dicht bool          // the rest of the request is not read: close the connection
}

// Error is for who forgets that this is an answer.
func (p *probleem) Error() string { return p.Code + ": " + p.Titel }

func nieuw(status int, code, titel, detail string) *probleem {
	return &probleem{Type: "about:blank", Status: status, Code: code, Titel: titel, Detail: detail}
}

func errGeenRoute() *probleem {
	return nieuw(http.StatusNotFound, "niet-gevonden", "Dit adres bestaat niet.", "De adressen staan in /api/v1/openapi.yaml.")
}

func errMethode() *probleem {
	return nieuw(http.StatusMethodNotAllowed, "methode", "Dit kan hier niet.", "De header Allow noemt wat hier wel kan.")
}

func errGeenToken() *probleem {
	return nieuw(http.StatusUnauthorized, "geen-token", "Het token ontbreekt of klopt niet.", "Stuur het token mee dat u van de beheerder van SOLO kreeg: Authorization: Bearer ….")
}

func errGeenRecht() *probleem {
	return nieuw(http.StatusForbidden, "geen-recht", "Met dit token mag dit niet.", "Gebruik het token dat hiervoor is uitgegeven.")
}

func errVerzoek(detail string) *probleem {
	return nieuw(http.StatusBadRequest, "verzoek", "Het verzoek is niet te lezen.", detail)
}

func errMediatype(verwacht string) *probleem {
	p := nieuw(http.StatusUnsupportedMediaType, "mediatype", "Deze vorm kan SOLO niet lezen.", "Stuur "+verwacht+".")
	p.dicht = true
	return p
}

func errTeGroot(detail string) *probleem {
	p := nieuw(http.StatusRequestEntityTooLarge, "te-groot", "Dit is te groot.", detail)
	p.dicht = true
	return p
}

func errTeTraag() *probleem {
	p := nieuw(http.StatusRequestTimeout, "te-traag", "Het duurde te lang voordat alles binnen was.", "Er is niets bewaard. Stuur alles nog een keer.")
	p.dicht = true
	return p
}

func errTeDruk() *probleem {
	p := nieuw(http.StatusTooManyRequests, "te-druk", "U stuurt te veel tegelijk.", "Wacht op een antwoord en stuur het dan nog een keer.")
	p.later, p.dicht = 5*time.Second, true
	return p
}

func errTeVeelVragen() *probleem {
	p := nieuw(http.StatusTooManyRequests, "te-druk", "U vraagt te veel tegelijk op.", "Vraag één ding tegelijk op, en hetzelfde niet vaker dan eens per minuut.")
	p.later = 30 * time.Second
	return p
}

func errProefLoopt() *probleem {
	p := nieuw(http.StatusTooManyRequests, "te-druk", "Er loopt al een proef.", "Wacht tot die klaar is.")
	p.later = 30 * time.Second
	return p
}

func errBevindingen(b dossier.Bevindingen) *probleem {
	p := nieuw(http.StatusUnprocessableEntity, "bevindingen", "Er klopt iets niet in wat u stuurde.", "Herstel alles wat bij bevindingen staat en stuur het opnieuw. Er is niets bewaard.")
	p.Bevindingen = b
	return p
}

func errOpslag() *probleem {
	p := nieuw(http.StatusServiceUnavailable, "opslag", "SOLO kan nu niets bewaren.", "Er is niets aangenomen. Stuur het later nog een keer.")
	p.later = 5 * time.Minute
	return p
}

// errVernietigd is of what came too late, and of what is sent or done again.
func errVernietigd() *probleem {
	return nieuw(http.StatusGone, "vernietigd", "De gegevens van deze aanvraag zijn vernietigd.",
		"De bewaartermijn is voorbij: SOLO neemt er niets meer bij aan en kan er niets meer aan veranderen. Stuur wat er nog is rechtstreeks aan de gemeente, of dien een nieuwe aanvraag in.")
}

func errIntussen() *probleem {
	p := nieuw(http.StatusServiceUnavailable, "opslag", "Bij deze aanvraag komt te veel tegelijk binnen.", "Er is niets aangenomen. Stuur het straks nog een keer.")
	p.later = 30 * time.Second
	return p
}

// asProbleem tells an error of Verbs as an answer. What nobody foresaw is told without
// a word of the error: that is for the log.
func asProbleem(err error) *probleem {
	var p *probleem
	var b dossier.Bevindingen
	switch {
	case errors.As(err, &p):
		return p
	case errors.As(err, &b):
		return errBevindingen(b)
	case errors.Is(err, store.ErrVernietigd):
		return errVernietigd()
	case errors.Is(err, store.ErrNotFound):
		return nieuw(http.StatusNotFound, "niet-gevonden", "Dit bestaat niet.",
			cmp.Or(eigenWoorden(err), "Kijk de nummers en namen na die u stuurde. Een leverancier vindt alleen wat hij zelf stuurde."))
	case errors.Is(err, store.ErrAnders):
		return nieuw(http.StatusConflict, "anders", "Dit kenmerk is al gebruikt voor iets anders.", "Er is niets gewijzigd. Geef wat u nu stuurt een eigen kenmerk.")
	case errors.Is(err, store.ErrVerouderd):
		return errIntussen()
	case errors.Is(err, store.ErrStaat):
		return errStaat(eigenWoorden(err))
	case errors.Is(err, store.ErrVol), errors.Is(err, store.ErrOpslag), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return errOpslag()
	}
	return nieuw(http.StatusInternalServerError, "fout", "Er ging iets mis in SOLO.", "De beheerder vindt het in het logboek onder het nummer bij verzoek.")
}

func (s *Server) writeProbleem(w http.ResponseWriter, r *http.Request, err error) {
	uit := *asProbleem(err)
	v := verslagVan(w)
	if uit.Verzoek = v.id; uit.Status >= http.StatusInternalServerError {
		s.Log.ErrorContext(r.Context(), "verzoek mislukt", "verzoek", v.id, "fout", err)
	}
	h := w.Header()
	if uit.later > 0 {
		h.Set("Retry-After", strconv.Itoa(int(uit.later/time.Second)))
	}
	if uit.dicht {
		h.Set("Connection", "close")
	}
	v.code = uit.Code
	writeJSON(w, "application/problem+json", uit.Status, uit)
}

func writeJSON(w http.ResponseWriter, soort string, status int, v any) {
	w.Header().Set("Content-Type", soort)
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v) // the other side is gone: nothing to do about it
}
