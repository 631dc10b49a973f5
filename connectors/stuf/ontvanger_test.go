package stuf_test

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"mime"
	"mime/multipart"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// ontvanger is a small receiver, for what the tests want to break. It looks at what it
// needs and judges no schema; that is for the sandbox.
type ontvanger struct {
	mu        sync.Mutex
	ontdubbel bool // the same referentienummer gets the same answer
	uniek     bool // a second document with the same number is refused, as a second zaak always is
	// tussen answers in its place when it returns true.
	tussen func(w http.ResponseWriter, b ontvangen) bool
	// verlies: after doing the work the line breaks.
	verlies func(b ontvangen) bool
	// traag keeps what is accepted for later: see process.
	traag bool

	gezien   []ontvangen
	eerder   map[string]string
	zaken    map[string]*gemaakt
	wachtrij []ontvangen
	nr       int
}

// ontvangen is one message as it came in.
type ontvangen struct {
	dienst, ref, tijdstip string
	nummer, zaak          string // of the zaak or document, and the zaak of a document
	kenmerk, zaaktype     string
	rollen                int
	body                  string            // hash of everything in the Body
	inhoud                string            // hash of the content
	extra                 map[string]string // extraElementen of the zaak, by name
	naam                  string            // of the one that is being read
	verwant               string            // number of an earlier zaak
	inhoudLang            int
}

type gemaakt struct {
	kenmerk, zaaktype string
	rollen, statussen int
	einddatum         string
	extra             map[string]string
	verwant           string
	documenten        map[string]int
	inhoud            map[string]string
}

func newOntvanger() *ontvanger {
	return &ontvanger{ontdubbel: true, eerder: map[string]string{}, zaken: map[string]*gemaakt{}}
}

var (
	vormDienst = regexp.MustCompile(`(genereerZaakIdentificatie|genereerDocumentIdentificatie|creeerZaak|voegZaakdocumentToe|actualiseerZaakstatus|updateZaak|geefZaakdetails|geefLijstZaakdocumenten)`)
	vormBody   = regexp.MustCompile(`(?s)<[\w-]+:Body[^>]*>(.*)</[\w-]+:Body>`)
)

// lees reads the message by the path of its elements.
func lees(r *http.Request) ontvangen {
	raw, inhoud := parts(r)
	b := ontvangen{dienst: vormDienst.FindString(r.Header.Get("SOAPAction"))}
	if m := vormBody.FindSubmatch(raw); m != nil {
		b.body = som(m[1])
	}
	d := xml.NewDecoder(strings.NewReader(string(raw)))
	var pad []string
	for {
		t, err := d.Token()
		if err != nil {
			if inhoud != nil {
				b.inhoud, b.inhoudLang = som(inhoud), len(inhoud)
			}
			return b
		}
		switch t := t.(type) {
		case xml.StartElement:
			pad = append(pad, t.Name.Local)
			if strings.HasPrefix(t.Name.Local, "heeftAls") && len(pad) > 1 && pad[len(pad)-2] == "object" {
				b.rollen++
			}
			if t.Name.Local == "extraElement" {
				i := slices.IndexFunc(t.Attr, func(a xml.Attr) bool { return a.Name.Local == "naam" })
				b.naam = t.Attr[i].Value
			}
		case xml.EndElement:
			pad = pad[:len(pad)-1]
		case xml.CharData:
			b.field(pad, strings.TrimSpace(string(t)))
		}
	}
}

// parts gives the XML and, with MTOM, the content beside it.
func parts(r *http.Request) (raw, inhoud []byte) {
	soort, p, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if soort != "multipart/related" {
		raw, _ = io.ReadAll(r.Body)
		return raw, nil
	}
	m := multipart.NewReader(r.Body, p["boundary"])
	for _, deel := range []*[]byte{&raw, &inhoud} {
		if d, err := m.NextPart(); err == nil {
			*deel, _ = io.ReadAll(d)
		}
	}
	return raw, inhoud
}

func (b *ontvangen) field(pad []string, s string) {
	if s == "" || len(pad) < 2 {
		return
	}
	switch laatste, ouder := pad[len(pad)-1], pad[len(pad)-2]; {
	case laatste == "referentienummer":
		b.ref = s
	case laatste == "tijdstipBericht":
		b.tijdstip = s
	case laatste == "identificatie" && (ouder == "object" || ouder == "gelijk") && b.nummer == "":
		b.nummer = s
	case laatste == "identificatie" && pad[len(pad)-3] == "isRelevantVoor":
		b.zaak = s
	case laatste == "kenmerk" && ouder == "kenmerk" && b.kenmerk == "":
		b.kenmerk = s
	case laatste == "code" && ouder == "gerelateerde" && pad[len(pad)-3] == "isVan":
		b.zaaktype = s
	case laatste == "extraElement" && pad[len(pad)-3] == "object":
		if b.extra == nil {
			b.extra = map[string]string{}
		}
		b.extra[b.naam] = s
	case laatste == "identificatie" && pad[len(pad)-3] == "heeftBetrekkingOpAndere":
		b.verwant = s
	case laatste == "inhoud":
		ruw, _ := base64.StdEncoding.DecodeString(s)
		b.inhoud, b.inhoudLang = som(ruw), len(ruw)
	}
}

