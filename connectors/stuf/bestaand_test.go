package stuf_test

import (
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"solo/connectors"
	"solo/connectors/conntest"
	"solo/zaak"
)

// supplement is what adds to the zaak that was made.
func (s *opstelling) supplement(eerst connectors.Ontvangst) connectors.Opdracht {
	oud := s.opdr.Zaak
	s.opdr.Bij = &connectors.Bestaand{Zaaknummer: eerst.Zaaknummer, Adres: eerst.Zaak}
	s.opdr.Zaak = &zaak.Zaak{Bronorganisatie: oud.Bronorganisatie, Verantwoordelijk: oud.Verantwoordelijk, Zaaktype: oud.Zaaktype,
		Startdatum: oud.Startdatum, Extra: []zaak.Extra{{Naam: "urgentie", Waarde: "spoed"}, {Naam: "compleet", Waarde: "ja"}}}
	s.document("D11", []byte("later"))
	return s.opdr
}

// addLater makes a delivery, and prepares the supplement with a journal of its own.
func (s *opstelling) addLater() {
	s.t.Helper()
	s.supplement(s.must())
	s.journal = conntest.NewGeheugen(s.klok, bezinken)
	s.o.mu.Lock()
	defer s.o.mu.Unlock()
	s.o.gezien = nil
}

func TestWhatComesLaterGoesToTheZaakThatIsThere(t *testing.T) {
	for _, geval := range []struct {
		wijzigen string
		want     []string
		extra    map[string]string
		verteld  int
	}{
		{"ja", []string{"voegZaakdocumentToe", "updateZaak"}, map[string]string{"urgentie": "spoed", "compleet": "ja"}, 0},
		{"nee", []string{"voegZaakdocumentToe"}, map[string]string{"urgentie": "hoog"}, 1},
	} {
		s := opstellen(t, map[string]string{"wijzigen": geval.wijzigen, "status": "actualiseer", "status_volgnummer": "1", "status_omschrijving": "Ontvangen"})
		s.addLater()
		o := s.must()
		z := s.o.zaken[zaakNr]
		if got := s.o.changes(); !slices.Equal(got, geval.want) || z.documenten[zaakNr+"-D11"] != 1 || !maps.Equal(z.extra, geval.extra) {
			t.Errorf("%s: got %v and %v, want %v and %v", geval.wijzigen, got, z.extra, geval.want, geval.extra)
		}
		if o.Zaaknummer != zaakNr || len(o.Aangepast) != geval.verteld || len(o.Dubbel) > 0 {
			t.Errorf("%s: got %+v, want the zaak and %d remarks", geval.wijzigen, o, geval.verteld)
		}
		if s.must(); len(s.o.changes()) != len(geval.want) {
			t.Errorf("%s: got %v after a second time, want nothing more", geval.wijzigen, s.o.changes())
		}
	}
}

func TestNothingIsAddedToAZaakThatIsClosedRetypedOrOfSomebodyElse(t *testing.T) {
	for code, change := range map[string]func(*gemaakt){
		connectors.ZaakGesloten:  func(z *gemaakt) { z.einddatum = "20261121" },
		connectors.ZaakAnderType: func(z *gemaakt) { z.zaaktype = "B9999" },
		"andere-zaak":            func(z *gemaakt) { z.kenmerk = "1K3Q-8V2M-7XTR-9B1C" },
	} {
		s := opstellen(t, nil)
		s.addLater()
		change(s.o.zaken[zaakNr])
		f := s.fails(connectors.Geweigerd)
		wantKeuzes(t, f, code)
		if got := s.o.changes(); len(got) > 0 {
			t.Errorf("%s: got %v, want nothing sent", code, got)
		}
	}
}

// wantKeuzes: the three ways on for a person.
func wantKeuzes(t *testing.T, f *connectors.Fout, code string) {
	t.Helper()
	if f.Code != code {
		t.Errorf("got %s, want %s", f.Code, code)
	}
	for _, keus := range []string{"stuur opnieuw (solo leveringen opnieuw NR)", "solo leveringen nieuwe-zaak NR", "solo leveringen afgehandeld NR"} {
		if !strings.Contains(f.Actie, keus) {
			t.Errorf("%s: got %q, want %q in it", code, f.Actie, keus)
		}
	}
}

func TestZaakThatDoesNotShowIsBelievedGoneAfterTheSettleTime(t *testing.T) {
	s := opstellen(t, nil)
	s.addLater()
	weg := s.o.zaken[zaakNr]
	delete(s.o.zaken, zaakNr)
	if f := s.fails(connectors.Onzeker); !f.NietVoor.Equal(s.klok.Now().Add(bezinken)) {
		t.Errorf("got %v, want it waited for", f.NietVoor)
	}
	s.fails(connectors.Onzeker)
	s.later()
	wantKeuzes(t, s.fails(connectors.Geweigerd), connectors.ZaakWeg)
	wantKeuzes(t, s.fails(connectors.Geweigerd), connectors.ZaakWeg)
	if got := s.o.changes(); len(got) > 0 {
		t.Errorf("got %v, want nothing sent", got)
	}
	s.o.zaken[zaakNr] = weg // a person put it back
	s.must()
	if weg.documenten[zaakNr+"-D11"] != 1 {
		t.Error("the paper is not there")
	}
}

func TestZaakThatShowsLateGetsWhatIsAdded(t *testing.T) {
	s := opstellen(t, nil)
	s.addLater()
	weg := s.o.zaken[zaakNr]
	delete(s.o.zaken, zaakNr)
	s.fails(connectors.Onzeker)
	s.o.zaken[zaakNr] = weg
	s.must()
	if b, err := s.journal.Read(t.Context(), "wachten op de zaak"); err != nil || b.Toestand != connectors.Klaar {
		t.Errorf("got %+v, %v; want nothing left in doubt", b, err)
	}
}

