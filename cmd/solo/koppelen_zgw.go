package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"

	"solo/config"
	"solo/connectors"
	"solo/connectors/zgw"
	"solo/dossier"
	"solo/zaak"
)

// zgwKoppeling is a case system that speaks the ZGW APIs.
type zgwKoppeling struct {
	*zgw.Connector
	config *config.ZGWKoppeling
}

func zgwInstellingen(z config.Zaaksysteem) zgw.Instellingen {
	k := z.ZGW
	toegang := func(a config.API) zgw.Toegang { return zgw.Toegang{ClientID: a.ClientID, Secret: a.Geheim.Inhoud()} }
	documenten, catalogi := toegang(k.Documenten), toegang(k.Catalogi)
	i := zgw.Instellingen{ZakenURL: k.Zaken.URL, DocumentenURL: k.Documenten.URL, CatalogiURL: k.Catalogi.URL,
		Toegang: toegang(k.Zaken), DocumentenToegang: &documenten, CatalogiToegang: &catalogi,
		CatalogusRSIN: k.CatalogusRSIN, Prefix: k.NummerPrefix, InlineTot: k.InlineTot, TLS: z.TLS.Client(), Wachttijd: k.Wachttijd,
		Leverancier: zgw.Leverancier{ZakenVersie: k.Zaken.Versie, DocumentenVersie: k.Documenten.Versie, CatalogiVersie: k.Catalogi.Versie,
			KVKInNNP: k.NNPKVK, HardeSleutels: k.HardeSleutels, KanaalWeglaten: k.KanaalWeglaten,
			LockForceren: k.LockForceren, FormaatWeglaten: k.FormaatWeglaten}}
	if k.AdresZonderBAG == config.Dummy {
		i.AdresZonderBAG = "SOLO"
	}
	return i
}

func (k zgwKoppeling) voorbeeld(ctx context.Context, o connectors.Opdracht, schrijf func(string, io.Reader) error) error {
	nr := 0
	return k.Voorbeeld(ctx, o, func(v zgw.Verzoek) error {
		nr++
		return schrijf(verzoeknaam(nr, v), io.MultiReader(kopVan(v), v.Body))
	})
}

// kopVan is a request up to its body, as it goes over the line.
func kopVan(v zgw.Verzoek) io.Reader {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s HTTP/1.1\r\n", v.Methode, v.URL)
	_ = v.Kop.Write(&b) // a strings.Builder does not fail
	b.WriteString("\r\n")
	return strings.NewReader(b.String())
}

// verzoeknaam is a file name that sorts in the order of sending: "07-POST-rollen.http".
func verzoeknaam(nr int, v zgw.Verzoek) string {
	pad := v.URL
	if u, err := url.Parse(v.URL); err == nil {
		pad = path.Base(u.Path)
	}
	return fmt.Sprintf("%03d-%s-%s.http", nr, v.Methode, pad)
}

func (k zgwKoppeling) check(ctx context.Context, zaken []*zaak.Zaak, op dossier.Datum) (uit []bevinding) {
	var wensen []zgw.Wens
	for _, z := range zaken {
		wensen = append(wensen, zgw.Wensen(z))
	}
	for _, b := range k.Check(ctx, wensen, op) {
		if !b.Goed && b.Actie == "" { // what passes by itself at a delivery does not at a check
			b.Actie = "Controleer het adres in solo.yaml en of het zaaksysteem werkt, en voer de controle opnieuw uit."
		}
		uit = append(uit, bevinding{Goed: b.Goed, Melding: b.Melding, Actie: b.Actie})
	}
	return uit
}

// checkResultaat: an address of elsewhere would only be noticed at the next attempt, or
// never.
func (k zgwKoppeling) checkResultaat(stap string, resultaat json.RawMessage) string {
	var r struct{ URL, Nummer string }
	if json.Unmarshal(resultaat, &r) != nil {
		return `URL en Nummer in het resultaat zijn teksten, zoals {"URL":"https://…"}`
	}
	if stap == "zaak" && (r.URL == "" || r.Nummer == "") {
		return `geef bij de stap zaak het adres en het zaaknummer: {"URL":"https://…","Nummer":"…"}`
	}
	for _, basis := range []string{k.config.Zaken.URL, k.config.Documenten.URL} {
		if r.URL == "" || strings.HasPrefix(r.URL, strings.TrimRight(basis, "/")+"/") {
			return ""
		}
	}
	return "het adres (URL) in het resultaat is niet van dit zaaksysteem; dat begint met " + k.config.Zaken.URL
}

func (k zgwKoppeling) close() { k.Close() }
