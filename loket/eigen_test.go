package loket_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"solo/dossier"
	"solo/intake"
	"solo/loket"
)

// That somebody may fill it in is for the applicant to say, and not for who fills it in.
func TestHelperNeverGivesHimselfTheConsentOfTheApplicant(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	p.antwoord(wie, id, dossier.Antwoorden{"invuller_rol": "familie"})
	pagina := p.pagina("machtiging_akkoord").ID
	if _, err := p.NodigUit(t.Context(), wie, id, loket.Uitnodiging{Naam: "X", Email: helperEmail, Paginas: []string{pagina}}); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("shared: got %v, want ErrGeenToegang", err)
	}
	if slices.ContainsFunc(p.lees(wie, id).Deelbaar(), func(d loket.Paginablik) bool { return d.ID == pagina }) {
		t.Error("the page is offered")
	}
}

// Of before that was so, a link to the page may be about.
func TestHelperNeverGivesTheConsentOnAPageThatWasSharedBefore(t *testing.T) {
	p := newToneel(t)
	def, err := intake.Load("bbz-gevestigd")
	must(t, err)
	p.Definitie = func(string, int, dossier.Gemeentecode) (*intake.Definitie, error) { return def, nil }
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	p.antwoord(wie, id, dossier.Antwoorden{"invuller_rol": "familie", "machtiging_akkoord": nil})
	var akkoord *intake.Vraag
	for _, pg := range def.Paginas() {
		if i := slices.IndexFunc(pg.Vragen, func(v intake.Vraag) bool { return v.ID == "machtiging_akkoord" }); i >= 0 {
			akkoord = &pg.Vragen[i]
		}
	}
	veld := akkoord.Veld
	akkoord.Veld = ""
	als := p.geholpen(wie, id, true, "machtiging_akkoord")
	akkoord.Veld = veld
	p.antwoord(als, id, dossier.Antwoorden{"machtiging_akkoord": true, "invuller_naam": "Daan Verzonnen"})
	b := p.lees(wie, id)
	if b.Antwoord("machtiging_akkoord") != nil || b.Antwoord("invuller_naam") != "Daan Verzonnen" {
		t.Errorf("got consent %v and name %v, want the name only", b.Antwoord("machtiging_akkoord"), b.Antwoord("invuller_naam"))
	}
	if slices.ContainsFunc(p.lees(als, id).Paginas[0].Zichtbaar, func(v intake.Vraag) bool { return v.ID == "machtiging_akkoord" }) {
		t.Error("he is asked for it")
	}
}

// What was filled in with DigiD Machtigen the applicant did not fill in himself.
func TestWhoActsByTheLoginIsNamedWithWhatHeAnswered(t *testing.T) {
	p := newToneel(t)
	zoe := p.zoe()
	wie := zoe
	wie.BSN, wie.Namens, wie.Middel = bsn(t, "999993653"), zoe.BSN, "machtigen"
	id := p.begonnen(zoe, "01-kapper-regulier")
	p.antwoord(wie, id, dossier.Antwoorden{"huur_per_maand": 81000})
	door := func() map[string]loket.Inbreng {
		o, err := p.Overzicht(t.Context(), zoe, id)
		must(t, err)
		return o.Door
	}
	if d := door(); len(d) != 1 || d["huur_per_maand"].Wie != "gemachtigde" || d["huur_per_maand"].Rol != loket.Gemachtigde {
		t.Errorf("got %+v, want the rent by the gemachtigde", d)
	}
	p.antwoord(zoe, id, dossier.Antwoorden{"huur_per_maand": 82000})
	if d := door(); len(d) != 0 {
		t.Errorf("got %+v for what the applicant answered herself, want nobody else", d)
	}
}

// That it is not known is an answer too: who gave it is told, and the applicant looks again.
func TestHelperWhoDoesNotKnowIsNamed(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	p.antwoord(wie, id, dossier.Antwoorden{"huur_per_maand": nil})
	als := p.geholpen(wie, id, false, "huur_per_maand")
	o, err := p.Overzicht(t.Context(), wie, id)
	must(t, err)
	if len(o.Door) != 0 {
		t.Fatalf("got %+v before", o.Door)
	}
	blad := loket.Blad{Pagina: p.pagina("huur_per_maand").ID, Vragen: []string{"huur_per_maand"}, WeetNiet: []string{"huur_per_maand"}}
	_, _, err = p.Bewaar(t.Context(), als, id, blad)
	must(t, err)
	if !p.lees(wie, id).Concept.Gezien.IsZero() {
		t.Error("the applicant need not look again")
	}
	_, _, err = p.Bewaar(t.Context(), wie, id, blad) // the same stays who gave it first
	must(t, err)
	o, err = p.Overzicht(t.Context(), wie, id)
	must(t, err)
	if d := o.Door["huur_per_maand"]; d.Rol != loket.Helper || d.Wie != "Boekhouder Verzonnen" {
		t.Errorf("got %+v, want the helper by his name", d)
	}
}

// The signature of such a partner could never come.
func TestApplicantIsNotHisOwnPartner(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, gezin)
	blad := loket.Blad{Pagina: p.pagina("partner_bsn").ID, Vragen: []string{"partner_bsn"}, Antwoorden: dossier.Antwoorden{"partner_bsn": wie.BSN.Cijfers()}}
	fouten, _, err := p.Bewaar(t.Context(), wie, id, blad)
	must(t, err)
	if len(fouten) != 1 || fouten[0].Pad != "partner.bsn" || !strings.Contains(fouten[0].Melding, "van de aanvrager zelf") {
		t.Errorf("saved: got %v, want a mistake that says whose BSN it is", fouten)
	}
	if err := p.VraagPartner(t.Context(), wie, id, true); !errors.Is(err, loket.ErrStand) || len(p.berichten(partnerEmail)) != 0 {
		t.Errorf("asked: got %v, want ErrStand and no message", err)
	}
	o, err := p.Overzicht(t.Context(), wie, id)
	must(t, err)
	if len(o.Fouten) != 1 || o.Fouten[0].Pad != "partner.bsn" {
		t.Errorf("checked: got %v, want the BSN", o.Fouten)
	}
	if _, err := p.Dien(t.Context(), wie, id, o.Hash); err == nil {
		t.Error("it was submitted")
	}
}
