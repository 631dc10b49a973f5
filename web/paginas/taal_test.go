package paginas_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
	"golang.org/x/net/html"

	"solo/intake"
)

// moeilijk are words that somebody with B1 may not know, with what to write instead. Words
// that a law or an office uses for the thing itself (regeling, bewindvoerder) are not among
// them.
var moeilijk = map[string]string{
	"aangaande": "over", "aanvang": "begin", "additioneel": "extra", "adequaat": "goed", "alsmede": "en", "beschikken over": "hebben", "betreffende": "over", "bewerkstelligen": "zorgen voor",
	"conform": "volgens", "derhalve": "daarom", "desbetreffende": "deze", "dient te": "moet", "dient u": "moet u", "doch": "maar", "echter": "maar", "evenals": "net als", "evident": "duidelijk", "geschieden": "gebeuren",
	"gelieve": "wilt u", "hetgeen": "wat", "hiertoe": "daarvoor", "indien": "als", "inzake": "over", "jegens": "tegen", "krachtens": "volgens", "middels": "met", "mits": "als", "naar aanleiding van": "door", "omtrent": "over",
	"onderhavige": "deze", "onverwijld": "meteen", "opteren": "kiezen", "reeds": "al", "retourneren": "terugsturen", "te allen tijde": "altijd", "teneinde": "om", "ten behoeve van": "voor", "terzake": "over", "tevens": "ook",
	"thans": "nu", "uiterlijk op": "niet later dan", "verstrekken": "geven", "vermelden": "noemen", "verschuldigd": "moet betalen", "vigerend": "geldend", "voornoemd": "dit", "voorts": "verder", "voorzien van": "met", "vorenstaand": "dit",
	"wederom": "weer", "zodoende": "zo", "zulks": "dat", "submitten": "versturen", "uploaden": "toevoegen", "applicatie": "website", "authenticatie": "inloggen", "autoriseren": "toestaan", "valideren": "nakijken", "sessie": "inloggen",
	"server": "", "browser": "", "formulierveld": "veld", "invoerveld": "veld", "error": "fout", "optioneel": "niet verplicht", "specificeren": "vertellen", "substantieel": "groot", "periodiek": "regelmatig", "verifiëren": "nakijken",
	"niet van toepassing": "past niet bij mij", "van toepassing": "geldt", "ingevolge": "volgens", "op grond van": "door", "ten gevolge van": "door", "in verband met": "door", "met betrekking tot": "over", "voldoen aan": "passen bij", "voldoet aan": "past bij",
	"dient": "moet", "dienen te": "moeten", "desgewenst": "als u wilt", "kosteloos": "gratis", "schriftelijk": "op papier", "mededelen": "zeggen", "nader": "verder", "tijdig": "op tijd", "trachten": "proberen", "onderstaande": "deze", "bovenstaande": "deze",
	"te zijner tijd": "later", "daadwerkelijk": "echt", "woonachtig": "woont", "benodigd": "nodig", "benodigde": "nodige", "afwikkeling": "einde", "raming": "schatting", "onderbreking": "stoppen", "bescheiden": "papieren", "herstructureringsdeskundige": "advocaat",
	"indienen": "versturen", "ingediend": "verstuurd", "artikel": "zeg wat de wet vraagt", "lid": "zeg wat de wet vraagt", "elfproef": "kijk het nummer na", "uw zijde": "u", "zorgdragen": "zorgen", "aantonen": "laten zien", "overleggen": "sturen", "verzuimd": "nog niet gedaan", "nalatig": "nog niet gedaan",
}

// kort are shortenings that nobody reads aloud the same way.
var kort = regexp.MustCompile(`(?i)(^|[^\p{L}.])(bijv|bv|d\.w\.z|dwz|e\.d|enz|etc|evt|i\.p\.v|ivm|i\.v\.m|m\.b\.t|mbt|m\.u\.v|n\.v\.t|nvt|o\.a|o\.b\.v|resp|t\.a\.v|tel|z\.s\.m|incl|excl|max|min|mln|nr|ca|plm)\.`)

// maxWoorden is how long a sentence may be.
const maxWoorden = 20

var zinseinde = regexp.MustCompile(`[.!?:;]["”’)]*(\s+|$)`)

// zinnen cuts a text at its sentences.
func zinnen(s string) (uit []string) {
	for _, z := range zinseinde.Split(s, -1) {
		if z = strings.Join(strings.Fields(z), " "); z != "" {
			uit = append(uit, z)
		}
	}
	return uit
}

// lastig says what is hard to read in a sentence; empty when nothing is.
func lastig(zin string) string {
	klein := " " + strings.ToLower(strings.Trim(zin, "‘’“”\"()")) + " "
	for woord, beter := range moeilijk {
		if i := strings.Index(klein, woord); i >= 0 && !isLetter(klein[i-1]) && !isLetter(klein[i+len(woord)]) {
			return "“" + woord + "”, schrijf: " + beter
		}
	}
	if m := kort.FindString(zin); m != "" {
		return "afkorting " + m
	}
	if n := len(strings.Fields(zin)); n > maxWoorden {
		return "te lang"
	}
	return ""
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 0x80 }

