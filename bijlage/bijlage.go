// Package bijlage tells by its content what a file is, and refuses what a caseworker
// cannot open: other kinds than PDF and photographs, empty files, PDFs with a password,
// without their end or without a page. Whether he can open HEIC is for who asks to say. Its
// sentences are for who sent the file.
//
// It refuses to know where a file goes, and whether it holds malware.
package bijlage

import (
	"bytes"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/gabriel-vasile/mimetype"
)

// PDF is the media type of which a Keuring looks at the whole content.
const PDF = "application/pdf"

// toegestaan are the kinds of file that a caseworker can open, with the endings that
// their names may have.
func toegestaan() map[string][]string {
	return map[string][]string{
		PDF:          {".pdf"},
		"image/jpeg": {".jpg", ".jpeg"},
		"image/png":  {".png"},
		"image/heic": {".heic", ".heif"},
	}
}

// A Fout is what is wrong with a file and what to do, in Dutch.
type Fout string

// Error is the sentence itself.
func (f Fout) Error() string { return string(f) }

// The sentences on which others decide.
const (
	Leeg       Fout = "dit bestand is leeg; stuur het opnieuw"
	Beveiligd  Fout = "deze PDF is beveiligd; bewaar hem zonder beveiliging of wachtwoord (met Afdrukken als PDF bijvoorbeeld) en stuur hem opnieuw"
	Onbekend   Fout = "dit soort bestand kan de gemeente niet openen; stuur een PDF of een foto (jpg of png)"
	Beschadigd Fout = "dit bestand is beschadigd of niet helemaal opgeslagen; kijk of u het zelf kunt openen, bewaar het opnieuw of maak een foto van het papier"
	Afgebroken Fout = "deze PDF is niet heel: het einde ontbreekt. Kijk of u de PDF zelf kunt openen. Bewaar of download de PDF opnieuw en stuur die"
	GeenPagina Fout = "in deze PDF staat geen pagina. Kijk of u de PDF zelf kunt openen. Bewaar of download de PDF opnieuw, of maak een foto van het papier"
	GeenHEIC   Fout = "deze foto is een HEIC-bestand; dat kan de gemeente niet openen. Maak een schermafdruk van de foto en stuur die. " +
		"Of maak de foto opnieuw als JPG: op een iPhone kiest u eerst Instellingen, Camera, Structuren, Meest compatibel"
)

// snuif is how much of a file is looked at to tell what it is.
const snuif = 3072

// A Keuring passes a file on while it looks at it.
type Keuring struct {
	Formaat string // media type, by content
	pdf     *pdfkijker
}

// Keur reads the beginning of a file: a Fout when it is of no use. naam is what the
// sender called it; without an ending it says nothing. heic takes photographs in HEIC too.
// Any other error is of reading.
func Keur(in io.Reader, naam string, heic bool) (*Keuring, error) {
	kop := make([]byte, snuif)
	n, err := io.ReadFull(in, kop)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if n == 0 {
		return nil, Leeg
	}
	formaat, err := soort(kop[:n], naam, heic)
	if err != nil {
		return nil, err
	}
	return &Keuring{formaat, &pdfkijker{r: io.MultiReader(bytes.NewReader(kop[:n]), in)}}, nil
}

// soort looks at the content, never at what the sender claims.
func soort(kop []byte, naam string, heic bool) (string, error) {
	m := mimetype.Detect(kop)
	if isHEIF(m) && !(heic && m.Is("image/heic")) {
		return "", GeenHEIC
	}
	for formaat, einden := range toegestaan() {
		if !m.Is(formaat) {
			continue
		}
		if eind := strings.ToLower(filepath.Ext(naam)); eind != "" && !slices.Contains(einden, eind) {
			return "", Fout("de inhoud van dit bestand past niet bij de naam; geef het de naam die erbij hoort, zoals " + einden[0])
		}
		if formaat == PDF && hidesPage(kop) {
			return "", Onbekend
		}
		return formaat, nil
	}
	if isDamaged(m, naam) {
		return "", Beschadigd
	}
	return "", Onbekend
}

// isDamaged: by its name it is of a kind that is taken, and by its content of none at all.
func isDamaged(m *mimetype.MIME, naam string) bool {
	eind := strings.ToLower(filepath.Ext(naam))
	for _, einden := range toegestaan() {
		if slices.Contains(einden, eind) {
			return m.Is("application/octet-stream") || m.Is("text/plain")
		}
	}
	return false
}

// hidesPage: before the PDF there is markup, which a browser would show instead. A PDF may
// begin after the first bytes, and some do.
func hidesPage(kop []byte) bool {
	voor, _, _ := bytes.Cut(kop, []byte("%PDF-"))
	return bytes.IndexByte(voor, '<') >= 0
}

// isHEIF: a photograph in one of the forms of HEIF. Of these HEIC may be taken.
func isHEIF(m *mimetype.MIME) bool {
	return slices.ContainsFunc([]string{"image/heic", "image/heif", "image/heic-sequence", "image/heif-sequence"}, m.Is)
}

// Einde is with what the name of such a file ends: ".pdf".
func (k *Keuring) Einde() string { return toegestaan()[k.Formaat][0] }

// Read passes the whole file on.
func (k *Keuring) Read(p []byte) (int, error) { return k.pdf.Read(p) }

// Err tells after the end of the file what only its whole content can.
func (k *Keuring) Err() error {
	switch {
	case k.Formaat != PDF:
		return nil
	case k.pdf.isBeveiligd():
		return Beveiligd
	case k.pdf.isAfgebroken():
		return Afgebroken
	case k.pdf.isLeeg():
		return GeenPagina
	}
	return nil
}
