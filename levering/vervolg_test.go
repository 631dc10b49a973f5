package levering_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"

	"solo/connectors"
	"solo/connectors/conntest"
	"solo/dossier"
	"solo/gereedschap"
	"solo/levering"
	"solo/outbox"
	"solo/store"
	"solo/testdata/vervolgen"
	"solo/zaak"
)

// A vervolg in the making: the document, and its one file.
type vervolg struct {
	doc    map[string]any
	inhoud []byte
}

func newVervolg(soort, kenmerk string) *vervolg {
	return &vervolg{doc: map[string]any{"formaat": "solo-vervolg/1", "leverancier": "loket", "kenmerk": kenmerk, "aanvraag": "voorbeeld-01",
		"soort": soort, "op": "2026-11-20T10:00:00Z", "toelichting": "Zo zit het nu.",
		"ondertekeningen": []any{map[string]any{"wie": "aanvrager", "op": "2026-11-20T10:00:00Z", "middel": "digid"}}}}
}

func (v *vervolg) met(soort, bestand string) *vervolg {
	v.inhoud = []byte("%PDF-1.7\n<< /Type /Page >>\n% " + bestand + "\n%%EOF\n")
	som := sha256.Sum256(v.inhoud)
	v.doc["bijlagen"] = []any{map[string]any{"bestand": bestand, "grootte": len(v.inhoud), "sha256": hex.EncodeToString(som[:]), "soort": soort}}
	return v
}

func (v *vervolg) wijzig(patch map[string]any) *vervolg { v.doc["wijziging"] = patch; return v }

func (k *keten) vervolg(t testing.TB, v *vervolg) {
	t.Helper()
	raw, err := json.Marshal(v.doc)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := k.deur.Vervolg(t.Context(), raw, func(string) (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(v.inhoud)), nil }); err != nil {
		t.Fatal(err)
	}
}

// deliver makes one attempt and books how it ended.
func (k *keten) deliver(t testing.TB, zaaknummer string) outbox.Levering {
	t.Helper()
	k.ander.ontvangst = connectors.Ontvangst{Zaaknummer: zaaknummer, Zaak: "https://zaken.example/" + zaaknummer}
	l := k.claim(t)
	o, err := k.Deliver(t.Context(), l, conntest.NewGeheugen(conntest.NewKlok(nu()), 0))
	u := outbox.Uitkomst{Besluit: outbox.Geleverd, Geteld: true, Ontvangst: o}
	var f *connectors.Fout
	if errors.As(err, &f) {
		u = outbox.Uitkomst{Besluit: outbox.WachtOpMens, Geteld: true, Fout: f}
	} else if err != nil {
		t.Fatal(err)
	}
	if err := k.db.Journaal(l).Release(t.Context(), u); err != nil {
		t.Fatal(err)
	}
	return l
}

// zaakMet delivers the example and accepts vervolgen on it.
func zaakMet(t testing.TB, vervolgen ...*vervolg) (*keten, dossier.ID) {
	t.Helper()
	k := newKeten(t)
	id := k.accept(t, "01-kapper-regulier")
	k.deliver(t, "ZAAK-1")
	for _, v := range vervolgen {
		k.vervolg(t, v)
	}
	return k, id
}

func titels(z *zaak.Zaak) (uit []string) {
	for _, d := range z.Documenten {
		uit = append(uit, d.Sleutel+" "+d.Titel)
	}
	return uit
}

func eigenschap(z *zaak.Zaak, naam string) string {
	for _, e := range z.Eigenschappen {
		if e.Naam == naam {
			return e.Waarde
		}
	}
	return ""
}

// tekst is the text of the page, read by another program.
func (k *keten) tekst(t testing.TB, sleutel string) string {
	t.Helper()
	for _, d := range k.ander.last(t).Documenten {
		if d.Sleutel != sleutel {
			continue
		}
		c := exec.CommandContext(t.Context(), gereedschap.Need(t, "what the page says", "pdftotext"), "-layout", "-", "-")
		c.Stdin = bytes.NewReader(k.ander.inhoud[d.Inhoud])
		uit, err := c.Output()
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(strings.Fields(string(uit)), " ")
	}
	t.Fatalf("no document %s", sleutel)
	return ""
}

