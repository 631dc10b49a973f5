package intake_test

import (
	"maps"
	"testing"

	"solo/dossier"
	"solo/intake"
)

// A telling is what somebody sees of a form: the fields that he may fill in, apart from
// those that BRP and KVK fill in for him, and what is no question to him at all.
type telling struct {
	verplicht, facultatief int
	ingevuld               int // beforehand, of the scan, the melding or the answers; he may change it
	register               int // of BRP and KVK: he says that it is right, or changes it
	vast                   int // of DigiD, and worked out: nothing to fill in
	verklaring             int // statements and signatures
}

// velden are the fields that are open before him: with a register it gave its own.
func (n telling) velden(metRegister bool) int {
	open := n.verplicht + n.facultatief + n.ingevuld
	if !metRegister {
		open += n.register
	}
	return open
}

func tel(d *intake.Definitie, a *dossier.Aanvraag) (n telling) {
	getoond := d.Zichtbaar(a)
	for _, p := range d.Paginas() {
		for _, v := range p.Vragen {
			switch {
			case v.Tonen:
				n.vast++
			case !getoond[v.ID]:
			case v.Type == intake.Verklaring || v.Type == intake.Handtekening:
				n.verklaring++
			case v.Voorinvulling == "digid":
				n.vast++
			case v.Voorinvulling == "brp" || v.Voorinvulling == "kvk":
				n.register++
			case v.Voorinvulling != "":
				n.ingevuld++
			case v.Verplicht == "":
				n.facultatief++
			default:
				n.verplicht++
			}
		}
	}
	return n
}

// zonderRegister is the same aanvraag of somebody of whom BRP and KVK gave nothing.
func zonderRegister(a *dossier.Aanvraag) *dossier.Aanvraag {
	b := *a
	if a.Onderneming != nil {
		b.Onderneming = &dossier.Onderneming{KVK: a.Onderneming.KVK, Handelsnaam: a.Onderneming.Handelsnaam, Rechtsvorm: a.Onderneming.Rechtsvorm, RSIN: a.Onderneming.RSIN}
	}
	return &b
}

// Someone in money trouble must not drown in questions. The bounds are what a person can
// do: fewer than sixty fields for who is alone without debts, staff or capital wish, also
// where no register is connected and he types his name, address and business himself.
func TestNobodyDrownsInQuestions(t *testing.T) {
	ander := andere(t)
	starter := ander["20-starter-met-idee"]
	maps.DeleteFunc(starter.Antwoorden, func(id string, _ any) bool { return id == "voorbereiding_gewenst" || id == "voorbereidingskosten" })
	set(starter, map[string]any{"hulpvraag": list("levensonderhoud"), "start_fase": "idee", "plan_klaar": true, "bedrijfspand": "thuis", "bedrijf_heeft": list("bankrekening")})
	for _, tt := range []struct {
		profiel         string
		a               *dossier.Aanvraag
		met, zonder     int // fields, with a register and without
		moet, verklaart int // of these must be answered; statements and signatures
	}{
		{"gevestigd, alone, no debts, no staff", read(t, "zzp"), 51, 59, 45, 6},
		{"gevestigd, family with debts, staff and a wish for capital", read(t, "gezin"), 151, 162, 120, 9},
		{"starter, alone, no debts", starter, 49, 54, 44, 6},
		{"ioaz, alone, no debts, no staff, with the Bbz till he stops", ander["22-ioaz-stopt-op-58"], 51, 59, 46, 8},
		{"melding", ander["24-melding"], 12, 16, 6, 1},
		{"kwijtschelding", ander["26-kwijtschelding"], 21, 25, 18, 3},
		{"schuldhulp", ander["28-schuldhulp"], 17, 21, 13, 3},
	} {
		d := loadNaam(t, tt.a.Regeling)
		met, zonder := tel(d, d.Schoon(tt.a)), tel(d, d.Schoon(zonderRegister(tt.a)))
		t.Logf("%s: %d fields with a register, %d without: %+v", tt.profiel, met.velden(true), zonder.velden(false), met)
		if got := met.velden(true); got > tt.met {
			t.Errorf("%s: got %d fields with a register, want at most %d", tt.profiel, got, tt.met)
		}
		if got := zonder.velden(false); got > tt.zonder {
			t.Errorf("%s: got %d fields without a register, want at most %d", tt.profiel, got, tt.zonder)
		}
		if met.verplicht > tt.moet || met.verklaring > tt.verklaart {
			t.Errorf("%s: got %d that must be answered and %d statements, want at most %d and %d", tt.profiel, met.verplicht, met.verklaring, tt.moet, tt.verklaart)
		}
	}
}
