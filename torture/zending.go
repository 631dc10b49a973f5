package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"time"

	"solo/dossier"
	"solo/intake"
	voorbeelden "solo/testdata/aanvragen"
)

// voorbeeld is what every aanvraag is made of: one with one attachment.
const voorbeeld = "13-weet-niet-en-later"

// kanarie is in the name of every applicant; it may be nowhere in clear.
const kanarie = "Kanariepiet"

// A zending is one document that goes into SOLO. Everything in it follows from the seed
// of the run, so that it is the same when it is sent again.
type zending struct {
	Nr      int // of the aanvraag, from 1
	Kenmerk string
	Stad    int
	BSN     string
	Fout    bool   // the document is wrong on purpose, and must be refused
	Gif     bool   // the mapping refuses it until it is mended
	Weg     string // by which door it comes in
	Zaad    uint64
	Maten   []int64 // of the attachments, in bytes

	Recept    string     // what comes after it: a letter for each
	Vervolgen []*zending // the same, in order; empty of a vervolg
	Soort     dossier.Vervolgsoort
	Moeder    string // kenmerk of the aanvraag; empty of an aanvraag
}

// The doors of SOLO.
const (
	perSocket = "socket" // as the commands on this machine
	perAPI    = "api"    // as a supplier
	perIndien = "indien" // the command itself, which takes the place of a SOLO that is dead
)

// wegen holds each door as often as it is used; a new process for each costs most.
func wegen() []string {
	return []string{perSocket, perSocket, perSocket, perSocket, perSocket, perSocket, perSocket, perAPI, perAPI, perAPI, perAPI, perAPI, perAPI, perIndien}
}

// spare has nine in ten of what would come by the command come by the socket: a process
// that reads the configuration of fifty case systems costs half a second of a processor,
// more than all that is done with what it brings.
func spare(zz []*zending) {
	for _, z := range alle(zz) {
		if z.Weg == perIndien && z.Nr%10 != 0 {
			z.Weg = perSocket
		}
	}
}

// recepten are what comes after an aanvraag: half of them nothing, then an aanvulling, a
// wijziging, an intrekking.
func recepten() []string { return []string{"", "", "", "a", "aw", "wai"} }

// newZendingen plans n aanvragen over the case systems.
func newZendingen(n, steden int, r *rand.Rand) []*zending {
	bsns := kanarieBSNs()
	uit := make([]*zending, n)
	for i := range uit {
		z := &zending{Nr: i + 1, Kenmerk: fmt.Sprintf("torture-%d", i+1), Stad: i % steden, BSN: bsns[i%len(bsns)],
			Fout: r.IntN(25) == 0, Zaad: r.Uint64()}
		z.Weg = wegen()[r.IntN(len(wegen()))]
		for range 1 + r.IntN(2) {
			z.Maten = append(z.Maten, maat(r))
		}
		if recept := recepten()[r.IntN(len(recepten()))]; !z.Fout && len(z.Maten) == 1 {
			z.follow(recept, r)
		}
		uit[i] = z
	}
	return uit
}

// follow adds what comes after an aanvraag.
func (z *zending) follow(recept string, r *rand.Rand) {
	z.Recept = recept
	for i, letter := range recept {
		v := &zending{Nr: z.Nr, Kenmerk: fmt.Sprintf("%s-v%d", z.Kenmerk, i+1), Stad: z.Stad, BSN: z.BSN, Zaad: r.Uint64(), Weg: z.Weg, Moeder: z.Kenmerk,
			Soort: map[rune]dossier.Vervolgsoort{'a': dossier.Aanvulling, 'w': dossier.Wijziging, 'i': dossier.Intrekking}[letter]}
		if v.Soort == dossier.Aanvulling {
			v.Maten = []int64{maat(r)}
		}
		z.Vervolgen = append(z.Vervolgen, v)
	}
}

// alle are the zendingen with what comes after them.
func alle(zz []*zending) (uit []*zending) {
	for _, z := range zz {
		uit = append(append(uit, z), z.Vervolgen...)
	}
	return uit
}

// maat is the size of an attachment: mostly small, now and then 25 MB.
func maat(r *rand.Rand) int64 {
	switch n := r.IntN(200); {
	case n == 0:
		return 25 << 20
	case n < 8:
		return 1 << 20
	case n < 40:
		return 100_000
	}
	return 2_000
}

