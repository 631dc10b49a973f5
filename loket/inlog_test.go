package loket_test

import (
	"slices"
	"testing"

	"solo/dossier"
	"solo/intake"
	"solo/loket"
)

// From the login it is known whether a copy of an identity card is needed: before he signs
// and after, and on the page where he looks at it all.
func TestCopyOfAnIdentityCardHangsOnTheLogin(t *testing.T) {
	for niveau, want := range map[string]bool{"20": true, "25": false, "30": false} {
		t.Run(niveau, func(t *testing.T) {
			p := newToneel(t)
			wie := p.zoe()
			wie.Niveau = niveau
			id := p.begonnen(wie, "01-kapper-regulier")
			is := func(e intake.DocumentEis) bool { return e.Soort == "id_bewijs" }
			vraagt := func() bool { return slices.ContainsFunc(p.lees(wie, id).Oordeel.Volledigheid.Nodig, is) }
			voor := vraagt()
			o, err := p.Overzicht(t.Context(), wie, id)
			must(t, err)
			opblad := slices.ContainsFunc(o.Oordeel.Volledigheid.Nodig, is)
			p.dien(wie, id)
			if na := vraagt(); voor != want || opblad != want || na != want {
				t.Errorf("asked before %v, on the overview %v, after %v; want %v", voor, opblad, na, want)
			}
		})
	}
}

// Who logs in with DigiD Machtigen is not asked whether he may: not before he signs, not on
// the page where he looks at it all, and not after. The applicant himself, later, is.
func TestMachtigingByTheLoginIsNotAskedAgain(t *testing.T) {
	p := newToneel(t)
	zoe := p.zoe()
	wie := zoe
	wie.BSN, wie.Namens, wie.Middel = bsn(t, "999993653"), zoe.BSN, "machtigen"
	id := p.begonnen(wie, "01-kapper-regulier")
	p.antwoord(wie, id, dossier.Antwoorden{"invuller_rol": "familie", "invuller_naam": "Daan Verzonnen", "invuller_telefoon": "0612345678", "invuller_email": "daan@voorbeeld.example"})
	vraagt := func(wie loket.Wie) (vraag, papier bool) {
		b := p.lees(wie, id)
		for _, pg := range b.Paginas {
			vraag = vraag || slices.ContainsFunc(pg.Zichtbaar, func(v intake.Vraag) bool { return v.ID == "machtiging_akkoord" })
		}
		return vraag, slices.ContainsFunc(b.Oordeel.Volledigheid.Nodig, func(e intake.DocumentEis) bool { return e.Soort == "machtiging" })
	}
	if vraag, papier := vraagt(wie); vraag || papier {
		t.Errorf("before: asked %v, paper %v", vraag, papier)
	}
	_, err := p.Overzicht(t.Context(), zoe, id) // she did something herself
	must(t, err)
	if vraag, papier := vraagt(zoe); !vraag || !papier {
		t.Errorf("the applicant herself: asked %v, paper %v; want both", vraag, papier)
	}
	o, err := p.Overzicht(t.Context(), wie, id)
	must(t, err)
	if len(o.Fouten) > 0 {
		t.Fatal(o.Fouten)
	}
	ref, err := p.Dien(t.Context(), wie, id, o.Hash)
	must(t, err)
	if h := p.ingediend(ref).Ondertekeningen; len(h) != 2 || h[0].Middel != "machtigen" || h[1].Wie != "gemachtigde" {
		t.Errorf("signed: %v", h)
	}
	if vraag, papier := vraagt(wie); vraag || papier {
		t.Errorf("after: asked %v, paper %v", vraag, papier)
	}
}

// A paper of niveau B may come later; without one of niveau M there is no aanvraag.
func TestPaperOfTheHighestLevelStopsTheSubmission(t *testing.T) {
	p := newToneel(t)
	p.Definitie = func(naam string, v int, g dossier.Gemeentecode) (*intake.Definitie, error) {
		d, err := definitie(naam, v, g)
		if err != nil {
			return nil, err
		}
		return d.Met(intake.Aanpassingen{"machtiging": "M altijd"}), nil
	}
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	fouten := func() int {
		o, err := p.Overzicht(t.Context(), wie, id)
		must(t, err)
		return len(o.Fouten)
	}
	must(t, p.StelUit(t.Context(), wie, id, dossier.Toezegging{Soort: "machtiging"}, false))
	if n := fouten(); n != 1 {
		t.Errorf("promised: %d mistakes, want the paper", n)
	}
	must(t, p.VoegToe(t.Context(), wie, id, loket.Stuk{Soort: "machtiging", Naam: "machtiging.pdf"}, reader(pdf)))
	if n := fouten(); n != 0 {
		t.Errorf("added: %d mistakes, want none", n)
	}
}

func TestMalwareThatIsTakenAwayStaysToBeLookedInto(t *testing.T) {
	p := newToneel(t)
	p.Scanner = virus{}
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	if err := p.VoegToe(t.Context(), wie, id, huur("huur.pdf"), reader(pdf+"besmet")); err == nil {
		t.Fatal("it was taken")
	}
	must(t, p.HaalWeg(t.Context(), wie, id, p.lees(wie, id).Concept.Stukken[0].ID))
	if n, m := len(p.lees(wie, id).Concept.Stukken), p.bestanden(); n != 0 || m != 1 {
		t.Errorf("%d papers are seen and %d files kept, want none and the one", n, m)
	}
	must(t, p.Verwijder(t.Context(), wie, id))
	if m := p.bestanden(); m != 0 {
		t.Errorf("%d files left of a draft that is gone", m)
	}
}

func TestHelperLearnsNotWhereSomebodySleeps(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	blad := loket.Blad{Pagina: p.pagina("adres_toelichting").ID, Vragen: []string{"adres_klopt", "adres_toelichting"},
		Antwoorden: dossier.Antwoorden{"adres_klopt": false, "adres_toelichting": "Ik slaap bij mijn zus"}}
	_, _, err := p.Bewaar(t.Context(), wie, id, blad)
	must(t, err)
	for _, contact := range []bool{false, true} {
		als := p.geholpen(wie, id, contact, "adres_toelichting", "vestigingsadres")
		got := p.lees(als, id).Concept.Antwoorden
		for _, vraag := range []string{"adres_toelichting", "vestigingsadres"} {
			if _, ok := got[vraag]; ok != contact {
				t.Errorf("shared %v: %s is seen %v", contact, vraag, ok)
			}
		}
	}
}
