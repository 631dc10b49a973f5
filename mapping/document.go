package mapping

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/gabriel-vasile/mimetype"

	"solo/dossier"
	"solo/formule"
	"solo/voorstel"
	"solo/zaak"
)

// The kinds of document that SOLO itself adds to those of the applicant.
const (
	Samenvatting = "samenvatting" // one page for the caseworker
	Formulier    = "aanvraag"     // the application as PDF
	Gegevens     = "json"         // the application for machines
)

const titelSamenvatting = "00 Samenvatting"

// A Document is one file of a delivery, before it has a type and a title.
type Document struct {
	Sleutel      string // unique within the dossier: "D01"
	Soort        string // Samenvatting, Formulier, Gegevens, Vervolgblad, or the kind of bijlage: "bank_prive"
	Label        string // the title: mostly the kind in words, "Bankafschriften privé"; empty means Soort
	Omschrijving string // what the applicant wrote with it; may be empty
	Bestandsnaam string // only its extension is used: a name can hold a BSN
	Formaat      string // media type as sniffed
	Auteur       string
	Creatiedatum dossier.Datum
	Inhoud       string // reference for connectors.Inhoud
	Grootte      int64  // bytes
	SHA256       string // hex
}

// documentsoort says how one kind of document goes along.
type documentsoort struct {
	typ, vertrouwelijkheid string
	titel                  *veld
	perSoort               map[string]string
}

func (c *compiler) documenten(m *Mapping, b *boom) {
	t := c.groep(b, "aanvraag", "samenvatting", "json", "vervolg", "bijlagen")
	m.aanvraag = c.document(c.need(b, "aanvraag"), "titel")
	m.samenvatting = c.document(t["samenvatting"], "titel")
	m.json = c.document(t["json"], "titel")
	m.vervolg = c.document(t["vervolg"])
	m.bijlagen = c.document(c.need(b, "bijlagen"), "per_soort")
}

func (c *compiler) document(b *boom, extra ...string) *documentsoort {
	if b == nil {
		return nil
	}
	t := c.groep(b, append([]string{"type", "vertrouwelijkheid"}, extra...)...)
	d := &documentsoort{typ: c.vast(c.need(b, "type")), titel: c.tekst(t["titel"]), perSoort: map[string]string{}}
	if v := t["vertrouwelijkheid"]; v != nil {
		d.vertrouwelijkheid = c.vast(v, vertrouwelijkheden...)
	}
	soorten := t["per_soort"]
	for soort, typ := range c.groep(soorten) {
		d.perSoort[soort] = c.vast(typ)
		if c.soorten != nil && !slices.Contains(c.soorten, soort) {
			c.meld(soorten.sleutels[soort], "het stuk %q bestaat niet%s", soort, voorstel.Voor(soort, c.soorten))
		}
	}
	return d
}

// documenten gives every file its type and a title that sorts. A kind that the
// mapping leaves out (json, samenvatting) does not go along.
func (a *applier) documenten(docs []Document) (uit []zaak.Document) {
	for _, eigen := range []struct {
		soort *documentsoort
		naam  string
		titel string
	}{{a.m.samenvatting, Samenvatting, titelSamenvatting}, {a.m.aanvraag, Formulier, "01 Aanvraag"}, {a.m.json, Gegevens, "02 Gegevens voor verwerking"}} {
		for _, d := range docs {
			if d.Soort == eigen.naam && eigen.soort != nil {
				uit = append(uit, a.document(d, eigen.soort, eigen.soort.typ, a.eigenTitel(eigen.soort, eigen.titel)))
			}
		}
	}
	uit = append(uit, a.bladen(docs)...)
	return append(uit, a.bijlagen(docs, func(i int) int { return 10 + i })...)
}

// bijlagen numbers the kinds, from 0 in the order in which they first appear, by nummer,
// and counts what has the same title within a kind.
func (a *applier) bijlagen(docs []Document, nummer func(i int) int) (uit []zaak.Document) {
	type naam struct{ soort, label string }
	aantal, gehad, soorten := map[naam]int{}, map[naam]int{}, []string(nil)
	for _, d := range docs {
		if slices.Contains([]string{Samenvatting, Formulier, Gegevens, Vervolgblad}, d.Soort) {
			continue
		}
		aantal[naam{d.Soort, d.Label}]++
		if !slices.Contains(soorten, d.Soort) {
			soorten = append(soorten, d.Soort)
		}
	}
	for i, soort := range soorten {
		typ := a.m.bijlagen.typ
		if t := a.m.bijlagen.perSoort[soort]; t != "" {
			typ = t
		}
		for _, d := range docs {
			if n := (naam{d.Soort, d.Label}); d.Soort == soort {
				gehad[n]++
				uit = append(uit, a.document(d, a.m.bijlagen, typ, titel(nummer(i), d, gehad[n], aantal[n])))
			}
		}
	}
	return uit
}

// titel is "10 Bankafschriften privé (1 van 3)"; the label gives way to the rest.
func titel(nummer int, d Document, n, van int) string {
	label, staart := d.Label, ""
	if label == "" {
		label = sentence(d.Soort)
	}
	if van > 1 {
		staart = fmt.Sprintf(" (%0*d van %d)", len(strconv.Itoa(van)), n, van)
	}
	kop := fmt.Sprintf("%02d ", nummer)
	return kop + formule.Afkorten(oneLine(label), maxTitel-len(kop)-len(staart)) + staart
}

// sentence writes the id of a kind for reading: "bank_prive" is "Bank prive".
func sentence(soort string) string {
	s := []rune(strings.ReplaceAll(soort, "_", " "))
	if len(s) > 0 {
		s[0] = unicode.ToUpper(s[0])
	}
	return string(s)
}

func (a *applier) document(d Document, s *documentsoort, typ, titel string) zaak.Document {
	titel = a.cut("de titel van een document", a.mask("de titel van een document", titel), maxTitel)
	if titel == "" {
		a.fouten = append(a.fouten, a.m.bron.boom.fout("een document heeft geen titel"))
	}
	return zaak.Document{
		Sleutel: d.Sleutel, Type: typ, Titel: titel, Vertrouwelijk: s.vertrouwelijkheid,
		Beschrijving: a.cut("de beschrijving van een document", a.mask("de beschrijving van een document", oneLine(d.Omschrijving)), MaxToelichting),
		Bestandsnaam: filename(titel, d), Formaat: d.Formaat, Auteur: d.Auteur, Creatiedatum: d.Creatiedatum,
		Inhoud: d.Inhoud, Grootte: d.Grootte, SHA256: d.SHA256,
	}
}

var (
	buitenNaam = regexp.MustCompile(`[\x00-\x1f\x7f/\\:*?"<>|\p{Cf}]+`)
	extensie   = regexp.MustCompile(`^\.[A-Za-z0-9]{1,5}$`)
)

// filename is the title with the extension of the file: what the applicant called
// his file may hold anything, a BSN included.
func filename(titel string, d Document) string {
	ext := strings.ToLower(path.Ext(d.Bestandsnaam))
	if !extensie.MatchString(ext) {
		ext = ""
		if m := mimetype.Lookup(d.Formaat); m != nil {
			ext = m.Extension()
		}
	}
	return oneLine(buitenNaam.ReplaceAllString(titel, " ")) + ext
}
