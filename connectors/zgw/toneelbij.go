package zgw

import (
	"fmt"
	"net/url"
	"slices"

	"solo/zaak"
)

// eerdere are the zaken of earlier deliveries with this number.
func (t *toneel) eerdere(nummer string) any {
	isDie := func(v zaak.Verwant) bool { return v.Zaaknummer == nummer }
	if b := t.o.Bij; b != nil && b.Zaaknummer == nummer || slices.ContainsFunc(t.o.Zaak.Verwant, isDie) {
		return rij(t.eerder(t.voorbeeldURL(t.c.zaken, "zaken", nummer), nummer))
	}
	return rij()
}

// eerder is a zaak of an earlier delivery. Every eigenschap stands there with another
// value, so that what can change is shown as a change.
func (t *toneel) eerder(adres, nummer string) map[string]any {
	w := Wensen(t.o.Zaak)
	if t.o.Bij != nil && t.waarden == nil {
		t.waarden = each(w.Eigenschappen, func(n string) any {
			return map[string]any{"url": adres + "/zaakeigenschappen/voorbeeld-" + url.PathEscape(n),
				"eigenschap": t.voorbeeldURL(t.c.catalogi, "eigenschappen", n), "waarde": ""}
		})
	}
	return map[string]any{"url": adres, "identificatie": nummer, "bronorganisatie": t.o.Zaak.Bronorganisatie,
		"kenmerken": []any{kenmerk{bron, string(t.o.Dossier)}}, "zaaktype": t.zaaktype()["url"]}
}

// change gives an eigenschap its new value.
func (t *toneel) change(pad string, m map[string]any) any {
	for _, w := range t.waarden {
		if w, ok := w.(map[string]any); ok && under("", fmt.Sprint(w["url"])) == pad {
			w["waarde"] = m["waarde"]
		}
	}
	return m
}
