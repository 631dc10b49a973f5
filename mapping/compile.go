package mapping

import (
	"errors"
	"maps"
	"regexp"
	"slices"
	"strings"

	"solo/formule"
	"solo/voorstel"
)

// Opties holds what a mapping is checked against besides the names.
type Opties struct {
	// Soorten are the kinds of document of the definition; nil means: do not check.
	Soorten []string
}

// Mapping is a compiled, type-checked mapping. It is safe for concurrent use.
type Mapping struct {
	bron *Bron
	naam string

	catalogus, zaaktype                    *veld
	omschrijving, toelichting              *veld
	communicatiekanaal, vertrouwelijkheid  *veld
	statustoelichting                      *veld
	rollen                                 []rol
	eigenschappen, extra                   []benoemd
	ingetrokken, ingetrokkenExtra          []benoemd
	aanvraag, samenvatting, json, bijlagen *documentsoort
	vervolg                                *documentsoort // nil: as aanvraag
}

// veld is one text of the mapping file with the formulas in it.
type veld struct {
	*formule.Sjabloon
	boom *boom
}

// benoemd is a value under a name that the case system knows.
type benoemd struct {
	naam string
	veld *veld
}

// MaxToelichting is how much a toelichting holds, in characters (Zaken API 1.5).
const MaxToelichting = 1000

// Limits of the case system (RGBZ as in Zaken API 1.5; StUF-ZDS the same or wider).
const (
	maxOmschrijving = 80
	maxTitel        = 200
	maxEigenschap   = 20  // naam of an eigenschap
	maxWaarde       = 255 // waarde: the longest that a zaaktype can specify
	maxKenmerk      = 40
	maxHandelsnaam  = 625
)

// Compile checks a mapping against the names of an intake. The error is Fouten:
// every mistake at once, each in the file where its text stands.
func Compile(b *Bron, s formule.Schema, o Opties) (*Mapping, error) {
	c := &compiler{schema: zonderBSN(s), vol: s, soorten: o.Soorten}
	m := &Mapping{bron: b}
	top := c.groep(b.boom, "mapping", "zaaktype", "zaak", "rollen", "eigenschappen", "documenten", "intrekking", "stuf", "tabellen")
	c.opties.Tabellen = c.tabellen(top["tabellen"])
	m.naam = c.vast(c.need(b.boom, "mapping"))
	c.zaaktype(m, c.need(b.boom, "zaaktype"))
	c.zaak(m, c.need(b.boom, "zaak"))
	m.rollen = c.rollen(c.need(b.boom, "rollen"))
	m.eigenschappen = c.benoemden(top["eigenschappen"], maxEigenschap)
	m.extra = c.benoemden(c.groep(top["stuf"], "extra_elementen")["extra_elementen"], maxWaarde)
	c.intrekking(m, top["intrekking"])
	c.documenten(m, c.need(b.boom, "documenten"))
	if err := c.fouten.Err(); err != nil {
		return nil, err
	}
	return m, nil
}

// Versie is the sha256 of the merged text, in hex.
func (m *Mapping) Versie() string { return m.bron.Versie() }

// Naam is the name that the file gives itself.
func (m *Mapping) Naam() string { return m.naam }

// Tekst is the merged text; loaded and compiled again it is the same mapping.
func (m *Mapping) Tekst() []byte { return m.bron.Tekst() }

type compiler struct {
	schema  formule.Schema // what texts may name
	vol     formule.Schema // with the BSN: what a rol may take
	opties  formule.Opties
	soorten []string
	fouten  Fouten
}

func (c *compiler) meld(b *boom, format string, args ...any) {
	c.fouten = append(c.fouten, b.fout(format, args...))
}

// groep gives the branches of b and refuses unknown names; nil is no branches.
func (c *compiler) groep(b *boom, namen ...string) map[string]*boom {
	if b == nil {
		return nil
	}
	if b.takken == nil && len(namen) == 0 {
		c.meld(b, "hier horen namen met een waarde onder te staan: schrijf naam: waarde")
		return nil
	}
	if b.takken == nil {
		c.meld(b, "hier horen namen onder te staan: %s", strings.Join(namen, ", "))
		return nil
	}
	for _, naam := range b.volgorde {
		if len(namen) > 0 && !slices.Contains(namen, naam) {
			c.meld(b.sleutels[naam], "%q hoort hier niet%s", naam, raad(naam, namen))
		}
	}
	return b.takken
}

func raad(naam string, namen []string) string {
	if v := voorstel.Voor(naam, namen); v != "" {
		return v
	}
	return "; hier kan staan: " + strings.Join(namen, ", ")
}

// need gives a branch that must be there.
func (c *compiler) need(b *boom, naam string) *boom {
	if b == nil || b.takken == nil {
		return nil
	}
	if b.takken[naam] == nil {
		c.meld(b, "%q ontbreekt", naam)
	}
	return b.takken[naam]
}

// vast is a text without formulas, "" when absent.
func (c *compiler) vast(b *boom, keuzes ...string) string {
	if b == nil || !c.isTekst(b) {
		return ""
	}
	if strings.Contains(b.tekst, "${") {
		c.meld(b, "hier hoort een vaste tekst, zonder ${ }")
	}
	if len(keuzes) > 0 && !slices.Contains(keuzes, b.tekst) {
		c.meld(b, "%q kan hier niet%s", b.tekst, raad(b.tekst, keuzes))
	}
	return b.tekst
}

func (c *compiler) isTekst(b *boom) bool {
	if b.takken != nil {
		c.meld(b, `hier hoort een tekst: zet aanhalingstekens om een tekst die met { begint`)
	}
	return b.isTekst
}

