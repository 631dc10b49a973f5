package keuring

import (
	"bytes"
	"fmt"
	"mime"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// MaxTotaal is how much a StUFKeuring keeps on disk until it judges, in bytes; what
// comes after that passes unharmed and is counted in StUFVerslag.NietGekeurd.
const MaxTotaal = 256 << 20

// A StUFKeuring records every StUF message that passes its handlers and judges them
// when its Verslag is asked. Safe for concurrent use.
type StUFKeuring struct {
	norm   *StUFNorm
	folder string
	mu     sync.Mutex
	v      StUFVerslag
	wacht  []stuk
	n, vol int // files and bytes that were written
}

// A stuk is one message that waits to be judged.
type stuk struct {
	StUFAfwijking // without Wat
	bestand       string
	fouten        []string // found outside the message
}

// Handler records what h gets and answers. Only POST carries StUF; a POST that nothing
// of XML is in passes and is not counted. A connection that is broken off is counted
// and not judged: half a message says nothing of the whole.
func (k *StUFKeuring) Handler(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPost {
			h.ServeHTTP(w, r)
			return
		}
		u := &stufUitwisseling{pad: r.URL.Path, kop: r.Header.Clone(), uit: &stufAntwoord{ResponseWriter: w},
			in: &stufVerzoek{ReadCloser: r.Body, naar: receive(r.Header.Get("Content-Type"))}}
		eigen := *r
		eigen.Body = u.in
		defer func() { k.book(u) }()
		h.ServeHTTP(u.uit, &eigen)
		u.in.drain(r)
		u.af = true
	})
}

// A stufUitwisseling is one request with its answer.
type stufUitwisseling struct {
	pad string
	kop http.Header // of the request
	in  *stufVerzoek
	uit *stufAntwoord
	af  bool // the handler came to its end
}

// isStUF says whether this is more than other traffic of the same server.
func (u *stufUitwisseling) isStUF() bool {
	return u.kop.Values("SOAPAction") != nil || isXML(u.kop.Get("Content-Type")) || isXML(u.uit.Header().Get("Content-Type"))
}

func isXML(contentType string) bool {
	soort, _, _ := mime.ParseMediaType(contentType)
	return strings.HasSuffix(soort, "xml") || soort == "multipart/related"
}

// actie is the SOAPAction: a header, and with SOAP 1.2 also a parameter of the media
// type.
func (u *stufUitwisseling) actie() string {
	actie := strings.Trim(u.kop.Get("SOAPAction"), `"`)
	if actie == "" {
		_, p, _ := mime.ParseMediaType(u.kop.Get("Content-Type"))
		actie = p["action"]
	}
	return actie
}

// book takes up an exchange that has come to its end, in whatever way.
func (k *StUFKeuring) book(u *stufUitwisseling) {
	in, uit := u.in.naar.close(), u.uit.close()
	if !u.isStUF() {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if !u.af || u.in.err != nil || u.uit.half() {
		k.v.Afgebroken++
		return
	}
	k.v.Uitwisselingen++
	b := newBinding(k.norm, u, in.xml, uit.xml)
	k.dekking(b.dienst).Status[u.uit.status]++
	if u.in.heel {
		k.take(Verzoek, b, u.uit.status, in)
	} else {
		k.v.NietGekeurd["a request that was not read to its end"]++
	}
	k.answer(b, u, uit)
}

// answer takes up an answer, unless it is none of StUF.
func (k *StUFKeuring) answer(b binding, u *stufUitwisseling, uit bericht) {
	switch {
	case isHTML(u.uit.Header().Get("Content-Type"), uit.xml):
		k.v.HTML++
	case u.uit.n == 0 && u.uit.status >= 300:
		k.v.NietGekeurd["an empty answer of a fault"]++
	case b.antwoord.Local == "Fault":
		k.v.NietGekeurd["a SOAP fault without StUF"]++
	default:
		k.take(Antwoord, b, u.uit.status, uit)
	}
}

func isHTML(contentType string, b []byte) bool {
	soort, _, _ := mime.ParseMediaType(contentType)
	b = bytes.ToLower(bytes.TrimSpace(b[:min(len(b), 200)]))
	return soort == "text/html" || bytes.HasPrefix(b, []byte("<!doctype html")) || bytes.HasPrefix(b, []byte("<html"))
}

// take puts one message with those that wait.
func (k *StUFKeuring) take(kant Kant, b binding, status int, m bericht) {
	switch {
	case m.teLang:
		k.v.NietGekeurd["a message that is too large"]++
		return
	case k.vol+len(m.xml) > MaxTotaal:
		k.v.NietGekeurd["more messages than are kept"]++
		return
	}
	k.n++
	s := stuk{StUFAfwijking: StUFAfwijking{Kant: kant, Pad: b.pad, Dienst: b.dienst, Root: b.root(kant).Local, Status: status},
		bestand: filepath.Join(k.folder, fmt.Sprintf("%06d-%s.xml", k.n, kant)), fouten: append(m.fouten, b.check(kant)...)}
	if err := os.WriteFile(s.bestand, m.xml, 0o600); err != nil {
		k.v.NietGekeurd["a message that could not be kept"]++
		return
	}
	k.vol += len(m.xml)
	k.wacht = append(k.wacht, s)
}

func (k *StUFKeuring) dekking(dienst string) *StUFDekking {
	d := k.v.Gezien[dienst]
	if d == nil {
		d = &StUFDekking{Status: map[int]int{}, Verzoeken: map[string]int{}, Antwoord: map[string]int{}}
		k.v.Gezien[dienst] = d
	}
	return d
}

// Verslag judges what was recorded since the last time, in one batch, and is what was
// seen until now. The error says that nothing could be judged: of the programs or of
// the disk.
func (k *StUFKeuring) Verslag() (StUFVerslag, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	folder, err := filepath.Abs(k.folder)
	if err != nil {
		return StUFVerslag{}, err
	}
	var bestanden []string
	for _, s := range k.wacht {
		bestanden = append(bestanden, filepath.Join(folder, filepath.Base(s.bestand)))
	}
	uit, err := k.norm.judge(folder, bestanden)
	if err != nil {
		return StUFVerslag{}, err
	}
	for i, s := range k.wacht {
		k.note(s, uit[i])
		_, _ = os.Remove(s.bestand), os.Remove(kern(s.bestand)) // the folder goes anyway
	}
	k.wacht, k.vol = nil, 0
	return k.v.clone(), nil
}

// note books what was found in one message. One that cannot be judged is wrong too:
// what may be so (a page of HTML) is not asked.
func (k *StUFKeuring) note(s stuk, o oordeel) {
	fouten := append(s.fouten, o.fouten...)
	if o.niet != "" {
		fouten = append(fouten, "cannot be judged: "+o.niet)
	} else if d := k.dekking(s.Dienst); s.Kant == Verzoek {
		d.Verzoeken[s.Root]++
	} else {
		d.Antwoord[s.Root]++
	}
	for _, wat := range fouten {
		a := s.StUFAfwijking
		a.Wat = wat
		k.v.Afwijkingen = append(k.v.Afwijkingen, a)
	}
}
