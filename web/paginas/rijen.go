package paginas

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"solo/web/opmaak"
)

// addRij shows one empty row more of a group, with the focus on it.
func addRij(groep string, f *opmaak.Formulier) {
	for i := range f.Velden {
		if v := &f.Velden[i]; v.Naam == groep {
			n := max(len(rijnummers(f.Waarden, groep)), 1) // an empty group shows one already
			v.Rijen, f.Focus = n+1, fmt.Sprintf("%s.%d", groep, n)
		}
	}
}

// rijnummers are the rows of a group in which something was filled in, in order.
func rijnummers(form url.Values, groep string) (uit []int) {
	for naam, waarden := range form {
		rest, ok := strings.CutPrefix(naam, groep+".")
		s, _, _ := strings.Cut(rest, ".")
		n, err := strconv.Atoi(s)
		leeg := !slices.ContainsFunc(waarden, func(w string) bool { return strings.TrimSpace(w) != "" })
		if ok && err == nil && n >= 0 && !leeg && !slices.Contains(uit, n) {
			uit = append(uit, n)
		}
	}
	slices.Sort(uit)
	return uit
}

// removeRij drops the fields of the row that the button took away.
func removeRij(form url.Values) {
	rij := form.Get(opmaak.Verwijder)
	for naam := range form {
		if rij != "" && strings.HasPrefix(naam, rij+".") {
			form.Del(naam)
		}
	}
}

// closeUp gives the rows of a group the numbers from 0 up, without holes: by these what
// could not be read finds its row again.
func closeUp(form url.Values, groep string) {
	nummers := rijnummers(form, groep)
	dicht := url.Values{}
	for naam, waarden := range form {
		rest, ok := strings.CutPrefix(naam, groep+".")
		s, deel, _ := strings.Cut(rest, ".")
		n, err := strconv.Atoi(s)
		if !ok || err != nil {
			continue
		}
		form.Del(naam)
		if i := slices.Index(nummers, n); i >= 0 {
			dicht[fmt.Sprintf("%s.%d.%s", groep, i, deel)] = waarden
		}
	}
	maps.Copy(form, dicht)
}
