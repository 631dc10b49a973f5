package loket_test

import (
	"context"
	"errors"
	"io"
	"maps"
	"slices"
	"testing"

	"solo/dossier"
	"solo/intake"
	"solo/loket"
)

// verben are all that can be done with a concept.
func (p *toneel) verben(ctx context.Context, id dossier.ID) map[string]func(loket.Wie) error {
	pagina := p.pagina("huur_per_maand").ID
	return map[string]func(loket.Wie) error{
		"Lees":              func(w loket.Wie) error { _, err := p.Lees(ctx, w, id); return err },
		"Bewaar":            func(w loket.Wie) error { _, _, err := p.Bewaar(ctx, w, id, loket.Blad{Pagina: pagina}); return err },
		"Overzicht":         func(w loket.Wie) error { _, err := p.Overzicht(ctx, w, id); return err },
		"Dien":              func(w loket.Wie) error { _, err := p.Dien(ctx, w, id, ""); return err },
		"Meld":              func(w loket.Wie) error { return p.Meld(ctx, w, id) },
		"VoegToe":           func(w loket.Wie) error { return p.VoegToe(ctx, w, id, huur("huur.pdf"), reader(pdf)) },
		"HaalWeg":           func(w loket.Wie) error { return p.HaalWeg(ctx, w, id, "x") },
		"StelUit":           func(w loket.Wie) error { return p.StelUit(ctx, w, id, dossier.Toezegging{Soort: "huur"}, false) },
		"VulAan":            func(w loket.Wie) error { return p.VulAan(ctx, w, id) },
		"BeginWijziging":    func(w loket.Wie) error { return p.BeginWijziging(ctx, w, id) },
		"StaakWijziging":    func(w loket.Wie) error { return p.StaakWijziging(ctx, w, id) },
		"DienWijziging":     func(w loket.Wie) error { return p.DienWijziging(ctx, w, id, "") },
		"Termijnen":         func(w loket.Wie) error { _, err := p.Termijnen(ctx, w, id); return err },
		"Intrekking":        func(w loket.Wie) error { _, err := p.Intrekking(ctx, w, id); return err },
		"TrekIn":            func(w loket.Wie) error { return p.TrekIn(ctx, w, id) },
		"NodigUit":          func(w loket.Wie) error { _, err := p.NodigUit(ctx, w, id, loket.Uitnodiging{}); return err },
		"TrekUitnodigingIn": func(w loket.Wie) error { return p.TrekUitnodigingIn(ctx, w, id, "x") },
		"VraagPartner":      func(w loket.Wie) error { return p.VraagPartner(ctx, w, id, true) },
		"VraagPartner niet": func(w loket.Wie) error { return p.VraagPartner(ctx, w, id, false) },
		"AlsPartner":        func(w loket.Wie) error { _, err := p.AlsPartner(ctx, w, id, "x"); return err },
		"OverzichtPartner":  func(w loket.Wie) error { _, err := p.OverzichtPartner(ctx, w, id); return err },
		"TekenAlsPartner":   func(w loket.Wie) error { return p.TekenAlsPartner(ctx, w, id, "") },
		"WeigerAlsPartner":  func(w loket.Wie) error { return p.WeigerAlsPartner(ctx, w, id) },
		"ZetBewind":         func(w loket.Wie) error { return p.ZetBewind(ctx, w, id, loket.Bewind{Naam: "X"}) },
		"NodigBewindUit":    func(w loket.Wie) error { _, err := p.NodigBewindUit(ctx, w, id, "x@voorbeeld.example"); return err },
		"AlsBewindvoerder":  func(w loket.Wie) error { _, err := p.AlsBewindvoerder(ctx, w, id, "x", "x"); return err },
		"TekenOpPapier":     func(w loket.Wie) error { return p.TekenOpPapier(ctx, w, id, "x") },
		"StuurEmailcode":    func(w loket.Wie) error { return p.StuurEmailcode(ctx, w, id) },
		"BevestigEmail":     func(w loket.Wie) error { return p.BevestigEmail(ctx, w, id, "000000") },
		"ZetUrgentie":       func(w loket.Wie) error { return p.ZetUrgentie(ctx, w, id, intake.Spoed, "x") },
		"Ingevuld":          func(w loket.Wie) error { _, err := p.Ingevuld(ctx, w, id); return err },
		"Keur":              func(w loket.Wie) error { return p.Keur(ctx, w, id, "huur", "", loket.Akkoord, "") },
		"ZetHersteltermijn": func(w loket.Wie) error {
			return p.ZetHersteltermijn(ctx, w, id, dossier.DatumVan(p.Nu()).PlusDagen(9), "")
		},
		"Verleng":   func(w loket.Wie) error { _, err := p.Verleng(ctx, w, id); return err },
		"Alles":     func(w loket.Wie) error { return p.Alles(ctx, w, id, io.Discard) },
		"Formulier": func(w loket.Wie) error { _, err := p.Formulier(ctx, w, id); return err },
		"Verwijder": func(w loket.Wie) error { return p.Verwijder(ctx, w, id) },
	}
}

