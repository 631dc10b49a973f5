package intake

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"solo/formule"
	"solo/voorstel"
)

// checkDefinitie finds every mistake in a definition and compiles its formulas.
func (f *file) checkDefinitie(d *Definitie, u uitgave) {
	if d.Regeling != u.regeling {
		f.Fout("dit moet de naam van het bestand zijn, zonder versie en .yaml", "regeling")
	}
	if d.Versie != u.versie {
		f.Fout(fmt.Sprintf("dit moet de versie in de naam van het bestand zijn: %d", u.versie), "definitie")
	}
	f.moet(d.Titel, "titel")
	d.vragen = map[string]*Vraag{}
	for i := range d.Modules {
		f.checkModule(d, i)
	}
	t := toets{f, d, d.schema()}
	t.vragen()
	t.schema = d.schema() // the computed questions now have their own type
	t.controles()
	t.termijnen()
	t.urgentie()
	t.schema["urgentie"] = urgentietype()
	t.stukken()
	t.samenvatting()
}

func (f *file) moet(s string, pad ...any) {
	if strings.TrimSpace(s) == "" {
		f.Fout(fmt.Sprintf("%v ontbreekt", pad[len(pad)-1]), pad...)
	}
}

func (f *file) eenVan(s string, keuzes []string, pad ...any) bool {
	if slices.Contains(keuzes, s) {
		return true
	}
	f.Fout("kies uit: "+strings.Join(keuzes, ", ")+voorstel.Voor(s, keuzes), pad...)
	return false
}

func (f *file) checkModule(d *Definitie, i int) {
	m := &d.Modules[i]
	f.moet(m.ID, "modules", i, "id")
	f.moet(m.Titel, "modules", i, "titel")
	gereserveerd := d.basis()
	for j := range m.Vragen {
		v, pad := &m.Vragen[j], []any{"modules", i, "vragen", j}
		v.module = m
		f.checkVraag(v, pad)
		if j == 0 && v.Pagina == "" {
			f.Fout("geef de eerste vraag van een module een pagina: de titel van de bladzijde die hier begint", append(pad, "pagina")...)
		}
		_, bezet := gereserveerd[v.ID]
		_, dubbel := d.vragen[v.ID]
		switch {
		case bezet || slices.Contains([]string{"urgentie", "volledigheid", "item", "nummer", "totaal", "datum", "ja", "nee"}, v.ID):
			f.Fout(fmt.Sprintf("de naam %q is bezet; kies een andere", v.ID), append(pad, "id")...)
		case dubbel:
			f.Fout(fmt.Sprintf("de vraag %q bestaat al", v.ID), append(pad, "id")...)
		}
		d.vragen[v.ID], v.nr = v, len(d.volgorde)
		d.volgorde = append(d.volgorde, v)
	}
}

// checkVraag checks what needs no other question.
func (f *file) checkVraag(v *Vraag, pad []any) {
	at := func(veld ...any) []any { return append(slices.Clone(pad), veld...) }
	if !vormNaam.MatchString(v.ID) {
		f.Fout("geef de vraag een id van kleine letters, cijfers en _", at("id")...)
	}
	f.moet(v.Label, at("label")...)
	f.checkType(v, at)
	f.checkKeuzes(v, at)
	if v.Vorm != "" && (vormen[v.Vorm].goed == nil || v.Type != Tekst) {
		f.Fout("deze vorm bestaat niet; kies bij type tekst uit: "+strings.Join(sortedKeys(vormen), ", "), at("vorm")...)
	}
	if v.Moment != "" && (v.Moment != verleden || v.Type != Datum) {
		f.Fout("dit kan alleen verleden zijn, bij type datum", at("moment")...)
	}
	f.checkGrens(v, at)
	if v.Veld != "" && feiten[v.Veld].lees == nil {
		f.Fout("deze plek bestaat niet in het document"+voorstel.Voor(v.Veld, sortedKeys(feiten)), at("veld")...)
	}
	if v.Min != nil && v.Max != nil && *v.Min > *v.Max {
		f.Fout("min is hoger dan max", at("min")...)
	}
	for i, d := range v.Doel {
		f.eenVan(d, []string{"R", "H", "L", "K", "U", "P"}, at("doel", i)...)
	}
	if v.Voorinvulling != "" {
		f.eenVan(v.Voorinvulling, []string{"brp", "kvk", "digid", "scan", "melding", "berekend"}, at("voorinvulling")...)
	}
	if v.Papier != "" && v.Type != Handtekening {
		f.Fout("papier hoort bij type handtekening", at("papier")...)
	}
	f.checkOvername(v, at)
	f.checkVelden(v, at)
}

