package bediening

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"strconv"

	"solo/dossier"
	"solo/intake"
	"solo/store"
)

// Handler answers a Client with what v does.
func Handler(v Verbs) http.Handler {
	s := server{v}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /aanvragen", s.submit)
	mux.HandleFunc("GET /leveringen", s.list)
	mux.HandleFunc("GET /leveringen/{id}", s.show)
	mux.HandleFunc("POST /leveringen/{id}/{daad}", s.act)
	mux.HandleFunc("GET /bestemmingen", s.stand)
	mux.HandleFunc("GET /instellingen", s.settings)
	mux.HandleFunc("POST /bestemmingen/{naam}/pauzeer", s.onBestemming(v.Pause))
	mux.HandleFunc("POST /bestemmingen/{naam}/hervat", s.onBestemming(v.Resume))
	if b, ok := v.(Bewaking); ok {
		handleBewaking(mux, b)
	}
	s.beheer(mux)
	s.bewaren(mux)
	return mux
}

type server struct{ v Verbs }

// submit reads the document first and then its attachments in the order in which the
// document names them, each streamed on; nothing touches the disk in clear.
func (s server) submit(w http.ResponseWriter, r *http.Request) {
	delen, err := r.MultipartReader()
	if err != nil {
		writeFout(w, fmt.Errorf("de aanvraag is niet te lezen: %w", err))
		return
	}
	deel, err := delen.NextPart()
	if err != nil {
		writeFout(w, fmt.Errorf("de aanvraag is niet te lezen: %w", err))
		return
	}
	document, err := io.ReadAll(io.LimitReader(deel, dossier.MaxDocument+1))
	if err != nil {
		writeFout(w, fmt.Errorf("de aanvraag is niet te lezen: %w", err))
		return
	}
	o, err := s.v.Submit(r.Context(), document, nextPart(delen))
	answer(w, o, err)
}

// nextPart opens the attachments one after another, as intake.Open promises. One that
// was not sent is an error; what came in its place waits for its turn.
func nextPart(delen *multipart.Reader) intake.Open {
	var wacht *multipart.Part
	volgende := -1
	return func(string) (io.ReadCloser, error) {
		volgende++
		if wacht == nil {
			var err error
			if wacht, err = delen.NextPart(); err != nil {
				return nil, err
			}
		}
		deel := wacht
		switch deel.FormName() {
		case deelnaam(volgende):
			wacht = nil
			return deel, nil
		case geenBestand(volgende):
			wacht = nil
			return nil, intake.ErrGeenBestand
		}
		return nil, fmt.Errorf("bijlage: %w", store.ErrNotFound)
	}
}

func (s server) list(w http.ResponseWriter, r *http.Request) {
	v, err := s.v.List(r.Context(), readFilter(r.URL.Query()))
	answer(w, v, err)
}

func (s server) show(w http.ResponseWriter, r *http.Request) {
	id, err := levering(r)
	if err != nil {
		writeFout(w, err)
		return
	}
	v, err := s.v.Show(r.Context(), id)
	answer(w, v, err)
}

// daad is the body of everything that a person does.
type daad struct {
	Wie
	Mapping   bool            `json:"mapping,omitempty"`
	Stap      string          `json:"stap,omitempty"`
	Resultaat json.RawMessage `json:"resultaat,omitempty"`
	Filter    string          `json:"filter,omitempty"` // as a query
}

func (s server) act(w http.ResponseWriter, r *http.Request) {
	id, err := levering(r)
	d, derr := readDaad(r)
	if err = errors.Join(err, derr); err != nil {
		writeFout(w, err)
		return
	}
	switch r.PathValue("daad") {
	case "opnieuw":
		err = s.v.Retry(r.Context(), id, d.Mapping, d.Wie)
	case "annuleer":
		err = s.v.Cancel(r.Context(), id, d.Wie)
	case "nieuwe-zaak":
		err = s.v.NieuweZaak(r.Context(), id, d.Wie)
	case "afgehandeld":
		err = s.v.Afgehandeld(r.Context(), id, d.Wie)
	case "overslaan":
		err = s.v.Skip(r.Context(), id, d.Stap, d.Resultaat, d.Wie)
	case "niet-gedaan":
		err = s.v.NietGedaan(r.Context(), id, d.Stap, d.Wie)
	default:
		err = store.ErrNotFound
	}
	answer(w, struct{}{}, err)
}

func (s server) stand(w http.ResponseWriter, r *http.Request) {
	v, err := s.v.Stand(r.Context())
	answer(w, v, err)
}

func (s server) settings(w http.ResponseWriter, r *http.Request) {
	v, err := s.v.Settings(r.Context())
	answer(w, v, err)
}

// onBestemming answers with what a person does to a destination.
func (s server) onBestemming(doe func(context.Context, string, Wie) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		d, err := readDaad(r)
		if err == nil {
			err = doe(r.Context(), r.PathValue("naam"), d.Wie)
		}
		answer(w, struct{}{}, err)
	}
}

func readDaad(r *http.Request) (d daad, err error) {
	if err := json.NewDecoder(io.LimitReader(r.Body, 64<<10)).Decode(&d); err != nil {
		return d, fmt.Errorf("het verzoek is niet te lezen: %w", err)
	}
	return d, nil
}

func levering(r *http.Request) (int64, error) {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return 0, fmt.Errorf("levering: %w", store.ErrNotFound)
	}
	return id, nil
}

func answer(w http.ResponseWriter, v any, err error) {
	if err != nil {
		writeFout(w, err)
		return
	}
	writeJSON(w, http.StatusOK, v)
}
