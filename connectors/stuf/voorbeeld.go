package stuf

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"path"
	"regexp"
	"strings"

	"solo/connectors"
	"solo/connectors/stuf/zds"
)

// Voorbeeld gives schrijf every message that Deliver would send, in order, as it would
// go over the line but for the credentials, and sends nothing: the same code runs
// against a transport that answers by itself. Numbers that the receiver draws are
// placeholders. The questions of finding and reading back come once, at the end. The
// reader is valid until schrijf returns; an error of schrijf ends it. Personal data.
func (c *Connector) Voorbeeld(ctx context.Context, o connectors.Opdracht, schrijf func(naam string, inhoud io.Reader) error) error {
	t := &toneel{schrijf: schrijf}
	inst := c.inst
	inst.Vragen, inst.Dubbelcontrole, inst.Basic, inst.WSS = false, true, nil, nil
	inst.Transport = func(http.RoundTripper) http.RoundTripper { return t }
	proef, err := New(inst, c.log, c.now)
	if err != nil {
		return err
	}
	defer proef.Close()
	j, err := c.kladblok(ctx, o)
	if err != nil {
		return err
	}
	ontvangst, err := proef.Deliver(ctx, o, j)
	if err == nil && c.inst.Vragen {
		proef.showQuestions(ctx, ontvangst.Zaaknummer)
	}
	if t.fout != nil {
		return t.fout
	}
	return err
}

// kladblok holds that the zaken to point at are there: without questions it is not known.
func (c *Connector) kladblok(ctx context.Context, o connectors.Opdracht) (*connectors.Kladblok, error) {
	j := connectors.NewKladblok(c.now)
	for n, v := range o.Zaak.Verwant {
		raw, err := json.Marshal(uitkomst{Nummer: v.Zaaknummer, Gevonden: true})
		if err == nil {
			err = j.Done(ctx, stapVerwant(n), raw, false)
		}
		if err != nil {
			return nil, err
		}
	}
	return j, nil
}

// showQuestions puts both; what is answered does not matter.
func (c *Connector) showQuestions(ctx context.Context, nummer string) {
	_, _ = c.ask(ctx, teruglezen, c.schrijver.GeefZaakdetails(c.zender.vraag(), nummer))
	_, _ = c.ask(ctx, teruglezen, c.schrijver.GeefLijstZaakdocumenten(c.zender.vraag(), nummer))
}

// toneel plays the receiver of one Voorbeeld: it accepts everything.
type toneel struct {
	schrijf func(string, io.Reader) error
	fout    error // of schrijf
	nr      int
}

// RoundTrip shows the message and answers it.
func (t *toneel) RoundTrip(r *http.Request) (*http.Response, error) {
	if t.fout != nil {
		return nil, t.fout
	}
	defer func() { _ = r.Body.Close() }()
	t.nr++
	actie := actieVan(r.Header)
	kopie := &staart{r: r.Body}
	if err := t.schrijf(t.naam(actie, r.Header.Get("Content-Type")), kopie); err != nil {
		t.fout = err
		return nil, err
	}
	if _, err := io.Copy(io.Discard, kopie); err != nil {
		return nil, err
	}
	return &http.Response{StatusCode: http.StatusOK, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Request: r,
		Header: http.Header{"Content-Type": {"text/xml; charset=utf-8"}}, Body: io.NopCloser(strings.NewReader(t.answer(actie, kopie.begin.Bytes())))}, nil
}

// naam sorts, and tells the service. With MTOM a message is no XML file.
func (t *toneel) naam(actie, soort string) string {
	ext := "xml"
	if strings.HasPrefix(soort, "multipart/") {
		ext = "mime"
	}
	return fmt.Sprintf("%02d-%s.%s", t.nr, path.Base(actie), ext)
}

var vormActie = regexp.MustCompile(`action="([^"]*)"`)

// actieVan reads the SOAPAction of SOAP 1.1, as it is spelled there, or the parameter
// of 1.2.
func actieVan(kop http.Header) string {
	for naam, a := range kop {
		if strings.EqualFold(naam, "SOAPAction") && len(a) > 0 {
			return strings.Trim(a[0], `"`)
		}
	}
	if m := vormActie.FindStringSubmatch(kop.Get("Content-Type")); m != nil {
		return m[1]
	}
	return "bericht"
}

var vormReferentie = regexp.MustCompile(`<StUF:referentienummer>([^<]*)<`)

const (
	toneelKop  = `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>`
	toneelVoet = `</soap:Body></soap:Envelope>`
	stufNS     = `xmlns:StUF="` + zds.NSStUF + `"`
	zknNS      = `xmlns:zkn="` + zds.NSZKN + `"`
)

func (t *toneel) answer(actie string, begin []byte) string {
	ref := ""
	if m := vormReferentie.FindSubmatch(begin); m != nil {
		ref = string(m[1])
	}
	stuur := func(code string) string {
		return fmt.Sprintf(`stuurgegevens><StUF:berichtcode>%s</StUF:berichtcode><StUF:crossRefnummer>%s</StUF:crossRefnummer>`, code, ref)
	}
	uit := `<StUF:Bv03Bericht ` + stufNS + `><StUF:` + stuur("Bv03") + `</StUF:stuurgegevens></StUF:Bv03Bericht>`
	for dienst, wat := range map[string]string{"genereerZaak": "zaak", "genereerDocument": "document"} {
		if strings.Contains(actie, dienst) {
			uit = fmt.Sprintf(`<zkn:%sIdentificatie_Du02 %s %s><zkn:%s</zkn:stuurgegevens><zkn:%s><zkn:identificatie>VOORBEELD-%d</zkn:identificatie></zkn:%s></zkn:%sIdentificatie_Du02>`,
				dienst, stufNS, zknNS, stuur("Du02"), wat, t.nr, wat, dienst)
		}
	}
	return toneelKop + uit + toneelVoet
}

// staart passes a body on and remembers its beginning, where the stuurgegevens are.
type staart struct {
	r     io.Reader
	begin bytes.Buffer
}

func (s *staart) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	if ruimte := 64<<10 - s.begin.Len(); ruimte > 0 {
		s.begin.Write(p[:min(n, ruimte)])
	}
	return n, err
}