func TestZaakThatWasClosedWhenAllWasAddedIsWhole(t *testing.T) {
	for naam, g := range map[string]map[string]string{"own numbers": nil, "drawn numbers": {"documentnummer": "opvragen"}} {
		s := opstellen(t, g)
		s.addLater()
		s.must()
		s.o.zaken[zaakNr].einddatum = "20261121"
		if o := s.must(); o.Zaaknummer != zaakNr {
			t.Errorf("%s: got %+v", naam, o)
		}
	}
}

func TestLostReplyToAChangeOfExtraElementsIsSentAgainAsItWas(t *testing.T) {
	for dubbelcontrole, wacht := range map[string]bool{"ja": false, "nee": true} {
		s := opstellen(t, map[string]string{"dubbelcontrole": dubbelcontrole})
		s.addLater()
		s.cut("updateZaak", true)
		f := s.fails(connectors.Onzeker)
		if wacht != f.NietVoor.After(s.klok.Now()) {
			t.Errorf("dubbelcontrole %s: got it not before %v", dubbelcontrole, f.NietVoor)
		}
		if wacht {
			s.later()
		}
		s.must()
		if got := s.o.sent("updateZaak"); len(got) != 2 || got[0].body != got[1].body {
			t.Errorf("dubbelcontrole %s: got %d messages, want the same one twice", dubbelcontrole, len(got))
		}
	}
}

func TestReceiverThatChangesNothingGetsThePapersAllTheSame(t *testing.T) {
	s := opstellen(t, nil)
	s.addLater()
	s.o.tussen = func(w http.ResponseWriter, b ontvangen) bool {
		if b.dienst != "updateZaak" {
			return false
		}
		reply(w, http.StatusInternalServerError, refusal("StUF055", "client")(b.ref))
		return true
	}
	f := s.fails(connectors.Geweigerd)
	if !strings.Contains(f.Actie, "wijzigen: nee") || s.o.zaken[zaakNr].documenten[zaakNr+"-D11"] != 1 {
		t.Errorf("got %q, want it told how to do without, with the paper there", f.Actie)
	}
	s.inst.Wijzigen = false
	if o := s.must(); len(o.Aangepast) != 1 {
		t.Errorf("got %q, want it told that nothing was changed", o.Aangepast)
	}
}

func TestNewZaakPointsAtTheOneThatItFollows(t *testing.T) {
	for naam, geval := range map[string]struct {
		nummer string
		g      map[string]string
		want   string
	}{
		"there":             {"0363OUD-1", nil, "0363OUD-1"},
		"gone":              {"0363OUD-2", nil, ""},
		"without questions": {"0363OUD-1", map[string]string{"vragen": "nee"}, ""},
	} {
		s := opstellen(t, geval.g)
		s.o.zaken["0363OUD-1"] = &gemaakt{zaaktype: "B1601", documenten: map[string]int{}}
		s.opdr.Zaak.Verwant = []zaak.Verwant{{Zaaknummer: geval.nummer, Vervolg: true}}
		for range 2 {
			o := s.must()
			if got := s.o.zaken[zaakNr].verwant; got != geval.want {
				t.Errorf("%s: got %q, want %q", naam, got, geval.want)
			}
			verteld := slices.ContainsFunc(o.Aangepast, func(a string) bool { return strings.Contains(a, "andere zaak is weggelaten") })
			if verteld != (geval.want == "") {
				t.Errorf("%s: got %q", naam, o.Aangepast)
			}
		}
	}
}

func TestVoorbeeldOfWhatComesLaterAndOfAZaakThatFollows(t *testing.T) {
	s := opstellen(t, nil)
	var namen []string
	var alles strings.Builder
	show := func() []string {
		namen = nil
		alles.Reset()
		err := s.connector().Voorbeeld(t.Context(), s.opdr, func(naam string, inhoud io.Reader) error {
			_, err := io.Copy(&alles, inhoud)
			namen = append(namen, naam)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return namen
	}
	s.opdr.Zaak.Verwant = []zaak.Verwant{{Zaaknummer: "0363OUD-1", Vervolg: true}}
	if show(); !strings.Contains(alles.String(), "0363OUD-1") {
		t.Error("the zaak that this one follows is not shown")
	}
	s.supplement(connectors.Ontvangst{Zaaknummer: zaakNr})
	want := []string{"01-voegZaakdocumentToe_Lk01.xml", "02-updateZaak_Lk01.xml", "03-geefZaakdetails_Lv01.xml", "04-geefLijstZaakdocumenten_Lv01.xml"}
	if got := show(); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if len(s.o.gezien) > 0 {
		t.Errorf("%d messages were sent", len(s.o.gezien))
	}
}

func TestOnlyZakenThatAreThereArePointedAt(t *testing.T) {
	s := opstellen(t, nil)
	s.o.zaken["0363OUD-1"] = &gemaakt{zaaktype: "B1601", documenten: map[string]int{}}
	s.opdr.Zaak.Verwant = []zaak.Verwant{{Zaaknummer: "0363OUD-1"}, {Zaaknummer: "0363OUD-2"}}
	o := s.must()
	if got := s.o.zaken[zaakNr].verwant; got != "0363OUD-1" {
		t.Errorf("it points at %q, want the one that is there", got)
	}
	if !slices.ContainsFunc(o.Aangepast, func(a string) bool { return strings.Contains(a, "andere zaak is weggelaten") }) {
		t.Errorf("told %q", o.Aangepast)
	}
}
