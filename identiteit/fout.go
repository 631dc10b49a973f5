package identiteit

import "errors"

// Causes on which a page decides. A *Fout wraps one of them.
var (
	ErrGeannuleerd = errors.New("u hebt het inloggen gestopt; probeer het opnieuw als u verder wilt")
	ErrNiveau      = errors.New("deze manier van inloggen is niet veilig genoeg; log in met de DigiD-app of met sms-controle")
	ErrRol         = errors.New("u bent ingelogd, maar u hebt geen toegang; vraag uw functioneel beheerder om de rol voor het Sociaal OndernemersLoket")
	ErrMislukt     = errors.New("het inloggen is niet gelukt; probeer het over een paar minuten opnieuw")
)

// A Fout is why somebody is not logged in.
type Fout struct {
	Soort   error   // ErrGeannuleerd, ErrNiveau, ErrRol or ErrMislukt
	Melding string  // a sentence for who logs in: what to do; of this means, where Soort is general
	Oorzaak string  // for the log: no personal data, and nothing that the browser or the broker worded
	Storing Storing // of an ErrMislukt: what is the matter with the broker
}

// A Storing is what is the matter with a broker, where that can be told; it is for who can
// mend it. Empty when it is something else.
type Storing string

// What can be the matter.
const (
	AndereIssuer   Storing = "issuer"      // it has another name than is configured
	Onvertrouwd    Storing = "certificaat" // its certificate is not trusted here
	TeLaat         Storing = "te laat"     // no answer in time
	OnbekendeNaam  Storing = "naam"        // the name of its host does not exist
	GeenVerbinding Storing = "verbinding"  // nobody listens there
	Onversleuteld  Storing = "https"       // it sends people to an address without https
	GeenAntwoord   Storing = "status"      // the answer has another status than 200
)

// Error tells both.
func (f *Fout) Error() string {
	if f.Oorzaak == "" {
		return f.Melding
	}
	return f.Melding + " (" + f.Oorzaak + ")"
}

// Unwrap gives Soort.
func (f *Fout) Unwrap() error { return f.Soort }

func mislukt(oorzaak string) error {
	return &Fout{Soort: ErrMislukt, Melding: ErrMislukt.Error(), Oorzaak: oorzaak}
}

// teLaag tells how to log in well enough.
func teLaag(m Middel, minimaal string) error {
	hoe := map[string]string{
		"20":          "log in met de DigiD-app of met sms-controle",
		"25":          "log in met de DigiD-app en scan daarin eerst uw paspoort, identiteitskaart of rijbewijs",
		"30":          "log in met de DigiD-app en uw identiteitskaart of rijbewijs (DigiD Hoog)",
		"eh2plus":     "log in met eHerkenning niveau 2+ of hoger",
		"eh3":         "log in met eHerkenning niveau 3 of hoger",
		"eh4":         "log in met eHerkenning niveau 4",
		"substantial": "log in met een middel van niveau substantieel of hoog",
		"high":        "log in met een middel van niveau hoog",
	}[minimaal]
	if m == Medewerker {
		return &Fout{Soort: ErrNiveau, Melding: "deze manier van inloggen is niet veilig genoeg; log in zoals uw gemeente dat van medewerkers vraagt"}
	}
	if hoe == "" {
		return &Fout{Soort: ErrNiveau, Melding: ErrNiveau.Error()}
	}
	return &Fout{Soort: ErrNiveau, Melding: "deze manier van inloggen is niet veilig genoeg; " + hoe, Oorzaak: string(m) + " below level " + minimaal}
}
