package loket

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"time"

	"solo/dossier"
)

// Stand is how far a Concept is.
type Stand string

// The states. A Concept goes from Open to Ingediend, and from there to Ingetrokken.
const (
	Open        Stand = "open"
	Ingediend   Stand = "ingediend"
	Ingetrokken Stand = "ingetrokken"
)

// A Concept is what somebody fills in, and after submission what he sees of it. It is
// kept as one sealed value; it prints as a mark.
type Concept struct {
	ID        dossier.ID           `json:"-"`
	Versie    int64                `json:"-"` // as read; Put refuses an older one
	Aanvrager dossier.BSN          `json:"-"` // zero at the counter only
	Gemeente  dossier.Gemeentecode `json:"gemeente"`
	Regeling  string               `json:"regeling"`
	Definitie int                  `json:"definitie"` // the version it is filled in with
	Kanaal    dossier.Kanaal       `json:"kanaal"`
	Stand     Stand                `json:"stand"`
	Begonnen  time.Time            `json:"begonnen"`
	Gewijzigd time.Time            `json:"gewijzigd"`
	MeldingOp time.Time            `json:"melding_op"` // set once: rights run from it (Pw art. 44)

	Antwoorden dossier.Antwoorden `json:"antwoorden"`        // all, by question id; also what is not asked now
	WeetNiet   []string           `json:"weet_niet"`         // question ids
	Ruw        map[string]string  `json:"ruw,omitempty"`     // what was typed and could not be read, by field of the page
	Door       map[string]Inbreng `json:"door,omitempty"`    // by question id
	Bekeken    map[string]bool    `json:"bekeken,omitempty"` // pages that were saved
	// Gezien is when the applicant last looked at all of it on the check page. Somebody
	// else's change after it must be looked at before he can sign.
	Gezien time.Time `json:"gezien,omitzero"`

	Stukken         []Stuk                  `json:"stukken,omitempty"`
	Later           []dossier.Toezegging    `json:"later,omitempty"`
	Partner         Partnerstand            `json:"partner,omitzero"`
	Uitnodigingen   []Uitnodiging           `json:"uitnodigingen,omitempty"`
	Bewind          *Bewind                 `json:"bewind,omitempty"`
	Balie           *Balie                  `json:"balie,omitempty"`
	Ondertekeningen []dossier.Ondertekening `json:"ondertekeningen,omitempty"`
	Verwant         []string                `json:"verwant,omitempty"`   // references of earlier aanvragen it goes with
	Zendingen       []Zending               `json:"zendingen,omitempty"` // in the order of sending
	Wijziging       *Wijziging              `json:"wijziging,omitempty"` // under way, after submission
	Herinnerd       map[string]time.Time    `json:"herinnerd,omitempty"` // reminders that were sent, by kind
}

// An Inbreng is who gave an answer last.
type Inbreng struct {
	Wie string    `json:"wie"` // name or role, never a BSN
	Rol Rol       `json:"rol"`
	Op  time.Time `json:"op"`
}

// A Stuk is an uploaded paper.
type Stuk struct {
	ID           string    `json:"id"`    // of the file
	Soort        string    `json:"soort"` // kind of document of the definition
	Naam         string    `json:"naam"`  // as the sender called it
	Omschrijving string    `json:"omschrijving,omitempty"`
	Grootte      int64     `json:"grootte"` // bytes
	SHA256       string    `json:"sha256"`
	Formaat      string    `json:"formaat"` // media type, by content
	Op           time.Time `json:"op"`
	Door         Inbreng   `json:"door"`
	Virus        bool      `json:"virus,omitempty"`    // kept apart, never sent
	Gestuurd     bool      `json:"gestuurd,omitempty"` // with the aanvraag or a vervolg
}

// A Partnerstand is how far the signature of the partner is.
type Partnerstand struct {
	Veilig      bool      `json:"veilig,omitempty"`    // the applicant said that a message to the partner is safe
	BelEerst    bool      `json:"bel_eerst,omitempty"` // or: speak to me first
	Uitnodiging string    `json:"uitnodiging,omitempty"`
	Getekend    time.Time `json:"getekend,omitzero"`
	Geweigerd   time.Time `json:"geweigerd,omitzero"`
}

