package loket_test

import (
	"errors"
	"strings"
	"testing"

	"solo/dossier"
	"solo/loket"
)

const kvkKantoor, kvkKapper = "00009010", "00009001"

// kantoor is the office of the bookkeeper, by itself or for the business namens.
func kantoor(namens string) loket.Kantoor {
	return loket.Kantoor{Middel: "eherkenning", Niveau: "eh3", KVK: kvkKantoor, Vestiging: "000000009010", Namens: namens}
}

// genodigd is an aanvraag with a bookkeeper who fills it in, and the code to come in with.
func (p *toneel) genodigd(wie loket.Wie) (id dossier.ID, uitnodiging, code string) {
	p.t.Helper()
	id = p.begonnen(wie, "01-kapper-regulier")
	p.antwoord(wie, id, dossier.Antwoorden{"invuller_rol": "boekhouder"})
	p.antwoord(wie, id, dossier.Antwoorden{"kvk_nummer": kvkKapper})
	code, err := p.NodigUit(p.t.Context(), wie, id, loket.Uitnodiging{Naam: "B. Houder", Email: helperEmail, Paginas: []string{p.pagina("huur_per_maand").ID}})
	must(p.t, err)
	return id, p.lees(wie, id).Concept.Uitnodigingen[0].ID, code
}

// antwoord answers some questions of one page, and leaves the others as they are.
func (p *toneel) antwoord(wie loket.Wie, id dossier.ID, a dossier.Antwoorden) {
	p.t.Helper()
	blad := loket.Blad{Antwoorden: a}
	for vraag := range a {
		blad.Pagina, blad.Vragen = p.pagina(vraag).ID, append(blad.Vragen, vraag)
	}
	_, _, err := p.Bewaar(p.t.Context(), wie, id, blad)
	must(p.t, err)
}

func TestOfficeComesInWithEHerkenning(t *testing.T) {
	for naam, namens := range map[string]string{"by itself": "", "by a chain of mandates": kvkKapper} {
		t.Run(naam, func(t *testing.T) {
			p := newToneel(t)
			wie := p.zoe()
			id, u, code := p.genodigd(wie)
			if _, err := p.NeemAan(t.Context(), id, u, "", kantoor(namens)); !errors.Is(err, loket.ErrCode) {
				t.Errorf("without the code: got %v, want ErrCode", err)
			}
			als, err := p.NeemAan(t.Context(), id, u, code, kantoor(namens))
			must(t, err)
			if als.Rol != loket.Helper || als.Middel != "eherkenning" || als.Niveau != "eh3" {
				t.Errorf("got %s with %s %s", als.Rol, als.Middel, als.Niveau)
			}
			if b := p.lees(als, id); len(b.Paginas) != 1 || b.Antwoord("kvk_nummer") != nil {
				t.Error("he sees more than was shared")
			}
			if _, err := p.Dien(t.Context(), als, id, "x"); !errors.Is(err, loket.ErrGeenToegang) {
				t.Errorf("he signs: got %v", err)
			}
			b := p.lees(wie, id)
			if k := b.Concept.Uitnodigingen[0].Kantoor; k == nil || k.KVK != kvkKantoor || k.Niveau != "eh3" || k.Namens != namens || k.Vestiging == "" || !k.Op.Equal(p.Nu()) {
				t.Errorf("kept: %+v", k)
			}
			if got := b.Antwoord("invuller_kvk"); got != kvkKantoor || b.Concept.Door["invuller_kvk"].Rol != loket.Helper {
				t.Errorf("invuller_kvk is %v, of %q", got, b.Concept.Door["invuller_kvk"].Rol)
			}
			if _, err := p.NeemAan(t.Context(), id, u, "", kantoor(namens)); err != nil {
				t.Errorf("a second time, without the code: %v", err)
			}
		})
	}
}

func TestWhatTheApplicantSaysOfTheOfficeStands(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, u, code := p.genodigd(wie)
	p.antwoord(wie, id, dossier.Antwoorden{"invuller_kvk": "00009099"})
	_, err := p.NeemAan(t.Context(), id, u, code, kantoor(""))
	must(t, err)
	if got := p.lees(wie, id).Antwoord("invuller_kvk"); got != "00009099" {
		t.Errorf("got %v, want what he said", got)
	}
}

