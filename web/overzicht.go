package web

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"solo/store"
)

// A niveau is how much trouble a case system is in; it is also its class on the page.
type niveau string

const (
	goed  niveau = "goed"
	letOp niveau = "let-op" // SOLO mends it, or somebody paused it
	mis   niveau = "fout"   // a person must do something
)

// rang puts those in trouble first.
func (n niveau) rang() int { return slices.Index([]niveau{mis, letOp, goed}, n) }

// A kaart is one case system on the first page.
type kaart struct {
	store.Stand
	Niveau niveau
	Staat  string // in a few words
	Uitleg string // what happened; may be empty
	Actie  string // what to do; empty when there is nothing to say
	Doe    string // command that does it; may be empty
}

// overzicht is the first page.
type overzicht struct {
	Kaarten []kaart // those in trouble first
	Fout    int     // of them, how many wait for a person
	LetOp   int     // of them, how many wait by themselves

	Werk     int  // deliveries that wait for a person
	Spoed    int  // urgent aanvragen that nobody acknowledged
	Signalen int  // other signalen that nobody acknowledged
	Ververs  bool // the page is loaded again every minute, because somebody asked for it
}

// Samenvatting is the whole page in a few sentences.
func (o overzicht) Samenvatting() string {
	var uit []string
	if o.Fout > 0 {
		uit = append(uit, fmt.Sprintf("Bij %s is actie van een mens nodig.", tel(o.Fout, "zaaksysteem", "zaaksystemen")))
	}
	if o.Spoed > 0 {
		uit = append(uit, fmt.Sprintf("%s tot iemand %s bevestigt.", tel(o.Spoed, "spoedaanvraag wacht", "spoedaanvragen wachten"), enkel(o.Spoed, "hem", "ze")))
	}
	switch {
	case len(o.Kaarten) == 0:
		uit = append(uit, "Er zijn nog geen zaaksystemen.")
	case o.LetOp > 0 && len(uit) == 0:
		uit = append(uit, "U hoeft nu niets te doen.")
	case len(uit) == 0:
		uit = append(uit, "Alle zaaksystemen zijn in orde.")
	}
	if o.LetOp > 0 {
		uit = append(uit, tel(o.LetOp, "zaaksysteem wacht", "zaaksystemen wachten")+" even: SOLO lost het zelf op, of iemand heeft het gepauzeerd.")
	}
	return strings.Join(uit, " ")
}

func (s *Server) showOverzicht(w http.ResponseWriter, r *http.Request, _ verzoeker) error {
	standen, err := s.Verbs.Stand(r.Context())
	if err != nil {
		return s.asPagina(w, r, err)
	}
	o := overzicht{Ververs: r.URL.Query().Get("ververs") == "ja"}
	if o.Spoed, o.Signalen, err = s.countOpen(r); err != nil {
		return s.asPagina(w, r, err)
	}
	for _, st := range s.withAll(standen) {
		k := s.kaart(st)
		o.Kaarten = append(o.Kaarten, k)
		o.Werk += st.WachtOpMens
		switch k.Niveau {
		case mis:
			o.Fout++
		case letOp:
			o.LetOp++
		}
	}
	slices.SortStableFunc(o.Kaarten, func(a, b kaart) int { return a.Niveau.rang() - b.Niveau.rang() })
	return s.show(w, http.StatusOK, "overzicht", "Overzicht", o)
}

// withAll adds the case systems to which nothing ever went.
func (s *Server) withAll(standen []store.Stand) []store.Stand {
	uit := slices.Clone(standen)
	for _, naam := range s.Bestemmingen {
		if !slices.ContainsFunc(uit, func(st store.Stand) bool { return st.Bestemming == naam }) {
			uit = append(uit, store.Stand{Bestemming: naam})
		}
	}
	slices.SortFunc(uit, func(a, b store.Stand) int { return strings.Compare(a.Bestemming, b.Bestemming) })
	return uit
}

