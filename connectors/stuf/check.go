package stuf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"solo/connectors"
	"solo/connectors/stuf/zds"
	"solo/connectors/verbinding"
)

// A Bevinding is one outcome of Check, for a beheerder.
type Bevinding struct {
	Goed    bool
	LetOp   bool // nothing is wrong yet, but somebody should know
	Melding string
	Actie   string // what to do; empty when Goed
}

// Check looks at a destination and changes nothing there: can the three addresses be
// reached, do we get in, and is a question answered about a zaak that does not exist.
// Of the addresses for messages that change something, it tries the line, TLS, and
// whether anything there speaks SOAP.
func (c *Connector) Check(ctx context.Context) []Bevinding {
	uit := []Bevinding{c.checkVraag(ctx), c.checkLijn(ctx, zds.OntvangAsynchroon, c.inst.OntvangAsynchroon), c.checkVrij(ctx)}
	if len(c.inst.Onbewezen) > 0 {
		uit = append(uit, Bevinding{Goed: true, LetOp: true, Melding: fmt.Sprintf("Van profiel %s is niet openbaar bevestigd: %s. Vraag het de leverancier.",
			c.inst.Profiel, strings.Join(c.inst.Onbewezen, ", "))})
	}
	return uit
}

// checkVrij looks at the address that draws numbers. When SOLO makes them itself nothing
// goes there, and what is wrong with it stops nobody.
func (c *Connector) checkVrij(ctx context.Context) Bevinding {
	b := c.checkLijn(ctx, zds.VrijeBerichten, c.inst.VrijeBerichten)
	if c.inst.ZaaknummerOpvragen || c.inst.DocumentnummerOpvragen {
		return b
	}
	return Bevinding{Goed: true, LetOp: !b.Goed, Melding: b.Melding + " SOLO geeft zelf de nummers en gebruikt dit adres nu niet."}
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

// checkLijn asks for the head of the address. What it says of a HEAD proves nothing about
// messages; but where a page or nothing is, an empty envelope must show that there is an
// endpoint after all: some show a page to who does not speak SOAP.
func (c *Connector) checkLijn(ctx context.Context, k zds.Kanaal, adres string) Bevinding {
	naam := string(k)
	resp, err := c.tik(ctx, naam, http.MethodHead, adres)
	if err == nil && isPage(resp) {
		hoofd := resp.StatusCode
		if resp, err = c.tik(ctx, naam, http.MethodPost, adres); err == nil && !isDenied(resp) && !strings.Contains(resp.Header.Get("Content-Type"), "xml") {
			return Bevinding{Melding: fmt.Sprintf("%s: op dit adres staat geen StUF-endpoint (HTTP %d).", naam, hoofd),
				Actie: "Controleer " + veld(k) + " in solo.yaml: de leverancier geeft het hele adres, met het pad."}
		}
	}
	switch {
	case err != nil:
		return bevinding(naam, err)
	case isDenied(resp):
		return Bevinding{Melding: fmt.Sprintf("%s: de server laat ons niet binnen (HTTP %d).", naam, resp.StatusCode),
			Actie: "Controleer naam en wachtwoord (basic of ws_security) en het certificaat (tls) in solo.yaml, en of ons IP-adres is toegelaten."}
	}
	return Bevinding{Goed: true, Melding: fmt.Sprintf("%s is bereikbaar (HTTP %d). Of het berichten aanneemt, blijkt bij de eerste levering.", naam, resp.StatusCode)}
}

// isPage reports an answer that no endpoint for messages needs to give.
func isPage(r *http.Response) bool {
	switch s := r.StatusCode; {
	case s == http.StatusNotFound || s == http.StatusGone || s >= 300 && s < 400:
		return true
	default:
		return s < 300 && strings.Contains(r.Header.Get("Content-Type"), "html")
	}
}

func isDenied(r *http.Response) bool {
	s := r.StatusCode
	return s == http.StatusUnauthorized || s == http.StatusForbidden || s == http.StatusProxyAuthRequired
}

// veld is how an address is called in solo.yaml.
func veld(k zds.Kanaal) string {
	return map[zds.Kanaal]string{zds.VrijeBerichten: "vrije_berichten", zds.OntvangAsynchroon: "ontvang_asynchroon",
		zds.BeantwoordVraag: "beantwoord_vraag"}[k]
}

// leeg holds no message, so that nothing can be done with it.
const leeg = `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body/></soapenv:Envelope>`

// tik calls an address without a message; the body of the answer is closed.
func (c *Connector) tik(ctx context.Context, naam, methode, adres string) (*http.Response, error) {
	ctx, cancel := context.WithTimeout(ctx, c.inst.wachttijd())
	defer cancel()
	p := &verbinding.Poging{Leest: true}
	var inhoud io.Reader
	if methode == http.MethodPost {
		inhoud = strings.NewReader(leeg)
	}
	r, err := http.NewRequestWithContext(p.In(ctx), methode, adres, inhoud)
	if err != nil {
		return nil, &connectors.Fout{Melding: "het adres is geen geldig adres.", Actie: "Verbeter het adres in solo.yaml."}
	}
	if inhoud != nil {
		r.Header.Set("Content-Type", "text/xml; charset=utf-8")
		r.Header.Set("SOAPAction", `""`)
	}
	if b := c.inst.Basic; b != nil {
		r.SetBasicAuth(b.Gebruiker, b.Wachtwoord)
	}
	hc, sluit := c.tikker()
	defer sluit()
	resp, err := hc.Do(r)
	if err != nil {
		return nil, p.Fout(ctx, "controle "+naam, hostVan(adres), err)
	}
	return resp, resp.Body.Close()
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

// IsGewoonte reports whether a profile has a setting with this name.
func IsGewoonte(naam string) bool {
	return slices.ContainsFunc(gewoonten(), func(g gewoonte) bool { return g.sleutel == naam })
}
