package config

import (
	"crypto/tls"
	"fmt"
	"io"
	"log/slog"
	"time"
)

// ZGW is the Soort of a case system that speaks the ZGW APIs.
const ZGW = "zgw"

// A Zaaksysteem is one case system that receives zaken, with its own credentials,
// pace and mappings.
type Zaaksysteem struct {
	Soort      string         // ZGW or StUF
	Uitvoerder string         // whose it is
	ZGW        *ZGWKoppeling  // when that is its Soort
	StUF       *StUFKoppeling // when that is its Soort
	TLS        TLS
	Levering   Levering
	Mappings   map[string]string // by regeling, see Mapping
}

// A ZGWKoppeling is how to talk to the ZGW APIs of one case system.
type ZGWKoppeling struct {
	Zaken      API
	Documenten API
	Catalogi   API
	// CatalogusRSIN is the organisation that keeps the catalogus with the zaaktypen;
	// which catalogus of hers is for the mapping to say.
	CatalogusRSIN string
	// NummerPrefix stands before the dossier id in the identificatie of a zaak, at
	// most 12 characters. Empty: the case system numbers.
	NummerPrefix string
	// InlineTot is the size in bytes up to which a document goes in one request;
	// a larger one goes in parts.
	InlineTot int64
	// Wachttijd is how long one call without content may take.
	Wachttijd time.Duration
	// NNPKVK: this server takes kvkNummer in a niet_natuurlijk_persoon (Open Zaak);
	// else a company goes as vestiging, the only place in the standard.
	NNPKVK bool
	// AdresZonderBAG is what to do with an address whose BAG id is not known.
	AdresZonderBAG AdresZonderBAG
	// HardeSleutels: the database refuses a second zaak, status or
	// zaakinformatieobject with the same key (Open Zaak).
	HardeSleutels bool
	// KanaalWeglaten: when the server cannot read the communicatiekanaal, send the
	// zaak once more without it; else the delivery waits for a person.
	KanaalWeglaten bool
	// LockForceren: a document whose lock was lost is unlocked by force; the client
	// needs the scope documenten.geforceerd-unlock.
	LockForceren bool
	// FormaatWeglaten: send no formaat with documents.
	FormaatWeglaten bool
}

// An API is one of the three APIs of a case system.
type API struct {
	URL      string // ends with a slash
	ClientID string
	Geheim   Geheim // signs the JWT
	Versie   string // for the Api-Version header, such as "1.5"; empty = not sent
}

// AdresZonderBAG is a choice: the standard wants a BAG id in every address.
type AdresZonderBAG string

// Leave the address out of the rol (it is in the document), or send a made-up id.
const (
	Weglaten AdresZonderBAG = "weglaten"
	Dummy    AdresZonderBAG = "dummy"
)

// Levering is the pace of deliveries to one case system.
type Levering struct {
	Tegelijk int             // deliveries under way at once, at least 1
	Settle   time.Duration   // from when "not found" is believed after a lost answer
	Backoff  []time.Duration // wait after the first, second, … failure; the last one repeats
	Deadline time.Duration   // after this a delivery waits for a person
	// PerMinuut is how many deliveries may begin in a minute; zero = no bound.
	PerMinuut int
	Zekering  Zekering
}

// A Zekering says when SOLO leaves a case system that is down alone, and for how long;
// zero fields are for package outbox to fill in.
type Zekering struct {
	Rij      int           // failures in a row
	Aandeel  int           // or percent that failed,
	Minstens int           // of at least so many attempts
	Venster  time.Duration // in this time
	Open     time.Duration // first wait; doubles up to
	MaxOpen  time.Duration
	Rust     time.Duration // works for this long: begins with Open again
}

// Mapping returns the absolute path of the mapping file for a regeling, the name of
// one that ships with SOLO ("standaard/bbz-gevestigd@1"), or "" when none was chosen.
func (z Zaaksysteem) Mapping(regeling string) string { return z.Mappings[regeling] }

// Geheimen are all passwords of a case system, in a fixed order.
func (z Zaaksysteem) Geheimen() (uit []Geheim) {
	if k := z.ZGW; k != nil {
		uit = append(uit, k.Zaken.Geheim, k.Documenten.Geheim, k.Catalogi.Geheim)
	}
	if k := z.StUF; k != nil {
		for _, l := range []*Login{k.Basic, k.WSSecurity} {
			if l != nil {
				uit = append(uit, l.Wachtwoord)
			}
		}
	}
	return uit
}

// TLS is how to recognise the server, and how to be recognised. The zero value is
// the usual: the CAs of the system, no client certificate. It never prints.
type TLS struct{ c *tls.Config }

// Client returns a configuration of one's own for a client.
func (t TLS) Client() *tls.Config {
	if t.c == nil {
		return &tls.Config{MinVersion: tls.VersionTLS12}
	}
	return t.c.Clone()
}

// Format prints a mark: a private key may be in it.
func (t TLS) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[tls]") }

// LogValue logs the mark.
func (t TLS) LogValue() slog.Value { return slog.StringValue("[tls]") }