func TestSupplementBringsOnlyWhatIsNew(t *testing.T) {
	k, id := zaakMet(t, newVervolg("aanvulling", "v1").met("jaarcijfers", "jaarrekening-2025.pdf"))
	eerst := len(k.ander.last(t).Documenten) - 3
	k.deliver(t, "ZAAK-1")
	z := k.ander.last(t)
	want := []string{"V02 50 Aanvulling 2026-11-20", "G02 51 Gegevens voor verwerking (2026-11-20)", "D13 51 Jaarrekening"}
	if got := titels(z); eerst != 12 || !slices.Equal(got, want) {
		t.Errorf("after %d attachments got %q, want %q", eerst, got, want)
	}
	if k.ander.laatste.Bij == nil || *k.ander.laatste.Bij != (connectors.Bestaand{Zaaknummer: "ZAAK-1", Adres: "https://zaken.example/ZAAK-1"}) || k.ander.laatste.Dossier != id {
		t.Errorf("it goes to %+v under %s", k.ander.laatste.Bij, k.ander.laatste.Dossier)
	}
	if len(z.Rollen) != 0 || z.Omschrijving != "" || z.Zaaktype.Identificatie != "B1601" || z.Startdatum.IsZero() || z.Bronorganisatie == "" || z.Verwant != nil {
		t.Error("it brings more of a zaak than what it takes to find it, or less")
	}
	if got := eigenschap(z, "urgentieniveau"); got != "regulier" || eigenschap(z, "aanvraag_ingetrokken") != "" {
		t.Errorf("urgentieniveau %q, ingetrokken %q", got, eigenschap(z, "aanvraag_ingetrokken"))
	}
	tekst := k.tekst(t, "V02")
	for _, deel := range []string{"Aanvulling van 20 november 2026", "Zo zit het nu.", "Bijlagen (1)", "jaarrekening-2025 (2).pdf", "Urgentie: regulier"} {
		if !strings.Contains(tekst, deel) {
			t.Errorf("the page does not say %q:\n%s", deel, tekst)
		}
	}
}

func TestChangeIsToldAndChangesTheEigenschappen(t *testing.T) {
	k, _ := zaakMet(t, newVervolg("wijziging", "v1").wijzig(map[string]any{
		"aanvrager":  map[string]any{"telefoon": "06 11111111"},
		"antwoorden": map[string]any{"u_dringend": []any{"ontruiming"}, "u_ontruiming": "aangezegd", "u_ontruiming_datum": "2026-12-01"}}))
	k.deliver(t, "ZAAK-1")
	z := k.ander.last(t)
	if got := eigenschap(z, "urgentieniveau"); got != "spoed" {
		t.Errorf("urgentieniveau %q, want spoed", got)
	}
	if got := titels(z); !slices.Equal(got, []string{"V02 50 SPOED Wijziging 2026-11-20", "G02 51 Gegevens voor verwerking (2026-11-20)"}) {
		t.Errorf("documents %q", got)
	}
	tekst := k.tekst(t, "V02")
	for _, deel := range []string{"SPOED", "Wat er is gewijzigd", "Op welk telefoonnummer kunnen we u", "06 00000001", "06 11111111",
		"Op welke dag moet u uw huis uit?", "1 december 2026", "Geen van deze dingen", "Urgentie: spoed (was regulier)", "Geen bijlagen.",
		"De omschrijving en de toelichting van de zaak veranderen niet mee: daar kan nog de urgentie van eerder staan (regulier)."} {
		if !strings.Contains(tekst, deel) {
			t.Errorf("the page does not say %q:\n%s", deel, tekst)
		}
	}
}

// nietMeer is what the page of a vervolg says when the zaak tells another urgency.
const nietMeer = "veranderen niet mee"

func TestUrgencyThatIsAsItWasOrStandsInANewZaakIsNoNews(t *testing.T) {
	spoed := map[string]any{"antwoorden": map[string]any{"u_dringend": []any{"ontruiming"}, "u_ontruiming": "aangezegd", "u_ontruiming_datum": "2026-12-01"}}
	k, _ := zaakMet(t, newVervolg("wijziging", "v1").wijzig(spoed), newVervolg("aanvulling", "v2"))
	k.ander.err = &connectors.Fout{Klasse: connectors.Geweigerd, Stap: "zaak", Code: connectors.ZaakGesloten}
	dicht := k.deliver(t, "")
	if err := k.db.NieuweZaak(t.Context(), dicht.ID, "beheer", "de oude is gesloten"); err != nil {
		t.Fatal(err)
	}
	k.vervolg(t, newVervolg("intrekking", "v3"))
	for _, want := range []string{"V02 50 Wijziging 2026-11-20", "V03 52 Aanvulling 2026-11-20", "V04 90 Intrekking 2026-11-20"} {
		k.deliver(t, "ZAAK-2")
		if got := titels(k.ander.last(t)); !slices.Contains(got, want) {
			t.Errorf("documents %q, want %q among them", got, want)
		}
		if tekst := k.tekst(t, want[:3]); strings.Contains(tekst, nietMeer) {
			t.Errorf("%s says that the zaak tells another urgency:\n%s", want, tekst)
		}
	}
}

