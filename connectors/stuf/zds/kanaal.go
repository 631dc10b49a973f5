package zds

// A Kanaal is the kind of port that a service listens at; each has its own address
// (StUF Protocolbindingen 03.02, WSDLs of StUF 03.01).
type Kanaal string

// The three channels that SOLO uses. Only OntvangAsynchroon changes something that may
// not happen twice.
const (
	VrijeBerichten    Kanaal = "VrijeBerichten"
	OntvangAsynchroon Kanaal = "OntvangAsynchroon"
	BeantwoordVraag   Kanaal = "BeantwoordVraag"
)

// Kanalen are all three.
func Kanalen() []Kanaal { return []Kanaal{VrijeBerichten, OntvangAsynchroon, BeantwoordVraag} }

// Leest: a lost answer leaves no doubt. Of VrijeBerichten SOLO sends only Di02 that draw
// a number: one that gets lost leaves a gap in a row, and nothing else.
func (k Kanaal) Leest() bool { return k == VrijeBerichten || k == BeantwoordVraag }
