package dossier

import "regexp"

// The forms of texts in the document, as Go and JSON Schema both read them.
const (
	PatroonLeverancier = `^[a-z][a-z0-9_-]{0,59}$`
	PatroonKenmerk     = `^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$`
	PatroonEmail       = `^[^@\s]+@[^@\s]+\.[^@\s]+$`
	PatroonTelefoon    = `^\+?[0-9][0-9 ()-]{7,24}$`
	PatroonAnp         = `^[0-9]{17}$`    // RGBZ, ander natuurlijk persoon
	PatroonBAG         = `^[0-9]{16}$`    // adresseerbaar object
	PatroonLandcode    = `^[0-9]{4}$`     // BRP tabel 34
	PatroonSHA256      = `^[0-9a-f]{64}$` // hex
	PatroonID          = `^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$`
)

var (
	vormLeverancier = regexp.MustCompile(PatroonLeverancier)
	vormKenmerk     = regexp.MustCompile(PatroonKenmerk)
	vormEmail       = regexp.MustCompile(PatroonEmail)
	vormTelefoon    = regexp.MustCompile(PatroonTelefoon)
	vormAnp         = regexp.MustCompile(PatroonAnp)
	vormBAG         = regexp.MustCompile(PatroonBAG)
	vormLandcode    = regexp.MustCompile(PatroonLandcode)
	vormSHA256      = regexp.MustCompile(PatroonSHA256)
)

func (l lezer) telefoon() string {
	return l.volgens("telefoon", 25, vormTelefoon.MatchString, "vul een telefoonnummer in, zoals 06 12345678")
}

func (l lezer) email() string {
	return l.volgens("email", 254, vormEmail.MatchString, "vul een e-mailadres in, zoals naam@voorbeeld.nl")
}

func (l lezer) sha256(veld string) string {
	return l.volgens(veld, 64, vormSHA256.MatchString, "een sha256 heeft 64 tekens 0-9 en a-f")
}