func TestUrgencyThatIsOverIsToldOnThePage(t *testing.T) {
	weg := map[string]any{"antwoorden": map[string]any{"u_dringend": []any{"geen"}, "u_ontruiming": nil, "u_ontruiming_datum": nil}}
	k, _ := zaakMet(t,
		newVervolg("wijziging", "v1").wijzig(map[string]any{"antwoorden": map[string]any{"u_dringend": []any{"ontruiming"}, "u_ontruiming": "aangezegd", "u_ontruiming_datum": "2026-12-01"}}),
		newVervolg("wijziging", "v2").wijzig(weg))
	k.deliver(t, "ZAAK-1")
	k.deliver(t, "ZAAK-1")
	if got := titels(k.ander.last(t)); !slices.Equal(got, []string{"V03 52 Wijziging 2026-11-20", "G03 53 Gegevens voor verwerking (2026-11-20)"}) {
		t.Errorf("documents %q", got)
	}
	tekst := k.tekst(t, "V03")
	for _, deel := range []string{"(was spoed)", nietMeer, "van eerder staan (spoed)"} {
		if !strings.Contains(tekst, deel) {
			t.Errorf("the page does not say %q:\n%s", deel, tekst)
		}
	}
}

func TestMachinesReadWhatTheAanvraagSaysNow(t *testing.T) {
	wijziging := newVervolg("wijziging", "v1").wijzig(map[string]any{"aanvrager": map[string]any{"telefoon": "06 11111111"}})
	k, _ := zaakMet(t, wijziging, newVervolg("aanvulling", "v2").met("huur", "contract.pdf"))
	k.deliver(t, "ZAAK-1")
	k.deliver(t, "ZAAK-1")
	z := k.ander.last(t)
	i := slices.IndexFunc(z.Documenten, func(d zaak.Document) bool { return d.Sleutel == "G03" })
	if i < 0 || z.Documenten[i].Formaat != "application/json" {
		t.Fatalf("documents %q", titels(z))
	}
	a, err := dossier.Decode(k.ander.inhoud[z.Documenten[i].Inhoud])
	if err != nil || a.Aanvrager.Telefoon != "06 11111111" || len(a.Bijlagen) != 13 {
		t.Errorf("%v; want the aanvraag with the change and the new paper", err)
	}
}

func TestGemeenteWithoutDataForMachinesGetsNoneLaterEither(t *testing.T) {
	k := newKeten(t)
	k.Maker = newMaker(t, "documenten: { json: ~ }\n")
	k.accept(t, "01-kapper-regulier")
	k.deliver(t, "ZAAK-1")
	k.vervolg(t, newVervolg("aanvulling", "v1"))
	k.deliver(t, "ZAAK-1")
	if got := titels(k.ander.last(t)); !slices.Equal(got, []string{"V02 50 Aanvulling 2026-11-20"}) {
		t.Errorf("documents %q", got)
	}
}

func TestWithdrawalReachesTheZaakBehindADeadSupplement(t *testing.T) {
	k, _ := zaakMet(t, newVervolg("aanvulling", "v1"))
	k.ander.err = &connectors.Fout{Klasse: connectors.Geweigerd, Stap: "zaak", Code: "invalid"}
	k.deliver(t, "")
	k.vervolg(t, newVervolg("intrekking", "v2"))
	k.deliver(t, "ZAAK-1")
	z := k.ander.last(t)
	if got := titels(z); !slices.Equal(got, []string{"V03 90 Intrekking 2026-11-20"}) {
		t.Errorf("documents %q", got)
	}
	if got := eigenschap(z, "aanvraag_ingetrokken"); got != "2026-11-20" {
		t.Errorf("aanvraag_ingetrokken %q, want the day", got)
	}
	if !slices.ContainsFunc(z.Extra, func(e zaak.Extra) bool { return e.Naam == "aanvraagIngetrokken" && e.Waarde == "2026-11-20" }) {
		t.Error("no such extra element")
	}
	if tekst := k.tekst(t, "V03"); !strings.Contains(tekst, "De aanvraag wordt ingetrokken") || !strings.Contains(tekst, "met DigiD") {
		t.Errorf("the page reads:\n%s", tekst)
	}
}