// sjabloon compiles a text; nil when absent or wrong.
func (c *compiler) sjabloon(b *boom, s formule.Schema) *veld {
	if b == nil || !c.isTekst(b) {
		return nil
	}
	t, err := formule.CompileTekst(b.tekst, s, c.opties)
	var fouten formule.Fouten
	if errors.As(err, &fouten) {
		c.fouten = append(c.fouten, b.within(explain(fouten))...)
		return nil
	}
	return &veld{t, b}
}

// explain says why the BSN, that people know to be there, does not exist here.
func explain(fouten formule.Fouten) formule.Fouten {
	for i, f := range fouten {
		if noemtBSN.MatchString(f.Melding) {
			fouten[i].Melding = "het BSN gaat alleen mee in een rol, nooit in een tekst"
		}
	}
	return fouten
}

var noemtBSN = regexp.MustCompile(`"(\w+_)?bsn" bestaat niet`)

// tekst compiles a value that must give one line or piece of text.
func (c *compiler) tekst(b *boom) *veld {
	v := c.sjabloon(b, c.schema)
	if v == nil {
		return nil
	}
	if t := v.Type(); t.Soort == formule.Lijst || t.Soort == formule.Groep {
		c.meld(b, "hier hoort tekst, en dit is %s%s", t, lijstHint(t))
		return nil
	}
	return v
}

func lijstHint(t formule.Type) string {
	if t.Soort == formule.Lijst {
		return `: voeg toe | samen(", ")`
	}
	return ": kies een veld"
}

// letterlijk reports the text when it has no formula.
func (v *veld) letterlijk() (string, bool) {
	return v.boom.tekst, !strings.Contains(v.boom.tekst, "${")
}

var catalogus = regexp.MustCompile(`^[A-Z]{1,5}$`)

func (c *compiler) zaaktype(m *Mapping, b *boom) {
	c.groep(b, "catalogus", "identificatie")
	m.catalogus, m.zaaktype = c.tekst(c.need(b, "catalogus")), c.tekst(c.need(b, "identificatie"))
	if m.catalogus != nil {
		if s, ok := m.catalogus.letterlijk(); ok && !catalogus.MatchString(s) {
			c.meld(m.catalogus.boom, "een catalogus is een domein van 1 tot en met 5 hoofdletters")
		}
	}
	c.openbaar(m.catalogus)
	c.openbaar(m.zaaktype)
}

// openbaar refuses answers in a text that stands in addresses and logs: it may depend
// only on what has a closed set of values.
func (c *compiler) openbaar(v *veld) {
	if v == nil || v.Sjabloon == nil {
		return
	}
	for _, naam := range v.Noemt() {
		t := c.vol[naam]
		gesloten := t.Soort == formule.Janee || len(t.Keuzes) > 0 || t.Elem != nil && len(t.Elem.Keuzes) > 0
		if !gesloten && naam != "urgentie" && naam != "peildatum" {
			c.meld(v.boom, "een zaaktype mag niet afhangen van %q: het staat in adressen en in het logboek. Gebruik een vraag met vaste keuzes", naam)
		}
	}
}

// vertrouwelijkheden are the values of vertrouwelijkheidaanduiding in RGBZ.
var vertrouwelijkheden = []string{"openbaar", "beperkt_openbaar", "intern", "zaakvertrouwelijk", "vertrouwelijk", "confidentieel", "geheim", "zeer_geheim"}

func (c *compiler) zaak(m *Mapping, b *boom) {
	t := c.groep(b, "omschrijving", "toelichting", "communicatiekanaal", "vertrouwelijkheid", "statustoelichting")
	m.omschrijving = c.tekst(c.need(b, "omschrijving"))
	m.toelichting = c.tekst(t["toelichting"])
	m.communicatiekanaal = c.tekst(t["communicatiekanaal"])
	m.statustoelichting = c.tekst(t["statustoelichting"])
	m.vertrouwelijkheid = c.keuze(t["vertrouwelijkheid"], vertrouwelijkheden)
}

// keuze is a fixed text out of a list.
func (c *compiler) keuze(b *boom, keuzes []string) *veld {
	if b == nil {
		return nil
	}
	c.vast(b, keuzes...)
	return c.tekst(b)
}

// benoemden are values under names of the case system.
func (c *compiler) benoemden(b *boom, lang int) (uit []benoemd) {
	c.groep(b)
	if b == nil {
		return nil
	}
	for _, naam := range b.volgorde {
		if n := len([]rune(naam)); n > lang || n == 0 {
			c.meld(b.sleutels[naam], "deze naam telt %d tekens: hoogstens %d", n, lang)
		}
		uit = append(uit, benoemd{naam, c.tekst(b.takken[naam])})
	}
	return uit
}

func (c *compiler) tabellen(b *boom) map[string]map[string]string {
	uit := map[string]map[string]string{}
	for naam, tabel := range c.groep(b) {
		uit[naam] = map[string]string{}
		for van, naar := range c.groep(tabel) {
			uit[naam][van] = c.vast(naar)
		}
	}
	return uit
}

// zonderBSN takes the BSN, and the number of who has none, out of the names: texts must not
// carry them.
func zonderBSN(s map[string]formule.Type) map[string]formule.Type {
	uit := maps.Clone(s)
	maps.DeleteFunc(uit, func(naam string, _ formule.Type) bool {
		return naam == "bsn" || naam == "anp" || strings.HasSuffix(naam, "_bsn")
	})
	for naam, t := range uit {
		uit[naam] = stripped(t)
	}
	return uit
}

func stripped(t formule.Type) formule.Type {
	if t.Velden != nil {
		t.Velden = zonderBSN(t.Velden)
	}
	if t.Elem != nil {
		e := stripped(*t.Elem)
		t.Elem = &e
	}
	return t
}
