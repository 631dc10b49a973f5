package mapping

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"solo/voorstel"
)

//go:embed standaard/*.yaml
var standaard embed.FS

// prefix of the mappings that come with the program.
const prefix = "standaard/"

// Standaarden are the names of the mappings that come with the program, as a
// basis refers to them: "standaard/bbz-gevestigd@1".
func Standaarden() (namen []string) {
	lijst, err := fs.Glob(standaard, prefix+"*.yaml")
	if err != nil {
		panic(err) // only a wrong pattern
	}
	for _, l := range lijst {
		namen = append(namen, strings.TrimSuffix(l, ".yaml"))
	}
	return namen
}

// Bron is a mapping file with the files that it builds on, merged.
type Bron struct {
	boom  *boom
	tekst []byte
}

// Tekst is the merged text, without comments. It can be loaded again by itself.
func (b *Bron) Tekst() []byte { return slices.Clone(b.tekst) }

// Versie is the sha256 of the merged text, in hex.
func (b *Bron) Versie() string {
	som := sha256.Sum256(b.tekst)
	return hex.EncodeToString(som[:])
}

// Load reads a mapping with its chain of "basis:". A name that begins with
// "standaard/" comes with the program; any other is read by bron. The error is
// Fouten, or what bron returned for naam itself.
func Load(naam string, bron func(naam string) ([]byte, error)) (*Bron, error) {
	inhoud, err := open(naam, bron)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, Fouten{{Bestand: naam, Regel: 1, Kolom: 1, Melding: "deze mapping bestaat niet" + voorstel.Voor(naam, Standaarden())}}
	} else if err != nil {
		return nil, fmt.Errorf("mapping %s: %w", naam, err)
	}
	b, fouten := chain([]string{naam}, inhoud, bron)
	if err := fouten.Err(); err != nil {
		return nil, err
	}
	tekst, err := yaml.Dump(b.node())
	if err != nil {
		return nil, fmt.Errorf("mapping %s: %w", naam, err)
	}
	return &Bron{b, tekst}, nil
}

func open(naam string, bron func(string) ([]byte, error)) ([]byte, error) {
	if strings.HasPrefix(naam, prefix) {
		return standaard.ReadFile(strings.TrimSuffix(naam, ".yaml") + ".yaml")
	}
	return bron(naam)
}

// chain reads the last name of the path and lays it over its basis. The mistakes
// of all files are reported together.
func chain(pad []string, inhoud []byte, bron func(string) ([]byte, error)) (*boom, Fouten) {
	b, fouten := parse(pad[len(pad)-1], inhoud)
	if b == nil || b.takken == nil {
		return b, fouten
	}
	basis := b.takken["basis"]
	delete(b.takken, "basis")
	b.volgorde = slices.DeleteFunc(b.volgorde, func(s string) bool { return s == "basis" })
	if basis == nil || basis.weg {
		return b.zonderWeg(), fouten
	}
	naam := basis.tekst
	if slices.Contains(pad, naam) {
		return b, append(fouten, basis.fout("deze basis verwijst naar zichzelf: %s", strings.Join(append(pad, naam), " → ")))
	}
	if !basis.isTekst {
		return b, append(fouten, basis.fout("hier hoort de naam van een mapping, zoals %s", Standaarden()[0]))
	}
	onder, err := open(naam, bron)
	if errors.Is(err, fs.ErrNotExist) {
		return b, append(fouten, basis.fout("de basis %q is niet gevonden%s", naam, voorstel.Voor(naam, Standaarden())))
	} else if err != nil {
		return b, append(fouten, basis.fout("de basis %q is niet te lezen: kijk naar de rechten van het bestand", naam))
	}
	onderBoom, meer := chain(append(pad, naam), onder, bron)
	fouten = append(fouten, meer...)
	if onderBoom == nil || len(meer) > 0 {
		return b, fouten
	}
	return merge(onderBoom, b), append(fouten, misses(onderBoom, b)...)
}

// misses reports every ~ that takes nothing away: it is a name that was misspelled.
func misses(basis, over *boom) (fouten Fouten) {
	if basis == nil || basis.takken == nil || over.takken == nil {
		return nil
	}
	for _, naam := range over.volgorde {
		tak, onder := over.takken[naam], basis.takken[naam]
		if tak.weg && onder == nil {
			fouten = append(fouten, over.sleutels[naam].fout("%q staat niet in de basis, dus er is niets om weg te halen%s", naam, voorstel.Voor(naam, basis.volgorde)))
		}
		fouten = append(fouten, misses(onder, tak)...)
	}
	return fouten
}
