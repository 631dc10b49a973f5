package solo_test

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"

	"solo/dossier"
	"solo/intake"
	voorbeelden "solo/testdata/aanvragen"
)

// bronnen are the examples of bbz-gevestigd, and those of the other regelingen.
var bronnen = []fs.FS{voorbeelden.FS(), voorbeelden.Andere()}

// leesVoorbeelden decodes all of one, by the name of the folder.
func leesVoorbeelden(t *testing.T, bron fs.FS) map[string]*dossier.Aanvraag {
	t.Helper()
	uit, err := voorbeelden.Decode(bron)
	if err != nil || len(uit) < 10 {
		t.Fatalf("%d examples, %v", len(uit), err)
	}
	return uit
}

func leesDefinitie(t *testing.T) *intake.Definitie {
	t.Helper()
	d, err := intake.Load("bbz-gevestigd")
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestVoorbeeldenFitTheRegeling(t *testing.T) {
	d := leesDefinitie(t)
	for naam, a := range leesVoorbeelden(t, voorbeelden.FS()) {
		if b := d.Validate(a); len(b) > 0 {
			t.Errorf("%s:\n%v", naam, b)
		}
	}
}

func TestVoorbeeldenCarryTheFilesTheyName(t *testing.T) {
	for _, bron := range bronnen {
		totaal := int64(0)
		for naam, a := range leesVoorbeelden(t, bron) {
			namen, err := fs.ReadDir(bron, naam)
			if err != nil || len(namen) != len(a.Bijlagen)+1 {
				t.Errorf("%s: %d files, %v; want aanvraag.json and %d attachments", naam, len(namen), err, len(a.Bijlagen))
			}
			for _, b := range a.Bijlagen {
				raw, err := fs.ReadFile(bron, path.Join(naam, b.Bestand))
				som := sha256.Sum256(raw)
				if err != nil || int64(len(raw)) != b.Grootte || hex.EncodeToString(som[:]) != b.SHA256 {
					t.Errorf("%s/%s: %v; size or hash differs from the document", naam, b.Bestand, err)
				}
				totaal += b.Grootte
			}
		}
		if totaal > 2<<20 {
			t.Errorf("attachments take %d bytes, want at most 2 MB: they are part of the program", totaal)
		}
	}
}

// Everybody is invented: production refuses them, and nobody can be found by them.
func TestVoorbeeldenNameNobodyWhoExists(t *testing.T) {
	gezien := map[string]string{}
	for _, bron := range bronnen {
		for naam, a := range leesVoorbeelden(t, bron) {
			personen := []dossier.Persoon{a.Aanvrager}
			if a.Partner != nil {
				personen = append(personen, *a.Partner)
			}
			for _, p := range personen {
				if !p.BSN.IsZero() && !p.BSN.IsTest() {
					t.Errorf("%s: a BSN outside the test range", naam)
				}
				if ander, dubbel := gezien[p.BSN.Cijfers()]; dubbel && !p.BSN.IsZero() {
					t.Errorf("%s and %s share a BSN", naam, ander)
				}
				gezien[p.BSN.Cijfers()] = naam
				if p.Email != "" && !strings.HasSuffix(p.Email, ".example") {
					t.Errorf("%s: an e-mail address that may exist (RFC 2606)", naam)
				}
			}
		}
	}
}

func TestVoorbeeldenCoverTheRegeling(t *testing.T) {
	d := leesDefinitie(t)
	alle := leesVoorbeelden(t, voorbeelden.FS())
	gezien := map[string]bool{}
	for _, a := range alle {
		for k := range kenmerkenVan(d, a) {
			gezien[k] = true
		}
	}
	for _, want := range verwacht(d) {
		if !gezien[want] {
			t.Errorf("no example shows %s", want)
		}
	}
}

// verwacht is what the examples must show together.
func verwacht(d *intake.Definitie) []string {
	uit := []string{
		"gemeente 0855", "gemeente 0518", "gemeente 0014", "kanaal online", "kanaal balie", "zonder bsn", "zonder partner",
		"partner", "onderneming", "bewindvoerder", "adres in het buitenland", "naam van 200 tekens", "0 bijlagen", "30 bijlagen",
		"weet niet", "later", "spoed", "verhoogd", "regulier", "handtekening partner", "handtekening vennoot", "handtekening gemachtigde",
		"hulpvraag levensonderhoud", "hulpvraag bedrijfskapitaal", "hulpvraag begeleiding", "hulpvraag levensonderhoud+bedrijfskapitaal",
		"hulpvraag levensonderhoud+begeleiding", "hulpvraag bedrijfskapitaal+begeleiding", "hulpvraag levensonderhoud+bedrijfskapitaal+begeleiding",
		"variant doorgaan", "variant beeindigen", "variant oudere",
	}
	for _, rol := range []string{"partner", "boekhouder", "bewindvoerder", "hulpverlener", "familie"} {
		uit = append(uit, "gemachtigde "+rol)
	}
	for _, m := range d.Modules {
		for _, v := range m.Vragen {
			if v.Veld == "" && v.Berekend == "" {
				uit = append(uit, "vraag "+v.ID)
			}
			for _, veld := range v.Velden {
				uit = append(uit, "vraag "+v.ID+"."+veld.ID)
			}
		}
	}
	return uit
}

func kenmerkenVan(d *intake.Definitie, a *dossier.Aanvraag) map[string]bool {
	hulp := []string{}
	for _, h := range a.Antwoorden["hulpvraag"].([]any) {
		hulp = append(hulp, h.(string))
	}
	uit := map[string]bool{
		"gemeente " + string(a.Gemeente): true, "kanaal " + string(a.Kanaal): true, "hulpvraag " + strings.Join(hulp, "+"): true,
		"variant " + a.Antwoorden["bbz_variant"].(string): true, d.Beoordeel(a).Urgentie.Niveau: true,
		"zonder bsn": a.Aanvrager.BSN.IsZero(), "zonder partner": a.Partner == nil, "partner": a.Partner != nil,
		"onderneming": a.Onderneming != nil, "bewindvoerder": a.Bewindvoerder != nil, "adres in het buitenland": a.Aanvrager.Adres.InBuitenland(),
		"naam van 200 tekens": len([]rune(a.Aanvrager.Achternaam)) == 200, "0 bijlagen": len(a.Bijlagen) == 0, "30 bijlagen": len(a.Bijlagen) == 30,
		"weet niet": len(a.WeetNiet) > 0, "later": len(a.Later) > 0,
	}
	if a.Gemachtigde != nil {
		uit["gemachtigde "+a.Gemachtigde.Rol] = true
	}
	for _, o := range a.Ondertekeningen {
		uit["handtekening "+o.Wie] = true
	}
	for id, w := range a.Antwoorden {
		uit["vraag "+id] = true
		rijen, _ := w.([]any)
		for _, r := range append(slices.Clone(rijen), w) {
			velden, _ := r.(map[string]any)
			for veld := range velden {
				uit["vraag "+id+"."+veld] = true
			}
		}
	}
	for k, v := range uit {
		if !v {
			delete(uit, k)
		}
	}
	return uit
}
