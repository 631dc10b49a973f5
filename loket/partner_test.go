package loket_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"solo/dossier"
	"solo/loket"
)

const (
	gezin        = "02-spoed-gezin-afsluiting" // has a partner
	partnerEmail = "partner02@voorbeeld.example"
)

// tess is the partner of that example, logged in with her own DigiD.
func (p *toneel) tess() loket.Wie {
	w := p.zoe()
	w.BSN = bsn(p.t, "999991115")
	return w
}

// gevraagd asks the partner, and gives her role.
func (p *toneel) gevraagd(wie loket.Wie, id dossier.ID) loket.Wie {
	p.t.Helper()
	must(p.t, p.VraagPartner(p.t.Context(), wie, id, true))
	als, err := p.AlsPartner(p.t.Context(), p.tess(), id, p.lees(wie, id).Concept.Partner.Uitnodiging)
	must(p.t, err)
	return als
}

func (p *toneel) tekenPartner(als loket.Wie, id dossier.ID) error {
	p.t.Helper()
	o, err := p.OverzichtPartner(p.t.Context(), als, id)
	must(p.t, err)
	return p.TekenAlsPartner(p.t.Context(), als, id, o.Hash)
}

func getekend(a *dossier.Aanvraag) (n int) {
	for _, o := range a.Ondertekeningen {
		if o.Wie == "partner" {
			n++
		}
	}
	return n
}

func TestPartnerSignsBeforeOrAfterTheSubmission(t *testing.T) {
	for naam, na := range map[string]bool{"before": false, "after": true} {
		t.Run(naam, func(t *testing.T) {
			p := newToneel(t)
			wie := p.zoe()
			id := p.begonnen(wie, gezin)
			als := p.gevraagd(wie, id)
			if na {
				p.dien(wie, id)
				p.later(dag)
			}
			for range 2 {
				must(t, p.tekenPartner(als, id))
			}
			if !na {
				must(t, p.VoegToe(t.Context(), wie, id, huur("huur.pdf"), reader(pdf))) // a paper changes no answer
				p.dien(wie, id)
			}
			c := p.lees(wie, id).Concept
			if n := getekend(p.ingediend(c.Ingezonden().Referentie)); n != 1 || c.Partner.Getekend.IsZero() {
				t.Errorf("%d signatures of the partner, noted at %s; want one", n, c.Partner.Getekend)
			}
			if got := p.berichten(partnerEmail); !slices.Equal(got, []loket.Berichtsoort{loket.BerichtPartner}) {
				t.Errorf("got %v, want one message", got)
			}
		})
	}
}

func TestSubmissionDoesNotWaitForThePartner(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, ref := p.ingezonden(wie, gezin)
	als := p.gevraagd(wie, id)
	must(t, p.WeigerAlsPartner(t.Context(), als, id))
	if n := getekend(p.ingediend(ref)); n != 0 {
		t.Errorf("%d signatures of the partner, want none", n)
	}
	if got := p.lees(wie, id).Concept.Partner; !got.Geweigerd.IsZero() || !got.Getekend.IsZero() {
		t.Error("the applicant sees that his partner refused")
	}
	p.later(11 * dag)
	must(t, p.ronde())
	if got := p.berichten(partnerEmail); len(got) != 1 {
		t.Errorf("got %v, want no reminder to who refused", got)
	}
}

func TestNothingGoesToAPartnerWhenThatIsNotSafe(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, gezin)
	must(t, p.VraagPartner(t.Context(), wie, id, false))
	p.later(11 * dag)
	must(t, p.ronde())
	if got := p.berichten(partnerEmail); len(got) != 0 {
		t.Fatalf("%v went to the partner", got)
	}
	als := p.gevraagd(wie, id)
	must(t, p.VraagPartner(t.Context(), wie, id, false)) // and thinks better of it
	if _, err := p.OverzichtPartner(t.Context(), als, id); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("got %v, want the link to end at once", err)
	}
	if !p.lees(wie, id).Concept.Partner.BelEerst {
		t.Error("it is not noted that the gemeente calls first")
	}
}

// The caseworker must know it too, or he calls the partner himself.
func TestGemeenteReadsThatItCallsTheApplicantFirst(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	voor, na := p.begonnen(wie, gezin), p.begonnen(wie, gezin)
	must(t, p.VraagPartner(t.Context(), wie, voor, false))
	for _, id := range []dossier.ID{voor, na} {
		p.dien(wie, id)
		for range 2 {
			must(t, p.VraagPartner(t.Context(), wie, id, false))
		}
		v, _, err := p.db.Versie(t.Context(), p.lees(wie, id).Concept.Ingezonden().Referentie, 0)
		must(t, err)
		if got := p.leveringenVan(id); got != 2 || !bytes.Contains(v.Vervolg, []byte("Stuur de partner geen bericht")) {
			t.Errorf("%d deliveries, want the aanvraag and, once, what the caseworker must know", got)
		}
	}
}

