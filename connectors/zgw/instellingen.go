package zgw

import (
	"crypto/tls"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"

	"solo/connectors/verbinding"
	"solo/dossier"
)

// Instellingen describe one destination: the case system of one gemeente.
type Instellingen struct {
	// The roots of the three APIs, up to and including the version, such as
	// https://zaken.example.nl/zaken/api/v1. Plain http is for this machine only.
	ZakenURL, DocumentenURL, CatalogiURL string
	// Toegang for all three APIs, unless one has its own.
	Toegang
	DocumentenToegang, CatalogiToegang *Toegang
	// Who did it, for the audit trail of the other side. Optional.
	UserID, UserRepresentation string

	// CatalogusRSIN owns the catalogus. Who registers a zaak and who is responsible
	// for it comes with the zaak: several gemeenten may share a case system.
	CatalogusRSIN string
	// Prefix makes the zaaknummer: Prefix + dossier ID, at most 12 of A-Z a-z 0-9 _ -.
	// Empty: the server numbers, and the dossier ID is only a kenmerk. Then a zaak is
	// found again by its kenmerk among those registered on one day.
	Prefix string

	Leverancier // vendor switches; the zero value is the standard

	// InlineTot is the largest document in bytes that goes inside JSON; larger ones
	// go in bestandsdelen. Zero means 10 MB.
	InlineTot int64
	// TLS holds client certificate and roots; nil = those of the system.
	TLS *tls.Config
	// Wachttijd is the time for one call without content; content adds a second for
	// every 32 kB. Zero means 30 s.
	Wachttijd time.Duration
	// HerhaalNa is the pause before a harmless call is repeated at once, doubled
	// each time; a Retry-After up to ten times as long is waited out. Zero means 500 ms.
	HerhaalNa time.Duration
	// MaxRetryAfter bounds how long a server may send us away. Zero means 2 h.
	MaxRetryAfter time.Duration
	// Transport wraps the network, for tests; nil = as it is.
	Transport func(http.RoundTripper) http.RoundTripper
}

// Toegang is a client at an API: the name and secret of its JWT (HS256).
type Toegang struct{ ClientID, Secret string }

// Leverancier are the ways in which case systems differ.
type Leverancier struct {
	// Versions for the request header Api-Version (OneGround); empty = no header.
	ZakenVersie, DocumentenVersie, CatalogiVersie string
	// HardeSleutels: the database refuses a second zaak, status or
	// zaakinformatieobject with the same key (Open Zaak), so that an unanswered one
	// may be sent again at once. Otherwise SOLO waits until the doubt has settled.
	HardeSleutels bool
	// KVKInNNP: an onderneming is a niet_natuurlijk_persoon with kvkNummer (Open
	// Zaak). Otherwise a vestiging, the only place that the standard has.
	KVKInNNP bool
	// AdresZonderBAG is the aoaIdentificatie of an address without a BAG id, which
	// the standard requires. Empty: such an address is left out of the rol.
	AdresZonderBAG string
	// KanaalWeglaten: when the server cannot read the communicatiekanaal, send the
	// zaak once more without it. Otherwise the delivery waits for a person.
	KanaalWeglaten bool
	// LockForceren: a document whose lock was lost is unlocked by force. The client
	// needs documenten.geforceerd-unlock.
	LockForceren bool
	// FormaatWeglaten: send no formaat with documents.
	FormaatWeglaten bool
}

var vormPrefix = regexp.MustCompile(`^[A-Za-z0-9_-]{0,12}$`)

// check returns all mistakes, in Dutch.
func (i *Instellingen) check() error {
	var fouten []error
	if !dossier.IsRSIN(i.CatalogusRSIN) {
		fouten = append(fouten, errors.New("RSIN van de catalogus: vul een geldig RSIN in: negen cijfers"))
	}
	if !vormPrefix.MatchString(i.Prefix) {
		fouten = append(fouten, errors.New("prefix: gebruik hoogstens 12 letters, cijfers, - of _"))
	}
	return errors.Join(fouten...)
}

func (i *Instellingen) inlineTot() int64             { return orElse(i.InlineTot, 10<<20) }
func (i *Instellingen) wachttijd() time.Duration     { return orElse(i.Wachttijd, 30*time.Second) }
func (i *Instellingen) herhaalNa() time.Duration     { return orElse(i.HerhaalNa, 500*time.Millisecond) }
func (i *Instellingen) maxRetryAfter() time.Duration { return orElse(i.MaxRetryAfter, 2*time.Hour) }

func orElse[T comparable](v, anders T) T {
	var leeg T
	if v == leeg {
		return anders
	}
	return v
}

// api is one of the three, with its own root and client.
type api struct {
	naam   string // zaken, documenten or catalogi
	basis  *url.URL
	crs    bool // wants the headers Accept-Crs and Content-Crs
	versie string
	Toegang
}

func newAPI(naam, basis, versie string, crs bool, t Toegang) (*api, error) {
	u, err := url.Parse(strings.TrimRight(basis, "/"))
	if err != nil || u.Host == "" || u.RawQuery != "" || u.User != nil {
		return nil, fmt.Errorf("%s: vul het adres van de API in, zoals https://voorbeeld.nl/%s/api/v1", naam, naam)
	}
	if u.Scheme != "https" && !(u.Scheme == "http" && verbinding.Lokaal(u.Hostname())) {
		return nil, fmt.Errorf("%s: gebruik https; http mag alleen naar deze computer zelf", naam)
	}
	if t.ClientID == "" || t.Secret == "" {
		return nil, fmt.Errorf("%s: vul de client-id en het geheim in", naam)
	}
	return &api{naam: naam, basis: u, versie: versie, crs: crs, Toegang: t}, nil
}

// address is a call under the root; the root's host is the only one that ever
// receives a token, whatever URLs the server hands out.
func (a *api) address(pad string, query url.Values) string {
	u := a.basis.JoinPath(pad)
	u.RawQuery = query.Encode()
	return u.String()
}

// under is the path of one resource, by the last part of its URL.
func under(soort, adres string) string {
	adres = strings.TrimRight(adres, "/")
	return soort + "/" + url.PathEscape(adres[strings.LastIndex(adres, "/")+1:])
}
