package stuf_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"solo/connectors"
)

func TestWhatIsAcceptedAndNotYetDoneGetsItsTime(t *testing.T) {
	s := opstellen(t, nil)
	s.o.traag = true
	if f := s.fails(connectors.Onzeker); !f.NietVoor.Equal(s.klok.Now().Add(bezinken)) || f.Code != "nog-niet-verwerkt" {
		t.Errorf("got %+v, want to come back after the settle time", f)
	}
	s.fails(connectors.Onzeker) // still too early
	s.o.process(alles)
	s.must()
	s.complete()
	if got := s.o.changes(); len(got) != 3 {
		t.Errorf("got %v, want nothing sent twice", got)
	}
}

func TestZaakThatWasSeenAndIsGoneIsNotMadeAgain(t *testing.T) {
	s := opstellen(t, nil)
	s.cut("creeerZaak", true) // so that it is found, not confirmed
	s.o.tussen = func(_ http.ResponseWriter, b ontvangen) bool {
		if z := s.o.zaken[zaakNr]; b.dienst == "geefZaakdetails" && z != nil && len(z.documenten) == 2 {
			delete(s.o.zaken, zaakNr)
		}
		return false
	}
	if f := s.fails(connectors.Geweigerd); f.Code != "zaak-weg" {
		s.t.Errorf("got %+v, want zaak-weg", f)
	}
}

func TestNothingIsAddedToAClosedZaak(t *testing.T) {
	s := opstellen(t, nil)
	s.o.traag = true
	s.fails(connectors.Onzeker)
	s.o.process(func(b ontvangen) bool { return b.dienst == "creeerZaak" })
	s.o.zaken[zaakNr].einddatum = "20261121"
	s.later()
	if f := s.fails(connectors.Geweigerd); f.Code != "zaak-gesloten" {
		t.Errorf("got %+v, want zaak-gesloten", f)
	}
}

func TestSurplusUnderOurNumberIsReported(t *testing.T) {
	s := opstellen(t, nil)
	s.o.tussen = func(_ http.ResponseWriter, b ontvangen) bool {
		if b.dienst == "voegZaakdocumentToe" {
			_, _ = s.o.do(b)
		}
		return false
	}
	if o := s.must(); !slices.Equal(o.Dubbel, []string{"document D01", "document D02"}) {
		t.Errorf("got %v, want both documents as double", o.Dubbel)
	}
}

func TestWithoutQuestionsTheEndIsSaidToBeUnverified(t *testing.T) {
	s := opstellen(t, map[string]string{"vragen": "nee"})
	o := s.must()
	s.complete()
	if !o.Ongelezen || len(o.Aangepast) != 1 || !strings.Contains(o.Aangepast[0], "niet gecontroleerd") {
		t.Errorf("got %q, want it said that nothing was checked", o.Aangepast)
	}
	if n := len(s.o.sent("geefZaakdetails")) + len(s.o.sent("geefLijstZaakdocumenten")); n > 0 {
		t.Errorf("%d questions were asked", n)
	}
}

func TestWithoutQuestionsDoubtIsForAPersonUnlessResendingIsSafe(t *testing.T) {
	for dubbel, klasse := range map[string]connectors.Klasse{"ja": connectors.Onzeker, "nee": connectors.Geweigerd} {
		t.Run("dubbelcontrole "+dubbel, func(t *testing.T) {
			s := opstellen(t, map[string]string{"vragen": "nee", "dubbelcontrole": dubbel})
			s.cut("creeerZaak", true)
			s.fails(klasse)
			if dubbel == "ja" {
				s.must()
				s.complete()
				identical(t, s.o.sent("creeerZaak"), 2)
			}
		})
	}
}

func TestStatusThatIsNeverShownIsNotedAndNotSetTwice(t *testing.T) {
	s := opstellen(t, map[string]string{"status": "actualiseer", "status_volgnummer": "1", "status_omschrijving": "Ontvangen"})
	s.o.tussen = func(w http.ResponseWriter, b ontvangen) bool {
		if b.dienst != "actualiseerZaakstatus" {
			return false
		}
		reply(w, http.StatusOK, bv03(b.ref))
		return true
	}
	s.fails(connectors.Onzeker)
	s.later()
	o := s.must()
	if n := len(s.o.sent("actualiseerZaakstatus")); n != 1 || len(o.Aangepast) != 1 {
		t.Errorf("got %d messages and %q, want one, and a note", n, o.Aangepast)
	}
}

func TestSuppliedZaakIsLookedAtBeforeAnythingIsAdded(t *testing.T) {
	eigen := &gemaakt{kenmerk: string(dossierID), zaaktype: "B1601", rollen: 2, documenten: map[string]int{}, inhoud: map[string]string{}}
	for _, geval := range []struct{ naam, resultaat, code string }{
		{"good", `{"Nummer":"1234"}`, ""},
		{"not there", `{"Nummer":"9999"}`, "zaak-weg"},
		{"of somebody else", `{"Nummer":"5678"}`, "andere-zaak"},
		{"no number", `{"URL":"x"}`, "resultaat"},
	} {
		t.Run(geval.naam, func(t *testing.T) {
			s := opstellen(t, nil)
			s.o.zaken["1234"], s.o.zaken["5678"] = eigen, &gemaakt{zaaktype: "B1601"}
			o, err := s.connector().Deliver(t.Context(), s.opdr, overgeslagen{s.journal, geval.resultaat})
			var f *connectors.Fout
			switch {
			case geval.code == "" && (err != nil || o.Zaaknummer != "1234" || len(eigen.documenten) != 2):
				t.Errorf("got %v, %v; want both documents in the zaak", o, err)
			case geval.code != "" && (!asFout(err, &f) || f.Code != geval.code || f.Actie == ""):
				t.Errorf("got %v, want %s with an action", err, geval.code)
			case geval.code != "" && len(s.o.changes()) > 0:
				t.Errorf("%v were sent", s.o.changes())
			}
		})
	}
}

func TestAnswersAreKeptBoundedAndNowhereElse(t *testing.T) {
	s := opstellen(t, nil)
	groot := strings.Repeat(testBSN+" ", 100_000)
	always(s, "creeerZaak", http.StatusOK, func(ref string) string { return fo("Fo03", ref, "StUF055", "client", groot) })
	f := s.fails(connectors.Geweigerd)
	if n := len(f.Antwoord); n == 0 || n > 64<<10 || !bytes.Contains(f.Antwoord, []byte(testBSN)) {
		t.Errorf("got %d bytes of the answer, want its beginning", n)
	}
	b, _ := json.Marshal(map[string]string{"m": f.Melding, "a": f.Actie, "e": f.Error(), "log": s.logboek.String()})
	if bytes.Contains(b, []byte(testBSN)) {
		t.Error("the server's words are shown")
	}
}
