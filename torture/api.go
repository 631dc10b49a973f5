package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"

	"solo/dossier"
)

// post sends a zending as a supplier does.
func (h *huis) post(ctx context.Context, z *zending, document []byte) (string, error) {
	r, w := io.Pipe()
	defer r.Close()
	m := multipart.NewWriter(w)
	go func() { _ = w.CloseWithError(z.writeTo(m, document)) }()
	pad := "/api/v1/aanvragen"
	if z.Moeder != "" {
		pad = "/api/v1/vervolg"
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+h.adres+pad, r)
	if err != nil {
		return "", err
	}
	req.Header.Set("Content-Type", m.FormDataContentType())
	req.Header.Set("Authorization", "Bearer "+h.token)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	var a struct {
		Dossier     string              `json:"dossier"`
		Code        string              `json:"code"`
		Bevindingen dossier.Bevindingen `json:"bevindingen"`
	}
	if err := json.NewDecoder(resp.Body).Decode(&a); err != nil {
		return "", err
	}
	switch {
	case resp.StatusCode < 300:
		return a.Dossier, nil
	case len(a.Bevindingen) > 0:
		return "", a.Bevindingen
	}
	return "", fmt.Errorf("%s: %s", resp.Status, a.Code)
}

// writeTo writes the document and its attachments as parts.
func (z *zending) writeTo(m *multipart.Writer, document []byte) error {
	w, err := m.CreateFormField("document")
	if err == nil {
		_, err = w.Write(document)
	}
	for i := range z.Maten {
		if err != nil {
			return err
		}
		if w, err = m.CreateFormFile("bijlage", fmt.Sprintf("bijlage-%d.pdf", i+1)); err == nil {
			_, err = io.Copy(w, z.inhoud(i))
		}
	}
	if err != nil {
		return err
	}
	return m.Close()
}
