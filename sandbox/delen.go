package sandbox

import (
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"slices"

	"github.com/google/uuid"
)

// splitDelen is how this server cuts a document: number and size are the server's
// choice (DRC description of bestandsdelen).
func (s *Sandbox) splitDelen(omvang int64) (delen []*deel) {
	for rest := omvang; rest > 0; rest -= s.config.DeelGrootte {
		delen = append(delen, &deel{UUID: uuid.NewString(), Nummer: len(delen) + 1, Omvang: min(rest, s.config.DeelGrootte)})
	}
	return delen
}

// readDeel streams the multipart body to disk; the lock may come before or after
// the content.
func (s *Sandbox) readDeel(o *oproep) error {
	mr, err := o.r.MultipartReader()
	if err != nil {
		return refuse(http.StatusUnsupportedMediaType, "unsupported_media_type", "Verwacht multipart/form-data.")
	}
	o.in = map[string]any{}
	if o.inhoud, err = s.bestanden.receive(); err != nil {
		return err
	}
	o.ruim = append(o.ruim, o.inhoud.discard)
	for {
		deel, err := mr.NextPart()
		if errors.Is(err, io.EOF) {
			return o.inhoud.finish()
		}
		if err == nil {
			err = o.readForm(deel)
		}
		if err != nil {
			return readFout(err)
		}
	}
}

// maxLock bounds the text of a lock (DRC UnlockEnkelvoudigInformatieObjectRequest).
const maxLock = 100

func (o *oproep) readForm(deel *multipart.Part) error {
	switch deel.FormName() {
	case "inhoud":
		o.inhoud.gevonden = true
		_, err := io.Copy(o.inhoud, deel)
		return err
	case "lock":
		b, err := io.ReadAll(io.LimitReader(deel, maxLock+1))
		o.in["lock"] = string(b)
		return err
	}
	_, err := io.Copy(io.Discard, deel)
	return err
}

// putDeel is DRC bestandsdeel_update: the right lock (incorrect-lock-id), exactly
// omvang bytes (file-size), and as often as one likes.
func (s *Sandbox) putDeel(o *oproep) (antwoord, error) {
	d, i := s.findDeel(o.r.PathValue("uuid"))
	if d == nil {
		return antwoord{}, errNotFound
	}
	if err := checkDeel(d, d.Delen[i], o); err != nil {
		return antwoord{}, err
	}
	klaar := *d.Delen[i]
	klaar.Voltooid = true
	if _, err := o.inhoud.keep(klaar.UUID); err != nil {
		return antwoord{}, err
	}
	n := d.clone()
	n.Delen[i] = &klaar
	if err := s.store(n); err != nil {
		return antwoord{}, err
	}
	return antwoord{Status: http.StatusOK, Body: renderDeel(n, &klaar, o.basis)}, nil
}

func checkDeel(d *object, b *deel, o *oproep) error {
	f := &fout{}
	if o.in["lock"] == nil {
		f.add("lock", "required", "Dit veld is vereist.")
	}
	if !o.inhoud.gevonden {
		f.add("inhoud", "required", "Er is geen bestand opgestuurd.")
	}
	switch {
	case len(f.Params) > 0:
	case o.in["lock"] != d.Lock:
		f.add(algemeen, "incorrect-lock-id", "Lock id is niet correct.")
	case o.inhoud.omvang != b.Omvang:
		f.add(algemeen, "file-size", "De omvang van het bestandsdeel klopt niet.")
	}
	return f.orNil()
}

func (s *Sandbox) findDeel(uuid string) (*object, int) {
	for _, d := range s.opslag.lijst[soortDocument] {
		if i := slices.IndexFunc(d.Delen, func(b *deel) bool { return b.UUID == uuid }); i >= 0 {
			return d, i
		}
	}
	return nil, -1
}

func renderDeel(d *object, b *deel, basis string) map[string]any {
	return map[string]any{"url": basis + apiDocumenten + "bestandsdelen/" + b.UUID, "volgnummer": b.Nummer,
		"omvang": b.Omvang, "voltooid": b.Voltooid, "lock": d.Lock}
}
