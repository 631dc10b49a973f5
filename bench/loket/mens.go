package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"

	"solo/dossier"
	"solo/identiteit"
	"solo/loket"
)

// A mens is somebody with a browser and an aanvraag with everything filled in.
type mens struct {
	z        *zaal
	client   *http.Client
	id       dossier.ID
	pagina   string
	velden   url.Values
	statisch string
}

// newMens logs in, begins an aanvraag and fills in every page.
func newMens(ctx context.Context, z *zaal, p identiteit.Proefpersoon) (*mens, error) {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return nil, err
	}
	m := &mens{z: z, client: &http.Client{Jar: jar, Transport: z.transport}, statisch: z.statisch.URL}
	if err := m.post(ctx, z.srv.URL+"/g/0855/testlogin", url.Values{"persoon": {p.ID}}); err != nil {
		return nil, err
	}
	wie := loket.Wie{Rol: loket.Aanvrager, BSN: p.Persoon.BSN, Middel: "test", Niveau: "25", Gemeente: "0855"}
	if m.id, err = z.loket.Begin(ctx, wie, loket.Start{Gemeente: "0855", Regeling: z.def.Regeling}); err != nil {
		return nil, err
	}
	for _, p := range z.def.Paginas() {
		b := loket.Blad{Pagina: p.ID, Antwoorden: dossier.Antwoorden{}}
		for _, v := range p.Vragen {
			if w := z.def.Antwoord(z.voorbeeld, v.ID); w != nil {
				b.Antwoorden[v.ID] = w
			}
		}
		if _, _, err := z.loket.Bewaar(ctx, wie, m.id, b); err != nil {
			return nil, err
		}
	}
	m.pagina, m.velden = z.pagina, z.velden
	return m, nil
}

func (m *mens) adres() string {
	return m.z.srv.URL + "/aanvraag/" + string(m.id) + "/vraag/" + m.pagina
}

func (m *mens) blad(ctx context.Context) error { _, err := m.get(ctx, m.adres()); return err }

func (m *mens) taken(ctx context.Context) error {
	_, err := m.get(ctx, m.z.srv.URL+"/aanvraag/"+string(m.id))
	return err
}

func (m *mens) vast(ctx context.Context) error { _, err := m.get(ctx, m.statisch); return err }

// opslaan sends the page; the answer is an address to go to, which is not followed.
func (m *mens) opslaan(ctx context.Context) error { return m.post(ctx, m.adres(), m.velden) }

func (m *mens) get(ctx context.Context, adres string) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, adres, nil)
	if err != nil {
		return nil, err
	}
	return m.do(req)
}

func (m *mens) post(ctx context.Context, adres string, f url.Values) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, adres, strings.NewReader(f.Encode()))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	m.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	_, err = m.do(req)
	return err
}

func (m *mens) do(req *http.Request) ([]byte, error) {
	resp, err := m.client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err == nil && resp.StatusCode >= 400 {
		err = fmt.Errorf("%s %s: %s", req.Method, req.URL.Path, resp.Status)
	}
	return b, err
}
