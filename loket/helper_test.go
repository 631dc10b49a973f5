package loket_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"solo/dossier"
	"solo/loket"
)

const helperEmail = "boekhouder@voorbeeld.example"

// geholpen lets a bookkeeper in on the pages with these questions.
func (p *toneel) geholpen(wie loket.Wie, id dossier.ID, contact bool, vragen ...string) loket.Wie {
	p.t.Helper()
	u := loket.Uitnodiging{Naam: "Boekhouder Verzonnen", Email: helperEmail, Contact: contact}
	for _, v := range vragen {
		u.Paginas = append(u.Paginas, p.pagina(v).ID)
	}
	code, err := p.NodigUit(p.t.Context(), wie, id, u)
	must(p.t, err)
	uit := p.lees(wie, id).Concept.Uitnodigingen
	als, err := p.NeemAan(p.t.Context(), id, uit[len(uit)-1].ID, " "+strings.ToLower(strings.ReplaceAll(code, "-", "")), loket.Kantoor{})
	must(p.t, err)
	return als
}

func TestHelperSeesAndFillsInHisPagesOnly(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	must(t, p.VoegToe(t.Context(), wie, id, huur("huur.pdf"), reader(pdf)))
	als := p.geholpen(wie, id, false, "huur_per_maand")
	b := p.lees(als, id)
	if len(b.Paginas) != 1 || b.Paginas[0].ID != p.pagina("huur_per_maand").ID || asText(b.Antwoord("huur_per_maand")) == "<nil>" {
		t.Fatalf("%d pages, want his own with its answers", len(b.Paginas))
	}
	zijn := p.pagina("huur_per_maand").IDs()
	for vraag := range b.Concept.Antwoorden {
		if !slices.Contains(zijn, vraag) {
			t.Errorf("he sees the answer to %s", vraag)
		}
	}
	if c := b.Concept; !c.Aanvrager.IsZero() || len(c.Stukken)+len(c.Later)+len(b.Papieren) > 0 || c.Uitnodigingen[0].Code != "" || len(b.Oordeel.Urgentie.Redenen) > 0 {
		t.Error("he sees who it is, the papers, the code or the judgement")
	}
	if _, _, err := p.Bewaar(t.Context(), als, id, loket.Blad{Pagina: p.pagina("telefoon").ID}); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("another page: got %v, want ErrGeenToegang", err)
	}
	must(t, p.VoegToe(t.Context(), als, id, huur("van de boekhouder.pdf"), reader(pdf)))
	stukken := p.lees(wie, id).Concept.Stukken
	for _, st := range stukken {
		must(t, p.HaalWeg(t.Context(), als, id, st.ID))
	}
	if over := p.lees(wie, id).Concept.Stukken; len(over) != 1 || over[0].ID != stukken[0].ID {
		t.Errorf("%d papers left, want that of the applicant: a helper removes only what he brought", len(over))
	}
}

func TestApplicantLooksAgainAfterAHelper(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	als := p.geholpen(wie, id, false, "huur_per_maand")
	o, err := p.Overzicht(t.Context(), wie, id)
	must(t, err)
	huur := func(w any) {
		_, _, err := p.Bewaar(t.Context(), als, id, loket.Blad{Pagina: p.pagina("huur_per_maand").ID, Vragen: []string{"huur_per_maand"}, Antwoorden: dossier.Antwoorden{"huur_per_maand": w}})
		must(t, err)
	}
	oud := p.lees(wie, id).Antwoord("huur_per_maand")
	huur(81000)
	huur(oud) // the same again: the applicant looks all the same
	if _, err := p.Dien(t.Context(), wie, id, o.Hash); !errors.Is(err, loket.ErrGewijzigd) {
		t.Errorf("got %v, want ErrGewijzigd", err)
	}
	o, err = p.Overzicht(t.Context(), wie, id)
	must(t, err)
	if d := o.Door["huur_per_maand"]; d.Rol != loket.Helper || d.Wie != "Boekhouder Verzonnen" {
		t.Errorf("got %+v, want the helper by his name", d)
	}
	_, _, err = p.Bewaar(t.Context(), wie, id, loket.Blad{Pagina: p.pagina("huur_per_maand").ID, Vragen: []string{"huur_per_maand"}, Antwoorden: dossier.Antwoorden{"huur_per_maand": 82000}})
	must(t, err)
	o, err = p.Overzicht(t.Context(), wie, id)
	must(t, err)
	if d, ok := o.Door["huur_per_maand"]; ok {
		t.Errorf("got %+v for what the applicant answered himself, want nobody else", d)
	}
	_, err = p.Dien(t.Context(), wie, id, o.Hash)
	must(t, err)
}

