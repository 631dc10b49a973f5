package stuf_test

import (
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"solo/connectors/stuf"
)

func TestEveryProfileLoadsAndSaysWhatIsUnproven(t *testing.T) {
	want := []string{"decos-join", "onegov", "standaard-1.1", "standaard-1.2", "suites4-gws4all", "zaakbrug"}
	if got := stuf.Profielen(); !slices.Equal(got, want) {
		t.Fatalf("got %v, want %v", got, want)
	}
	for _, naam := range want {
		g, err := stuf.LoadProfiel(naam, nil)
		if err != nil {
			t.Errorf("%s: %v", naam, err)
			continue
		}
		if strings.HasPrefix(naam, "standaard") && !slices.Equal(g.Onbewezen, []string{"documentnummer", "dubbelcontrole", "inhoud"}) || len(g.Onbewezen) == 0 {
			t.Errorf("%s: unproven are %v", naam, g.Onbewezen)
		}
		s := opstellen(t, nil)
		s.inst.Gewoonten = g
		s.must()
		s.complete()
	}
}

func TestWhatAGemeenteKnowsReplacesTheProfile(t *testing.T) {
	g, err := stuf.LoadProfiel("decos-join", map[string]string{"dialect": "1.2", "dubbelcontrole": "ja", "extra_voorvoegsel": "zaak."})
	if err != nil || g.Dialect != "1.2" || !g.Dubbelcontrole || g.ExtraVoorvoegsel != "zaak." {
		t.Errorf("got %+v, %v", g, err)
	}
	if slices.Contains(g.Onbewezen, "dialect") || !slices.Contains(g.Onbewezen, "bv04") {
		t.Errorf("got %v as unproven, want only what nobody chose", g.Onbewezen)
	}
}

func TestAllMistakesInAProfileAreToldAtOnce(t *testing.T) {
	for _, geval := range []struct {
		profiel   string
		afwijkend map[string]string
		want      []string
	}{
		{"standaard", nil, []string{`het profiel "standaard" bestaat niet`, "decos-join"}},
		{"standaard-1.1", map[string]string{"dialekt": "1.1", "soap": "1.3", "status_volgnummer": "nul", "status_code": "veel te lang"},
			[]string{`"dialekt" bestaat niet; bedoelde u "dialect"?`, "soap: kies uit 1.1, 1.2", "status_volgnummer: vul een getal", "status_code: hoogstens 10 tekens"}},
	} {
		_, err := stuf.LoadProfiel(geval.profiel, geval.afwijkend)
		for _, w := range geval.want {
			if err == nil || !strings.Contains(err.Error(), w) {
				t.Errorf("got %v, want %q in it", err, w)
			}
		}
	}
}

func TestAllMistakesInTheInstellingenAreToldAtOnce(t *testing.T) {
	i := stuf.Instellingen{VrijeBerichten: "https://x.example/v", OntvangAsynchroon: "http://x.example/o", BeantwoordVraag: "geen adres",
		Gewoonten: gewoonten(t, map[string]string{"status": "update"}), Prefix: "SOLO-"}
	_, err := stuf.New(i, slog.New(slog.DiscardHandler), time.Now)
	for _, w := range []string{"OntvangAsynchroon: gebruik https", "BeantwoordVraag: vul het adres", "zender: applicatie", "ontvanger: applicatie", "prefix: begin met de gemeentecode", "status: vul"} {
		if err == nil || !strings.Contains(err.Error(), w) {
			t.Errorf("got %v, want %q in it", err, w)
		}
	}
	if _, err := stuf.New(stuf.Instellingen{}, slog.New(slog.DiscardHandler), time.Now); err == nil || !strings.Contains(err.Error(), "profiel: kies") {
		t.Errorf("got %v, want it asked how the receiver speaks", err)
	}
}