func TestSupplementThatComesFirstDoesNotChangeTheZaak(t *testing.T) {
	k := newKeten(t)
	k.accept(t, "01-kapper-regulier")
	k.vervolg(t, newVervolg("wijziging", "v1").wijzig(map[string]any{"aanvrager": map[string]any{"telefoon": "06 11111111"}}).met("huur", "a.pdf"))
	k.deliver(t, "ZAAK-1")
	z := k.ander.last(t)
	if len(z.Documenten) != 3+12 || strings.Contains(z.Toelichting, "06 11111111") || k.ander.laatste.Bij != nil {
		t.Errorf("%d documents, new telephone %v", len(z.Documenten), strings.Contains(z.Toelichting, "06 11111111"))
	}
}

func TestNewZaakIsWholeAndPointsAtTheOldOne(t *testing.T) {
	k, id := zaakMet(t,
		newVervolg("aanvulling", "v1").met("huur", "contract.pdf"),
		newVervolg("wijziging", "v2").wijzig(map[string]any{"aanvrager": map[string]any{"telefoon": "06 11111111"}}).met("huur", "contract.pdf"),
		newVervolg("aanvulling", "v3"))
	k.deliver(t, "ZAAK-1")
	k.ander.err = &connectors.Fout{Klasse: connectors.Geweigerd, Stap: "zaak", Code: connectors.ZaakGesloten}
	dicht := k.deliver(t, "")
	oud := k.ander.inhoud
	if err := k.db.NieuweZaak(t.Context(), dicht.ID, "beheer", "de oude is gesloten"); err != nil {
		t.Fatal(err)
	}
	k.deliver(t, "ZAAK-2")
	z, o := k.ander.last(t), k.ander.laatste
	if o.Bij != nil || o.Dossier == id || !slices.Equal(z.Verwant, []zaak.Verwant{{Zaaknummer: "ZAAK-1", Adres: "https://zaken.example/ZAAK-1", Vervolg: true}}) {
		t.Errorf("Bij %v, root %s, verwant %v", o.Bij, o.Dossier, z.Verwant)
	}
	got := titels(z)
	if len(got) != 3+1+12+2 || got[3] != "V03 52 Wijziging 2026-11-20" || !strings.HasPrefix(z.Toelichting, "Vervolg op zaak ZAAK-1.\n") ||
		!strings.Contains(z.Toelichting, "06 11111111") || len(z.Rollen) == 0 {
		t.Errorf("documents %q", got)
	}
	if slices.Contains(z.Kenmerken, dossier.Kenmerk{Bron: "SOLO", Kenmerk: string(id)}) {
		t.Error("the new zaak has our kenmerk of the old one")
	}
	for ref := range k.ander.inhoud {
		if _, was := oud[ref]; was && strings.Contains(ref, "samenvatting") {
			t.Errorf("%s was drawn over", ref)
		}
	}
	if tekst := k.tekst(t, "V03"); !strings.Contains(tekst, "Bijlagen (1)") {
		t.Errorf("the page lists other papers than the new one:\n%s", tekst)
	}
	k.deliver(t, "ZAAK-2")
	if later := k.ander.laatste; later.Bij == nil || later.Bij.Zaaknummer != "ZAAK-2" || later.Dossier != o.Dossier {
		t.Errorf("the next supplement goes to %+v under %s, want ZAAK-2 under %s", later.Bij, later.Dossier, o.Dossier)
	}
}

func TestLaterPaperOfANewZaakHasTheDayThatItCameIn(t *testing.T) {
	k, _ := zaakMet(t, newVervolg("aanvulling", "v1").met("huur", "contract.pdf"))
	k.ander.err = &connectors.Fout{Klasse: connectors.Geweigerd, Stap: "zaak", Code: connectors.ZaakGesloten}
	dicht := k.deliver(t, "")
	if err := k.db.NieuweZaak(t.Context(), dicht.ID, "beheer", "de oude is gesloten"); err != nil {
		t.Fatal(err)
	}
	k.deliver(t, "ZAAK-2")
	dag := map[string]string{}
	for _, d := range k.ander.last(t).Documenten {
		dag[d.Sleutel] = d.Creatiedatum.String()
	}
	if dag["D13"] != "2026-11-20" || dag["D12"] == "" || dag["D12"] == dag["D13"] {
		t.Errorf("got %v, want D13 of the day of the supplement and the others of the aanvraag", dag)
	}
}

