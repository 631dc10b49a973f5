package loket

import "context"

// Berichtsoort is what a message is about; its words are for who sends it.
type Berichtsoort string

// The messages. None holds a name, an answer or a BSN: a mailbox is read by others.
const (
	BerichtOntvangen   Berichtsoort = "ontvangen"   // the aanvraag, or what came after it
	BerichtUitnodiging Berichtsoort = "uitnodiging" // to fill in a part
	BerichtPartner     Berichtsoort = "partner"     // to sign
	BerichtStukken     Berichtsoort = "stukken"     // papers are still to come
	BerichtBewaren     Berichtsoort = "bewaren"     // a concept will be destroyed
	// BerichtNietVerstuurd: papers were added after the submission, and not sent.
	BerichtNietVerstuurd Berichtsoort = "nietverstuurd"
	BerichtAfgekeurd     Berichtsoort = "afgekeurd"    // a paper that was sent is no good
	BerichtTermijn       Berichtsoort = "termijn"      // papers must come before a day
	BerichtOpnieuw       Berichtsoort = "opnieuw"      // what the applicant sent did not arrive, and must be sent again
	BerichtTekenopnieuw  Berichtsoort = "tekenopnieuw" // to the partner: his signature did not
	BerichtWerkopnieuw   Berichtsoort = "werkopnieuw"  // to the team: what an employee did or sent did not
	BerichtMelding       Berichtsoort = "melding"      // to the team of a gemeente
	BerichtEmailcode     Berichtsoort = "emailcode"    // with which the applicant confirms his address
)

// A Bericht is one message to send. Kenmerk is a reference, and Link an address of the
// loket that means nothing to who may not follow it.
type Bericht struct {
	Soort   Berichtsoort
	Aan     string
	Kenmerk string
	Link    string // path, empty when there is none
	Code    string // of BerichtEmailcode
}

// A Postbode sends messages. What cannot be sent now it keeps or tells; an error means
// that it will not be sent.
type Postbode interface {
	Send(ctx context.Context, b Bericht) error
	// Deliver sends a message that may not be missed, and waits: nil means that the mail
	// server took it. After an error it is the caller's to keep.
	Deliver(ctx context.Context, b Bericht) error
}

// tell sends a message that may be missed: the page says the same. To nobody is nothing.
func (s *Service) tell(ctx context.Context, b Bericht) {
	if b.Aan == "" {
		return
	}
	if err := s.Post.Send(ctx, b); err != nil { // its text may hold an address
		s.Log.WarnContext(ctx, "bericht niet verstuurd", "concept", b.Kenmerk, "soort", b.Soort)
	}
}
