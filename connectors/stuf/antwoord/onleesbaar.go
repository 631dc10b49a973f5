package antwoord

import (
	"errors"

	"solo/connectors"
	"solo/connectors/stuf/zds"
)

// onleesbaar has the Err variables in the words of a Melding.
var onleesbaar = []struct {
	err           error
	code, melding string
}{
	{ErrLeeg, "leeg", "het antwoord is leeg"},
	{ErrHTML, "html", "het antwoord is een webpagina in plaats van StUF"},
	{ErrTeGroot, "te-groot", "het antwoord is te groot of te diep om te lezen"},
	{ErrDoctype, "doctype", "het antwoord heeft een DOCTYPE, dat SOLO om veiligheid niet leest"},
	{ErrGeenStUF, "geen-stuf", "het antwoord is XML, maar geen StUF-bericht"},
	{ErrXML, "onleesbaar", "het antwoord is afgebroken of geen XML"},
}

// Onleesbaar is what an error of Read means for the step that called d: unknown
// outcome, or for a service that only asks Tijdelijk. Stap, Antwoord and NietVoor are the
// caller's to fill.
func Onleesbaar(err error, d zds.Dienst) *connectors.Fout {
	r, code := regel{klasse: connectors.Onzeker, melding: "het antwoord is niet te lezen",
		actie: "Houdt dit aan, controleer dan het adres in solo.yaml en wat ervoor staat (gateway, proxy)."}, "onleesbaar"
	for _, o := range onleesbaar {
		if errors.Is(err, o.err) {
			code, r.melding = o.code, o.melding
			break
		}
	}
	f := r.fout(d, code)
	f.Err = err
	return f
}
