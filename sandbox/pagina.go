package sandbox

import (
	"bytes"
	"cmp"
	_ "embed"
	"fmt"
	"html/template"
	"mime"
	"net/http"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"solo/dossier"
	"solo/sandbox/stuf"
)

//go:embed pagina.html
var paginaTekst string

// zaakRegel is a zaak as a row of the list.
type zaakRegel struct {
	UUID, Nummer, Omschrijving, Startdatum, Status, Urgentie string
	Dubbel                                                   bool
}

// zaakLijst is the first page.
type zaakLijst struct {
	Naam  string
	StUF  stuf.Dialect // "" when the sandbox does not speak it
	Zaken []zaakRegel
}

// paar is a name with its value.
type paar struct{ Naam, Waarde string }

// Nummer is the value as a telephone dials it, or "" when it is no telephone number.
func (p paar) Nummer() string {
	if p.Naam != telefoon {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if r == '+' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, p.Waarde)
}

const telefoon = "Telefoon"

// rolBlok is a person or organisation on the page of a zaak.
type rolBlok struct {
	Rol, Naam, Toelichting string
	Gegevens               []paar
}

// documentRegel is a document with its download link ("" when it is not complete).
type documentRegel struct{ Titel, Soort, Bestand, Omvang, Ontvangen, Link string }

// zaakPagina is everything a caseworker sees of one zaak.
type zaakPagina struct {
	zaakRegel
	Naam          string // of the case system
	StUF          stuf.Dialect
	Toelichting   string
	Gegevens      []paar
	Kenmerken     []paar
	Statussen     []paar
	Rollen        []rolBlok
	Eigenschappen []paar
	Documenten    []documentRegel
}

func (s *Sandbox) registerPaginas(mux *http.ServeMux) {
	t := template.Must(template.New("").Parse(paginaTekst)) // the text is embedded and tested
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) { writePagina(w, t, "lijst", s.zaakLijst()) })
	mux.HandleFunc("GET /zaak/{uuid}", func(w http.ResponseWriter, r *http.Request) {
		p, ok := s.zaakPagina(r.PathValue("uuid"))
		if !ok {
			http.Error(w, "Deze zaak bestaat niet (meer).", http.StatusNotFound)
			return
		}
		writePagina(w, t, "zaak", p)
	})
	mux.HandleFunc("GET /document/{uuid}", s.showDocument)
}

func writePagina(w http.ResponseWriter, t *template.Template, naam string, v any) {
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, naam, v); err != nil {
		http.Error(w, "De pagina kon niet gemaakt worden.", http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'")
	h.Set("Cache-Control", "no-store")
	_, _ = w.Write(b.Bytes()) // the reader has gone
}

// zaakLijst lists the zaken by startdatum, the newest first; of one day the last
// registered comes first. Dubbel marks a zaak whose kenmerk
// another zaak has too.
func (s *Sandbox) zaakLijst() zaakLijst {
	s.mu.Lock()
	defer s.mu.Unlock()
	aantal := map[string]int{}
	for _, z := range s.opslag.lijst[soortZaak] {
		for _, k := range herkenning(z) {
			aantal[k]++
		}
	}
	uit := zaakLijst{Naam: s.config.Naam, StUF: s.dialect()}
	zaken := slices.Clone(s.opslag.lijst[soortZaak])
	slices.Reverse(zaken)
	slices.SortStableFunc(zaken, func(a, b *object) int { return strings.Compare(b.tekst("startdatum"), a.tekst("startdatum")) })
	for _, z := range zaken {
		r := s.zaakRegel(z)
		r.Dubbel = slices.ContainsFunc(herkenning(z), func(k string) bool { return aantal[k] > 1 })
		uit.Zaken = append(uit.Zaken, r)
	}
	return uit
}

func (s *Sandbox) zaakRegel(z *object) zaakRegel {
	r := zaakRegel{UUID: z.UUID, Nummer: z.tekst("identificatie"), Omschrijving: z.tekst("omschrijving"),
		Startdatum: dag(z.tekst("startdatum")), Status: "Nog geen status"}
	if st := s.lastStatus(z); st != nil {
		r.Status = s.statusnaam(z, st)
	}
	for _, e := range s.opslag.van(soortEigenschap, z) {
		if e.tekst("naam") == "urgentieniveau" {
			r.Urgentie = e.tekst("waarde")
		}
	}
	return r
}

func (s *Sandbox) statusnaam(z, st *object) string {
	zt, _ := s.zaaktype(z.tekst("zaaktype"))
	for _, t := range zt.Statustypen {
		if s.catalogus.statustypePad(zt, t) == st.tekst("statustype") {
			return t.Omschrijving
		}
	}
	return cmp.Or(st.tekst("stufOmschrijving"), "Onbekende status")
}

// hoofdletter writes a name as the catalogus does: "Initiator".
func hoofdletter(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:n]) + s[n:]
}

