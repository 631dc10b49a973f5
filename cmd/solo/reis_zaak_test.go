package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"solo/dossier"
	"solo/identiteit"
)

// A reiszaak is what must be in the case system of one aanvraag.
type reiszaak struct {
	Zaaktype      string
	Rollen        map[string]string // name by rol
	Eigenschappen map[string]string // over ZGW
}

// A zaakblad is what a case worker sees of a zaak.
type zaakblad struct {
	Gegevens, Kenmerken, Eigenschappen, Verloop map[string]string
	Rollen                                      []struct {
		Rol, Naam string
		Gegevens  map[string]string
	}
	Documenten []struct{ Titel, Soort, Bestand, Link string }
}

// vindt looks in the case system for both aanvragen, by their numbers.
func (r *reis) vindt(nummer, ander string) {
	r.t.Helper()
	zz := r.zaken()
	bestanden := slices.Collect(maps.Values(r.Papieren))
	gemaakt := append(eigen(), "50 Aanvulling", "51 Gegevens voor verwerking")
	if ander != "" { // it is told of that one
		gemaakt = append(gemaakt, "52 Aanvulling", "53 Gegevens voor verwerking")
	}
	r.klopt(zz[nummer], r.eigenschappen(nummer, false), gemaakt, append(bestanden, "later.pdf"))
	if got := r.getekend(zz[nummer][0]); !slices.Equal(got, []string{"aanvrager", "partner"}) {
		r.t.Errorf("signed by %v, want both", got)
	}
	if ander != "" {
		r.klopt(zz[ander], r.eigenschappen(ander, true), append(eigen(), "90 Intrekking"), nil)
	}
}

// eigen are the documents that SOLO makes of every aanvraag.
func eigen() []string {
	return []string{"00 Samenvatting", "01 Aanvraag", "02 Gegevens voor verwerking"}
}

// eigenschappen are those of the zaak of a number. Over StUF there are fewer of them, with
// names of their own, and the page shows a date as a date.
func (r *reis) eigenschappen(nummer string, ingetrokken bool) map[string]string {
	nu := dossier.Amsterdam(time.Now())
	if r.in.StUF != "" {
		uit := map[string]string{"soloReferentie": nummer, "urgentieniveau": r.Zaak.Eigenschappen["urgentieniveau"]}
		if ingetrokken {
			uit["aanvraagIngetrokken"] = nu.Format("02-01-2006")
		}
		return uit
	}
	uit := maps.Clone(r.Zaak.Eigenschappen)
	uit["solo_referentie"], uit["datum_melding"] = nummer, nu.Format("20060102")
	if ingetrokken {
		uit["aanvraag_ingetrokken"] = nu.Format("20060102")
	}
	return uit
}

// klopt holds what the case system has of one aanvraag against what was done in the loket:
// one zaak, and besides the documents that SOLO makes only the files, byte for byte.
func (r *reis) klopt(zz []zaakblad, want map[string]string, gemaakt, bestanden []string) {
	r.t.Helper()
	if len(zz) != 1 {
		r.t.Fatalf("%d zaken with %v, want 1", len(zz), want)
	}
	z := zz[0]
	delete(z.Eigenschappen, "compleet_percentage") // how it is counted is for others to test
	if !maps.Equal(z.Eigenschappen, want) {
		r.t.Errorf("eigenschappen: got %v, want %v", z.Eigenschappen, want)
	}
	if got := z.Gegevens["Zaaktype"]; got != r.Zaak.Zaaktype || len(z.Verloop) != 1 {
		r.t.Errorf("zaaktype: got %q, want %q; statussen: got %v, want 1", got, r.Zaak.Zaaktype, z.Verloop)
	}
	r.kent(z)
	r.heeft(z, gemaakt, bestanden)
}

// kent holds who is in a zaak against who logged in.
func (r *reis) kent(z zaakblad) {
	r.t.Helper()
	bsn := map[string]string{}
	for _, p := range identiteit.Proefpersonen(vandaag()) {
		bsn[p.Naam] = p.Persoon.BSN.Cijfers()
	}
	want := maps.Clone(r.Zaak.Rollen)
	want["Initiator"] += " " + bsn[r.Aanvrager]
	want["Partner"] += " " + bsn[r.Partner]
	got := map[string]string{}
	for _, x := range z.Rollen {
		got[x.Rol] = strings.TrimSpace(x.Naam + " " + x.Gegevens["BSN"])
	}
	if !maps.Equal(got, want) || len(z.Rollen) != len(got) {
		r.t.Errorf("rollen: got %v, want %v", z.Rollen, want)
	}
}

// heeft holds the documents of a zaak against those that SOLO makes and the files that
// somebody sent.
func (r *reis) heeft(z zaakblad, gemaakt, bestanden []string) {
	r.t.Helper()
	var got, want []string
	for _, d := range z.Documenten {
		i := slices.IndexFunc(gemaakt, func(begin string) bool { return strings.HasPrefix(d.Titel, begin) })
		if i >= 0 {
			got = append(got, gemaakt[i])
		} else {
			got = append(got, som(haalt(r.t, d.Link)))
		}
	}
	want = slices.Clone(gemaakt)
	for _, naam := range bestanden {
		want = append(want, r.stad.papier(naam).hash)
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		r.t.Errorf("documents: got %v\nof %v\nwant %v", got, z.Documenten, want)
	}
}

// zaken are all zaken of his gemeente, by the number of SOLO.
func (r *reis) zaken() map[string][]zaakblad {
	r.t.Helper()
	b := newBezoeker(r.t, r.stad.browser, "behandelaar").ga("http://" + r.in.Adres + "/")
	uit := map[string][]zaakblad{}
	for _, adres := range kijkt[[]string](b, "zaken()") {
		z := kijkt[zaakblad](b.ga(adres), "zaak()")
		uit[z.Kenmerken["SOLO"]] = append(uit[z.Kenmerken["SOLO"]], z)
	}
	return uit
}

// getekend reads in the data for machines who signed.
func (r *reis) getekend(z zaakblad) (wie []string) {
	r.t.Helper()
	for _, d := range z.Documenten {
		if d.Titel != "02 Gegevens voor verwerking" {
			continue
		}
		var a dossier.Aanvraag
		must(r.t, json.Unmarshal(haalt(r.t, d.Link), &a))
		for _, o := range a.Ondertekeningen {
			wie = append(wie, o.Wie)
		}
	}
	slices.Sort(wie)
	return wie
}

// haalt downloads a document.
func haalt(t *testing.T, adres string) []byte {
	t.Helper()
	resp, err := http.Get(adres)
	must(t, err)
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	must(t, err)
	return b
}

func som(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

// geteld: nothing is there twice, or lost.
func (s *reisstad) geteld(t *testing.T) {
	t.Helper()
	for _, z := range s.zaaksystemen {
		if n := z.sandbox.Tel(); n.Dubbel() > 0 || n.Los > 0 || n.Open > 0 {
			t.Errorf("%s: %d doubles, %d documents without a zaak, %d unfinished", z.Titel, n.Dubbel(), n.Los, n.Open)
		}
	}
}
