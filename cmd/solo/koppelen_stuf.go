package main

import (
	"context"
	"crypto/tls"
	"encoding/json"
	"io"
	"log/slog"
	"time"

	"solo/config"
	"solo/connectors"
	"solo/connectors/stuf"
	"solo/connectors/stuf/bericht"
	"solo/connectors/stuf/soap"
	"solo/dossier"
	"solo/zaak"
)

// stufKoppeling is a case system that takes StUF-ZDS messages.
type stufKoppeling struct{ *stuf.Connector }

func openStUF(z config.Zaaksysteem, log *slog.Logger) (koppeling, error) {
	k := z.StUF
	g, err := stuf.LoadProfiel(k.Profiel, k.Gewoonten)
	if err != nil {
		return nil, err
	}
	c, err := stuf.New(stufInstellingen(k, g, z.TLS.Client()), log, time.Now)
	return stufKoppeling{c}, err
}

func stufInstellingen(k *config.StUFKoppeling, g stuf.Gewoonten, t *tls.Config) stuf.Instellingen {
	return stuf.Instellingen{VrijeBerichten: k.VrijeBerichten, OntvangAsynchroon: k.OntvangAsynchroon,
		BeantwoordVraag: k.BeantwoordVraag, Gewoonten: g, Zender: bericht.Partij(k.Zender), Ontvanger: bericht.Partij(k.Ontvanger),
		Prefix: k.NummerPrefix, Rolcodes: k.Rolcodes, ExtraNamen: k.ExtraNamen, Gezet: k.StatusDoor,
		Basic: stufLogin(k.Basic), WSS: stufLogin(k.WSSecurity), WSSDigest: !k.WachtwoordAlsTekst,
		TLS: t, Wachttijd: k.Wachttijd}
}

func stufLogin(l *config.Login) *soap.Login {
	if l == nil {
		return nil
	}
	return &soap.Login{Gebruiker: l.Gebruiker, Wachtwoord: l.Wachtwoord.Inhoud()}
}

func (k stufKoppeling) voorbeeld(ctx context.Context, o connectors.Opdracht, schrijf func(string, io.Reader) error) error {
	return k.Voorbeeld(ctx, o, schrijf)
}

// check asks nothing of the zaaktypen: StUF-ZDS cannot tell which there are.
func (k stufKoppeling) check(ctx context.Context, _ []*zaak.Zaak, _ dossier.Datum) (uit []bevinding) {
	for _, b := range k.Check(ctx) {
		uit = append(uit, bevinding{Goed: b.Goed, LetOp: b.LetOp, Melding: b.Melding, Actie: b.Actie})
	}
	return uit
}

// checkResultaat: only the number of the zaak is used later.
func (k stufKoppeling) checkResultaat(stap string, resultaat json.RawMessage) string {
	var r struct{ Nummer string }
	if json.Unmarshal(resultaat, &r) != nil || stap == "zaak geheel" && r.Nummer == "" {
		return `geef het nummer dat in het zaaksysteem staat: {"Nummer":"…"}`
	}
	return ""
}

func (k stufKoppeling) close() { k.Close() }
