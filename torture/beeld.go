package main

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// A beeld is a zaak as lines of text that are the same for every zaak of the same kind,
// with apart from it what must be of this zaak alone.
type beeld struct {
	lijnen  []string // rollen, eigenschappen, documents by title, statuses
	bsns    []string
	hashes  []string // of the documents, in the order in which they came
	dossier string
	orde    string // "" or what came before what it should have followed
}

// rang is the order in which the parts of a zaak come.
var rang = map[string]int{"rol": 1, "zaakeigenschap": 2, "zaakinformatieobject": 3, "status": 4}

// beeld draws a zaak.
func (b *dagboek) beeld(zaak *ding) (v beeld, err error) {
	v.dossier = zaak.kenmerken()["SOLO"]
	v.lijnen = append(v.lijnen, "zaak "+zaak.tekst("omschrijving")+" "+zaak.tekst("startdatum"))
	hoogste := 0
	for _, d := range b.van[zaak.pad()] {
		if d.eerst < zaak.eerst {
			v.orde = d.Soort + " came before the zaak"
		}
		if rang[d.Soort] < hoogste && hoogste < rang["status"] { // what follows that is of a later delivery
			v.orde = d.Soort + " came too late"
		}
		hoogste = max(hoogste, rang[d.Soort])
		if err := v.add(b, d); err != nil {
			return v, err
		}
	}
	slices.Sort(v.lijnen)
	return v, nil
}

func (v *beeld) add(b *dagboek, d *ding) error {
	switch d.Soort {
	case "rol":
		wie, _ := d.Velden["betrokkeneIdentificatie"].(map[string]any)
		bsn, _ := wie["inpBsn"].(string)
		if bsn != "" {
			v.bsns = append(v.bsns, bsn)
		}
		v.lijnen = append(v.lijnen, fmt.Sprintf("rol %s %s", d.tekst("omschrijving"), d.tekst("betrokkeneType")))
	case "zaakeigenschap":
		waarde := strings.ReplaceAll(d.tekst("waarde"), v.dossier, "*")
		v.lijnen = append(v.lijnen, "eigenschap "+d.tekst("naam")+"="+waarde)
	case "status":
		v.lijnen = append(v.lijnen, "status "+d.tekst("statustoelichting"))
	case "zaakinformatieobject":
		doc := b.document(d)
		if doc == nil {
			v.lijnen = append(v.lijnen, "document that is not there")
			return nil
		}
		hash, err := b.hash(doc)
		if err != nil {
			return err
		}
		v.hashes = append(v.hashes, hash)
		v.lijnen = append(v.lijnen, "document "+doc.tekst("titel"))
	}
	return nil
}

// compare holds what arrived against what was sent.
func (p *proef) compare(o *oordeel, z *zending, v beeld) {
	if v.orde != "" {
		o.orde = append(o.orde, z.Kenmerk+": "+v.orde)
	}
	for _, bsn := range v.bsns {
		if bsn != z.BSN {
			o.fout("%s has the BSN of another", z.Kenmerk)
		}
	}
	if len(v.bsns) == 0 {
		o.fout("%s has no BSN", z.Kenmerk)
	}
	p.compareBijlagen(o, z, v)
	soort := z.soort(p.steden[z.Stad])
	if !slices.Equal(p.norm[soort], v.lijnen) {
		o.fout("%s looks different from the others (%s):\n  %s\nwant\n  %s", z.Kenmerk, soort, strings.Join(v.lijnen, "\n  "), strings.Join(p.norm[soort], "\n  "))
	}
}

// compareBijlagen wants every attachment once, and those of a later delivery later.
func (p *proef) compareBijlagen(o *oordeel, z *zending, v beeld) {
	laatste := -1 // place of the last attachment of the deliveries before
	for _, deel := range append([]*zending{z}, z.Vervolgen...) {
		hoogste := laatste
		for i := range deel.Maten {
			_, hash := deel.hash(i)
			n := 0
			for plaats, h := range v.hashes {
				if h != hash {
					continue
				}
				n++
				hoogste = max(hoogste, plaats)
				if plaats < laatste {
					o.orde = append(o.orde, fmt.Sprintf("%s: attachment %d came before one of an earlier delivery", deel.Kenmerk, i+1))
				}
			}
			if n != 1 {
				o.fout("%s: attachment %d is there %d times", deel.Kenmerk, i+1, n)
			}
			if n == 0 {
				o.verloren++
			}
		}
		laatste = hoogste
	}
}

// deel is the pth percentile.
func deel(dd []time.Duration, p int) time.Duration {
	if len(dd) == 0 {
		return 0
	}
	dd = slices.Sorted(slices.Values(dd))
	return dd[(len(dd)-1)*p/100].Round(time.Millisecond)
}
