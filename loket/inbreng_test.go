package loket_test

import (
	"testing"

	"solo/dossier"
	"solo/loket"
)

const huurvraag = "huur_per_maand"

// huurDoor is who gave the rent in an aanvraag, by role and name.
func huurDoor(a *dossier.Aanvraag) string {
	i, _ := a.InbrengVan(huurvraag)
	return i.Rol + " " + i.Wie
}

// vulHuur saves the rent, and nothing else.
func (p *toneel) vulHuur(wie loket.Wie, id dossier.ID, w any) {
	p.t.Helper()
	_, _, err := p.Bewaar(p.t.Context(), wie, id, loket.Blad{Pagina: p.pagina(huurvraag).ID, Vragen: []string{huurvraag}, Antwoorden: dossier.Antwoorden{huurvraag: w}})
	must(p.t, err)
}

func TestGemeenteHearsWhoGaveAnAnswer(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	p.vulHuur(p.geholpen(wie, id, false, huurvraag), id, 81000)
	ref := p.dien(wie, id)
	if a := p.ingediend(ref); huurDoor(a) != "helper Boekhouder Verzonnen" || len(a.Inbreng) != 1 || len(a.Inbreng[0].Vragen) != 1 {
		t.Fatalf("got %q of %d, want the helper of the one answer", huurDoor(a), len(a.Inbreng))
	}
	nieuw, err := p.Verleng(t.Context(), wie, id)
	must(t, err)
	if d := p.lees(wie, nieuw).Concept.Door[huurvraag]; d.Rol != loket.Helper || d.Wie != "Boekhouder Verzonnen" || d.Nr != 0 {
		t.Errorf("in the extension: got %+v, want the helper, and no invitation of his", d)
	}
	must(t, p.BeginWijziging(t.Context(), wie, id))
	p.vulHuur(wie, id, 82000)
	must(t, p.StaakWijziging(t.Context(), wie, id))
	if d := p.lees(wie, id).Concept.Door[huurvraag]; d.Rol != loket.Helper {
		t.Errorf("after what was changed is dropped: got %+v, want the helper again", d)
	}
	must(t, p.wijzig(wie, id, huurvraag, 82000))
	if a := p.ingediend(ref); huurDoor(a) != " " || len(a.Inbreng) != 0 {
		t.Errorf("after the applicant changed it: got %q, want nobody else", huurDoor(a))
	}
}

// The name of an employee is not for the applicant, who reads the same document.
func TestDocumentNamesNoEmployee(t *testing.T) {
	p := newToneel(t)
	id := p.aanBalieGetekend()
	c := consulent()
	o, err := p.Overzicht(t.Context(), c, id)
	must(t, err)
	ref, err := p.Dien(t.Context(), c, id, o.Hash)
	must(t, err)
	a := p.ingediend(ref)
	if len(a.Inbreng) != 1 || a.Inbreng[0].Rol != "consulent" || a.Inbreng[0].Wie != "" || len(a.Inbreng[0].Vragen) < 30 {
		t.Errorf("got %d times who, want one employee without his name", len(a.Inbreng))
	}
}
