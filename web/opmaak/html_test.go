package opmaak_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"solo/web/opmaak"
)

// A knoop is an element with its attributes.
type knoop struct {
	*html.Node
	a map[string]string
}

// elementen are the elements of a page, in their order.
func elementen(t *testing.T, tekst string) (uit []knoop) {
	t.Helper()
	boom, err := html.Parse(strings.NewReader(tekst))
	if err != nil {
		t.Fatal(err)
	}
	for n := range boom.Descendants() {
		if n.Type == html.ElementNode {
			k := knoop{n, map[string]string{}}
			for _, a := range n.Attr {
				k.a[a.Key] = a.Val
			}
			uit = append(uit, k)
		}
	}
	return uit
}

func (k knoop) tekst() string {
	var b strings.Builder
	for n := range k.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	}
	return strings.TrimSpace(b.String())
}

// zoek gives the elements of a tag with an attribute of that value.
func zoek(e []knoop, tag, sleutel, waarde string) (uit []knoop) {
	for _, k := range e {
		if k.Data == tag && (sleutel == "" || k.a[sleutel] == waarde) {
			uit = append(uit, k)
		}
	}
	return uit
}

func TestPagesHoldTogether(t *testing.T) {
	k, paginas := galerij(t)
	for naam, p := range paginas {
		e := elementen(t, toon(t, k, p))
		ids := map[string]knoop{}
		for _, el := range e {
			if id, ok := el.a["id"]; ok {
				if _, dubbel := ids[id]; dubbel {
					t.Errorf("%s: the id %q is there twice", naam, id)
				}
				ids[id] = el
			}
			for _, fout := range []string{"style", "onclick", "placeholder", "required", "disabled", "maxlength", "minlength", "pattern"} {
				if _, ok := el.a[fout]; ok {
					t.Errorf("%s: <%s id=%q> has %s", naam, el.Data, el.a["id"], fout)
				}
			}
		}
		if tekst := toon(t, k, p); strings.Contains(tekst, "&lt;") || strings.Contains(tekst, "ZgotmplZ") {
			t.Errorf("%s: markup of the kit is shown as text", naam)
		}
		if n := len(zoek(e, "h1", "", "")); n != 1 {
			t.Errorf("%s: got %d h1, want one", naam, n)
		}
		if n := len(zoek(e, "style", "", "")) + len(zoek(e, "br", "", "")); n > 0 {
			t.Errorf("%s: got %d elements that stand in the way of the CSP or of a reader", naam, n)
		}
		checkLinks(t, naam, e, ids)
		checkVelden(t, naam, e, ids)
	}
}

// checkLinks: what points at an id points at one that is there.
func checkLinks(t *testing.T, naam string, e []knoop, ids map[string]knoop) {
	for _, el := range e {
		for _, sleutel := range []string{"for", "aria-describedby", "aria-labelledby"} {
			for _, id := range strings.Fields(el.a[sleutel]) {
				if _, ok := ids[id]; !ok {
					t.Errorf("%s: %s=%q of <%s> points at nothing", naam, sleutel, id, el.Data)
				}
			}
		}
		if doel, ok := strings.CutPrefix(el.a["href"], "#"); ok {
			naar, ok := ids[doel]
			if !ok || !slices.Contains([]string{"input", "textarea", "select", "main"}, naar.Data) {
				t.Errorf("%s: the link %q goes to no field", naam, doel)
			}
		}
	}
}

// checkVelden: every field has one label, and only one element asks for the keyboard.
func checkVelden(t *testing.T, naam string, e []knoop, ids map[string]knoop) {
	labels, focus := map[string]int{}, 0
	for _, el := range e {
		if el.Data == "label" && el.tekst() != "" {
			labels[el.a["for"]]++
		}
		if _, ok := el.a["autofocus"]; ok {
			focus++
		}
	}
	for id, el := range ids {
		if (el.Data == "input" || el.Data == "textarea" || el.Data == "select") && labels[id] != 1 {
			t.Errorf("%s: the field %q has %d labels, want one", naam, id, labels[id])
		}
	}
	for _, fs := range zoek(e, "fieldset", "", "") {
		if eerste := zoek(elementenVan(fs), "legend", "", ""); len(eerste) == 0 || eerste[0].tekst() == "" {
			t.Errorf("%s: a fieldset has no legend", naam)
		}
	}
	if focus > 1 {
		t.Errorf("%s: %d elements ask for the keyboard", naam, focus)
	}
}

func elementenVan(k knoop) (uit []knoop) {
	for n := range k.Descendants() {
		if n.Type == html.ElementNode {
			uit = append(uit, knoop{n, nil})
		}
	}
	return uit
}

