package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"solo/sandbox"
	"solo/sandbox/stuf"
)

// deelGrootte is small, so that documents over half a megabyte go in parts.
const deelGrootte = 400_000

// serveZaaksystemen is the child that is never killed: the case systems of a folder,
// each with a journal that is on disk before it answers. What has arrived is done, also
// when the client has died meanwhile: a real server does not notice.
func serveZaaksystemen(ctx context.Context, folder string) error {
	raw, err := os.ReadFile(filepath.Join(folder, "steden.json"))
	if err != nil {
		return err
	}
	var steden []stad
	if err := json.Unmarshal(raw, &steden); err != nil {
		return err
	}
	var wg sync.WaitGroup
	defer wg.Wait()
	for _, s := range steden {
		sb, err := sandbox.New(s.config(folder))
		if err != nil {
			return err
		}
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return err
		}
		srv := &http.Server{Handler: deaf(sb.Handler()), ReadHeaderTimeout: 10 * time.Second}
		context.AfterFunc(ctx, func() { _ = srv.Close() })
		fmt.Printf("adres %s %s\n", s.Naam, l.Addr())
		wg.Go(func() { _ = srv.Serve(l); _ = sb.Close() })
	}
	fmt.Println("klaar")
	return nil
}

func (s stad) config(folder string) sandbox.Config {
	c := sandbox.Config{Naam: s.Naam, Streng: s.Streng, Catalogus: sandbox.StandaardCatalogus(s.RSIN),
		Clients: map[string]string{"solo": s.Geheim}, Map: filepath.Join(folder, s.Naam),
		Journaal: filepath.Join(folder, s.Naam+".jsonl"), DeelGrootte: deelGrootte}
	if s.StUF != "" {
		c.StUF = &sandbox.StUF{Dialect: stuf.Dialect(s.StUF), WSSGebruiker: "solo", WSSWachtwoord: s.Geheim}
	}
	return c
}

// deaf hides from a handler that its client has gone. GET /_eerste tells when the first
// call came in since DELETE /_eerste.
func deaf(h http.Handler) http.Handler {
	var eerste atomic.Int64
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/_eerste" && r.Method == http.MethodDelete:
			eerste.Store(0)
			return
		case r.URL.Path == "/_eerste":
			fmt.Fprint(w, eerste.Load())
			return
		case !strings.HasPrefix(r.URL.Path, "/_"):
			eerste.CompareAndSwap(0, time.Now().UnixNano())
		}
		h.ServeHTTP(w, r.WithContext(context.WithoutCancel(r.Context())))
	})
}

// A rijk is the process of the case systems of a run.
type rijk struct {
	*proces
	folder string
	steden []stad
}

// openRijk starts the case systems and fills in their addresses.
func openRijk(ctx context.Context, folder string, steden []stad) (*rijk, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	raw, err := json.Marshal(steden)
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(folder, "steden.json"), raw, 0o600); err != nil {
		return nil, err
	}
	r := &rijk{folder: folder, steden: steden}
	c := exec.CommandContext(ctx, os.Args[0], "-als", "zaaksystemen", "-map", folder)
	r.proces, err = begin(c, io.Discard, func(regel string) bool {
		var naam, adres string
		if n, _ := fmt.Sscanf(regel, "adres %s %s", &naam, &adres); n == 2 {
			for i := range r.steden {
				if r.steden[i].Naam == naam {
					r.steden[i].Adres = adres
				}
			}
		}
		return regel == "klaar"
	})
	return r, err
}

// tel counts what stands in a case system.
func (s stad) tel(ctx context.Context) (t sandbox.Telling, err error) {
	err = s.vraag(ctx, http.MethodGet, "/_telling", nil, &t)
	return t, err
}

// stoor adds a fault.
func (s stad) stoor(ctx context.Context, p sandbox.Storing) error {
	return s.vraag(ctx, http.MethodPost, "/_storing", p, nil)
}

// herstel ends all faults.
func (s stad) herstel(ctx context.Context) error {
	return s.vraag(ctx, http.MethodDelete, "/_storing", nil, nil)
}

// forget begins the waiting for a first call.
func (s stad) forget(ctx context.Context) error {
	return s.vraag(ctx, http.MethodDelete, "/_eerste", nil, nil)
}

// eerste is when the first call came in since forget; zero when none did.
func (s stad) eerste(ctx context.Context) (t time.Time, err error) {
	var ns int64
	if err = s.vraag(ctx, http.MethodGet, "/_eerste", nil, &ns); err == nil && ns > 0 {
		t = time.Unix(0, ns)
	}
	return t, err
}

// vraag asks the control addresses of a case system.
func (s stad) vraag(ctx context.Context, methode, pad string, in, uit any) error {
	var body bytes.Buffer
	if in != nil {
		if err := json.NewEncoder(&body).Encode(in); err != nil {
			return err
		}
	}
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, methode, "http://"+s.Adres+pad, &body)
	if err != nil {
		return err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 300 {
		return fmt.Errorf("%s %s: %s", methode, pad, resp.Status)
	}
	if uit == nil {
		return nil
	}
	return json.NewDecoder(resp.Body).Decode(uit)
}
