package intake_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"solo/dossier"
	"solo/intake"
)

// echtLijkend passes the elfproef outside the range of test persons. It is the made-up
// number of many a manual.
const echtLijkend = "111222333"

func TestRefusedAanvraagLeavesNothing(t *testing.T) {
	for naam, c := range map[string]struct {
		edit func(*inzending)
		want [][2]string
	}{
		"unknown regeling": {func(in *inzending) { in.doc["regeling"] = "bbz-verzonnen" },
			[][2]string{{"regeling", "kent SOLO niet"}}},
		"unknown gemeente": {func(in *inzending) { in.doc["gemeentecode"] = "9999" },
			[][2]string{{"gemeentecode", "gebruikt SOLO niet"}}},
		"wrong version": {func(in *inzending) { in.doc["definitie"] = 2 },
			[][2]string{{"definitie", "deze versie"}}},
		"tomorrow": {func(in *inzending) { in.doc["aanvraag_op"] = nu().Add(24 * time.Hour).Format(time.RFC3339) },
			[][2]string{{"aanvraag_op", "toekomst"}}},
		"a BSN that is none": {func(in *inzending) { in.groep("aanvrager")["bsn"] = "999990018" },
			[][2]string{{"aanvrager.bsn", "geldig BSN"}}},
		"real people in a test system": {func(in *inzending) {
			in.groep("aanvrager")["bsn"] = echtLijkend
			in.groep("partner")["bsn"] = echtLijkend
		}, [][2]string{{"partner.bsn", "van de aanvrager zelf"}, {"aanvrager.bsn", "testreeks"}, {"partner.bsn", "testreeks"}}},
		"BSN as kenmerk": {func(in *inzending) { in.doc["kenmerk"] = "klant-" + in.groep("aanvrager")["bsn"].(string) },
			[][2]string{{"kenmerk", "BSN"}}},
		"urgency of a supplier": {func(in *inzending) { in.doc["urgentie"] = "spoed" },
			[][2]string{{"urgentie", "berekent het zelf"}}},
		"5 GB declared": {func(in *inzending) { in.bijlage(0)["grootte"] = 5 << 30 },
			[][2]string{{"bijlagen[0].grootte", "hoogstens 50 MB"}, {"bijlagen", "hoogstens 200 MB"}}},
		"empty attachment declared": {func(in *inzending) { in.bijlage(1)["grootte"] = 0 },
			[][2]string{{"bijlagen[1].grootte", "leeg"}}},
		"unknown kind of attachment": {func(in *inzending) { in.bijlage(1)["soort"] = "paspoort_van_de_kat" },
			[][2]string{{"bijlagen[1].soort", "bestaat niet"}}},
		"a folder as name": {func(in *inzending) { in.bijlage(0)["bestand"] = "../../etc/geheim" },
			[][2]string{{"bijlagen[0].bestand", "zonder mappen"}}},
		"201 attachments": {func(in *inzending) {
			for i := range dossier.MaxBijlagen - 1 {
				in.bij(fmt.Sprintf("verzonnen-%03d.pdf", i), pdf("x"))
			}
		}, [][2]string{{"bijlagen", "hoogstens 200"}}},
	} {
		t.Run(naam, func(t *testing.T) {
			d, in := newDeur(t), voorbeeld(t, "02-spoed-gezin-afsluiting")
			c.edit(in)
			d.checkRefused(t, in, c.want...)
		})
	}
}

func TestTestPeopleStayOutOfProduction(t *testing.T) {
	d, in := newDeur(t), voorbeeld(t, "02-spoed-gezin-afsluiting")
	d.Testgegevens = false
	d.checkRefused(t, in, [2]string{"aanvrager.bsn", "niet in productie"}, [2]string{"partner.bsn", "niet in productie"})
}

func TestProductionAcceptsOtherPeople(t *testing.T) {
	d, in := newDeur(t), voorbeeld(t, "01-kapper-regulier")
	d.Testgegevens = false
	in.groep("aanvrager")["bsn"] = echtLijkend
	d.accept(t, in)
}

