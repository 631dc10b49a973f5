package loket

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"time"

	"solo/dossier"
	"solo/store"
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
	MeldingOp time.Time            `json:"melding_op"`         // set once: rights run from it (Pw art. 44)
	Ongemeld  bool                 `json:"ongemeld,omitempty"` // moved after that: this Gemeente did not hear of it yet

	Antwoorden dossier.Antwoorden `json:"antwoorden"`        // all, by question id; also what is not asked now
	WeetNiet   []string           `json:"weet_niet"`         // question ids
	Ruw        map[string]string  `json:"ruw,omitempty"`     // what was typed and could not be read, by field of the page
	Door       map[string]Inbreng `json:"door,omitempty"`    // by question id; not what the applicant answered himself
	Bekeken    map[string]bool    `json:"bekeken,omitempty"` // pages that were saved
	// Gezien is when the applicant last looked at all of it on the check page. Somebody
	// else's change after it must be looked at before he can sign.
	Gezien time.Time `json:"gezien,omitzero"`

	Stukken         []Stuk                   `json:"stukken,omitempty"`
	Later           []dossier.Toezegging     `json:"later,omitempty"`
	Beloofd         []dossier.Toezegging     `json:"beloofd,omitempty"` // of Later: what the gemeente knows of
	Partner         Partnerstand             `json:"partner,omitzero"`
	Uitnodigingen   []Uitnodiging            `json:"uitnodigingen,omitempty"`
	Bewind          *Bewind                  `json:"bewind,omitempty"`
	Inlog           Inlog                    `json:"inlog,omitzero"`
	Balie           *Balie                   `json:"balie,omitempty"`
	Ondertekeningen []dossier.Ondertekening  `json:"ondertekeningen,omitempty"`
	Verwant         []dossier.ID             `json:"verwant,omitempty"`   // references of earlier aanvragen it goes with
	TeNoemen        []dossier.ID             `json:"te_noemen,omitempty"` // references of what else of his the gemeente has, to be told of this when it is in
	Zendingen       []Zending                `json:"zendingen,omitempty"` // in the order of sending
	Terug           *Teruggave               `json:"terug,omitempty"`     // until it is sent again
	Wijziging       *Wijziging               `json:"wijziging,omitempty"` // under way, after submission
	Urgentie        *dossier.Urgentiebesluit `json:"urgentie,omitempty"`
	UrgentieBekend  *dossier.Urgentiebesluit `json:"urgentie_bekend,omitempty"`  // of Urgentie: what the gemeente knows of
	Keuringen       map[string]Keuring       `json:"keuringen,omitempty"`        // by kind of paper
	KeuringenBekend []dossier.Keuring        `json:"keuringen_bekend,omitempty"` // of Keuringen: what the gemeente knows of
	Email           Emailproef               `json:"email,omitzero"`
	Hersteltermijn  *Hersteltermijn          `json:"hersteltermijn,omitempty"`
	Afgerond        *Afronding               `json:"afgerond,omitempty"`
	Signaal         *Signaal                 `json:"signaal,omitempty"`   // of the melding, where that is no zaak
	Weggegooid      time.Time                `json:"weggegooid,omitzero"` // by who filled it in: only the Signaal is left
	Herinnerd       map[string]time.Time     `json:"herinnerd,omitempty"` // reminders that were sent, by kind

	gedaan []store.Inzage // what a consulent does to it now: stored with it
	van    waarvan        // of its definition, when that was asked
	plek   *plek          // of its content, for who only reads; nil when it is changed
}

// IsGemeld reports whether the gemeente where it is now was told that he asks for help.
func (c *Concept) IsGemeld() bool { return !c.MeldingOp.IsZero() && !c.Ongemeld }

// An Inbreng is who gave an answer last.
type Inbreng struct {
	Wie string    `json:"wie"` // name or role, never a BSN
	Rol Rol       `json:"rol"`
	Op  time.Time `json:"op"`
	Nr  int       `json:"nr,omitempty"` // of a Helper: his invitation is the how manieth; two may have one name
}

// inbreng is what wie gives at a moment.
func (c *Concept) inbreng(wie Wie, op time.Time) Inbreng {
	nr := slices.IndexFunc(c.Uitnodigingen, func(u Uitnodiging) bool { return wie.Rol == Helper && u.ID == wie.Uitnodiging })
	if wie.isGemachtigd() {
		wie.Rol = Gemachtigde
	}
	return Inbreng{wie.naam(), wie.Rol, op, nr + 1}
}

// Format prints a mark.
func (Concept) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "[concept]") }

// LogValue logs the mark.
func (Concept) LogValue() slog.Value { return slog.StringValue("[concept]") }

// bewaard is the sealed form: it alone holds a BSN.
type bewaard struct {
	BSN     string  `json:"bsn,omitempty"`
	Bewind  string  `json:"bewind_bsn,omitempty"`
	Concept *inhoud `json:"concept"`
}

// inhoud is Concept without its methods.
type inhoud Concept

func (c *Concept) encode() ([]byte, error) {
	b := bewaard{BSN: c.Aanvrager.Cijfers(), Concept: (*inhoud)(c)}
	if c.Bewind != nil {
		b.Bewind = c.Bewind.BSN.Cijfers()
	}
	return json.Marshal(b)
}

func (c *Concept) decode(raw []byte) (err error) {
	b := bewaard{Concept: (*inhoud)(c)}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if err := d.Decode(&b); err != nil {
		return fmt.Errorf("concept lezen: %w", err)
	}
	if b.BSN != "" {
		c.Aanvrager, err = dossier.ParseBSN(b.BSN)
	}
	if err == nil && b.Bewind != "" && c.Bewind != nil {
		c.Bewind.BSN, err = dossier.ParseBSN(b.Bewind)
	}
	return err
}
