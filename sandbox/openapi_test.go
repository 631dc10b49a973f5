package sandbox_test

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"solo/sandbox"
)

// standaarden is the folder with the published documents; the project does not
// carry them.
const standaarden = "../../shared/standards/zgw"

// TestAnswersFollowThePublishedDocuments makes one whole intake and holds every
// answer against the schema of its call, unknown properties included.
func TestAnswersFollowThePublishedDocuments(t *testing.T) {
	norm := map[string]*openapi3.T{
		z: load(t, "zaken-1.5.1.yaml"), d: load(t, "documenten-1.4.2.yaml"), c: load(t, "catalogi-1.3.1.yaml")}
	mend(norm)
	w := start(t, sandbox.Config{Streng: true, DeelGrootte: 4})
	check := func(status int, methode, pad string, body any) antwoord {
		t.Helper()
		a := w.do(status, methode, pad, body)
		compare(t, norm, methode, strings.TrimPrefix(pad, w.basis), a)
		return a
	}
	zaak := check(201, "POST", z+"zaken", w.zaakBody()).tekst("url")
	for _, r := range w.rollen(zaak) {
		rol := check(201, "POST", z+"rollen", r)
		check(200, "GET", rol.tekst("url"), nil)
	}
	e := check(201, "POST", zaak+"/zaakeigenschappen", w.eigenschapBody(zaak, "regeling", "bbz")).tekst("url")
	check(200, "GET", e, nil)
	check(200, "PATCH", e, velden{"waarde": "ioaz"})
	check(200, "GET", zaak+"/zaakeigenschappen", nil)

	doc := check(201, "POST", eio, w.documentBody("hallo").met(velden{"integriteit": velden{"algoritme": "sha_256", "waarde": "00", "datum": "2026-02-02"}})).tekst("url")
	half := check(201, "POST", eio, w.documentBody("").met(velden{"inhoud": nil, "bestandsomvang": 6, "identificatie": "D02"}))
	check(200, "GET", half.tekst("url"), nil)
	deel := half.veld("bestandsdelen").([]any)[0].(map[string]any)["url"].(string)
	check(200, "PUT", deel, part(half.tekst("lock"), "1234"))
	lock := check(200, "POST", doc+"/lock", nil).tekst("lock")
	check(200, "PATCH", doc, velden{"lock": lock, "titel": "Anders"})
	check(204, "POST", doc+"/unlock", velden{"lock": lock})
	check(200, "GET", doc, nil)
	check(200, "GET", eio, nil)

	zio := check(201, "POST", z+"zaakinformatieobjecten", velden{"zaak": zaak, "informatieobject": doc}).tekst("url")
	check(200, "GET", zio, nil)
	check(200, "GET", z+"zaakinformatieobjecten?zaak="+url.QueryEscape(zaak), nil)
	st := check(201, "POST", z+"statussen", w.statusBody(zaak)).tekst("url")
	for _, pad := range []string{st, z + "statussen", z + "rollen", zaak, z + "zaken"} {
		check(200, "GET", pad, nil)
	}
	check(200, "PATCH", zaak, velden{"toelichting": "x", "zaakgeometrie": velden{"type": "Point", "coordinates": []float64{5.1, 52.1}},
		"verlenging": velden{"reden": "x", "duur": "P5D"}, "relevanteAndereZaken": []velden{{"url": "https://z.example/1", "aardRelatie": "vervolg"}}})

	for _, soort := range []string{"catalogussen", "zaaktypen", "roltypen", "statustypen", "eigenschappen", "informatieobjecttypen", "zaaktype-informatieobjecttypen"} {
		lijst := check(200, "GET", c+soort, nil)
		check(200, "GET", lijst.results()[0]["url"].(string), nil)
	}
	check(400, "POST", z+"zaken", velden{})
	check(404, "GET", z+"zaken/00000000-0000-4000-8000-000000000000", nil)
	check(400, "POST", eio, velden{})
	check(400, "GET", c+"zaaktypen?x=1", nil)
	w.head.Del("Accept-Crs")
	check(412, "GET", z+"zaken", nil)
}