func TestOnlyTheNamedPartnerComesIn(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, gezin)
	als := p.gevraagd(wie, id)
	ander, elders := p.zoe(), p.tess()
	ander.BSN, elders.Gemeente = bsn(t, "999993653"), "0518"
	for naam, c := range map[string]struct {
		wie         loket.Wie
		uitnodiging string
		want        error
	}{
		"the applicant himself": {wie, als.Uitnodiging, loket.ErrZelfde},
		"somebody else":         {ander, als.Uitnodiging, loket.ErrGeenToegang},
		"at another gemeente":   {elders, als.Uitnodiging, loket.ErrGeenToegang},
		"with another link":     {p.tess(), "verzonnen", loket.ErrGeenToegang},
		"with no link":          {p.tess(), "", loket.ErrGeenToegang},
	} {
		if _, err := p.AlsPartner(t.Context(), c.wie, id, c.uitnodiging); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", naam, err, c.want)
		}
	}
	_, _, err := p.Bewaar(t.Context(), wie, id, loket.Blad{Pagina: p.pagina("partner_bsn").ID, Vragen: []string{"partner_bsn"}, Antwoorden: dossier.Antwoorden{"partner_bsn": ander.BSN.Cijfers()}})
	must(t, err)
	if err := p.TekenAlsPartner(t.Context(), als, id, ""); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("who is not the partner any more: got %v, want ErrGeenToegang", err)
	}
}

func TestLinkOfThePartnerEnds(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, gezin)
	als := p.gevraagd(wie, id)
	nieuw := p.gevraagd(wie, id)
	if _, err := p.OverzichtPartner(t.Context(), als, id); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("the earlier link: got %v, want ErrGeenToegang", err)
	}
	p.later(29 * dag)
	if _, err := p.OverzichtPartner(t.Context(), nieuw, id); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("after 29 days: got %v, want ErrGeenToegang", err)
	}
}

// What may do harm at home stays with the applicant.
func TestPartnerReadsNothingOfSafetyOrWhereTheApplicantIs(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, gezin)
	p.zet(wie, id, dossier.Antwoorden{"u_gezondheid_veiligheid": true})
	p.zet(wie, id, dossier.Antwoorden{"u_toelichting": "Bel mij op mijn werk.", "u_bel_mij_terug": true})
	eigen, err := p.Overzicht(t.Context(), wie, id)
	must(t, err)
	o, err := p.OverzichtPartner(t.Context(), p.gevraagd(wie, id), id)
	must(t, err)
	leest, heel := asJSON(t, o.Secties), asJSON(t, eigen.Secties)
	for _, vraag := range []string{"u_gezondheid_veiligheid", "u_toelichting", "u_bel_mij_terug", "telefoon", "woonadres", "bsn"} {
		if naam := `"ID":"` + vraag + `"`; !strings.Contains(heel, naam) || strings.Contains(leest, naam) {
			t.Errorf("%s: want it with the applicant and not with the partner", vraag)
		}
	}
	if !strings.Contains(leest, `"ID":"heeft_schulden"`) {
		t.Error("the partner does not read what is of both")
	}
}

func TestPartnerSignsWhatHeSaw(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, gezin)
	als := p.gevraagd(wie, id)
	o, err := p.OverzichtPartner(t.Context(), als, id)
	must(t, err)
	telefoon := func(nr string) {
		_, _, err := p.Bewaar(t.Context(), wie, id, loket.Blad{Pagina: p.pagina("telefoon").ID, Vragen: []string{"telefoon"}, Antwoorden: dossier.Antwoorden{"telefoon": nr}})
		must(t, err)
	}
	telefoon("0611111111")
	if err := p.TekenAlsPartner(t.Context(), als, id, o.Hash); !errors.Is(err, loket.ErrGewijzigd) {
		t.Errorf("changed while she read: got %v, want ErrGewijzigd", err)
	}
	must(t, p.tekenPartner(als, id))
	telefoon("0622222222")
	ref := p.dien(wie, id)
	if n := getekend(p.ingediend(ref)); n != 0 {
		t.Errorf("%d signatures under answers that she did not see, want none", n)
	}
	must(t, p.tekenPartner(als, id))
	if n := getekend(p.ingediend(ref)); n != 1 {
		t.Errorf("%d signatures after she signed again, want one", n)
	}
}

func TestPartnerSignsWhatWasSentAndNotWhatIsBeingChanged(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, _ := p.ingezonden(wie, gezin)
	als := p.gevraagd(wie, id)
	voor, err := p.OverzichtPartner(t.Context(), als, id)
	must(t, err)
	must(t, p.BeginWijziging(t.Context(), wie, id))
	_, _, err = p.Bewaar(t.Context(), wie, id, loket.Blad{Pagina: p.pagina("telefoon").ID, Vragen: []string{"telefoon"}, Antwoorden: dossier.Antwoorden{"telefoon": "0611111111"}})
	must(t, err)
	na, err := p.OverzichtPartner(t.Context(), als, id)
	must(t, err)
	if voor.Hash != na.Hash || asJSON(t, voor.Secties) != asJSON(t, na.Secties) {
		t.Error("the partner sees what the applicant did not send")
	}
}

func TestPartnerIsNotAskedWithoutAnAddressOrTwice(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	if err := p.VraagPartner(t.Context(), wie, p.begin(wie), true); !errors.Is(err, loket.ErrStand) {
		t.Errorf("no address: got %v, want ErrStand", err)
	}
	id := p.begonnen(wie, gezin)
	must(t, p.tekenPartner(p.gevraagd(wie, id), id))
	if err := p.VraagPartner(t.Context(), wie, id, true); !errors.Is(err, loket.ErrStand) {
		t.Errorf("signed already: got %v, want ErrStand", err)
	}
}
