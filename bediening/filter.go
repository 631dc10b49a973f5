package bediening

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// writeFilter is a store.Filter or store.SignaalFilter as a query.
func writeFilter(f any) (string, error) {
	raw, err := json.Marshal(f)
	if err != nil {
		return "", fmt.Errorf("het filter is niet te schrijven: %w", err)
	}
	return url.Values{"filter": {string(raw)}}.Encode(), nil
}

// readFilter reads what writeFilter wrote. One that is not understood whole is an error:
// it would select more than was asked.
func readFilter[F any](r *http.Request) (f F, err error) {
	d := json.NewDecoder(strings.NewReader(r.URL.Query().Get("filter")))
	d.DisallowUnknownFields()
	if err := d.Decode(&f); err != nil {
		return f, fmt.Errorf("het filter is niet te lezen: %w", err)
	}
	return f, nil
}
