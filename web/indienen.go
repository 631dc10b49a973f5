package web

import (
	"context"
	"errors"
	"fmt"
	"mime"
	"mime/multipart"
	"net/http"
	"os"

	"solo/dossier"
	"solo/intake"
)

// A kop is what the door itself looks at in a document.
type kop struct {
	leverancier string
	bijlagen    []dossier.Bijlage
}

// A lezing reads one kind of document; of any other it tells what is wrong.
type lezing func(document []byte) (kop, error)

func (s *Server) indienen(w http.ResponseWriter, r *http.Request, v verzoeker) error {
	return s.neem(w, r, v, leesAanvraag)
}

func (s *Server) vervolg(w http.ResponseWriter, r *http.Request, v verzoeker) error {
	return s.neem(w, r, v, leesVervolg)
}

func leesAanvraag(document []byte) (kop, error) {
	if dossier.FormaatVan(document) == dossier.FormaatVervolg {
		return kop{}, dossier.Bevindingen{{Pad: "formaat", Melding: "dit is een vervolg op een aanvraag; stuur het naar /api/v1/vervolg"}}
	}
	a, err := dossier.Decode(document)
	if err != nil {
		return kop{}, err
	}
	return kop{a.Leverancier, a.Bijlagen}, nil
}

func leesVervolg(document []byte) (kop, error) {
	if dossier.FormaatVan(document) == dossier.Formaat {
		return kop{}, dossier.Bevindingen{{Pad: "formaat", Melding: "dit is een aanvraag; stuur hem naar /api/v1/aanvragen"}}
	}
	v, err := dossier.DecodeVervolg(document)
	if err != nil {
		return kop{}, err
	}
	return kop{v.Leverancier, v.Bijlagen}, nil
}

// ontvangst is the answer to what was accepted.
type ontvangst struct {
	Dossier dossier.ID     `json:"dossier"`
	Al      bool           `json:"al"` // it was received before, unchanged
	Oordeel intake.Oordeel `json:"oordeel"`
}

// neem answers when all is durable: 201, or 200 when it was here already. Whatever
// else it answers, nothing is left behind.
func (s *Server) neem(w http.ResponseWriter, r *http.Request, v verzoeker, lees lezing) error {
	terug, ok := s.plaatsen.take(v.naam)
	if !ok {
		return errTeDruk()
	}
	defer terug()
	o, err := s.lees(w, r, v, lees)
	if err != nil {
		return err
	}
	status := http.StatusCreated
	if o.Al {
		status = http.StatusOK
	}
	w.Header().Set("Location", "/api/v1/leveringen?dossier="+string(o.ID))
	writeJSON(w, "application/json", status, ontvangst{o.ID, o.Al, o.Oordeel})
	return nil
}

// overhead is what the form of a body may take beside its contents.
const overhead = 1 << 20

// lees reads the body to its end, so that who is still sending hears the answer.
func (s *Server) lees(w http.ResponseWriter, r *http.Request, v verzoeker, lees lezing) (intake.Ontvangen, error) {
	soort, velden, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || soort != "multipart/form-data" || velden["boundary"] == "" {
		return intake.Ontvangen{}, errMediatype("multipart/form-data")
	}
	max := s.Grenzen.PerAanvraag + dossier.MaxDocument + overhead
	if r.ContentLength > max {
		return intake.Ontvangen{}, s.errOmvang()
	}
	t := newTempo(w, r, max)
	in := &delen{lezer: multipart.NewReader(t, velden["boundary"])}
	o, err := s.take(r.Context(), in, v, lees)
	var p *probleem
	t.end(!errors.As(err, &p) || !p.dicht)
	return o, err
}

// take reads the document, and lets Verbs read the attachments.
func (s *Server) take(ctx context.Context, in *delen, v verzoeker, lees lezing) (o intake.Ontvangen, err error) {
	document, err := in.document()
	if err != nil {
		return o, s.asStroom(err)
	}
	k, err := lees(document)
	if err != nil {
		return o, err
	}
	if k.leverancier != v.naam {
		return o, nieuw(http.StatusForbidden, "andere-leverancier", "Dit document is van een andere leverancier.",
			fmt.Sprintf("Met dit token stuurt u documenten met leverancier %q.", v.naam))
	}
	for _, b := range k.bijlagen {
		in.namen = append(in.namen, b.Bestand)
	}
	if err := in.end(); err != nil {
		return o, s.asStroom(err)
	}
	o, err = s.Verbs.Submit(ctx, document, in.open)
	if err != nil && in.fout != nil {
		return o, s.asStroom(in.fout)
	}
	return o, s.asOmvang(err, k.bijlagen)
}

// asStroom tells what is wrong with the body itself.
func (s *Server) asStroom(err error) error {
	var p *probleem
	var b dossier.Bevindingen
	var groot *http.MaxBytesError
	switch {
	case errors.As(err, &groot):
		return s.errOmvang()
	case errors.Is(err, os.ErrDeadlineExceeded):
		return errTeTraag()
	case errors.As(err, &p), errors.As(err, &b):
		return err
	}
	uit := errVerzoek("Het verzoek hield te vroeg op, of is geen multipart/form-data. Er is niets bewaard. Stuur alles nog een keer.")
	uit.dicht = true
	return uit
}

// asOmvang tells findings about attachments that the document itself says are too large
// as what they are.
func (s *Server) asOmvang(err error, bijlagen []dossier.Bijlage) error {
	var b dossier.Bevindingen
	if !errors.As(err, &b) {
		return err
	}
	var totaal int64
	groot := false
	for _, bijlage := range bijlagen {
		totaal += bijlage.Grootte
		groot = groot || bijlage.Grootte > s.Grenzen.PerBestand
	}
	if !groot && totaal <= s.Grenzen.PerAanvraag {
		return err
	}
	p := s.errOmvang()
	p.Bevindingen, p.dicht = b, false
	return p
}

func (s *Server) errOmvang() *probleem {
	return errTeGroot(fmt.Sprintf("Een bestand is hoogstens %d MB, alles samen hoogstens %d MB. Er is niets bewaard.",
		s.Grenzen.PerBestand>>20, s.Grenzen.PerAanvraag>>20))
}