// Who fills it in himself sends nothing of the office that helped with a part.
func TestOfficeThatHelpedIsNotWhoFilledItIn(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, u, code := p.genodigd(wie)
	_, err := p.NeemAan(t.Context(), id, u, code, kantoor(""))
	must(t, err)
	p.antwoord(wie, id, dossier.Antwoorden{"invuller_rol": "zelf"})
	for range 20 { // answers come in any order
		o, err := p.Overzicht(t.Context(), wie, id)
		must(t, err)
		if len(o.Fouten) > 0 {
			t.Fatal(o.Fouten)
		}
	}
}

// An office that helps with a part asks him nothing: he says who fills it in.
func TestOfficeThatHelpsAsksNothingOfTheApplicant(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, u, code := p.genodigd(wie)
	p.antwoord(wie, id, dossier.Antwoorden{"invuller_rol": nil, "invuller_naam": nil, "invuller_telefoon": nil, "invuller_email": nil, "invuller_organisatie": nil})
	was := p.lees(wie, id)
	_, err := p.NeemAan(t.Context(), id, u, code, kantoor(""))
	must(t, err)
	wordt := p.lees(wie, id)
	if wordt.Te != was.Te || len(wordt.Papieren) != len(was.Papieren) {
		t.Errorf("%d questions and %d papers, want %d and %d as before", wordt.Te, len(wordt.Papieren), was.Te, len(was.Papieren))
	}
	p.antwoord(wie, id, dossier.Antwoorden{"invuller_rol": "boekhouder"})
	if got := p.lees(wie, id).Antwoord("invuller_kvk"); got != kvkKantoor {
		t.Errorf("he says that his bookkeeper does, of which the office is %v", got)
	}
}

func TestOfficeIsRefusedWithAReason(t *testing.T) {
	elders := kantoor("")
	elders.KVK = "00009011"
	for naam, c := range map[string]struct {
		eerst *loket.Kantoor
		k     loket.Kantoor
		want  string
	}{
		"mandated by another business":      {nil, kantoor("00009002"), "ander bedrijf dan in de aanvraag staat"},
		"the mandate is withdrawn":          {new(kantoor(kvkKapper)), kantoor(""), "niet meer gemachtigd"},
		"the mandate is of another now":     {new(kantoor(kvkKapper)), kantoor("00009002"), "niet meer gemachtigd"},
		"another office":                    {new(kantoor("")), elders, "een ander kantoor"},
		"the code alone, after eHerkenning": {new(kantoor("")), loket.Kantoor{}, "doe dat nu ook"},
	} {
		t.Run(naam, func(t *testing.T) {
			p := newToneel(t)
			wie := p.zoe()
			id, u, code := p.genodigd(wie)
			if c.eerst != nil {
				_, err := p.NeemAan(t.Context(), id, u, code, *c.eerst)
				must(t, err)
			}
			_, err := p.NeemAan(t.Context(), id, u, code, c.k)
			if !errors.Is(err, loket.ErrKantoor) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want ErrKantoor with %q", err, c.want)
			}
		})
	}
}

func TestOfficeForABusinessThatIsNotThereYetIsRefused(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, u, code := p.genodigd(wie)
	p.antwoord(wie, id, dossier.Antwoorden{"kvk_nummer": nil})
	if _, err := p.NeemAan(t.Context(), id, u, code, kantoor(kvkKapper)); !errors.Is(err, loket.ErrKantoor) || !strings.Contains(err.Error(), "nog geen KVK-nummer") {
		t.Errorf("got %v, want ErrKantoor", err)
	}
}

// Who came in by the code alone is out as soon as the office came in with eHerkenning, and
// everybody is when the applicant stops it.
func TestSessionOfAHelperEndsAtOnce(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, u, code := p.genodigd(wie)
	zonder, err := p.NeemAan(t.Context(), id, u, code, loket.Kantoor{})
	must(t, err)
	met, err := p.NeemAan(t.Context(), id, u, code, kantoor(""))
	must(t, err)
	if _, err := p.Lees(t.Context(), zonder, id); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("by the code alone: got %v, want ErrGeenToegang", err)
	}
	if _, err := p.Lees(t.Context(), met, id); err != nil {
		t.Errorf("with eHerkenning: %v", err)
	}
	must(t, p.TrekUitnodigingIn(t.Context(), wie, id, u))
	if _, err := p.Lees(t.Context(), met, id); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("stopped: got %v, want ErrGeenToegang", err)
	}
	if _, err := p.NeemAan(t.Context(), id, u, "", kantoor("")); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("and again: got %v, want ErrGeenToegang", err)
	}
}
