package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"solo/bediening"
	"solo/dossier"
	"solo/store"
)

// An intaker sends everything into SOLO and sends again, under the same kenmerk, what
// may not have arrived.
type intaker struct {
	huis   *huis
	steden []stad
	boek   *boek
	tempo  time.Duration // between two new zendingen of one sender
	wg     sync.WaitGroup
	mu     sync.Mutex
	fout   error
}

// begin sends with so many senders until all is decided or ctx is done.
func (in *intaker) begin(ctx context.Context, zz []*zending, zenders int) {
	rij := make(chan *zending)
	in.wg.Go(func() {
		defer close(rij)
		for _, z := range zz {
			select {
			case rij <- z:
			case <-ctx.Done():
				return
			}
		}
	})
	for range zenders {
		in.wg.Go(func() {
			for z := range rij {
				in.deliver(ctx, z)
				sleep(ctx, in.tempo)
				for _, v := range z.Vervolgen {
					in.deliver(ctx, v)
					sleep(ctx, in.tempo/2)
				}
			}
		})
	}
}

func (in *intaker) fail(err error) {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.fout = errors.Join(in.fout, err)
}

// deliver tries until it is accepted or refused.
func (in *intaker) deliver(ctx context.Context, z *zending) {
	document, err := z.document(in.steden)
	if err != nil {
		in.fail(err)
		return
	}
	for ctx.Err() == nil {
		if err := in.boek.note(regel{Kenmerk: z.Kenmerk, Stand: pogende}); err != nil {
			in.fail(err)
			return
		}
		r := in.try(ctx, z, document)
		if r.Stand == "" { // nobody was there
			sleep(ctx, 50*time.Millisecond)
			continue
		}
		if err := in.boek.note(r); err != nil {
			in.fail(err)
			return
		}
		if r.Stand != onbekend {
			return
		}
		sleep(ctx, 100*time.Millisecond)
	}
}

// try sends once. An empty Stand: it was certainly not sent.
func (in *intaker) try(ctx context.Context, z *zending, document []byte) regel {
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	r := regel{Kenmerk: z.Kenmerk, Stand: onbekend}
	var err error
	switch z.Weg {
	case perIndien:
		r.Dossier, err = in.indien(ctx, z, document)
	case perAPI:
		r.Dossier, err = in.huis.post(ctx, z, document)
	default:
		c, ok := bediening.Dial(ctx, in.huis.socket)
		if !ok {
			return regel{}
		}
		o, serr := c.Submit(ctx, document, z.open)
		r.Dossier, err = string(o.ID), serr
	}
	switch {
	case errors.Is(err, syscall.ECONNREFUSED):
		return regel{}
	case err == nil:
		r.Stand = aangenomen
	case geweigerd(err):
		r.Stand = geweigerde
	case errors.Is(err, store.ErrAnders):
		in.fail(fmt.Errorf("%s: SOLO says that it has another aanvraag under this kenmerk", z.Kenmerk))
		r.Stand = geweigerde
	}
	return r
}

// indien writes the files and lets `solo indien` take them in.
func (in *intaker) indien(ctx context.Context, z *zending, document []byte) (string, error) {
	folder, err := os.MkdirTemp(filepath.Dir(in.huis.folder), "indien-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(folder)
	pad := filepath.Join(folder, "aanvraag.json")
	if err := os.WriteFile(pad, document, 0o600); err != nil {
		return "", err
	}
	for i := range z.Maten {
		if err := z.write(folder, i); err != nil {
			return "", err
		}
	}
	c := exec.CommandContext(ctx, in.huis.programma, "indien", "--json", "--config", in.huis.config, pad)
	uit, err := c.Output()
	var e *exec.ExitError
	if z.Fout && errors.As(err, &e) && e.ExitCode() == 1 && bytes.Contains(e.Stderr, []byte("bijlagen[0]")) {
		return "", dossier.Bevindingen{{Pad: "bijlagen[0]"}}
	}
	if err != nil {
		return "", err
	}
	return readRef(uit)
}

// write puts an attachment beside the document.
func (z *zending) write(folder string, i int) error {
	f, err := os.Create(filepath.Join(folder, fmt.Sprintf("bijlage-%d.pdf", i+1)))
	if err != nil {
		return err
	}
	_, err = io.Copy(f, z.inhoud(i))
	return errors.Join(err, f.Close())
}

// sleep waits, or less when ctx is done.
func sleep(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}
