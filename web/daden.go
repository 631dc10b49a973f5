package web

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"

	"solo/bediening"
	"solo/dossier"
)

// A daad is the body of everything that a beheerder does.
type daad struct {
	Wie       string                     `json:"wie"`
	Waarom    string                     `json:"waarom"`
	Mapping   bool                       `json:"mapping"`
	Stap      string                     `json:"stap"`
	Resultaat map[string]json.RawMessage `json:"resultaat"`
	Filter    map[string]string          `json:"filter"` // nil: it was not given
}

const maxDaad = 64 << 10

// leesDaad is as strict as the rest: a field that is misspelled would do something else.
// velden are those that this act has beside wie and waarom.
func leesDaad(w http.ResponseWriter, r *http.Request, velden ...string) (d daad, err error) {
	if soort, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || soort != "application/json" {
		return d, errMediatype("application/json")
	}
	raw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxDaad))
	if err != nil {
		return d, errVerzoek("Het is groter dan 64 kB of hield te vroeg op. Er is niets gedaan. Stuur het korter, of nog een keer.")
	}
	var los map[string]json.RawMessage
	if err := json.Unmarshal(raw, &los); err != nil || los == nil {
		return d, errVerzoek("Stuur een JSON-object, zoals {\"wie\": …, \"waarom\": …}.")
	}
	var fouten dossier.Bevindingen
	for _, veld := range append(velden, "wie", "waarom") {
		delete(los, veld)
	}
	for veld := range los {
		fouten = append(fouten, dossier.Bevinding{Pad: veld, Melding: "dit veld bestaat hier niet"})
	}
	if err := json.Unmarshal(raw, &d); err != nil {
		return d, errVerzoek("Een van de velden heeft een andere vorm dan in de beschrijving. Vergelijk ze met /api/v1/openapi.yaml.")
	}
	fouten = append(fouten, d.check()...)
	return d, fouten.Err()
}

// check: who and why stand in the audit trail, and the reason of a pause in clear.
func (d daad) check() (uit dossier.Bevindingen) {
	wie := bediening.Wie{Naam: d.Wie, Waarom: d.Waarom}
	for _, err := range []error{wie.CheckNaam(), wie.Check()} {
		var mis dossier.Bevindingen
		if errors.As(err, &mis) {
			uit = append(uit, mis...)
		}
	}
	return uit
}

// account is who does it, as the audit trail shows it: the token is shared, so the name
// is what the sender says.
func (d daad) account() bediening.Wie {
	return bediening.Wie{Naam: d.Wie + " (API)", Waarom: d.Waarom}
}

func (s *Server) opnieuw(w http.ResponseWriter, r *http.Request, _ verzoeker) error {
	return s.opLevering(w, r, func(nr int64, d daad) error {
		return s.Verbs.Retry(r.Context(), nr, d.Mapping, d.account())
	}, "mapping")
}

func (s *Server) annuleer(w http.ResponseWriter, r *http.Request, _ verzoeker) error {
	return s.opLevering(w, r, func(nr int64, d daad) error { return s.Verbs.Cancel(r.Context(), nr, d.account()) })
}

func (s *Server) nieuweZaak(w http.ResponseWriter, r *http.Request, _ verzoeker) error {
	return s.opLevering(w, r, func(nr int64, d daad) error { return s.Verbs.NieuweZaak(r.Context(), nr, d.account()) })
}

func (s *Server) afgehandeld(w http.ResponseWriter, r *http.Request, _ verzoeker) error {
	return s.opLevering(w, r, func(nr int64, d daad) error { return s.Verbs.Afgehandeld(r.Context(), nr, d.account()) })
}

func (s *Server) overslaan(w http.ResponseWriter, r *http.Request, _ verzoeker) error {
	return s.opLevering(w, r, func(nr int64, d daad) error {
		raw, err := json.Marshal(d.Resultaat)
		if err != nil || d.Stap == "" || d.Resultaat == nil {
			return errBevindingen(dossier.Bevindingen{{Pad: "stap, resultaat", Melding: "vul de naam van de stap in, en het resultaat als object"}})
		}
		return s.Verbs.Skip(r.Context(), nr, d.Stap, raw, d.account())
	}, "stap", "resultaat")
}

func (s *Server) nietGedaan(w http.ResponseWriter, r *http.Request, _ verzoeker) error {
	return s.opLevering(w, r, func(nr int64, d daad) error {
		if d.Stap == "" {
			return errBevindingen(dossier.Bevindingen{{Pad: "stap", Melding: "vul de naam van de stap in"}})
		}
		return s.Verbs.NietGedaan(r.Context(), nr, d.Stap, d.account())
	}, "stap")
}

// opLevering is opNummer for a delivery: when it cannot be done, it tells how that is.
func (s *Server) opLevering(w http.ResponseWriter, r *http.Request, doe func(int64, daad) error, velden ...string) error {
	return opNummer(w, r, func(nr int64, d daad) error { return s.tellStaat(r, nr, doe(nr, d)) }, velden...)
}

func opNummer(w http.ResponseWriter, r *http.Request, doe func(int64, daad) error, velden ...string) error {
	nr, err := nummer(r)
	if err != nil {
		return err
	}
	d, err := leesDaad(w, r, velden...)
	if err != nil {
		return err
	}
	return done(w, doe(nr, d))
}

func (s *Server) pauzeer(w http.ResponseWriter, r *http.Request, _ verzoeker) error {
	return opBestemming(w, r, s.Verbs.Pause)
}

func (s *Server) hervat(w http.ResponseWriter, r *http.Request, _ verzoeker) error {
	return opBestemming(w, r, s.Verbs.Resume)
}

func opBestemming(w http.ResponseWriter, r *http.Request, doe func(context.Context, string, bediening.Wie) error) error {
	d, err := leesDaad(w, r)
	if err != nil {
		return err
	}
	return done(w, doe(r.Context(), r.PathValue("naam"), d.account()))
}

func done(w http.ResponseWriter, err error) error {
	if err == nil {
		w.WriteHeader(http.StatusNoContent)
	}
	return err
}
