package intake

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"regexp"

	"solo/dossier"
	"solo/vindplaats"
)

//go:embed regelingen/*.yaml regelingen/delen/*.yaml bedragen.yaml
var meegeleverd embed.FS

// file is a definition or the amounts, and what was found wrong with it.
type file struct{ *vindplaats.Bestand }

// loadBedragen reads the amounts of a folder, or those that ship with SOLO.
func loadBedragen(in fs.FS) (bedragen, error) {
	raw, err := fs.ReadFile(in, "bedragen.yaml")
	if errors.Is(err, fs.ErrNotExist) {
		raw, err = meegeleverd.ReadFile("bedragen.yaml")
	}
	if err != nil {
		return nil, fmt.Errorf("bedragen: %w", err)
	}
	var lijst struct {
		Bedragen bedragen `yaml:"bedragen"`
	}
	f := &file{vindplaats.Open("bedragen.yaml", raw)}
	if f.Decode(&lijst) {
		f.checkBedragen(lijst.Bedragen)
	}
	if err := f.Err(); err != nil {
		return nil, err
	}
	lijst.Bedragen.sort()
	return lijst.Bedragen, nil
}

var vormNaam = regexp.MustCompile(`^[a-z][a-z0-9_]{0,59}$`)

func (f *file) checkBedragen(b bedragen) {
	eenheden := map[string]string{}
	for i := range b {
		v := &b[i]
		if !vormNaam.MatchString(v.Code) {
			f.Fout("gebruik kleine letters, cijfers en _", "bedragen", i, "code")
		}
		if v.Eenheid != "euro" && v.Eenheid != "getal" {
			f.Fout("dit moet euro of getal zijn", "bedragen", i, "eenheid")
		}
		if e, al := eenheden[v.Code]; al && e != v.Eenheid {
			f.Fout("deze code heeft elders een andere eenheid", "bedragen", i, "eenheid")
		}
		eenheden[v.Code] = v.Eenheid
		f.checkDagen(v, i)
		if v.Bron == "" {
			f.Fout("noem de bron (het artikel)", "bedragen", i, "bron")
		}
		if v.Eenheid == "euro" && v.Waarde != float64(int64(v.Waarde)) {
			f.Fout("een bedrag staat in hele centen", "bedragen", i, "waarde")
		}
		for j := range i {
			if b[j].Code == v.Code && b[j].overlaps(*v) {
				f.Fout("deze periode valt samen met een andere van deze code", "bedragen", i, "van")
			}
		}
	}
}

func (f *file) checkDagen(v *Bedrag, i int) {
	var err error
	if v.van, err = dossier.ParseDatum(v.Van); err != nil {
		f.Fout(err.Error(), "bedragen", i, "van")
	}
	if v.Tot == "" {
		return
	}
	if v.tot, err = dossier.ParseDatum(v.Tot); err != nil {
		f.Fout(err.Error(), "bedragen", i, "tot")
	} else if v.tot.Compare(v.van) < 0 {
		f.Fout("deze dag ligt vóór van", "bedragen", i, "tot")
	}
}

func (b Bedrag) overlaps(c Bedrag) bool {
	return (b.Tot == "" || c.van.Compare(b.tot) <= 0) && (c.Tot == "" || b.van.Compare(c.tot) <= 0)
}