func TestHomeAndTelephoneAreSharedOnlyWhenTheApplicantSaysSo(t *testing.T) {
	for naam, contact := range map[string]bool{"hidden": false, "shared": true} {
		t.Run(naam, func(t *testing.T) {
			p := newToneel(t)
			wie := p.zoe()
			id := p.begonnen(wie, "01-kapper-regulier")
			als := p.geholpen(wie, id, contact, "telefoon")
			if got := p.lees(als, id).Antwoord("telefoon") != nil; got != contact {
				t.Errorf("he sees the telephone: %v, want %v", got, contact)
			}
			_, _, err := p.Bewaar(t.Context(), als, id, loket.Blad{Pagina: p.pagina("telefoon").ID, Antwoorden: dossier.Antwoorden{"telefoon": "0611111111"}})
			must(t, err)
			if got := p.lees(wie, id).Antwoord("telefoon") == "0611111111"; got != contact {
				t.Errorf("he changed the telephone: %v, want %v", got, contact)
			}
		})
	}
}

func TestHelperNeverGetsWhatIsForTheApplicantAlone(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	for _, vraag := range []string{"bsn", "onderteken_aanvrager"} {
		if _, err := p.NodigUit(t.Context(), wie, id, loket.Uitnodiging{Naam: "X", Paginas: []string{p.pagina(vraag).ID}}); !errors.Is(err, loket.ErrGeenToegang) {
			t.Errorf("%s: got %v, want ErrGeenToegang", vraag, err)
		}
	}
	for _, d := range p.lees(wie, id).Deelbaar() {
		if slices.Contains(d.IDs(), "bsn") {
			t.Error("the page with the BSN is offered")
		}
	}
	if len(p.berichten("")) != 0 {
		t.Error("a message went out")
	}
}

func TestInvitationEndsAtOnce(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	als := p.geholpen(wie, id, false, "huur_per_maand")
	must(t, p.TrekUitnodigingIn(t.Context(), wie, id, als.Uitnodiging))
	if _, err := p.Lees(t.Context(), als, id); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("taken back: got %v, want ErrGeenToegang", err)
	}
	als = p.geholpen(wie, id, false, "huur_per_maand")
	p.later(15 * dag)
	if _, err := p.Lees(t.Context(), als, id); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("after 15 days: got %v, want ErrGeenToegang", err)
	}
	if _, _, err := p.Uitnodiging(t.Context(), id, als.Uitnodiging); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("its link: got %v, want ErrGeenToegang", err)
	}
}

func TestTooManyWrongCodesEndTheInvitation(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	code, err := p.NodigUit(t.Context(), wie, id, loket.Uitnodiging{Naam: "Helper", Email: helperEmail, Paginas: []string{p.pagina("huur_per_maand").ID}})
	must(t, err)
	u := p.lees(wie, id).Concept.Uitnodigingen[0].ID
	if rol, g, err := p.Uitnodiging(t.Context(), id, u); rol != loket.Helper || g != tilburg || err != nil {
		t.Errorf("got %s of %s, %v; want a helper of %s", rol, g, err, tilburg)
	}
	for i := range 10 {
		if _, err := p.NeemAan(t.Context(), id, u, "AAAA-AAAA", loket.Kantoor{}); !errors.Is(err, loket.ErrCode) {
			t.Fatalf("code %d: got %v, want ErrCode", i+1, err)
		}
	}
	if _, err := p.NeemAan(t.Context(), id, u, code, loket.Kantoor{}); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("the right code after ten wrong ones: got %v, want ErrGeenToegang", err)
	}
}

// What ended makes room: who sends a link again to his partner is not stopped by it.
func TestInvitationsThatAreOpenAreBounded(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, gezin)
	nodig := func() error {
		_, err := p.NodigUit(t.Context(), wie, id, loket.Uitnodiging{Email: helperEmail})
		return err
	}
	for range 10 {
		must(t, nodig())
	}
	if err := nodig(); !errors.Is(err, loket.ErrStand) || !strings.Contains(err.Error(), "trek eerst een uitnodiging in") {
		t.Errorf("the eleventh: got %v, want ErrStand that says what to do", err)
	}
	must(t, p.TrekUitnodigingIn(t.Context(), wie, id, p.lees(wie, id).Concept.Uitnodigingen[0].ID))
	for range 20 { // each ends the one before, and the helpers do not count
		must(t, p.VraagPartner(t.Context(), wie, id, true))
	}
	if err := p.VraagPartner(t.Context(), wie, id, true); !errors.Is(err, loket.ErrStand) || !strings.Contains(err.Error(), "morgen") {
		t.Errorf("the twenty-first of a day: got %v, want ErrStand until tomorrow", err)
	}
	p.later(dag)
	must(t, p.VraagPartner(t.Context(), wie, id, true))
	p.later(15 * dag) // the helpers' have ended by themselves
	must(t, nodig())
	if n := len(p.berichten(helperEmail)); n != 11 {
		t.Errorf("%d messages to the helper, want one for each that was taken", n)
	}
}
