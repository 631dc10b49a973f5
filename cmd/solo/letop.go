package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"solo/config"
	"solo/connectors/stuf"
	"solo/dossier"
	"solo/mapping"
	"solo/voorstel"
)

// letOp is what a beheerder probably did not mean, and what he should know: nothing that
// stops a delivery.
func (in *inrichting) letOp(zaaksysteem string) (uit []bevinding) {
	var meldingen []string
	if k := in.Zaaksystemen[zaaksysteem].ZGW; k != nil {
		meldingen = sameAPI(k)
	}
	if k := in.Zaaksystemen[zaaksysteem].StUF; k != nil {
		meldingen = in.letOpStUF(zaaksysteem, k)
	}
	for _, m := range meldingen {
		uit = append(uit, bevinding{Goed: true, LetOp: true, Waar: zaaksysteem, Melding: m})
	}
	return uit
}

func (in *inrichting) letOpStUF(zaaksysteem string, k *config.StUFKoppeling) []string {
	n := in.namen(zaaksysteem)
	meldingen := in.foreignPrefix(zaaksysteem, k.NummerPrefix)
	meldingen = append(meldingen, strangers("rolcodes", "het roltype", k.Rolcodes, n.Roltypen)...)
	meldingen = append(meldingen, strangers("extra_namen", "het extra element", k.ExtraNamen, slices.Concat(n.Extra, extraVanRol))...)
	meldingen = append(meldingen, idleStatusDoor(k)...)
	return append(meldingen, leftBehind(n)...)
}

// sameAPI: each of the ZGW APIs has an address of its own, almost everywhere.
func sameAPI(k *config.ZGWKoppeling) (uit []string) {
	apis := []struct{ veld, adres string }{{"zaken_api", k.Zaken.URL}, {"documenten_api", k.Documenten.URL}, {"catalogi_api", k.Catalogi.URL}}
	for i, a := range apis {
		for _, b := range apis[i+1:] {
			if a.adres == b.adres {
				uit = append(uit, fmt.Sprintf("%s en %s hebben hetzelfde adres. Elke API heeft bijna altijd een eigen adres: kijk na wat de leverancier gaf.", a.veld, b.veld))
			}
		}
	}
	return uit
}

// extraVanRol are the names of what a rol brings along by itself; see package bericht.
var extraVanRol = []string{"emailadres", "kvkNummer", "rsin", "telefoonnummer"}

// namen are those of all mappings of a zaaksysteem together.
func (in *inrichting) namen(zaaksysteem string) (uit mapping.Namen) {
	for _, m := range in.mappings[zaaksysteem] {
		n := m.Namen()
		uit.Roltypen = append(uit.Roltypen, n.Roltypen...)
		uit.Eigenschappen = append(uit.Eigenschappen, n.Eigenschappen...)
		uit.Extra = append(uit.Extra, n.Extra...)
	}
	for _, namen := range []*[]string{&uit.Roltypen, &uit.Eigenschappen, &uit.Extra} {
		slices.Sort(*namen)
		*namen = slices.Compact(*namen)
	}
	return uit
}

// strangers are the keys of a setting that no mapping uses.
func strangers(veld, wat string, gekozen map[string]string, namen []string) (uit []string) {
	for _, naam := range slices.Sorted(maps.Keys(gekozen)) {
		if !slices.Contains(namen, naam) {
			uit = append(uit, fmt.Sprintf("%s in solo.yaml noemt %s %q, en dat staat niet in de mapping%s", veld, wat, voorstel.Kort(naam), orDot(voorstel.Voor(naam, namen))))
		}
	}
	return uit
}

func orDot(s string) string {
	if s == "" {
		return "."
	}
	return s
}

// foreignPrefix: the numbers bear the code of a gemeente whose aanvragen go elsewhere.
func (in *inrichting) foreignPrefix(zaaksysteem, prefix string) []string {
	var codes []string
	for _, r := range in.Routes {
		if r.Zaaksysteem == zaaksysteem {
			codes = append(codes, string(r.Gemeente))
		}
	}
	slices.Sort(codes)
	codes = slices.Compact(codes)
	if len(prefix) < 4 || len(codes) == 0 || slices.Contains(codes, prefix[:4]) {
		return nil
	}
	for i, c := range codes {
		codes[i] = fmt.Sprintf("%s (%s)", c, in.Gemeenten[dossier.Gemeentecode(c)].Naam)
	}
	return []string{fmt.Sprintf("nummer_prefix begint met gemeentecode %s, en naar dit zaaksysteem gaan alleen aanvragen van %s. Klopt dat?", prefix[:4], oneOf(codes))}
}

func idleStatusDoor(k *config.StUFKoppeling) []string {
	g, err := stuf.LoadProfiel(k.Profiel, k.Gewoonten)
	if err != nil || k.StatusDoor == "" || g.Status != stuf.StatusGeen {
		return nil
	}
	return []string{"status_door doet niets: SOLO zet geen status. Wilt u dat wel, kies dan bij gewoonten een status: actualiseer of update."}
}

// leftBehind are the eigenschappen that do not go along as extra element under almost the
// same name.
func leftBehind(n mapping.Namen) []string {
	gelijk := func(s string) string { return strings.ToLower(strings.ReplaceAll(s, "_", "")) }
	blijft := slices.DeleteFunc(slices.Clone(n.Eigenschappen), func(naam string) bool {
		return slices.ContainsFunc(n.Extra, func(x string) bool { return gelijk(x) == gelijk(naam) })
	})
	if len(blijft) == 0 {
		return nil
	}
	return []string{"StUF-ZDS heeft geen plaats voor eigenschappen: " + oneOf(blijft) + ". Zet wat mee moet onder stuf: extra_elementen in de mapping."}
}
