package paginas

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/textproto"

	"solo/bijlage"
	"solo/dossier"
	"solo/loket"
	"solo/store"
	"solo/web/opmaak"
)

func isUpload(r *http.Request) bool {
	soort, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return err == nil && soort == "multipart/form-data"
}

// papierBewaar takes files, takes one away, or keeps a promise.
func (s *Server) papierBewaar(w http.ResponseWriter, r *http.Request) error {
	wie, err := s.wie(r)
	if err != nil {
		return err
	}
	id, soort := dossier.ID(r.PathValue("id")), r.PathValue("soort")
	if !isUpload(r) {
		return s.belofte(w, r, wie, id, soort)
	}
	fouten, weg, err := s.neemBestanden(w, r, wie, id, soort)
	if err == nil && weg != "" {
		err = s.Loket.HaalWeg(r.Context(), wie, id, weg)
	}
	if err != nil {
		return err
	}
	if len(fouten) > 0 {
		return s.showPapier(w, r, fouten)
	}
	http.Redirect(w, r, r.URL.Path, http.StatusSeeOther)
	return nil
}

// maxPerKeer is how many files one form may hold.
const maxPerKeer = 50

// neemBestanden streams the files of the form into the loket, one after another: nothing is
// kept in memory or in a temporary file. What is of no use is told with its name.
func (s *Server) neemBestanden(w http.ResponseWriter, r *http.Request, wie loket.Wie, id dossier.ID, soort string) (fouten []opmaak.Fout, weg string, err error) {
	r.Body = http.MaxBytesReader(w, r.Body, maxPerKeer*s.PerBestand)
	delen, err := r.MultipartReader()
	if err != nil {
		return nil, "", errTeGroot
	}
	n := 0
	for {
		deel, err := delen.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if _, krom := errors.AsType[textproto.ProtocolError](err); krom {
			return append(fouten, krommeNaam), weg, nil
		}
		if err != nil {
			return fouten, weg, errAfgebroken
		}
		switch {
		case deel.FormName() == opmaak.Verwijder:
			b, _ := io.ReadAll(io.LimitReader(deel, 200))
			weg = string(b)
		case deel.FormName() == "bestand" && deel.FileName() != "":
			n++
			f, err := s.neem(r, wie, id, soort, deel.FileName(), deel)
			if err != nil {
				return fouten, weg, err
			}
			fouten = append(fouten, f...)
		case deel.FormName() == "" && deel.FileName() == "": // its header cannot be read
			return append(fouten, krommeNaam), weg, nil
		}
	}
	if n == 0 && weg == "" {
		fouten = append(fouten, opmaak.Fout{Naam: "bestand", Melding: "Kies eerst een bestand"})
	}
	return fouten, weg, nil
}

// krommeNaam: no browser writes a name so; some programs do.
var krommeNaam = opmaak.Fout{Naam: "bestand", Melding: "De naam van het bestand kunnen wij niet lezen. Geef het een gewone naam, zoals huur.pdf, en kies het opnieuw"}

var errAfgebroken = &fout{status: http.StatusBadRequest, titel: "Het bestand kwam niet helemaal aan", zeg: "Misschien viel het internet even weg. Ga terug en stuur het bestand opnieuw."}

// neem takes one file; a refusal is for the person, any other error for the page.
func (s *Server) neem(r *http.Request, wie loket.Wie, id dossier.ID, soort, naam string, in io.Reader) ([]opmaak.Fout, error) {
	err := s.Loket.VoegToe(r.Context(), wie, id, loket.Stuk{Soort: soort, Naam: naam}, in)
	var f bijlage.Fout
	switch {
	case err == nil:
		return nil, nil
	case errors.As(err, &f):
		return []opmaak.Fout{{Naam: "bestand", Melding: naam + ": " + string(f)}}, nil
	case errors.Is(err, loket.ErrVirus):
		return []opmaak.Fout{{Naam: "bestand", Melding: naam + ": " + loket.ErrVirus.Error()}}, nil
	case errors.Is(err, loket.ErrNakijken):
		s.Log.ErrorContext(r.Context(), "een bijlage is niet na te kijken; start de virusscanner", "concept", id, "fout", err)
		return []opmaak.Fout{{Naam: "bestand", Melding: naam + ": " + loket.ErrNakijken.Error()}}, nil
	case errors.Is(err, store.ErrTeGroot):
		return []opmaak.Fout{{Naam: "bestand", Melding: fmt.Sprintf("%s is te groot: hoogstens %d MB. Maak een foto met minder pixels, of splits de PDF", naam, s.PerBestand>>20)}}, nil
	}
	return nil, err
}
