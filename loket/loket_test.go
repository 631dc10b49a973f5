package loket_test

import (
	"context"
	"errors"
	"io"
	"testing"
	"time"

	"solo/dossier"
	"solo/intake"
	"solo/loket"
)

const pdf = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n2 0 obj\n<< /Type /Page >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"

func TestWhatIsFilledInBecomesTheAanvraag(t *testing.T) {
	p := newToneel(t)
	wie, want := p.zoe(), p.voorbeeld("01-kapper-regulier")
	id := p.begin(wie)
	p.fill(wie, id, want)
	must(t, p.VoegToe(t.Context(), wie, id, loket.Stuk{Soort: "huur", Naam: "../huur contract.pdf"}, reader(pdf)))
	o, err := p.Overzicht(t.Context(), wie, id)
	must(t, err)
	if len(o.Fouten) > 0 {
		t.Fatalf("not ready: %v", o.Fouten)
	}
	ref, err := p.Dien(t.Context(), wie, id, o.Hash)
	must(t, err)
	got := p.ingediend(ref)
	if g, w := asJSON(t, got.Antwoorden), asJSON(t, want.Antwoorden); g != w {
		t.Errorf("answers:\ngot  %s\nwant %s", g, w)
	}
	if got.Aanvrager.Achternaam != want.Aanvrager.Achternaam || got.Aanvrager.BSN != wie.BSN || len(got.Bijlagen) != 1 || got.Onderneming == nil {
		t.Errorf("got %q, %d attachments, business %v", got.Aanvrager.Achternaam, len(got.Bijlagen), got.Onderneming != nil)
	}
	if s := got.Ondertekeningen; len(s) != 1 || s[0].Hash != o.Hash || s[0].Middel != "digid" || s[0].Niveau != "25" {
		t.Errorf("signatures: got %+v, want one with the hash of what was looked at", s)
	}
	weer, err := p.Dien(t.Context(), wie, id, o.Hash)
	if err != nil || weer != ref || len(p.leveringen()) != 1 {
		t.Errorf("again: got %s, %v and %d deliveries; want %s and one", weer, err, len(p.leveringen()), ref)
	}
}

func TestSubmissionThatBrokeOffIsFinishedWithTheSameContent(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	o, err := p.Overzicht(t.Context(), wie, id)
	must(t, err)
	kapot := errors.New("kapot")
	goed := p.Indienen
	p.Indienen = func(ctx context.Context, doc []byte, open intake.Open) (intake.Ontvangen, error) {
		if _, err := goed(ctx, doc, open); err != nil { // it was taken, and the answer is lost
			return intake.Ontvangen{}, err
		}
		return intake.Ontvangen{}, kapot
	}
	if _, err := p.Dien(t.Context(), wie, id, o.Hash); !errors.Is(err, kapot) {
		t.Fatalf("got %v, want the error of the door", err)
	}
	p.Indienen = goed
	p.later(time.Minute)
	ref, err := p.Dien(t.Context(), wie, id, o.Hash)
	must(t, err)
	if n := len(p.leveringen()); n != 1 || p.ingediend(ref).Kenmerk != string(id) {
		t.Errorf("got %d deliveries, want one", n)
	}
	if _, _, err := p.Bewaar(t.Context(), wie, id, loket.Blad{Pagina: p.def.Paginas()[0].ID}); !errors.Is(err, loket.ErrStand) {
		t.Errorf("change after submission: got %v, want ErrStand", err)
	}
}

func TestOnlyWhoMaySeesAConcept(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begin(wie)
	ander := wie
	ander.BSN = bsn(t, "999993653")
	elders := wie
	elders.Gemeente = "0518"
	helper := loket.Wie{Rol: loket.Helper, Gemeente: tilburg, Uitnodiging: "verzonnen"}
	namens := wie
	namens.Namens = ander.BSN
	balie := loket.Wie{Rol: loket.Consulent, Naam: "Consulent", Gemeente: tilburg}
	for naam, w := range map[string]loket.Wie{"somebody else": ander, "another gemeente": elders, "not invited": helper, "on behalf of another": namens, "the counter": balie} {
		if _, err := p.Lees(t.Context(), w, id); !errors.Is(err, loket.ErrGeenToegang) {
			t.Errorf("%s: got %v, want ErrGeenToegang", naam, err)
		}
	}
	if _, err := p.Lees(t.Context(), wie, dossier.NewID(p.Nu())); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("what is not there: got %v, want the same ErrGeenToegang", err)
	}
}

