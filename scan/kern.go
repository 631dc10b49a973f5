package scan

import (
	"fmt"
	"slices"
)

// A kern is what an outcome says: two outcomes with one kern are the same to a person.
type kern struct {
	primair, variant              string
	verwijzingen, extras, teksten []string
	urgentie                      string
	redenen                       []string
}

// kernVan is what a rule says without its extras.
func (d *Definitie) kernVan(regel int) kern {
	r := &d.regels[regel]
	return kern{primair: r.Primair, variant: r.Variant, verwijzingen: slices.Clone(r.Verwijzingen),
		extras: slices.Clone(r.Extras), teksten: slices.Clone(r.Teksten)}
}

// voeg adds a toevoeging whose condition holds.
func (k *kern) voeg(e *toevoeging) {
	k.verwijzingen = erbij(k.verwijzingen, e.Verwijzingen)
	k.extras = erbij(k.extras, e.Extras)
	k.teksten = erbij(k.teksten, e.Teksten)
	if e.Urgentie == Spoed || k.urgentie == "" {
		k.urgentie = e.Urgentie
	}
	if e.Reden != "" {
		k.redenen = append(k.redenen, e.Reden)
	}
}

func erbij(lijst, meer []string) []string {
	for _, s := range meer {
		if !slices.Contains(lijst, s) {
			lijst = append(lijst, s)
		}
	}
	return lijst
}

// sleutel tells outcomes apart. The order in which help is named makes no difference,
// but that the first gives the title when there is no regeling.
func (k kern) sleutel() string {
	kop := k.primair + "/" + k.variant
	if k.primair == "" {
		kop = k.verwijzingen[0]
	}
	gesorteerd := func(in []string) []string { return slices.Sorted(slices.Values(in)) }
	return fmt.Sprintf("%q", [][]string{{kop, k.urgentie}, gesorteerd(k.verwijzingen), gesorteerd(k.extras), gesorteerd(k.teksten), k.redenen})
}