// vreemden are those who have nothing to do with a concept of zoe, in which a helper and a
// partner were invited.
func (p *toneel) vreemden(helper, partner loket.Wie) map[string]loket.Wie {
	ander, elders, namens, los, bewind := p.zoe(), p.zoe(), p.zoe(), p.tess(), p.bewindvoerder()
	ander.BSN, elders.Gemeente, namens.Namens, los.Rol = bsn(p.t, "999993653"), "0518", bsn(p.t, "999993653"), loket.Partner
	balie, alsPartner, alsHelper, ingebroken := consulent(), helper, partner, partner
	balie.Gemeente, alsPartner.Rol, alsHelper.Rol, ingebroken.BSN = "0518", loket.Partner, loket.Helper, ander.BSN
	return map[string]loket.Wie{"nobody": {}, "somebody without a role": {Gemeente: tilburg, BSN: p.zoe().BSN}, "somebody else": ander, "zoe at another gemeente": elders,
		"zoe for another": namens, "a partner without a link": los, "who says he is bewindvoerder": bewind, "a consulent elsewhere": balie,
		"a helper as partner": alsPartner, "a partner as helper": alsHelper, "another with the link of the partner": ingebroken,
		"a helper with an invented link": {Rol: loket.Helper, Gemeente: tilburg, Uitnodiging: "verzonnen"}}
}

// versie changes with every change of a concept.
func (p *toneel) versie(id dossier.ID) int64 {
	p.t.Helper()
	r, _, err := p.db.Concept(p.t.Context(), id)
	must(p.t, err)
	return r.Versie
}

func TestStrangersCanDoNothingAndLearnNothing(t *testing.T) {
	for naam, verstuurd := range map[string]bool{"draft": false, "handed in": true} {
		t.Run(naam, func(t *testing.T) {
			p := newToneel(t)
			wie := p.zoe()
			id := p.begonnen(wie, gezin)
			vreemden := p.vreemden(p.geholpen(wie, id, false, "huur_per_maand"), p.gevraagd(wie, id))
			if verstuurd {
				p.dien(wie, id)
			}
			voor, berichten, bestanden := p.versie(id), len(p.berichten("")), p.bestanden()
			for wie, w := range vreemden {
				for verb, do := range p.verben(t.Context(), id) {
					if err := do(w); !errors.Is(err, loket.ErrGeenToegang) {
						t.Errorf("%s by %s: got %v, want ErrGeenToegang", verb, wie, err)
					}
				}
				for verb, do := range p.verben(t.Context(), dossier.NewID(p.Nu())) {
					if err := do(w); !errors.Is(err, loket.ErrGeenToegang) {
						t.Errorf("%s by %s of what is not there: got %v, want the same", verb, wie, err)
					}
				}
			}
			if p.versie(id) != voor || len(p.berichten("")) != berichten || p.bestanden() != bestanden {
				t.Error("something changed, a message went out or a file was kept")
			}
		})
	}
}

// Who was let in does what he was let in for.
func TestEachRoleDoesItsOwnPartOnly(t *testing.T) {
	p := newToneel(t)
	zoe := p.zoe()
	id := p.begonnen(zoe, gezin)
	helper, partner := p.geholpen(zoe, id, false, "huur_per_maand"), p.gevraagd(zoe, id)
	p.dien(zoe, id)
	deVerben := slices.Sorted(maps.Keys(p.verben(t.Context(), id)))
	vanConsulent := []string{"ZetUrgentie", "Ingevuld", "Keur", "ZetHersteltermijn", "Termijnen"}
	vanPartner := []string{"OverzichtPartner", "TekenAlsPartner", "WeigerAlsPartner"}
	alleenLink := []string{"AlsPartner", "AlsBewindvoerder"}
	for _, c := range []struct {
		naam string
		wie  loket.Wie
		mag  []string
	}{
		{"helper", helper, []string{"Lees", "Bewaar", "VoegToe", "HaalWeg"}},
		{"partner", partner, append([]string{"Lees"}, vanPartner...)},
		{"consulent", consulent(), append([]string{"Lees", "VoegToe", "HaalWeg", "StelUit", "VulAan", "Alles", "Formulier", "Verwijder"}, vanConsulent...)},
		{"applicant", zoe, slices.DeleteFunc(slices.Clone(deVerben), func(v string) bool {
			return v == "TekenOpPapier" || slices.Contains(slices.Concat(vanConsulent, vanPartner, alleenLink), v)
		})},
	} {
		for verb, do := range p.verben(t.Context(), id) {
			err := do(c.wie)
			if got := !errors.Is(err, loket.ErrGeenToegang); got != slices.Contains(c.mag, verb) {
				t.Errorf("%s by the %s: got %v, may %v", verb, c.naam, err, slices.Contains(c.mag, verb))
			}
		}
	}
}

func TestOnlyAnApplicantOrWhoActsForHimBegins(t *testing.T) {
	p := newToneel(t)
	start := loket.Start{Gemeente: tilburg, Regeling: "bbz-gevestigd"}
	for naam, w := range map[string]loket.Wie{"nobody": {Gemeente: tilburg}, "a helper": {Rol: loket.Helper, Gemeente: tilburg, BSN: p.zoe().BSN},
		"a consulent": consulent(), "no role": {BSN: p.zoe().BSN, Gemeente: tilburg}, "no BSN": {Rol: loket.Aanvrager, Gemeente: tilburg},
		"another gemeente": {Rol: loket.Aanvrager, BSN: p.zoe().BSN, Gemeente: "0518"}} {
		if _, err := p.Begin(t.Context(), w, start); !errors.Is(err, loket.ErrGeenToegang) {
			t.Errorf("%s: got %v, want ErrGeenToegang", naam, err)
		}
	}
	if _, err := p.BalieBegin(t.Context(), p.zoe(), start, loket.Bezoeker{BSN: p.zoe().BSN, Vastgesteld: "paspoort"}); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("at the counter, without a consulent: got %v, want ErrGeenToegang", err)
	}
	if _, err := p.Begin(t.Context(), p.zoe(), loket.Start{Gemeente: tilburg, Regeling: "verzonnen"}); !errors.Is(err, intake.ErrOnbekend) {
		t.Errorf("no such regeling: got %v, want intake.ErrOnbekend", err)
	}
}
