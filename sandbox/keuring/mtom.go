package keuring

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/textproto"
	"net/url"
	"slices"
	"strings"
)

const nsXOP = "http://www.w3.org/2004/08/xop/include"

// An mtom unpacks a multipart message (SOAP MTOM, XOP 1.0): it keeps the root part,
// and of the others only by which name they go.
type mtom struct {
	*io.PipeWriter
	klaar chan struct{}
	start string // Content-ID of the root part; "" = the first
	root  *knip  // nil = there was none
	delen []string
	fout  []string
}

func newMTOM(p map[string]string) *mtom {
	r, w := io.Pipe()
	m := &mtom{PipeWriter: w, klaar: make(chan struct{}), start: cid(p["start"])}
	m.check(p["type"] == "application/xop+xml", "the type of the multipart is not application/xop+xml")
	go func() {
		defer close(m.klaar)
		m.check(m.read(multipart.NewReader(r, p["boundary"])) == nil, "the multipart cannot be read to its end")
		_, _ = io.Copy(io.Discard, r) // what follows the last part must not hold up the writer
	}()
	return m
}

func (m *mtom) check(goed bool, wat string) {
	if !goed {
		m.fout = append(m.fout, wat)
	}
}

func (m *mtom) read(r *multipart.Reader) error {
	for i := 0; ; i++ {
		deel, err := r.NextRawPart()
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		if err := m.part(deel, i == 0); err != nil {
			return err
		}
	}
}

func (m *mtom) part(deel *multipart.Part, eerste bool) error {
	id := cid(deel.Header.Get("Content-Id"))
	var naar io.Writer = io.Discard
	if m.root == nil && (id == m.start || m.start == "" && eerste) {
		m.root = new(knip)
		naar = m.root
		m.rootHeader(deel.Header)
	} else {
		m.delen = append(m.delen, id)
	}
	_, err := io.Copy(naar, deel)
	return err
}

func (m *mtom) rootHeader(h textproto.MIMEHeader) {
	soort, _, _ := mime.ParseMediaType(h.Get("Content-Type"))
	m.check(soort == "application/xop+xml", "the root part is not application/xop+xml")
}

func (m *mtom) close() bericht {
	_ = m.PipeWriter.Close() // never fails
	<-m.klaar
	if m.root == nil {
		m.check(false, "the multipart has no root part")
		return bericht{fouten: m.fout}
	}
	b := m.fill(m.root.uit.Bytes())
	return bericht{xml: b, teLang: m.root.uit.teLang, fouten: append(m.fout, m.root.fouten...)}
}

// fill puts a short content where the root part includes another one, and notes
// includes without part and parts without include.
func (m *mtom) fill(root []byte) []byte {
	var uit []byte
	gevonden, vanaf := []string{}, 0
	for _, i := range includes(root) {
		id := cid(i.href)
		m.check(strings.HasPrefix(i.href, "cid:") && slices.Contains(m.delen, id), "an xop:Include names no part")
		m.check(i.alleen(root), "an xop:Include is not alone in its element")
		gevonden = append(gevonden, id)
		uit = append(append(uit, root[vanaf:i.van]...), "QUJD"...)
		vanaf = i.tot
	}
	for _, id := range m.delen {
		m.check(slices.Contains(gevonden, id), "a part is not included anywhere")
	}
	return append(uit, root[vanaf:]...)
}

// An include is one xop:Include, by its place in the root part.
type include struct {
	van, tot int
	href     string
}

func includes(root []byte) (uit []include) {
	d := decoder(root)
	for {
		van := int(d.InputOffset())
		t, err := d.Token()
		if err != nil {
			return uit // whoever judges the message will say what is wrong with it
		}
		if s, ok := t.(xml.StartElement); ok && s.Name == (xml.Name{Space: nsXOP, Local: "Include"}) {
			i := include{van: van}
			for _, a := range s.Attr {
				if a.Name.Local == "href" {
					i.href = a.Value
				}
			}
			if d.Skip() != nil {
				return uit
			}
			i.tot = int(d.InputOffset())
			uit = append(uit, i)
		}
	}
}

// alleen says whether nothing stands beside it, as XOP 1.0 section 3.1 wants.
func (i include) alleen(root []byte) bool {
	voor, na := bytes.TrimSpace(root[:i.van]), bytes.TrimSpace(root[i.tot:])
	return bytes.HasSuffix(voor, []byte(">")) && bytes.HasPrefix(na, []byte("</"))
}

// cid is the bare name in a Content-ID header, a start parameter or a cid: URL.
func cid(s string) string {
	if kaal, ok := strings.CutPrefix(s, "cid:"); ok {
		s, _ = url.PathUnescape(kaal)
	}
	return strings.Trim(strings.TrimSpace(s), "<>")
}
