package opmaak

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"net/http"
	"path"
	"strings"
)

// dist is what make assets put there: the components of the NL Design System. A fresh clone
// has nothing but .gitkeep, and must compile.
//
//go:embed all:dist
var dist embed.FS

//go:embed solo.css
var soloCSS []byte

//go:embed solo.js
var soloJS []byte

//go:embed icoon.svg
var icoon []byte

// Componenten is the name of the bundle of the NL Design System.
const Componenten = "nlds.css"

// IsGebouwd reports whether the bundle is in the program. Without it pages can be used, and
// look plain.
func IsGebouwd() bool {
	_, err := dist.ReadFile("dist/" + Componenten)
	return err == nil
}

// A bestand is a file as it is served, ready made.
type bestand struct {
	soort, etag, bewaar string
	inhoud, gzip        []byte
}

// eeuwig is for addresses that change with the content.
const eeuwig = "public, max-age=31536000, immutable"

func (k *Kit) addOwn() {
	if css, err := dist.ReadFile("dist/" + Componenten); err == nil {
		k.addHashed(Componenten, css)
	}
	k.addHashed("solo.css", soloCSS)
	k.addHashed("solo.js", soloJS)
	k.addHashed("icoon.svg", icoon)
}

// addHashed gives a file an address with a piece of its hash in it.
func (k *Kit) addHashed(naam string, inhoud []byte) {
	ext := path.Ext(naam)
	adres := fmt.Sprintf("/opmaak/%s.%s%s", strings.TrimSuffix(naam, ext), hash(inhoud)[:12], ext)
	k.adressen[naam] = adres
	k.bestand[adres] = newBestand(soorten[ext], eeuwig, inhoud)
}

// soorten are the kinds of file there are.
var soorten = map[string]string{
	".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png",
}

func hash(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

func newBestand(soort, bewaar string, inhoud []byte) bestand {
	b := bestand{soort: soort, bewaar: bewaar, inhoud: inhoud, etag: `W/"` + hash(inhoud)[:16] + `"`} // weak: the packed bytes are others
	var z bytes.Buffer
	w, _ := gzip.NewWriterLevel(&z, gzip.BestCompression) // a constant level is right
	_, _ = w.Write(inhoud)                                // memory takes everything
	_ = w.Close()
	if soort != "image/png" && z.Len() < len(inhoud) {
		b.gzip = z.Bytes()
	}
	return b
}

// serve gives a file, packed for who can unpack it.
func (k *Kit) serve(w http.ResponseWriter, r *http.Request) {
	b, ok := k.bestand[r.URL.Path]
	if !ok {
		http.Error(w, "Dit bestand bestaat niet.", http.StatusNotFound)
		return
	}
	h := w.Header()
	h.Set("Content-Type", b.soort)
	h.Set("Cache-Control", b.bewaar)
	h.Set("Vary", "Accept-Encoding")
	h.Set("ETag", b.etag)
	if strings.Contains(r.Header.Get("If-None-Match"), b.etag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	inhoud := b.inhoud
	if b.gzip != nil && takesGzip(r) {
		h.Set("Content-Encoding", "gzip")
		inhoud = b.gzip
	}
	h.Set("Content-Length", fmt.Sprint(len(inhoud)))
	_, _ = w.Write(inhoud) // the reader has gone
}

func takesGzip(r *http.Request) bool {
	for deel := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		naam, q, _ := strings.Cut(strings.TrimSpace(deel), ";")
		if strings.EqualFold(naam, "gzip") && strings.TrimSpace(q) != "q=0" {
			return true
		}
	}
	return false
}