var maanden = []string{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"}

// dag writes 2026-01-31 as 31-01-2026, 2026-01 as januari 2026, an instant on the Dutch
// clock, and any other text as it is.
func dag(s string) string {
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return dossier.Amsterdam(t).Format("02-01-2006 15:04")
	}
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return t.Format("02-01-2006")
	}
	if t, err := time.Parse("2006-01", s); err == nil {
		return fmt.Sprintf("%s %d", maanden[t.Month()-1], t.Year())
	}
	return s
}

func (s *Sandbox) zaakPagina(uuid string) (zaakPagina, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	z := s.opslag.find(soortZaak, uuid)
	if z == nil {
		return zaakPagina{}, false
	}
	p := zaakPagina{zaakRegel: s.zaakRegel(z), Naam: s.config.Naam, StUF: s.dialect(), Toelichting: z.tekst("toelichting"), Gegevens: s.gegevens(z)}
	for _, k := range kenmerken(z) {
		bron, kenmerk, _ := strings.Cut(k, ":")
		p.Kenmerken = append(p.Kenmerken, paar{bron, kenmerk})
	}
	for _, st := range s.opslag.van(soortStatus, z) {
		p.Statussen = append(p.Statussen, paar{s.statusnaam(z, st), dag(st.tekst("datumStatusGezet"))})
	}
	rollen := slices.Clone(s.opslag.van(soortRol, z))
	slices.SortStableFunc(rollen, func(a, b *object) int { return cmp.Compare(voorrang(a), voorrang(b)) })
	for _, r := range rollen {
		p.Rollen = append(p.Rollen, blok(r))
	}
	for _, e := range s.opslag.van(soortEigenschap, z) {
		p.Eigenschappen = append(p.Eigenschappen, paar{e.tekst("naam"), dag(e.tekst("waarde"))})
	}
	p.Documenten = s.documentRegels(z)
	return p, true
}

// volgorde is that of the rollen on the page; any other comes last, as it was sent.
var volgorde = []string{"initiator", "partner", "gemachtigde", "bewindvoerder", "onderneming"}

func voorrang(r *object) int {
	naam := strings.ToLower(r.tekst("omschrijving"))
	if r.tekst("omschrijvingGeneriek") == "initiator" {
		naam = "initiator"
	}
	if i := slices.Index(volgorde, naam); i >= 0 {
		return i
	}
	return len(volgorde)
}

func (s *Sandbox) gegevens(z *object) []paar {
	zt, _ := s.zaaktype(z.tekst("zaaktype"))
	uit := []paar{{"Zaaktype", zt.Identificatie + " " + zt.Omschrijving}, {"Startdatum", dag(z.tekst("startdatum"))},
		{"Uiterste datum besluit", dag(z.tekst("uiterlijkeEinddatumAfdoening"))}, {"Einddatum", dag(z.tekst("einddatum"))},
		{"Geregistreerd", dag(z.tekst("registratiedatum"))}, {"Bronorganisatie", z.tekst("bronorganisatie")},
		{"Verantwoordelijk", z.tekst("verantwoordelijkeOrganisatie")}, {"Vertrouwelijkheid", z.tekst("vertrouwelijkheidaanduiding")}}
	return slices.DeleteFunc(uit, func(p paar) bool { return strings.TrimSpace(p.Waarde) == "" })
}

// namen are the labels of betrokkeneIdentificatie, in the order of the page.
var namen = []paar{{"inpBsn", "BSN"}, {"anpIdentificatie", "Eigen kenmerk"}, {"geboortedatum", "Geboren"},
	{"innNnpId", "RSIN"}, {"kvkNummer", "KVK-nummer"}, {"vestigingsNummer", "Vestigingsnummer"}, {"identificatie", "Identificatie"}}