// een is the one element with that id.
func een(t *testing.T, e []knoop, id string) knoop {
	t.Helper()
	for _, el := range e {
		if el.a["id"] == id {
			return el
		}
	}
	t.Fatalf("no element has the id %q", id)
	return knoop{}
}

func TestTitleTellsWhatIsWrongHowFarAndWhere(t *testing.T) {
	k, paginas := galerij(t)
	for naam, want := range map[string]string{
		"leeg":      "Stap 4 van 9: Alle vragen – Hulp voor ondernemers – Gemeente Voorbeeld",
		"fout":      "Fout: Stap 4 van 9: Alle vragen – Hulp voor ondernemers – Gemeente Voorbeeld",
		"landelijk": "Kies uw gemeente – Hulp voor ondernemers",
	} {
		e := elementen(t, toon(t, k, paginas[naam]))
		if got := zoek(e, "title", "", "")[0].tekst(); got != want {
			t.Errorf("%s: got %q, want %q", naam, got, want)
		}
		if got := zoek(e, "html", "", "")[0].a["lang"]; got != "nl" {
			t.Errorf("%s: the language is %q", naam, got)
		}
	}
}

func TestHintAndFaultStandBeforeTheirField(t *testing.T) {
	k, paginas := galerij(t)
	tekst := toon(t, k, paginas["fout"])
	e := elementen(t, tekst)
	for _, id := range []string{"v-omzet", "v-toelichting", "v-iban", "v-akkoord", "v-bankafschrift"} {
		veld := een(t, e, id)
		if veld.a["aria-invalid"] != "true" || veld.a["aria-required"] != "true" {
			t.Errorf("%s: got invalid %q, required %q", id, veld.a["aria-invalid"], veld.a["aria-required"])
		}
		bij := strings.Fields(veld.a["aria-describedby"])
		if !slices.Contains(bij, id+"-fout") {
			t.Errorf("%s is described by %v, want its fault", id, bij)
		}
		for _, b := range bij {
			if strings.Index(tekst, `id="`+b+`"`) > strings.Index(tekst, `id="`+id+`"`) {
				t.Errorf("%s stands behind its field", b)
			}
		}
	}
	if got := een(t, e, "v-voorvoegsel").a["aria-required"]; got != "" {
		t.Error("a field that may stay empty is called required")
	}
}

func TestFaultInPartOfADateMarksThatPart(t *testing.T) {
	k, _ := galerij(t)
	f := formulier(gevuld(), []opmaak.Fout{{Naam: "geboren.jaar", Melding: "Vul het jaar in"}})
	e := elementen(t, toon(t, k, opmaak.Pagina{Titel: "x", Inhoud: []opmaak.Deel{f}}))
	for id, want := range map[string]string{"v-geboren.jaar": "true", "v-geboren.dag": ""} {
		if got := een(t, e, id).a["aria-invalid"]; got != want {
			t.Errorf("%s: aria-invalid is %q, want %q", id, got, want)
		}
	}
	if got := f.Foutregels(); len(got) != 1 || got[0].Naar != "#v-geboren.jaar" {
		t.Errorf("the summary goes to %v, want the year", got)
	}
}

func TestFaultWithoutAFieldIsShownAtTheWhole(t *testing.T) {
	k, _ := galerij(t)
	f := formulier(gevuld(), []opmaak.Fout{{Naam: "adres.huisletter", Melding: "Eén letter"}, {Naam: "schulden.2.wie.voornaam", Melding: "Een naam"}, {Naam: "schulden.0", Melding: "Vul aan"},
		{Naam: "inkomen", Melding: "Te hoog"}, {Naam: "elders.veld", Melding: "Onbekend"}})
	want := []opmaak.Foutregel{{Tekst: "Eén letter", Naar: "#v-adres.postcode"}, {Tekst: "Schuld 2: Een naam", Naar: "#v-schulden.2.wie"}, {Tekst: "Schuld 1: Vul aan", Naar: "#v-schulden.0.wie"},
		{Tekst: "Te hoog"}, {Tekst: "Onbekend"}}
	if got := f.Foutregels(); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	e := elementen(t, toon(t, k, opmaak.Pagina{Titel: "x", Inhoud: []opmaak.Deel{f}}))
	for id, want := range map[string]string{"v-adres-fout": "Fout: Eén letter", "v-schulden.2.wie-fout": "Fout: Een naam", "v-schulden.0-fout": "Fout: Vul aan"} {
		if got := een(t, e, id).tekst(); got != want {
			t.Errorf("%s: got %q, want %q", id, got, want)
		}
	}
}