func som(b []byte) string { h := sha256.Sum256(b); return hex.EncodeToString(h[:]) }

func (o *ontvanger) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		w.WriteHeader(http.StatusMethodNotAllowed)
		return
	}
	b := lees(r)
	o.mu.Lock()
	defer o.mu.Unlock()
	o.gezien = append(o.gezien, b)
	if o.tussen != nil && o.tussen(w, b) {
		return
	}
	uit, status := o.answer(b)
	if o.verlies != nil && o.verlies(b) {
		panic(http.ErrAbortHandler)
	}
	reply(w, status, uit)
}

func reply(w http.ResponseWriter, status int, body string) {
	w.Header().Set("Content-Type", "text/xml; charset=utf-8")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, envelop(body))
}

func envelop(body string) string {
	return `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>` + body + `</s:Body></s:Envelope>`
}

const ns = ` xmlns:StUF="http://www.egem.nl/StUF/StUF0301" xmlns:ZKN="http://www.egem.nl/StUF/sector/zkn/0310"`

func bv03(ref string) string { return bv("Bv03", ref) }

func bv(soort, ref string) string {
	return fmt.Sprintf(`<StUF:%[1]sBericht%[2]s><StUF:stuurgegevens><StUF:berichtcode>%[1]s</StUF:berichtcode><StUF:crossRefnummer>%[3]s</StUF:crossRefnummer></StUF:stuurgegevens></StUF:%[1]sBericht>`, soort, ns, ref)
}

func fo(soort, ref, code, plek, tekst string) string {
	return fmt.Sprintf(`<StUF:%[1]sBericht%[2]s><StUF:stuurgegevens><StUF:berichtcode>%[1]s</StUF:berichtcode><StUF:crossRefnummer>%[3]s</StUF:crossRefnummer></StUF:stuurgegevens><StUF:body><StUF:code>%[4]s</StUF:code><StUF:plek>%[5]s</StUF:plek><StUF:omschrijving>%[6]s</StUF:omschrijving></StUF:body></StUF:%[1]sBericht>`, soort, ns, ref, code, plek, tekst)
}

func fault(body string) string {
	return `<s:Fault><faultcode>s:Server</faultcode><faultstring>fout</faultstring><detail>` + body + `</detail></s:Fault>`
}

func (o *ontvanger) answer(b ontvangen) (string, int) {
	if a, ok := o.eerder[b.ref]; ok && o.ontdubbel && !strings.HasPrefix(b.dienst, "geef") {
		return a, http.StatusOK
	}
	uit, status := o.handle(b)
	o.eerder[b.ref] = uit
	return uit, status
}

func (o *ontvanger) handle(b ontvangen) (string, int) {
	switch b.dienst {
	case "genereerZaakIdentificatie", "genereerDocumentIdentificatie":
		o.nr++
		wat := strings.TrimPrefix(strings.TrimSuffix(b.dienst, "Identificatie"), "genereer")
		return du02(wat, b.ref, fmt.Sprintf("0363%s%d", wat, o.nr)), http.StatusOK
	case "geefZaakdetails":
		return o.details(b), http.StatusOK
	case "geefLijstZaakdocumenten":
		return o.lijst(b), http.StatusOK
	}
	if o.traag {
		o.wachtrij = append(o.wachtrij, b)
		return bv03(b.ref), http.StatusOK
	}
	if code, tekst := o.do(b); code != "" {
		return fault(fo("Fo03", b.ref, code, "client", tekst)), http.StatusInternalServerError
	}
	return bv03(b.ref), http.StatusOK
}

func du02(wat, ref, nummer string) string {
	return fmt.Sprintf(`<ZKN:genereer%[1]sIdentificatie_Du02%[2]s><ZKN:stuurgegevens><StUF:berichtcode>Du02</StUF:berichtcode><StUF:crossRefnummer>%[3]s</StUF:crossRefnummer></ZKN:stuurgegevens><ZKN:%[4]s><ZKN:identificatie>%[5]s</ZKN:identificatie></ZKN:%[4]s></ZKN:genereer%[1]sIdentificatie_Du02>`,
		wat, ns, ref, strings.ToLower(wat), nummer)
}