func blok(r *object) rolBlok {
	wie, _ := r.Velden["betrokkeneIdentificatie"].(map[string]any)
	b := rolBlok{Rol: hoofdletter(r.tekst("omschrijving")), Naam: betrokkenenaam(wie), Toelichting: r.tekst("roltoelichting")}
	if n := r.tekst("afwijkendeNaamBetrokkene"); b.Naam == "" || n != "" {
		b.Naam = n
	}
	for _, n := range namen {
		if w := tekst(wie[n.Naam]); w != "" {
			b.Gegevens = append(b.Gegevens, paar{n.Waarde, dag(w)})
		}
	}
	if adres, ok := wie["verblijfsadres"].(map[string]any); ok {
		b.Gegevens = append(b.Gegevens, paar{"Adres", adresregel(adres)})
	}
	if a, ok := wie["subVerblijfBuitenland"].(map[string]any); ok {
		b.Gegevens = append(b.Gegevens, paar{"Adres in het buitenland", strings.Join(slices.DeleteFunc([]string{tekst(a["subAdresBuitenland_1"]),
			tekst(a["subAdresBuitenland_2"]), tekst(a["subAdresBuitenland_3"]), tekst(a["lndLandnaam"])}, func(s string) bool { return s == "" }), ", ")})
	}
	if c, ok := r.Velden["contactpersoonRol"].(map[string]any); ok {
		for _, n := range []paar{{"telefoonnummer", telefoon}, {"emailadres", "E-mail"}} {
			if w := tekst(c[n.Naam]); w != "" {
				b.Gegevens = append(b.Gegevens, paar{n.Waarde, w})
			}
		}
	}
	return b
}

func betrokkenenaam(wie map[string]any) string {
	voor := tekst(wie["voorletters"])
	if v := tekst(wie["voornamen"]); v != "" {
		voor = v
	}
	delen := []string{voor, tekst(wie["voorvoegselGeslachtsnaam"]), tekst(wie["geslachtsnaam"]),
		tekst(wie["voorvoegselAchternaam"]), tekst(wie["achternaam"]), tekst(wie["statutaireNaam"]), tekst(wie["naam"])}
	if handel, ok := wie["handelsnaam"].([]any); ok && len(handel) > 0 {
		delen = append(delen, tekst(handel[0]))
	}
	return strings.Join(strings.Fields(strings.Join(delen, " ")), " ")
}

func adresregel(a map[string]any) string {
	return fmt.Sprintf("%s %v%s%s, %s %s", tekst(a["gorOpenbareRuimteNaam"]), a["aoaHuisnummer"], tekst(a["aoaHuisletter"]),
		tekst(a["aoaHuisnummertoevoeging"]), tekst(a["aoaPostcode"]), tekst(a["wplWoonplaatsNaam"]))
}

func (s *Sandbox) documentRegels(z *object) (uit []documentRegel) {
	for _, r := range s.opslag.van(soortRelatie, z) {
		d := s.opslag.byPath(soortDocument, r.tekst("informatieobject"))
		if d == nil {
			continue
		}
		regel := documentRegel{Titel: d.tekst("titel"), Soort: s.documentsoort(d), Bestand: d.tekst("bestandsnaam"),
			Omvang: grootte(omvang(d)), Ontvangen: dag(d.tekst("creatiedatum"))}
		if len(d.Inhoud) > 0 {
			regel.Link = "/document/" + d.UUID
		}
		uit = append(uit, regel)
	}
	slices.SortStableFunc(uit, func(a, b documentRegel) int { return strings.Compare(a.Titel, b.Titel) })
	return uit
}

func (s *Sandbox) documentsoort(d *object) string {
	for _, t := range s.catalogus.Informatieobjecttypen {
		if s.catalogus.informatieobjecttypePad(t) == d.tekst("informatieobjecttype") {
			return t.Omschrijving
		}
	}
	return d.Stuf.Waarde("zkn:dct.omschrijving")
}

// grootte is a size for people.
func grootte(n int64) string {
	switch {
	case n >= 1<<20:
		return strings.Replace(fmt.Sprintf("%.1f MB", float64(n)/(1<<20)), ".", ",", 1)
	case n >= 1<<10:
		return fmt.Sprintf("%d kB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}

// showDocument downloads a document from the page: a PDF to read at once, all else as
// a file, and never as something the browser runs.
func (s *Sandbox) showDocument(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	d := s.opslag.find(soortDocument, r.PathValue("uuid"))
	lezer, err := (*inhoudLezer)(nil), error(errNotFound)
	if d != nil && len(d.Inhoud) > 0 {
		lezer, err = s.bestanden.open(d)
	}
	s.mu.Unlock()
	if err != nil {
		http.Error(w, "Dit document bestaat niet (meer).", http.StatusNotFound)
		return
	}
	w.Header().Set("X-Content-Type-Options", "nosniff")
	wijze := "attachment"
	if d.tekst("formaat") == "application/pdf" {
		wijze = "inline"
		w.Header().Set("Content-Type", "application/pdf")
	}
	w.Header().Set("Content-Disposition", mime.FormatMediaType(wijze, map[string]string{"filename": d.tekst("bestandsnaam")}))
	lezer.send(w)
}