func TestBrowserFillsInOnlyWhatIsThePersonsOwn(t *testing.T) {
	k, paginas := galerij(t)
	e := elementen(t, toon(t, k, paginas["leeg"]))
	for id, want := range map[string]string{"v-email": "email", "v-tel": "tel", "v-boekhouder.tel": "off", "v-achternaam": "family-name", "v-geboren.dag": "bday-day",
		"v-geboren.jaar": "bday-year", "v-adres.postcode": "postal-code", "v-iban": ""} {
		if got := een(t, e, id).a["autocomplete"]; got != want {
			t.Errorf("%s: got %q, want %q", id, got, want)
		}
	}
}

func TestFormSaysOnTopWhatMustBeFilledIn(t *testing.T) {
	k, _ := galerij(t)
	tekst := opmaak.Veld{Soort: opmaak.Tekst, Naam: "a", Label: "A"}
	vrij, weet := opmaak.Veld{Soort: opmaak.Tekst, Naam: "b", Label: "B", Optioneel: true}, opmaak.Veld{Soort: opmaak.Tekst, Naam: "c", Label: "C", MagWeetNiet: true}
	for want, velden := range map[string][]opmaak.Veld{
		"": {tekst, {Soort: opmaak.Vast, Naam: "d", Label: "D"}}, "Vul alles in.": {tekst, {Soort: opmaak.Tekst, Naam: "b", Label: "B"}},
		"Vul alles in. Staat er ‘niet verplicht’ bij? Dan mag u het leeg laten.": {tekst, vrij}, "Vul alles in. Weet u een antwoord niet? Kies dan ‘Dat weet ik niet’.": {tekst, weet},
	} {
		f := opmaak.Formulier{Invulling: opmaak.Invulling{Velden: velden}}
		var got string
		for _, p := range zoek(elementen(t, toon(t, k, opmaak.Pagina{Titel: "x", Inhoud: []opmaak.Deel{f}})), "p", "class", "klein") {
			got = p.tekst()
		}
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestWhatWasTypedComesBack(t *testing.T) {
	k, paginas := galerij(t)
	e := elementen(t, toon(t, k, paginas["gevuld"]))
	got := map[string][]string{}
	for _, el := range e {
		_, aan := el.a["checked"]
		switch {
		case el.Data == "textarea" && el.tekst() != "":
			got[el.a["name"]] = append(got[el.a["name"]], el.tekst())
		case el.Data == "input" && (el.a["type"] == "radio" || el.a["type"] == "checkbox"):
			if aan {
				got[el.a["name"]] = append(got[el.a["name"]], el.a["value"])
			}
		case el.Data == "option":
			if _, aan := el.a["selected"]; aan {
				got["gemeente"] = append(got["gemeente"], el.a["value"])
			}
		case el.Data == "input" && el.a["value"] != "":
			got[el.a["name"]] = append(got[el.a["name"]], el.a["value"])
		}
	}
	want := gevuld()
	delete(want, "inkomen") // is told, not asked
	want["versie"] = []string{"3"}
	for naam, w := range want {
		if !slices.Equal(got[naam], w) {
			t.Errorf("%s: got %q, want %q", naam, got[naam], w)
		}
		delete(got, naam)
	}
	if len(got) > 0 {
		t.Errorf("fields nobody filled in: %v", got)
	}
}

func TestFormThatOnlyAsksIsSentInTheAddress(t *testing.T) {
	k, _ := galerij(t)
	for want, vraagt := range map[string]bool{"get": true, "post": false} {
		f := opmaak.Formulier{Vraagt: vraagt, Knoppen: []opmaak.Knop{{Tekst: "Zoek"}}}
		if got := zoek(elementen(t, toon(t, k, opmaak.Pagina{Titel: "x", Inhoud: []opmaak.Deel{f}})), "form", "", "")[0].a["method"]; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestWeetNietIsSentByItsOwnName(t *testing.T) {
	k, _ := galerij(t)
	w := map[string][]string{opmaak.WeetNiet: {"omzet"}}
	e := elementen(t, toon(t, k, opmaak.Pagina{Titel: "x", Inhoud: []opmaak.Deel{formulier(w, nil)}}))
	vak := een(t, e, "v-omzet-weetniet")
	if _, aan := vak.a["checked"]; vak.a["name"] != "weet_niet" || vak.a["value"] != "omzet" || !aan {
		t.Errorf("got %v", vak.a)
	}
	if _, aan := een(t, e, "v-toelichting-weetniet").a["checked"]; aan {
		t.Error("the box of another question is on")
	}
}

func TestRowsKeepTheirNumbersAndNewOnesComeLast(t *testing.T) {
	k, paginas := galerij(t)
	e := elementen(t, toon(t, k, paginas["rij"]))
	var namen []string
	for _, el := range e {
		if strings.HasSuffix(el.a["name"], ".wie") {
			namen = append(namen, el.a["name"])
		}
	}
	if want := []string{"schulden.0.wie", "schulden.2.wie", "schulden.3.wie"}; !slices.Equal(namen, want) {
		t.Errorf("got %v, want %v", namen, want)
	}
	var weg []string
	for _, b := range zoek(e, "button", "name", opmaak.Verwijder) {
		weg = append(weg, b.a["value"]+" "+b.tekst())
	}
	if want := []string{"schulden.0 Verwijder schuld 1 van: Welke schulden hebt u?", "schulden.2 Verwijder schuld 2 van: Welke schulden hebt u?", "schulden.3 Verwijder schuld 3 van: Welke schulden hebt u?"}; !slices.Equal(weg, want) {
		t.Errorf("got %v, want %v", weg, want)
	}
	if b := zoek(e, "button", "name", opmaak.Toevoegen); len(b) != 1 || b[0].a["value"] != "schulden" || b[0].tekst() != "Nog een schuld toevoegen bij: Welke schulden hebt u?" {
		t.Errorf("the button to add: %v", b)
	}
}

func TestGroupStopsAtItsLargestNumberOfRows(t *testing.T) {
	k, _ := galerij(t)
	v := velden()[20]
	v.MaxRijen = 2
	f := opmaak.Invulling{Velden: []opmaak.Veld{v}, Waarden: gevuld()}
	e := elementen(t, toon(t, k, opmaak.Pagina{Titel: "x", Inhoud: []opmaak.Deel{f}}))
	if b := zoek(e, "button", "name", opmaak.Toevoegen); len(b) > 0 {
		t.Error("a third row can be added to a group of two")
	}
}

// Enter presses the first button of a form. That may not be one that removes a row.
func TestEnterGoesOn(t *testing.T) {
	k, paginas := galerij(t)
	e := elementen(t, toon(t, k, paginas["gevuld"]))
	for _, f := range zoek(e, "form", "action", "/stap") {
		for n := range f.Descendants() {
			if n.Data == "button" {
				eerste := elementen(t, render(t, n))
				if b := zoek(eerste, "button", "", "")[0]; b.a["value"] != "verder" {
					t.Errorf("Enter presses %q", b.a["value"])
				}
				return
			}
		}
	}
	t.Error("no form with a button")
}

func render(t *testing.T, n *html.Node) string {
	t.Helper()
	var b strings.Builder
	if err := html.Render(&b, n); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTextOfPeopleIsNoMarkup(t *testing.T) {
	k, _ := galerij(t)
	gif := `"><script>alert(1)</script>`
	f := opmaak.Formulier{Actie: gif, Verborgen: map[string]string{gif: gif}, Knoppen: []opmaak.Knop{{Tekst: gif, Naam: gif, Waarde: gif}, {Tekst: gif, Naar: "javascript:alert(1)"}}}
	for _, v := range velden() {
		v.Label, v.Hint, v.Waarom, v.Naam, v.Rijnaam = gif, gif, gif, gif, gif
		v.Opties, v.Stukken = []opmaak.Optie{{Waarde: gif, Label: gif, Hint: gif}}, []opmaak.Stuk{{ID: gif, Naam: gif, Fout: gif}}
		f.Velden = append(f.Velden, v)
	}
	f.Waarden, f.Fouten = map[string][]string{gif: {gif}}, []opmaak.Fout{{Naam: gif, Melding: gif}}
	p := opmaak.Pagina{Titel: gif, Stap: gif, Bewaard: gif, Fouten: f.Foutregels(), Gemeente: opmaak.Gemeente{Naam: gif, Telefoon: gif, Website: "javascript:alert(1)"}, Inhoud: []opmaak.Deel{f, opmaak.Alinea(gif), opmaak.Melding{Kop: gif, Tekst: []string{gif}}}}
	e := elementen(t, toon(t, k, p))
	if n := len(zoek(e, "script", "", "")); n > 0 {
		t.Errorf("got %d scripts", n)
	}
	for _, el := range e {
		if strings.HasPrefix(el.a["href"], "javascript:") {
			t.Errorf("a link goes to %q", el.a["href"])
		}
	}
}

func TestScriptIsWhereSomethingAsksForItOnly(t *testing.T) {
	k, paginas := galerij(t)
	for naam, want := range map[string]bool{"leeg": true, "delen": true, "landelijk": false} { // a session, a button that prints, neither
		if got := strings.Contains(toon(t, k, paginas[naam]), "<script"); got != want {
			t.Errorf("%s: script %t, want %t", naam, got, want)
		}
	}
}
