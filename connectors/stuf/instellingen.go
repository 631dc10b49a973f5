package stuf

import (
	"cmp"
	"crypto/tls"
	"errors"
	"fmt"
	"net/http"
	"time"

	"solo/connectors/stuf/bericht"
	"solo/connectors/stuf/soap"
	"solo/connectors/stuf/zds"
	"solo/zaak"
)

// Instellingen describe one destination: the case system of one gemeente.
type Instellingen struct {
	// The addresses of the three services, each as the supplier gives it: no two name
	// their paths alike. Plain http is for this machine only.
	VrijeBerichten, OntvangAsynchroon, BeantwoordVraag string
	// Gewoonten of the receiver: see LoadProfiel.
	Gewoonten
	// Zender and Ontvanger as agreed with the gemeente: together they are the address
	// by which a receiver knows us.
	Zender, Ontvanger bericht.Partij
	// Prefix makes our own numbers: the gemeentecode of four digits, then what the
	// gemeente likes. Prefix + dossier ID is the zaaknummer, with -D01 behind it that of
	// a document. Needed unless the receiver draws both.
	Prefix string
	// Rolcodes are the codes by roltype for a heeftAlsOverigBetrokkene, and ExtraNamen
	// the receiver's own names of extraElementen, by ours.
	Rolcodes, ExtraNamen map[string]string
	// Gezet is the identificatie of the organisatorische eenheid that sets the status.
	Gezet string

	Basic *soap.Login // HTTP basic
	WSS   *soap.Login // WS-Security UsernameToken
	// WSSDigest sends a digest of the password instead of the password.
	WSSDigest bool
	// TLS holds client certificate and roots; nil = those of the system.
	TLS *tls.Config
	// Wachttijd is the time for one message without content; content adds to it. Zero
	// means 30 s.
	Wachttijd time.Duration
	// HerhaalNa is the pause before a harmless call is repeated at once. Zero means 500 ms.
	HerhaalNa time.Duration
	// Transport wraps the network, for tests; nil = as it is.
	Transport func(http.RoundTripper) http.RoundTripper
}

// check returns the mistakes in what is ours; those of the addresses and parties are
// for soap and bericht.
func (i *Instellingen) check() error {
	var fouten []error
	if err := zds.CheckPrefix(i.Prefix); err != nil && (!i.ZaaknummerOpvragen || !i.DocumentnummerOpvragen) {
		fouten = append(fouten, fmt.Errorf("prefix: %w", err))
	}
	if i.Profiel == "" && i.Dialect == "" {
		fouten = append(fouten, errors.New("profiel: kies hoe het zaaksysteem StUF spreekt"))
	}
	if i.setsStatus() && i.status() == (bericht.Status{}) {
		fouten = append(fouten, errors.New("status: vul status_volgnummer en status_omschrijving in, of kies status geen"))
	}
	return errors.Join(fouten...)
}

func (i *Instellingen) setsStatus() bool {
	return i.Status == StatusActualiseer || i.Status == StatusUpdate
}

func (i *Instellingen) status() bericht.Status {
	return bericht.Status{Volgnummer: i.StatusVolgnummer, Code: i.StatusCode, Omschrijving: i.StatusOmschrijving}
}

// bericht is what the writer of messages needs to know.
func (i *Instellingen) bericht() bericht.Instellingen {
	b := bericht.Instellingen{Dialect: i.Dialect, Zender: i.Zender, Ontvanger: i.Ontvanger, Beperkt: i.Beperkt,
		ExtraVoorvoegsel: i.ExtraVoorvoegsel, ExtraNamen: i.ExtraNamen, Rolcodes: i.Rolcodes, MTOM: i.MTOM}
	if i.setsStatus() {
		b.Status, b.Gezet = i.status(), zaak.Eenheid{Identificatie: i.Gezet}
	}
	return b
}

// soap is what the line needs to know.
func (i *Instellingen) soap() soap.Config {
	return soap.Config{
		Adressen: map[zds.Kanaal]string{zds.VrijeBerichten: i.VrijeBerichten,
			zds.OntvangAsynchroon: i.OntvangAsynchroon, zds.BeantwoordVraag: i.BeantwoordVraag},
		Versie: i.SOAP, TLS: i.TLS, Basic: i.Basic, WSS: i.WSS, WSSDigest: i.WSSDigest,
		Wachttijd: i.wachttijd(), HerhaalNa: i.HerhaalNa, Transport: i.Transport,
	}
}

func (i *Instellingen) wachttijd() time.Duration { return cmp.Or(i.Wachttijd, 30*time.Second) }