func TestAllMistakesOfADocumentAreToldAtOnce(t *testing.T) {
	d, in := newDeur(t), voorbeeld(t, "02-spoed-gezin-afsluiting")
	in.doc["gemeentecode"] = "9999"
	in.doc["definitie"] = 7
	in.doc["aanvraag_op"] = nu().Add(time.Hour).Format(time.RFC3339)
	in.groep("aanvrager")["bsn"] = echtLijkend
	in.groep("antwoorden")["uren_per_week"] = "Verzonnen-Achternaam"
	in.groep("antwoorden")["bestaat_niet"] = true
	in.bijlage(0)["grootte"] = 60 << 20
	in.bijlage(1)["soort"] = "onbekend"
	d.checkRefused(t, in, [2]string{"gemeentecode", "gebruikt SOLO niet"}, [2]string{"definitie", "deze versie"},
		[2]string{"aanvraag_op", "toekomst"}, [2]string{"aanvrager.bsn", "testreeks"},
		[2]string{"antwoorden.uren_per_week", "getal"}, [2]string{"antwoorden.bestaat_niet", "bestaat niet"},
		[2]string{"bijlagen[0].grootte", "te groot"}, [2]string{"bijlagen[1].soort", "bestaat niet"})
}

// What does not depend on the regeling is told although the regeling is unknown.
func TestMistakesBesideAnUnknownRegelingAreToldToo(t *testing.T) {
	d, in := newDeur(t), voorbeeld(t, "01-kapper-regulier")
	in.doc["regeling"] = "bestaat-niet"
	in.groep("aanvrager")["bsn"] = echtLijkend
	in.bijlage(3)["grootte"] = 0
	d.checkRefused(t, in, [2]string{"regeling", "kent SOLO niet"}, [2]string{"aanvrager.bsn", "testreeks"},
		[2]string{"bijlagen[3].grootte", "leeg"})
}

func TestHostileDocumentsAreRefusedWhole(t *testing.T) {
	velden := map[string]any{}
	for i := range 10_000 {
		velden[fmt.Sprintf("veld_%d", i)] = i
	}
	diep := any("bodem")
	for range 100 {
		diep = []any{diep}
	}
	for naam, c := range map[string]struct {
		edit func(*inzending)
		deel string
	}{
		"10,000 fields": {func(in *inzending) { in.doc["antwoorden"] = velden }, "velden"},
		"deep nesting":  {func(in *inzending) { in.groep("antwoorden")["schulden"] = diep }, "genest"},
		"a huge text":   {func(in *inzending) { in.groep("antwoorden")["u_toelichting"] = strings.Repeat("a", 1<<20) }, "langer"},
		"5 MB of lists": {func(in *inzending) { in.groep("antwoorden")["kinderen"] = make([]any, 1<<20) }, "MB"},
	} {
		t.Run(naam, func(t *testing.T) {
			d, in := newDeur(t), voorbeeld(t, "01-kapper-regulier")
			c.edit(in)
			d.checkRefused(t, in, [2]string{"document", c.deel})
		})
	}
}

// Fifteen hundred unknown answers are told one by one, in a time that keeps nobody else
// waiting.
func TestManyUnknownAnswersAreToldQuickly(t *testing.T) {
	d, in := newDeur(t), voorbeeld(t, "16-woonboot-zonder-bijlagen")
	for i := range 1500 {
		in.groep("antwoorden")[fmt.Sprintf("veld_%d", i)] = true
	}
	van := time.Now()
	_, err := d.Complete(t.Context(), in.document(t), in.open)
	var b dossier.Bevindingen
	if !errors.As(err, &b) || len(b) != 1500 {
		t.Fatalf("got %d findings, want 1500", len(b))
	}
	if duur := time.Since(van); duur > 2*time.Second {
		t.Errorf("took %v", duur)
	}
	d.checkEmpty(t)
}

// A definition that cannot be read is no mistake of who sends.
func TestBrokenDefinitionIsNoFinding(t *testing.T) {
	d, in := newDeur(t), voorbeeld(t, "01-kapper-regulier")
	stuk := errors.New("bbz-gevestigd.yaml:3:1: stuk")
	d.Definitie = func(string, int, dossier.Gemeentecode) (*intake.Definitie, error) { return nil, stuk }
	_, err := d.Complete(t.Context(), in.document(t), in.open)
	var b dossier.Bevindingen
	if errors.As(err, &b) || !errors.Is(err, stuk) {
		t.Errorf("got %v, want the error itself", err)
	}
	d.checkEmpty(t)
}