func (f *file) checkType(v *Vraag, at func(...any) []any) {
	if !f.eenVan(string(v.Type), soorten(), at("type")...) {
		return
	}
	if (v.Type == Adres || v.Type == Handtekening) && v.Veld == "" {
		f.Fout("bij dit type hoort een veld: de plek in het document", at("type")...)
	}
	if v.Type == Groep && (v.MaxAantal < 1 || v.MaxAantal > formule.MaxLijst || v.MinAantal > v.MaxAantal) {
		f.Fout(fmt.Sprintf("geef een groep een max_aantal van 1 tot en met %d, en niet lager dan min_aantal", formule.MaxLijst), at("max_aantal")...)
	}
	if v.Decimalen != 0 && (v.Type != Getal || v.Decimalen < 0 || v.Decimalen > 4) {
		f.Fout("decimalen is 0 tot en met 4, bij type getal", at("decimalen")...)
	}
	if v.Rij != "" && v.Type != Groep {
		f.Fout("rij hoort bij type groep", at("rij")...)
	}
	if (v.Min != nil || v.Max != nil) && !slices.Contains([]Soort{Geld, Getal, Jaar}, v.Type) {
		f.Fout("min en max horen bij geld, getal en jaar", at("type")...)
	}
}

func (f *file) checkGrens(v *Vraag, at func(...any) []any) {
	kan := slices.Contains([]Soort{Datum, Maand, Jaar}, v.Type)
	for naam, s := range map[string]string{"vanaf": v.Vanaf, "tot": v.Tot} {
		if s != "" && (!kan || !isGrens(s)) {
			f.Fout("schrijf dit als -1 jaar of 6 maanden, bij type datum, maand of jaar", at(naam)...)
		}
	}
}

func (f *file) checkKeuzes(v *Vraag, at func(...any) []any) {
	if keuze := v.Type == EenKeuze || v.Type == Multi; keuze != (len(v.Keuzes) > 0) {
		f.Fout("keuzes horen bij type keuze en multi, en daar altijd", at("type")...)
	}
	gezien := map[string]bool{}
	for i, k := range v.Keuzes {
		f.moet(k.Label, at("keuzes", i, "label")...)
		switch {
		case strings.TrimSpace(k.Waarde) == "":
			f.Fout("waarde ontbreekt", at("keuzes", i, "waarde")...)
		case gezien[k.Waarde]:
			f.Fout(fmt.Sprintf("de keuze %q staat er twee keer", k.Waarde), at("keuzes", i, "waarde")...)
		}
		gezien[k.Waarde] = true
	}
	if v.Alleen != "" && (v.Type != Multi || !gezien[v.Alleen]) {
		f.Fout("alleen noemt een keuze van een multi"+voorstel.Voor(v.Alleen, slices.Collect(maps.Keys(gezien))), at("alleen")...)
	}
}

// checkVelden checks the fields of a group. They are asked with the group, so they
// have no condition, place or computation of their own.
func (f *file) checkVelden(v *Vraag, at func(...any) []any) {
	if groep := v.Type == Groep || v.Type == Blok; groep != (len(v.Velden) > 0) {
		f.Fout("velden horen bij type groep en blok, en daar altijd", at("type")...)
	}
	gezien := map[string]bool{}
	for i := range v.Velden {
		veld := &v.Velden[i]
		f.checkVraag(veld, at("velden", i))
		if veld.Als != "" || veld.Veld != "" || veld.Berekend != "" || veld.Type == Groep || veld.Type == Blok || veld.WeetNiet != nil || veld.Pagina != "" || veld.Voorstel != "" || veld.Tonen || veld.Scan != nil {
			f.Fout("een veld van een groep heeft geen als, veld, berekend, tonen, scan, voorstel, pagina, weet_niet of eigen velden", at("velden", i, "id")...)
		}
		if veld.Verplicht != "" {
			f.eenVan(veld.Verplicht, []string{altijd, nooit}, at("velden", i, "verplicht")...)
		}
		if gezien[veld.ID] {
			f.Fout(fmt.Sprintf("het veld %q bestaat al", veld.ID), at("velden", i, "id")...)
		}
		gezien[veld.ID] = true
	}
}