// kanarieBSNs are all BSNs of the test range.
func kanarieBSNs() (uit []string) {
	for n := 999_990_000; n <= 999_999_999; n++ {
		if s := fmt.Sprint(n); dossier.IsRSIN(s) { // the same elfproef
			uit = append(uit, s)
		}
	}
	return uit
}

// document is the aanvraag as it is sent.
func (z *zending) document(steden []stad) ([]byte, error) {
	raw, err := fs.ReadFile(voorbeelden.FS(), voorbeeld+"/aanvraag.json")
	if err != nil {
		return nil, err
	}
	a, err := dossier.Decode(raw)
	if err != nil {
		return nil, err
	}
	bsn, err := dossier.ParseBSN(z.BSN)
	if err != nil {
		return nil, fmt.Errorf("kanarie: %w", err)
	}
	if z.Moeder != "" {
		return z.vervolg(a)
	}
	a.Kenmerk, a.Gemeente = z.Kenmerk, dossier.Gemeentecode(steden[z.Stad].Code)
	a.Aanvrager.BSN, a.Aanvrager.Achternaam = bsn, kanarie
	if z.Gif {
		a.Aanvrager.Voorletters = gif
	}
	a.Bijlagen = z.bijlagen(a.Bijlagen[0].Soort)
	return dossier.Encode(a)
}

// vervolg is the document of what comes after a.
func (z *zending) vervolg(a *dossier.Aanvraag) ([]byte, error) {
	op := a.AanvraagOp.Add(time.Hour)
	v := &dossier.Vervolg{Leverancier: a.Leverancier, Kenmerk: z.Kenmerk, Aanvraag: z.Moeder, Soort: z.Soort, Op: op,
		Toelichting: "Dit stuurt " + kanarie + " na.", Bijlagen: z.bijlagen(a.Bijlagen[0].Soort),
		Ondertekeningen: []dossier.Ondertekening{{Wie: "aanvrager", Op: op, Middel: "digid", Niveau: "25"}}}
	if z.Soort == dossier.Wijziging {
		v.Wijziging = dossier.Patch{"aanvrager": map[string]any{"telefoon": "06 00000199"}}
	}
	return dossier.EncodeVervolg(v)
}

func (z *zending) bijlagen(soort string) (uit []dossier.Bijlage) {
	for i, maat := range z.Maten {
		n, hash := z.hash(i)
		if z.Fout {
			n, hash = maat, fmt.Sprintf("%064d", z.Nr)
		}
		uit = append(uit, dossier.Bijlage{Bestand: fmt.Sprintf("bijlage-%d.pdf", i+1), Grootte: n, SHA256: hash, Soort: soort})
	}
	return uit
}

// open is the intake.Open of this zending.
func (z *zending) open(bestand string) (io.ReadCloser, error) {
	var i int
	if n, _ := fmt.Sscanf(bestand, "bijlage-%d.pdf", &i); n != 1 || i < 1 || i > len(z.Maten) {
		return nil, fs.ErrNotExist
	}
	return io.NopCloser(z.inhoud(i - 1)), nil
}

// inhoud looks like a PDF and is noise, the same every time.
func (z *zending) inhoud(i int) io.Reader {
	var zaad [32]byte
	copy(zaad[:], fmt.Sprintf("%d-%d", z.Zaad, i))
	return io.MultiReader(bytes.NewReader([]byte("%PDF-1.4\n<< /Type /Page >>\n")), io.LimitReader(rand.NewChaCha8(zaad), z.Maten[i]),
		bytes.NewReader([]byte("\n%%EOF\n")))
}

func (z *zending) hash(i int) (int64, string) {
	h := sha256.New()
	n, err := io.Copy(h, z.inhoud(i))
	if err != nil {
		panic(err) // it reads from memory
	}
	return n, hex.EncodeToString(h.Sum(nil))
}

// geweigerd reports whether an error says for certain that nothing was accepted, because
// of what was sent.
func geweigerd(err error) bool {
	_, ok := errors.AsType[dossier.Bevindingen](err)
	return ok
}

var _ intake.Open = (&zending{}).open

// refJSON is what `solo indien --json` says.
type refJSON struct {
	Referentie string `json:"referentie"`
}

func readRef(raw []byte) (string, error) {
	var r refJSON
	err := json.Unmarshal(raw, &r)
	if err == nil && r.Referentie == "" {
		err = errors.New("indien: no referentie")
	}
	return r.Referentie, err
}
