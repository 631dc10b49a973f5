package bediening

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"

	"solo/store"
)

// maxDaad bounds what a person asks, in bytes; a step's result is in it.
const maxDaad = 64 << 10

// daad is the body of everything that a person does.
type daad struct {
	Wie
	Mapping   bool            `json:"mapping,omitempty"`
	Stap      string          `json:"stap,omitempty"`
	Resultaat json.RawMessage `json:"resultaat,omitempty"`
	Filter    *store.Filter   `json:"filter,omitempty"`
}

// readDaad refuses a field that it does not know: it would do something else.
func readDaad(r *http.Request) (d daad, err error) {
	in := json.NewDecoder(io.LimitReader(r.Body, maxDaad))
	in.DisallowUnknownFields()
	if err := in.Decode(&d); err != nil {
		return d, fmt.Errorf("het verzoek is niet te lezen: %w", err)
	}
	return d, nil
}

// tell answers with what there is to see.
func tell[T any](kijk func(*http.Request) (T, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v, err := kijk(r)
		answer(w, v, err)
	}
}

// search answers with what a filter selects.
func search[F, T any](zoek func(context.Context, F) (T, error)) http.HandlerFunc {
	return tell(func(r *http.Request) (uit T, err error) {
		f, err := readFilter[F](r)
		if err != nil {
			return uit, err
		}
		return zoek(r.Context(), f)
	})
}

// act answers with what comes of what a person does.
func act[T any](doe func(*http.Request, daad) (T, error)) http.HandlerFunc {
	return tell(func(r *http.Request) (uit T, err error) {
		d, err := readDaad(r)
		if err != nil {
			return uit, err
		}
		return doe(r, d)
	})
}

// actOn is act on what has a number; wat is the word for it.
func actOn(wat string, doe func(context.Context, int64, daad) error) http.HandlerFunc {
	return act(func(r *http.Request, d daad) (struct{}, error) {
		nr, err := number(r, wat)
		if err != nil {
			return struct{}{}, err
		}
		return struct{}{}, doe(r.Context(), nr, d)
	})
}

func number(r *http.Request, wat string) (int64, error) {
	nr, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", wat, store.ErrNotFound)
	}
	return nr, nil
}

func answer(w http.ResponseWriter, v any, err error) {
	if err != nil {
		writeFout(w, err)
		return
	}
	writeJSON(w, http.StatusOK, v)
}
