package loket_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"solo/dossier"
	"solo/loket"
)

func TestEerdereListsHisOwnAtThisGemeente(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	concept := p.begonnen(wie, gezin)
	p.gevraagd(wie, concept)
	p.later(time.Minute)
	verstuurd, ref := p.ingezonden(wie, "01-kapper-regulier")
	elders := wie
	elders.Gemeente = "0518"
	p.begin(elders)
	p.begin(p.tess())
	got, err := p.Eerdere(t.Context(), wie)
	must(t, err)
	if len(got) != 2 || got[0].ID != concept || got[0].Stand != loket.Open || got[0].Referentie != "" || got[1].ID != verstuurd || got[1].Referentie != ref || got[1].Op.IsZero() {
		t.Errorf("got %+v, want the draft and what was sent, oldest first", got)
	}
	if got, err := p.Eerdere(t.Context(), p.tess()); err != nil || len(got) != 1 {
		t.Errorf("the partner: got %d, %v; want her own alone", len(got), err)
	}
}

func TestVerlengBeginsWithTheAnswersOfBefore(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, ref := p.ingezonden(wie, "01-kapper-regulier")
	nieuw, err := p.Verleng(t.Context(), wie, id)
	must(t, err)
	b := p.lees(wie, nieuw)
	oud := p.voorbeeld("01-kapper-regulier")
	if asJSON(t, b.Antwoord("huur_per_maand")) != asJSON(t, oud.Antwoorden["huur_per_maand"]) || b.Antwoord("achternaam") != oud.Aanvrager.Achternaam {
		t.Error("the answers of before are not there")
	}
	for vraag := range b.Concept.Antwoorden {
		if v, _ := p.def.Vraag(vraag); v.Type == "verklaring" || slices.Contains(v.Doel, "U") {
			t.Errorf("%s is of a moment, and is taken over", vraag)
		}
	}
	if c := b.Concept; c.Stand != loket.Open || !c.MeldingOp.IsZero() || !slices.Equal(c.Verwant, []dossier.ID{ref}) || len(c.Ondertekeningen)+len(c.Stukken) > 0 {
		t.Errorf("got %s, melding %s, verwant %v; want a new concept that names %s", c.Stand, c.MeldingOp, c.Verwant, ref)
	}
	if _, err := p.Verleng(t.Context(), wie, nieuw); !errors.Is(err, loket.ErrStand) {
		t.Errorf("of a draft: got %v, want ErrStand", err)
	}
}

// The zaak of the aanvraag names that of its melding, and that of the one before.
func TestZaakOfTheAanvraagNamesWhatItGoesWith(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	eerste, ref := p.ingezonden(wie, "01-kapper-regulier")
	nieuw, err := p.Verleng(t.Context(), wie, eerste)
	must(t, err)
	p.fill(wie, nieuw, p.voorbeeld("01-kapper-regulier"))
	o, err := p.Overzicht(t.Context(), wie, nieuw)
	must(t, err)
	must(t, p.Meld(t.Context(), wie, nieuw)) // what is signed stays the same
	melding := p.lees(wie, nieuw).Concept.Zendingen[0].Referentie
	zaak, err := p.Dien(t.Context(), wie, nieuw, o.Hash)
	must(t, err)
	if got, want := p.ingediend(zaak).Verwant, []dossier.ID{melding, ref}; !slices.Equal(got, want) {
		t.Errorf("got %v, want the melding and the one before: %v", got, want)
	}
	must(t, p.wijzig(wie, nieuw, "huur_per_maand", 81000))
}

func TestNobodyPointsAtTheAanvraagOfAnother(t *testing.T) {
	p := newToneel(t)
	_, ref := p.ingezonden(p.zoe(), "01-kapper-regulier")
	start := loket.Start{Gemeente: tilburg, Regeling: "bbz-gevestigd", Verwant: []dossier.ID{ref}}
	if _, err := p.Begin(t.Context(), p.tess(), start); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("got %v, want ErrGeenToegang", err)
	}
	if _, err := p.Begin(t.Context(), p.zoe(), start); err != nil {
		t.Errorf("his own: %v", err)
	}
}

// inhoud of a zip, by name.
func uitgepakt(t *testing.T, raw []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	must(t, err)
	uit := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		must(t, err)
		b, err := io.ReadAll(r)
		must(t, err)
		uit[f.Name] = string(b)
	}
	return uit
}

func TestAllesHoldsWhatIsKeptAndLetsNobodyIn(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, gezin)
	als := p.gevraagd(wie, id)
	helper := p.geholpen(wie, id, false, "huur_per_maand")
	must(t, p.WeigerAlsPartner(t.Context(), als, id))
	must(t, p.VoegToe(t.Context(), wie, id, huur("../huur.pdf"), reader(pdf)))
	p.zet(wie, id, dossier.Antwoorden{"woonvorm": "inwonend"}) // the rent is not asked any more
	_, _, err := p.Bewaar(t.Context(), wie, id, loket.Blad{Pagina: p.pagina("telefoon").ID, Vragen: []string{"telefoon"}, Ruw: map[string]string{"telefoon": "onleesbaar"}})
	must(t, err)
	var zipje bytes.Buffer
	must(t, p.Alles(t.Context(), wie, id, &zipje))
	uit := uitgepakt(t, zipje.Bytes())
	blad := uit["aanvraag.json"]
	for _, want := range []string{"huur_per_maand", "onleesbaar", p.voorbeeld(gezin).Aanvrager.Achternaam, "Boekhouder Verzonnen"} {
		if !strings.Contains(blad, want) {
			t.Errorf("%q is kept and not told", want)
		}
	}
	for naam, geheim := range map[string]string{"the link of the helper": helper.Uitnodiging, "the link of the partner": als.Uitnodiging, "the refusal of the partner": `"geweigerd"`} {
		if strings.Contains(blad, geheim) {
			t.Errorf("%s is told", naam)
		}
	}
	if len(uit) != 2 {
		t.Errorf("%d files, want the answers and the paper", len(uit))
	}
	for naam, inhoud := range uit {
		if strings.Contains(naam, "..") || strings.HasPrefix(naam, "papieren/") && inhoud != pdf {
			t.Errorf("%q does not hold the paper under a name that is safe", naam)
		}
	}
}