func TestSupplementWithoutAZaakWaitsForAPerson(t *testing.T) {
	k := newKeten(t)
	k.accept(t, "01-kapper-regulier")
	k.vervolg(t, newVervolg("aanvulling", "v1"))
	l := k.claim(t)
	if err := k.db.Journaal(l).Release(t.Context(), outbox.Uitkomst{Besluit: outbox.WachtOpMens}); err != nil {
		t.Fatal(err)
	}
	if err := k.db.Cancel(t.Context(), l.ID, "beheer", "met de hand ingevoerd"); err != nil {
		t.Fatal(err)
	}
	l = k.deliver(t, "")
	d, err := k.db.Show(t.Context(), l.ID)
	if err != nil || d.Staat != store.WachtOpMens || d.Fout.Code != levering.ZaakOntbreekt || len(k.ander.zaken) != 0 {
		t.Fatalf("%+v, %v; want it to wait with %s", d, err, levering.ZaakOntbreekt)
	}
	if err := k.db.NieuweZaak(t.Context(), l.ID, "beheer", "toch in het zaaksysteem"); err != nil {
		t.Fatal(err)
	}
	k.deliver(t, "ZAAK-1")
	if z := k.ander.last(t); z.Verwant != nil || len(z.Documenten) != 3+1+12 {
		t.Errorf("verwant %v, %d documents", z.Verwant, len(z.Documenten))
	}
}

func TestLaterAttemptOfASupplementSendsWhatTheFirstSent(t *testing.T) {
	k, _ := zaakMet(t, newVervolg("aanvulling", "v1").met("huur", "contract.pdf"))
	k.ander.err = &connectors.Fout{Klasse: connectors.Geweigerd, Stap: "zaak", Code: connectors.ZaakGesloten}
	l := k.deliver(t, "")
	k.Maker = newMaker(t, ander)
	if err := k.db.Retry(t.Context(), l.ID, "beheer", "heropend"); err != nil {
		t.Fatal(err)
	}
	k.deliver(t, "ZAAK-1")
	if n := len(k.ander.zaken); n != 3 || !bytes.Equal(k.ander.zaken[1], k.ander.zaken[2]) {
		t.Errorf("%d deliveries, and the last two differ", n)
	}
	l2, err := k.db.Levering(t.Context(), l.ID)
	if err != nil {
		t.Fatal(err)
	}
	got, err := k.Verschil(t.Context(), l2, []store.Stap{{Naam: "document V02", Toestand: "klaar"}, {Naam: "eigenschap regeling", Toestand: "klaar"}})
	if err != nil || !slices.Equal(got, []string{"eigenschap regeling"}) {
		t.Errorf("different by the mapping of today: %q, %v", got, err)
	}
}

func TestEveryExampleVervolgReachesItsZaak(t *testing.T) {
	mappen, err := fs.Glob(vervolgen.FS(), "*/vervolg.json")
	if err != nil || len(mappen) < 3 {
		t.Fatalf("%d examples, %v", len(mappen), err)
	}
	for _, pad := range mappen {
		naam := path.Dir(pad)
		t.Run(naam, func(t *testing.T) {
			aanvragen, err := fs.Glob(voorbeeldenVan(naam), naam[:2]+"-*")
			if err != nil || len(aanvragen) != 1 {
				t.Fatalf("it follows %q, %v", aanvragen, err)
			}
			k := newKeten(t)
			k.accept(t, aanvragen[0])
			k.deliver(t, "ZAAK-1")
			raw, err := fs.ReadFile(vervolgen.FS(), pad)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := k.deur.Vervolg(t.Context(), raw, func(b string) (io.ReadCloser, error) { return vervolgen.FS().Open(path.Join(naam, b)) }); err != nil {
				t.Fatal(err)
			}
			k.deliver(t, "ZAAK-1")
			bestanden, err := fs.ReadDir(vervolgen.FS(), naam)
			want := len(bestanden) // vervolg.json becomes the page
			if !strings.Contains(naam, "intrekking") {
				want++ // the data for machines
			}
			if got := len(k.ander.last(t).Documenten); err != nil || got != want {
				t.Errorf("got %d documents, %v; want %d", got, err, want)
			}
			k.save(t, naam)
		})
	}
}

func TestWithdrawalOfWhatNeverArrivedIsGivenNoNewZaak(t *testing.T) {
	for soort, want := range map[string]bool{store.Aanvulling: true, store.Intrekking: false} {
		_, err := levering.Maker{}.MakeVersie(t.Context(), &store.Versie{Vervolg: []byte("{}")}, soort, store.Plaatsing{}, nil)
		f, ok := errors.AsType[*connectors.Fout](err)
		if !ok || strings.Contains(f.Actie, "nieuwe-zaak") != want {
			t.Errorf("%s: got %v, advice of a new zaak: want %v", soort, err, want)
		}
	}
}
