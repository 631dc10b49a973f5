package paginas

import (
	"net/http"
	"net/url"
	"strconv"

	"solo/web/opmaak"
)

// Where the scan is: a form goes to scanpad, and each question and the outcome have an address
// of their own below it, that tells which question it is by its number and nothing else. What
// was answered is in the memory of the session: it is gone fifteen minutes after the last
// click. It goes along in every form too, so that nobody who thinks longer, or whose browser
// takes no cookies, must begin again.
const (
	scanpad  = "/scan/antwoord"
	uitkomst = "uitkomst"

	// maxScan is how much is kept, in bytes: the longest answers to all questions take less than
	// half of it.
	maxScan = 2 << 10
)

// errScanWeg: the page is of a scan that is not known any more.
var errScanWeg = &fout{status: http.StatusNotFound, titel: "Wij weten uw antwoorden niet meer",
	zeg:    "Deed u 15 minuten niets? Dan zijn uw antwoorden gewist. Dat is veiliger. Doe de test opnieuw. Gaat het weer mis? Sta dan cookies toe voor deze website.",
	verder: opmaak.Verwijzing{Tekst: "Doe de test opnieuw", Naar: "/scan"}}

// keepScan keeps what was answered for the page that comes next; with a mistake, what was
// typed. It reports whether that page will know it: before the first answer there is nothing
// to know, and after that a browser must have brought the cookie of its session.
func (s *Server) keepScan(r *http.Request, st scanstap) bool {
	form := url.Values{"eerder": {pak(st.sc.Velden(st.a))}}
	if len(st.fouten) > 0 {
		form = r.PostForm
	}
	stand := form.Encode()
	if len(stand) > maxScan {
		return false
	}
	s.sessies.Put(r.Context(), sleutelTest, stand)
	_, err := r.Cookie(s.sessies.Cookie.Name)
	return err == nil || form.Get("eerder") == "" && len(st.fouten) == 0
}

// scanBlad shows a question, with the answer that was given, or the outcome.
func (s *Server) scanBlad(w http.ResponseWriter, r *http.Request) error {
	stap := r.PathValue("stap")
	stand, _ := s.sessies.Get(r.Context(), sleutelTest).(string)
	if stand == "" && stap != "1" {
		return errScanWeg
	}
	form, err := url.ParseQuery(stand)
	if err != nil {
		return err
	}
	st, err := s.leesScan(form)
	if err != nil {
		return err
	}
	if nu := st.naar(stap); nu.naam() == stap {
		return s.showStap(w, r, nu)
	}
	http.Redirect(w, r, st.adres(), http.StatusSeeOther)
	return nil
}

// naar is the step with this name, when it was answered; or else the step itself.
func (st scanstap) naar(naam string) scanstap {
	gegeven := st.sc.Gegeven(st.a)
	n, err := strconv.Atoi(naam)
	if err != nil || n < 1 || n > len(gegeven) || st.naam() == naam {
		return st
	}
	return weer(st.sc, st.a, gegeven[n-1].Vraag)
}

// naam is how the address calls a step: the number of the question, or the outcome.
func (st scanstap) naam() string {
	if st.vraag == "" {
		return uitkomst
	}
	return strconv.Itoa(st.nummer())
}

func (st scanstap) adres() string { return "/scan/" + st.naam() }

// nummer is which question it is, counted from one along the way of this person.
func (st scanstap) nummer() int { return len(st.sc.Gegeven(st.a.Zonder(st.vraag))) + 1 }