// kaart tells how a destination is. What stops everything comes before what stops one
// delivery; what waits for a person is said beside it.
func (s *Server) kaart(st store.Stand) kaart {
	nu := s.Now()
	k := kaart{Stand: st, Niveau: goed, Staat: "in orde"}
	hervat := "solo leveringen hervat " + st.Bestemming
	switch {
	case st.Stilgezet != nil:
		k.Niveau, k.Staat = letOp, "gepauzeerd door "+st.Stilgezet.Wie
		k.Uitleg = fmt.Sprintf("Sinds %s: %s. Aanvragen komen gewoon binnen en wachten.", minuut(st.Stilgezet.Sinds), strings.TrimRight(st.Stilgezet.Waarom, ". "))
		k.Actie, k.Doe = "Hervat als het weer kan.", hervat
	case st.Pauze != nil:
		k.Niveau, k.Staat = mis, "toegang geweigerd"
		k.Uitleg = fmt.Sprintf("Sinds %s: %s SOLO probeert het zelf weer om %s.", minuut(st.Pauze.Sinds), st.Pauze.Fout.Melding, minuut(st.Pauze.Proef))
		k.Actie, k.Doe = strings.TrimSpace(st.Pauze.Fout.Actie+" Hebt u een nieuw geheim of certificaat neergezet? Start SOLO opnieuw: het leest ze alleen bij de start. Hervat daarna."), hervat
	case st.Zekering != nil && st.Zekering.Staat(nu) != store.ZekeringDicht:
		k.Niveau, k.Staat = niveauNa(st.Escalatie(nu)), "niet bereikbaar"
		k.Uitleg, k.Actie = onbereikbaar(st, nu), wachtOf(k.Niveau)
	case st.Mislukt != nil:
		k.Niveau, k.Staat = niveauNa(st.Escalatie(nu)), "probeert opnieuw"
		k.Uitleg = fmt.Sprintf("%s mislukt en %s het opnieuw, de eerste om %s. %s", tel(st.Mislukt.Aantal, "levering is", "leveringen zijn"),
			enkel(st.Mislukt.Aantal, "probeert", "proberen"), minuut(st.Mislukt.Volgende), st.Mislukt.Fout.Melding)
		k.Actie = cmp.Or(st.Mislukt.Fout.Actie, wachtOf(k.Niveau))
	case !st.MisluktSinds.IsZero(): // what failed is being sent now
		k.Niveau, k.Staat = niveauNa(st.Escalatie(nu)), "probeert opnieuw"
		k.Uitleg, k.Actie = "Sinds "+minuut(st.MisluktSinds)+" is daar niets gelukt. SOLO probeert het nu.", wachtOf(k.Niveau)
	case st.WachtOpMens == 0 && st.GeleverdOp.IsZero():
		k.Staat = "nog niets geleverd"
	}
	if st.WachtOpMens > 0 || st.TeLang > 0 || st.Dubbel > 0 {
		k.Niveau = mis
	}
	if k.Staat == "in orde" && k.Niveau == mis {
		k.Staat = "wacht op een mens"
	}
	return k
}

// niveauNa: what SOLO tries again by itself is trouble for a person after four hours.
func niveauNa(duur time.Duration) niveau {
	if duur >= 4*time.Hour {
		return mis
	}
	return letOp
}

// wachtOf is what to do about a case system that tells nothing itself.
func wachtOf(n niveau) string {
	if n == mis {
		return "Vraag de beheerder van het zaaksysteem of het aan staat en of SOLO er nog bij mag. Daarna gaat SOLO vanzelf verder."
	}
	return "Niets: SOLO gaat vanzelf verder als het zaaksysteem weer antwoordt."
}

func onbereikbaar(st store.Stand, nu time.Time) string {
	uit := "SOLO probeert het weer om " + minuut(st.Zekering.OpenTot) + "."
	if st.Zekering.Staat(nu) == store.ZekeringProef {
		uit = "SOLO probeert het nu met één levering."
	}
	if st.Mislukt != nil && st.Mislukt.Fout.Melding != "" {
		uit = st.Mislukt.Fout.Melding + " " + uit
	}
	if !st.MisluktSinds.IsZero() {
		uit = "Sinds " + minuut(st.MisluktSinds) + ". " + uit
	}
	return uit
}

func enkel(n int, een, meer string) string {
	if n == 1 {
		return een
	}
	return meer
}

func tel(n int, een, meer string) string { return fmt.Sprintf("%d %s", n, enkel(n, een, meer)) }