// teksten are the sentences on a page, outside of what somebody filled in.
func teksten(b *blad) (uit []string) {
	for n := range b.boom.Descendants() {
		if n.Type == html.ElementNode && slices.Contains([]string{"h1", "h2", "h3", "p", "li", "label", "legend", "button", "a", "summary", "dt"}, n.Data) && len(alle(n, "p")) == 0 && len(alle(n, "li")) == 0 {
			uit = append(uit, zinnen(gelezen(n))...)
		}
	}
	return uit
}

func TestPagesAreWrittenInB1(t *testing.T) {
	elders := map[string]bool{} // of the definitions and the scan: see below
	for _, d := range definities() {
		for _, z := range definitietekst(d) {
			elders[z] = true
		}
	}
	gezien := map[string]bool{}
	for _, x := range taferelen(t) {
		if strings.HasPrefix(x.naam, "vraag-") || strings.HasPrefix(x.naam, "medewerker-") { // the first are looked at below; the others are for employees
			continue
		}
		boom, err := html.Parse(strings.NewReader(x.html))
		must(t, err)
		for _, z := range teksten(&blad{boom: boom}) {
			if l := lastig(z); l != "" && !gezien[z] && !elders[z] && !strings.Contains(z, "lange naam") {
				gezien[z] = true
				t.Errorf("%s: %s: %q", x.naam, l, z)
			}
		}
	}
}

// definitietekst are the sentences of a definition that an applicant reads.
func definitietekst(d *intake.Definitie) (uit []string) {
	var vraag func(v intake.Vraag)
	vraag = func(v intake.Vraag) {
		for _, s := range []string{v.Label, v.Uitleg, v.Waarom} {
			uit = append(uit, zinnen(s)...)
		}
		for _, k := range v.Keuzes {
			uit = append(uit, zinnen(k.Label)...)
		}
		for _, f := range v.Velden {
			vraag(f)
		}
	}
	for _, s := range append([]string{d.Titel, d.Uitleg, d.Melden}, d.Daarna...) {
		uit = append(uit, zinnen(s)...)
	}
	for _, p := range d.Paginas() {
		uit = append(uit, zinnen(p.Titel)...)
		for _, v := range p.Vragen {
			vraag(v)
		}
	}
	for _, s := range d.Documenten() {
		uit = append(uit, append(zinnen(s.Label), zinnen(s.Hulp)...)...)
	}
	for _, c := range d.Controles {
		uit = append(uit, zinnen(c.Melding)...)
	}
	for _, r := range d.Urgentie.Regels {
		for _, trap := range r.Trappen {
			uit = append(uit, zinnen(ingevoegd.ReplaceAllString(trap.Reden, "100"))...)
		}
	}
	return uit
}

func TestDefinitionsAreWrittenInB1(t *testing.T) {
	gezien := map[string]bool{}
	for naam, d := range definities() {
		for _, z := range definitietekst(d) {
			if l := lastig(z); l != "" && !gezien[z] {
				gezien[z] = true
				t.Errorf("%s: %s: %q", naam, l, z)
			}
		}
	}
}

// scantekst are the sentences of the scan: what stands under these keys, without what is
// filled in.
func scantekst(t *testing.T) (uit []string) {
	raw, err := os.ReadFile("../../scan/scan.yaml")
	must(t, err)
	var boom any
	must(t, yaml.Load(raw, &boom))
	var loop func(sleutel string, x any)
	loop = func(sleutel string, x any) {
		switch x := x.(type) {
		case map[string]any:
			for k, y := range x {
				loop(k, y)
			}
		case []any:
			for _, y := range x {
				loop(sleutel, y)
			}
		case string:
			if slices.Contains([]string{"label", "uitleg", "buiten", "titel", "tekst", "teksten", "kop", "reden", "niet_aangesloten"}, sleutel) {
				uit = append(uit, zinnen(ingevoegd.ReplaceAllString(x, "100"))...)
			}
		}
	}
	loop("", boom)
	return uit
}

var ingevoegd = regexp.MustCompile(`(?s)\$\{.*\}`)

func TestScanIsWrittenInB1(t *testing.T) {
	gezien := scantekst(t)
	if len(gezien) < 150 {
		t.Errorf("%d sentences, want those of the whole scan", len(gezien))
	}
	for _, z := range gezien {
		if l := lastig(z); l != "" {
			t.Errorf("%s: %q", l, z)
		}
	}
}

func TestHardLanguageIsFound(t *testing.T) {
	for zin, want := range map[string]string{
		"U dient dit reeds in te vullen": "“", "Vul bijv. een bedrag in": "afkorting", strings.Repeat("woord ", 21): "te lang",
		"Vul uw achternaam in": "", "Kies uw server": "“server”", "De observer kijkt": "", strings.Repeat("woord ", 20): "",
	} {
		if got := lastig(zin); want == "" && got != "" || !strings.HasPrefix(got, want) {
			t.Errorf("%q: got %q, want %q", zin, got, want)
		}
	}
}