// rollen are one of each betrokkeneType.
func (w *wereld) rollen(zaak string) []velden {
	rol := func(roltype, betrokkene string, wie velden) velden {
		return w.rolBody(zaak).met(velden{"roltype": w.typ("roltypen", "omschrijving", roltype), "betrokkeneType": betrokkene, "betrokkeneIdentificatie": wie})
	}
	return []velden{w.rolBody(zaak),
		rol("Partner", "natuurlijk_persoon", velden{"anpIdentificatie": "P1", "subVerblijfBuitenland": velden{"lndLandcode": "5002", "lndLandnaam": "Frankrijk"}}).
			met(velden{"contactpersoonRol": velden{"naam": "A. Proef", "telefoonnummer": "0600000000"}, "indicatieMachtiging": "gemachtigde"}),
		rol("Onderneming", "vestiging", velden{"kvkNummer": "12345678", "handelsnaam": []string{"Proef & Zn"}}),
		rol("Bewindvoerder", "niet_natuurlijk_persoon", velden{"innNnpId": rsin, "statutaireNaam": "Proef BV"}),
		rol("Behandelaar", "medewerker", velden{"identificatie": "m1", "achternaam": "Proef"}),
		rol("Behandelaar", "organisatorische_eenheid", velden{"identificatie": "o1", "naam": "Team"})}
}

func load(t *testing.T, naam string) *openapi3.T {
	t.Helper()
	if _, err := os.Stat(standaarden); errors.Is(err, os.ErrNotExist) {
		t.Skip("the published documents are not in ../shared/standards/zgw: answers are not held against them")
	}
	l := openapi3.NewLoader()
	l.IsExternalRefsAllowed = true
	l.ReadFromURIFunc = func(_ *openapi3.Loader, u *url.URL) ([]byte, error) {
		if strings.HasSuffix(u.Path, "ztc/current_version/openapi.yaml") || strings.HasSuffix(u.Path, "ztc/1.3.x/1.3.2/openapi.yaml") {
			return os.ReadFile(filepath.Join(standaarden, "catalogi-1.3.2.yaml"))
		}
		return os.ReadFile(filepath.FromSlash(u.Path))
	}
	doc, err := l.LoadFromFile(filepath.Join(standaarden, naam))
	if err != nil {
		t.Fatalf("%s: %v", naam, err)
	}
	return doc
}

// mend puts right what the documents get wrong about themselves.
func mend(norm map[string]*openapi3.T) {
	// Catalogi 1.3.1 calls these lists of URLs one text; 1.3.2 mends it.
	lijst := openapi3.NewArraySchema().WithItems(openapi3.NewStringSchema()).NewRef()
	cat := norm[c].Components.Schemas
	cat["ZaakType"].Value.Properties["informatieobjecttypen"] = lijst
	cat["InformatieObjectType"].Value.Properties["zaaktypen"] = lijst
	// Zaken 1.5.1 requires this property of a posted status and does not describe it.
	zak := norm[z].Components.Schemas
	zak["StatusRequestbody"].Value.Properties["zaakinformatieobjecten"] = lijst
}