func TestSignatureIsOfWhatWasLookedAt(t *testing.T) {
	p := newToneel(t)
	wie, a := p.zoe(), p.voorbeeld("01-kapper-regulier")
	id := p.begin(wie)
	p.fill(wie, id, a)
	o, err := p.Overzicht(t.Context(), wie, id)
	must(t, err)
	a.Aanvrager.Telefoon = "0687654321"
	p.fill(wie, id, a)
	if _, err := p.Dien(t.Context(), wie, id, o.Hash); !errors.Is(err, loket.ErrGewijzigd) {
		t.Errorf("got %v, want ErrGewijzigd", err)
	}
	if n := len(p.leveringen()); n != 0 {
		t.Errorf("%d deliveries, want none", n)
	}
}

func TestUnreadableInputIsKeptAndStopsTheSubmission(t *testing.T) {
	p := newToneel(t)
	wie, a := p.zoe(), p.voorbeeld("01-kapper-regulier")
	id := p.begin(wie)
	p.fill(wie, id, a)
	b := p.blad(a, p.pagina("huur_per_maand"))
	delete(b.Antwoorden, "huur_per_maand")
	b.Ruw = map[string]string{"huur_per_maand": "veel te veel"}
	_, _, err := p.Bewaar(t.Context(), wie, id, b)
	must(t, err)
	blik, err := p.Lees(t.Context(), wie, id)
	must(t, err)
	if got := blik.Concept.Ruw["huur_per_maand"]; got != "veel te veel" {
		t.Errorf("got %q, want what was typed", got)
	}
	o, err := p.Overzicht(t.Context(), wie, id)
	must(t, err)
	if len(o.Fouten) == 0 {
		t.Error("nothing stops the submission")
	}
	var bev dossier.Bevindingen
	if _, err := p.Dien(t.Context(), wie, id, o.Hash); !errors.As(err, &bev) {
		t.Errorf("got %v, want Bevindingen", err)
	}
}

func TestAnswerThatIsNotAskedIsKeptAndNotSent(t *testing.T) {
	p := newToneel(t)
	wie, a := p.zoe(), p.voorbeeld("01-kapper-regulier")
	id := p.begin(wie)
	p.fill(wie, id, a)
	huur := p.def.Antwoord(a, "huur_per_maand")
	a.Antwoorden["woonvorm"] = "inwonend"
	p.fill(wie, id, a)
	o, err := p.Overzicht(t.Context(), wie, id)
	must(t, err)
	for _, s := range o.Secties {
		for _, v := range s.Vragen {
			if v.ID == "huur_per_maand" {
				t.Error("the rent is shown to somebody who pays none")
			}
		}
	}
	blik, err := p.Lees(t.Context(), wie, id)
	must(t, err)
	if asJSON(t, blik.Concept.Antwoorden["huur_per_maand"]) != asJSON(t, huur) {
		t.Errorf("the rent is lost: got %v", blik.Concept.Antwoorden["huur_per_maand"])
	}
	if got := p.ingediend(p.dien(wie, id)).Antwoorden["huur_per_maand"]; got != nil {
		t.Errorf("the rent is sent: %v", got)
	}
	must(t, p.BeginWijziging(t.Context(), wie, id))
	p.zet(wie, id, dossier.Antwoorden{"woonvorm": "huur"})
	if got := p.lees(wie, id).Antwoord("huur_per_maand"); asJSON(t, got) != asJSON(t, huur) {
		t.Errorf("who rents again has rent %v, want what he filled in before", got)
	}
}

// virus finds one word.
type virus struct{}

func (virus) Scan(_ context.Context, r io.Reader) (string, error) {
	b, err := io.ReadAll(r)
	if err == nil && string(b) != pdf {
		return "Proef", nil
	}
	return "", err
}

func TestInfectedPaperIsKeptApartAndNotSent(t *testing.T) {
	p := newToneel(t)
	p.Scanner = virus{}
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	if err := p.VoegToe(t.Context(), wie, id, loket.Stuk{Soort: "huur", Naam: "huur.pdf"}, reader(pdf+"besmet")); !errors.Is(err, loket.ErrVirus) {
		t.Fatalf("got %v, want ErrVirus", err)
	}
	must(t, p.VoegToe(t.Context(), wie, id, loket.Stuk{Soort: "huur", Naam: "huur.pdf"}, reader(pdf)))
	o, err := p.Overzicht(t.Context(), wie, id)
	must(t, err)
	ref, err := p.Dien(t.Context(), wie, id, o.Hash)
	must(t, err)
	if n := len(p.ingediend(ref).Bijlagen); n != 1 {
		t.Errorf("%d attachments sent, want the clean one", n)
	}
}
