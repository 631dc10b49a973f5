package paginas

import (
	"cmp"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/alexedwards/scs/v2"

	"solo/bijlage"
	"solo/dossier"
	"solo/identiteit"
	"solo/loket"
	"solo/scan"
	"solo/store"
	"solo/web/opmaak"
)

// A Gemeente as the pages need her.
type Gemeente struct {
	opmaak.Gemeente
	Email       string
	Testlogin   bool       // who is invented may log in; never in productie
	Aangesloten bool       // the loket takes aanvragen for her
	Regelingen  []Regeling // for which there is a route today
	Teksten     Teksten
}

// Teksten are what a gemeente says in words of her own: paragraphs with an empty line between
// them, or nothing.
type Teksten struct{ Begin, Uitkomst, Verstuurd, Balie string }

// A Regeling to apply for. Uitleg says for whom it is and what it gives.
type Regeling struct{ Naam, Titel, Uitleg string }

// A Server shows the loket. Handler makes it; the fields do not change after that.
type Server struct {
	Loket     *loket.Service
	Scan      func(g dossier.Gemeentecode, nu time.Time) (*scan.Scan, error) // with the values of a gemeente; empty is the country
	Gemeente  func(g dossier.Gemeentecode) (Gemeente, bool)
	Gemeenten []opmaak.Optie // all of the country, code and name, sorted
	Inloggen  Inloggen
	Bureaus   Bureaus // nil: no uitvoerder has employees who log in at once for its gemeenten
	// Proefpersonen may be chosen instead of logging in, where a gemeente has that; empty in
	// productie.
	Proefpersonen    []identiteit.Proefpersoon
	Proefmedewerkers []identiteit.Proefpersoon // of a gemeente; empty in productie
	Kit              *opmaak.Kit
	// ZonderPost is the address of the loket as people see it, when no message goes out: who
	// invites somebody passes its links on himself. Empty when messages go out.
	ZonderPost string
	Https      bool // the browser speaks https with us, or with a proxy in front
	PerBestand int64
	Log        *slog.Logger
	Now        func() time.Time

	sessies *scs.SessionManager
	wacht   wachtkamer
}

// A fout is what a page tells when it cannot do what was asked.
type fout struct {
	status     int
	titel, zeg string
	verder     opmaak.Verwijzing
}

func (f *fout) Error() string { return f.titel }

// A pagina answers a request; its error becomes a page that says what to do.
type pagina func(w http.ResponseWriter, r *http.Request) error

// maxFormulier bounds what a form without files may hold.
const maxFormulier = 1 << 20

// Handler gives the pages.
func (s *Server) Handler() (http.Handler, error) {
	s.sessies = s.newSessies()
	mux := http.NewServeMux()
	s.Kit.Routes(mux)
	for _, deel := range []map[string]pagina{s.paginas(), s.werkpaginas()} {
		for patroon, p := range deel {
			h := s.page(p)
			if hasTweeling(deel, patroon) {
				h = s.metBlad(h)
			}
			mux.Handle(patroon, h)
		}
	}
	mux.Handle("/", s.page(func(http.ResponseWriter, *http.Request) error { return errWeg }))
	vreemd := http.NewCrossOriginProtection()
	vreemd.SetDenyHandler(s.sessies.LoadAndSave(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.showFout(w, r, errVreemd) })))
	return opmaak.Koppen(vreemd.Handler(s.sessies.LoadAndSave(mux))), nil
}

// page runs a pagina and shows its error.
func (s *Server) page(p pagina) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if x := recover(); x == http.ErrAbortHandler {
				panic(x) // half an answer went out: break the line
			} else if x != nil {
				s.Log.ErrorContext(r.Context(), "een pagina brak af", "patroon", r.Pattern, "fout", fmt.Sprintf("%T", x), "stapel", string(debug.Stack()))
				s.showFout(w, r, errKapot)
			}
		}()
		if r.Method == http.MethodPost && !isUpload(r) {
			r.Body = http.MaxBytesReader(w, r.Body, maxFormulier)
			if err := r.ParseForm(); err != nil {
				s.showFout(w, r, errTeGroot)
				return
			}
		}
		if err := p(w, r); err != nil {
			s.showFout(w, r, err)
		}
	})
}

var (
	errWeg     = &fout{status: http.StatusNotFound, titel: "Deze pagina bestaat niet", zeg: "Misschien is het adres niet goed overgenomen, of is deze aanvraag van iemand anders."}
	errInlog   = &fout{status: http.StatusForbidden, titel: "Log eerst in"} // see showInlog
	errVreemd  = &fout{status: http.StatusForbidden, titel: "Dit kwam van een andere website", zeg: "Voor uw veiligheid deden wij er niets mee. Ga naar het begin van deze website en probeer het daar opnieuw."}
	errKapot   = &fout{status: http.StatusInternalServerError, titel: "Er ging iets mis", zeg: "Dat ligt niet aan u. Wat u eerder opsloeg, is bewaard. Probeer het over een paar minuten opnieuw, of bel uw gemeente."}
	errVol     = &fout{status: http.StatusInsufficientStorage, titel: "Het lukt nu niet om dit te bewaren", zeg: "Dat ligt niet aan u. Probeer het later vandaag opnieuw, of bel uw gemeente."}
	errTeGroot = &fout{status: http.StatusRequestEntityTooLarge, titel: "Dit is te veel tegelijk", zeg: "Ga terug en stuur minder tekst of een kleiner bestand."}
)

// showFout shows what went wrong: a sentence that the loket made for people, or only that
// it is not their fault. Only the latter is logged as an error.
func (s *Server) showFout(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, errInlog) {
		err = s.showInlog(w, r)
	}
	if err == nil {
		return
	}
	f := asFout(err)
	if fouten, ok := errors.AsType[dossier.Bevindingen](err); ok {
		s.logGeweigerd(r, fouten)
	}
	if f.status >= 500 {
		s.Log.ErrorContext(r.Context(), "een pagina kon niet worden gemaakt", "patroon", r.Pattern, "fout", err)
	}
	p := s.newFoutpagina(r, f.titel)
	p.Inhoud = []opmaak.Deel{opmaak.Alinea(f.zeg)}
	p.Inhoud = append(p.Inhoud, cmp.Or(f.verder, s.huis(r)))
	if err := s.Kit.Show(w, f.status, p); err != nil {
		s.Log.ErrorContext(r.Context(), "een foutpagina kon niet worden gemaakt", "fout", err)
	}
}

func asFout(err error) *fout {
	var f *fout
	var b bijlage.Fout
	var geweigerd dossier.Bevindingen
	switch {
	case errors.As(err, &f):
		return f
	case errors.As(err, &geweigerd):
		return asGeweigerd(geweigerd)
	case errors.Is(err, loket.ErrGeenToegang):
		return errWeg
	case errors.Is(err, loket.ErrGewijzigd):
		return &fout{status: http.StatusConflict, titel: "Uw aanvraag is intussen gewijzigd", zeg: "Kijk de aanvraag nog een keer na en verstuur hem dan."}
	case errors.Is(err, loket.ErrStand), errors.Is(err, loket.ErrZelfde), errors.Is(err, loket.ErrCode), errors.Is(err, loket.ErrKantoor), errors.Is(err, loket.ErrVirus), errors.As(err, &b):
		return &fout{status: http.StatusConflict, titel: "Dit kan nu niet", zeg: zin(err.Error())}
	case errors.Is(err, store.ErrVol):
		return errVol
	case errors.Is(err, store.ErrTeGroot):
		return errTeGroot
	}
	return errKapot
}
