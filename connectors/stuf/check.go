package stuf

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"solo/connectors"
	"solo/connectors/stuf/zds"
	"solo/connectors/verbinding"
)

// A Bevinding is one outcome of Check, for a beheerder.
type Bevinding struct {
	Goed    bool
	Melding string
	Actie   string // what to do; empty when Goed
}

// Check looks at a destination and changes nothing there: can the three addresses be
// reached, do we get in, and is a question answered about a zaak that does not exist.
// Of the addresses for messages that change something, only the line and TLS are tried.
func (c *Connector) Check(ctx context.Context) []Bevinding {
	uit := []Bevinding{c.checkVraag(ctx), c.checkLijn(ctx, zds.OntvangAsynchroon, c.inst.OntvangAsynchroon)}
	if c.inst.ZaaknummerOpvragen || c.inst.DocumentnummerOpvragen {
		uit = append(uit, c.checkLijn(ctx, zds.VrijeBerichten, c.inst.VrijeBerichten))
	}
	if len(c.inst.Onbewezen) > 0 {
		uit = append(uit, Bevinding{Goed: true, Melding: fmt.Sprintf("Van profiel %s is niet openbaar bevestigd: %s. Vraag het de leverancier.",
			c.inst.Profiel, strings.Join(c.inst.Onbewezen, ", "))})
	}
	return uit
}

// checkVraag asks for a zaak that nobody makes: an ID never ends in CONTROLE.
func (c *Connector) checkVraag(ctx context.Context) Bevinding {
	if !c.inst.Vragen {
		return c.checkLijn(ctx, zds.BeantwoordVraag, c.inst.BeantwoordVraag)
	}
	b := c.schrijver.GeefZaakdetails(c.zender.vraag(), c.inst.Prefix+"SOLO-CONTROLE")
	if _, err := c.ask(ctx, "controle "+string(zds.BeantwoordVraag), b); err != nil {
		return bevinding(string(zds.BeantwoordVraag), err)
	}
	return Bevinding{Goed: true, Melding: "BeantwoordVraag is bereikbaar en beantwoordt een vraag naar een zaak."}
}

// checkLijn asks for the head of the address. Any answer of HTTP proves the line; what
// it says of a HEAD proves nothing about messages.
func (c *Connector) checkLijn(ctx context.Context, k zds.Kanaal, adres string) Bevinding {
	naam := string(k)
	ctx, cancel := context.WithTimeout(ctx, c.inst.wachttijd())
	defer cancel()
	p := &verbinding.Poging{Leest: true}
	r, err := http.NewRequestWithContext(p.In(ctx), http.MethodHead, adres, nil)
	if err != nil {
		return Bevinding{Melding: naam + ": het adres is geen geldig adres.", Actie: "Verbeter het adres in de koppeling."}
	}
	if b := c.inst.Basic; b != nil {
		r.SetBasicAuth(b.Gebruiker, b.Wachtwoord)
	}
	hc, sluit := c.tikker()
	defer sluit()
	resp, err := hc.Do(r)
	if err != nil {
		return bevinding(naam, p.Fout(ctx, "controle "+naam, hostVan(adres), err))
	}
	_ = resp.Body.Close()
	if s := resp.StatusCode; s == http.StatusUnauthorized || s == http.StatusForbidden || s == http.StatusProxyAuthRequired {
		return Bevinding{Melding: fmt.Sprintf("%s: de server laat ons niet binnen (HTTP %d).", naam, s),
			Actie: "Controleer naam, wachtwoord en certificaat van de koppeling, en of ons IP-adres is toegelaten."}
	}
	return Bevinding{Goed: true, Melding: fmt.Sprintf("%s is bereikbaar (HTTP %d). Of het berichten aanneemt, blijkt bij de eerste levering.", naam, resp.StatusCode)}
}

// tikker is a client of its own: the one for messages sends nothing else.
func (c *Connector) tikker() (hc *http.Client, sluit func()) {
	netwerk := verbinding.NewTransport(c.inst.TLS, c.inst.wachttijd())
	var onder http.RoundTripper = netwerk
	if c.inst.Transport != nil {
		onder = c.inst.Transport(onder)
	}
	return verbinding.NewClient(onder, c.inst.HerhaalNa, c.now), netwerk.CloseIdleConnections
}

func hostVan(adres string) string {
	u, err := url.Parse(adres)
	if err != nil {
		return ""
	}
	return u.Host
}

func bevinding(wat string, err error) Bevinding {
	var f *connectors.Fout
	if !errors.As(err, &f) {
		return Bevinding{Melding: wat + ": de controle is afgebroken.", Actie: "Voer de controle opnieuw uit."}
	}
	b := Bevinding{Melding: wat + ": " + f.Melding, Actie: f.Actie}
	if b.Actie == "" {
		b.Actie = "Probeer het later opnieuw, of vraag de beheerder van het zaaksysteem."
	}
	return b
}
