package zgw

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"slices"

	"solo/connectors"
	"solo/connectors/verbinding"
)

// deelRij is one bestandsdeel. The server decides how many and how large.
type deelRij struct {
	URL        tekst `json:"url"`
	Volgnummer getal `json:"volgnummer"`
	Omvang     getal `json:"omvang"`
	Voltooid   vlag  `json:"voltooid"`
	Lock       tekst `json:"lock"`
}

// lock is the one that every part shows (Documenten 1.4).
func (r eioRij) lock() string {
	for _, d := range r.Delen {
		if d.Lock != "" {
			return string(d.Lock)
		}
	}
	return ""
}

// fill sends the missing parts and unlocks. Each part may be sent again, so the
// step needs no settle time.
func (l *levering) fill(ctx context.Context, d *document) error {
	stap := "inhoud " + d.bron.Sleutel
	_, err := run(ctx, l, stap, connectors.Stap[adres, adres]{
		Uniek: true,
		Plan:  func() (adres, error) { return adres{d.uitkomst.URL}, nil },
		Find: func(ctx context.Context, k adres) (adres, bool, error) {
			r, err := l.getDocument(ctx, stap, k.URL)
			return k, err == nil && d.isWhole(r), err
		},
		Do: func(ctx context.Context, k adres) (adres, error) { return k, l.upload(ctx, d, stap) },
	})
	return err
}

// isWhole reports whether all parts are there and nothing waits for more.
func (d *document) isWhole(r eioRij) bool { return !bool(r.Locked) && len(r.Delen) == 0 && d.is(r) }

func (l *levering) getDocument(ctx context.Context, stap, adres string) (eioRij, error) {
	return get[eioRij](ctx, l.c.client, l.opDoc(stap, under("enkelvoudiginformatieobjecten", adres)))
}

func (l *levering) upload(ctx context.Context, d *document, stap string) error {
	r, err := l.getDocument(ctx, stap, d.uitkomst.URL)
	if err != nil {
		return err
	}
	if d.isWhole(r) { // sent before, and forgotten: the journal was put back from an older copy
		return nil
	}
	lock := orElse(r.lock(), d.uitkomst.Lock)
	if lock == "" {
		if r, lock, err = l.relock(ctx, d, stap); err != nil {
			return err
		}
	}
	slices.SortFunc(r.Delen, func(a, b deelRij) int { return cmp.Compare(a.Volgnummer, b.Volgnummer) })
	if totaal(r.Delen) != d.bron.Grootte {
		return geweigerd(stap, "file-size", "De bestandsdelen van het zaaksysteem passen niet op de grootte van het document.",
			"Verwijder het onvolledige document in het zaaksysteem, en stuur de levering opnieuw.")
	}
	var vanaf int64
	for _, deel := range r.Delen {
		if !deel.Voltooid {
			if err := l.putDeel(ctx, d, deel, lock, vanaf, stap); err != nil {
				return err
			}
		}
		vanaf += int64(deel.Omvang)
	}
	return l.unlock(ctx, d, stap, lock)
}

// totaal is the size of all parts, or -1 when one of them has none.
func totaal(delen []deelRij) (n int64) {
	for _, d := range delen {
		if d.Omvang < 0 {
			return -1
		}
		n += int64(d.Omvang)
	}
	return n
}

func (l *levering) putDeel(ctx context.Context, d *document, deel deelRij, lock string, vanaf int64, stap string) error {
	n := int64(deel.Omvang)
	s, err := multipartStroom(lock, d.velden.Bestandsnaam, n)
	if err != nil {
		return fmt.Errorf("%s: %w", stap, err)
	}
	s.Open = func(ctx context.Context) (io.ReadCloser, error) {
		rc, err := l.o.Inhoud.Open(ctx, d.bron.Inhoud, vanaf)
		if err != nil {
			return nil, err
		}
		if vanaf+n < d.bron.Grootte {
			return verbinding.Deel(rc, n), nil
		}
		return verbinding.Exact(rc, n, ""), nil
	}
	o := l.opDoc(stap, under("bestandsdelen", string(deel.URL)))
	o.methode, o.stroom = http.MethodPut, s
	_, err = l.c.call(ctx, o)
	return err
}

// multipartStroom has the lock first, so that a server can judge it before the content.
func multipartStroom(lock, naam string, n int64) (*verbinding.Stroom, error) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	if err := w.WriteField("lock", lock); err != nil {
		return nil, err
	}
	if _, err := w.CreateFormFile("inhoud", naam); err != nil {
		return nil, err
	}
	kop := b.String()
	b.Reset()
	if err := w.Close(); err != nil {
		return nil, err
	}
	return &verbinding.Stroom{Kop: kop, Staart: b.String(), Soort: w.FormDataContentType(), Inhoud: n}, nil
}

// unlock makes the parts into the document. One that is unlocked already shows so
// when it is read.
func (l *levering) unlock(ctx context.Context, d *document, stap, lock string) error {
	o := l.opDoc(stap, under("enkelvoudiginformatieobjecten", d.uitkomst.URL)+"/unlock")
	o.methode, o.body = http.MethodPost, map[string]string{"lock": lock}
	_, err := l.c.call(ctx, o)
	if err != nil && statusVan(err) == http.StatusBadRequest {
		if r, rerr := l.getDocument(ctx, stap, d.uitkomst.URL); rerr == nil && !bool(r.Locked) && len(r.Delen) == 0 && d.is(r) {
			return nil
		}
	}
	return err
}
