package intake

import (
	"fmt"
	"maps"
	"slices"

	"solo/dossier"
	"solo/vindplaats"
	"solo/voorstel"
)

// An Overname says which question of the doelgroepscan asked the same before: what was
// answered there is filled in here beforehand.
type Overname struct {
	Vraag string `yaml:"vraag"` // id in the scan
	// Waarden gives for a choice of the scan the answer here; of a Janee that is ja or nee.
	// A choice that is not named is not taken over. A Datum has none: a day is a day, and
	// of a month its first.
	Waarden map[string]string `yaml:"waarden"`

	plek vindplaats.Fout // without Melding
}

// Overgenomen gives the answers that the scan has, by id, as the document holds them.
// gegeven are the answers to a question of the scan. It is personal data.
func (d *Definitie) Overgenomen(gegeven func(vraag string) []string) dossier.Antwoorden {
	uit := dossier.Antwoorden{}
	for _, v := range d.volgorde {
		if v.Scan == nil {
			continue
		}
		if w := v.overgenomen(gegeven(v.Scan.Vraag)); w != nil {
			uit[v.ID] = w
		}
	}
	return uit
}

// overgenomen is the answer, nil when the scan does not say. Of answers that contradict
// each other none counts.
func (v *Vraag) overgenomen(gegeven []string) any {
	if v.Type == Datum {
		return eersteDag(gegeven)
	}
	var waarden []any
	for _, k := range v.scankeuzes() {
		if slices.ContainsFunc(gegeven, func(w string) bool { return v.Scan.Waarden[w] == k }) {
			waarden = append(waarden, k)
		}
	}
	switch {
	case len(waarden) == 0:
		return nil
	case v.Type == Multi:
		return waarden
	case len(waarden) > 1:
		return nil
	case v.Type == Janee:
		return waarden[0] == "ja"
	}
	return waarden[0]
}

// eersteDag is the day, or the first of the month, that was answered; nil of a period.
func eersteDag(gegeven []string) any {
	if len(gegeven) != 1 {
		return nil
	}
	dag := gegeven[0]
	if isMaand(dag) {
		dag += "-01"
	}
	if _, err := dossier.ParseDatum(dag); err != nil {
		return nil
	}
	return dag
}

// scankeuzes are the answers that can be taken over.
func (v *Vraag) scankeuzes() []string {
	if v.Type == Janee {
		return []string{"ja", "nee"}
	}
	return v.keuzewaarden()
}

// checkOvername checks what needs not be known of the scan.
func (f *file) checkOvername(v *Vraag, at func(...any) []any) {
	if v.Scan == nil {
		return
	}
	v.Scan.plek = f.Plek(at("scan", "vraag")...)
	f.moet(v.Scan.Vraag, at("scan", "vraag")...)
	if !slices.Contains([]Soort{EenKeuze, Multi, Janee, Datum}, v.Type) || v.Berekend != "" {
		f.Fout("scan hoort bij type keuze, multi, janee en datum, en niet bij wat wordt berekend", at("scan")...)
		return
	}
	if (v.Type == Datum) == (len(v.Scan.Waarden) > 0) {
		f.Fout("waarden horen bij keuze, multi en janee, en daar altijd", at("scan")...)
	}
	for _, k := range sortedKeys(v.Scan.Waarden) {
		if w := v.Scan.Waarden[k]; v.Type != Datum {
			f.eenVan(w, v.scankeuzes(), at("scan", "waarden", k)...)
		}
	}
}

// CheckScan holds the Overnamen against a scan: keuzes gives the choices of a question of
// it, whether it asks for a date, and whether there is such a question. The error is
// vindplaats.Fouten.
func (d *Definitie) CheckScan(keuzes func(vraag string) (waarden []string, datum, ok bool)) error {
	var fouten vindplaats.Fouten
	for _, v := range d.volgorde {
		if v.Scan == nil {
			continue
		}
		f := v.Scan.plek
		waarden, datum, ok := keuzes(v.Scan.Vraag)
		switch onbekend := v.Scan.unknown(waarden); {
		case !ok:
			f.Melding = fmt.Sprintf("de vraag %q staat niet in de scan", v.Scan.Vraag)
		case v.Type == Datum && !datum:
			f.Melding = fmt.Sprintf("de vraag %q van de scan is geen datum", v.Scan.Vraag)
		case onbekend != "":
			f.Melding = fmt.Sprintf("%q is geen keuze van de vraag %q van de scan%s", onbekend, v.Scan.Vraag, voorstel.Voor(onbekend, waarden))
		default:
			continue
		}
		fouten = append(fouten, f)
	}
	if len(fouten) == 0 {
		return nil
	}
	return fouten
}

// unknown is a choice that the scan does not have; empty when it has all.
func (o *Overname) unknown(waarden []string) string {
	for _, k := range slices.Sorted(maps.Keys(o.Waarden)) {
		if !slices.Contains(waarden, k) {
			return k
		}
	}
	return ""
}