var uuidPad = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f-]{27}`)

// compare finds the schema of the answer and lists everything that is off.
func compare(t *testing.T, norm map[string]*openapi3.T, methode, pad string, a antwoord) {
	t.Helper()
	api := pad[:strings.Index(pad, "/api/v1/")+len("/api/v1/")]
	doc := norm[api]
	kaal, _, _ := strings.Cut(strings.TrimPrefix(pad, api), "?")
	op := operation(doc, methode, "/"+kaal)
	if op == nil {
		t.Errorf("%s %s is not in the document", methode, pad)
		return
	}
	res := op.Responses.Status(a.Status)
	if res == nil {
		t.Errorf("%s %s: %d is not in the document", methode, pad, a.Status)
		return
	}
	for naam := range res.Value.Headers {
		if a.Kop.Get(naam) == "" && naam == "API-version" {
			t.Errorf("%s %s: header %s is missing", methode, pad, naam)
		}
	}
	if a.Doc == nil {
		return
	}
	mt, _, _ := strings.Cut(a.Kop.Get("Content-Type"), ";")
	inhoud := res.Value.Content[mt]
	if inhoud == nil {
		t.Errorf("%s %s %d: media type %s is not in the document", methode, pad, a.Status, mt)
		return
	}
	if err := inhoud.Schema.Value.VisitJSON(a.Doc, openapi3.MultiErrors(), openapi3.VisitAsResponse()); err != nil {
		t.Errorf("%s %s %d: %v", methode, pad, a.Status, err)
	}
	for _, fout := range strange(doc, inhoud.Schema, a.Doc, "") {
		t.Errorf("%s %s %d: %s", methode, pad, a.Status, fout)
	}
}

// operation finds the call whose path template fits, the most literal first.
func operation(doc *openapi3.T, methode, pad string) *openapi3.Operation {
	var raak []string
	for sjabloon := range doc.Paths.Map() {
		vorm := regexp.MustCompile(`\\\{[^}]*\\\}`).ReplaceAllString(regexp.QuoteMeta(sjabloon), `[0-9a-f-]{36}`)
		if regexp.MustCompile("^" + vorm + "$").MatchString(pad) {
			raak = append(raak, sjabloon)
		}
	}
	slices.SortFunc(raak, func(a, b string) int { return strings.Count(a, "{") - strings.Count(b, "{") })
	if len(raak) == 0 {
		return nil
	}
	return doc.Paths.Value(raak[0]).GetOperation(methode)
}

// strange lists properties that the schema does not know, which VisitJSON accepts.
func strange(doc *openapi3.T, ref *openapi3.SchemaRef, in any, plek string) (uit []string) {
	switch v := in.(type) {
	case []any:
		if ref.Value.Items != nil {
			for i, x := range v {
				uit = append(uit, strange(doc, ref.Value.Items, x, fmt.Sprintf("%s/%d", plek, i))...)
			}
		}
	case map[string]any:
		bekend := properties(doc, ref.Value, v)
		for k, x := range v {
			switch p := bekend[k]; {
			case p != nil && k == "betrokkeneIdentificatie":
				if err := p.Value.VisitJSON(x, openapi3.MultiErrors()); err != nil {
					uit = append(uit, err.Error())
				}
				fallthrough
			case p != nil:
				uit = append(uit, strange(doc, p, x, plek+"/"+k)...)
			case len(bekend) > 0:
				uit = append(uit, plek+"/"+k+" is not in the schema")
			}
		}
	}
	return uit
}

// properties gathers what a schema and its parts know. The discriminator of Rol,
// which VisitJSON passes by, adds betrokkeneIdentificatie.
func properties(doc *openapi3.T, s *openapi3.Schema, in map[string]any) map[string]*openapi3.SchemaRef {
	uit := map[string]*openapi3.SchemaRef{}
	for k, p := range s.Properties {
		uit[k] = p
	}
	for _, deel := range slices.Concat(s.AllOf, s.OneOf, s.AnyOf) {
		for k, p := range properties(doc, deel.Value, in) {
			uit[k] = p
		}
	}
	if s.Discriminator != nil && s.Discriminator.PropertyName == "betrokkeneType" {
		soort := doc.Components.Schemas[fmt.Sprint(in["betrokkeneType"])+"_Rol"].Value.AllOf[1]
		uit["betrokkeneIdentificatie"] = soort.Value.Properties["betrokkeneIdentificatie"]
	}
	return uit
}
