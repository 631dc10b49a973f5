package bediening

import (
	"context"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"

	"solo/dossier"
	"solo/intake"
	"solo/store"
)

// Handler answers a Client with what v does.
func Handler(v Verbs) http.Handler {
	s := server{v}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /aanvragen", s.submit)
	mux.HandleFunc("GET /instellingen", tell(func(r *http.Request) (Instellingen, error) { return v.Settings(r.Context()) }))
	s.leveringen(mux)
	s.bestemmingen(mux)
	s.beheer(mux)
	s.bewaren(mux)
	s.bewaking(mux)
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

// leveringen adds what concerns one delivery or a list of them.
func (s server) leveringen(mux *http.ServeMux) {
	mux.HandleFunc("GET /leveringen", search(s.v.List))
	mux.HandleFunc("GET /leveringen/{id}", tell(func(r *http.Request) (*store.Detail, error) {
		nr, err := number(r, "levering")
		if err != nil {
			return nil, err
		}
		return s.v.Show(r.Context(), nr)
	}))
	daden := map[string]func(context.Context, int64, daad) error{
		"opnieuw":     func(ctx context.Context, nr int64, d daad) error { return s.v.Retry(ctx, nr, d.Mapping, d.Wie) },
		"annuleer":    func(ctx context.Context, nr int64, d daad) error { return s.v.Cancel(ctx, nr, d.Wie) },
		"nieuwe-zaak": func(ctx context.Context, nr int64, d daad) error { return s.v.NieuweZaak(ctx, nr, d.Wie) },
		"afgehandeld": func(ctx context.Context, nr int64, d daad) error { return s.v.Afgehandeld(ctx, nr, d.Wie) },
		"overslaan": func(ctx context.Context, nr int64, d daad) error {
			return s.v.Skip(ctx, nr, d.Stap, d.Resultaat, d.Wie)
		},
	}
	for naam, doe := range daden {
		mux.HandleFunc("POST /leveringen/{id}/"+naam, actOn("levering", doe))
	}
}

// bestemmingen adds what concerns a destination.
func (s server) bestemmingen(mux *http.ServeMux) {
	mux.HandleFunc("GET /bestemmingen", tell(func(r *http.Request) ([]store.Stand, error) { return s.v.Stand(r.Context()) }))
	for naam, doe := range map[string]func(context.Context, string, Wie) error{"pauzeer": s.v.Pause, "hervat": s.v.Resume} {
		mux.HandleFunc("POST /bestemmingen/{naam}/"+naam, act(func(r *http.Request, d daad) (struct{}, error) {
			return struct{}{}, doe(r.Context(), r.PathValue("naam"), d.Wie)
		}))
	}
}
