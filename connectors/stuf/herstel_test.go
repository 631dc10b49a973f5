package stuf_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"solo/connectors"
)

// night moves the clock past the time that what was confirmed gets.
func (s *opstelling) night() { s.klok.Advance(12*time.Hour + time.Minute) }

// opnieuw is what a person does.
func (s *opstelling) opnieuw() { s.opdr.Opnieuw++ }

// confirm answers a service as if all is well, and does nothing of it, until off.
func (s *opstelling) confirm(dienst, soort string) (off func()) {
	s.o.tussen = func(w http.ResponseWriter, b ontvangen) bool {
		if b.dienst != dienst {
			return false
		}
		reply(w, http.StatusOK, bv(soort, b.ref))
		return true
	}
	return func() { s.o.tussen = nil }
}

// A Fo01 comes later, at an address that we do not have.
func TestWhatWasAcceptedAndThenRefusedIsMadeAgain(t *testing.T) {
	for naam, kwijt := range map[string]string{"the zaak": zaakNr, "a document": zaakNr + "-D02"} {
		for _, dubbel := range []string{"ja", "nee"} {
			t.Run(naam+", dubbelcontrole "+dubbel, func(t *testing.T) {
				s := opstellen(t, map[string]string{"dubbelcontrole": dubbel})
				s.o.traag = true
				s.fails(connectors.Onzeker)
				s.o.process(func(b ontvangen) bool { return b.nummer != kwijt })
				s.o.traag = false
				s.night()
				if dubbel == "nee" {
					want := map[string]string{zaakNr: "zaak geheel", zaakNr + "-D02": "document D02"}[kwijt]
					for range 2 {
						if f := s.fails(connectors.Geweigerd); f.Code != "onvolledig" || f.Actie == "" || !strings.Contains(f.Melding, want) {
							t.Errorf("got %+v, want onvolledig, and what is not there", f)
						}
					}
					s.opnieuw()
				}
				s.must()
				s.complete()
				var refs []string
				for _, b := range s.o.gezien {
					if b.nummer == kwijt && !strings.HasPrefix(b.dienst, "geef") {
						refs = append(refs, b.ref)
					}
				}
				if len(refs) != 2 || refs[0] == refs[1] {
					t.Errorf("got %v, want the repair as a message of its own", refs)
				}
			})
		}
	}
}

func TestPersonWhoCannotWaitHasItMadeAgainAtOnce(t *testing.T) {
	s := opstellen(t, nil)
	off := s.confirm("creeerZaak", "Bv03")
	s.fails(connectors.Onzeker)
	s.later()
	if f := s.fails(connectors.Onzeker); !strings.Contains(f.Actie, "stuur de levering dan opnieuw") {
		t.Errorf("got %q, want what to do in haste", f.Actie)
	}
	off()
	s.opnieuw()
	s.must()
	s.complete()
}

func TestRepairEndsAfterFourRoundsAndGoesOnAfterAPerson(t *testing.T) {
	s := opstellen(t, map[string]string{"dubbelcontrole": "ja"})
	s.o.tussen = func(w http.ResponseWriter, b ontvangen) bool {
		if b.nummer != zaakNr+"-D02" || b.dienst != "voegZaakdocumentToe" {
			return false
		}
		reply(w, http.StatusOK, bv03(b.ref))
		return true
	}
	for ronde := range 3 {
		rounds(t, s)
		if n, want := len(s.o.sent("voegZaakdocumentToe")), 1+4*(ronde+1); n != want {
			t.Errorf("got %d messages with documents, want %d", n, want)
		}
		s.opnieuw()
	}
	s.o.tussen = nil
	s.must()
	s.complete()
}

// rounds goes on until a person is asked.
func rounds(t *testing.T, s *opstelling) {
	t.Helper()
	for range 10 {
		_, err := s.deliver()
		var f *connectors.Fout
		switch {
		case !asFout(err, &f):
			t.Fatalf("got %v, want a Fout", err)
		case f.Klasse == connectors.Geweigerd && f.Code == "onvolledig" && f.Actie != "":
			return
		}
		s.night()
	}
	t.Fatal("got no end")
}

// A receiver that shows late, or works at night, ends with nothing twice.
func TestConfirmedAndNotShownIsLookedForThroughTheNight(t *testing.T) {
	for _, dubbel := range []string{"ja", "nee"} {
		for _, na := range []time.Duration{3 * time.Minute, 11 * time.Hour} {
			s := opstellen(t, map[string]string{"dubbelcontrole": dubbel})
			s.o.traag = true
			begin, keren := s.klok.Now(), 0
			for ; s.klok.Now().Sub(begin) < na; keren++ {
				f := s.fails(connectors.Onzeker)
				if d := f.NietVoor.Sub(s.klok.Now()); f.Err != nil || d < bezinken || d > 2*time.Hour {
					t.Fatalf("got to come back after %v because of %v, want a longer wait each time", d, f.Err)
				}
				s.klok.Advance(f.NietVoor.Sub(s.klok.Now()))
			}
			s.o.process(alles)
			s.must()
			s.complete()
			if got := s.o.changes(); len(got) != 3 || keren > 15 {
				t.Errorf("after %v: got %v and %d looks, want each message once and few looks", na, got, keren)
			}
		}
	}
}

func TestConfirmedZaakThatWasNeverMade(t *testing.T) {
	for _, soort := range []string{"Bv03", "Bv04"} {
		t.Run(soort, func(t *testing.T) {
			s := opstellen(t, map[string]string{"bv04": "ja", "status": "actualiseer", "status_volgnummer": "1", "status_omschrijving": "Ontvangen"})
			off := s.confirm("creeerZaak", soort)
			for range 3 {
				if f := s.fails(connectors.Onzeker); f.Code != "nog-niet-verwerkt" {
					t.Errorf("got %+v, want the zaak looked for", f)
				}
				s.later()
			}
			if n := len(s.o.sent("voegZaakdocumentToe")); n != 1 {
				t.Errorf("got %d documents, want no more sent while there is no zaak", n)
			}
			s.night()
			if f := s.fails(connectors.Geweigerd); f.Code != "onvolledig" || !strings.Contains(f.Melding, "zaak geheel") {
				t.Errorf("got %+v, want onvolledig, and the zaak named", f)
			}
			off()
			s.opnieuw()
			s.must()
			s.complete()
			if n := len(s.o.sent("creeerZaak")); n != 2 || s.o.tel()["statussen"] != 1 {
				t.Errorf("got %d zaken sent and %v, want the zaak made again, once", n, s.o.tel())
			}
		})
	}
}

func TestConfirmedZaakThatComesLateGetsItsDocuments(t *testing.T) {
	s := opstellen(t, nil)
	off := s.confirm("creeerZaak", "Bv03")
	s.fails(connectors.Onzeker)
	off()
	if code, _ := s.o.do(s.o.sent("creeerZaak")[0]); code != "" {
		t.Fatal(code)
	}
	s.later()
	s.must()
	s.complete()
	if n := len(s.o.sent("creeerZaak")); n != 1 {
		t.Errorf("got %d messages with the zaak, want 1", n)
	}
}

func TestConfirmedZaakIsMadeAgainByItselfWhereThatIsSafe(t *testing.T) {
	s := opstellen(t, map[string]string{"dubbelcontrole": "ja"})
	off := s.confirm("creeerZaak", "Bv03")
	s.fails(connectors.Onzeker)
	off()
	s.night()
	s.must()
	s.complete()
}
