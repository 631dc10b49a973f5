package intake

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"

	"solo/store"
	"solo/vindplaats"
)

// A definition stands in regelingen/<naam>@<versie>.yaml. A published version never
// changes: what changes is a file with a higher number beside it. What was accepted is read
// with its own version for as long as it is kept.

// ErrOnbekend reports a regeling for which there is no file; it is a store.ErrNotFound.
var ErrOnbekend = fmt.Errorf("deze regeling bestaat niet: %w", store.ErrNotFound)

var vormUitgave = regexp.MustCompile(`^([a-z][a-z0-9_-]{0,59})@([1-9][0-9]{0,3})\.yaml$`)

// An uitgave is one version of a regeling, by the name of its file.
type uitgave struct {
	regeling string
	versie   int
}

func (u uitgave) bestand() string { return fmt.Sprintf("regelingen/%s@%d.yaml", u.regeling, u.versie) }

// uitgaven are all in a folder, by name and the newest first. Another name is a mistake.
func uitgaven(in fs.FS) (uit []uitgave, err error) {
	paden, err := fs.Glob(in, "regelingen/*.yaml")
	if err != nil {
		return nil, fmt.Errorf("regelingen: %w", err)
	}
	for _, p := range paden {
		m := vormUitgave.FindStringSubmatch(path.Base(p))
		if m == nil {
			return nil, vindplaats.Fouten{{Bestand: p, Regel: 1, Kolom: 1, Melding: "noem dit bestand naar de regeling en de versie, zoals bbz-gevestigd@1.yaml"}}
		}
		versie, _ := strconv.Atoi(m[2]) // at most four digits
		uit = append(uit, uitgave{m[1], versie})
	}
	slices.SortFunc(uit, func(a, b uitgave) int {
		return cmp.Or(cmp.Compare(a.regeling, b.regeling), b.versie-a.versie)
	})
	return uit, nil
}

// Regelingen lists the definitions of a folder by name; nil means those that ship
// with SOLO.
func Regelingen(in fs.FS) (namen []string, err error) {
	if in == nil {
		in = meegeleverd
	}
	alle, err := uitgaven(in)
	for _, u := range alle {
		namen = append(namen, u.regeling)
	}
	return slices.Compact(namen), err
}

// Load reads the newest version of a definition that ships with SOLO. A name without file
// gives ErrOnbekend; mistakes give vindplaats.Fouten.
func Load(naam string) (*Definitie, error) { return LoadFS(meegeleverd, naam) }

// LoadFS is Load for a folder. Without a bedragen.yaml there, the amounts that ship with
// SOLO hold.
func LoadFS(in fs.FS, naam string) (*Definitie, error) {
	versies, err := Versies(in, naam)
	if err != nil {
		return nil, err
	}
	return versies[0], nil
}

// Versies reads all versions of a definition, the newest first; nil means those that ship
// with SOLO. For errors see Load.
func Versies(in fs.FS, naam string) ([]*Definitie, error) {
	k, err := openKast(in)
	if err != nil {
		return nil, err
	}
	return k.versies(naam)
}

// Alle is Versies of every definition, by name. It reads once what they share. The error is
// all mistakes.
func Alle(in fs.FS) (map[string][]*Definitie, error) {
	k, err := openKast(in)
	if err != nil {
		return nil, err
	}
	uit, fouten := map[string][]*Definitie{}, []error(nil)
	for _, u := range k.uitgaven {
		if _, al := uit[u.regeling]; !al {
			uit[u.regeling], err = k.versies(u.regeling)
			fouten = append(fouten, err)
		}
	}
	return uit, errors.Join(fouten...)
}

// A kast is a folder with definitions while it is read.
type kast struct {
	in       fs.FS
	uitgaven []uitgave
	bedragen bedragen
	delen    map[string]*vindplaats.Bestand // read and without mistakes, by name
}

func openKast(in fs.FS) (k *kast, err error) {
	if in == nil {
		in = meegeleverd
	}
	k = &kast{in: in, delen: map[string]*vindplaats.Bestand{}}
	if k.uitgaven, err = uitgaven(in); err != nil {
		return nil, err
	}
	k.bedragen, err = loadBedragen(in)
	return k, err
}

func (k *kast) versies(naam string) (uit []*Definitie, err error) {
	for _, u := range slices.Backward(k.uitgaven) { // the older ones first
		if u.regeling != naam {
			continue
		}
		d, err := k.load(u, uit)
		if err != nil {
			return nil, err
		}
		uit = slices.Insert(uit, 0, d)
	}
	if uit == nil {
		return nil, fmt.Errorf("regeling %s: %w", naam, ErrOnbekend)
	}
	return uit, nil
}

// load reads one version; eerder are the older ones.
func (k *kast) load(u uitgave, eerder []*Definitie) (*Definitie, error) {
	raw, err := fs.ReadFile(k.in, u.bestand())
	if err != nil {
		return nil, fmt.Errorf("regeling %s: %w", u.regeling, err)
	}
	d, f := &Definitie{bedragen: k.bedragen}, &file{vindplaats.Open(u.bestand(), raw)}
	f.join(k)
	if f.Goed() && f.Decode(d) {
		f.checkDefinitie(d, u)
		f.checkEerder(d, eerder)
	}
	if err := f.Err(); err != nil {
		return nil, err
	}
	d.paginas = d.cut()
	return d, nil
}

// checkEerder: under one id an answer is of one type in all versions, for one mapping
// reads them all.
func (f *file) checkEerder(d *Definitie, eerder []*Definitie) {
	for i, m := range d.Modules {
		for j := range m.Vragen {
			v := &m.Vragen[j]
			for _, e := range eerder {
				if oud := e.vragen[v.ID]; oud != nil && oud.Type != v.Type {
					f.Fout(fmt.Sprintf("in versie %d heeft deze vraag type %s; geef haar een andere id", e.Versie, oud.Type), "modules", i, "vragen", j, "type")
				}
			}
		}
	}
}

// Kies gives the definition of a version, of those that Versies gave: the newest when
// versie is zero or not there.
func Kies(versies []*Definitie, versie int) *Definitie {
	for _, d := range versies {
		if d.Versie == versie {
			return d
		}
	}
	return versies[0]
}