// do carries a message out, or says why not.
func (o *ontvanger) do(b ontvangen) (code, tekst string) {
	switch b.dienst {
	case "creeerZaak":
		if o.zaken[b.nummer] != nil {
			return "StUF058", "Zaakidentificatie niet uniek"
		}
		o.zaken[b.nummer] = &gemaakt{kenmerk: b.kenmerk, zaaktype: b.zaaktype, rollen: b.rollen, extra: map[string]string{}, verwant: b.verwant, documenten: map[string]int{}, inhoud: map[string]string{}}
		maps.Copy(o.zaken[b.nummer].extra, b.extra)
	case "voegZaakdocumentToe":
		z := o.zaken[b.zaak]
		if z == nil {
			return "StUF064", "Object niet gevonden"
		}
		if o.uniek && z.documenten[b.nummer] > 0 {
			return "StUF058", "Documentidentificatie niet uniek"
		}
		z.documenten[b.nummer]++
		z.inhoud[b.nummer] = b.inhoud
	default:
		z := o.zaken[b.nummer]
		if z == nil {
			return "StUF064", "Object niet gevonden"
		}
		if b.extra != nil {
			maps.Copy(z.extra, b.extra)
			return "", ""
		}
		z.statussen++
	}
	return "", ""
}

// process carries out what was accepted; keep tells which messages do not get lost.
func (o *ontvanger) process(keep func(ontvangen) bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, b := range o.wachtrij {
		if keep(b) {
			_, _ = o.do(b)
		}
	}
	o.wachtrij = nil
}

func alles(ontvangen) bool { return true }

func la01(ref, object string) string {
	return fmt.Sprintf(`<ZKN:zakLa01%s><ZKN:stuurgegevens><StUF:berichtcode>La01</StUF:berichtcode><StUF:crossRefnummer>%s</StUF:crossRefnummer><StUF:entiteittype>ZAK</StUF:entiteittype></ZKN:stuurgegevens><ZKN:parameters><StUF:indicatorVervolgvraag>false</StUF:indicatorVervolgvraag></ZKN:parameters><ZKN:antwoord>%s</ZKN:antwoord></ZKN:zakLa01>`, ns, ref, object)
}

func (o *ontvanger) details(b ontvangen) string {
	z := o.zaken[b.nummer]
	if z == nil {
		return la01(b.ref, "")
	}
	uit := `<ZKN:object StUF:entiteittype="ZAK"><ZKN:identificatie>` + b.nummer + `</ZKN:identificatie>`
	if z.kenmerk != "" {
		uit += `<ZKN:kenmerk><ZKN:kenmerk>` + z.kenmerk + `</ZKN:kenmerk><ZKN:bron>SOLO</ZKN:bron></ZKN:kenmerk>`
	}
	if z.einddatum != "" {
		uit += `<ZKN:einddatum>` + z.einddatum + `</ZKN:einddatum>`
	}
	uit += `<ZKN:isVan StUF:entiteittype="ZAKZKT"><ZKN:gerelateerde StUF:entiteittype="ZKT"><ZKN:code>` + z.zaaktype + `</ZKN:code></ZKN:gerelateerde></ZKN:isVan>`
	uit += strings.Repeat(`<ZKN:heeftAlsInitiator StUF:entiteittype="ZAKBTRINI"><ZKN:omschrijving>x</ZKN:omschrijving></ZKN:heeftAlsInitiator>`, z.rollen)
	uit += strings.Repeat(`<ZKN:heeft StUF:entiteittype="ZAKSTT"><ZKN:gerelateerde StUF:entiteittype="STT"><ZKN:volgnummer>1</ZKN:volgnummer></ZKN:gerelateerde></ZKN:heeft>`, z.statussen)
	return la01(b.ref, uit+`</ZKN:object>`)
}

func (o *ontvanger) lijst(b ontvangen) string {
	z := o.zaken[b.nummer]
	if z == nil {
		return la01(b.ref, "")
	}
	uit := `<ZKN:object StUF:entiteittype="ZAK"><ZKN:identificatie>` + b.nummer + `</ZKN:identificatie>`
	for d, n := range z.documenten {
		uit += strings.Repeat(`<ZKN:heeftRelevant StUF:entiteittype="ZAKEDC"><ZKN:gerelateerde StUF:entiteittype="EDC"><ZKN:identificatie>`+d+`</ZKN:identificatie></ZKN:gerelateerde></ZKN:heeftRelevant>`, n)
	}
	return la01(b.ref, uit+`</ZKN:object>`)
}

// sent are the messages of one service, in order.
func (o *ontvanger) sent(dienst string) (uit []ontvangen) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, b := range o.gezien {
		if b.dienst == dienst {
			uit = append(uit, b)
		}
	}
	return uit
}

// changes are the services that change something, in order.
func (o *ontvanger) changes() (uit []string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, b := range o.gezien {
		if !strings.HasPrefix(b.dienst, "geef") {
			uit = append(uit, b.dienst)
		}
	}
	return uit
}