// An Uitnodiging lets somebody see or sign a part.
type Uitnodiging struct {
	ID          string    `json:"id"`  // in the link; found by its hash only
	Rol         Rol       `json:"rol"` // Helper or Partner
	Naam        string    `json:"naam"`
	Email       string    `json:"email,omitempty"`
	Paginas     []string  `json:"paginas,omitempty"` // of a Helper: what he may see and fill in
	Contact     bool      `json:"contact,omitempty"` // home address and telephone are shared too
	Gemaakt     time.Time `json:"gemaakt"`
	Verloopt    time.Time `json:"verloopt"`
	Code        string    `json:"code,omitempty"`    // of a Helper: told by the applicant, not in the message
	Mislukt     int       `json:"mislukt,omitempty"` // wrong codes in a row
	Ingetrokken time.Time `json:"ingetrokken,omitzero"`
	Gebruikt    time.Time `json:"gebruikt,omitzero"` // last
}

// A Bewind is a decision of the court by which another acts.
type Bewind struct {
	Curatele bool   `json:"curatele,omitempty"` // he signs, not the applicant (BW 1:381)
	Naam     string `json:"naam"`
	Stuk     string `json:"stuk,omitempty"` // ID of the decision
}

// A Balie is what a consulent recorded at the counter.
type Balie struct {
	Consulent    string `json:"consulent"`
	Vastgesteld  string `json:"vastgesteld"`            // how identity was established
	Anp          string `json:"anp,omitempty"`          // stable identification of who has no BSN
	Handtekening string `json:"handtekening,omitempty"` // ID of the Stuk with the signature on paper
}

// A Zending is one document for the door: the melding, the aanvraag, or what came after
// it. It is frozen before it is sent, so that one that was broken off is finished with the
// same content.
type Zending struct {
	Kenmerk    string       `json:"kenmerk"`
	Soort      Zendingsoort `json:"soort"`
	Op         time.Time    `json:"op"`
	Wat        string       `json:"wat,omitempty"`        // for the applicant, B1
	Stukken    []string     `json:"stukken,omitempty"`    // IDs of what goes with it
	Document   []byte       `json:"document,omitempty"`   // until it was taken
	Referentie dossier.ID   `json:"referentie,omitempty"` // when it was taken
}

// Zendingsoort is what a Zending is.
type Zendingsoort string

// The kinds.
const (
	Melding    Zendingsoort = "melding"
	Aanvraag   Zendingsoort = "aanvraag"
	Aanvulling Zendingsoort = "aanvulling"
	Wijzigt    Zendingsoort = "wijziging"
	Trektin    Zendingsoort = "intrekking"
)

// A Wijziging holds the answers as they will be, while the applicant changes them.
type Wijziging struct {
	Begonnen   time.Time          `json:"begonnen"`
	Antwoorden dossier.Antwoorden `json:"antwoorden"`
	WeetNiet   []string           `json:"weet_niet,omitempty"`
	Ruw        map[string]string  `json:"ruw,omitempty"`
}

// Format prints a mark.
func (Concept) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[concept]") }

// LogValue logs the mark.
func (Concept) LogValue() slog.Value { return slog.StringValue("[concept]") }

// bewaard is the sealed form: it alone holds the BSN.
type bewaard struct {
	BSN     string  `json:"bsn,omitempty"`
	Concept *inhoud `json:"concept"`
}

// inhoud is Concept without its methods.
type inhoud Concept

func (c *Concept) encode() ([]byte, error) {
	return json.Marshal(bewaard{c.Aanvrager.Cijfers(), (*inhoud)(c)})
}

func (c *Concept) decode(raw []byte) error {
	b := bewaard{Concept: (*inhoud)(c)}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if err := d.Decode(&b); err != nil {
		return fmt.Errorf("concept lezen: %w", err)
	}
	if b.BSN == "" {
		return nil
	}
	var err error
	c.Aanvrager, err = dossier.ParseBSN(b.BSN)
	return err
}
